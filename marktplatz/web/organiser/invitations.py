"""Inviting exhibitors, and their personal links."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from marktplatz.accounts import actions, links, queries
from marktplatz.accounts.models import Invitation
from marktplatz.core.database import session
from marktplatz.core.errors import Invalid, Missing
from marktplatz.core.services import services_of
from marktplatz.core.text import Text
from marktplatz.events.models import Event
from marktplatz.web.actor import actor
from marktplatz.web.forms.problems import Problem
from marktplatz.web.language import language
from marktplatz.web.numbers import page_wished, pages_of
from marktplatz.web.organiser.parts import notice
from marktplatz.web.written import FormNames, Label, declare

NOTICES = frozenset({"eingeladen", "erneut", "neuer-link", "gesperrt"})

_TYPED = {
    "email": Text(de="E-Mail-Adresse", en="E-mail address"),
    "organisation": Text(de="Organisation", en="Organisation"),
}


def _label(name: str) -> Label | None:
    return Label(_TYPED[name].in_(language())) if name in _TYPED else None


declare("organiser", FormNames(steering=frozenset({"language"}), label=_label))


@dataclass(frozen=True)
class Typed:
    """The form as it was sent."""

    email: str = ""
    organisation: str = ""
    language: str = "de"


def invitations_page(event: Event, *, typed: Typed | None = None, error: Invalid | None = None) -> str | Response:
    """Return the form and a page of the invitations; a page beyond leads to the last one."""
    page = page_wished(request.args)
    found = queries.invitations(event.id, page=page)
    pages = pages_of(found.total, queries.PAGE)

    def address(number: int) -> str:
        return url_for("organiser.invitations", event=event.slug, page=number)

    if page > pages and typed is None:
        return redirect(address(pages), 302)
    site = services_of(session).site
    problems = error.problems if error else {}
    labels = {"email": _("E-mail address"), "organisation": _("Organisation"), "language": _("Language of the mail")}
    return render_template(
        "organiser/invitations.html",
        event=event,
        rows=[
            (each, "" if each.id in found.with_role else links.address(each.link, site, each.account.language))
            for each in found.invitations
        ],
        total=found.total,
        unused=found.total - found.used,
        page=page,
        pages=pages,
        page_address=address,
        typed=typed or Typed(language=language()),
        error=error,
        messages=problems,
        problems=[Problem(labels[name], problems[name], f"#{name}") for name in labels if name in problems],
        notice=notice(NOTICES),
    )


def invite_exhibitor(event: Event) -> ResponseReturnValue:
    """Invite as the form says; what was typed stays when something is wrong with it."""
    form = request.form
    typed = Typed(form.get("email", ""), form.get("organisation", ""), form.get("language", ""))
    try:
        outcome = _outcome(event, typed)
        actions.invite(typed.email, typed.organisation, event_id=event.id, language=typed.language, actor=actor())
    except Invalid as error:
        return invitations_page(event, typed=typed, error=error), 422
    return _back(event, outcome)


def revoke_invitation(event: Event, number: int) -> ResponseReturnValue:
    """Revoke the link of an invitation of this event."""
    invitation = queries.invitation(event.id, number)
    if invitation is None:
        raise Missing()
    actions.revoke(invitation.link_id, actor=actor())
    return _back(event, "gesperrt")


def _outcome(event: Event, typed: Typed) -> str:
    """Say which confirmation inviting will deserve. Broken answers are left to the action, which reports them all."""
    try:
        earlier: Invitation | None = queries.earlier_invitation(event.id, typed.email, typed.organisation)
    except Invalid:
        return ""
    if earlier is None:
        return "eingeladen"
    return "neuer-link" if earlier.link.revoked_at else "erneut"


def _back(event: Event, said: str) -> ResponseReturnValue:
    return redirect(url_for("organiser.invitations", event=event.slug, meldung=said), 303)
