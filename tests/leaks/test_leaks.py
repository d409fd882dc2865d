"""Nothing that is not public comes out anywhere: words are planted, everything is fetched, all bytes are read."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from tests.client import Client
from tests.factories import BoothRow, EventRow, Make
from tests.leaks.crawling import crawl, everything, fixed_addresses
from tests.leaks.planting import Planted, Planter, all_people

CHANGES = ("changed", "submitted", "request_changes", "reject", "approve")
SHOWN = "kimoffen"


@dataclass
class Fair:
    """A public event with public booths, and what was planted around them."""

    event: EventRow
    shown: list[BoothRow]
    planter: Planter

    @property
    def planted(self) -> Planted:
        return self.planter.planted

    def addresses(self) -> list[str]:
        """Everything that can be asked for without knowing a secret."""
        return list(fixed_addresses([self.event.slug], [row.code for row in self.shown]))


@pytest.fixture
def fair(make: Make) -> Fair:
    """Only what is public, each of its people with a secret name."""
    event = make.event("2026", publishes_on_approval=False, required_set="minimum")
    planter = Planter(make, event)
    shown = []
    for number, change in enumerate(CHANGES):
        member = planter.person(f"member, {change}")
        title = f"{SHOWN}titel{number}"
        content = {
            **planter.internal(f"public booth, {change}: published"),
            "summary": {"de": f"{SHOWN}kurz{number}", "en": f"{SHOWN}short{number}"},
            "organisation_name": f"{SHOWN}amt{number}",
        }
        row = make.booth(
            event, state="published", member=member, title=title, content=content, stand_number=f"A{number}"
        )
        shown.append(row)
    return Fair(event, shown, planter)


def plant(fair: Fair) -> None:
    """Plant everything that is not public."""
    fair.planter.never_public()
    fair.planter.once_public()
    fair.planter.hidden_event()
    fair.planter.invited()
    for row, change in zip(fair.shown, CHANGES, strict=True):
        fair.planter.change(row, then=change)
    assert len(fair.planted.words) > 200
    assert len(fair.planted.codes) == 10


def leaks(planted: Planted, pages: dict[str, str]) -> list[str]:
    """Return which planted words and codes stand where; what an address itself holds may be echoed."""
    found = []
    for address, text in pages.items():
        small = text.lower()
        found += [
            f"{address}: {word} ({place})"
            for word, place in planted.words.items()
            if word.lower() in small and word.lower() not in address.lower()
        ]
        found += [f"{address}: {code}" for code in planted.codes if code in text and code not in address.upper()]
    return found


def read(client: Client, addresses: list[str]) -> dict[str, str]:
    return {address: everything(response) for address, response in crawl(client, addresses).items()}


def said(response: TestResponse, word: str) -> str:
    """Return an answer without the word that it repeats, and without its tag, which follows from all of its bytes."""
    response.headers.pop("ETag", None)
    return everything(response).replace(word, "")


def other_member(app: Flask, make: Make) -> Client:
    client = app.test_client()
    assert isinstance(client, Client)
    client.sign_in(make.session_of(make.member()))
    return client


@pytest.mark.parametrize(
    "who", ["a visitor", pytest.param("a member of another organisation", marks=pytest.mark.one_database)]
)
def test_what_is_planted_changes_no_byte_of_what_is_shown(
    app: Flask, client: Client, make: Make, fair: Fair, who: str
) -> None:
    """Pages, counts, facets, searches, feeds, headers, entity tags: with and without the secrets they are the same."""
    reader = client if who == "a visitor" else other_member(app, make)
    before = read(reader, fair.addresses())
    plant(fair)
    after = read(reader, fair.addresses())
    assert set(after) == set(before)
    assert [address for address, text in after.items() if text != before[address]] == []
    assert leaks(fair.planted, after) == []
    whole = "\n".join(after.values())
    for number in range(len(fair.shown)):
        assert f"{SHOWN}titel{number}" in whole
        assert f"{SHOWN}short{number}" in whole
    assert len(after) > 80


def test_addresses_of_what_is_hidden_tell_nothing_of_it(app: Flask, client: Client, make: Make, fair: Fair) -> None:
    plant(fair)
    hidden = next(word for word, place in fair.planted.words.items() if place == "hidden event: slug")
    addresses = [*fixed_addresses([fair.event.slug, hidden], fair.planted.codes), "/s/QX91", "/S/qx91"]
    for reader in (client, other_member(app, make)):
        pages = read(reader, addresses)
        assert leaks(fair.planted, pages) == []
        assert len(pages) > 200


def test_searching_for_a_planted_word_is_as_searching_for_any_other(client: Client, fair: Fair) -> None:
    plant(fair)
    never, never_code = "kimniemals0000x", "Z2Z2Z"
    assert never_code not in fair.planted.codes
    api, page = f"/api/v1/events/{fair.event.slug}/booths?q=", f"/de/{fair.event.slug}/katalog?q="
    expected = {(at, one): said(client.get(at + one), one) for at in (api, page) for one in (never, never_code)}
    words = {word: place for word, place in fair.planted.words.items() if word.startswith("kim")}
    words |= dict.fromkeys(fair.planted.codes, "a code")
    for word, place in words.items():
        # The page asks the same catalogue; a part of the words is enough to see that it asks no other.
        for address in (api, page) if "title" in place or "code" in place else (api,):
            found = said(client.get(address + word, check=False), word)
            assert found == expected[address, never if place != "a code" or word.isalpha() else never_code], (
                f"{address}{word}: {place}"
            )
    shown = client.get(f"{api}{SHOWN}titel1").get_json()
    assert shown["total"] == 1


@pytest.mark.one_database
def test_internal_answers_and_accounts_stay_inside(client: Client, make: Make, fair: Fair) -> None:
    internal = [field for field in QUESTIONNAIRE.fields if not field.is_public]
    assert internal
    with make.unit():
        people = all_people()
    assert len(people) > 8
    pages = read(client, fair.addresses())
    words = [word for field in internal for word in (field.key, field.label.de, field.label.en)]
    for word in [*words, *people]:
        # A public key may end like an internal one: public_contact_email.
        whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        assert [address for address, text in pages.items() if whole.search(text)] == [], word
    check_that_leaks_are_found(fair, pages)


def check_that_leaks_are_found(fair: Fair, pages: dict[str, str]) -> None:
    """The words of a public booth, taken for secret ones, are found everywhere they stand."""
    planted = Planted(words={f"{SHOWN}titel1": "title", f"{SHOWN}amt2": "organisation"}, codes=[fair.shown[0].code])
    found = "\n".join(leaks(planted, pages))
    for address in (
        "/sitemap.xml",
        f"/de/{fair.event.slug}/katalog?sort=title",
        f"/api/v1/events/{fair.event.slug}/booths",
    ):
        assert address in found
