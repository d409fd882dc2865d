"""What an organisation may keep, what of it counts, and what a refusal says."""

from __future__ import annotations

import pytest
from sqlalchemy import delete

from marktplatz.core.database import session
from marktplatz.core.errors import Invalid, Refused
from marktplatz.core.permissions import SYSTEM
from marktplatz.media import room
from marktplatz.media.keeping import note, share
from marktplatz.media.models import KeptFile, RevisionFile
from marktplatz.media.room import require_room
from tests.booths.test_drafts import member_of, whole
from tests.factories import Make
from tests.media.shelf import digest, kept, noted, remember, show, taken


def test_only_members_note_a_file(make: Make) -> None:
    row, other = make.booth(), make.member()
    with make.unit():
        for stranger in (other.actor, SYSTEM):
            with pytest.raises(Refused):
                note(whole(row), taken(1), actor=stranger)
        assert noted() == set()


class TestRoom:
    @pytest.fixture(autouse=True)
    def _small(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(room, "QUOTA", 250)

    def test_a_file_is_asked_for_its_own_size(self, make: Make) -> None:
        row = make.booth()
        with make.unit():
            kept(row, taken(1), taken(2))
            require_room(whole(row), 50)
            with pytest.raises(Invalid, match="no room"):
                note(whole(row), taken(3, size=51), actor=member_of(row))
            note(whole(row), taken(1), actor=member_of(row))

    def test_a_content_counts_once_and_goes_on_counting_when_the_first_booth_is_gone(self, make: Make) -> None:
        row = make.booth()
        second = make.booth(row.event, row.organisation, member=row.member)
        with make.unit():
            kept(row, taken(1), taken(2))
            show(row, 1, 2)
            share(row.id, second.id)
            show(second, 1, 2)
            require_room(whole(second), 50)
            session.execute(delete(KeptFile).where(KeptFile.booth_id == row.id))
            show(row)
            with pytest.raises(Invalid, match="no room"):
                require_room(whole(second), 51)

    def test_what_was_removed_counts_no_more_and_what_was_never_saved_does(self, make: Make) -> None:
        row = make.booth()
        with make.unit():
            kept(row, taken(1), taken(2))
            show(row, 2)
            with pytest.raises(Invalid, match="no room"):
                require_room(whole(row), 51)
            remember(row, 7, 1)
            require_room(whole(row), 150)

    def test_what_stands_in_a_revision_stays_and_the_message_says_how_much(
        self, make: Make, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(room, "_MEGABYTE", 1)
        row = make.booth(state="submitted")
        with make.unit():
            kept(row, taken(1), taken(2), taken(3, size=50))
            revision = whole(row).submitted_revision_id
            session.add(RevisionFile(revision_id=revision, hash=digest(1)))
            show(row, 2)
            remember(row, 7, 1, 2)
            with pytest.raises(Invalid) as refused:
                require_room(whole(row), 51)
        for told in (refused.value.message.in_("de"), refused.value.message.in_("en")):
            assert "51 MB" in told
            assert "250" in told
            assert "100 MB" in told
            assert "50 MB" in told
            assert "rganis" in told

    def test_uploading_and_removing_again_and_again_has_an_end(self, make: Make) -> None:
        row = make.booth()
        with make.unit():
            for number in range(1, 6):
                kept(row, taken(number))
                show(row)
                remember(row, number, number)
            with pytest.raises(Invalid, match="uploaded and removed"):
                note(whole(row), taken(6), actor=member_of(row))
            note(whole(row), taken(5), actor=member_of(row))

    def test_other_organisations_do_not_count(self, make: Make) -> None:
        row, other = make.booth(), make.booth()
        with make.unit():
            kept(other, taken(1), taken(2))
            show(other, 1, 2)
            require_room(whole(row), 250)
