"""English titles to sort by

Revision: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from marktplatz.core.answers import spoken
from marktplatz.core.text import fold

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
SORTED = sa.String(300).with_variant(sa.String(300, collation="C"), "postgresql")
ENTRIES = sa.table(
    "catalogue_entries",
    sa.column("booth_id", sa.Integer),
    sa.column("entry_language", sa.String),
    sa.column("card", JSON),
    sa.column("sort_title_en", SORTED),
)


def upgrade() -> None:
    """Go up: what is public already gets its English title too."""
    with op.batch_alter_table("catalogue_entries") as batch_op:
        batch_op.add_column(sa.Column("sort_title_en", SORTED, nullable=True))
    connection = op.get_bind()
    for booth_id, language, card in connection.execute(
        sa.select(ENTRIES.c.booth_id, ENTRIES.c.entry_language, ENTRIES.c.card)
    ).all():
        title = spoken(card.get("title"), "en", language)
        connection.execute(
            sa.update(ENTRIES)
            .where(ENTRIES.c.booth_id == booth_id)
            .values(sort_title_en=fold(title.text)[:300] if title else "")
        )
    with op.batch_alter_table("catalogue_entries") as batch_op:
        batch_op.alter_column("sort_title_en", existing_type=SORTED, nullable=False)


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("catalogue_entries") as batch_op:
        batch_op.drop_column("sort_title_en")
