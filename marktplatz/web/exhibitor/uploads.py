"""Files that come with a form: checked and converted before the transaction of the form begins.

That takes seconds of computing, and on SQLite a transaction that writes keeps everybody else from writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import g, request
from werkzeug.datastructures import FileStorage

from marktplatz.booths import rules
from marktplatz.booths.models import Booth
from marktplatz.booths.questionnaire import FIELDS, key_of
from marktplatz.core.errors import Conflict, Invalid
from marktplatz.core.fields import FILES, Field
from marktplatz.core.text import Text
from marktplatz.media import keeping, queries
from marktplatz.media.refusals import FileRefused
from marktplatz.media.room import require_room
from marktplatz.reactions import transaction
from marktplatz.web import csrf
from marktplatz.web.actor import actor
from marktplatz.web.exhibitor.own import own_booth

LARGEST_BODY = 75_000_000
"""Bytes of one form with files: five pictures, a logo and a set of slides at their limits."""

MOST_FILES = 9
"""Files of one form; each costs a second or two of computing."""

_FILE = "-file"

TOO_MANY = Text(
    de="Das waren zu viele Dateien auf einmal. Diese fehlt noch; laden Sie sie jetzt hoch.",
    en="These were too many files at once. This one is still missing; upload it now.",
)


@dataclass
class Uploads:
    """What came with a form: facts of stored files and refusals, by form field name."""

    files: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    problems: dict[str, list[Text]] = field(default_factory=dict)


def take_uploads(code: str, **_address: str) -> None:
    """Check and keep every file of this form; for ``Surface`` to call before the transaction of the view.

    Raises Missing for a booth that is not the actor's own, before a byte of the body is read, and ForeignForm.
    Files that come while the draft is closed are left alone: the view says why.
    """
    g.uploads = Uploads()
    if request.mimetype != "multipart/form-data":
        return
    with transaction(writes=False):
        refusal = _refusal(own_booth(code))
    # Reading the body takes as long as the sender likes, so no transaction waits for it.
    request.max_content_length = LARGEST_BODY
    csrf.require()
    for number, (name, asked, upload) in enumerate(_chosen()):
        if isinstance(refusal, Conflict):
            return
        if refusal is not None or number >= MOST_FILES:
            g.uploads.problems[name] = [refusal.message if refusal is not None else TOO_MANY]
        else:
            _take(code, name, asked, upload)


def uploads() -> Uploads:
    """Return what came with the form of this request."""
    found: Uploads = g.get("uploads") or Uploads()
    return found


def files_of(booth: Booth) -> dict[str, Mapping[str, Any]]:
    """Return the files of this form: those that came with it, and those that it names because they came before."""
    named = {name: request.form.get(name, "") for name in request.form if name.endswith(_FILE) and key_of(name)}
    known = queries.facts_of(booth, {digest for digest in named.values() if digest})
    return {name: known[digest] for name, digest in named.items() if digest in known} | uploads().files


def _refusal(booth: Booth) -> Conflict | Invalid | None:
    try:
        rules.require_editable(booth)
        require_room(booth)
    except (Conflict, Invalid) as refusal:
        return refusal
    return None


def _chosen() -> Iterator[tuple[str, Field, FileStorage]]:
    """Yield every file that was chosen; of several for one place, the further ones go to the places after it."""
    taken = {name for name in request.files if any(upload.filename for upload in request.files.getlist(name))}
    for name in sorted(taken):
        asked = FIELDS.get(key_of(name))
        if asked is None or asked.kind not in FILES or not name.endswith(_FILE):
            continue
        place = int(name.removeprefix(f"{asked.key}-").removesuffix(_FILE))
        for upload in request.files.getlist(name):
            yield f"{asked.key}-{place}{_FILE}", asked, upload
            place += 1


def _take(code: str, name: str, asked: Field, upload: FileStorage) -> None:
    try:
        # One byte more than allowed is enough to know.
        taken = keeping.take(asked, upload.stream.read(asked.largest + 1))
    except FileRefused as refused:
        uploads().problems[name] = [refused.message]
        return
    try:
        with transaction():
            keeping.note(own_booth(code), taken, actor=actor())
    except Invalid as full:
        uploads().problems[name] = [full.message]
        return
    uploads().files[name] = taken.facts
