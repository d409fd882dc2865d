"""PDFs for tests: two pages of slides, changed as a test wants them, or written byte by byte."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, PdfError, Stream, String

Change = Callable[[Pdf], object]


def slides(*changes: Change, **options: Any) -> bytes:
    """Return a document of two pages with text, changed; the options are those of ``Pdf.save``."""
    pdf = Pdf.new()
    for number in (1, 2):
        pdf.add_blank_page(page_size=(960, 540))
        page = pdf.pages[-1]
        page.Resources = Dictionary(
            Font=Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        )
        page.Contents = Stream(pdf, b"/P <</MCID 0>> BDC BT /F1 40 Tf 60 400 Td (Seite %d) Tj ET EMC" % number)
    for change in changes:
        change(pdf)
    file = BytesIO()
    pdf.save(file, **{"static_id": True, **options})
    return file.getvalue()


def act(kind: str, **more: Any) -> Dictionary:
    """Return an action."""
    return Dictionary(S=Name(f"/{kind}"), **more)


def script() -> Dictionary:
    """Return an action that runs a script."""
    return act("JavaScript", JS=String("app.alert(1)"))


def annotate(pdf: Pdf, **entries: Any) -> Dictionary:
    """Put an annotation on the first page: a link, where nothing else is said."""
    page = pdf.pages[0]
    whole = Dictionary(**{"Type": Name.Annot, "Subtype": Name.Link, "Rect": Array([0, 0, 90, 90]), **entries})
    whole = pdf.make_indirect(whole)
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(whole)
    return whole


def link(action: Dictionary) -> Change:
    """Return the change that puts a link with this action on the first page."""
    return lambda pdf: annotate(pdf, A=action)


def address(uri: str) -> Change:
    """Return the change that puts a link to an address on the first page."""
    return link(act("URI", URI=String(uri)))


def picture(content: bytes, **entries: Any) -> Change:
    """Return the change that shows a JPEG on the first page."""

    def change(pdf: Pdf) -> None:
        whole = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 600, "Height": 400, "BitsPerComponent": 8}
        stream = Stream(pdf, content, Dictionary(**{**whole, "ColorSpace": Name.DeviceRGB, **entries}))
        if "/Filter" not in stream:
            stream.Filter = Name.DCTDecode
        pdf.pages[0].Resources.XObject = Dictionary(Im1=stream)

    return change


def written_by_hand(catalog: bytes, *objects: bytes, head: bytes = b"") -> bytes:
    """Return a document of one empty page with these words in its catalogue; further objects begin at number 4."""
    whole = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Kids [3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox [0 0 99 99]/Resources <<>>>>",
        *objects,
    ]
    file = head + b"%PDF-1.7\n"
    places = []
    for number, inside in enumerate(whole, 1):
        places.append(len(file) - len(head))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, inside)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    ending = b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(whole) + 1, len(file) - len(head))
    return file + b"xref\n0 %d\n0000000000 65535 f \n" % (len(whole) + 1) + table + ending


def packed_by_hand(catalog: bytes, *, filling: int = 0) -> bytes:
    """Return the same with catalogue and pages inside one packed stream, as newer programs do.

    ``filling`` is the number of blanks behind them, which pack to nothing.
    """
    inner = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Kids [3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox [0 0 99 99]/Resources <<>>>>",
    ]
    starts = [sum(len(one) + 1 for one in inner[:number]) for number in range(3)]
    numbers = b" ".join(b"%d %d" % (number, start) for number, start in enumerate(starts, 1)) + b" "
    packer = zlib.compressobj(9)
    packed = packer.compress(numbers + b"\n".join(inner))
    packed += b"".join(packer.compress(b" " * 1_000_000) for _ in range(filling // 1_000_000)) + packer.flush()
    file = b"%PDF-1.7\n"
    place = len(file)
    words = b"/Type/ObjStm/N 3/First %d/Filter/FlateDecode/Length %d" % (len(numbers), len(packed))
    file += b"4 0 obj\n<<%s>>stream\n%s\nendstream\nendobj\n" % (words, packed)
    rows = [(0, 0, 255), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, place, 0), (1, len(file), 0)]
    table = b"".join(struct.pack(">BIB", *row) for row in rows)
    words = b"/Type/XRef/Size 6/Root 1 0 R/W [1 4 1]/Length %d" % len(table)
    return file + b"5 0 obj\n<<%s>>stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (words, table, len(file))


def everything_in(content: bytes) -> bytes:
    """Return all bytes of a document, those of its packed streams unpacked: a word that is in there is found.

    What cannot be opened is returned as it is.
    """
    found = [content]
    try:
        with Pdf.open(BytesIO(content), conversion_mode="explicit") as pdf:
            for one in pdf.objects:
                found.append(one.unparse(resolved=True))
                if isinstance(one, Stream):
                    found += [one.read_raw_bytes(), _unpacked(one)]
    except PdfError:
        pass
    return b"\n".join(found)


def _unpacked(stream: Stream) -> bytes:
    try:
        return stream.read_bytes()
    except PdfError:
        return b""
