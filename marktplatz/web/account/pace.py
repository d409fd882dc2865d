"""Answers that come at a steady pace, so that how long one took tells nothing about what was found."""

from __future__ import annotations

import secrets
import time

from flask import Response, after_this_request

STEP = 0.1
"""Seconds. Longer than looking up an account and writing a mail to the outbox take together."""
JITTER = 25
"""Milliseconds at most, chosen anew for every answer: covers what is left, such as tidying up after the request."""


def answer_in_step() -> None:
    """Let this request's answer wait until a whole number of steps has passed since now, and a little more.

    The wait comes after the transaction has ended: it holds no lock and no connection.
    """
    begun = time.monotonic()

    @after_this_request
    def _wait(response: Response) -> Response:
        time.sleep(STEP - (time.monotonic() - begun) % STEP + secrets.randbelow(JITTER) / 1_000)
        return response
