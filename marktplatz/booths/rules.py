"""Who may do what with a booth. Every answer carries its reason."""

from __future__ import annotations

from marktplatz.booths.models import Booth
from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.booths.workflow import EDITABLE, LABELS, Party, Status, Transition, possible
from marktplatz.core.errors import Conflict
from marktplatz.core.permissions import ALLOWED, Actor, Decision, denied
from marktplatz.core.text import Text

OWN_ORGANISATION = denied(
    de="Sie gehören zu dieser Organisation. Über den eigenen Stand entscheidet jemand anderes.",
    en="You belong to this organisation. Somebody else decides about your own booth.",
)
NOT_A_REVIEWER = denied(de="Das dürfen nur Prüfer*innen.", en="Only reviewers may do this.")
NOT_A_MEMBER = denied(
    de="Das dürfen nur Mitglieder der Organisation.", en="Only members of the organisation may do this."
)
NEITHER_MEMBER_NOR_ORGANISER = denied(
    de="Das dürfen nur Mitglieder der Organisation und Organisator*innen.",
    en="Only members of the organisation and organisers may do this.",
)

NO_STAND = denied(
    de="Dieser Eintrag kommt aus einem Register: Niemand stellt ihn aus, er bekommt keine Standnummer.",
    en="This entry comes from a register: nobody exhibits it, it gets no stand number.",
)
REGISTER_IS_ORGANISERS = denied(
    de="Einträge aus Registern veröffentlichen nur Organisator*innen, und nur sie nehmen sie zurück.",
    en="Only organisers publish and unpublish entries of registers.",
)


def is_member(actor: Actor, booth: Booth) -> bool:
    """Say whether the booth is the actor's own; register entries are nobody's."""
    return actor.belongs_to(booth.organisation_id)


def may_review(actor: Actor, booth: Booth) -> Decision:
    """Reviewers decide, publish and unpublish, but never for their own organisation.

    An entry of a register is not reviewed: what visitors see of it is up to the organisers.
    """
    if not actor.is_reviewer:
        return NOT_A_REVIEWER
    if booth.origin == "register" and not actor.is_organiser:
        return REGISTER_IS_ORGANISERS
    return OWN_ORGANISATION if is_member(actor, booth) else ALLOWED


def may_place(actor: Actor, booth: Booth) -> Decision:
    """Reviewers and organisers give stand numbers; an entry of a register has no stand."""
    if not actor.is_reviewer:
        return NOT_A_REVIEWER
    return NO_STAND if booth.origin == "register" else ALLOWED


def may_take_part(actor: Actor, booth: Booth, transition: Transition) -> Decision:
    """Say whether the actor is one of the parties that the table names for this step."""
    if Party.MEMBER in transition.parties and is_member(actor, booth):
        return ALLOWED
    if Party.ORGANISER in transition.parties and actor.is_organiser:
        return ALLOWED
    if Party.REVIEWER in transition.parties:
        return may_review(actor, booth)
    return NEITHER_MEMBER_NOR_ORGANISER if Party.ORGANISER in transition.parties else NOT_A_MEMBER


def may_edit(actor: Actor, booth: Booth) -> Decision:
    """Members edit their own booth, wherever nobody is reviewing it."""
    return ALLOWED if is_member(actor, booth) else NOT_A_MEMBER


def is_changing(booth: Booth) -> bool:
    """Say whether an approved booth has a draft that says something else than what was approved."""
    approved = booth.approved_revision
    if booth.status != Status.APPROVED or approved is None:
        return False
    draft = QUESTIONNAIRE.asked(booth.draft.content)
    return any(field.value(draft) != field.value(approved.content) for field in QUESTIONNAIRE.fields)


def require_editable(booth: Booth) -> None:
    """Raise Conflict where the draft is closed: while it is reviewed, and after the end of the round."""
    if Status(booth.status) not in EDITABLE:
        raise Conflict(_CLOSED[Status(booth.status)])


def require_step(booth: Booth, transition: Transition) -> None:
    """Raise Conflict when the table has no such step from the booth's state."""
    if Status(booth.status) not in transition.sources:
        raise Conflict(
            Text(
                de="Der Stand ist inzwischen „{state}“. „{action}“ geht von hier aus nicht. Laden Sie die Seite neu.",
                en="The booth is “{state}” by now. “{action}” is not possible from here. Reload the page.",
            ).filled(state=LABELS[Status(booth.status)], action=transition.label)
        )


def steps_of(actor: Actor, booth: Booth) -> list[Transition]:
    """Return what this actor may do with this booth now, in the order of the table."""
    found = {t.action: t for party in Party for t in possible(booth.status, party)}
    return [t for t in found.values() if may_take_part(actor, booth, t)]


_CLOSED = {
    Status.SUBMITTED: Text(
        de="Der Stand ist eingereicht und wird geprüft. Holen Sie ihn zurück, wenn Sie etwas ändern möchten.",
        en="The booth is submitted and under review. Recall it if you want to change something.",
    ),
    Status.REJECTED: Text(
        de="Der Stand wurde abgelehnt. Öffnen Sie ihn wieder, wenn Sie weiterarbeiten möchten.",
        en="The booth was rejected. Reopen it if you want to go on.",
    ),
    Status.WITHDRAWN: Text(
        de="Der Stand ist zurückgezogen. Öffnen Sie ihn wieder, wenn Sie weiterarbeiten möchten.",
        en="The booth is withdrawn. Reopen it if you want to go on.",
    ),
}
