"""The number of SQL statements of every list stays the same with 1, 3 and 300 booths."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from tests.client import Client
from tests.factories import AccountRow, BoothRow, Make
from tests.statements import Statements

Counting = Callable[[], AbstractContextManager[Statements]]

SIZES = (1, 3, 300)


def counts(pages: list[tuple[Client, str, int]], grow: Callable[[int], None], statements: Counting) -> None:
    """Fetch every page at each size; the number beside it is the most statements it may need."""
    seen: dict[str, list[int]] = {path: [] for _, path, _ in pages}
    there = 0
    for size in SIZES:
        grow(size - there)
        there = size
        for client, path, most in pages:
            client.get(path)  # what a process learns once is not part of the page
            with statements() as noted:
                assert client.get(path).status_code == 200, path
            assert 0 < len(noted) <= most, f"{path} with {size}:\n{noted}"
            seen[path].append(len(noted))
    assert {path: numbers for path, numbers in seen.items() if len(set(numbers)) > 1} == {}


def test_public_lists_and_pages(client: Client, make: Make, statements: Counting) -> None:
    event = make.event()
    booths: list[BoothRow] = []

    def grow(more: int) -> None:
        with make.unit():
            booths.extend(make.register_entry(event) for _ in range(more))

    with make.unit():
        first = make.booth(event, state="published", stand_number="A01")
    paths = {
        f"/de/{event.slug}/": 4,
        f"/de/{event.slug}/katalog": 4,
        f"/de/{event.slug}/katalog?q=chatbot&lifecycle_status=not_stated&sort=title": 4,
        f"/de/{event.slug}/katalog?view=table": 4,
        f"/en/{event.slug}/staende/{first.path_part}": 2,
        f"/api/v1/events/{event.slug}/booths?size=100": 4,
        f"/api/v1/booths/{first.code}": 2,
        "/sitemap.xml": 4,
    }
    # Whoever sends a cookie gets pages that are made anew; of a kept one there would be nothing to count.
    client.set_cookie("somebody", "else")
    counts([(client, path, most) for path, most in paths.items()], grow, statements)


def test_the_desks(make: Make, sign_in: Callable[[AccountRow], Client], statements: Counting) -> None:
    event, organisation = make.event(), make.organisation()
    member, organiser = make.member(organisation), make.organiser()
    states = ("submitted", "submitted", "changes_requested")
    made = 0

    def grow(more: int) -> None:
        nonlocal made
        with make.unit():
            for _ in range(more):
                make.booth(event, organisation, member=member, state=states[made % len(states)])
                made += 1

    own = {"/de/aussteller/": 8}
    desk = {
        f"/de/pruefung/?event={event.slug}": 10,
        f"/de/pruefung/?event={event.slug}&status=changes_requested": 10,
        "/de/verwaltung/": 12,
        f"/de/verwaltung/{event.slug}/staende": 10,
        "/de/verwaltung/postausgang": 8,
        "/de/verwaltung/protokoll": 10,
    }
    exhibitor, office = sign_in(member), sign_in(organiser)
    pages = [(exhibitor, path, most) for path, most in own.items()]
    pages += [(office, path, most) for path, most in desk.items()]
    counts(pages, grow, statements)
