"""The picture of a booth that others show beside a link to its page."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from flask import url_for

from marktplatz.booths.public import PublicBooth
from marktplatz.booths.traits import traits
from marktplatz.core.text import Text
from marktplatz.prints.glyphs import printable
from marktplatz.prints.share import Shared, draw
from marktplatz.web.language import language

_STAND = Text(de="Stand", en="Stand")


def shared_of(booth: PublicBooth) -> Shared:
    """Return what the picture says, in the reader's language."""
    here = language()
    title = booth.text("title", here)
    found = traits(booth.content, booth.own_words, here, booth.entry_language)
    return Shared(
        title=title.text if title else booth.code,
        organisation=booth.content.get("organisation_name", ""),
        traits=tuple((trait.sign, trait.label.in_(here)) for trait in found if trait.sign != "unknown"),
        event=booth.event.name.get(here) or booth.event.name["de"],
        stand_number=booth.stand_number,
    )


def picture_of(booth: PublicBooth) -> bytes:
    """Return the picture (PNG); drawing takes as long as ten pages, so that those asked for last are kept."""
    return _drawn(shared_of(booth))


_drawn = lru_cache(maxsize=100)(draw)


def shared_alternative(booth: PublicBooth) -> str:
    """Return what the picture shows, in words for those who do not see it."""
    said = shared_of(booth)
    stand = f"{_STAND.in_(language())} {said.stand_number}" if said.stand_number else ""
    about = filter(None, (stand, printable(said.organisation), *(word for _sign, word in said.traits)))
    return f"{printable(said.title)}. {', '.join(about)}"


def shared_address(booth: PublicBooth) -> str:
    """Return the path of the picture; another one whenever it says something else, as who shows it keeps it long."""
    said = hashlib.sha256(repr(shared_of(booth)).encode()).hexdigest()[:12]
    return url_for("public.shared_picture", event=booth.event.slug, path_part=booth.path_part, v=said)
