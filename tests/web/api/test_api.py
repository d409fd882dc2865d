"""The read API: public answers by field key, described by its own OpenAPI document."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import validate

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from tests.client import Client
from tests.factories import Make
from tests.statements import Statements

Counting = Callable[[], AbstractContextManager[Statements]]


def test_a_booth_has_every_public_key_and_no_internal_one(client: Client, make: Make) -> None:
    booth = make.booth(state="published", stand_number="A07")
    record = client.get(f"/api/v1/booths/{booth.code.lower()}").get_json()
    public = {field.key for field in QUESTIONNAIRE.public}
    internal = {field.key for field in QUESTIONNAIRE.fields} - public
    assert public <= set(record)
    assert not internal & set(record)
    assert record["code"] == booth.code
    assert record["stand_number"] == "A07"
    assert record["address"] == f"http://localhost/s/{booth.code}"
    assert record["origin"] == "exhibitor"
    assert set(record["title"]) == {"de", "en"}
    assert record["technology"] == ["computer_vision"]


def test_a_missing_language_is_null(client: Client, make: Make) -> None:
    booth = make.booth(state="published", content={"summary": {"de": "Nur deutsch."}})
    record = client.get(f"/api/v1/booths/{booth.code}").get_json()
    assert record["summary"] == {"de": "Nur deutsch.", "en": None}


def test_lists_have_items_total_and_next(client: Client, make: Make) -> None:
    event = make.event()
    codes = [make.booth(event, state="published", stand_number=f"A{n}").code for n in range(1, 4)]
    make.booth(event, state="draft")
    first = client.get(f"/api/v1/events/{event.slug}/booths?size=2").get_json()
    assert [item["code"] for item in first["items"]] == codes[:2]
    assert first["total"] == 3
    assert first["next"].startswith("http://localhost/api/v1/")
    rest = client.get(first["next"].removeprefix("http://localhost")).get_json()
    assert ([item["code"] for item in rest["items"]], rest["next"]) == (codes[2:], None)
    events = client.get("/api/v1/events").get_json()
    assert [item["slug"] for item in events["items"]] == [event.slug]


def test_filters_and_words_are_those_of_the_catalogue(client: Client, make: Make) -> None:
    booth = make.booth(state="published", title="Laub erkennen")
    make.booth(state="published", title="Etwas anderes", content={"domain": ["health"]})
    path = f"/api/v1/events/{booth.event.slug}/booths"
    assert client.get(f"{path}?domain=mobility").get_json()["total"] == 1
    assert client.get(f"{path}?q=laub").get_json()["items"][0]["code"] == booth.code


@pytest.mark.parametrize(
    ("path", "status", "error"),
    [
        ("/api/v1/booths/ZZZZZ", 404, "missing"),
        ("/api/v1/events/nirgends/booths", 404, "missing"),
        ("/api/v1/nichts", 404, "missing"),
    ],
)
def test_errors_are_json(client: Client, make: Make, path: str, status: int, error: str) -> None:
    make.event()
    answer = client.get(path, headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.get_json()["error"]) == (status, error)
    assert answer.get_json()["message"].endswith("/api/v1/openapi.json describes.")


@pytest.mark.parametrize("query", ["page=0", "page=x", "size=101", "size=-1", "size=1e3", "size=", "page=１"])
def test_a_number_out_of_range_is_refused(client: Client, make: Make, query: str) -> None:
    event = make.event()
    answer = client.get(f"/api/v1/events/{event.slug}/booths?{query}")
    assert answer.status_code == 422
    assert answer.get_json()["error"] == "invalid"


def test_a_withdrawn_booth_is_gone(client: Client, make: Make) -> None:
    booth = make.booth(state="withdrawn")
    assert client.get(f"/api/v1/booths/{booth.code}").status_code == 410
    assert client.get(f"/api/v1/events/{booth.event.slug}/booths").get_json()["total"] == 0


def test_four_statements_with_one_and_with_many(client: Client, make: Make, statements: Counting) -> None:
    booth = make.booth(state="published")
    seen_before = 0
    for more in (0, 2, 30):
        for _ in range(more):
            make.register_entry(booth.event)
        client.get(f"/api/v1/events/{booth.event.slug}/booths?size=100")
        with statements() as seen:
            client.get(f"/api/v1/events/{booth.event.slug}/booths?size=100")
        assert len(seen) <= 4, seen
        assert seen_before in (0, len(seen))
        seen_before = len(seen)


def test_the_description_is_valid_and_names_every_route(client: Client, make: Make) -> None:
    make.event()
    document = client.get("/api/v1/openapi.json").get_json()
    validate(document)
    rules = {str(rule) for rule in client.application.url_map.iter_rules() if str(rule).startswith("/api/")}
    assert {path.replace("{", "<").replace("}", ">") for path in document["paths"]} == rules
    assert document["components"]["schemas"]["Booth"]["properties"]["technology"]["items"]["enum"]


def test_every_answer_is_what_the_description_says(client: Client, make: Make) -> None:
    booth = make.booth(state="published", stand_number="A07")
    entry = make.register_entry(booth.event)
    document = client.get("/api/v1/openapi.json").get_json()
    for path, described in (
        ("/api/v1/events", "/api/v1/events"),
        (f"/api/v1/events/{booth.event.slug}/booths", "/api/v1/events/{event}/booths"),
        (f"/api/v1/booths/{booth.code}", "/api/v1/booths/{code}"),
        (f"/api/v1/booths/{entry.code}", "/api/v1/booths/{code}"),
    ):
        responses = document["paths"][described]["get"]["responses"]
        schema = {**responses["200"]["content"]["application/json"]["schema"], "components": document["components"]}
        checker = OAS31Validator(schema, format_checker=oas31_format_checker)
        assert [error.message for error in checker.iter_errors(client.get(path).get_json())] == [], path
    wrong = client.get(f"/api/v1/booths/{booth.code}").get_json() | {"published_at": "2026-12-04T13:30+01:00"}
    assert not checker.is_valid(wrong)


@pytest.mark.parametrize("query", ["sort=bogus", "lifecycle_status=bogus", "domain=health&domain=Gesundheit"])
def test_what_the_description_does_not_list_is_refused(client: Client, make: Make, query: str) -> None:
    answer = client.get(f"/api/v1/events/{make.event().slug}/booths?{query}")
    assert answer.status_code == 422
    assert query.rpartition("&")[2].partition("=")[0] in answer.get_json()["message"]


def test_writing_is_not_offered(client: Client, make: Make) -> None:
    make.event()
    for method in ("post", "put", "patch", "delete"):
        answer = getattr(client, method)("/api/v1/events")
        assert answer.status_code == 405
        assert answer.get_json() == {"error": "method_not_allowed", "message": "Diese Adresse kennt nur GET."}
