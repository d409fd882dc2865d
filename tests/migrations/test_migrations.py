"""Migrations: up, down and up again on both databases, with rows in every table, and models equal to the schema."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade
from sqlalchemy import CheckConstraint, Engine, Table, func, inspect, select, text, update

from marktplatz.accounts import actions as accounts
from marktplatz.booths.models import Booth, Revision
from marktplatz.catalogue import actions as catalogue_actions
from marktplatz.catalogue import queries as catalogue
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.catalogue.queries import Wish
from marktplatz.cli.revisions import upgrade
from marktplatz.core import clock
from marktplatz.core.database import Model, db, session
from marktplatz.core.permissions import SYSTEM
from marktplatz.events.models import Event, ProgrammeItem
from marktplatz.stands.tally import count_scan
from tests import servers
from tests.conftest import BACKENDS, build_app
from tests.factories import Make
from tests.factories.booths import PUBLIC_STATES, STATES

SEARCH = "search_documents"


@pytest.fixture(params=BACKENDS)
def bare_app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """A program whose database has no table yet."""
    url = ""
    if request.param == "postgresql":
        url = servers.new_database(request.getfixturevalue("postgresql_url"), "moving")
    app = build_app(tmp_path, DATABASE_URL=url)
    yield app
    with app.app_context():
        db.engine.dispose()


def _tables(engine: Engine) -> set[str]:
    # FTS5 keeps its words in tables of its own.
    return {name for name in inspect(engine).get_table_names() if not name.startswith(f"{SEARCH}_")}


def _ours() -> list[Table]:
    return list(Model.metadata.sorted_tables)


def _differences(engine: Engine) -> list[object]:
    def ours(_item: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return not (kind == "table" and (name or "").startswith(SEARCH))

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": ours, "compare_type": True, "compare_server_default": True}
        )
        return list(compare_metadata(context, Model.metadata))


def fill(app: Flask) -> None:
    """Put a row into every table."""
    make = Make(app)
    event = make.event("2026")
    for number, state in enumerate(STATES):
        stand = "" if state.startswith("withdrawn") else f"A{number}"
        row = make.booth(event, state=state, stand_number=stand, picture=True)
    make.register_entry(event)
    make.session_of(make.reviewer())
    with make.unit():
        session.add(ProgrammeItem(event_id=event.id, starts_at=clock.now(), title={"de": "Beginn"}))
        accounts.invite("team@stadt.example", "Bauamt", event_id=event.id, language="de", actor=SYSTEM)
    with app.app_context():
        count_scan(db.engine, row.id, clock.now())


def _counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in _ours()
        }


def test_models_equal_the_schema(bare_app: Flask) -> None:
    with bare_app.app_context():
        upgrade()
        assert _differences(db.engine) == []
        assert _tables(db.engine) == {table.name for table in _ours()} | {"alembic_version", SEARCH}


def test_a_difference_would_be_seen(bare_app: Flask) -> None:
    with bare_app.app_context():
        upgrade()
        with db.engine.begin() as connection:
            connection.execute(text("ALTER TABLE events ADD COLUMN forgotten INTEGER"))
        assert "remove_column" in str(_differences(db.engine))


def test_every_check_of_the_models_is_in_the_schema_under_its_name(bare_app: Flask) -> None:
    with bare_app.app_context():
        upgrade()
        inspector = inspect(db.engine)
        for table in _ours():
            wanted = {str(one.name) for one in table.constraints if isinstance(one, CheckConstraint) and one.name}
            found = {str(one["name"]) for one in inspector.get_check_constraints(table.name)}
            assert wanted <= found, table.name
            assert all(one["name"] for one in inspector.get_foreign_keys(table.name)), table.name


def test_texts_sort_in_the_schema_as_the_models_say(bare_app: Flask) -> None:
    """Alembic does not compare collations."""
    with bare_app.app_context():
        upgrade()
        if db.engine.dialect.name == "sqlite":
            # Where nothing else is said it compares bytes, which for UTF-8 is the order of code points.
            schema = db.session.scalar(text("SELECT group_concat(sql) FROM sqlite_master WHERE type = 'table'"))
            assert "COLLATE" not in schema.upper()
            return
        sorted_as = "SELECT table_name, column_name, collation_name FROM information_schema.columns"
        rows = db.session.execute(text(f"{sorted_as} WHERE table_schema = 'public'"))
        found = {(table, column) for table, column, collation in rows if collation == "C"}
        types = {
            (table.name, one.name): one.type.dialect_impl(db.engine.dialect)
            for table in _ours()
            for one in table.columns
        }
        wanted = {place for place, kind in types.items() if getattr(kind, "collation", None) == "C"}
        assert found == wanted
        assert ("catalogue_entries", "stand_order") in wanted
        db.session.remove()


def test_up_down_and_up_again_with_rows_in_every_table(bare_app: Flask) -> None:
    with bare_app.app_context():
        upgrade()
    fill(bare_app)
    with bare_app.app_context():
        filled = _counts(db.engine)
        assert [name for name, count in filled.items() if not count] == []
        downgrade(revision="base")
        assert _tables(db.engine) == {"alembic_version"}
        upgrade()
        assert _differences(db.engine) == []
        assert {name: count for name, count in _counts(db.engine).items() if count} == {"publication_stamp": 1}
    fill(bare_app)
    with bare_app.app_context():
        assert _counts(db.engine) == filled
        event = session.query(Event).one()
        assert catalogue.listing(event, Wish(words="schlagloch")).total == len(PUBLIC_STATES)
        session.remove()


def test_a_step_back_and_forth_keeps_the_rows_that_are_not_its_own(bare_app: Flask) -> None:
    """From the second migration on this is what a hasty operator does; the first one takes everything with it."""
    with bare_app.app_context():
        upgrade()
    fill(bare_app)
    with bare_app.app_context():
        before = _counts(db.engine)
        downgrade(revision="-1")
        kept = _tables(db.engine)
        upgrade()
        after = _counts(db.engine)
    assert {name: count for name, count in after.items() if name in kept} == {
        name: count for name, count in before.items() if name in kept
    }


def test_what_was_public_before_gets_the_english_title_to_sort_by(bare_app: Flask) -> None:
    with bare_app.app_context():
        upgrade()
    make = Make(bare_app)
    make.booth(state="published", content={"title": {"de": "Zählen", "en": "Counting É"}})
    make.booth(state="published", content={"title": {"de": "Nur Übung"}})
    with bare_app.app_context():
        downgrade(revision="0001")
        upgrade()
        titles = text("SELECT sort_title, sort_title_en FROM catalogue_entries ORDER BY booth_id")
        assert [tuple(row) for row in db.session.execute(titles)] == [("zahlen", "counting e"), ("nur ubung",) * 2]
        db.session.remove()


def test_an_upgrade_of_what_is_new_already_does_nothing(bare_app: Flask) -> None:
    with bare_app.app_context():
        upgrade()
    fill(bare_app)
    with bare_app.app_context():
        before = _counts(db.engine)
        upgrade()
        assert _counts(db.engine) == before


def test_sqlite_is_checked_again_after_a_migration(tmp_path: Path) -> None:
    app = build_app(tmp_path)
    with app.app_context():
        upgrade()
        with db.engine.connect() as connection:
            assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        db.engine.dispose()


def test_what_was_there_before_gets_what_the_program_writes_now(bare_app: Flask) -> None:
    """Sources on revisions, own words in the filters, and no approval of what was withdrawn."""
    with bare_app.app_context():
        upgrade()
    make = Make(bare_app)
    entry = make.register_entry(make.event("2026"), language="nl", own_words={"technology": "Beeldherkenning"})
    withdrawn, shown = make.booth(state="withdrawn"), make.booth(state="published")
    with make.unit():
        # As older programs left it: withdrawing kept the approval.
        approved = session.scalars(select(Revision.id).where(Revision.booth_id == withdrawn.id)).one()
        session.execute(update(Booth).where(Booth.id == withdrawn.id).values(approved_revision_id=approved))
    with bare_app.app_context():
        downgrade(revision="0002")
        upgrade()
        said = session.scalars(select(Revision.provenance).where(Revision.booth_id == entry.id)).one()
        assert said == {"url": "https://ki.example/systeme", "licence": "CC BY 4.0", "language": "nl"}
        assert session.scalars(select(Revision.provenance).where(Revision.booth_id == shown.id)).one() == {}
        assert not catalogue_actions.is_current()
        session.remove()
    with make.unit():
        assert catalogue_actions.rebuild() == 2
    with make.unit():
        assert catalogue_actions.is_current()
        facets = session.scalars(select(CatalogueEntry.facets).where(CatalogueEntry.booth_id == entry.id)).one()
        assert (facets["technology"], facets["domain"]) == (["own_words"], ["not_stated"])
        kept = dict(session.execute(select(Booth.id, Booth.approved_revision_id)).all())
        assert (kept[withdrawn.id], kept[shown.id] is None) == (None, False)
        session.remove()
