"""When what happens in the demo: weeks of invitations, submissions and decisions.

``event.json`` tells of the event and its people, and each file in ``booths/`` of one booth, in the order of the names.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from marktplatz.core.clock import ZONE

TOLD_BEFORE = timedelta(days=12)
"""The story is told up to twelve days before the event: registration is open, some booths are still under review."""


@dataclass(frozen=True)
class Story:
    """The texts of the demo, and its days. ``shift`` moves all of them by whole weeks, so that the fair lies ahead."""

    told: dict[str, Any]
    shift: timedelta

    def moment(self, text: str) -> datetime:
        """Return a moment such as ``2026-12-04T09:30``, moved."""
        return datetime.fromisoformat(text).replace(tzinfo=ZONE) + self.shift

    def at(self, days_before: int, clock_time: str) -> datetime:
        """Return a time of day some days before the event."""
        day = self.moment(self.told["event"]["starts_at"]).date() - timedelta(days=days_before)
        return datetime.combine(day, time.fromisoformat(clock_time), tzinfo=ZONE)

    @property
    def slug(self) -> str:
        """The address part of the event."""
        return str(self.told["event"]["slug"])

    @property
    def addresses(self) -> frozenset[str]:
        """The mail addresses of everybody in the story."""
        members = (email for organisation in self.told["organisations"] for email in organisation["members"])
        return frozenset(members) | {account["email"] for account in self.told["accounts"]}

    def demo_roles(self) -> dict[str, dict[str, str]]:
        """Return the addresses of the accounts that get a demo link, each with what it is."""
        return {account["email"]: account["demo_role"] for account in self.told["accounts"] if "demo_role" in account}


def read_story(now: datetime) -> Story:
    """Return the story as it is told now: the event 5 to 12 days ahead, whenever the demo is loaded."""
    folder = resources.files(__package__)
    told = _read(folder / "event.json")
    booths = (file for file in (folder / "booths").iterdir() if file.name.endswith(".json"))
    told["booths"] = [_read(file) for file in sorted(booths, key=lambda file: file.name)]
    present = datetime.fromisoformat(told["event"]["starts_at"]).replace(tzinfo=ZONE) - TOLD_BEFORE
    return Story(told, shift=timedelta(weeks=(now - present) // timedelta(weeks=1)))


def _read(file: Traversable) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))
