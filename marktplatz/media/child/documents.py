"""A PDF looked through object by object, then written anew without what it says about people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain

from pikepdf import (
    Array,
    Dictionary,
    Encryption,
    Object,
    ObjectStreamMode,
    PasswordError,
    Pdf,
    PdfError,
    Stream,
    StreamDecodeLevel,
)

from marktplatz.media.child import active, personal
from marktplatz.media.limits import Reason, Unfit

_END_WITHIN = 1024
"""Bytes behind which ``%%EOF`` has to stand (PDF Reference 1.7, implementation note 18); cut files have none."""


def prepare() -> None:
    """Let the library open its source of random numbers while files can be opened; encrypted documents need it."""
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(BytesIO(), encryption=Encryption(owner="", user=""))


def cleaned(content: bytes) -> list[bytes]:
    """Return the number of pages, whether the document is tagged, and the document. Raises ``Unfit``.

    The same file gives the same bytes. Structure, language and alternative texts stay; earlier states of the document,
    bytes around it and whatever no page uses do not.
    """
    with _opened(content) as pdf:
        packet = personal.packet_of(pdf)
        for found, entries in _dictionaries(pdf):
            active.check(entries, is_stream=isinstance(found, Stream))
            personal.take_out(pdf, found, entries)
        personal.rewrite_information(pdf, packet)
        return [b"%d" % len(pdf.pages), b"tagged" if _is_tagged(pdf) else b"", _written(pdf)]


def _opened(content: bytes) -> Pdf:
    if b"%%EOF" not in content[-_END_WITHIN:]:
        raise Unfit(Reason.BROKEN)
    try:
        pdf = Pdf.open(BytesIO(content), conversion_mode="explicit")
    except PasswordError:
        raise Unfit(Reason.LOCKED) from None
    except PdfError:
        raise Unfit(Reason.BROKEN) from None
    if not len(pdf.pages):
        raise Unfit(Reason.BROKEN)
    return pdf


def _dictionaries(pdf: Pdf) -> Iterator[tuple[Dictionary | Stream, dict[str, Object]]]:
    """Yield every dictionary and stream of the file, used or not, and those inside others, with what they say."""
    for found in chain([pdf.trailer], pdf.objects):
        # Not by recursion: strangers decide how deep it goes.
        waiting: list[Object] = [found]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Dictionary | Stream):
                entries = dict(one.items())
                waiting += _inside(entries.values())
                yield one, entries
            elif isinstance(one, Array):
                waiting += _inside(one)


def _inside(values: Iterable[Object]) -> list[Object]:
    """Return what lies in the object itself; what it only names has its own turn."""
    return [value for value in values if isinstance(value, Dictionary | Array) and not value.is_indirect]


def _is_tagged(pdf: Pdf) -> bool:
    marks = pdf.Root.get("/MarkInfo")
    return isinstance(marks, Dictionary) and str(marks.get("/Marked")) == "True" and "/StructTreeRoot" in pdf.Root


def _written(pdf: Pdf) -> bytes:
    written = BytesIO()
    pdf.save(
        written,
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=ObjectStreamMode.generate,
        # Streams go over as they are: unpacking them could cost anything.
        stream_decode_level=StreamDecodeLevel.none,
    )
    return written.getvalue()
