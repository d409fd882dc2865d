"""Tables of people and organisations.

An account carries what password, second factor, passkeys and OIDC need later: a stable random identity
(``fs_uniquifier``, the name that Flask-Security looks for), ``active``, and an empty password. Factors of either kind
become rows of their own that point here.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from marktplatz.core.columns import UTCDateTime
from marktplatz.core.database import Model


class Account(Model):
    """A person at an exhibitor or in the reviewing unit; internal only."""

    __tablename__ = "accounts"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(100), default="")
    language: Mapped[str] = mapped_column(String(2), default="de")
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    password: Mapped[str | None] = mapped_column(String(255))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    roles: Mapped[list[AccountRole]] = relationship(lazy="raise", cascade="all, delete-orphan")
    memberships: Mapped[list[Membership]] = relationship(lazy="raise", cascade="all, delete-orphan")


class AccountRole(Model):
    """One global role of an account."""

    __tablename__ = "account_roles"
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(String(20), primary_key=True)
    __table_args__ = (CheckConstraint("role IN ('adviser', 'reviewer', 'organiser')", name="role"),)


class Organisation(Model):
    """An exhibiting organisation. Its public name is an answer of each booth; this one is for the desks."""

    __tablename__ = "organisations"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(140))
    folded_name: Mapped[str] = mapped_column(String(300), unique=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Membership(Model):
    """An account belongs to an organisation, as owner or editor."""

    __tablename__ = "memberships"
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[str] = mapped_column(String(10), default="editor")
    __table_args__ = (CheckConstraint("role IN ('owner', 'editor')", name="role"),)


class AccessLink(Model):
    """A link that signs in. ``selector`` is public; the secret half is sealed with the key and never stored."""

    __tablename__ = "access_links"
    id: Mapped[int] = mapped_column(primary_key=True)
    selector: Mapped[str] = mapped_column(String(32), unique=True)
    kind: Mapped[str] = mapped_column(String(10))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    account: Mapped[Account] = relationship(lazy="raise")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise")
    __table_args__ = (
        CheckConstraint("kind IN ('personal', 'sign_in', 'demo')", name="kind"),
        Index("ix_access_links_account_id_kind", "account_id", "kind"),
    )


class SignIn(Model):
    """One session on the server: ending it here ends it everywhere. Only a fingerprint of the cookie is kept.

    A session of a personal link is an exhibitor's and carries no role: organisers see and copy these links.
    """

    __tablename__ = "sessions"
    id: Mapped[int] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime)
    is_exhibitors: Mapped[bool] = mapped_column(default=False)


class Invitation(Model):
    """Who was invited to which event for which organisation, and by whom; the link is in ``access_links``."""

    __tablename__ = "invitations"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    link_id: Mapped[int] = mapped_column(ForeignKey("access_links.id", ondelete="CASCADE"))
    invited_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    account: Mapped[Account] = relationship(lazy="raise", foreign_keys=[account_id])
    organisation: Mapped[Organisation] = relationship(lazy="raise")
    link: Mapped[AccessLink] = relationship(lazy="raise")
    __table_args__ = (UniqueConstraint("event_id", "organisation_id", "account_id"),)
