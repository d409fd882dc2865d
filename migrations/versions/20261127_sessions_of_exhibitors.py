"""sessions that carry no role, because a personal link has opened them

Revision: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sessions") as batch_op:
        batch_op.add_column(sa.Column("is_exhibitors", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("sessions") as batch_op:
        batch_op.alter_column("is_exhibitors", server_default=None)
    # Which link has opened a session was not kept: those that a personal link may have opened lose the roles, and a
    # link by mail gives them back.
    sessions = sa.table("sessions", sa.column("account_id", sa.Integer), sa.column("is_exhibitors", sa.Boolean))
    links = sa.table("access_links", sa.column("account_id", sa.Integer), sa.column("kind", sa.String))
    invited = sa.select(links.c.account_id).where(links.c.kind == "personal")
    op.execute(sessions.update().where(sessions.c.account_id.in_(invited)).values(is_exhibitors=sa.true()))


def downgrade() -> None:
    with op.batch_alter_table("sessions") as batch_op:
        batch_op.drop_column("is_exhibitors")
