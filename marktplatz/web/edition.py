"""The pages that one process keeps of one edition: what is public at one publication stamp and in one minute."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from werkzeug.http import parse_etags, remove_entity_headers, unquote_etag

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

LIMIT = 16_000_000
"""Bytes that one process keeps; the pages that were asked for longest ago go first."""
_LARGEST = LIMIT // 4
"""The sitemap of 10,000 booths still finds room."""
_AROUND_A_PAGE = 2_000

Headers = list[tuple[str, str]]
Key = tuple[str, ...]
Edition = tuple[int, int]


@dataclass(frozen=True)
class Page:
    """An answer as it goes out; ``each_time`` is called whenever it is given again."""

    headers: Headers
    body: bytes
    each_time: Callable[[], None] | None

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Give the page, or say that the browser has it already.

        The weak comparison of RFC 9110, 13.1.2: a proxy that compresses makes the sign of a page a weak one.
        """
        theirs = environ.get("HTTP_IF_NONE_MATCH")
        if theirs and parse_etags(theirs).contains_weak(unquote_etag(dict(self.headers)["ETag"])[0] or ""):
            start_response("304 NOT MODIFIED", _without_entity(self.headers))
            return ()
        start_response("200 OK", self.headers)
        return (self.body,)


class Pages:
    """The pages of one edition, bounded in bytes. Threads may ask at the same time."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._lock = Lock()
        self._edition: Edition | None = None
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._bytes = 0

    def get(self, edition: Edition, key: Key) -> Page | None:
        """Return a page of this edition; asking for another edition than before lets all others go."""
        with self._lock:
            if edition != self._edition:
                self._edition, self._bytes = edition, 0
                self._pages.clear()
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, edition: Edition, key: Key, page: Page) -> None:
        """Keep a page, unless another edition has come meanwhile or the page would take the room of many."""
        size = len(page.body) + _AROUND_A_PAGE
        with self._lock:
            if edition != self._edition or key in self._pages or size > _LARGEST:
                return
            self._pages[key] = page
            self._bytes += size
            while self._bytes > self._limit:
                _, oldest = self._pages.popitem(last=False)
                self._bytes -= len(oldest.body) + _AROUND_A_PAGE


def _without_entity(headers: Headers) -> Headers:
    left = list(headers)
    remove_entity_headers(left)
    return left
