"""How often somebody may ask for what costs computing; counted in each worker, by account."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from marktplatz.core.errors import MarketplaceError
from marktplatz.core.text import Text

TOO_FAST = Text(
    de="Das waren sehr viele Anfragen in kurzer Zeit. Warten Sie eine Minute und versuchen Sie es noch einmal.",
    en="That were very many requests in a short time. Wait a minute and try again.",
)
_counting = MovingWindowRateLimiter(MemoryStorage())


class TooFast(MarketplaceError):
    """Somebody asks more often than a person can; ``seconds`` from now the next request is taken."""

    code = "too_fast"

    def __init__(self, seconds: int) -> None:
        super().__init__(TOO_FAST)
        self.seconds = seconds


def require_pace(what: str, who: int | None, *, per_minute: int) -> None:
    """Count a request; raise TooFast when there were ``per_minute`` of this kind by this account in the last minute."""
    pace = RateLimitItemPerMinute(per_minute)
    if not _counting.hit(pace, what, str(who)):
        free_at = _counting.get_window_stats(pace, what, str(who)).reset_time
        raise TooFast(max(1, math.ceil(free_at - time.time())))
