"""Routes of the reviewer's desk: what waits, and one submission with everything that can be done with it."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from marktplatz.booths import queries
from marktplatz.booths.models import Booth
from marktplatz.core.errors import Missing
from marktplatz.core.permissions import Policy
from marktplatz.web.printed import sign_sent
from marktplatz.web.reviewer.deciding import act
from marktplatz.web.reviewer.submission import submission_page
from marktplatz.web.reviewer.waiting import queue_page
from marktplatz.web.surface import Surface

surface = Surface("reviewer", __name__, url_prefix="/<lang:lang>/pruefung")


@surface.get("/", policy=Policy.REVIEWER)
def queue() -> ResponseReturnValue:
    """List the booths of an event in one state, the longest waiting first."""
    return queue_page()


@surface.get("/<code>", policy=Policy.REVIEWER)
def submission(code: str) -> ResponseReturnValue:
    """Show what was submitted last, beside what visitors see."""
    return submission_page(_booth(code))


@surface.get("/<code>/schild.pdf", policy=Policy.REVIEWER)
def sign(code: str) -> ResponseReturnValue:
    """Send the stand sign of a booth, once it is approved."""
    return sign_sent(_booth(code))


@surface.post("/<code>", policy=Policy.REVIEWER)
def act_on_submission(code: str) -> ResponseReturnValue:
    """Do one of the steps: a decision, what visitors see, a stand number, a recording."""
    return act(_booth(code))


def _booth(code: str) -> Booth:
    booth = queries.whole(code)
    if booth is None:
        raise Missing()
    return booth
