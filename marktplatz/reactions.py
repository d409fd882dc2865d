"""When this happened, do that: the one table. Reactions run in the transaction of the fact, in this order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from marktplatz.accounts import facts as account_facts
from marktplatz.audit import actions as audit
from marktplatz.booths import facts as booth_facts
from marktplatz.catalogue import actions as catalogue
from marktplatz.catalogue import stamp
from marktplatz.core.database import UnitOfWork, unit_of_work
from marktplatz.core.facts import Fact
from marktplatz.events import facts as event_facts
from marktplatz.mail import reactions as mail
from marktplatz.media import keeping as media

Reaction = Callable[[Any], None]


def _refresh_catalogue(fact: booth_facts.BoothFact) -> None:
    catalogue.refresh(fact.booth_id)


def _renew_stamp(_fact: Fact) -> None:
    stamp.bump()


def _refresh_words(fact: event_facts.VocabularyChanged) -> None:
    catalogue.refresh_words(fact.event_id, fact.vocabulary, fact.codes)


def _note_files(fact: booth_facts.BoothSubmitted) -> None:
    media.note_revision(fact.booth_id, fact.revision)


def _share_files(fact: booth_facts.BoothCreated) -> None:
    if fact.like is not None:
        media.share(fact.like, fact.booth_id)


# Every fact is logged; a fact without other reactions is listed all the same, so that none is forgotten.
REACTIONS: dict[type[Fact], tuple[Reaction, ...]] = {
    account_facts.AccountOpened: (audit.log,),
    account_facts.RoleGranted: (audit.log,),
    account_facts.MemberJoined: (audit.log,),
    account_facts.ExhibitorInvited: (audit.log, mail.invite),
    account_facts.LinkRevoked: (audit.log,),
    account_facts.SignInLinkAsked: (audit.log, mail.send_sign_in_link),
    account_facts.SignedIn: (audit.log,),
    account_facts.SignedOut: (audit.log,),
    event_facts.EventCreated: (audit.log, _renew_stamp),
    event_facts.RequiredSetChanged: (audit.log, _renew_stamp),
    event_facts.VocabularyChanged: (audit.log, _renew_stamp, _refresh_words),
    booth_facts.BoothCreated: (audit.log, _share_files),
    booth_facts.EntryRenewed: (audit.log,),
    booth_facts.DraftSaved: (audit.log,),
    booth_facts.BoothSubmitted: (audit.log, _note_files, mail.tell_reviewers),
    booth_facts.BoothRecalled: (audit.log,),
    booth_facts.BoothReopened: (audit.log,),
    booth_facts.BoothWithdrawn: (audit.log, _refresh_catalogue, mail.tell_withdrawal),
    booth_facts.BoothApproved: (audit.log, mail.tell_decision),
    booth_facts.ChangesRequested: (audit.log, mail.tell_decision),
    booth_facts.BoothRejected: (audit.log, mail.tell_decision),
    booth_facts.BoothPublished: (audit.log, _refresh_catalogue),
    booth_facts.BoothUnpublished: (audit.log, _refresh_catalogue, mail.tell_unpublished),
    booth_facts.StandAssigned: (audit.log, _refresh_catalogue),
    booth_facts.RecordingSet: (audit.log, _renew_stamp),
}


def react(fact: Fact) -> None:
    """Run the reactions to a fact; KeyError for a fact that the table does not list."""
    for reaction in REACTIONS[type(fact)]:
        reaction(fact)


@contextmanager
def transaction(*, writes: bool = True) -> Iterator[UnitOfWork]:
    """Run a unit of work with these reactions; for surfaces, command line and jobs."""
    with unit_of_work(react, writes=writes) as work:
        yield work
