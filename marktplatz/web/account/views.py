"""Routes of signing in and out. A GET never signs in, never uses a link up and sets no cookie."""

from __future__ import annotations

from flask import Response, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from marktplatz.accounts import actions, links
from marktplatz.core.errors import Invalid
from marktplatz.core.permissions import Policy
from marktplatz.core.text import Text
from marktplatz.events import queries as events
from marktplatz.web.account.desks import desks_of
from marktplatz.web.account.link import PERSONAL, SIGN_IN, link_page, use_link
from marktplatz.web.account.pace import answer_in_step
from marktplatz.web.actor import actor, drop_cookie, presence, recognise
from marktplatz.web.forms.problems import Problem
from marktplatz.web.language import language
from marktplatz.web.surface import Surface
from marktplatz.web.written import FormNames, Label, declare

surface = Surface("account", __name__, url_prefix="/<lang:lang>/konto")

_EMAIL = Text(de="E-Mail-Adresse", en="E-mail address")


def _label(name: str) -> Label | None:
    return Label(_EMAIL.in_(language())) if name == "email" else None


declare(surface.name, FormNames(label=_label))


@surface.after_request
def _keep_private(response: Response) -> Response:
    """What is here depends on a secret in the address or in the cookie."""
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Cookie")
    return response


@surface.get("/", policy=Policy.PUBLIC)
def sign_in_page() -> ResponseReturnValue:
    """Ask for the address to send a sign-in link to; the one who is signed in is shown the way to the desks."""
    recognise()
    found = presence()
    if found is not None:
        return render_template("account/signed_in.html", account=found.account, desks=desks_of(found.actor))
    return _sign_in_form(is_sent=request.args.get("meldung") == "unterwegs")


@surface.post("/", policy=Policy.PUBLIC)
def ask_for_link() -> ResponseReturnValue:
    """Send a link where the address is known; the answer, and when it comes, are the same for every address."""
    typed = request.form.get("email", "")
    answer_in_step()
    try:
        actions.ask_for_sign_in_link(typed, actor=actor())
    except Invalid as error:
        return _sign_in_form(typed=typed, error=error), 422
    return redirect(url_for("account.sign_in_page", meldung="unterwegs"), 303)


@surface.get("/zugang/<token>", policy=Policy.PUBLIC)
def personal_link(token: str) -> ResponseReturnValue:
    """Show whose personal link this is, and a button."""
    return link_page(token, PERSONAL)


@surface.post("/zugang/<token>", policy=Policy.PUBLIC)
def use_personal_link(token: str) -> ResponseReturnValue:
    """Sign in with a personal link, which stays good."""
    return use_link(token, PERSONAL)


@surface.get("/anmelden/<token>", policy=Policy.PUBLIC)
def sign_in_link(token: str) -> ResponseReturnValue:
    """Show whose sign-in link this is, and a button."""
    return link_page(token, SIGN_IN)


@surface.post("/anmelden/<token>", policy=Policy.PUBLIC)
def use_sign_in_link(token: str) -> ResponseReturnValue:
    """Sign in with a sign-in link, which is used up by that."""
    return use_link(token, SIGN_IN)


@surface.get("/abmelden", policy=Policy.SIGNED_IN)
def sign_out_page() -> ResponseReturnValue:
    """Show the button that ends the session."""
    found = presence()
    assert found is not None
    return render_template("account/sign_out.html", account=found.account)


@surface.post("/abmelden", policy=Policy.SIGNED_IN)
def sign_out() -> ResponseReturnValue:
    """End the session on the server and let the browser forget its cookie."""
    actions.sign_out(g.session_secret, actor=actor())
    response = make_response(redirect(url_for("public.home"), 303))
    drop_cookie(response)
    return response


def _sign_in_form(*, is_sent: bool = False, typed: str = "", error: Invalid | None = None) -> str:
    message = error.problems["email"] if error else None
    return render_template(
        "account/sign_in.html",
        event=events.current(),
        is_sent=is_sent,
        typed=typed,
        message=message,
        problems=[Problem(_("E-mail address"), message, "#email")] if message else [],
        minutes=int(links.SIGN_IN_LIFE.total_seconds() // 60),
    )
