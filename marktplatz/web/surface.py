"""A surface: routes for one audience. Every route names its policy and runs in one unit of work, or needs none."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from marktplatz.core.errors import MarketplaceError, Refused
from marktplatz.core.permissions import Policy
from marktplatz.core.text import Text
from marktplatz.reactions import transaction
from marktplatz.web import csrf
from marktplatz.web.actor import actor, presence, recognise

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

View = Callable[..., Any]

SIGN_IN_FIRST = Text(
    de="Ihre Sitzung ist zu Ende, oder Sie sind nicht angemeldet. Es ist nichts geschehen.",
    en="Your session is over, or you are not signed in. Nothing has been done.",
)
ROLE_MISSING = {
    Policy.REVIEWER: Text(
        de="Diese Seite ist für Prüfer*innen. Ihr Konto hat diese Rolle nicht.",
        en="This page is for reviewers. Your account does not have that role.",
    ),
    Policy.ORGANISER: Text(
        de="Diese Seite ist für Organisator*innen. Ihr Konto hat diese Rolle nicht.",
        en="This page is for organisers. Your account does not have that role.",
    ),
}
EXHIBITORS_SESSION = Text(
    de="Mit dem persönlichen Link sind Sie hier nur als Aussteller*in. Lassen Sie sich einen Link zum Anmelden "
    "schicken, um diese Seite zu öffnen.",
    en="With the personal link you are here as an exhibitor only. Have a sign-in link sent to you to open this page.",
)


class SignInNeeded(MarketplaceError):
    """Nobody is signed in."""

    code = "sign_in_needed"


class Surface(Blueprint):
    """A blueprint whose routes cannot be registered without ``policy=``."""

    def add_url_rule(
        self,
        rule: str,
        endpoint: str | None = None,
        view_func: View | None = None,
        provide_automatic_options: bool | None = None,
        **options: Any,
    ) -> None:
        """Register a route; TypeError without a policy.

        ``prepare`` is called with the parts of the address before the transaction of an unsafe request begins, once the
        policy has admitted the actor: for work that takes long. ``database=False`` is for a public page that must be
        there when the database is not: it has no unit of work.
        """
        policy, database = options.pop("policy", None), options.pop("database", True)
        prepare: View | None = options.pop("prepare", None)
        if not isinstance(policy, Policy):
            raise TypeError(f"the route {rule} names no policy")
        if view_func is None:
            raise TypeError(f"the route {rule} has no view")
        if not database and (policy is not Policy.PUBLIC or not SAFE.issuperset(options.get("methods") or ("GET",))):
            raise TypeError(f"the route {rule} cannot tell without the database who may do what")
        guarded = _guarded(view_func, policy, prepare) if database else _open(view_func)
        super().add_url_rule(rule, endpoint or view_func.__name__, guarded, provide_automatic_options, **options)


def keep() -> None:
    """Keep what was written although the answer says that something is wrong (status 400 and above).

    For a saved draft with flaws: the text is stored, and the answer is 422.
    """
    g.keeps = True


def _guarded(view: View, policy: Policy, prepare: View | None) -> View:
    @wraps(view)
    def run(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        safe = request.method in SAFE
        g.keeps = False
        if not safe and (prepare is None or _admits(policy)):
            if prepare is not None:
                prepare(*args, **kwargs)
            _receive()
        with transaction(writes=not safe) as work:
            if policy is not Policy.PUBLIC or not safe:
                recognise()
            if not policy.admits(actor()):
                return _turn_away(policy, safe=safe)
            if not safe:
                csrf.require()
            response: ResponseReturnValue = view(*args, **kwargs)
            if not safe and status_of(response) >= 400 and not g.keeps:
                work.give_up()
        return response

    run.policy = policy  # type: ignore[attr-defined]  # a function takes attributes, its type names none
    return run


def _receive() -> None:
    """Read the whole form now: who sends slowly must not hold the database meanwhile, and with it all who write."""
    _ = request.form


def _admits(policy: Policy) -> bool:
    with transaction(writes=False):
        recognise()
        return policy.admits(actor())


def _open(view: View) -> View:
    @wraps(view)
    def run(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        response: ResponseReturnValue = view(*args, **kwargs)
        return response

    run.policy = Policy.PUBLIC  # type: ignore[attr-defined]  # a function takes attributes, its type names none
    return run


def status_of(response: ResponseReturnValue) -> int:
    """Return the status of what a view returned."""
    if isinstance(response, Response):
        return response.status_code
    if isinstance(response, tuple):
        found = next((part for part in response[1:] if isinstance(part, int)), None)
        return found if found is not None else status_of(response[0])
    return 200


def _turn_away(policy: Policy, *, safe: bool) -> ResponseReturnValue:
    found = presence()
    if found is not None:
        is_less = found.sign_in.is_exhibitors and bool(found.account.roles)
        raise Refused(EXHIBITORS_SESSION if is_less else ROLE_MISSING[policy])
    if safe:
        return redirect(url_for("account.sign_in_page"), 303)
    raise SignInNeeded(SIGN_IN_FIRST)
