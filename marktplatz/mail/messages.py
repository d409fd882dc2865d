"""The mails we send, one class each. The class holds what the text needs; the text is in ``templates/mails``.

Every text in a message becomes one line, whatever it held; only those that its class names as ``quoted`` keep theirs,
and the template sets them off as a quotation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Message:
    """A mail before it is written. ``name`` is the template's; its first line is the subject."""

    name: ClassVar[str]
    quoted: ClassVar[frozenset[str]] = frozenset()


@dataclass(frozen=True, kw_only=True)
class InvitationMessage(Message):
    """You are invited to exhibit."""

    name = "invitation"
    event: str
    organisation: str
    address: str
    deadline: str
    reviewing_unit: str


@dataclass(frozen=True, kw_only=True)
class SignInMessage(Message):
    """The sign-in link you asked for."""

    name = "sign_in"
    address: str
    minutes: int


@dataclass(frozen=True, kw_only=True)
class SubmissionMessage(Message):
    """To reviewers: a booth waits."""

    name = "submission"
    title: str
    organisation: str
    code: str
    revision: int
    address: str


@dataclass(frozen=True, kw_only=True)
class DecisionMessage(Message):
    """To exhibitors: what the review decided, with its remarks."""

    name = "decision"
    quoted = frozenset({"reason", "remarks"})
    decision: str
    title: str
    code: str
    is_public: bool
    reason: str
    remarks: tuple[tuple[str, str], ...]
    address: str
    reviewing_unit: str


@dataclass(frozen=True, kw_only=True)
class UnpublishedMessage(Message):
    """To exhibitors: the review has taken a booth from visitors."""

    name = "unpublished"
    quoted = frozenset({"reason"})
    title: str
    code: str
    reason: str
    address: str
    reviewing_unit: str


@dataclass(frozen=True, kw_only=True)
class WithdrawalMessage(Message):
    """To exhibitors: a booth was withdrawn."""

    name = "withdrawal"
    title: str
    code: str
    address: str
