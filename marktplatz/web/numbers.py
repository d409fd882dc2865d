"""Numbers of an address or a form, and the pages of a list."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict
from werkzeug.routing import IntegerConverter

_LARGEST = 2**31 - 1
"""What a number of the database can be: PostgreSQL refuses to look for a larger one."""
_LAST_PAGE = 100_000


class NumberConverter(IntegerConverter):
    """A number of an address; one without end, which Python refuses to read, is no address of ours."""

    regex = r"[0-9]{1,10}"


def whole_number(typed: str) -> int | None:
    """Return the number that was typed, or None for anything else: signs, other digits than 0 to 9, beyond measure."""
    if not typed.isascii() or not typed.isdigit() or len(typed) > 10:
        return None
    number = int(typed)
    return number if number <= _LARGEST else None


def page_wished(args: MultiDict[str, str]) -> int:
    """Return which page of a list an address asks for; the first one where it does not say."""
    return min(whole_number(args.get("page", "")) or 1, _LAST_PAGE)


def pages_of(total: int, size: int) -> int:
    """Return how many pages a list has, one at least."""
    return max(1, -(-total // size))
