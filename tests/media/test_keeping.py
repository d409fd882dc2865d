"""What an organisation may keep, what is forgotten and when, and that nobody loses a file that was just uploaded."""

from __future__ import annotations

from datetime import timedelta
from threading import Event, Thread

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from marktplatz.booths.models import Draft, DraftChange
from marktplatz.core import clock
from marktplatz.core.database import db, session
from marktplatz.core.errors import Invalid, Refused
from marktplatz.core.permissions import SYSTEM
from marktplatz.core.services import services_of
from marktplatz.jobs.files import purge_files
from marktplatz.media import forgetting, room
from marktplatz.media.keeping import GRACE, Taken, note, picture_key, share
from marktplatz.media.models import KeptFile, RevisionFile
from marktplatz.media.room import require_room
from marktplatz.reactions import transaction
from tests.booths.test_drafts import member_of, whole
from tests.factories import BoothRow, Make
from tests.statements import counting

LATER = GRACE + timedelta(hours=2)


def digest(number: int) -> str:
    return f"{number:032x}"


def taken(number: int, size: int = 100) -> Taken:
    key = picture_key(digest(number), 9)
    facts = {"hash": digest(number), "width": 9, "height": 9}
    return Taken(kind="picture", facts=facts, size=size, contents={key: b"RIFF....WEBP"})


def put(file: Taken) -> None:
    for key, content in file.contents.items():
        services_of(session).storage.put(key, content, content_type="image/webp")


def is_stored(number: int) -> bool:
    return services_of(session).storage.exists(picture_key(digest(number), 9))


def kept(row: BoothRow, *files: Taken) -> None:
    """Put and note files for a booth."""
    for file in files:
        put(file)
        note(whole(row), file, actor=member_of(row))


def show(row: BoothRow, *numbers: int) -> None:
    """Let the draft of a booth name these files and no others."""
    images = [{"id": str(number), "file": {"hash": digest(number)}} for number in numbers]
    session.execute(update(Draft).where(Draft.booth_id == row.id).values(content={"images": images}))


def remember(row: BoothRow, version: int, *numbers: int) -> None:
    """Let an older state of the draft name these files."""
    before = [{"id": str(number), "file": {"hash": digest(number)}} for number in numbers]
    session.add(DraftChange(booth_id=row.id, version=version, name="images", before=before))
    session.flush()


def noted() -> set[str]:
    return set(session.scalars(select(KeptFile.hash)))


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


class TestForgetting:
    def test_what_only_older_states_name_goes_after_two_days(self, app: Flask, make: Make) -> None:
        row = make.booth()
        with make.unit():
            kept(row, taken(1), taken(2), taken(3))
            show(row, 2)
            remember(row, 7, 1)
        with app.app_context():
            purge_files()
            with transaction():
                assert len(noted()) == 3
                show(row, 2, 3)
            with clock.stopped_at(clock.now() + LATER):
                purge_files()
            with transaction(writes=False):
                assert noted() == {digest(2), digest(3)}
            assert [is_stored(number) for number in (1, 2, 3)] == [False, True, True]

    def test_what_is_used_again_begins_to_wait_anew(self, app: Flask, make: Make) -> None:
        row = make.booth()
        with make.unit():
            kept(row, taken(1), taken(2))
        begin = clock.now()
        with app.app_context():
            purge_files()
            with transaction():
                show(row, 1)
                note(whole(row), taken(2), actor=member_of(row))
            purge_files()
            with transaction():
                show(row)
            with clock.stopped_at(begin + GRACE - timedelta(minutes=1)):
                purge_files()
            with clock.stopped_at(begin + GRACE + timedelta(minutes=1)):
                purge_files()
                with transaction(writes=False):
                    assert noted() >= {digest(1)}

    def test_what_a_revision_shows_stays(self, app: Flask, make: Make) -> None:
        row = make.booth(state="submitted")
        with make.unit():
            kept(row, taken(1))
            session.add(RevisionFile(revision_id=whole(row).submitted_revision_id, hash=digest(1)))
        with app.app_context():
            for days in (0, 3, 6):
                with clock.stopped_at(clock.now() + timedelta(days=days)):
                    purge_files()
            with transaction(writes=False):
                assert noted() == {digest(1)}
            assert is_stored(1)

    def test_a_draft_that_names_it_meanwhile_keeps_it(self, app: Flask, make: Make) -> None:
        row = make.booth()
        with make.unit():
            kept(row, taken(1))
        with app.app_context():
            purge_files()
            with clock.stopped_at(clock.now() + LATER):
                with transaction(writes=False):
                    found = forgetting.look()
                assert found.over
                with transaction():
                    show(row, 1)
                with transaction():
                    forgetting.settle(found)
            with transaction(writes=False):
                assert noted() == {digest(1)}

    def test_more_files_cost_no_more_statements(self, app: Flask, make: Make) -> None:
        row = make.booth()
        costs = []
        with app.app_context():
            for number in (1, 3):
                with transaction():
                    kept(row, *(taken(10 * number + one) for one in range(number)))
                with counting(db.engine) as seen, transaction(writes=False):
                    found = forgetting.look()
                with counting(db.engine) as marking, transaction():
                    forgetting.settle(found)
                with clock.stopped_at(clock.now() + LATER):
                    with transaction(writes=False):
                        found = forgetting.look()
                    assert len(found.over) == number
                    with counting(db.engine) as going, transaction():
                        forgetting.settle(found)
                costs.append((len(seen), len(marking), len(going)))
                with transaction(writes=False):
                    assert noted() == set()
        assert costs[0] == costs[1], costs
        assert costs[0] == (2, 1, 4)

    def test_a_look_with_nothing_to_do_writes_nothing(self, app: Flask, make: Make) -> None:
        row = make.booth()
        with make.unit():
            kept(row, taken(1))
            show(row, 1)
        with app.app_context(), counting(db.engine) as seen:
            purge_files()
        assert all(statement.startswith("SELECT") for statement in seen), str(seen)


class TestTheStorage:
    def test_what_no_row_names_is_deleted_after_two_days(self, app: Flask, make: Make) -> None:
        row = make.booth()
        with make.unit():
            put(taken(1))
            kept(row, taken(2))
            show(row, 2)
        with app.app_context():
            purge_files()
            assert is_stored(1), "the one who uploads it may be about to note it"
            with clock.stopped_at(clock.now() + LATER):
                purge_files()
            assert [is_stored(1), is_stored(2)] == [False, True]

    def test_what_is_deleted_between_uploading_and_noting_is_put_there_again(self, app: Flask, make: Make) -> None:
        row = make.booth()
        with app.app_context():
            with transaction():
                put(taken(1))
            with clock.stopped_at(clock.now() + LATER):
                purge_files()
            assert not is_stored(1)
            with transaction():
                note(whole(row), taken(1), actor=member_of(row))
            assert is_stored(1)

    def test_deleting_waits_for_the_one_who_notes_the_same_content(self, app: Flask, make: Make) -> None:
        row = make.booth()
        looked, is_noted = Event(), Event()
        with make.unit():
            put(taken(1))

        def delete_it() -> None:
            with app.app_context(), clock.stopped_at(clock.now() + LATER):
                with transaction(writes=False):
                    assert forgetting.unnamed([digest(1)]) == {digest(1)}
                looked.set()
                is_noted.wait(10)
                purge_files()

        with app.app_context():
            other = Thread(target=delete_it)
            other.start()
            assert looked.wait(10)
            with transaction():
                note(whole(row), taken(1), actor=member_of(row))
                is_noted.set()
                # It looks, finds nothing that it could see yet, and has to wait for this transaction.
                other.join(0.5)
                assert other.is_alive()
            other.join(30)
            assert is_stored(1)
