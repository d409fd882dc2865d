"""The organiser's pages of questions and vocabularies."""

from __future__ import annotations

from marktplatz.core.database import session
from marktplatz.events.models import Event
from tests.factories import EventRow, Make
from tests.forms import submit_form
from tests.web.exhibitor.desk import SignIn, path, summary, words


def address(event: EventRow, name: str = "") -> str:
    return f"/de/verwaltung/{event.slug}/angaben{'/' + name if name else ''}"


def test_the_required_set_is_chosen_and_kept(make: Make, sign_in: SignIn) -> None:
    event, client = make.event(), sign_in(make.organiser())
    answer = submit_form(client, address(event), {"required_set": "own", "required": ["risks", "summary"]})
    assert answer.status_code == 303
    page = client.get(answer.headers["Location"])
    assert "Gespeichert." in words(page)
    with make.unit():
        kept = session.get_one(Event, event.id)
        assert (kept.required_set, kept.required_keys) == ("own", ["summary", "risks"])
    assert client.send(address(event), {"required_set": "nonsense"}).status_code == 422


def test_new_words_stand_in_the_form_and_in_the_filters_at_once(make: Make, sign_in: SignIn) -> None:
    event, client = make.event(), sign_in(make.organiser())
    row = make.booth(event, state="published", content={"domain": ["mobility"]})
    assert row.member is not None
    assert submit_form(client, address(event, "domain"), {"de-3": "Bewegung in der Stadt"}).status_code == 303
    visitor = client.application.test_client()
    assert "Bewegung in der Stadt" in visitor.get(f"/de/{event.slug}/katalog").text
    assert "Bewegung in der Stadt" in words(visitor.get(f"/s/{row.code}", headers={"Accept-Language": "de"}))
    assert "Bewegung in der Stadt" in words(sign_in(row.member).get(path(row, "funktionsweise")))


def test_a_retired_term_is_offered_to_nobody_but_who_has_it(make: Make, sign_in: SignIn) -> None:
    event, client = make.event(), sign_in(make.organiser())
    has, has_not = (
        make.booth(event, content={"domain": ["mobility"]}),
        make.booth(event, content={"domain": ["health"]}),
    )
    assert submit_form(client, address(event, "domain"), {"retired-3": "1"}).status_code == 303
    for row, offered in ((has, True), (has_not, False)):
        assert row.member is not None
        page = sign_in(row.member).get(path(row, "funktionsweise"))
        assert ('value="mobility"' in page.text) is offered


def test_what_cannot_be_saved_says_why_and_keeps_what_was_typed(make: Make, sign_in: SignIn) -> None:
    event, client = make.event(), sign_in(make.organiser())
    answer = submit_form(client, address(event, "domain"), {"de-0": "", "en-16": "Only English"})
    assert answer.status_code == 422
    assert [link for _, link in summary(answer)] == ["#de-0", "#de-16"]
    assert 'value="Only English"' in answer.text
    stale = {"rows": "1", "code-0": "mobility", "de-0": "x", "en-0": "x"}
    assert client.send(address(event, "domain"), stale).status_code == 409
    assert client.get(address(event, "technology")).status_code == 404
