"""The hooks of the server: a loop begins with a worker process and ends with it."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace

from flask import Flask

from marktplatz.jobs import embedded
from tests.jobs.conftest import Queue
from tests.jobs.transport import PostOffice


def loops() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "jobs"]


def test_a_worker_process_has_a_loop_as_long_as_it_lives(app: Flask, office: PostOffice, queue: Queue) -> None:
    queue(2)
    worker = SimpleNamespace(wsgi=app)
    embedded.post_worker_init(worker)
    (loop,) = loops()
    assert loop.daemon, "a worker that must end at once does not wait for it"
    until = time.monotonic() + 20
    while len(office.taken) < 2:
        assert time.monotonic() < until
        time.sleep(0.01)
    embedded.worker_exit(None, worker)
    assert loops() == []
    embedded.worker_exit(None, worker)


def test_a_long_address_is_answered_by_a_page_of_ours() -> None:
    """A filter with everything ticked and a search text of 200 letters, three bytes each, is 5,000 bytes long."""
    assert embedded.limit_request_line >= 8000
