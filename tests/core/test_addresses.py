"""One rule for mail addresses: what is taken when it is typed can be written to, and the other way round."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from marktplatz.accounts.reading import read_email
from marktplatz.core import letters
from marktplatz.core.checks import flaws
from marktplatz.core.errors import Invalid
from marktplatz.core.fields import Field, Kind
from marktplatz.core.ports import Letter, MailRefused
from marktplatz.core.text import Text

RIGHT = (
    "team@stadt.example",
    "a.b+c@d-e.f.example",
    "o'neil@stadt.example",
    "kim@münchen.example",
    "kim@xn--mnchen-3ya.example",
    "x" * 64 + "@stadt.example",
)
WRONG = (
    "müller@stadt.example",
    "a..b@stadt.example",
    "kim.@stadt.example",
    ".kim@stadt.example",
    "kim@stadt_x.example",
    "kim@-stadt.example",
    "kim@stadt-.example",
    "kim@stadt.example.",
    "kim@straße.example",
    "=?utf-8?q?kim?=@stadt.example",
    "x" * 65 + "@stadt.example",
    "kim@" + "ü" * 100 + ".example",
    "a b@stadt.example",
    "<a@b.example>",
)
_WORDS = Text(de="Adresse", en="Address")


def can_be_typed(address: str) -> bool:
    try:
        read_email(address)
    except Invalid:
        return False
    return True


def has_no_flaw(address: str) -> bool:
    return flaws(Field(key="contact", kind=Kind.EMAIL, label=_WORDS, hint=_WORDS), {"contact": address}) == []


def can_be_written_to(address: str) -> bool:
    letter = Letter(
        message_id="1@fair.example",
        sender="fair@fair.example",
        recipient=address,
        subject="Hello",
        body="Hello",
        language="en",
    )
    try:
        letters.build(letter, at=datetime(2026, 4, 15, tzinfo=UTC))
    except MailRefused:
        return False
    return True


@pytest.mark.parametrize("address", [*RIGHT, *WRONG])
def test_everybody_goes_by_the_same_rule(address: str) -> None:
    expected = address in RIGHT
    assert (can_be_typed(address), has_no_flaw(address), can_be_written_to(address)) == (expected,) * 3


def test_a_domain_of_one_label_may_send_but_is_nobodys_address() -> None:
    assert not can_be_typed("kim@localhost")
    assert can_be_written_to("kim@localhost")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("müller@städt.example", "Vor dem @"), ("kim@straße.example", "hinter dem @"), ("kim.stadt.example", "mit @")],
)
def test_what_is_wrong_with_an_address_is_said(typed: str, said: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_email(typed)
    assert said in refused.value.problems["email"].de
