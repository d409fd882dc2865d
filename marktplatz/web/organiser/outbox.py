"""The outbox: what was sent, what waits, what could not be delivered."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from marktplatz.core.database import session
from marktplatz.core.errors import Missing
from marktplatz.core.services import services_of
from marktplatz.core.text import Text
from marktplatz.mail import actions, marks, queries
from marktplatz.mail.models import OutboxMail
from marktplatz.web.actor import actor
from marktplatz.web.numbers import page_wished, pages_of
from marktplatz.web.organiser.parts import notice

STATES: dict[str, Text] = {
    "waiting": Text(de="Wartet", en="Waiting"),
    "failed": Text(de="Nicht zugestellt", en="Not delivered"),
    "sent": Text(de="Verschickt", en="Sent"),
}
NOTICES = frozenset({"erneut"})


def outbox_page() -> ResponseReturnValue:
    """Return a page of the mails, of all or of one state; a page beyond leads to the last one."""
    wished = request.args.get("state", "")
    state = wished if wished in STATES else ""
    page = page_wished(request.args)
    mails, total = queries.outbox(state=state, page=page)
    pages = pages_of(total, queries.PAGE)

    def address(number: int) -> str:
        return url_for("organiser.outbox", state=state or None, page=number)

    if page > pages:
        return redirect(address(pages), 302)
    counts = queries.counts()
    return render_template(
        "organiser/outbox.html",
        mails=mails,
        total=total,
        state=state,
        states=STATES,
        counts=counts,
        all_mails=sum(counts.values()),
        page=page,
        pages=pages,
        page_address=address,
        notice=notice(NOTICES),
    )


def mail_page(number: int) -> str:
    """Return one mail. Addresses that sign in are blanked out, but in the demo, where everybody has every role."""
    mail = _mail(number)
    is_demo = services_of(session).site.demo
    words = _("[Link, only in the mail itself]")
    return render_template(
        "organiser/mail.html",
        mail=mail,
        paragraphs=_paragraphs(marks.filled(mail) if is_demo else marks.blanked(mail, words)),
        addresses=list(marks.addresses(mail).values()) if is_demo else [],
        states=STATES,
    )


def retry_mail(number: int) -> ResponseReturnValue:
    """Let a mail be tried again."""
    actions.try_again(number, actor=actor())
    return redirect(url_for("organiser.outbox", meldung="erneut"), 303)


def _paragraphs(body: str) -> list[list[str]]:
    """Return the lines of every paragraph; one that was only filled to the width of a mail flows again."""
    parts = [part.split("\n") for part in body.strip().split("\n\n")]
    return [lines if any(line[:1] in "> -" for line in lines) else [" ".join(lines)] for lines in parts]


def _mail(number: int) -> OutboxMail:
    mail = queries.one(number)
    if mail is None:
        raise Missing()
    return mail
