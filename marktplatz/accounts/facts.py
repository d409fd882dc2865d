"""What happens to people and organisations."""

from __future__ import annotations

from dataclasses import dataclass

from marktplatz.core.facts import Fact


@dataclass(frozen=True, kw_only=True)
class AccountOpened(Fact):
    """An account came into being."""

    name = "account_opened"
    account_id: int


@dataclass(frozen=True, kw_only=True)
class RoleGranted(Fact):
    """An account got a global role."""

    name = "role_granted"
    account_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class MemberJoined(Fact):
    """An account became a member of an organisation."""

    name = "member_joined"
    account_id: int
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class ExhibitorInvited(Fact):
    """Somebody was invited to exhibit; also when the same invitation is sent once more."""

    name = "exhibitor_invited"
    account_id: int
    organisation_id: int
    event_id: int
    invitation_id: int


@dataclass(frozen=True, kw_only=True)
class LinkRevoked(Fact):
    """An access link opens nothing any more."""

    name = "link_revoked"
    account_id: int
    link_id: int


@dataclass(frozen=True, kw_only=True)
class SignInLinkAsked(Fact):
    """Somebody asked for a sign-in link for a known account."""

    name = "sign_in_link_asked"
    account_id: int
    link_id: int


@dataclass(frozen=True, kw_only=True)
class SignedIn(Fact):
    """A link was used."""

    name = "signed_in"
    account_id: int
    link_id: int


@dataclass(frozen=True, kw_only=True)
class SignedOut(Fact):
    """A session was ended by its owner."""

    name = "signed_out"
    account_id: int
