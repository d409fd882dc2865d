"""Many visitors at once at a server that runs: each opens a connection of its own, as telephones do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection
from threading import Event, Thread

from flask import Flask
from sqlalchemy import func, select

from marktplatz.booths import actions
from marktplatz.booths.drafts import save_draft
from marktplatz.booths.queries import whole_by_id
from marktplatz.core.database import session
from marktplatz.core.permissions import Actor
from marktplatz.review.actions import decide
from marktplatz.stands.models import ScanCount
from tests.factories import BoothRow, Make
from tests.factories.booths import REASON
from tests.servers import HOST

VISITORS = 50
READERS = 4


def get(port: int, path: str) -> tuple[int, str]:
    """Return status and body; status 0 where the server did not answer."""
    connection = HTTPConnection(HOST, port, timeout=30)
    try:
        connection.request("GET", path, headers={"Accept-Language": "de"})
        response = connection.getresponse()
        return response.status, response.read().decode()
    except OSError:
        return 0, ""
    finally:
        connection.close()


def rush(port: int, codes: list[str], *, waves: int, scans: int) -> list[int]:
    """Scan so many codes within a second, wave after wave, and return the status of every scan."""

    def scan(number: int, begins: float) -> int:
        time.sleep(max(0.0, begins + number / scans - time.monotonic()))
        return get(port, f"/s/{codes[number % len(codes)]}")[0]

    found: list[int] = []
    with ThreadPoolExecutor(VISITORS) as crowd:
        for _ in range(waves):
            begins = time.monotonic()
            found += crowd.map(partial(scan, begins=begins), range(scans))
    return found


def counted(app: Flask) -> int:
    """Return how many scans the database has."""
    with app.app_context():
        total = session.scalar(select(func.coalesce(func.sum(ScanCount.count), 0)))
        session.rollback()
    return int(total or 0)


@dataclass
class Reading:
    """What readers have seen: how many answers, how many of them older than what was acknowledged before they asked."""

    answers: int = 0
    stale: list[str] = field(default_factory=list)


def publish_while_reading(make: Make, row: BoothRow, port: int, number: int) -> Reading:
    """Publish so many changed titles one after the other, and ask for them all the while, also right after each."""
    acknowledged, seen = [0], Reading()
    paths = [f"/s/{row.code}", f"/de/{row.event.slug}/katalog"]

    def read(path: str) -> None:
        least = acknowledged[0]
        status, page = get(port, path)
        seen.answers += 1
        if status != 200 or _numbered(page) < least:
            seen.stale.append(f"{path}: {status}, {_numbered(page)} after {least}")

    reviewer = make.reviewer().actor
    _publish(make, row, 0, reviewer)
    with _all_the_while([partial(read, path) for path in paths * (READERS // len(paths))]):
        for one in range(1, number + 1):
            _publish(make, row, one, reviewer)
            acknowledged[0] = one
            for path in paths:
                read(path)
    return seen


@contextmanager
def _all_the_while(doing: list[Callable[[], object]]) -> Iterator[None]:
    over = Event()

    def again(one: Callable[[], object]) -> None:
        while not over.is_set():
            one()

    threads = [Thread(target=again, args=(one,)) for one in doing]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def _publish(make: Make, row: BoothRow, number: int, reviewer: Actor) -> None:
    assert row.member is not None
    with make.unit():
        booth = whole_by_id(row.id)
        assert booth is not None
        save_draft(booth, {"title_de": [_title(number)]}, version=booth.draft.version, actor=row.member.actor)
        actions.submit(booth, version=None, actor=row.member.actor)
        assert booth.submitted_revision is not None
        revision = booth.submitted_revision.number
        decide(booth, "approve", revision_number=revision, reason=REASON, remarks=None, actor=reviewer)


def _title(number: int) -> str:
    return f"Laub erkennen, Ausgabe {number:05}"


def _numbered(page: str) -> int:
    _, found, rest = page.partition("Laub erkennen, Ausgabe ")
    return int(rest[:5]) if found else -1
