"""The booths of the demo: complete in both languages, different from each other, with files that are theirs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from marktplatz.booths.contradictions import contradictions
from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE, questionnaire_of
from marktplatz.booths.required import RequiredSet
from marktplatz.cli.demo import files
from marktplatz.cli.demo.story import read_story
from marktplatz.core import checks
from marktplatz.core.database import session
from marktplatz.core.fields import FILES, Content
from marktplatz.core.services import services_of
from marktplatz.core.text import LANGUAGES
from marktplatz.events.models import Event
from marktplatz.media.keeping import document_key, picture_key
from marktplatz.media.models import KeptFile
from marktplatz.media.room import hashes_in
from tests.cli.demo import TOLD, booths
from tests.client import Client
from tests.factories import Make

SHORT = {"Direktorium", "Stadtgemeinde Traunwies, Wasserwerk", "Stadt Falkenrode, Bürgerservice"}
"""Whose booths say little: a draft, one that was withdrawn, one that was rejected."""
NOT_FOR_EVERYBODY = {
    *("logo", "slides", "video_url", "source_code_url", "software_licence"),
    # A contradiction for the reviewer, an exhibitor without software, and one without effects on employees.
    *("ai_act_note", "hosting", "employee_effects_note"),
}
SOMEWHERE = {
    "exhibitor_kind": {
        *("lhm_department", "lhm_enterprise", "municipality_de", "municipality_intl"),
        *("science", "company", "interest_body"),
    },
    "logic_type": {"deterministic", "learning", "hybrid", "none"},
    "lifecycle_status": {"idea", "planned", "development", "pilot", "operational", "retired"},
    "decision_role": {"no_decision", "supports", "recommends", "decides_reviewed", "decides_auto"},
    "ai_act_class": {
        *("not_ai", "minimal", "transparency", "high_annex_iii", "exempt_6_3"),
        *("research", "unassessed"),
    },
    "personal_data": {"none", "anonymous", "pseudonymous", "personal", "special"},
    "employee_effects": {*FIELDS["employee_effects"].vocabulary.codes} - {"unknown"},
    "participation_mode": {"on_site", "virtual", "hybrid"},
    "reuse": {"open_source", "on_request", "seeking_partners", "not_possible"},
    "licence": {"all_rights", "cc_by_4_0", "cc0"},
}


@pytest.mark.usefixtures("loaded")
def test_most_booths_are_complete_in_both_languages_and_have_pictures(make: Make) -> None:
    everything = questionnaire_of(Event(required_set=RequiredSet.FULL, required_keys=[], vocabularies={}))
    by_name = {name: booth for name, booth in booths(make).items() if name not in SHORT}
    assert len(by_name) == 14
    for name, booth in by_name.items():
        content = booth.draft.content
        assert checks.to_submit(everything, content, booth.entry_language) == [], name
        assert _unanswered(content) == set(), name
        assert _in_one_language(content) == set(), name
        assert 1 <= len(content["images"]) <= 5, name
    assert max(len(booth.draft.content["images"]) for booth in by_name.values()) == 5
    for key in ("logo", "slides"):
        assert sum(key in booth.draft.content for booth in by_name.values()) >= 2


def _unanswered(content: Content) -> set[str]:
    """Return the public questions that apply to a booth and that it does not answer."""
    open_keys = {field.key for field in QUESTIONNAIRE.public if field.asked(content) and field.key not in content}
    stage = FIELDS["lifecycle_status"].vocabulary[content["lifecycle_status"]]
    return open_keys - NOT_FOR_EVERYBODY - ({"planned_start"} if stage.group != "planned" else set())


def _in_one_language(content: Content) -> set[str]:
    found = {
        field.key
        for field in QUESTIONNAIRE.fields
        if field.translatable and field.key in content and content[field.key].keys() != {*LANGUAGES}
    }
    for field in QUESTIONNAIRE.fields:
        parts = [part.key for part in field.parts if part.translatable]
        items: list[dict[str, Any]] = content.get(field.key, []) if parts else []
        found |= {field.key for item in items for part in parts if item[part].keys() != {*LANGUAGES}}
    return found


@pytest.mark.usefixtures("loaded")
def test_the_booths_differ_in_everything_that_visitors_compare(make: Make) -> None:
    contents = [booth.draft.content for booth in booths(make).values()]
    for key, codes in SOMEWHERE.items():
        answers = [content.get(key) for content in contents]
        assert codes <= {code for answer in answers for code in (answer if isinstance(answer, list) else [answer])}


@pytest.mark.usefixtures("loaded")
def test_only_the_reviewer_meets_a_contradiction(make: Make) -> None:
    found = {name: contradictions(booth.draft.content) for name, booth in booths(make).items()}
    assert [name for name, told in found.items() if told] == ["Referat für Bildung und Sport"]


@pytest.mark.usefixtures("loaded")
def test_files_are_kept_for_their_booth_and_public_where_it_is(client: Client, make: Make) -> None:
    by_name = booths(make)
    with make.unit():
        kept = {(file.booth_id, file.hash): file.kind for file in session.scalars(select(KeptFile))}
        named = {(booth.id, digest) for booth in by_name.values() for digest in hashes_in(booth.draft.content)}
        assert kept.keys() == named
        storage = services_of(session).storage
        assert all(
            storage.exists(document_key(digest) if kind == "document" else picture_key(digest, 480))
            for (_, digest), kind in kept.items()
        )
    for booth in by_name.values():
        seen = 200 if booth.status == "approved" and booth.published_revision is not None else 404
        for digest in hashes_in(booth.draft.content):
            name = "slides.pdf" if kept[booth.id, digest] == "document" else "480.webp"
            assert client.get(f"/media/{digest}/{name}", check=False).status_code == seen
    assert hashes_in(by_name["Stadtgemeinde Traunwies, Wasserwerk"].draft.content)


def test_no_file_lies_beside_the_demo_for_nothing() -> None:
    folder = Path(files.__file__).parent
    lying = {path.name: path.stat().st_size for kind in ("pictures", "slides") for path in (folder / kind).iterdir()}
    named = {
        item["file"]
        for told in read_story(TOLD).told["booths"]
        for field in QUESTIONNAIRE.fields
        if field.kind in FILES
        for item in told["content"].get(field.key, [])
    }
    assert lying.keys() == named
    assert max(lying.values()) <= 25_000
