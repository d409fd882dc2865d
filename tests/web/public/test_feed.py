"""What other programs read: the feed of new booths, and the data about pages."""

from __future__ import annotations

import json
from datetime import timedelta
from xml.etree import ElementTree

from marktplatz.core import clock
from tests.client import Client
from tests.factories import Make
from tests.html import parse

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_tells_what_is_public_newest_first(client: Client, make: Make) -> None:
    event = make.event()
    now = clock.now()
    for age, title in ((3, "Ältester & <b>"), (1, "Neuester"), (2, "Mittlerer")):
        with clock.stopped_at(now - timedelta(days=age)):
            make.booth(event, state="published", title=title)
    make.booth(event, state="submitted", title="Geheim")
    answer = client.get(f"/de/{event.slug}/feed.atom")
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.data)
    assert [one.text for one in root.iterfind(f"{ATOM}entry/{ATOM}title")] == [
        "Neuester",
        "Mittlerer",
        "Ältester & <b>",
    ]
    updated = [one.text for one in root.iterfind(f".//{ATOM}updated")]
    assert updated[0] == updated[1]
    links = [one.get("href") or "" for one in root.iterfind(f"{ATOM}entry/{ATOM}link")]
    assert all(client.get(link.removeprefix("http://localhost")).status_code == 200 for link in links)
    assert "Geheim" not in answer.text


def test_an_empty_feed_is_one_and_a_hidden_event_has_none(client: Client, make: Make) -> None:
    empty = ElementTree.fromstring(client.get(f"/en/{make.event().slug}/feed.atom").data)
    assert empty.find(f"{ATOM}entry") is None
    assert empty.findtext(f"{ATOM}updated")
    assert client.get(f"/de/{make.event(is_public=False).slug}/feed.atom").status_code == 404


def described(page: str) -> dict[str, object]:
    (data,) = [one for one in parse(page).root.all("script") if one.get("type") == "application/ld+json"]
    told: dict[str, object] = json.loads(data.text)
    return told


def test_pages_say_to_machines_what_they_are(client: Client, make: Make) -> None:
    booth = make.booth(state="published", title="</script><script>alert(1)</script>")
    page = client.get(f"/de/{booth.event.slug}/staende/{booth.path_part}").text
    told = described(page)
    assert told["name"] == "</script><script>alert(1)</script>"
    assert told["url"] == f"http://localhost/de/{booth.event.slug}/staende/{booth.path_part}"
    assert told["@type"] == "CreativeWork"
    assert '<meta property="og:title" content="&lt;/script&gt;' in page
    assert described(client.get(f"/de/{booth.event.slug}/").text)["@type"] == "ExhibitionEvent"
    entry = make.register_entry(booth.event)
    assert "isPartOf" not in described(client.get(f"/s/{entry.code}", headers={"Accept-Language": "de"}).text)
