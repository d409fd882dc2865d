"""Files that a booth keeps, without decoding any, and what its draft says of them."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update

from marktplatz.booths.models import Draft, DraftChange
from marktplatz.core.database import session
from marktplatz.core.services import services_of
from marktplatz.media.keeping import GRACE, Taken, note, picture_key
from marktplatz.media.models import KeptFile
from tests.booths.test_drafts import member_of, whole
from tests.factories import BoothRow

LATER = GRACE + timedelta(hours=2)


def digest(number: int) -> str:
    return f"{number:032x}"


def taken(number: int, size: int = 100) -> Taken:
    key = picture_key(digest(number), 9)
    facts = {"hash": digest(number), "width": 9, "height": 9}
    return Taken(kind="picture", facts=facts, size=size, contents={key: b"RIFF....WEBP"})


def put(file: Taken) -> None:
    for key, content in file.contents.items():
        services_of(session).storage.put(key, content, content_type="image/webp")


def is_stored(number: int) -> bool:
    return services_of(session).storage.exists(picture_key(digest(number), 9))


def kept(row: BoothRow, *files: Taken) -> None:
    """Put and note files for a booth."""
    for file in files:
        put(file)
        note(whole(row), file, actor=member_of(row))


def show(row: BoothRow, *numbers: int) -> None:
    """Let the draft of a booth name these files and no others."""
    images = [{"id": str(number), "file": {"hash": digest(number)}} for number in numbers]
    session.execute(update(Draft).where(Draft.booth_id == row.id).values(content={"images": images}))


def remember(row: BoothRow, version: int, *numbers: int) -> None:
    """Let an older state of the draft name these files."""
    before = [{"id": str(number), "file": {"hash": digest(number)}} for number in numbers]
    session.add(DraftChange(booth_id=row.id, version=version, name="images", before=before))
    session.flush()


def noted() -> set[str]:
    return set(session.scalars(select(KeptFile.hash)))
