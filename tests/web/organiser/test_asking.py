"""The organiser's pages of questions and vocabularies."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from marktplatz.core.database import session
from marktplatz.events.models import Event
from tests.client import COOKIE
from tests.factories import EventRow, Make
from tests.forms import Values, forms_of, submit_form, values_of
from tests.web.exhibitor.desk import SignIn, path, summary, words


def address(event: EventRow, name: str = "") -> str:
    return f"/de/verwaltung/{event.slug}/angaben{'/' + name if name else ''}"


def form_of(answer: TestResponse, to: str) -> Values:
    """What the form of a page that is sent to this address holds, without its token."""
    (form,) = [one for one in forms_of(answer.text) if one.get("action") == to]
    return {name: held for name, held in values_of(form).items() if name != "csrf_token"}


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


def test_what_two_organisers_typed_meets_on_the_page(make: Make, sign_in: SignIn) -> None:
    event, client = make.event(), sign_in(make.organiser())
    page = address(event, "domain")
    form = form_of(client.get(page), page)
    assert submit_form(client, page, {"de-3": "Bewegung", "de-17": "Neu", "en-17": "New"}).status_code == 303
    late = client.send(page, {**form, "de-3": "Verkehr", "en-0": "Other words"})
    assert late.status_code == 409
    assert [link for _, link in summary(late)] == ["#de-3"]
    assert "jetzt gilt: Bewegung / " in words(late)
    again = form_of(late, page)
    assert (again["de-3"], again["en-0"]) == (["Verkehr"], ["Other words"])
    assert client.send(page, again).status_code == 303
    kept = form_of(client.get(page), page)
    assert (kept["de-3"], kept["en-0"]) == (["Verkehr"], ["Other words"])
    assert ["Neu"] in kept.values()


def test_of_two_required_sets_the_later_one_is_told_and_keeps_its_ticks(make: Make, sign_in: SignIn) -> None:
    event, client = make.event(required_set="minimum"), sign_in(make.organiser())
    form = form_of(client.get(address(event)), address(event))
    assert submit_form(client, address(event), {"required_set": "full"}).status_code == 303
    late = client.send(address(event), {**form, "required_set": "own", "required": ["risks"]})
    assert late.status_code == 409
    assert "jetzt gilt: Alle Angaben von allen" in words(late)
    assert client.send(address(event), form_of(late, address(event))).status_code == 303
    with make.unit():
        kept = session.get_one(Event, event.id)
        assert (kept.required_set, kept.required_keys) == ("own", ["risks"])


@pytest.mark.parametrize("name", ["", "domain"])
def test_what_was_typed_outlives_session_and_token(make: Make, sign_in: SignIn, name: str) -> None:
    event, organiser = make.event(required_set="minimum"), make.organiser()
    client, page = sign_in(organiser), address(event, name)
    changed: Values = (
        {"de-3": ["Bewegung"], "retired-4": ["1"]}
        if name
        else {"required_set": ["own"], "required": ["summary", "risks"]}
    )
    sent = form_of(client.get(page), page) | changed
    old = client.send(page, sent | {"csrf_token": ["old"]})
    client.delete_cookie(COOKIE)
    over = client.send(page, sent)
    assert (old.status_code, over.status_code) == (400, 401)
    for answer in (old, over):
        assert form_of(answer, page) == sent
    assert sign_in(organiser).send(page, form_of(over, page)).status_code == 303
    with make.unit():
        found = session.get_one(Event, event.id)
        rows = found.vocabularies.get("domain")
        assert found.required_keys == changed.get("required", [])
        assert not name or (rows[3]["de"], rows[4]["retired"]) == ("Bewegung", True)
