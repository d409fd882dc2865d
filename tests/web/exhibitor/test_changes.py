"""What the draft says otherwise than the revision that was reviewed, as its exhibitors read it."""

from __future__ import annotations

from tests.factories import Make
from tests.factories.booths import REASON
from tests.html import parse
from tests.web.exhibitor.desk import SignIn, path, words


def test_changes_are_marked_word_by_word_beside_the_reviews_remark(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="changes_requested")
    assert row.member is not None
    client = sign_in(row.member)
    untouched = words(client.get(path(row, "aenderungen")))
    assert REASON in untouched
    assert "Sie haben diese Angabe noch nicht geändert." in untouched
    values = {
        "action": "save",
        "version": row.version,
        "risks_de": "Gesichter könnten ins Bild geraten. Niemand sieht sie.",
        "partners-0": "Verkehrsbetriebe Musterstadt",
        "demo_times-0": "09:30",
        "demo_times-1": "10:15",
    }
    assert client.send(path(row), values).status_code == 303
    page = client.get(path(row, "aenderungen"))
    root = parse(page.text).root
    added = [one.text.removeprefix("hinzugefügt: ") for one in root.all("ins")]
    removed = [one.text.removeprefix("entfernt: ") for one in root.all("del")]
    assert any("Niemand sieht" in text for text in added)
    assert "Technische Hochschule Musterstadt" in removed
    assert ("10:15 Uhr" in added, "11:00 Uhr" in removed) == (True, True)
    assert "Kurzbeschreibung" not in [one.text for one in root.all("h3")], "what is the same is left out"


def test_a_draft_that_was_never_submitted_has_nothing_beside_it(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    assert sign_in(row.member).get(path(row, "aenderungen")).status_code == 404


def test_nothing_changed_is_said(make: Make, sign_in: SignIn) -> None:
    row = make.booth(state="published")
    assert row.member is not None
    assert "Nichts: Ihr Entwurf sagt" in words(sign_in(row.member).get(path(row, "aenderungen")))
