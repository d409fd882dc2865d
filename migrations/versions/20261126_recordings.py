"""the recording of a booth

Revision: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("booths") as batch_op:
        batch_op.add_column(sa.Column("recording_url", sa.String(500), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("booths") as batch_op:
        batch_op.drop_column("recording_url")
