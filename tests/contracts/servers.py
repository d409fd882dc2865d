"""The other ends of the adapters: a mail server with moods, and S3 servers that break."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

CLIENT = ("127.0.0.1", 0)


@dataclass
class Mood:
    """How the mail server answers, and what it took.

    A text is sent instead of ``250``; ``cut`` ends the connection when the letter has arrived; the seconds
    are those it waits before the answer to ``DATA`` or to ``QUIT``.
    """

    rcpt: str = ""
    data: str = ""
    cut: bool = False
    data_seconds: float = 0
    quit_seconds: float = 0
    password: bytes = b""
    taken: list[Envelope] = field(default_factory=list)
    offered: int = 0

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.rcpt or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.offered += 1
        if self.cut:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return "250 nobody hears this"
        await asyncio.sleep(self.data_seconds)
        if not self.data:
            self.taken.append(envelope)
        return self.data or "250 OK"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        await asyncio.sleep(self.quit_seconds)
        return "221 Bye"

    def __call__(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, told: Any) -> AuthResult:
        right = isinstance(told, LoginPassword) and told.password == self.password
        return AuthResult(success=right, handled=False)


class _OnFreePort(Controller):
    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # aiosmtpd gives it no types


@contextmanager
def mail_server(mood: Mood, *, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Run the server on a free loopback port, with STARTTLS and sign-in where a context is given."""
    wanted: dict[str, Any] = {"require_starttls": True, "auth_required": True, "authenticator": mood} if context else {}
    controller = _OnFreePort(mood, "127.0.0.1", 0, tls_context=context, **wanted)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@contextmanager
def listener(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """Let a function answer every connection to a free loopback port, each in a thread."""
    with socket.create_server(CLIENT) as server:
        threading.Thread(target=_serve, args=(server, answer), daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


def _serve(server: socket.socket, answer: Callable[[socket.socket], None]) -> None:
    with suppress(OSError):
        while True:
            client, _ = server.accept()
            threading.Thread(target=_answered, args=(client, answer), daemon=True).start()


def _answered(client: socket.socket, answer: Callable[[socket.socket], None]) -> None:
    with client, suppress(OSError):
        answer(client)


def _after_request(client: socket.socket, answer: bytes) -> None:
    request = b""
    while b"\r\n\r\n" not in request:
        request += client.recv(65536)
    client.sendall(answer)


def _said(status: str, *, length: int = 0, body: bytes = b"") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Length: {length}\r\nETag: a\r\nConnection: close\r\n"
    return f"{head}Last-Modified: Sun, 22 Nov 2026 19:00:00 GMT\r\n\r\n".encode() + body


def overloaded(client: socket.socket) -> None:
    _after_request(client, _said("503 Slow Down"))


def forbidding(client: socket.socket) -> None:
    _after_request(client, _said("403 Forbidden"))


def no_s3_at_all(client: socket.socket) -> None:
    _after_request(client, _said("404 Not Found"))


def knowing_nothing(client: socket.socket) -> None:
    body = b"<Error><Code>NoSuchKey</Code></Error>"
    _after_request(client, _said("404 Not Found", length=len(body), body=body))


def cutting(client: socket.socket) -> None:
    _after_request(client, _said("200 OK", length=1000, body=b"a" * 100))


def hanging_up(client: socket.socket) -> None:
    _after_request(client, b"")


def silent(client: socket.socket) -> None:
    time.sleep(30)


def dripping(client: socket.socket) -> None:
    _after_request(client, _said("200 OK", length=1000))
    for _ in range(300):
        client.sendall(b"a")
        time.sleep(0.1)
