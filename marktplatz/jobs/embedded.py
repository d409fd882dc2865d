"""The server with its jobs inside, as one configuration of gunicorn: ``--config python:marktplatz.jobs.embedded``.

Every worker process runs the loop in a thread of its own; the claim on a mail keeps one mail one delivery.
"""

from __future__ import annotations

from threading import Event, Thread
from typing import Any

from marktplatz.jobs import worker as jobs

worker_class = "gthread"
workers = 2
threads = 4
# The control socket would be one for all installations of an account; nothing here uses it.
control_socket_disable = True
# An address with every filter and a long search text is answered by a page of ours, not by the server's bare 414.
limit_request_line = 8190

_PATIENCE = 5.0
_running: list[tuple[Event, Thread]] = []


def post_worker_init(worker: Any) -> None:
    """Start the loop when a worker process has loaded the program."""
    stop = Event()
    thread = Thread(target=jobs.run, args=(worker.wsgi, stop), name="jobs", daemon=True)
    _running.append((stop, thread))
    thread.start()


def worker_exit(_server: Any, _worker: Any) -> None:
    """Let the loop end what it is doing, within a few seconds; what it leaves is taken up later."""
    while _running:
        stop, thread = _running.pop()
        stop.set()
        thread.join(_PATIENCE)
