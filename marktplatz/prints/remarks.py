"""What is to be known of the signs of an event before they are printed: of each booth, and of their addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import func, select

from marktplatz.booths.models import Booth, Revision
from marktplatz.core.addresses import is_local_host, is_loopback
from marktplatz.core.codes import ALPHABET, CODE_LENGTH
from marktplatz.core.columns import in_stand_order
from marktplatz.core.database import session
from marktplatz.core.text import Text
from marktplatz.events.models import Event
from marktplatz.prints import signs
from marktplatz.prints.glyphs import lacking
from marktplatz.prints.qr import LONGEST_TEXT

LONGEST_PRINTED = 30
"""Characters of an address that people still type from a sign."""

_SHOWN = ("title", "summary", "organisation_name")
_BYTES = Text(
    de="{size} Bytes stehen im QR-Code, {most} lassen sich gut lesen. Eine kürzere PUBLIC_URL hilft.",
    en="{size} bytes in a QR code, {most} scan well. A shorter PUBLIC_URL helps.",
)
_PRINTED = Text(
    de="{size} Zeichen hat die gedruckte Adresse, {most} werden noch eingetippt. Eine kürzere PUBLIC_URL hilft.",
    en="{size} printed characters, {most} are still typed. A shorter PUBLIC_URL helps.",
)
_THIS_MACHINE = Text(
    de="Gedruckte Codes führen nur zu diesem Rechner. Setzen Sie PUBLIC_URL vor dem Drucken.",
    en="Printed codes lead to this machine only. Set PUBLIC_URL before printing.",
)
_THIS_NETWORK = Text(
    de="Gedruckte Codes führen nur ins eigene Netz ({host}). Setzen Sie PUBLIC_URL vor dem Drucken.",
    en="Printed codes lead into the local network only ({host}). Set PUBLIC_URL before printing.",
)


@dataclass(frozen=True, kw_only=True)
class Noted:
    """A booth that gets a sign, and what is to be known of it; ``unshown`` are characters that no font of ours has."""

    code: str
    stand_number: str | None
    is_public: bool
    unshown: list[str]

    @property
    def name(self) -> str:
        """The word on its plate."""
        return self.stand_number or self.code


@dataclass(frozen=True, kw_only=True)
class Remarks:
    """All booths of an event that get a sign, in the order of their sheets, and what is to be known of them."""

    signs: list[Noted]
    is_hidden: bool
    unshown: list[str]
    """Characters of the event's own name."""

    @property
    def unnumbered(self) -> list[Noted]:
        """Booths without a stand number: their sheets have a code instead of a plate."""
        return [one for one in self.signs if not one.stand_number]

    @property
    def unpublished(self) -> list[Noted]:
        """Booths that are not public yet: their codes lead nowhere before."""
        return [one for one in self.signs if not one.is_public]

    @property
    def incomplete(self) -> list[Noted]:
        """Booths of which a sign leaves something out."""
        return [one for one in self.signs if one.unshown]


def remarks_on(event: Event) -> Remarks:
    """Return what is to be known of the signs of an event. One statement, which reads no whole revision."""
    shown = func.coalesce(Booth.published_revision_id, Booth.approved_revision_id)
    texts = (Revision.content[key] for key in _SHOWN)
    query = (
        select(Booth.code, Booth.stand_number, Booth.published_revision_id.is_not(None), *texts)
        .join(Revision, Revision.id == shown)
        .where(Booth.event_id == event.id, *signs.APPROVED)
        .order_by(*in_stand_order(Booth.stand_number), Booth.id)
    )
    found = [
        Noted(code=code, stand_number=number, is_public=is_public, unshown=lacking(_joined(said)))
        for code, number, is_public, *said in session.execute(query)
    ]
    return Remarks(signs=found, is_hidden=not event.is_public, unshown=lacking(_joined([event.name])))


def unshown(content: Mapping[str, Any]) -> list[str]:
    """Return the characters of a revision's answers that its sign cannot show."""
    return lacking(_joined([content.get(key) for key in _SHOWN]))


def address_remarks(public_url: str) -> list[Text]:
    """Return what speaks against printing codes with this PUBLIC_URL: too long to scan or type, or a way to nowhere."""
    in_code = f"{public_url}/s/{ALPHABET[0] * CODE_LENGTH}"
    size, printed = len(in_code.encode()), len(in_code.partition("://")[2])
    found = []
    if size > LONGEST_TEXT:
        found.append(_BYTES.filled(size=size, most=LONGEST_TEXT))
    if printed > LONGEST_PRINTED:
        found.append(_PRINTED.filled(size=printed, most=LONGEST_PRINTED))
    host = urlsplit(public_url).hostname or ""
    if is_loopback(host):
        found.append(_THIS_MACHINE)
    elif is_local_host(host):
        found.append(_THIS_NETWORK.filled(host=host))
    return found


def _joined(said: list[Any]) -> str:
    texts = (text for one in said if one for text in (one.values() if isinstance(one, Mapping) else [one]))
    return " ".join(str(text) for text in texts)
