"""What a tab that was left open may still do: nothing that its page did not show."""

from __future__ import annotations

from marktplatz.core.database import session
from marktplatz.events.models import Event
from tests.factories import Make
from tests.web.exhibitor.desk import SignIn, path, stored, words


def test_an_old_tab_does_not_submit_an_approved_booth_again(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    assert row.member is not None
    answer = sign_in(row.member).send(path(row), {"action": "submit", "version": row.version, "seen": "draft"})
    assert answer.status_code == 409
    assert "war der Stand „Entwurf“. Inzwischen ist er „Freigegeben“." in words(answer)
    unsaid = sign_in(row.member).send(path(row), {"action": "submit", "version": row.version})
    assert unsaid.status_code == 409
    assert "Diese Fassung ist schon freigegeben" in words(unsaid)
    assert stored(make, row)[0] == "approved"


def test_submitting_asks_for_the_state_that_was_seen(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="changes_requested")
    assert row.member is not None
    client = sign_in(row.member)
    assert client.send(path(row), {"action": "submit", "seen": "draft"}).status_code == 409
    assert stored(make, row)[0] == "changes_requested"
    sent = {"action": "submit", "seen": "changes_requested"}
    assert [client.send(path(row), sent).status_code for _ in range(2)] == [303, 303]
    assert stored(make, row)[0] == "submitted"


def test_in_a_hidden_event_a_published_booth_waits_for_the_event(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    with make.unit():
        event = session.get(Event, row.event.id)
        assert event is not None
        event.is_public = False
    assert row.member is not None
    page = words(sign_in(row.member).get(path(row)))
    assert "Nichts, denn die Veranstaltung ist noch nicht öffentlich. Danach: Fassung 1." in page
    assert "die Prüfung veröffentlicht" not in page
