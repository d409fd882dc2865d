"""One request is one unit of work: a GET cannot write, and what is refused or fails is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from marktplatz.core import clock
from marktplatz.core.database import db, session
from marktplatz.core.errors import Conflict
from marktplatz.core.permissions import Policy
from marktplatz.core.text import Text
from marktplatz.events.models import Event
from marktplatz.web.surface import Surface, keep
from tests.client import Client
from tests.conftest import Installation, build_app
from tests.factories import Make

# What a careless author could write; the surface keeps it from doing harm.
careless = Surface("careless", __name__, url_prefix="/careless")


def _add(slug: str) -> None:
    session.add(Event(slug=slug, name={"de": slug}, created_at=clock.now()))
    session.flush()


@careless.get("/reads", policy=Policy.PUBLIC)
def reads() -> str:
    _add("by-get")
    return "done"


@careless.post("/refuses", policy=Policy.PUBLIC)
def refuses() -> tuple[str, int]:
    _add("refused")
    return "no", 422


@careless.post("/refuses-and-keeps", policy=Policy.PUBLIC)
def refuses_and_keeps() -> tuple[str, int]:
    _add("kept")
    keep()
    return "no, but", 422


@careless.post("/conflicts", policy=Policy.PUBLIC)
def conflicts() -> str:
    _add("conflicting")
    raise Conflict(Text(de="Zu spät", en="Too late"))


@careless.post("/fails", policy=Policy.PUBLIC)
def fails() -> str:
    _add("failed")
    raise ZeroDivisionError


@careless.post("/works", policy=Policy.PUBLIC)
def works() -> str:
    _add("worked")
    return "done"


@pytest.fixture
def careless_client(installation: Installation, make: Make, tmp_path: Path) -> Iterator[Client]:
    """A client of the program with the careless surface, on the database of the other tests."""
    url = make.app.config["SQLALCHEMY_DATABASE_URI"]
    app = build_app(tmp_path, DATABASE_URL=url)
    app.register_blueprint(careless)
    client = app.test_client()
    assert isinstance(client, Client)
    yield client
    with app.app_context():
        db.engine.dispose()


def slugs(make: Make) -> list[str]:
    with make.unit():
        return sorted(session.scalars(db.select(Event.slug)))


def test_a_get_that_writes_leaves_nothing(careless_client: Client, make: Make) -> None:
    for method in ("GET", "HEAD"):
        assert careless_client.open("/careless/reads", method=method, check=False).status_code == 200
    assert slugs(make) == []


@pytest.mark.parametrize(
    ("view", "status", "kept"),
    [
        ("works", 200, ["worked"]),
        ("refuses", 422, []),
        ("refuses-and-keeps", 422, ["kept"]),
        ("conflicts", 409, []),
        ("fails", 500, []),
    ],
)
def test_what_is_refused_or_fails_is_taken_back(
    careless_client: Client, make: Make, view: str, status: int, kept: list[str]
) -> None:
    response = careless_client.send(f"/careless/{view}", check=False)
    assert response.status_code == status
    assert slugs(make) == kept
    if status == 500:
        assert "ZeroDivisionError" not in response.get_data(as_text=True)


def test_after_a_failure_the_next_request_works(careless_client: Client, make: Make) -> None:
    for view in ("fails", "works"):
        careless_client.send(f"/careless/{view}", check=False)
    assert slugs(make) == ["worked"]
