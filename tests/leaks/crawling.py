"""Asking for everything that a visitor can ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from werkzeug.test import TestResponse

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.catalogue.documents import filter_values
from marktplatz.catalogue.shelf import SORTS
from tests.client import Client

_LINKS = re.compile(r'(?:href|src|action)="([^"]+)"|<loc>([^<]+)</loc>')
_VARYING = re.compile(r'name="csrf_token" value="[^"]+"|<[a-z]+ [^>]*t=[0-9.]+')
HERE = "http://localhost"


def fixed_addresses(slugs: Iterable[str], codes: Iterable[str]) -> Iterator[str]:
    """Yield the addresses that no link leads to, or that a stranger would guess."""
    yield from ("/", "/de/", "/en/", "/robots.txt", "/sitemap.xml", "/healthz", "/readyz", "/nothing", "/de/nothing/")
    yield from ("/api/v1/events", "/api/v1/openapi.json", "/api/v1/nothing", "/api/v1/booths/ZZZZZ", "/s/A07")
    for slug in slugs:
        yield f"/de/{slug}/"
        yield f"/en/{slug}/katalog"
        yield f"/api/v1/events/{slug}/booths?size=100"
        yield f"/en/{slug}/feed.atom"
        for sort in SORTS:
            yield f"/de/{slug}/katalog?sort={sort}&view=table"
        for facet in QUESTIONNAIRE.facets:
            for value in filter_values(facet):
                yield f"/de/{slug}/katalog?{facet.key}={value}"
                yield f"/api/v1/events/{slug}/booths?{facet.key}={value}"
        for code in codes:
            yield f"/de/{slug}/staende/{code}"
            yield f"/en/{slug}/staende/{code.lower()}-x"
    yield from (f"/media/{'0' * 32}/480.webp", "/media/nothing/x.pdf")
    for code in codes:
        yield from (f"/s/{code}", f"/S/{code.lower()}", f"/s/{code}/qr.svg", f"/s/{code}/qr.png")
        yield from (f"/api/v1/booths/{code}", f"/de/aussteller/{code}/", f"/de/pruefung/{code}")


def crawl(client: Client, start: Iterable[str]) -> dict[str, TestResponse]:
    """Fetch the addresses and everything on this host that they lead to, each once."""
    waiting, seen = list(start), {}
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        response = client.get(address, check=False)
        seen[address] = response
        if "Location" in response.headers:
            waiting.append(_here(address, response.headers["Location"]))
        if response.mimetype in ("text/html", "application/xml") and "?" not in address:
            # A catalogue that is narrowed leads to itself narrowed otherwise, without end.
            links = (one or two for one, two in _LINKS.findall(response.get_data(as_text=True)))
            waiting += [path for path in (_here(address, link.replace("&amp;", "&")) for link in links) if path]
    return seen


def _here(address: str, link: str) -> str:
    whole = urlsplit(urldefrag(urljoin(HERE + address, link)).url)
    if whole.netloc != "localhost" or not whole.scheme.startswith("http") or whole.path.startswith("/static/"):
        return ""
    return whole.path + (f"?{whole.query}" if whole.query else "")


def everything(response: TestResponse) -> str:
    """Return all bytes of an answer, its headers too, as text; what may differ each time is left out."""
    headers = "\n".join(
        f"{name}: {value}" for name, value in response.headers if name not in ("Date", "Content-Length")
    )
    return _VARYING.sub("", f"{response.status}\n{headers}\n{response.get_data().decode('latin-1')}")
