"""The contract of ``core.ports.MailTransport``, which every transport keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marktplatz.adapters.mail_folder import FolderMail
from marktplatz.adapters.smtp import SmtpMail
from marktplatz.core import clock, letters
from marktplatz.core.ports import Letter, MailRefused, MailTransport

from . import servers

HEADERS = {
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "Content-Language",
    "Content-Type",
    "Content-Transfer-Encoding",
    "MIME-Version",
}
BCC = "Bcc: other@else.example"
INJECTIONS: list[dict[str, str]] = [
    {"subject": f"Freigabe\r\n{BCC}"},
    {"subject": f"Freigabe\n{BCC}"},
    {"subject": f"Freigabe\r{BCC}"},
    {"subject": "Freigabe\r\n\r\nAnother body"},
    {"subject": f"Freigabe\x0b{BCC}"},
    {"subject": f"Freigabe\x85{BCC}"},
    {"subject": f"Freigabe\u2028{BCC}"},
    {"subject": "Freigabe\x00"},
    {"subject": "Freigabe\ud800"},
    {"recipient": f"kim@stadt.example\r\n{BCC}"},
    {"recipient": f"kim@stadt.example\n{BCC}"},
    {"recipient": "kim@stadt.example>\r\nRCPT TO:<other@else.example"},
    {"recipient": "kim@stadt.example, other@else.example"},
    {"recipient": "kim@stadt.example other@else.example"},
    {"recipient": "Kim <kim@stadt.example>"},
    {"recipient": "=?utf-8?q?kim=0D=0ABcc=3A?=@stadt.example"},
    {"recipient": "kim@stadt.example\n"},
    {"recipient": "@stadt.example"},
    {"recipient": "kim"},
    {"recipient": ""},
    {"recipient": "kím@stadt.example"},
    {"recipient": "kim@straße.example"},
    {"recipient": f"kim@{'ü' * 100}.example"},
    {"recipient": f"kim@{'a.' * 130}example"},
    {"sender": f"Fair\r\n{BCC}\r\n <fair@fair.example>"},
    {"sender": f"fair@fair.example\r\n{BCC}"},
    {"sender": "Fair <fair@fair.example>, <other@else.example>"},
    {"sender": ""},
    {"message_id": f"1@fair.example>\r\n{BCC}"},
    {"message_id": ""},
    {"message_id": "two words@fair.example"},
    {"language": f"de\r\n{BCC}"},
    {"language": "German, please"},
    {"language": ""},
    {"body": "\ud800"},
]
LOOKS_ENCODED = [
    "=?utf-8?q?Freigabe=0D=0ABcc:_other=40else.example?=",
    "=?utf-8?b?RnJlaWdhYmU=?= =?utf-8?b?RnJlaWdhYmU=?=",
    "Freigabe =?iso-8859-1?q?=FC?= für",
]
SUBJECTS = [
    "Ihr Stand ist öffentlich",
    "Bürger*innen, Prüfer*innen & Stadträt*innen",
    "„Übersetzen für alle“ – 100\u202f% barrierefrei: Größe, Maß, Straße ẞ",
    "Kurz",
    "",
    " Leerzeichen  am Rand  ",
    "Donaudampfschifffahrtsgesellschaftskapitänsausbildungsverordnung für Bürgerbeteiligungsplattformen " * 4,
    "a" * 300,
    "👩‍👩‍👧 日本語 العربية",
    *LOOKS_ENCODED,
]
BODIES = [
    "Guten Tag,\n\nfür Bürger*innen: „Grüße“ – 100 €.\n",
    "https://fair.example/freigabe?token=" + "a1B2" * 60 + "&next=%2F\n",
    "Bürgerbeteiligungsplattform für alle " * 200 + "\n",
    ".\n..\nFrom here\n.quit\r\nRSET\n",
    "\n\n  eingerückt\t mit Tabulator  \n\n",
    "日本語 👩‍👩‍👧 العربية\n" * 20,
    "ASCII only, and \x00 \x0c \x1b[31m control characters\n",
    "Zeile ohne Ende",
    "\n",
]


def parsed(raw: bytes) -> EmailMessage:
    """Read a mail as a mail program does, and check what every mail has to keep."""
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    assert sorted(message.keys()) == sorted(HEADERS)
    assert raw.isascii()
    assert b"\x00" not in raw
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    return message


def text_of(message: EmailMessage) -> str:
    return str(message.get_content()).replace("\r\n", "\n")


def lines_of(body: str) -> str:
    """Return the text as it has to arrive: one kind of line end, also after the last line."""
    text = body.replace("\r\n", "\n")
    return text if text.endswith("\n") else f"{text}\n"


class MailContract:
    """What holds for every transport; a subclass gives the fixtures ``transport`` and ``arrived``."""

    def test_a_letter_arrives_with_its_headers(
        self, transport: MailTransport, arrived: Callable[[], list[bytes]], letter: Letter
    ) -> None:
        moment = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
        with clock.stopped_at(moment):
            transport.send(letter)
        [raw] = arrived()
        message = parsed(raw)
        assert message["From"].addresses[0].display_name == "KI-Marktplatz München"
        assert message["From"].addresses[0].addr_spec == "fair@fair.example"
        assert message["To"] == "kim.weiss@stadt.example"
        assert message["Message-ID"] == "<0b6b5f0e-approved@fair.example>"
        assert message["Date"].datetime == moment
        assert message["Auto-Submitted"] == "auto-generated"
        assert message["Content-Language"] == "de"
        assert message.get_content_type() == "text/plain"
        assert message.get_content_charset() == "utf-8"

    @pytest.mark.parametrize("subject", SUBJECTS)
    def test_subjects_arrive_as_written(
        self, transport: MailTransport, arrived: Callable[[], list[bytes]], letter: Letter, subject: str
    ) -> None:
        transport.send(replace(letter, subject=subject))
        [raw] = arrived()
        assert parsed(raw)["Subject"] == subject
        assert max(len(line) for line in raw.split(b"\r\n")) <= 78

    @pytest.mark.parametrize("body", BODIES, ids=lambda body: ascii(body[:20]))
    def test_bodies_arrive_as_written(
        self, transport: MailTransport, arrived: Callable[[], list[bytes]], letter: Letter, body: str
    ) -> None:
        transport.send(replace(letter, body=body))
        [raw] = arrived()
        assert text_of(parsed(raw)) == lines_of(body)
        assert max(len(line) for line in raw.split(b"\r\n")) <= 78

    @pytest.mark.parametrize("language", ["de", "en", "de-DE", "de-x-leicht"])
    def test_the_language_is_named(
        self, transport: MailTransport, arrived: Callable[[], list[bytes]], letter: Letter, language: str
    ) -> None:
        transport.send(replace(letter, language=language))
        [raw] = arrived()
        assert parsed(raw)["Content-Language"] == language

    @pytest.mark.parametrize(
        ("sender", "written"),
        [
            ("fair@fair.example", ""),
            ("<fair@fair.example>", ""),
            ("KI-Marktplatz <fair@fair.example>", "KI-Marktplatz"),
            ('"Amt, Referat; Team" <fair@fair.example>', "Amt, Referat; Team"),
            ("other@else.example, Fair <fair@fair.example>", "other@else.example, Fair"),
            (f"{LOOKS_ENCODED[0][:40]}?= <fair@fair.example>", f"{LOOKS_ENCODED[0][:40]}?="),
        ],
    )
    def test_the_sender_is_one_address(
        self,
        transport: MailTransport,
        arrived: Callable[[], list[bytes]],
        letter: Letter,
        sender: str,
        written: str,
    ) -> None:
        transport.send(replace(letter, sender=sender))
        [raw] = arrived()
        [address] = parsed(raw)["From"].addresses
        assert (address.display_name, address.addr_spec) == (written, "fair@fair.example")

    def test_a_domain_with_umlauts_is_written_in_ascii(
        self, transport: MailTransport, arrived: Callable[[], list[bytes]], letter: Letter
    ) -> None:
        transport.send(replace(letter, recipient="kim@münchen.example"))
        [raw] = arrived()
        assert parsed(raw)["To"] == "kim@xn--mnchen-3ya.example"

    @pytest.mark.parametrize("message_id", ["17@fair.example", "<17@fair.example>", "17"])
    def test_the_identifier_gets_its_brackets_and_domain(
        self, transport: MailTransport, arrived: Callable[[], list[bytes]], letter: Letter, message_id: str
    ) -> None:
        transport.send(replace(letter, message_id=message_id))
        [raw] = arrived()
        assert parsed(raw)["Message-ID"] == "<17@fair.example>"

    @pytest.mark.parametrize("change", INJECTIONS, ids=ascii)
    def test_what_could_add_a_header_is_refused(
        self,
        transport: MailTransport,
        arrived: Callable[[], list[bytes]],
        letter: Letter,
        change: dict[str, str],
    ) -> None:
        with pytest.raises(MailRefused) as caught:
            transport.send(replace(letter, **change))
        assert arrived() == []
        assert "example" not in str(caught.value)

    def test_two_letters_arrive_as_two(
        self, transport: MailTransport, arrived: Callable[[], list[bytes]], letter: Letter
    ) -> None:
        transport.send(letter)
        transport.send(replace(letter, message_id="other@fair.example", recipient="alex@stadt.example"))
        assert [parsed(raw)["To"] for raw in arrived()] == ["kim.weiss@stadt.example", "alex@stadt.example"]


class TestFolder(MailContract):
    @pytest.fixture
    def transport(self, tmp_path: Path) -> MailTransport:
        return FolderMail(tmp_path / "not" / "made" / "yet")

    @pytest.fixture
    def arrived(self, tmp_path: Path) -> Callable[[], list[bytes]]:
        return lambda: [path.read_bytes() for path in sorted(tmp_path.rglob("*.eml"))]


class TestSmtp(MailContract):
    @pytest.fixture
    def mood(self) -> servers.Mood:
        return servers.Mood()

    @pytest.fixture
    def transport(self, mood: servers.Mood) -> Iterator[MailTransport]:
        with servers.mail_server(mood) as port:
            yield SmtpMail.from_url(f"smtp://127.0.0.1:{port}")

    @pytest.fixture
    def arrived(self, mood: servers.Mood) -> Callable[[], list[bytes]]:
        return lambda: [envelope.content for envelope in mood.taken if isinstance(envelope.content, bytes)]

    def test_the_envelope_holds_the_bare_addresses(
        self, transport: MailTransport, mood: servers.Mood, letter: Letter
    ) -> None:
        transport.send(letter)
        [envelope] = mood.taken
        assert envelope.mail_from == "fair@fair.example"
        assert envelope.rcpt_tos == ["kim.weiss@stadt.example"]


ANYTHING = st.characters(exclude_categories=["Cs"])
IN_ONE_LINE = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])
SEVERAL_WORDS = st.lists(st.text(IN_ONE_LINE, max_size=90), max_size=8).map(" ".join)


@settings(
    max_examples=300,
    # A busy machine keeps no deadline, and all examples may have the same letter: it is frozen.
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(subject=SEVERAL_WORDS, body=st.text(ANYTHING, max_size=400))
def test_any_text_survives_the_way_through_a_mail(letter: Letter, subject: str, body: str) -> None:
    raw = letters.build(replace(letter, subject=subject, body=body), at=datetime(2026, 11, 22, tzinfo=UTC))
    message = parsed(raw)
    assert message["Subject"] == subject
    assert text_of(message) == lines_of(body.replace("\r\n", "\n").replace("\r", "\n"))
    assert max(len(line) for line in raw.split(b"\r\n")) <= 78


def test_the_time_of_a_letter_needs_a_zone(letter: Letter) -> None:
    with pytest.raises(ValueError, match="zone"):
        letters.build(letter, at=datetime(2026, 11, 22))  # noqa: DTZ001 (what is refused)
