"""What exhibitors and organisers do with a booth: create, submit, recall, withdraw, reopen."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from marktplatz.booths import facts, queries, rules
from marktplatz.booths.models import Booth, Draft, Revision
from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE, questionnaire_of
from marktplatz.booths.rendering import render_all
from marktplatz.booths.twins import give_title_free, key_of_title
from marktplatz.booths.workflow import BY_ACTION, Status
from marktplatz.core import checks, clock
from marktplatz.core.codes import new_code
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Invalid
from marktplatz.core.facts import record
from marktplatz.core.fields import Kind
from marktplatz.core.permissions import Actor
from marktplatz.core.text import Text, tidy
from marktplatz.events.models import Event
from marktplatz.events.rules import registration_open

TITLE_MISSING = Text(de="Geben Sie dem Stand einen Titel.", en="Give the booth a title.")
STALE_SUBMIT = Text(
    de="Inzwischen wurde weiter gespeichert. Sehen Sie sich die Angaben noch einmal an und reichen Sie dann ein.",
    en="The draft has been saved again in the meantime. Look at the answers once more, then submit.",
)


NOTHING_NEW = Text(
    de="Diese Fassung ist schon freigegeben, und der Entwurf sagt nichts anderes. Ändern Sie zuerst etwas.",
    en="This revision is approved already, and the draft says nothing else. Change something first.",
)


class Incomplete(Invalid):
    """The booth cannot be submitted yet; ``found`` lists everything that stands in the way."""

    def __init__(self, found: list[checks.Flaw]) -> None:
        super().__init__(
            Text(de="Es fehlen noch Angaben.", en="Some answers are still missing."),
            {flaw.name: flaw.message for flaw in found},
        )
        self.found = found


def create_booth(
    event: Event,
    organisation_id: int,
    organisation_name: str,
    titles: dict[str, str],
    *,
    actor: Actor,
    like: Booth | None = None,
) -> tuple[Booth, bool]:
    """Begin a draft; its code is fixed from here on. Return it, and whether it is new.

    A second click with the title of a booth that still has it leads to that booth. The first title given decides the
    entry's language. ``like`` is a booth of the same people whose answers the draft begins with: all but the title and
    what must be confirmed anew. Refuses strangers, also to that booth, a closed registration and a missing title.
    """
    if like is not None:
        rules.may_edit(actor, like).require()
    if not actor.belongs_to(organisation_id):
        rules.NOT_A_MEMBER.require()
    registration_open(event, clock.now()).require()
    given = _read_titles(titles)
    language = next(iter(given))
    key = key_of_title(given[language])
    existing = queries.by_title_key(event.id, organisation_id, key)
    if existing is not None:
        return existing, False
    booth = _new_booth(event, organisation_id=organisation_id, entry_language=language, title_key=key)
    twin = _twin_of(booth)
    if twin is not None:
        return twin, False
    begun_with = {"title": given, "organisation_name": organisation_name, "entry_language": language}
    content = {**(_taken_over(like, event) if like else {}), **begun_with}
    _begin_draft(booth, {key: value for key, value in content.items() if key in FIELDS}, actor, like)
    begun = queries.whole_by_id(booth.id)
    assert begun is not None
    return begun, True


def _read_titles(titles: dict[str, str]) -> dict[str, str]:
    """Return the titles that were given, in their order; Invalid where there is none, or one that no booth may have."""
    tidied = {language: tidy(text, multiline=False) for language, text in titles.items()}
    given = {language: text for language, text in tidied.items() if text}
    if not given:
        raise Invalid(TITLE_MISSING, {"title_de": TITLE_MISSING})
    if found := checks.flaws(FIELDS["title"], {"title": given}):
        raise Invalid(found[0].message, {flaw.name: flaw.message for flaw in found})
    return given


def _taken_over(like: Booth, event: Event) -> dict[str, Any]:
    """Return the answers of another booth, in its draft, that need no new yes from anybody.

    A code that the vocabularies of this event do not have stays behind: another event has added it for itself.
    """
    found = {}
    for field in questionnaire_of(event).fields:
        value = like.draft.content.get(field.key)
        confirmed = {part.key for part in field.parts if part.kind is Kind.CONFIRMATION}
        if confirmed and value:
            value = [{key: told for key, told in item.items() if key not in confirmed} for item in value]
        if field.vocabulary is not None:
            value = field.vocabulary.only_known(value)
        if value is not None and field.kind is not Kind.CONFIRMATION:
            found[field.key] = value
    return found


def _twin_of(booth: Booth) -> Booth | None:
    """Store a booth, or return the one that another click stored: PostgreSQL lets both look before one writes."""
    try:
        with session.begin_nested():
            session.add(booth)
            session.flush()
    except IntegrityError:
        assert booth.organisation_id is not None
        twin = queries.by_title_key(booth.event_id, booth.organisation_id, booth.title_key)
        if twin is None:
            raise
        return twin
    return None


def _begin_draft(booth: Booth, content: dict[str, Any], actor: Actor, like: Booth | None) -> None:
    session.add(
        Draft(
            booth=booth,
            content=content,
            versions={},
            version=1,
            saved_at=clock.now(),
            saved_by=actor.account_id,
        )
    )
    session.flush()
    _told(booth, facts.BoothCreated, actor, origin=booth.origin, like=like.id if like else None)


def _new_booth(event: Event, *, organisation_id: int, entry_language: str, title_key: str) -> Booth:
    now = clock.now()
    return Booth(
        event_id=event.id,
        organisation_id=organisation_id,
        code=unused_code(),
        origin="exhibitor",
        status=Status.DRAFT,
        entry_language=entry_language,
        title_key=title_key,
        status_since=now,
        created_at=now,
    )


def unused_code() -> str:
    """Return a code that no booth of any event has."""
    while True:
        code = new_code()
        if session.scalar(select(Booth.id).where(Booth.code == code)) is None:
            return code


def submit(booth: Booth, *, version: int | None, actor: Actor) -> Revision:
    """Freeze the draft as a revision and hand it to the reviewers.

    A second click finds it submitted and changes nothing. Raises Incomplete with every gap and flaw, Conflict from a
    wrong state, when the draft was saved after the sender saw it or says nothing else than what is approved, Refused
    for strangers and, the first time only, after the end of registration.
    """
    transition = BY_ACTION["submit"]
    rules.may_take_part(actor, booth, transition).require()
    draft = booth.draft
    current = booth.submitted_revision
    if booth.status == Status.SUBMITTED and current is not None and current.draft_version == draft.version:
        return current
    rules.require_step(booth, transition)
    if version is not None and version != draft.version:
        raise Conflict(STALE_SUBMIT)
    if booth.status == Status.APPROVED and not rules.is_changing(booth):
        raise Conflict(NOTHING_NEW)
    if current is None:
        registration_open(booth.event, clock.now()).require()
    found = checks.to_submit(questionnaire_of(booth.event), draft.content, booth.entry_language)
    if found:
        raise Incomplete(found)
    revision = freeze(booth, actor=actor)
    booth.submitted_revision = revision
    move(booth, Status.SUBMITTED)
    _told(booth, facts.BoothSubmitted, actor, revision=revision.number)
    return revision


def freeze(booth: Booth, *, actor: Actor) -> Revision:
    """Copy what the draft answers of the questions asked into a new revision, and convert its Markdown once."""
    content = QUESTIONNAIRE.asked(booth.draft.content)
    last = session.scalar(select(func.max(Revision.number)).where(Revision.booth_id == booth.id)) or 0
    revision = Revision(
        booth_id=booth.id,
        number=last + 1,
        content=content,
        html=render_all(QUESTIONNAIRE, content),
        draft_version=booth.draft.version,
        created_at=clock.now(),
        created_by=actor.account_id,
    )
    session.add(revision)
    session.flush()
    return revision


def recall(booth: Booth, *, actor: Actor) -> None:
    """Take a submission back. A second click finds a draft and changes nothing."""
    transition = BY_ACTION["recall"]
    rules.may_take_part(actor, booth, transition).require()
    if booth.status == Status.DRAFT and booth.submitted_revision is not None:
        return
    rules.require_step(booth, transition)
    revision = booth.submitted_revision
    move(booth, Status.DRAFT)
    _told(booth, facts.BoothRecalled, actor, revision=revision.number if revision else 0)


def withdraw(booth: Booth, *, actor: Actor) -> None:
    """Take the booth out of everything at once and free its stand and its title. A second click changes nothing.

    What was approved counts no more: reopened, a booth must be reviewed before anybody sees it again. An entry of a
    register keeps it, as nobody reviews it.
    """
    transition = BY_ACTION["withdraw"]
    rules.may_take_part(actor, booth, transition).require()
    if booth.status == Status.WITHDRAWN:
        return
    rules.require_step(booth, transition)
    stand_number = booth.stand_number
    booth.published_revision = None
    booth.stand_number = None
    if booth.origin == "exhibitor":
        booth.approved_revision = None
        give_title_free(booth)
    move(booth, Status.WITHDRAWN)
    _told(booth, facts.BoothWithdrawn, actor, stand_number=stand_number)


def reopen(booth: Booth, *, actor: Actor) -> None:
    """Make a rejected or withdrawn booth a draft again: organisers always, members while registration is open.

    An entry of a register has no draft: it is approved again, and an organiser may publish it.
    """
    transition = BY_ACTION["reopen"]
    rules.may_take_part(actor, booth, transition).require()
    rules.require_step(booth, transition)
    if not actor.is_organiser:
        registration_open(booth.event, clock.now()).require()
    move(booth, Status.DRAFT if booth.origin == "exhibitor" else Status.APPROVED)
    _told(booth, facts.BoothReopened, actor)


def move(booth: Booth, status: Status) -> None:
    """Set the state and since when; the caller has asked the table."""
    booth.status = status
    booth.status_since = clock.now()
    session.flush()


def _told(booth: Booth, fact: type[facts.BoothFact], actor: Actor, **more: object) -> None:
    record(session, fact(actor_id=actor.account_id, booth_id=booth.id, event_id=booth.event_id, **more))
