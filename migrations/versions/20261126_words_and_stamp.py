"""words to search by, filters beside the cards, and the publication stamp

Revision: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def _sorted_text(length: int) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


NEW = (
    ("sort_organisation", _sorted_text(300), ""),
    ("stage_order", sa.Integer(), "0"),
    ("facets", JSON, "{}"),
    ("texts", JSON, "[]"),
)


def upgrade() -> None:
    # Everything here is a copy of what is public; the program writes it anew where the form says 0.
    with op.batch_alter_table("catalogue_entries") as batch_op:
        for name, kind, empty in NEW:
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=empty))
    with op.batch_alter_table("catalogue_entries") as batch_op:
        for name, _, _ in NEW:
            batch_op.alter_column(name, server_default=None)
    _index("event_id", "stand_order", "sort_title", "booth_id")
    with op.batch_alter_table("catalogue_facets") as batch_op:
        batch_op.drop_index("ix_catalogue_facets_event_id_key_value")
    op.drop_table("catalogue_facets")
    op.create_table(
        "search_terms",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("term", _sorted_text(60), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("written", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_search_terms_event_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event_id", "term", name=op.f("pk_search_terms")),
    )
    stamp = op.create_table(
        "publication_stamp",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication_stamp")),
    )
    entries = sa.table("catalogue_entries", sa.column("booth_id", sa.Integer))
    is_empty = op.get_bind().execute(sa.select(entries).limit(1)).first() is None
    op.bulk_insert(stamp, [{"id": 1, "number": 1, "form": 1 if is_empty else 0}])


def downgrade() -> None:
    op.drop_table("publication_stamp")
    op.drop_table("search_terms")
    op.create_table(
        "catalogue_facets",
        sa.Column("booth_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("value", sa.String(40), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["booth_id"],
            ["catalogue_entries.booth_id"],
            name=op.f("fk_catalogue_facets_booth_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_catalogue_facets_event_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("booth_id", "key", "value", name=op.f("pk_catalogue_facets")),
    )
    with op.batch_alter_table("catalogue_facets") as batch_op:
        batch_op.create_index("ix_catalogue_facets_event_id_key_value", ["event_id", "key", "value"], unique=False)
    _fill_facets()
    _index("event_id", "stand_order", "sort_title")
    with op.batch_alter_table("catalogue_entries") as batch_op:
        for name, _, _ in reversed(NEW):
            batch_op.drop_column(name)


def _index(*columns: str) -> None:
    """The next booth is found by the whole order of the hall, so that no others are read."""
    with op.batch_alter_table("catalogue_entries") as batch_op:
        batch_op.drop_index("ix_catalogue_entries_event_id_stand_order")
        batch_op.create_index("ix_catalogue_entries_event_id_stand_order", list(columns), unique=False)


def _fill_facets() -> None:
    """What the entries hold goes back to rows of its own."""
    entries = sa.table(
        "catalogue_entries", sa.column("booth_id", sa.Integer), sa.column("event_id", sa.Integer), sa.column("facets", JSON)
    )
    facets = sa.table(
        "catalogue_facets",
        *(sa.column(name, sa.Integer) for name in ("booth_id", "event_id")),
        *(sa.column(name, sa.String) for name in ("key", "value")),
    )
    connection = op.get_bind()
    rows = [
        {"booth_id": booth_id, "event_id": event_id, "key": key, "value": value}
        for booth_id, event_id, kept in connection.execute(sa.select(entries)).all()
        for key, values in (kept or {}).items()
        for value in values
    ]
    if rows:
        connection.execute(facets.insert(), rows)
