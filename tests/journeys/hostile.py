"""The public page of a booth with hostile texts in it, served without the policy that would hold them back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from urllib.request import urlopen
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from marktplatz.booths.rendering import render_text
from tests.factories import Make
from tests.servers import HOST, free_port

HARMLESS = "\n\n".join(["Hier steht, was die Aussteller*innen schreiben, in mehr als einem Satz."] * 4)
POLICY = "Content-Security-Policy"
_OPENING = '<section class="sheet" aria-labelledby="ausfuehrlich">'
_CLOSING = "</section>\n"


@dataclass
class Stage:
    """A running program. The booth's page shows each of ``texts`` (HTML) as a description of its own."""

    app: Flask
    make: Make
    address: str
    path: str = ""
    before: str = ""
    section: tuple[str, str] = ("", "")
    after: str = ""
    texts: Sequence[str] = ()

    @property
    def page_address(self) -> str:
        """Where the page of the booth is."""
        return self.address + self.path

    def fetched(self, path: str) -> tuple[str, set[str]]:
        """Return a page and the names of the headers it came with."""
        with urlopen(self.address + path, timeout=20) as answer:
            return answer.read().decode("utf-8"), set(answer.headers)

    def take(self, page: str) -> None:
        """Take the booth's page apart, at the borders of its last section."""
        self.before, opening, rest = page.partition(_OPENING)
        section, closing, self.after = rest.partition(_CLOSING)
        start, found, end = section.partition(render_text(HARMLESS, "de"))
        assert found, "the description is not where it was"
        self.section = (opening + start, end + closing)

    def page(self) -> str:
        """Return the booth's page with its last section once for each text: for one text, the program's own page."""
        return "".join((self.before, *(text.join(self.section) for text in self.texts), self.after))

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the program does, but send no policy."""
        if self.texts and environ["PATH_INFO"] == self.path:
            page = self.page().encode("utf-8")
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))])
            return [page]

        def without_policy(status: str, headers: list[tuple[str, str]], *more: object) -> Callable[[bytes], object]:
            return start_response(status, [one for one in headers if one[0] != POLICY], *more)  # type: ignore[arg-type]

        return self.app(environ, without_policy)


class _Silent(WSGIRequestHandler):
    """Keeps connections, which halves the time, and writes no line for each of thousands of requests."""

    protocol_version = "HTTP/1.1"

    def log_request(self, *_: object) -> None:
        pass


@contextmanager
def staged(build: Callable[[str], Flask]) -> Iterator[Stage]:
    """Serve the program built for an address, with two booths, so that something follows the text of the first."""
    port = free_port()
    address = f"http://{HOST}:{port}"
    app = build(address)
    make = Make(app)
    stage = Stage(app, make, address)
    server = make_server(HOST, port, stage, threaded=True, request_handler=_Silent)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    booth = make.booth(state="published", stand_number="A01", content={"description": {"de": HARMLESS}})
    make.booth(state="published", stand_number="A02")
    stage.path = f"/de/{booth.event.slug}/staende/{booth.path_part}"
    page, headers = stage.fetched(stage.path)
    assert POLICY not in headers
    stage.take(page)
    yield stage
    server.shutdown()
    thread.join(timeout=10)
    server.server_close()
