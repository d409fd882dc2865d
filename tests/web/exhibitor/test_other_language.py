"""The other language of an entry: what is missing, what may be outdated, and how a writer settles that."""

from __future__ import annotations

import pytest

from marktplatz.booths import queries
from marktplatz.booths.drafts import save_draft
from marktplatz.booths.questionnaire import FIELDS
from marktplatz.booths.translations import Translation, translation_of
from tests.booths.test_drafts import member_of, whole
from tests.client import Client
from tests.factories import BoothRow, Make
from tests.web.exhibitor.desk import SignIn, element, path

RISKS = "chancen-und-risiken"
OUTDATED = "vielleicht veraltet"
FITS = {"risks_en-fits": "1"}


def _typo_put_right(make: Make) -> tuple[BoothRow, int]:
    """Return a booth whose German text was changed after the English one, and the version since then."""
    row = make.booth()
    with make.unit():
        saved = save_draft(whole(row), {"risks_de": ["Neu."]}, version=row.version, actor=member_of(row))
    return row, saved.version


def _state(make: Make, row: BoothRow) -> Translation:
    with make.unit():
        booth = queries.whole_by_id(row.id)
        assert booth is not None
        return translation_of(FIELDS["risks"], booth.draft.content, booth.draft.versions, "de")


def _member(row: BoothRow, sign_in: SignIn) -> Client:
    assert row.member is not None
    return sign_in(row.member)


@pytest.mark.parametrize("action", ["save", "autosave"])
def test_a_text_that_still_fits_is_settled_without_being_changed(make: Make, sign_in: SignIn, action: str) -> None:
    row, version = _typo_put_right(make)
    client = _member(row, sign_in)
    page = client.get(path(row, RISKS))
    assert page.text.count(OUTDATED) == 1
    assert element(page, "risks_en-fits").get("type") == "checkbox"
    assert "1 vielleicht veraltet" in client.get(path(row)).text
    sent = {"action": action, "version": str(version), **FITS}
    assert client.send(path(row, RISKS), sent).status_code == {"save": 303, "autosave": 200}[action]
    assert _state(make, row) is Translation.DONE
    page = client.get(path(row, RISKS))
    assert OUTDATED not in page.text
    assert "risks_en-fits" not in page.text
    with make.unit():
        assert whole(row).draft.version == version, "no answer has changed"


def test_a_later_change_makes_it_outdated_again(make: Make) -> None:
    row, version = _typo_put_right(make)
    with make.unit():
        save_draft(whole(row), {"risks_en-fits": ["1"]}, version=version, actor=member_of(row))
    assert _state(make, row) is Translation.DONE
    with make.unit():
        save_draft(whole(row), {"risks_de": ["Noch neuer."]}, version=version, actor=member_of(row))
    assert _state(make, row) is Translation.OUTDATED


def test_who_changes_the_original_may_say_at_once_that_the_other_fits(make: Make) -> None:
    row, version = _typo_put_right(make)
    sent = {"risks_de": ["Neu!"], "risks_en-fits": ["1"]}
    with make.unit():
        save_draft(whole(row), sent, version=version, actor=member_of(row))
    assert _state(make, row) is Translation.DONE


def test_nobody_settles_what_they_have_not_seen(make: Make) -> None:
    row, _ = _typo_put_right(make)
    with make.unit():
        save_draft(whole(row), {"risks_en-fits": ["1"]}, version=row.version, actor=member_of(row))
    assert _state(make, row) is Translation.OUTDATED


@pytest.mark.parametrize("name", ["partners-fits", "country_en-fits", "nothing_en-fits", "risks_fr-fits"])
def test_a_tick_that_no_form_has_changes_nothing(make: Make, name: str) -> None:
    row, version = _typo_put_right(make)
    with make.unit():
        before = dict(whole(row).draft.versions)
        save_draft(whole(row), {name: ["1"]}, version=version, actor=member_of(row))
        assert whole(row).draft.versions == before


def test_descriptions_of_pictures_have_a_state_too(make: Make, sign_in: SignIn) -> None:
    row = make.booth(picture=True)
    client = _member(row, sign_in)
    summary = element(client.get(path(row, "bilder-und-unterlagen")), "images-0-alt_en").above("details")
    assert summary is not None
    assert "fehlt" in summary.first("summary").text
    assert "1 Text fehlt" in client.get(path(row)).text
    with make.unit():
        sent = {"images-0-alt_en": ["A bus at a pothole"]}
        save_draft(whole(row), sent, version=row.version, actor=member_of(row))
    summary = element(client.get(path(row, "bilder-und-unterlagen")), "images-0-alt_en").above("details")
    assert summary is not None
    assert "vorhanden" in summary.first("summary").text
    assert "1 Text fehlt" not in client.get(path(row)).text
