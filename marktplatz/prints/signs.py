"""Stand signs: for one booth, or for all of an event as one document. Nothing leaves before every code was read."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from marktplatz.booths.models import Booth, Revision
from marktplatz.booths.public import PublicBooth, read_model
from marktplatz.booths.workflow import Status
from marktplatz.core.answers import spoken
from marktplatz.core.columns import in_stand_order
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Misconfigured, Missing
from marktplatz.core.text import Text
from marktplatz.events.models import Event
from marktplatz.prints import codes
from marktplatz.prints.sheets import named, sheet_of
from marktplatz.prints.typesetting import Fault, Typeset, typeset

log = logging.getLogger("marktplatz.prints")

NO_SIGNS = Text(
    de="Für diese Messe ist noch kein Stand freigegeben. Schilder gibt es nach der ersten Freigabe.",
    en="No booth of this event has been approved yet. There are signs after the first approval.",
)
TOO_LONG = Text(
    de="Die Texte passen nicht auf das Schild: {booth}. Es wurde kein Schild ausgegeben.",
    en="The texts do not fit on the sign of {booth}. No sign was made.",
)
UNREADABLE = Text(
    de="Der QR-Code lässt sich auf dem Schild nicht lesen: {booth}. Es wurde kein Schild ausgegeben.",
    en="The QR code cannot be read on the sign of {booth}. No sign was made.",
)
_SIGN = Text(de="Standschild {place}: {title}", en="Stand sign {place}: {title}")
_SIGNS = Text(de="Standschilder: {event}", en="Stand signs: {event}")
_TOO_LONG = re.compile(r"TOO-LONG (\w+)")
_BEYOND = re.compile(r"BEYOND (\d+)")

APPROVED = (
    Booth.origin == "exhibitor",
    Booth.status != Status.WITHDRAWN,
    or_(
        Booth.published_revision_id.is_not(None),
        and_(Booth.approved_revision_id.is_not(None), Booth.first_published_at.is_(None)),
    ),
)
"""What ``revision_on_sign`` asks, in SQL."""

Step = Callable[[], object]


class TextTooLong(Conflict):
    """The texts of a booth do not fit on its sign even in the smallest type."""


class CodeUnreadable(Misconfigured):
    """A code on a sign was not read back as what it should hold."""


@dataclass(frozen=True)
class Wanted:
    """A booth that gets a sign: what it shows, and since when it says so."""

    booth: PublicBooth
    since: datetime


def revision_on_sign(booth: Booth) -> Revision | None:
    """Return the revision that the sign of a booth shows: the public one, or before the first publication the approved.

    None before approval, for what was taken from visitors (the code answers "gone") and for entries of a register:
    their organisations are not there. The booth comes with both revisions.
    """
    if booth.origin != "exhibitor" or booth.status == Status.WITHDRAWN:
        return None
    return booth.published_revision or (booth.approved_revision if booth.first_published_at is None else None)


def signs_of(event: Event, *, on_step: Step = lambda: None) -> bytes:
    """Return the signs of all approved booths of an event as one PDF in stand order, those without a number last.

    ``on_step`` is called twice for each: when its code is there, and when it was read back. One statement. Raises
    Missing where there is none, TextTooLong, CodeUnreadable, Misconfigured for a PUBLIC_URL that is too long.
    """
    wanted = wanted_of(event)
    if not wanted:
        raise Missing(NO_SIGNS)
    name = spoken(event.name, "de", "de")
    return _made(wanted, _SIGNS.de.format(event=name.text if name else event.slug), "de", on_step)


def sign_of(booth: Booth) -> bytes:
    """Return the sign of one booth, loaded whole, as a PDF. Raises as ``signs_of``; Missing where it gets none."""
    wanted = _wanted(booth)
    if wanted is None:
        raise Missing()
    shown = wanted.booth
    title = shown.text("title", shown.entry_language)
    words = _SIGN.in_(shown.entry_language).format(
        place=shown.stand_number or shown.code, title=title.text if title else shown.code
    )
    return _made([wanted], words, shown.entry_language, lambda: None)


def wanted_of(event: Event) -> list[Wanted]:
    """Return the booths of an event that get a sign, in stand order. One statement."""
    query = (
        select(Booth)
        .where(Booth.event_id == event.id, *APPROVED)
        .order_by(*in_stand_order(Booth.stand_number), Booth.id)
        .options(joinedload(Booth.event), joinedload(Booth.published_revision), joinedload(Booth.approved_revision))
    )
    return [wanted for booth in session.scalars(query) if (wanted := _wanted(booth)) is not None]


def _wanted(booth: Booth) -> Wanted | None:
    revision = revision_on_sign(booth)
    if revision is None:
        return None
    is_public = booth.published_revision is not None and booth.published_at is not None
    return Wanted(
        read_model(booth, revision), booth.published_at if is_public and booth.published_at else revision.created_at
    )


def _made(wanted: list[Wanted], title: str, language: str, on_step: Step) -> bytes:
    sheets = []
    for one in wanted:
        address, picture = codes.short_address(one.booth.code), codes.image(one.booth.code, "svg")
        sheets.append(sheet_of(one.booth, address=address, picture=picture))
        on_step()
    told = {"title": title, "language": language, "signs": sheets}
    try:
        document = typeset("sign.typ", told, timestamp=max(one.since for one in wanted), on_page=on_step)
    except Fault as fault:
        raise _refusal(fault, wanted) from None
    _require_readable(document, wanted)
    return document.pdf


def _refusal(fault: Fault, wanted: list[Wanted]) -> Exception:
    if beyond := _BEYOND.search(str(fault)):
        return TextTooLong(TOO_LONG.filled(booth=named(wanted[int(beyond[1])].booth)))
    found = _TOO_LONG.search(str(fault))
    booth = next((one.booth for one in wanted if found and one.booth.code == found[1]), None)
    return TextTooLong(TOO_LONG.filled(booth=named(booth))) if booth else fault


def _require_readable(document: Typeset, wanted: list[Wanted]) -> None:
    """Compare each page with the address of its booth; a page too few or too many is as bad."""
    if len(document.read) != len(wanted):
        raise RuntimeError(f"{len(document.read)} pages for {len(wanted)} signs")
    for one, read in zip(wanted, document.read, strict=True):
        if read != [codes.short_address(one.booth.code)]:
            log.error("the code of %s was read back as %s", one.booth.code, read)
            raise CodeUnreadable(UNREADABLE.filled(booth=named(one.booth)))
