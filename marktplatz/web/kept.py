"""Pages kept in the process: answered before routing begins, as long as nothing that the public sees has changed.

A page is kept beside the publication stamp as it stood before the page was made, so that it is never older than its
stamp says, and for the rest of the minute: what a page says about the time, it says to the minute. Only requests that
tell nothing about who asks are answered so: GET, without a cookie and without credentials.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from flask import Response, make_response, request
from werkzeug.http import parse_etags, remove_entity_headers

from marktplatz.catalogue.stamp import Glance
from marktplatz.core import clock
from marktplatz.web.language import language_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LIMIT = 16_000_000
"""Bytes that one process keeps; the pages that were asked for longest ago go first."""
_LARGEST = LIMIT // 8
_LONGEST_ADDRESS = 500
_AROUND_A_PAGE = 2_000
_OFFER = "marktplatz.kept.offer"

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
        """Give the page, or say that the browser has it already (RFC 9110, 13.1.2)."""
        theirs = environ.get("HTTP_IF_NONE_MATCH")
        if theirs and parse_etags(theirs).contains_raw(dict(self.headers)["ETag"]):
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


@dataclass
class _Offer:
    """What a view says about its answer while the answer is made."""

    is_made: bool = False
    each_time: Callable[[], None] | None = None


class KeptPages:
    """In front of the program: gives again what is kept, and keeps what views offer."""

    def __init__(self, program: WSGIApplication, glance: Glance) -> None:
        self._program = program
        self._glance = glance
        self._pages = Pages()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        key = _key(environ)
        stamp = self._glance.number() if key else 0
        if not key or not stamp:
            return self._program(environ, start_response)
        edition = (stamp, int(clock.now().timestamp()) // 60)
        page = self._pages.get(edition, key)
        if page is None:
            return self._ask(environ, start_response, edition, key)
        if page.each_time is not None:
            page.each_time()
        return page.answer(environ, start_response)

    def _ask(
        self, environ: WSGIEnvironment, start_response: StartResponse, edition: Edition, key: Key
    ) -> Iterable[bytes]:
        environ[_OFFER] = offer = _Offer()
        begun: list[tuple[str, Headers, Any]] = []

        def begin(status: str, headers: Headers, problem: Any = None) -> Callable[[bytes], object]:
            if offer.is_made:
                begun.append((status, headers, problem))
                return _unheard
            return start_response(status, headers, problem)

        answer = self._program(environ, begin)
        if not begun:
            return answer
        status, headers, problem = begun[-1]
        body = _whole(answer)
        if not status.startswith("200 "):
            start_response(status, headers, problem)
            return (body,)
        page = Page(headers, body, offer.each_time)
        self._pages.put(edition, key, page)
        return page.answer(environ, start_response)


def answer(page: str | bytes, *, each_time: Callable[[], None] | None = None) -> Response:
    """Answer with a public page that may be kept, or with 304 when the browser has it.

    The page must follow from its address, the language, the minute and what is public alone. ``each_time`` is called
    when the page is given again without its view.
    """
    response = make_response(page)
    response.add_etag()
    offer: _Offer | None = request.environ.get(_OFFER)
    if offer is None:
        response.make_conditional(request)
    else:
        offer.is_made, offer.each_time = True, each_time
    return response


def _key(environ: WSGIEnvironment) -> Key:
    """Return all that an answer may depend on, or nothing for a request that is none of ours."""
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    if (
        environ["REQUEST_METHOD"] != "GET"
        or "HTTP_COOKIE" in environ
        or "HTTP_AUTHORIZATION" in environ
        or len(path) + len(query) > _LONGEST_ADDRESS
    ):
        return ()
    language = language_of(path, environ.get("HTTP_ACCEPT_LANGUAGE", ""))
    host, scheme = environ.get("HTTP_HOST", ""), environ["wsgi.url_scheme"]
    return (scheme, host, environ.get("SCRIPT_NAME", ""), path, query, language)


def _whole(answer: Iterable[bytes]) -> bytes:
    try:
        return b"".join(answer)
    finally:
        close = getattr(answer, "close", None)
        if close is not None:
            close()


def _without_entity(headers: Headers) -> Headers:
    left = list(headers)
    remove_entity_headers(left)
    return left


def _unheard(_data: bytes) -> object:
    raise RuntimeError("an answer that is kept is not written in pieces")
