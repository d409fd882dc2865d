"""All public booths of one event in memory: one bit per booth in a number per filter value. Pure.

Counting the booths behind a filter is then counting bits: 200 values over 10,000 booths take less than a millisecond,
where the database would read every answer of every booth.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from itertools import compress

Filters = Mapping[str, Sequence[str]]
SORTS = ("stand", "title", "newest", "organisation", "stage", "random")
"""The orders to choose from; ``random`` is another one each day, and the same for everybody on that day."""


@dataclass(frozen=True, slots=True)
class Booth:
    """What the shelf needs to know of a booth; they come in the order of the hall. ``facets`` holds its values."""

    id: int
    titles: tuple[str, str]
    organisation: str
    stage: int
    published_at: datetime
    facets: Mapping[str, Sequence[str]]


class Shelf:
    """The booths of an event as they were at one stamp; never changed."""

    def __init__(self, stamp: int, booths: Sequence[Booth]) -> None:
        self.stamp = stamp
        self.ids = [booth.id for booth in booths]
        self._all = (1 << len(booths)) - 1
        self._masks = _masks(booths)
        self._orders = _orders(booths)
        self._of_the_day: tuple[date, list[int]] = (date.min, [])

    def holding(self, ids: Container[int]) -> int:
        """Return the bits of these booths; booths of other events have none."""
        return _bits(bytes(map(ids.__contains__, self.ids)))

    def narrowed(self, filters: Filters, found: int | None, *, but: str = "") -> int:
        """Return the bits of the booths that were found and pass every filter: or within one, and across."""
        bits = self._all if found is None else found
        for key, codes in filters.items():
            if codes and key != but:
                masks = self._masks.get(key, {})
                chosen = 0
                for code in codes:
                    chosen |= masks.get(code, 0)
                bits &= chosen
        return bits

    def counts(self, filters: Filters, found: int | None) -> dict[str, dict[str, int]]:
        """Count the values of every filter, each under all other filters but its own. Values without a booth are
        left out."""
        bits = self.narrowed(filters, found)
        counted: dict[str, dict[str, int]] = {}
        for key, masks in self._masks.items():
            under = self.narrowed(filters, found, but=key) if filters.get(key) else bits
            counted[key] = {code: count for code, mask in masks.items() if (count := (mask & under).bit_count())}
        return counted

    def ordered(self, bits: int, sort: str, *, language: str, today: date) -> list[int]:
        """Return the booths with these bits in an order; an unknown one is that of the hall."""
        if sort == "title" and language == "en":
            order: Sequence[int] = self._orders["title_en"]
        elif sort == "random":
            order = self._at_random(today)
        else:
            order = self._orders.get(sort) or range(len(self.ids))
        chosen = _flags(bits, len(self.ids))
        return [self.ids[place] for place in order if chosen[place]]

    def ranked(self, bits: int, scores: Mapping[int, int]) -> list[int]:
        """Return the booths with these bits, the best score first, and in the order of the hall where it is equal."""
        chosen = compress(self.ids, _flags(bits, len(self.ids)))
        return sorted(chosen, key=scores.__getitem__, reverse=True)

    def _at_random(self, today: date) -> Sequence[int]:
        day, order = self._of_the_day
        if day != today:
            places = range(len(self.ids))
            order = sorted(places, key=lambda place: blake2b(f"{today} {self.ids[place]}".encode()).digest())
            self._of_the_day = (today, order)
        return order


_AS_DIGITS = bytes.maketrans(bytes((0, 1)), b"01")
_AS_FLAGS = bytes.maketrans(b"01", bytes((0, 1)))


def _flags(bits: int, number: int) -> bytes:
    """Return 0 or 1 per booth: asking a long number for each of its bits would cost the square."""
    return format(bits | 1 << number, "b")[:0:-1].encode().translate(_AS_FLAGS)


def _bits(flags: bytes) -> int:
    return int(flags[::-1].translate(_AS_DIGITS) or b"0", 2)


def _masks(booths: Sequence[Booth]) -> dict[str, dict[str, int]]:
    places: dict[str, dict[str, bytearray]] = {}
    size = len(booths) // 8 + 1
    for place, booth in enumerate(booths):
        for key, values in booth.facets.items():
            of_key = places.setdefault(key, {})
            for value in values:
                bits = of_key.get(value)
                if bits is None:
                    bits = of_key[value] = bytearray(size)
                bits[place >> 3] |= 1 << (place & 7)
    return {
        key: {value: int.from_bytes(bits, "little") for value, bits in of_key.items()} for key, of_key in places.items()
    }


def _orders(booths: Sequence[Booth]) -> dict[str, list[int]]:
    places = range(len(booths))
    return {
        "title": sorted(places, key=lambda place: booths[place].titles[0]),
        "title_en": sorted(places, key=lambda place: booths[place].titles[1]),
        "organisation": sorted(places, key=lambda place: (booths[place].organisation, booths[place].titles[0])),
        "stage": sorted(places, key=lambda place: booths[place].stage),
        "newest": sorted(places, key=lambda place: booths[place].published_at, reverse=True),
    }
