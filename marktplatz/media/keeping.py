"""Taking a file in: check and convert it, put it into the storage, note whose it is.

The checks take seconds of computing and hold no transaction; a note is a short transaction of its own. A file that no
draft and no revision names in the end is forgotten (``media.forgetting``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from marktplatz.booths import rules
from marktplatz.booths.models import Booth, Revision
from marktplatz.core import clock
from marktplatz.core.database import session, take_turn
from marktplatz.core.fields import Field, Kind
from marktplatz.core.permissions import Actor
from marktplatz.core.services import services_of
from marktplatz.media.documents import check_document
from marktplatz.media.limits import LARGEST_SIDE, WIDTHS
from marktplatz.media.models import KeptFile, RevisionFile
from marktplatz.media.pictures import make_picture
from marktplatz.media.room import hashes_in, require_room

GRACE = timedelta(days=2)
"""How long a file that nothing names is kept: a conflict or a fault may lie between uploading and saving, and somebody
may have a form open that still shows what was removed."""

FILES_OF_ALL = "kept files"
"""Who notes a file and who deletes one from the storage take turns (``core.database.take_turn``)."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A file that passed the checks and is in the storage; ``facts`` is what an answer says of it.

    ``contents`` are the bytes by storage key: until the file is noted, nobody but this request knows of them.
    """

    kind: str
    facts: dict[str, Any]
    size: int
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def take(field: Field, content: bytes) -> Taken:
    """Check a file, convert it, and put what is kept of it into the storage. Raises FileRefused; needs no transaction.

    The bytes that came are neither kept nor served: pictures are made anew, documents are written anew.
    """
    taken = _picture(content) if field.kind is Kind.PICTURES else _document(content)
    for key in taken.contents:
        _store(taken, key)
    return taken


def _picture(content: bytes) -> Taken:
    made = make_picture(content)
    contents = {picture_key(made.hash, width): variant for width, variant in made.variants.items()}
    facts = {"hash": made.hash, "width": made.width, "height": made.height}
    return Taken(kind="picture", facts=facts, size=sum(map(len, contents.values())), contents=contents)


def _document(content: bytes) -> Taken:
    checked = check_document(content)
    size = len(checked.content)
    facts = {"hash": checked.hash, "pages": checked.pages, "size": size}
    return Taken(kind="document", facts=facts, size=size, contents={document_key(checked.hash): checked.content})


def _store(taken: Taken, key: str) -> None:
    content_type = "application/pdf" if taken.kind == "document" else "image/webp"
    services_of(session).storage.put(key, taken.contents[key], content_type=content_type)


def picture_key(digest: str, width: int) -> str:
    """Return the storage key of one size of a picture."""
    return f"media/{digest}/{width}.webp"


def document_key(digest: str) -> str:
    """Return the storage key of a document."""
    return f"media/{digest}/document.pdf"


def keys_of(kind: str, digest: str, width: int | None) -> list[str]:
    """Return every storage key of a kept file: a picture has one for each width that the pages name."""
    if kind == "document":
        return [document_key(digest)]
    largest = width or LARGEST_SIDE
    return [picture_key(digest, one) for one in (*(one for one in WIDTHS if one < largest), largest)]


def note(booth: Booth, taken: Taken, *, actor: Actor) -> None:
    """Note that a file belongs to a booth; a file that it has already is fine.

    Raises Refused for anybody but the members, and Invalid where the organisation has no room for it. What was deleted
    from the storage since ``take`` put it there, because nothing named it, is put there again.
    """
    rules.may_edit(actor, booth).require()
    take_turn(FILES_OF_ALL)
    digest = taken.facts["hash"]
    require_room(booth, taken.size, digest)
    _add(booth, taken, actor)
    storage = services_of(session).storage
    for key in taken.contents:
        if not storage.exists(key):
            _store(taken, key)


def _add(booth: Booth, taken: Taken, actor: Actor) -> None:
    digest = taken.facts["hash"]
    mine = select(KeptFile).where(KeptFile.booth_id == booth.id, KeptFile.hash == digest)
    known = session.scalars(mine).one_or_none()
    if known is not None:
        known.unused_since = None
    elif booth.organisation_id is not None:
        session.add(
            KeptFile(
                booth_id=booth.id,
                organisation_id=booth.organisation_id,
                hash=digest,
                kind=taken.kind,
                size=taken.size,
                width=taken.facts.get("width"),
                height=taken.facts.get("height"),
                pages=taken.facts.get("pages"),
                created_at=clock.now(),
                created_by=actor.account_id,
            )
        )
    session.flush()


def share(from_booth: int, to_booth: int) -> None:
    """Note the files of a booth for another one too, which was begun with its answers. They are kept once."""
    take_turn(FILES_OF_ALL)
    for file in session.scalars(select(KeptFile).where(KeptFile.booth_id == from_booth)).all():
        session.add(
            KeptFile(
                booth_id=to_booth,
                organisation_id=file.organisation_id,
                hash=file.hash,
                kind=file.kind,
                size=file.size,
                width=file.width,
                height=file.height,
                pages=file.pages,
                created_at=clock.now(),
                created_by=file.created_by,
            )
        )
    session.flush()


def note_revision(booth_id: int, number: int) -> None:
    """Note which files a frozen revision shows."""
    revision = session.scalars(select(Revision).where(Revision.booth_id == booth_id, Revision.number == number)).one()
    session.add_all(RevisionFile(revision_id=revision.id, hash=digest) for digest in hashes_in(revision.content))
    session.flush()
