"""Answers that come at a steady pace, so that how long one took tells nothing about what was found."""

from __future__ import annotations

import time

from flask import Response, after_this_request

STEP = 0.1
"""Seconds. Longer than looking up an account and writing a mail to the outbox take together."""


def answer_in_step() -> None:
    """Let this request's answer wait until a whole number of steps has passed since now.

    The wait comes after the transaction has ended: it holds no lock and no connection.
    """
    begun = time.monotonic()

    @after_this_request
    def _wait(response: Response) -> Response:
        time.sleep(STEP - (time.monotonic() - begun) % STEP)
        return response
