"""Every mail in both languages: what it says, how wide it is, and that people's words cannot change its form."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marktplatz.core import clock
from marktplatz.core.letters import build
from marktplatz.core.ports import Letter
from marktplatz.core.text import LANGUAGES
from marktplatz.mail.messages import (
    DecisionMessage,
    InvitationMessage,
    Message,
    SignInMessage,
    SubmissionMessage,
    UnpublishedMessage,
    WithdrawalMessage,
)
from marktplatz.mail.writing import LINE, write

TITLE = "Wohngeldanträge auf Vollständigkeit prüfen und Bürger*innen beim Ausfüllen auf fehlende Nachweise hinweisen"
ADDRESS = "https://ki-marktplatz.example/de/konto/zugang/0123456789abcdef" + "x" * 32
UNIT = "KI Competence Center"

INVITATION = InvitationMessage(
    event="KI-Marktplatz 2026",
    organisation="Sozialreferat, Fachstelle Digitale Leistungen",
    address=ADDRESS,
    deadline="29. November 2026, 18:00 Uhr",
    reviewing_unit=UNIT,
)
DECISION = DecisionMessage(
    decision="request_changes",
    title=TITLE,
    code="K7M4P",
    is_public=True,
    reason="Bitte nennen Sie Zahlen.\n\nUnd die Quelle.",
    remarks=(("Risiken", "Welche?\nWas tun Sie dagegen?"), ("Technik", "Fehlt.")),
    address=ADDRESS,
    reviewing_unit=UNIT,
)
MESSAGES: tuple[Message, ...] = (
    INVITATION,
    replace(INVITATION, deadline=""),
    SignInMessage(address=ADDRESS, minutes=15),
    SubmissionMessage(title=TITLE, organisation="Sozialreferat", code="K7M4P", revision=2, address=ADDRESS),
    UnpublishedMessage(
        title=TITLE, code="K7M4P", reason="Bild ohne Rechte.\n\nBitte ersetzen.", address=ADDRESS, reviewing_unit=UNIT
    ),
    WithdrawalMessage(title=TITLE, code="K7M4P", address=ADDRESS),
    *(
        replace(DECISION, decision=decision, is_public=is_public, remarks=remarks, reason=reason)
        for decision in ("approve", "request_changes", "reject")
        for is_public in (True, False)
        for remarks in (DECISION.remarks, ())
        for reason in (DECISION.reason, "")
    ),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.name)
def test_every_mail_is_whole_and_narrow(message: Message, language: str) -> None:
    subject, body = write(message, language)
    assert 10 < len(subject) < 120
    assert ADDRESS in body.split("\n"), "the address stands on a line of its own, so that it can be clicked"
    assert all(len(line) <= LINE or line == ADDRESS for line in body.split("\n"))
    assert "{" not in subject + body
    assert "\n\n\n" not in body
    assert body.startswith("Guten Tag,\n\n" if language == "de" else "Hello,\n\n")
    assert body.endswith("\n")
    assert not body.endswith("\n\n")


def test_every_class_of_mail_is_among_those_tested() -> None:
    assert {type(message) for message in MESSAGES} == set(Message.__subclasses__())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "de",
            [
                "KI-Marktplatz 2026",
                "gilt immer wieder und auf mehreren Geräten",
                "29. November 2026, 18:00 Uhr",
                "Das veröffentlichen wir",
                "Das bleibt intern",
                f"Fragen beantwortet die prüfende Stelle: {UNIT}",
                "keinen Anhang",
            ],
        ),
        (
            "en",
            [
                "KI-Marktplatz 2026",
                "works again and again and on several devices",
                "29. November 2026, 18:00 Uhr",
                "This is what we publish",
                "This stays internal",
                f"The reviewing unit answers your questions: {UNIT}",
                "no attachment",
            ],
        ),
    ],
)
def test_an_invitation_says_what_one_must_know(language: str, words: list[str]) -> None:
    flowing = " ".join(write(INVITATION, language)[1].split())
    assert [word for word in words if word not in flowing] == []


@pytest.mark.parametrize(
    ("decision", "is_public", "subject", "said", "not_said"),
    [
        ("approve", True, "Freigegeben: ", "Besucher*innen sehen ihn jetzt", "bleibt online"),
        ("approve", False, "Freigegeben: ", "Öffentlich ist er noch nicht", "Besucher*innen sehen ihn jetzt"),
        ("request_changes", True, "Überarbeitung nötig: ", "bleibt online", "abgelehnt"),
        ("request_changes", False, "Überarbeitung nötig: ", "reichen Sie ihn dann noch einmal ein", "bleibt online"),
        ("reject", True, "Abgelehnt: ", "bleibt online", "jetzt im Katalog"),
        ("reject", False, "Abgelehnt: ", "wieder öffnen", "bleibt online"),
    ],
)
def test_a_decision_says_what_holds_and_what_comes_next(
    decision: str, is_public: bool, subject: str, said: str, not_said: str
) -> None:
    found, body = write(replace(DECISION, decision=decision, is_public=is_public), "de")
    flowing = " ".join(body.split())
    assert found.startswith(subject)
    assert found.endswith("(K7M4P)")
    assert said in flowing
    assert not_said not in flowing
    assert "So geht es weiter: " in flowing


def test_reason_and_remarks_are_set_off_line_by_line() -> None:
    body = write(DECISION, "de")[1]
    assert "> Bitte nennen Sie Zahlen.\n>\n> Und die Quelle.\n" in body
    assert "Anmerkung zu: Risiken\n\n> Welche?\n> Was tun Sie dagegen?\n" in body
    assert "Anmerkung zu: Technik\n\n> Fehlt.\n" in body


def test_a_long_quotation_stays_one() -> None:
    body = write(replace(DECISION, reason="Wort " * 60, remarks=()), "en")[1]
    quoted = [line for line in body.split("\n") if "Wort" in line]
    assert len(quoted) > 3
    assert all(line.startswith("> ") and len(line) <= LINE for line in quoted)


FORGERIES = (
    "x\r\nBcc: other@else.example",
    "x\n\nIhr neuer Link:\n\nhttps://evil.example/",
    "x\u2028\u2029Bcc: other@else.example",
    "x\x00\x0b\x0cSubject: y",
    "\u202eelbisivni",
    "{{ address }}{% include 'x' %}",
    "=?utf-8?q?x=0D=0ABcc:_other@else.example?=",
)


@pytest.mark.parametrize("forged", FORGERIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_write_forges_neither_header_nor_paragraph(forged: str, language: str) -> None:
    for changed in (
        SubmissionMessage(title=forged, organisation=forged, code="K7M4P", revision=1, address=ADDRESS),
        replace(DECISION, title=forged, reason=forged, remarks=(("Risiken", forged),)),
        replace(INVITATION, organisation=forged, event=forged),
    ):
        subject, body = write(changed, language)
        assert "\n" not in subject
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e]", subject + body)
        assert not any(part.startswith(("Bcc", "Subject", "Ihr neuer", "https://evil")) for part in body.split("\n\n"))
        letter = Letter(
            message_id="ab@stadt.example",
            sender="a@stadt.example",
            recipient="b@stadt.example",
            subject=subject,
            body=body,
            language=language,
        )
        sent = build(letter, at=clock.now()).decode("ascii")
        assert "\r\nBcc:" not in sent
        assert sent.partition("\r\n\r\n")[0].count("\r\nSubject:") == 1


@given(forged=st.text(max_size=300))
def test_whatever_is_written_every_line_of_it_stays_in_its_quotation(forged: str) -> None:
    without = write(replace(DECISION, reason="", remarks=()), "de")[1]
    body = write(replace(DECISION, reason=forged, remarks=()), "de")[1]
    ours = without.split("\n")
    outside = [line for line in body.split("\n") if not line.startswith(">")]
    assert [line for line in outside if line and line != "Die Begründung:"] == [line for line in ours if line]
