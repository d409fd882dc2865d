"""Who acts, and whether they may: roles for routes, decisions with a reason for objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from marktplatz.core.errors import Refused
from marktplatz.core.text import Text


class Role(StrEnum):
    """Roles are global. An exhibitor has none: membership of an organisation makes one."""

    ADVISER = "adviser"
    REVIEWER = "reviewer"
    ORGANISER = "organiser"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The one who acts: a person with an account, or nobody."""

    account_id: int | None
    roles: frozenset[Role] = field(default_factory=frozenset)
    organisation_ids: frozenset[int] = field(default_factory=frozenset)
    is_system: bool = False

    @property
    def is_known(self) -> bool:
        """Say whether a person is signed in."""
        return self.account_id is not None

    @property
    def is_organiser(self) -> bool:
        """Organisers, and the command line."""
        return self.is_system or Role.ORGANISER in self.roles

    @property
    def is_reviewer(self) -> bool:
        """Reviewers; organisers review too, their role includes it."""
        return self.is_organiser or Role.REVIEWER in self.roles

    def belongs_to(self, organisation_id: int | None) -> bool:
        """Say whether the actor is a member of the organisation."""
        return organisation_id is not None and organisation_id in self.organisation_ids


NOBODY = Actor(account_id=None)
SYSTEM = Actor(account_id=None, is_system=True)


class Policy(StrEnum):
    """Who may call a route at all. The object is checked in the action."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    REVIEWER = "reviewer"
    ORGANISER = "organiser"

    def admits(self, actor: Actor) -> bool:
        """Say whether the actor passes this gate."""
        if self is Policy.PUBLIC:
            return True
        if self is Policy.SIGNED_IN:
            return actor.is_known
        if self is Policy.REVIEWER:
            return actor.is_known and actor.is_reviewer
        return actor.is_known and actor.is_organiser


@dataclass(frozen=True)
class Decision:
    """An answer with its reason. True in a condition when it is a yes."""

    reason: Text | None = None

    def __bool__(self) -> bool:
        """Say whether it is allowed."""
        return self.reason is None

    def require(self) -> None:
        """Raise Refused with the reason unless it is a yes."""
        if self.reason is not None:
            raise Refused(self.reason)


ALLOWED = Decision()


def denied(de: str, en: str) -> Decision:
    """Return a no with its reason in both languages."""
    return Decision(Text(de=de, en=en))


ORGANISERS_ONLY = denied(de="Das dürfen nur Organisator*innen.", en="Only organisers may do this.")


def may_organise(actor: Actor) -> Decision:
    """Organisers may, and the command line."""
    return ALLOWED if actor.is_organiser else ORGANISERS_ONLY
