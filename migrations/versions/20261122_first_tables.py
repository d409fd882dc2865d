"""first tables

Revision: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def _sorted_text(length: int) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


# Booths and revisions point to each other. SQLite takes these three inside the table, PostgreSQL afterwards.
CIRCLE = ("submitted_revision_id", "approved_revision_id", "published_revision_id")

SQLITE_SEARCH = """
CREATE VIRTUAL TABLE search_documents USING fts5(
    title, summary, organisation, description, event_id UNINDEXED, tokenize = 'unicode61 remove_diacritics 0'
)
"""
POSTGRESQL_SEARCH = """
CREATE TABLE search_documents (
    booth_id integer PRIMARY KEY,
    event_id integer NOT NULL,
    title text NOT NULL,
    summary text NOT NULL,
    organisation text NOT NULL,
    description text NOT NULL,
    words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', summary), 'B')
        || setweight(to_tsvector('simple', organisation), 'C') || setweight(to_tsvector('simple', description), 'D')
    ) STORED
)
"""

# The log is append only, whatever the program tries.
SQLITE_LOG = tuple(
    f"CREATE TRIGGER audit_entries_no_{verb.lower()} BEFORE {verb} ON audit_entries "
    "BEGIN SELECT RAISE(ABORT, 'the log is append only'); END"
    for verb in ("UPDATE", "DELETE")
)
POSTGRESQL_LOG = (
    "CREATE FUNCTION audit_entries_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the log is append only'; END $$",
    "CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries "
    "FOR EACH ROW EXECUTE FUNCTION audit_entries_refuse()",
)


def upgrade() -> None:
    """Go up."""
    op.create_table('accounts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('fs_uniquifier', sa.String(length=64), nullable=False),
    sa.Column('password', sa.String(length=255), nullable=True),
    sa.Column('created_at', MOMENT, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_accounts')),
    sa.UniqueConstraint('email', name=op.f('uq_accounts_email')),
    sa.UniqueConstraint('fs_uniquifier', name=op.f('uq_accounts_fs_uniquifier'))
    )
    op.create_table('audit_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('booth_id', sa.Integer(), nullable=True),
    sa.Column('event_id', sa.Integer(), nullable=True),
    sa.Column('payload', JSON, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_entries'))
    )
    with op.batch_alter_table('audit_entries', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_audit_entries_at'), ['at'], unique=False)
        batch_op.create_index('ix_audit_entries_booth_id_id', ['booth_id', 'id'], unique=False)

    op.create_table('events',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(length=40), nullable=False),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.Column('name', JSON, nullable=False),
    sa.Column('title', JSON, nullable=False),
    sa.Column('lead', JSON, nullable=False),
    sa.Column('place', JSON, nullable=False),
    sa.Column('access', JSON, nullable=False),
    sa.Column('admission', JSON, nullable=False),
    sa.Column('stream_url', sa.String(length=500), nullable=False),
    sa.Column('stream_note', JSON, nullable=False),
    sa.Column('halls', JSON, nullable=False),
    sa.Column('starts_at', MOMENT, nullable=True),
    sa.Column('ends_at', MOMENT, nullable=True),
    sa.Column('registration_ends_at', MOMENT, nullable=True),
    sa.Column('publishes_on_approval', sa.Boolean(), nullable=False),
    sa.Column('created_at', MOMENT, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_events')),
    sa.UniqueConstraint('slug', name=op.f('uq_events_slug'))
    )
    op.create_table('organisations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=140), nullable=False),
    sa.Column('folded_name', sa.String(length=300), nullable=False),
    sa.Column('created_at', MOMENT, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisations')),
    sa.UniqueConstraint('folded_name', name=op.f('uq_organisations_folded_name'))
    )
    op.create_table('access_links',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('selector', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=True),
    sa.Column('organisation_id', sa.Integer(), nullable=True),
    sa.Column('created_at', MOMENT, nullable=False),
    sa.Column('expires_at', MOMENT, nullable=True),
    sa.Column('used_at', MOMENT, nullable=True),
    sa.Column('revoked_at', MOMENT, nullable=True),
    sa.CheckConstraint("kind IN ('personal', 'sign_in', 'demo')", name=op.f('ck_access_links_kind')),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_access_links_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_access_links_event_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_access_links_organisation_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_access_links')),
    sa.UniqueConstraint('selector', name=op.f('uq_access_links_selector'))
    )
    with op.batch_alter_table('access_links', schema=None) as batch_op:
        batch_op.create_index('ix_access_links_account_id_kind', ['account_id', 'kind'], unique=False)

    op.create_table('account_roles',
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.CheckConstraint("role IN ('adviser', 'reviewer', 'organiser')", name=op.f('ck_account_roles_role')),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_account_roles_account_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('account_id', 'role', name=op.f('pk_account_roles'))
    )
    op.create_table('booths',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=True),
    sa.Column('code', sa.String(length=5), nullable=False),
    sa.Column('origin', sa.String(length=10), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('entry_language', sa.String(length=3), nullable=False),
    sa.Column('stand_number', sa.String(length=4), nullable=True),
    sa.Column('title_key', sa.String(length=64), nullable=False),
    sa.Column('submitted_revision_id', sa.Integer(), nullable=True),
    sa.Column('approved_revision_id', sa.Integer(), nullable=True),
    sa.Column('published_revision_id', sa.Integer(), nullable=True),
    sa.Column('first_published_at', MOMENT, nullable=True),
    sa.Column('published_at', MOMENT, nullable=True),
    sa.Column('status_since', MOMENT, nullable=False),
    sa.Column('created_at', MOMENT, nullable=False),
    sa.Column('source', sa.String(length=60), nullable=True),
    sa.Column('source_id', sa.String(length=200), nullable=True),
    sa.Column('source_url', sa.String(length=1000), nullable=True),
    sa.Column('source_licence', sa.String(length=300), nullable=True),
    sa.CheckConstraint("(origin = 'register') = (source IS NOT NULL)", name=op.f('ck_booths_register_has_source')),
    sa.CheckConstraint("origin IN ('exhibitor', 'register')", name=op.f('ck_booths_origin')),
    sa.CheckConstraint("status <> 'withdrawn' OR published_revision_id IS NULL", name=op.f('ck_booths_withdrawn_is_not_public')),
    sa.CheckConstraint("status IN ('draft', 'submitted', 'changes_requested', 'approved', 'rejected', 'withdrawn')", name=op.f('ck_booths_status')),
    sa.ForeignKeyConstraint(['approved_revision_id'], ['revisions.id'], name='fk_booths_approved_revision_id', use_alter=True),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_booths_event_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_booths_organisation_id')),
    sa.ForeignKeyConstraint(['published_revision_id'], ['revisions.id'], name='fk_booths_published_revision_id', use_alter=True),
    sa.ForeignKeyConstraint(['submitted_revision_id'], ['revisions.id'], name='fk_booths_submitted_revision_id', use_alter=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_booths')),
    sa.UniqueConstraint('code', name=op.f('uq_booths_code')),
    sa.UniqueConstraint('event_id', 'organisation_id', 'title_key', name=op.f('uq_booths_event_id_organisation_id_title_key')),
    sa.UniqueConstraint('event_id', 'source', 'source_id', name=op.f('uq_booths_event_id_source_source_id')),
    sa.UniqueConstraint('event_id', 'stand_number', name=op.f('uq_booths_event_id_stand_number'))
    )
    with op.batch_alter_table('booths', schema=None) as batch_op:
        batch_op.create_index('ix_booths_event_id_status', ['event_id', 'status', 'status_since'], unique=False)
        batch_op.create_index(batch_op.f('ix_booths_organisation_id'), ['organisation_id'], unique=False)

    op.create_table('memberships',
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=10), nullable=False),
    sa.CheckConstraint("role IN ('owner', 'editor')", name=op.f('ck_memberships_role')),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_memberships_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_memberships_organisation_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('account_id', 'organisation_id', name=op.f('pk_memberships'))
    )
    with op.batch_alter_table('memberships', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_memberships_organisation_id'), ['organisation_id'], unique=False)

    op.create_table('outbox',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('message_id', sa.String(length=120), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('recipient', sa.String(length=254), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('message', sa.String(length=40), nullable=False),
    sa.Column('subject', sa.String(length=300), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('next_try_at', MOMENT, nullable=False),
    sa.Column('created_at', MOMENT, nullable=False),
    sa.Column('sent_at', MOMENT, nullable=True),
    sa.Column('error', sa.String(length=200), nullable=False),
    sa.CheckConstraint("state IN ('waiting', 'sent', 'failed')", name=op.f('ck_outbox_state')),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_outbox_account_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox')),
    sa.UniqueConstraint('message_id', name=op.f('uq_outbox_message_id'))
    )
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outbox_account_id'), ['account_id'], unique=False)
        batch_op.create_index('ix_outbox_state_next_try_at', ['state', 'next_try_at'], unique=False)

    op.create_table('programme_items',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('starts_at', MOMENT, nullable=False),
    sa.Column('title', JSON, nullable=False),
    sa.Column('note', JSON, nullable=False),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_programme_items_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_programme_items'))
    )
    with op.batch_alter_table('programme_items', schema=None) as batch_op:
        batch_op.create_index('ix_programme_items_event_id_starts_at', ['event_id', 'starts_at'], unique=False)

    op.create_table('sessions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=True),
    sa.Column('created_at', MOMENT, nullable=False),
    sa.Column('expires_at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_sessions_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_sessions_event_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sessions')),
    sa.UniqueConstraint('fingerprint', name=op.f('uq_sessions_fingerprint'))
    )
    with op.batch_alter_table('sessions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sessions_account_id'), ['account_id'], unique=False)

    op.create_table('draft_changes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('booth_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('before', JSON, nullable=True),
    sa.ForeignKeyConstraint(['booth_id'], ['booths.id'], name=op.f('fk_draft_changes_booth_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft_changes')),
    sa.UniqueConstraint('booth_id', 'version', 'name', name=op.f('uq_draft_changes_booth_id_version_name'))
    )
    op.create_table('drafts',
    sa.Column('booth_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('content', JSON, nullable=False),
    sa.Column('versions', JSON, nullable=False),
    sa.Column('saved_at', MOMENT, nullable=False),
    sa.Column('saved_by', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['booth_id'], ['booths.id'], name=op.f('fk_drafts_booth_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['saved_by'], ['accounts.id'], name=op.f('fk_drafts_saved_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('booth_id', name=op.f('pk_drafts'))
    )
    op.create_table('invitations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('link_id', sa.Integer(), nullable=False),
    sa.Column('invited_by', sa.Integer(), nullable=True),
    sa.Column('created_at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_invitations_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_invitations_event_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['invited_by'], ['accounts.id'], name=op.f('fk_invitations_invited_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['link_id'], ['access_links.id'], name=op.f('fk_invitations_link_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_invitations_organisation_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitations')),
    sa.UniqueConstraint('event_id', 'organisation_id', 'account_id', name=op.f('uq_invitations_event_id_organisation_id_account_id'))
    )
    op.create_table('revisions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('booth_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('content', JSON, nullable=False),
    sa.Column('html', JSON, nullable=False),
    sa.Column('own_words', JSON, nullable=False),
    sa.Column('draft_version', sa.Integer(), nullable=False),
    sa.Column('created_at', MOMENT, nullable=False),
    sa.Column('created_by', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['booth_id'], ['booths.id'], name=op.f('fk_revisions_booth_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['created_by'], ['accounts.id'], name=op.f('fk_revisions_created_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_revisions')),
    sa.UniqueConstraint('booth_id', 'number', name=op.f('uq_revisions_booth_id_number'))
    )
    op.create_table('catalogue_entries',
    sa.Column('booth_id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('revision_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=5), nullable=False),
    sa.Column('origin', sa.String(length=10), nullable=False),
    sa.Column('stand_number', sa.String(length=4), nullable=True),
    sa.Column('stand_order', _sorted_text(12), nullable=False),
    sa.Column('sort_title', _sorted_text(300), nullable=False),
    sa.Column('entry_language', sa.String(length=3), nullable=False),
    sa.Column('card', JSON, nullable=False),
    sa.Column('published_at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['booth_id'], ['booths.id'], name=op.f('fk_catalogue_entries_booth_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_catalogue_entries_event_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['revision_id'], ['revisions.id'], name=op.f('fk_catalogue_entries_revision_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('booth_id', name=op.f('pk_catalogue_entries')),
    sa.UniqueConstraint('code', name=op.f('uq_catalogue_entries_code'))
    )
    with op.batch_alter_table('catalogue_entries', schema=None) as batch_op:
        batch_op.create_index('ix_catalogue_entries_event_id_published_at', ['event_id', 'published_at'], unique=False)
        batch_op.create_index('ix_catalogue_entries_event_id_stand_order', ['event_id', 'stand_order', 'sort_title'], unique=False)

    op.create_table('reviews',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('booth_id', sa.Integer(), nullable=False),
    sa.Column('revision_id', sa.Integer(), nullable=False),
    sa.Column('decision', sa.String(length=20), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('decided_by', sa.Integer(), nullable=True),
    sa.Column('decided_at', MOMENT, nullable=False),
    sa.CheckConstraint("decision <> 'reject' OR reason <> ''", name=op.f('ck_reviews_rejection_has_reason')),
    sa.CheckConstraint("decision IN ('approve', 'request_changes', 'reject')", name=op.f('ck_reviews_decision')),
    sa.ForeignKeyConstraint(['booth_id'], ['booths.id'], name=op.f('fk_reviews_booth_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['decided_by'], ['accounts.id'], name=op.f('fk_reviews_decided_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['revision_id'], ['revisions.id'], name=op.f('fk_reviews_revision_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reviews'))
    )
    with op.batch_alter_table('reviews', schema=None) as batch_op:
        batch_op.create_index('ix_reviews_booth_id_decided_at', ['booth_id', 'decided_at'], unique=False)

    op.create_table('catalogue_facets',
    sa.Column('booth_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('value', sa.String(length=40), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['booth_id'], ['catalogue_entries.booth_id'], name=op.f('fk_catalogue_facets_booth_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_catalogue_facets_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('booth_id', 'key', 'value', name=op.f('pk_catalogue_facets'))
    )
    with op.batch_alter_table('catalogue_facets', schema=None) as batch_op:
        batch_op.create_index('ix_catalogue_facets_event_id_key_value', ['event_id', 'key', 'value'], unique=False)

    op.create_table('remarks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('review_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=60), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['review_id'], ['reviews.id'], name=op.f('fk_remarks_review_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_remarks'))
    )
    with op.batch_alter_table('remarks', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_remarks_review_id'), ['review_id'], unique=False)

    # ### end Alembic commands ###
    op.create_table('scan_counts',
    sa.Column('booth_id', sa.Integer(), nullable=False),
    sa.Column('hour', MOMENT, nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['booth_id'], ['booths.id'], name=op.f('fk_scan_counts_booth_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('booth_id', 'hour', name=op.f('pk_scan_counts'))
    )
    if op.get_bind().dialect.name == "postgresql":
        for name in CIRCLE:
            op.create_foreign_key(f"fk_booths_{name}", "booths", "revisions", [name], ["id"])
        op.execute(POSTGRESQL_SEARCH)
        op.execute("CREATE INDEX ix_search_documents_words ON search_documents USING gin (words)")
        for statement in POSTGRESQL_LOG:
            op.execute(statement)
    else:
        op.execute(SQLITE_SEARCH)
        for statement in SQLITE_LOG:
            op.execute(statement)


def downgrade() -> None:
    """Go back."""
    op.execute("DROP TABLE search_documents")
    if op.get_bind().dialect.name == "postgresql":
        for name in CIRCLE:
            op.drop_constraint(f"fk_booths_{name}", "booths", type_="foreignkey")
    else:
        for verb in ("update", "delete"):
            op.execute(f"DROP TRIGGER audit_entries_no_{verb}")
    op.drop_table('scan_counts')
    with op.batch_alter_table('remarks', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_remarks_review_id'))

    op.drop_table('remarks')
    with op.batch_alter_table('catalogue_facets', schema=None) as batch_op:
        batch_op.drop_index('ix_catalogue_facets_event_id_key_value')

    op.drop_table('catalogue_facets')
    with op.batch_alter_table('reviews', schema=None) as batch_op:
        batch_op.drop_index('ix_reviews_booth_id_decided_at')

    op.drop_table('reviews')
    with op.batch_alter_table('catalogue_entries', schema=None) as batch_op:
        batch_op.drop_index('ix_catalogue_entries_event_id_stand_order')
        batch_op.drop_index('ix_catalogue_entries_event_id_published_at')

    op.drop_table('catalogue_entries')
    op.drop_table('revisions')
    op.drop_table('invitations')
    op.drop_table('drafts')
    op.drop_table('draft_changes')
    with op.batch_alter_table('sessions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sessions_account_id'))

    op.drop_table('sessions')
    with op.batch_alter_table('programme_items', schema=None) as batch_op:
        batch_op.drop_index('ix_programme_items_event_id_starts_at')

    op.drop_table('programme_items')
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index('ix_outbox_state_next_try_at')
        batch_op.drop_index(batch_op.f('ix_outbox_account_id'))

    op.drop_table('outbox')
    with op.batch_alter_table('memberships', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_memberships_organisation_id'))

    op.drop_table('memberships')
    with op.batch_alter_table('booths', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_booths_organisation_id'))
        batch_op.drop_index('ix_booths_event_id_status')

    op.drop_table('booths')
    op.drop_table('account_roles')
    with op.batch_alter_table('access_links', schema=None) as batch_op:
        batch_op.drop_index('ix_access_links_account_id_kind')

    op.drop_table('access_links')
    op.drop_table('organisations')
    op.drop_table('events')
    with op.batch_alter_table('audit_entries', schema=None) as batch_op:
        batch_op.drop_index('ix_audit_entries_booth_id_id')
        batch_op.drop_index(batch_op.f('ix_audit_entries_at'))

    op.drop_table('audit_entries')
    op.drop_table('accounts')
    # ### end Alembic commands ###
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_entries_refuse")
