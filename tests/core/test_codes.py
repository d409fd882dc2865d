"""Codes that people read and type, and secrets that nobody can guess."""

from __future__ import annotations

import re

import pytest

from marktplatz.core.codes import (
    ALPHABET,
    CODE_LENGTH,
    STAND_NUMBER_LENGTH,
    fingerprint,
    is_seal,
    new_code,
    new_secret,
    read_code,
    read_stand_number,
    seal,
)

KEY = "a key that is long enough for anything"


def test_the_alphabet_has_no_look_alikes() -> None:
    assert set("0O1ILU").isdisjoint(ALPHABET)
    assert len(ALPHABET) == len(set(ALPHABET)) == 30
    assert ALPHABET.isupper()


def test_codes_are_random_and_readable() -> None:
    codes = {new_code() for _ in range(500)}
    assert len(codes) > 495
    assert all(re.fullmatch(f"[{ALPHABET}]{{{CODE_LENGTH}}}", code) for code in codes)
    assert {letter for code in codes for letter in code} == set(ALPHABET)


@pytest.mark.parametrize(("typed", "code"), [("K7M4P", "K7M4P"), ("k7m4p", "K7M4P"), (" K7m4P\n", "K7M4P")])
def test_a_code_is_read_in_any_case(typed: str, code: str) -> None:
    assert read_code(typed) == code


@pytest.mark.parametrize("typed", ["", "K7M4", "K7M4PP", "K7M4O", "K7M4U", "K7 M4P", "K7M4P\x00", "ſ7M4P", "K7M4Ｐ"])
def test_what_is_no_code(typed: str) -> None:
    assert read_code(typed) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [("A07", "A07"), ("a7", "A7"), ("b-12", "B12"), (" c 3 ", "C3"), ("AB12", "AB12"), ("Z999", "Z999")],
)
def test_a_stand_number_is_read_as_people_write_it(typed: str, number: str) -> None:
    assert read_stand_number(typed) == number
    assert len(number) <= STAND_NUMBER_LENGTH


@pytest.mark.parametrize("typed", ["", "7", "A", "A0007", "ABC1", "AB123", "A7B", "Ä7", "ſ7", "A٣", "A7\x00"])
def test_what_is_no_stand_number(typed: str) -> None:
    assert read_stand_number(typed) is None


def test_a_code_is_never_a_stand_number() -> None:
    assert STAND_NUMBER_LENGTH < CODE_LENGTH
    assert all(read_stand_number(new_code()) is None for _ in range(100))


def test_secrets_hold_256_bits_and_their_fingerprints_tell_nothing() -> None:
    secrets = {new_secret() for _ in range(50)}
    assert len(secrets) == 50
    assert all(len(secret) == 43 for secret in secrets)
    one = next(iter(secrets))
    assert fingerprint(one) == fingerprint(one)
    assert re.fullmatch("[0-9a-f]{64}", fingerprint(one))


def test_a_seal_binds_key_purpose_and_subject() -> None:
    made = seal(KEY, "link", "abc")
    assert is_seal(made, KEY, "link", "abc")
    assert len(made) == 32
    for key, purpose, subject in (
        ("another key", "link", "abc"),
        (KEY, "form", "abc"),
        (KEY, "link", "abd"),
        (KEY, "lin", "kabc"),
        (KEY, "", "link\x00abc"),
    ):
        assert not is_seal(made, key, purpose, subject)
    for wrong in ("", made[:-1], made + "A", made.swapcase(), "ä" * 32, "\x00"):
        assert not is_seal(wrong, KEY, "link", "abc")
