"""files of booths, which answers an event requires, and the vocabularies that it has changed

Revision: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    # Events that are there already keep asking for what they asked for.
    with op.batch_alter_table("events") as batch_op:
        batch_op.add_column(sa.Column("required_set", sa.String(10), nullable=False, server_default="minimum"))
        batch_op.add_column(sa.Column("required_keys", JSON, nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("vocabularies", JSON, nullable=False, server_default="{}"))
    with op.batch_alter_table("events") as batch_op:
        for name in ("required_set", "required_keys", "vocabularies"):
            batch_op.alter_column(name, server_default=None)
        batch_op.create_check_constraint(
            op.f("ck_events_required_set"), "required_set IN ('minimum', 'units', 'full', 'own')"
        )
    _say_languages()
    _kept_files()
    op.create_table(
        "revision_files",
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name=op.f("fk_revision_files_revision_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("revision_id", "hash", name=op.f("pk_revision_files")),
    )
    with op.batch_alter_table("revision_files") as batch_op:
        batch_op.create_index(batch_op.f("ix_revision_files_hash"), ["hash"], unique=False)


def _say_languages() -> None:
    """The language of an entry is an answer from now on; every exhibitor's draft says it already."""
    booths = sa.table(
        "booths", sa.column("id", sa.Integer), sa.column("origin", sa.String), sa.column("entry_language", sa.String)
    )
    drafts = sa.table("drafts", sa.column("booth_id", sa.Integer), sa.column("content", JSON))
    shown = sa.select(drafts.c.booth_id, drafts.c.content, booths.c.entry_language).join(
        booths, booths.c.id == drafts.c.booth_id
    )
    connection = op.get_bind()
    for booth_id, content, language in connection.execute(shown.where(booths.c.origin == "exhibitor")).all():
        told = {**content, "entry_language": language}
        connection.execute(drafts.update().where(drafts.c.booth_id == booth_id).values(content=told))


def _kept_files() -> None:
    op.create_table(
        "kept_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("booth_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('picture', 'document')", name=op.f("ck_kept_files_kind")),
        sa.ForeignKeyConstraint(["booth_id"], ["booths.id"], name=op.f("fk_kept_files_booth_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_kept_files_organisation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["accounts.id"], name=op.f("fk_kept_files_created_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_files")),
        sa.UniqueConstraint("booth_id", "hash", name=op.f("uq_kept_files_booth_id_hash")),
    )
    with op.batch_alter_table("kept_files") as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_files_hash"), ["hash"], unique=False)
        batch_op.create_index(batch_op.f("ix_kept_files_organisation_id"), ["organisation_id"], unique=False)


def downgrade() -> None:
    op.drop_table("revision_files")
    op.drop_table("kept_files")
    with op.batch_alter_table("events") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_events_required_set"), type_="check")
        batch_op.drop_column("vocabularies")
        batch_op.drop_column("required_keys")
        batch_op.drop_column("required_set")
