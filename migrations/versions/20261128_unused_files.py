"""since when a file is unused, and the sizes of files that were taken over from another booth

Revision: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up: a file that was noted with no size, as a copy, gets the one of its content where that is still known."""
    with op.batch_alter_table("kept_files") as batch_op:
        batch_op.add_column(sa.Column("unused_since", sa.DateTime(timezone=True), nullable=True))
    files = sa.table("kept_files", sa.column("hash", sa.String), sa.column("size", sa.Integer))
    same = files.alias("same")
    known = sa.select(sa.func.max(same.c.size)).where(same.c.hash == files.c.hash).scalar_subquery()
    op.execute(files.update().where(files.c.size == 0).values(size=known))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("kept_files") as batch_op:
        batch_op.drop_column("unused_since")
