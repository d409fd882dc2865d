"""provenance of revisions, reasons of unpublishing

Revision: 0003
"""

from __future__ import annotations

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
    op.create_table(
        "unpublishings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("booth_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=False),
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
