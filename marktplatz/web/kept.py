"""Pages kept in the process: answered before routing begins, as long as nothing that the public sees has changed.

A page is kept beside the publication stamp as it stood before the page was made, so that it is never older than its
stamp says, and for the rest of the minute: what a page says about the time, it says to the minute. Only requests that
tell nothing about who asks are answered so: GET, without a cookie and without credentials.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Response, make_response, request

from marktplatz.catalogue.stamp import Glance
from marktplatz.core import clock
from marktplatz.web.edition import Edition, Headers, Key, Page, Pages
from marktplatz.web.language import language_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_LONGEST_ADDRESS = 500
_OFFER = "marktplatz.kept.offer"
_WITHOUT_PARAMETERS = re.compile(r"/(?:[sS]/|[a-z]{2}/[^/]+/(?:staende/|feed\.atom)|sitemap\.xml)")
"""Pages that say the same whatever is added to their address, as campaigns and networks do."""


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
        if not status.startswith("200 ") or any(name.lower() == "set-cookie" for name, _ in headers):
            start_response(status, headers, problem)
            return (body,)
        page = Page(headers, body, offer.each_time)
        self._pages.put(edition, key, page)
        return page.answer(environ, start_response)


def answer(
    page: str | bytes, *, media_type: str = "text/html", each_time: Callable[[], None] | None = None
) -> Response:
    """Answer with a public page that may be kept, or with 304 when the browser has it.

    The page must follow from its address, the language, the minute and what is public alone. ``each_time`` is called
    when the page is given again without its view.
    """
    response = make_response(page)
    response.mimetype = media_type
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
    if _WITHOUT_PARAMETERS.match(path):
        query = ""
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


def _unheard(_data: bytes) -> object:
    raise RuntimeError("an answer that is kept is not written in pieces")
