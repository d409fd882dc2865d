"""Opening an access link: a page with a button, and the step behind the button."""

from __future__ import annotations

from flask import g, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from marktplatz.accounts import actions, links, queries
from marktplatz.accounts.models import AccessLink
from marktplatz.core.database import session
from marktplatz.core.errors import Gone, MarketplaceError, Missing
from marktplatz.core.permissions import Actor
from marktplatz.core.services import services_of
from marktplatz.events import queries as events
from marktplatz.web.account.desks import EXHIBITOR, Desk, desks_of
from marktplatz.web.actor import actor, presence, recognise, set_cookie

PERSONAL = frozenset({"personal", "demo"})
SIGN_IN = frozenset({"sign_in"})


def link_page(token: str, kinds: frozenset[str]) -> ResponseReturnValue:
    """Return the page with the button; for a link that opens nothing, 404 or 410 with the way to a new one."""
    recognise()
    try:
        link = links.open_link(token, services_of(session).site, kinds=kinds)
    except (Missing, Gone) as error:
        return over_page(error)
    invited_to = queries.event_of(link)
    return render_template(
        "account/link.html",
        masked=masked(link.account.email),
        organisation=link.organisation,
        event=invited_to if invited_to and invited_to.is_public else None,
        invited_to=invited_to,
        is_once=link.kind == "sign_in",
        present=presence(),
        path=request.path,
    )


def use_link(token: str, kinds: frozenset[str]) -> ResponseReturnValue:
    """Sign in and lead to the desk. A session that was running ends: nobody can hand a session on by a link."""
    try:
        link = links.open_link(token, services_of(session).site, kinds=kinds)
        if g.session_secret:
            actions.sign_out(g.session_secret, actor=actor())
        started, secret = actions.sign_in(link)
    except (Missing, Gone) as error:
        return over_page(error)
    response = make_response(redirect(_desk_after(link, secret).address, 303))
    set_cookie(response, secret, started.expires_at)
    return response


def over_page(error: MarketplaceError) -> ResponseReturnValue:
    """Say that a link opens nothing, and how to get another one; never whether an address is known."""
    found = presence()
    page = render_template(
        "account/link_over.html",
        event=events.current(),
        is_unknown=isinstance(error, Missing),
        present=found,
        desks=desks_of(found.actor) if found else [],
    )
    return page, 404 if isinstance(error, Missing) else 410


def masked(email: str) -> str:
    """Return an address that its owner recognises and nobody else can write to: ``t…@stadt.example``."""
    name, _, domain = email.partition("@")
    return f"{name[:1] if len(name) > 1 else ''}…@{domain}"


def _desk_after(link: AccessLink, secret: str) -> Desk:
    found = queries.presence(secret)
    desks = desks_of(found.actor if found else Actor(account_id=link.account_id))
    own = [desk for desk in desks if desk.name == EXHIBITOR]
    # An invitation is about exhibiting, whatever else the person may do here.
    return own[0] if link.organisation_id is not None and own else desks[0]
