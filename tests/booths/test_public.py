"""What the public sees of a booth: the published revision of a public event, and nothing else."""

from __future__ import annotations

import pytest

from marktplatz.booths import public
from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.core.database import session
from marktplatz.events.models import Event
from tests.factories import Make
from tests.factories.booths import PUBLIC_STATES, STATES

ONCE_PUBLIC = {"unpublished", "withdrawn"}


@pytest.mark.parametrize("state", STATES)
def test_a_code_leads_to_what_is_public_only(make: Make, state: str) -> None:
    row = make.booth(state=state)
    with make.unit():
        for typed in (row.code, row.code.lower(), f" {row.code} "):
            found = public.by_code(typed)
            assert (found.booth is not None) == (state in PUBLIC_STATES)
            assert found.was_public == (state in PUBLIC_STATES | ONCE_PUBLIC)


def test_the_read_model_holds_public_answers_only(make: Make) -> None:
    row = make.booth(state="published")
    internal = {field.key for field in QUESTIONNAIRE.fields} - {field.key for field in QUESTIONNAIRE.public}
    assert internal
    with make.unit():
        found = public.by_code(row.code).booth
        assert found is not None
        assert internal.isdisjoint(found.content)
        assert found.path_part == row.path_part


def test_a_hidden_event_hides_its_booths(make: Make) -> None:
    row = make.booth(make.event(is_public=False), state="published", stand_number="A07")
    gone = make.booth(row.event, state="withdrawn")
    with make.unit():
        assert public.by_code(row.code) == public.Found(None, False, None)
        assert public.by_code(gone.code) == public.Found(None, False, None)
        event = session.get(Event, row.event.id)
        assert event is not None
        assert public.by_stand_number("A07", event).booth is None


def test_a_code_belongs_to_its_event(make: Make) -> None:
    row, other = make.booth(state="published"), make.event()
    with make.unit():
        assert public.by_code(row.code, event_slug=row.event.slug).booth is not None
        assert public.by_code(row.code, event_slug=other.slug) == public.Found(None, False, None)


@pytest.mark.parametrize("typed", ["", "ABC", "ABCDEF", "AB0DE", "ABILU", "ÄBCDE", "' OR 1=1", "A07"])
def test_what_cannot_be_a_code_is_unknown(make: Make, typed: str) -> None:
    make.booth(state="published")
    with make.unit():
        assert public.by_typed(typed) == public.Found(None, False, None)


def test_a_typed_stand_number_is_one_of_the_current_event(make: Make) -> None:
    make.booth(make.event(starts_at=None, ends_at=None), state="published", stand_number="A07")
    row = make.booth(make.event(), state="published", stand_number="A07")
    with make.unit():
        for typed in ("A07", "a07", "A-07", " a 07 "):
            found = public.by_typed(typed).booth
            assert found is not None
            assert found.code == row.code


def test_a_fall_back_says_its_language(make: Make) -> None:
    row = make.booth(state="published", content={"summary": {"de": "Nur auf Deutsch."}})
    with make.unit():
        found = public.by_code(row.code).booth
        assert found is not None
        english, german = found.text("summary", "en"), found.text("summary", "de")
        assert english is not None
        assert german is not None
        assert (english.text, english.language) == ("Nur auf Deutsch.", "de")
        assert german.language == ""


def test_a_register_entry_speaks_in_its_own_words_where_ours_are_missing(make: Make) -> None:
    row = make.register_entry()
    with make.unit():
        found = public.by_code(row.code).booth
        assert found is not None
        assert found.words("technology", "de") == []
        for key in ("country", "licence"):
            assert (found.words(key, "de"), found.value(FIELDS[key])) == ([], None)
        assert (found.origin, found.source) == ("register", "muenchen_ki_systeme")
