"""Own booths, and the form that begins another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from marktplatz.accounts import queries as accounts
from marktplatz.accounts.models import Organisation
from marktplatz.booths import queries
from marktplatz.booths.actions import create_booth
from marktplatz.booths.models import Booth
from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.booths.titles import short_title_of
from marktplatz.booths.workflow import Status
from marktplatz.core import clock
from marktplatz.core.answers import Spoken
from marktplatz.core.errors import Invalid, Refused
from marktplatz.core.reading import Sent, Unreadable, read
from marktplatz.core.text import Text, excerpt
from marktplatz.events import queries as events
from marktplatz.events.models import Event
from marktplatz.events.rules import registration_open
from marktplatz.web.actor import actor, is_outside_adviser, presence
from marktplatz.web.exhibitor.frame import booth_path
from marktplatz.web.forms.problems import Alarm, Problem
from marktplatz.web.forms.questions import Shown, question_of
from marktplatz.web.forms.values import typed_values
from marktplatz.web.language import language
from marktplatz.web.steps import UNKNOWN_ACTION
from marktplatz.web.written import FormNames, declare

TITLE = FIELDS["title"]
NOT_YOURS = Text(
    de="Wählen Sie eine Ihrer Organisationen aus der Liste.", en="Choose one of your organisations from the list."
)
NO_ORGANISATION = Text(
    de="Ihr Konto gehört noch zu keiner Organisation. Bitten Sie die Organisator*innen um eine Einladung.",
    en="Your account does not belong to an organisation yet. Ask the organisers for an invitation.",
)
UNKNOWN_EVENT = Text(de="Wählen Sie eine Veranstaltung aus der Liste.", en="Choose an event from the list.")
UNKNOWN_BOOTH = Text(de="Wählen Sie einen Ihrer Stände aus der Liste.", en="Choose one of your booths from the list.")
NO_EVENT = Text(
    de="Zurzeit gibt es keine Veranstaltung, zu der Sie einen Stand anmelden können.",
    en="There is no event at present for which you can register a booth.",
)


@dataclass(frozen=True)
class Row:
    """One own booth in the list."""

    booth: Booth
    title: Spoken
    address: str
    is_public: bool


declare("exhibitor", FormNames(steering=frozenset({"action", "organisation", "event", "like"})))


@dataclass(frozen=True)
class Offer:
    """Where a booth can be begun: for which organisations, at which events; ``event`` is the proposed one."""

    organisations: Sequence[Organisation]
    known_events: Sequence[Event]
    open_events: Sequence[Event]
    event: Event | None


def own_booths_page() -> str:
    """Return the list of own booths with the form to begin one; to an adviser without organisation, what the role is.

    Three statements, whatever their number.
    """
    return _page(_offer(), {}, None, {})


def begin_booth() -> ResponseReturnValue:
    """Begin a booth and lead to it; the same title leads to the booth that is there."""
    sent = dict(request.form.lists())
    if request.form.get("action") != "create":
        return _page(_offer(), sent, Alarm(heading=UNKNOWN_ACTION.in_(language())), {}), 422
    offer = _offer()
    try:
        organisation = _organisation(offer, request.form.get("organisation", ""))
        event = _event(offer, request.form.get("event", ""))
        titles = read(TITLE, _titles(sent), None) or {}
        like = _like(request.form.get("like", ""))
        booth, is_new = create_booth(event, organisation.id, organisation.name, titles, actor=actor(), like=like)
    except Unreadable as unreadable:
        return _refused(offer, sent, {unreadable.name: unreadable.message}), 422
    except Invalid as invalid:
        return _refused(offer, sent, invalid.problems), 422
    except Refused as refused:
        return _page(offer, sent, Alarm(heading=refused.message.in_(language())), {}), 403
    return redirect(booth_path(booth, "" if is_new else "vorhanden"), 303)


def _refused(offer: Offer, sent: Sent, problems: Mapping[str, Text]) -> str:
    labels = {"organisation": _("Organisation"), "event": _("Event"), "like": _("Begin with")}
    alarm = Alarm(
        heading=ngettext(
            "One answer is missing or needs a change", "%(num)s answers are missing or need a change", len(problems)
        ),
        lead=_("The booth has not been created yet."),
        problems=[
            # Without an open event there is no form, and so nothing that a link could lead to.
            Problem(labels.get(name, TITLE.label.in_(language())), message, f"#{name}" if offer.open_events else "")
            for name, message in problems.items()
        ],
    )
    return _page(offer, sent, alarm, problems)


def _page(offer: Offer, sent: Sent, alarm: Alarm | None, errors: Mapping[str, Text]) -> str:
    if is_outside_adviser(actor()):
        return render_template("exhibitor/adviser.html", event=events.current(), alarm=alarm)
    shown = Shown(
        entry_language=language(),
        values=typed_values(QUESTIONNAIRE, sent),
        errors={name: [message] for name, message in errors.items()},
    )
    chosen = {name: (sent.get(name) or [""])[-1] for name in ("organisation", "event", "like")}
    rows = [_row(booth) for booth in queries.of_organisations(actor())]
    return render_template(
        "exhibitor/own_booths.html",
        event=offer.event if offer.event is not None and offer.event.is_public else None,
        offer=offer,
        rows=rows,
        alarm=alarm,
        errors={name: errors.get(name) for name in chosen},
        like_choices=[("", _("an empty form"))] + [(row.booth.code, _answers_of(row)) for row in rows],
        chosen_like=chosen["like"],
        organisation_choices=[(str(one.id), one.name) for one in offer.organisations],
        event_choices=[(one.slug, one.name.get(language()) or one.name["de"]) for one in offer.open_events],
        title_question=question_of(TITLE, shown, need=_("one of the two is enough")),
        chosen_organisation=chosen["organisation"],
        chosen_event=chosen["event"] or (offer.event.slug if offer.event else ""),
        no_organisation=NO_ORGANISATION,
        own_address=url_for("exhibitor.own_booths"),
    )


def _answers_of(row: Row) -> str:
    return str(_("the answers of “%(title)s”", title=excerpt(row.title.text, 60)))


def _row(booth: Booth) -> Row:
    return Row(
        booth=booth,
        title=short_title_of(booth, booth.draft.content, language()),
        address=booth_path(booth),
        is_public=booth.published_revision_id is not None
        and booth.event.is_public
        and booth.status != Status.WITHDRAWN,
    )


def _offer() -> Offer:
    """Return what can be begun. Proposed is the event of the invitation, or the current one, or any that is open."""
    here = presence()
    invited_to = here.sign_in.event_id if here else None
    known = [one for one in events.all_events(public_only=False) if one.is_public or one.id == invited_to]
    now = clock.now()
    is_open = [one for one in known if registration_open(one, now)]
    first = sorted(is_open or known, key=lambda one: one.id != invited_to)
    return Offer(accounts.organisations_of(actor()), known, is_open, first[0] if first else None)


def _organisation(offer: Offer, typed: str) -> Organisation:
    if not offer.organisations:
        raise Refused(NO_ORGANISATION)
    if not typed:
        return offer.organisations[0]
    for one in offer.organisations:
        if str(one.id) == typed:
            return one
    raise Invalid(NOT_YOURS, {"organisation": NOT_YOURS})


def _like(code: str) -> Booth | None:
    """Return the own booth whose answers the new one begins with; none for an empty choice."""
    if not code:
        return None
    found = queries.for_member(actor(), code)
    if found is None:
        raise Invalid(UNKNOWN_BOOTH, {"like": UNKNOWN_BOOTH})
    return found


def _event(offer: Offer, typed: str) -> Event:
    """Return the chosen or the proposed event, open or not: the action refuses a closed one with its reason."""
    if not typed and offer.event is None:
        raise Refused(NO_EVENT)
    for one in offer.known_events:
        if one.slug == typed or (not typed and one is offer.event):
            return one
    raise Invalid(UNKNOWN_EVENT, {"event": UNKNOWN_EVENT})


def _titles(sent: Sent) -> Sent:
    return {name: sent[name] for name in TITLE.names if name in sent}
