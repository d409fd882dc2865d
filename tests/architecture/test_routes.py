"""Every route names its policy; what a library brings is listed."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.routing import Rule

from marktplatz.core.permissions import Policy
from marktplatz.web.routes import LIBRARY_ROUTES
from marktplatz.web.surface import Surface

pytestmark = pytest.mark.usefixtures("app")


def unguarded(app: Flask) -> list[str]:
    """Return the routes that neither a surface guards nor the list of library routes names."""

    def is_guarded(rule: Rule) -> bool:
        view = app.view_functions[rule.endpoint]
        return isinstance(getattr(view, "policy", None), Policy) or rule.endpoint in LIBRARY_ROUTES

    return [f"{rule.rule} ({rule.endpoint})" for rule in app.url_map.iter_rules() if not is_guarded(rule)]


def test_every_route_has_a_policy(app: Flask) -> None:
    assert len(list(app.url_map.iter_rules())) > 20
    assert unguarded(app) == []


def test_a_route_beside_the_surfaces_is_seen() -> None:
    bare = Flask("bare")
    bare.add_url_rule("/secret", "secret", lambda: "")
    assert unguarded(bare) == ["/secret (secret)"]


def test_library_routes_exist_and_have_a_known_policy(app: Flask) -> None:
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert set(LIBRARY_ROUTES) <= endpoints
    assert all(Policy(policy) for policy in LIBRARY_ROUTES.values())


@pytest.mark.parametrize("policy", [None, "public", True])
def test_a_surface_takes_no_route_without_a_policy(policy: object) -> None:
    surface = Surface("free", __name__)
    with pytest.raises(TypeError, match="policy"):
        surface.add_url_rule("/x", "x", lambda: "", policy=policy)


def test_a_surface_takes_no_route_without_a_view() -> None:
    with pytest.raises(TypeError, match="view"):
        Surface("free", __name__).add_url_rule("/x", "x", policy=Policy.PUBLIC)


@pytest.mark.parametrize(("policy", "method"), [(Policy.SIGNED_IN, "GET"), (Policy.PUBLIC, "POST")])
def test_without_the_database_there_are_public_pages_only(policy: Policy, method: str) -> None:
    surface = Surface("free", __name__)
    with pytest.raises(TypeError, match="without the database"):
        surface.add_url_rule("/x", "x", lambda: "", policy=policy, methods=[method], database=False)


def test_methods_are_plain(app: Flask) -> None:
    """A route either reads or changes: one that takes both could change something by GET."""
    both = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if {"GET", "POST"} <= (rule.methods or set()) or {"PUT", "PATCH", "DELETE"} & (rule.methods or set())
    ]
    assert both == []
