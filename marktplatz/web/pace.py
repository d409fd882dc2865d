"""How often somebody may ask for what costs computing; counted in each worker, by account."""

from __future__ import annotations

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
    """Somebody asks more often than a person can."""

    code = "too_fast"


def require_pace(what: str, who: int | None, *, per_minute: int) -> None:
    """Count a request; raise TooFast when there were ``per_minute`` of this kind by this account in the last minute."""
    if not _counting.hit(RateLimitItemPerMinute(per_minute), what, str(who)):
        raise TooFast(TOO_FAST)
