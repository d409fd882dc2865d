"""Saving a draft: what is stored, what is flagged, what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from marktplatz.audit import queries as audit
from marktplatz.booths import queries
from marktplatz.booths.drafts import Saved, save_draft
from marktplatz.booths.models import Booth, DraftChange
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Invalid, Refused
from marktplatz.core.permissions import NOBODY, SYSTEM, Actor
from marktplatz.core.reading import STORABLE
from tests.factories import BoothRow, Make
from tests.factories.booths import STATES

OPEN = (
    "draft",
    "recalled",
    "changes_requested",
    "changes_requested_again",
    "approved",
    "published",
    "being_changed",
    "unpublished",
)


def whole(row: BoothRow) -> Booth:
    booth = queries.whole(row.code)
    assert booth is not None
    return booth


def member_of(row: BoothRow) -> Actor:
    assert row.member is not None
    return row.member.actor


def save(make: Make, row: BoothRow, sent: dict[str, Any], version: int | None = None) -> Saved:
    values = {name: [value] if isinstance(value, str) else value for name, value in sent.items()}
    with make.unit():
        return save_draft(whole(row), values, version=version or row.version, actor=member_of(row))


def kept(make: Make, row: BoothRow) -> tuple[int, dict[str, Any]]:
    with make.unit():
        draft = whole(row).draft
        return draft.version, dict(draft.content)


def test_a_save_stores_what_was_sent_and_nothing_else(make: Make) -> None:
    row = make.booth()
    _, before = kept(make, row)
    saved = save(make, row, {"summary_de": "  Neu,\r\nin zwei Zeilen. "})
    assert saved == Saved(version=row.version + 1, found=[])
    summary = {"de": "Neu,\nin zwei Zeilen.", "en": before["summary"]["en"]}
    assert kept(make, row) == (row.version + 1, {**before, "summary": summary})


def test_a_save_of_the_same_is_none(make: Make) -> None:
    row = make.booth()
    with make.unit():
        before = len(audit.of_booth(row.id))
    assert save(make, row, {"licence": "cc_by_4_0"}).version == row.version
    with make.unit():
        assert len(audit.of_booth(row.id)) == before
        assert session.query(DraftChange).filter_by(booth_id=row.id, version=row.version + 1).count() == 0


def test_a_text_that_is_too_long_is_stored_and_flagged(make: Make) -> None:
    row = make.booth()
    saved = save(make, row, {"title_de": "x" * 121, "public_contact_email": "keine Adresse"})
    assert [flaw.name for flaw in saved.found] == ["title_de", "public_contact_email"]
    assert "121" in saved.found[0].message.de
    assert "120" in saved.found[0].message.en
    content = kept(make, row)[1]
    assert content["title"]["de"] == "x" * 121
    assert content["public_contact_email"] == "keine Adresse"


def test_only_flaws_of_what_was_sent_are_told(make: Make) -> None:
    row = make.booth(content={"public_contact_email": "keine Adresse"})
    assert save(make, row, {"summary_de": "Neu."}).found == []


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ({"licence": "mine"}, "licence"),
        ({"technology": ["nlp", "magic"]}, "technology"),
        ({"country": "ZZ"}, "country"),
        ({"summary_de": "x" * (STORABLE + 1)}, "summary_de"),
        ({"title_de": " \u200b "}, "title_de"),
        ({"organisation_name": ""}, "organisation_name"),
    ],
    ids=["choice", "choices", "country", "flood", "no-title", "no-organisation"],
)
def test_what_cannot_be_stored_stores_nothing(make: Make, sent: dict[str, Any], name: str) -> None:
    row = make.booth()
    before = kept(make, row)
    with pytest.raises(Invalid) as refusal:
        save(make, row, {"risks_de": "Auch das nicht.", **sent})
    assert list(refusal.value.problems) == [name]
    assert kept(make, row) == before


def test_the_title_of_the_other_language_may_be_emptied(make: Make) -> None:
    row = make.booth(language="en")
    save(make, row, {"title_de": ""})
    assert set(kept(make, row)[1]["title"]) == {"en"}


@pytest.mark.parametrize("version", [None, 0, -1, 99])
def test_a_form_without_a_right_version_stores_nothing(make: Make, version: int | None) -> None:
    row = make.booth()
    before = kept(make, row)
    with make.unit(), pytest.raises(Invalid):
        save_draft(whole(row), {"risks_de": ["x"]}, version=version, actor=member_of(row))
    assert kept(make, row) == before


@pytest.mark.parametrize("state", STATES)
def test_a_draft_is_open_or_closed_by_its_state(make: Make, state: str) -> None:
    row = make.booth(state=state)
    if state in OPEN:
        assert save(make, row, {"risks_de": "Neu."}).version == row.version + 1
        return
    before = kept(make, row)
    with pytest.raises(Conflict):
        save(make, row, {"risks_de": "Neu."})
    assert kept(make, row) == before


def test_only_members_save(make: Make) -> None:
    row = make.booth()
    strangers = [NOBODY, SYSTEM, make.member().actor, make.reviewer().actor, make.organiser().actor]
    for stranger in strangers:
        with make.unit(), pytest.raises(Refused):
            save_draft(whole(row), {"risks_de": ["x"]}, version=row.version, actor=stranger)
    assert kept(make, row)[0] == row.version


def test_the_log_names_fields_and_never_what_they_hold(make: Make) -> None:
    row = make.booth()
    save(make, row, {"risks_de": "streng geheim", "licence": "cc0"})
    with make.unit():
        line = audit.of_booth(row.id)[0]
        assert (line.name, line.actor_id) == ("draft_saved", member_of(row).account_id)
        assert sorted(line.payload["fields"]) == ["licence", "risks_de"]
        assert "geheim" not in str(line.payload)
