"""What is forgotten and when, and that nobody loses a file that was just uploaded."""

from __future__ import annotations

from datetime import timedelta
from threading import Event, Thread

from flask import Flask

from marktplatz.core import clock
from marktplatz.core.database import db, session
from marktplatz.jobs.files import purge_files
from marktplatz.media import forgetting
from marktplatz.media.keeping import GRACE, note
from marktplatz.media.models import RevisionFile
from marktplatz.reactions import transaction
from tests.booths.test_drafts import member_of, whole
from tests.factories import Make
from tests.media.shelf import LATER, digest, is_stored, kept, noted, put, remember, show, taken
from tests.statements import counting


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
