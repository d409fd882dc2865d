"""How far a long piece of work has come, for whoever shows it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Is told how many parts there are, more than once when more are found, and each part that is done."""

    def expect(self, parts: int) -> None:
        """So many more parts are to come."""

    def step(self) -> None:
        """One part is done."""
