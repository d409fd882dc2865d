"""Taking a file in: check and convert it, put it into the storage, note whose it is.

The checks take seconds of computing and hold no transaction; a note is a short transaction of its own. A file that no
draft and no revision names in the end is forgotten by ``forget_unused``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, func, select

from marktplatz.booths.models import Booth, Draft, DraftChange, Revision
from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.errors import Invalid
from marktplatz.core.fields import FILES, Content, Field, Kind
from marktplatz.core.permissions import Actor
from marktplatz.core.ports import Storage
from marktplatz.core.services import services_of
from marktplatz.core.text import Text
from marktplatz.media.documents import check_document
from marktplatz.media.limits import LARGEST_SIDE, WIDTHS
from marktplatz.media.models import KeptFile, RevisionFile
from marktplatz.media.pictures import make_picture

QUOTA = 200_000_000
"""Bytes that one organisation may keep; a booth with five pictures, a logo and three sets of slides has about 65 MB."""

GRACE = timedelta(days=2)
"""How long a file waits for a draft that names it: a conflict or a fault may lie between uploading and saving."""

NO_ROOM = Text(
    de="Ihre Organisation hat schon {used} von {quota} MB belegt. Entfernen Sie Bilder oder Unterlagen, "
    "die Sie nicht mehr brauchen.",
    en="Your organisation uses {used} of {quota} MB already. Remove pictures or documents that you no longer need.",
)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A file that passed the checks and is in the storage; ``facts`` is what an answer says of it."""

    kind: str
    facts: dict[str, Any]
    size: int


def take(field: Field, content: bytes) -> Taken:
    """Check a file, convert it, and put what is kept of it into the storage. Raises FileRefused; needs no transaction.

    The bytes that came are neither kept nor served: pictures are made anew, documents are written anew.
    """
    storage = services_of(session).storage
    return _picture(content, storage) if field.kind is Kind.PICTURES else _document(content, storage)


def _picture(content: bytes, storage: Storage) -> Taken:
    made = make_picture(content)
    for width, variant in made.variants.items():
        storage.put(picture_key(made.hash, width), variant, content_type="image/webp")
    facts = {"hash": made.hash, "width": made.width, "height": made.height}
    return Taken(kind="picture", facts=facts, size=sum(len(variant) for variant in made.variants.values()))


def _document(content: bytes, storage: Storage) -> Taken:
    checked = check_document(content)
    storage.put(document_key(checked.hash), checked.content, content_type="application/pdf")
    facts = {"hash": checked.hash, "pages": checked.pages, "size": len(checked.content)}
    return Taken(kind="document", facts=facts, size=len(checked.content))


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


def require_room(booth: Booth) -> None:
    """Raise Invalid when the organisation of the booth has used up its room."""
    used = session.scalar(
        select(func.coalesce(func.sum(KeptFile.size), 0)).where(KeptFile.organisation_id == booth.organisation_id)
    )
    if (used or 0) >= QUOTA:
        raise Invalid(NO_ROOM.filled(used=(used or 0) // 1_000_000, quota=QUOTA // 1_000_000))


def note(booth: Booth, taken: Taken, *, actor: Actor) -> None:
    """Note that a file belongs to a booth; a file that it has already is fine."""
    digest = taken.facts["hash"]
    known = select(KeptFile.id).where(KeptFile.booth_id == booth.id, KeptFile.hash == digest)
    if session.scalar(known) is not None or booth.organisation_id is None:
        return
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
    for file in session.scalars(select(KeptFile).where(KeptFile.booth_id == from_booth)).all():
        session.add(
            KeptFile(
                booth_id=to_booth,
                organisation_id=file.organisation_id,
                hash=file.hash,
                kind=file.kind,
                size=0,
                width=file.width,
                height=file.height,
                pages=file.pages,
                created_at=clock.now(),
                created_by=file.created_by,
            )
        )
    session.flush()


def hashes_in(content: Content) -> set[str]:
    """Return the files that answers name."""
    fields = (field for field in QUESTIONNAIRE.fields if field.kind in FILES)
    items = (item for field in fields for item in content.get(field.key) or ())
    return {item["file"]["hash"] for item in items if "file" in item}


def note_revision(booth_id: int, number: int) -> None:
    """Note which files a frozen revision shows."""
    revision = session.scalars(select(Revision).where(Revision.booth_id == booth_id, Revision.number == number)).one()
    session.add_all(RevisionFile(revision_id=revision.id, hash=digest) for digest in hashes_in(revision.content))
    session.flush()


def forget_unused() -> list[str]:
    """Forget the files that no draft, no older version of one and no revision names; return the keys to delete.

    Files of the last two days are left alone. The caller deletes the keys after the transaction has ended well.
    """
    old = select(KeptFile).where(KeptFile.created_at < clock.now() - GRACE)
    keys: list[str] = []
    for file in session.scalars(old).all():
        if file.hash in _named_by_drafts(file.booth_id) or _is_shown(file.hash):
            continue
        session.execute(delete(KeptFile).where(KeptFile.id == file.id))
        if session.scalar(select(KeptFile.id).where(KeptFile.hash == file.hash)) is None:
            keys += list(services_of(session).storage.keys(f"media/{file.hash}/"))
    return keys


def _named_by_drafts(booth_id: int) -> set[str]:
    draft = session.scalar(select(Draft.content).where(Draft.booth_id == booth_id)) or {}
    named = hashes_in(draft)
    keys = [field.key for field in QUESTIONNAIRE.fields if field.kind in FILES]
    older = select(DraftChange.name, DraftChange.before).where(
        DraftChange.booth_id == booth_id, DraftChange.name.in_(keys)
    )
    for key, before in session.execute(older):
        named |= hashes_in({key: before})
    return named


def _is_shown(digest: str) -> bool:
    return session.scalar(select(RevisionFile.hash).where(RevisionFile.hash == digest).limit(1)) is not None
