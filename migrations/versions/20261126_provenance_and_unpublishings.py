"""provenance of revisions, reasons of unpublishing, and what a withdrawal ends

Revision: 0003
"""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("revisions") as batch_op:
        batch_op.add_column(sa.Column("provenance", JSON, nullable=False, server_default="{}"))
    with op.batch_alter_table("revisions") as batch_op:
        batch_op.alter_column("provenance", server_default=None)
    _name_sources()
    _show_own_words()
    _end_approvals()
    op.create_table(
        "unpublishings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("booth_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.Column("is_over", sa.Boolean(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_unpublishings_has_reason")),
        sa.ForeignKeyConstraint(
            ["booth_id"], ["booths.id"], name=op.f("fk_unpublishings_booth_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["accounts.id"], name=op.f("fk_unpublishings_decided_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name=op.f("fk_unpublishings_revision_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unpublishings")),
    )
    with op.batch_alter_table("unpublishings") as batch_op:
        batch_op.create_index(batch_op.f("ix_unpublishings_booth_id"), ["booth_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("unpublishings") as batch_op:
        batch_op.drop_index(batch_op.f("ix_unpublishings_booth_id"))
    op.drop_table("unpublishings")
    with op.batch_alter_table("revisions") as batch_op:
        batch_op.drop_column("provenance")


def _show_own_words() -> None:
    """An answer in the words of a register is no gap: the filters of the catalogue say so from now on."""
    booths = sa.table("booths", sa.column("id", sa.Integer), sa.column("published_revision_id", sa.Integer))
    revisions = sa.table("revisions", sa.column("id", sa.Integer), sa.column("own_words", JSON))
    facets = sa.table(
        "catalogue_facets", sa.column("booth_id", sa.Integer), sa.column("key", sa.String), sa.column("value", sa.String)
    )
    shown = sa.select(booths.c.id, revisions.c.own_words).join(
        revisions, revisions.c.id == booths.c.published_revision_id
    )
    connection = op.get_bind()
    for booth_id, own_words in connection.execute(shown).all():
        for key in own_words or {}:
            gap = (facets.c.booth_id == booth_id, facets.c.key == key, facets.c.value == "not_stated")
            connection.execute(facets.update().where(*gap).values(value="own_words"))


def _end_approvals() -> None:
    """A booth that was withdrawn is never public again before somebody has reviewed it anew, and gives its title free."""
    booths = sa.table(
        "booths",
        sa.column("id", sa.Integer),
        sa.column("code", sa.String),
        sa.column("origin", sa.String),
        sa.column("status", sa.String),
        sa.column("title_key", sa.String),
        sa.column("approved_revision_id", sa.Integer),
        sa.column("published_revision_id", sa.Integer),
    )
    mine = booths.c.origin == "exhibitor"
    withdrawn = sa.and_(mine, booths.c.status == "withdrawn")
    # Reopened since: a draft that once was approved and is not public.
    reopened = sa.and_(mine, booths.c.status == "draft", booths.c.published_revision_id.is_(None))
    connection = op.get_bind()
    connection.execute(booths.update().where(sa.or_(withdrawn, reopened)).values(approved_revision_id=None))
    for booth_id, code in connection.execute(sa.select(booths.c.id, booths.c.code).where(withdrawn)).all():
        free = hashlib.sha256(f"code\x00{code}".encode()).hexdigest()
        connection.execute(booths.update().where(booths.c.id == booth_id).values(title_key=free))


def _name_sources() -> None:
    """What the booth says of its source goes to all its revisions: until now nobody kept more than the newest."""
    booths = sa.table(
        "booths",
        sa.column("id", sa.Integer),
        sa.column("origin", sa.String),
        sa.column("entry_language", sa.String),
        sa.column("source_url", sa.String),
        sa.column("source_licence", sa.String),
    )
    revisions = sa.table("revisions", sa.column("booth_id", sa.Integer), sa.column("provenance", JSON))
    connection = op.get_bind()
    for row in connection.execute(sa.select(booths).where(booths.c.origin == "register")).all():
        named = {"url": row.source_url, "licence": row.source_licence, "language": row.entry_language}
        connection.execute(revisions.update().where(revisions.c.booth_id == row.id).values(provenance=named))
