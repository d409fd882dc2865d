"""Every form of a desk is given back whole when it could not be taken: each desk has declared what its forms send."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.web.written import is_ours
from tests.architecture.source import PACKAGE
from tests.client import Client
from tests.factories import Make
from tests.forms import forms_of, values_of
from tests.html import parse
from tests.web.exhibitor.test_strangers import SAME_ORIGIN
from tests.web.reviewer.desk import SignIn

# Of every form; of none, so that a browser can tell two versions of a page apart.
NEVER = re.compile(r"csrf_token|form-\d+")
DESKS = ("account", "exhibitor", "reviewer", "organiser")
_NAME = re.compile(r'<(?:input|select|textarea|button)\b[^>]*?\bname="([^"{]+)"')


def pages(make: Make, sign_in: SignIn) -> Iterator[tuple[str, str, Client]]:
    """Every kind of page with a form that changes something: the desk, the address, and who opens it."""
    member, event = make.member(), make.event()
    draft = make.booth(event, member=member, picture=True)
    asked = make.booth(event, member=member, state="changes_requested")
    approved = make.booth(event, member=member, state="published", stand_number="A07")
    again = make.booth(event, member=member, state="submitted_again")
    withdrawn = make.booth(event, member=member, state="withdrawn")
    owner, reviewer, organiser = sign_in(member), sign_in(make.reviewer()), sign_in(make.organiser())
    yield "account", "/de/konto/", make.app.test_client()  # type: ignore[misc]  # the program's own client
    yield "account", "/de/konto/abmelden", owner
    make.event("2027")
    yield "exhibitor", "/de/aussteller/", owner
    yield (
        "exhibitor",
        "/de/aussteller/",
        sign_in(make.account(organisations=(make.organisation(), make.organisation()))),
    )
    for row in (draft, asked, approved, again, withdrawn):
        yield "exhibitor", f"/de/aussteller/{row.code}/", owner
        for who in (reviewer, organiser):
            yield "reviewer", f"/de/pruefung/{row.code}?felder=alle", who
    for block in QUESTIONNAIRE.blocks:
        yield "exhibitor", f"/de/aussteller/{draft.code}/{block.slug}", owner
    yield "exhibitor", f"/de/aussteller/{asked.code}/aenderungen", owner
    home = f"/de/verwaltung/{event.slug}"
    for part in ("einladungen", "staende", "angaben"):
        yield "organiser", f"{home}/{part}", organiser
    listed = parse(organiser.get(f"{home}/angaben").text).root.first("main")
    yield from (
        ("organiser", link, organiser)
        for one in listed.all("a")
        if f"{home}/angaben/" in (link := one.get("href") or "")
    )


def test_every_name_of_every_form_is_given_back(make: Make, sign_in: SignIn) -> None:
    seen: dict[str, set[str]] = {desk: set() for desk in DESKS}
    for desk, address, client in pages(make, sign_in):
        answer = client.get(address)
        assert answer.status_code == 200, address
        for form in forms_of(answer.text):
            names = {one.get("name") or "" for one in form.all("input", "select", "textarea", "button")} - {""}
            sent = {name for name in names if not NEVER.fullmatch(name)}
            with make.app.test_request_context("/de/"):
                assert {name for name in sent if not is_ours(desk, name)} == set(), address
            seen[desk] |= sent
    assert {"like", "event", "organisation"} <= seen["exhibitor"]
    assert {"reason", "revision", "stand_number", "comment-risks"} <= seen["reviewer"]
    assert {"email", "required_set", "rows", "de-0", "code-0"} <= seen["organiser"]


@pytest.mark.parametrize("desk", ["exhibitor", "reviewer", "organiser"])
def test_every_name_that_a_template_writes_out_is_declared(app: Flask, desk: str) -> None:
    """Also those of states that no page above is in."""
    for template in sorted((PACKAGE / "templates" / desk).glob("*.html")):
        text = template.read_text(encoding="utf-8")
        found = set(_NAME.findall(text)) if "post" in text or template.name.startswith("_") else set()
        with app.test_request_context("/de/"):
            unknown = {name for name in found if not NEVER.fullmatch(name) and not is_ours(desk, name)}
        assert unknown <= {"status"}, f"{template.name}: {unknown}"


def test_whose_answers_to_begin_with_is_given_back(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    (form,) = forms_of(client.get("/de/aussteller/").text)
    sent = {**{name: values[0] for name, values in values_of(form).items()}, "title_de": "Laub", "like": row.code}
    old = client.post("/de/aussteller/", data={**sent, "csrf_token": "x"}, headers=SAME_ORIGIN)
    assert old.status_code == 400
    (again,) = forms_of(old.text)
    assert values_of(again)["like"] == [row.code]
    assert "".join(next(again.all("textarea")).strings).removeprefix("\n") == "Laub"
    assert client.post("/de/aussteller/", data={**values_of(again), "csrf_token": client.csrf_token}).status_code == 303


def test_what_another_desk_asks_for_is_left_behind(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    sent = {"title_de": "Laub", "reason": "Fremd", "required_set": "x", "auth": "geheim", "csrf_token": "x"}
    answer = sign_in(row.member).post(f"/de/aussteller/{row.code}/", data=sent, headers=SAME_ORIGIN)
    (form,) = forms_of(answer.text)
    assert set(values_of(form)) == {"csrf_token", "title_de"}
    assert "Fremd" not in answer.text
