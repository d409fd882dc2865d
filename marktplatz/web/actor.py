"""Who is asking: from the cookie to an actor."""

from __future__ import annotations

from datetime import datetime

from flask import Response, current_app, g, request

from marktplatz.accounts import queries as accounts
from marktplatz.accounts.queries import Presence
from marktplatz.core.permissions import NOBODY, Actor, Role
from marktplatz.settings import Settings


def cookie_name() -> str:
    """Return the name of the only cookie; in production the browser binds it to host and https."""
    settings: Settings = current_app.config["SETTINGS"]
    return "__Host-marktplatz" if settings.is_production else "marktplatz"


def recognise() -> None:
    """Look the session up once per request, where there is a cookie at all."""
    secret = request.cookies.get(cookie_name())
    found = accounts.presence(secret) if secret else None
    g.presence = found
    g.session_secret = secret if found else None


def presence() -> Presence | None:
    """Return who is signed in."""
    found: Presence | None = g.get("presence")
    return found


def actor() -> Actor:
    """Return the one who acts; nobody for visitors."""
    found = presence()
    return found.actor if found else NOBODY


def is_outside_adviser(who: Actor) -> bool:
    """Say whether somebody advises and belongs to no organisation: there is no booth that they could open or begin."""
    return Role.ADVISER in who.roles and not who.organisation_ids


def set_cookie(response: Response, secret: str, expires: datetime) -> None:
    """Hand the session's secret to the browser, for the server's eyes only."""
    settings: Settings = current_app.config["SETTINGS"]
    response.set_cookie(
        cookie_name(),
        secret,
        expires=expires,
        httponly=True,
        samesite="Lax",
        secure=settings.is_production,
        path="/",
    )


def drop_cookie(response: Response) -> None:
    """Let the browser forget it."""
    settings: Settings = current_app.config["SETTINGS"]
    response.delete_cookie(cookie_name(), httponly=True, samesite="Lax", secure=settings.is_production, path="/")
