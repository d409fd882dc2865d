"""What only the mail server can do to a letter: refuse, delay, vanish, speak in clear, repeat addresses."""

from __future__ import annotations

import logging
import ssl
import time
import traceback
from pathlib import Path
from urllib.parse import quote

import pytest

from marktplatz.adapters.smtp import SmtpMail
from marktplatz.core.ports import Letter, MailRefused, MailUnavailable

from . import servers
from .servers import Mood

PASSWORD = "p@ss:w/rd?#%"
NEVER_TOLD = ("kim.weiss", "stadt.example", "fair@fair", "Bürger", PASSWORD)


def send(letter: Letter, port: int, options: str = "timeout=5", account: str = "") -> None:
    SmtpMail.from_url(f"smtp://{account}127.0.0.1:{port}?{options}").send(letter)


def failure(letter: Letter, mood: Mood, options: str = "timeout=5") -> Exception:
    """Send the letter to a server in this mood and return the error, which must say nothing of the letter."""
    with servers.mail_server(mood) as port, pytest.raises((MailRefused, MailUnavailable)) as caught:
        send(letter, port, options)
    logged = "".join(traceback.format_exception(caught.value))
    assert not [word for word in NEVER_TOLD if word in logged]
    return caught.value


@pytest.mark.parametrize(
    ("mood", "kind", "reason"),
    [
        (Mood(rcpt="451 4.7.1 <kim.weiss@stadt.example> greylisted"), MailUnavailable, "451 4.7.1"),
        (Mood(data="451 4.3.0 Try later, kim.weiss@stadt.example"), MailUnavailable, "451 4.3.0"),
        (Mood(rcpt="421 4.3.2 Closing"), MailUnavailable, "421 4.3.2"),
        (Mood(rcpt="530 5.7.0 Sign in first"), MailUnavailable, "530 5.7.0"),
        (Mood(rcpt="550 5.1.1 <kim.weiss@stadt.example> unknown"), MailRefused, "550 5.1.1"),
        (Mood(data="550 5.7.1 kim.weiss@stadt.example does not want this"), MailRefused, "550 5.7.1"),
        (Mood(data="554 kim.weiss@stadt.example"), MailRefused, "554"),
    ],
    ids=lambda value: getattr(value, "rcpt", "") or getattr(value, "data", None),
)
def test_what_the_server_says_decides(letter: Letter, mood: Mood, kind: type[Exception], reason: str) -> None:
    error = failure(letter, mood)
    assert type(error) is kind
    assert str(error) == f"the mail server: {reason}"
    assert mood.taken == []


def test_a_server_that_is_not_there_is_told(letter: Letter) -> None:
    with servers.listener(servers.silent) as port:
        pass
    with pytest.raises(MailUnavailable, match="ConnectionRefusedError"):
        send(letter, port)


def test_a_server_that_does_not_greet_is_given_up(letter: Letter) -> None:
    start = time.monotonic()
    with servers.listener(servers.silent) as port, pytest.raises(MailUnavailable):
        send(letter, port, "timeout=0.3")
    assert 0.3 <= time.monotonic() - start < 3


def test_a_server_that_is_busy_at_the_door_is_told(letter: Letter) -> None:
    with (
        servers.listener(lambda client: client.sendall(b"554 5.3.2 fair@fair.example closed\r\n")) as port,
        pytest.raises(MailUnavailable, match=r"^the mail server: 554 5\.3\.2$"),
    ):
        send(letter, port)


def test_a_connection_cut_after_the_letter_means_try_again(letter: Letter) -> None:
    mood = Mood(cut=True)
    assert str(failure(letter, mood)) == "the mail server: SMTPServerDisconnected"
    assert (mood.offered, mood.taken) == (1, [])


def test_a_slow_server_takes_the_letter(letter: Letter) -> None:
    mood = Mood(data_seconds=0.5)
    with servers.mail_server(mood) as port:
        send(letter, port)
    assert len(mood.taken) == 1


def test_a_server_slower_than_the_timeout_is_given_up(letter: Letter) -> None:
    assert type(failure(letter, Mood(data_seconds=3), "timeout=0.3")) is MailUnavailable


def test_a_letter_that_was_taken_is_never_sent_twice_because_of_the_farewell(letter: Letter) -> None:
    mood = Mood(quit_seconds=3)
    with servers.mail_server(mood) as port:
        send(letter, port, "timeout=0.3")
    assert len(mood.taken) == 1


def test_nothing_is_logged(letter: Letter, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    mood = Mood()
    with caplog.at_level(logging.DEBUG), servers.mail_server(mood) as port:
        send(letter, port)
    assert len(mood.taken) == 1
    ours = [record for record in caplog.records if not record.name.startswith(("mail.", "asyncio"))]
    assert ours == []
    assert capfd.readouterr() == ("", "")


def test_with_tls_and_the_right_password_the_letter_goes_out(
    letter: Letter, tls: ssl.SSLContext, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    mood = Mood(password=PASSWORD.encode())
    with servers.mail_server(mood, context=tls) as port:
        send(letter, port, "tls=starttls", f"fair:{quote(PASSWORD, safe='')}@")
        with pytest.raises(MailUnavailable, match=r"^the mail server: 535 5\.7\.8$"):
            send(letter, port, "tls=starttls", "fair:wrong@")
        with pytest.raises(MailUnavailable, match=r"^the mail server: 530 "):
            send(letter, port, "tls=starttls")
        with pytest.raises(MailUnavailable, match=r"^the mail server: 530$"):
            send(letter, port, "tls=none")
    assert len(mood.taken) == 1


def test_a_certificate_of_nobody_is_not_trusted(letter: Letter, tls: ssl.SSLContext) -> None:
    mood = Mood(password=PASSWORD.encode())
    with (
        servers.mail_server(mood, context=tls) as port,
        pytest.raises(MailUnavailable, match="SSLCertVerificationError"),
    ):
        send(letter, port, "tls=starttls", f"fair:{quote(PASSWORD, safe='')}@")
    assert mood.taken == []


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_nothing_is_sent_in_clear_when_tls_was_wanted(letter: Letter, tls: str) -> None:
    mood = Mood()
    with servers.mail_server(mood) as port, pytest.raises(MailUnavailable):
        send(letter, port, f"tls={tls}&timeout=2", "fair:password@")
    assert (mood.offered, mood.taken) == (0, [])


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("smtp://localhost", ("localhost", 25, "none", 10.0, "", "")),
        ("smtp://127.0.0.1:2525", ("127.0.0.1", 2525, "none", 10.0, "", "")),
        ("smtp://[::1]:2525/", ("::1", 2525, "none", 10.0, "", "")),
        ("smtp://mail.example", ("mail.example", 587, "starttls", 10.0, "", "")),
        ("smtp://mail.example?tls=none", ("mail.example", 25, "none", 10.0, "", "")),
        ("smtp://mail.example?tls=tls&timeout=2.5", ("mail.example", 465, "tls", 2.5, "", "")),
        ("smtp://a%40b:c%3Ad%2F@mail.example:99", ("mail.example", 99, "starttls", 10.0, "a@b", "c:d/")),
        ("smtp://fair:secret@localhost", ("localhost", 25, "none", 10.0, "fair", "secret")),
    ],
)
def test_settings_that_are_taken(url: str, wanted: tuple[object, ...]) -> None:
    mail = SmtpMail.from_url(url)
    assert (mail.host, mail.port, mail.tls, mail.timeout, mail.user, mail.password) == wanted
    assert "secret" not in repr(mail)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example",
        "smtp:mail.example",
        "smtps://mail.example",
        "smtp://",
        "smtp://mail.example/inbox",
        "smtp://mail.example#part",
        "smtp://mail.example:port",
        "smtp://mail.example:99999",
        "smtp://fair:sec/ret@mail.example",
        "smtp://fair:sec?ret@mail.example",
        "smtp://fair:sec#ret@mail.example",
        "smtp://fair:secret@mail.example?tls=none",
        "smtp://fair@mail.example",
        "smtp://:secret@mail.example",
        "smtp://fair:secret%0A@mail.example",
        "smtp://fair:secr%C3%A9t@mail.example",
        "smtp://mail.example?tls=perhaps",
        "smtp://mail.example?tls",
        "smtp://mail.example?tls=",
        "smtp://mail.example?timeout=0",
        "smtp://mail.example?timeout=61",
        "smtp://mail.example?timeout=nan",
        "smtp://mail.example?timeout=soon",
        "smtp://mail.example?colour=blue",
    ],
)
def test_settings_that_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="the mail server") as caught:
        SmtpMail.from_url(url)
    logged = "".join(traceback.format_exception(caught.value))
    assert "sec" not in logged.replace("seconds", "")
