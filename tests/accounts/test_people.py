"""Accounts, organisations, roles and invitations."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from marktplatz.accounts import actions, queries
from marktplatz.accounts.models import AccessLink, Account, Membership, Organisation
from marktplatz.accounts.reading import read_email, read_organisation
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.errors import Invalid, Missing, Refused
from marktplatz.core.permissions import NOBODY, SYSTEM, Role
from marktplatz.mail.models import OutboxMail
from tests.factories import Make
from tests.parallel import overtaken


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("team@stadt.example", "team@stadt.example"),
        ("  Team@Stadt.Example\n", "team@stadt.example"),
        ("te\u200bam@stadt.example\u00ad", "team@stadt.example"),
        ("a.b+c@d-e.f.example", "a.b+c@d-e.f.example"),
        ("juergen@müller.example", "juergen@müller.example"),
        ("kim.o'neil@stadt.example", "kim.o'neil@stadt.example"),
    ],
)
def test_an_address_is_tidied(typed: str, stored: str) -> None:
    assert read_email(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "@",
        "a@",
        "@b.example",
        "a@b",
        "a b@c.example",
        "a@b..example",
        "a@.example",
        "<a@b.example>",
        "a@b.example,c@d.e",
        "a@b.example\nBcc: c@d.example",
        "a@" + "b" * 250 + ".example",
        "a@b.example;",
        '"a"@b.example',
        "a:b@c.example",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_email(typed)
    assert list(refusal.value.problems) == ["email"]


def test_an_account_is_opened_once_whatever_the_case(make: Make) -> None:
    with make.unit():
        first = actions.account_for("Team@Stadt.example", actor=SYSTEM, name=" Kim  Beispiel ")
        assert actions.account_for("team@stadt.EXAMPLE", actor=SYSTEM).id == first.id
        assert (first.name, first.active, first.password) == ("Kim Beispiel", True, None)
        other = actions.account_for("anna@stadt.example", actor=SYSTEM)
        assert len({first.fs_uniquifier, other.fs_uniquifier}) == 2
        assert len(first.fs_uniquifier) == 64


def test_two_who_open_the_same_account_at_once_get_one(app: Flask, make: Make) -> None:
    def opened() -> int:
        return actions.account_for("team@stadt.example", actor=SYSTEM).id

    came = overtaken(app, opened, opened)
    assert came[0] == came[1]
    with make.unit():
        assert session.query(Account).count() == 1


@pytest.mark.parametrize(
    "typed", ["Stadtwerke München", "stadtwerke  MÜNCHEN", "Stadtwerke Munchen", "Stadtwerke-München"]
)
def test_an_organisation_is_found_whatever_its_spelling(make: Make, typed: str) -> None:
    with make.unit():
        first = actions.organisation_named("Stadtwerke München")
        assert actions.organisation_named(typed).id == first.id
        assert first.name == "Stadtwerke München"


@pytest.mark.parametrize("typed", ["", " ", "\u200b", "x" * 141])
def test_an_organisation_needs_a_name(typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_organisation(typed)
    assert list(refusal.value.problems) == ["organisation"]


def test_names_without_letters_are_different_organisations(make: Make) -> None:
    with make.unit():
        assert actions.organisation_named("★").id != actions.organisation_named("☆").id


def test_the_first_member_owns(make: Make) -> None:
    organisation = make.organisation()
    first, second = make.member(organisation), make.member(organisation)
    with make.unit():
        roles = {row.account_id: row.role for row in session.query(Membership)}
        assert roles == {first.id: "owner", second.id: "editor"}
        account, belongs_to = session.get(Account, first.id), session.get(Organisation, organisation.id)
        assert account is not None
        assert belongs_to is not None
        actions.join(account, belongs_to, actor=SYSTEM)
        assert [one.id for one in queries.members(organisation.id)] == [first.id, second.id]


def test_only_organisers_give_roles_and_memberships(make: Make) -> None:
    organisation, victim = make.organisation(), make.account()
    for actor in (NOBODY, victim.actor, make.reviewer().actor, make.member(organisation).actor):
        with make.unit():
            account, belongs_to = session.get(Account, victim.id), session.get(Organisation, organisation.id)
            assert account is not None
            assert belongs_to is not None
            with pytest.raises(Refused):
                actions.grant(account, Role.ORGANISER, actor=actor)
            with pytest.raises(Refused):
                actions.join(account, belongs_to, actor=actor)
    with make.unit():
        account = session.get(Account, victim.id)
        assert account is not None
        actions.grant(account, Role.ADVISER, actor=make.organiser().actor)
        actions.grant(account, Role.ADVISER, actor=SYSTEM)
    with make.unit():
        found = queries.presence(make.session_of(victim))
        assert found is not None
        assert found.actor.roles == {Role.ADVISER}


def test_reviewers_and_organisers_review_each_once_and_closed_ones_do_not(make: Make) -> None:
    both = make.account(roles=(Role.REVIEWER, Role.ORGANISER))
    closed = make.reviewer()
    make.close_account(closed)
    make.adviser()
    with make.unit():
        assert [one.id for one in queries.reviewers()] == [both.id]


def invite(make: Make, event_id: int, email: str = "team@stadt.example", name: str = "Bauamt") -> tuple[int, int]:
    with make.unit():
        invitation = actions.invite(email, name, event_id=event_id, language="de", actor=SYSTEM)
        return invitation.id, invitation.link_id


def mails(make: Make) -> list[tuple[str, str]]:
    with make.unit():
        return [(mail.recipient, mail.language) for mail in session.query(OutboxMail).order_by(OutboxMail.id)]


def test_inviting_twice_is_one_invitation_and_two_mails(make: Make) -> None:
    event = make.event()
    first = invite(make, event.id)
    assert invite(make, event.id, " TEAM@stadt.example", "BAUAMT") == first
    assert mails(make) == [("team@stadt.example", "de")] * 2
    with make.unit():
        page = queries.invitations(event.id)
        assert (page.total, page.used) == (1, 0)


def test_a_revoked_link_is_replaced(make: Make) -> None:
    event = make.event()
    invitation, link = invite(make, event.id)
    with make.unit():
        actions.revoke(link, actor=SYSTEM)
    again, new = invite(make, event.id)
    assert (again, new != link) == (invitation, True)


def test_another_event_or_organisation_is_another_invitation(make: Make) -> None:
    event, other = make.event(), make.event()
    made = {invite(make, event.id), invite(make, other.id), invite(make, event.id, name="Kulturamt")}
    assert len({invitation for invitation, _ in made}) == len({link for _, link in made}) == 3


def test_two_who_invite_the_same_at_once_make_one(app: Flask, make: Make) -> None:
    event = make.event()

    def inviting() -> int:
        return actions.invite("team@stadt.example", "Bauamt", event_id=event.id, language="de", actor=SYSTEM).id

    came = overtaken(app, inviting, inviting)
    assert came[0] == came[1]
    with make.unit():
        assert session.query(AccessLink).count() == 1


def test_all_that_is_wrong_with_an_invitation_is_said_at_once_and_nothing_is_kept(make: Make) -> None:
    event = make.event()
    with make.unit(), pytest.raises(Invalid) as refusal:
        actions.invite("nobody", " ", event_id=event.id, language="fr", actor=SYSTEM)
    assert set(refusal.value.problems) == {"email", "organisation", "language"}
    with make.unit(), pytest.raises(Missing):
        actions.invite("team@stadt.example", "Bauamt", event_id=987654, language="de", actor=SYSTEM)
    for actor in (NOBODY, make.reviewer().actor, make.member().actor):
        with make.unit(), pytest.raises(Refused):
            actions.invite("team@stadt.example", "Bauamt", event_id=event.id, language="de", actor=actor)
    assert mails(make) == []
    with make.unit():
        assert session.query(Account).filter_by(email="team@stadt.example").count() == 0


def test_asking_for_a_link_sends_one_to_an_open_account_only(make: Make) -> None:
    account, closed = make.account("kim@stadt.example"), make.account("weg@stadt.example")
    make.close_account(closed)
    for email in (" KIM@stadt.example", "weg@stadt.example", "unknown@stadt.example"):
        with make.unit():
            actions.ask_for_sign_in_link(email, actor=NOBODY)
    assert mails(make) == [(account.email, "de")]
    with make.unit(), pytest.raises(Invalid):
        actions.ask_for_sign_in_link("kim", actor=NOBODY)


def test_nobodys_letter_box_can_be_filled(make: Make) -> None:
    account, other = make.account(), make.account()
    now = clock.now()
    with clock.stopped_at(now):
        for email in [account.email] * 8 + [other.email]:
            with make.unit():
                actions.ask_for_sign_in_link(email, actor=NOBODY)
    assert mails(make).count((account.email, "de")) == 5
    assert mails(make).count((other.email, "de")) == 1
    with clock.stopped_at(now + timedelta(minutes=15)), make.unit():
        actions.ask_for_sign_in_link(account.email, actor=NOBODY)
    assert mails(make).count((account.email, "de")) == 6
