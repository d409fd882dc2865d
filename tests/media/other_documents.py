"""Documents that are taken, some of them with words in hidden places, and those that are broken or cost too much."""

from __future__ import annotations

import zlib
from functools import cache

from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Stream, String

from marktplatz.media.limits import DOCUMENT_BYTES, Reason
from tests.media.case import Case, plant
from tests.media.drawing import exif, photo, saved, with_segments
from tests.media.pdf import act, address, annotate, link, packed_by_hand, picture, slides, written_by_hand

TITLE = "KI im Bürgerbüro <Stand & Ausblick>"
ADDRESSES = (
    "https://ki.muenchen.de/a?b=c#d",
    "http://a.example",
    "mailto:ki@muenchen.de",
    "tel:+4989233",
    "www.a.de/b:c",
)

_UA = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def _packet(words: str) -> bytes:
    return f'<?xpacket begin="\ufeff"?>{_UA.format(words)}<?xpacket end="w"?>'.encode()


def structure(pdf: Pdf) -> None:
    """Tag the first page: a heading and a picture with its description."""
    page = pdf.pages[0]
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(Titel=Name.H1)))
    heading = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Titel, P=root, Pg=page.obj, K=0, Lang=String("de-DE"))
    )
    figure = Dictionary(
        Type=Name.StructElem, S=Name.Figure, P=root, Alt=String("Ein Stand in der Halle"), T=String("Bild")
    )
    figure.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([0, 0, 9, 9]))
    root.K = Array([heading, pdf.make_indirect(figure)])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, Array([heading])])))
    page.StructParents, page.Tabs = 0, Name.S
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)
    pdf.Root.Lang, pdf.Root.ViewerPreferences = String("de-DE"), Dictionary(DisplayDocTitle=True)


def tagged(secret: str) -> bytes:
    """Return a tagged document with links, a title, contents, and an author in every place for one."""

    def change(pdf: Pdf) -> None:
        structure(pdf)
        for one in ADDRESSES:
            address(one)(pdf)
        link(act("GoTo", D=Array([pdf.pages[1].obj, Name.Fit])))(pdf)
        link(act("Named", N=Name.NextPage))(pdf)
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
        pdf.Root.Metadata = Stream(pdf, _packet(secret), Type=Name.Metadata, Subtype=Name.XML)
        pdf.docinfo.Title, pdf.docinfo.Author, pdf.docinfo.Company = String(TITLE), String(secret), String(secret)

    return slides(change)


def _remark(secret: bytes) -> bytes:
    words = String(secret.decode())
    return slides(lambda pdf: annotate(pdf, Subtype=Name.Text, T=words, NM=words, Contents=String("Gut!")))


def _signed(secret: bytes) -> bytes:
    def change(pdf: Pdf) -> None:
        seal = pdf.make_indirect(Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Name=String(secret.decode())))
        field = annotate(pdf, Subtype=Name.Widget, FT=Name.Sig, T=String("sign"), V=seal)
        pdf.Root.AcroForm, pdf.Root.Perms = Dictionary(Fields=Array([field])), Dictionary(DocMDP=seal)

    return slides(change)


def _earlier_state(secret: bytes) -> bytes:
    """Return a document whose author has deleted a sentence; programs write the change behind the old state."""
    old = written_by_hand(b"/Own 4 0 R", b"(" + secret + b")")
    start = old.rindex(b"startxref\n") + 10
    place = int(old[start : old.index(b"\n", start)])
    change = b"4 0 obj\n(new)\nendobj\n"
    table = b"xref\n4 1\n%010d 00000 n \ntrailer\n<</Root 1 0 R/Size 5/Prev %d>>\n" % (len(old), place)
    return old + change + table + b"startxref\n%d\n%%%%EOF\n" % (len(old) + len(change))


@cache
def _photo(secret: bytes) -> bytes:
    small = saved(photo(600, 400), "JPEG", exif=exif(artist=secret.decode()), comment=secret)
    return with_segments(small, (0xED, b"Photoshop 3.0\x00" + secret)) + secret


def _wrapped(secret: bytes) -> bytes:
    return slides(picture(zlib.compress(_photo(secret)), Filter=Array([Name.FlateDecode, Name.DCTDecode])))


def _private(secret: bytes) -> bytes:
    words = String(secret.decode())
    own = Dictionary(Illustrator=Dictionary(Private=Dictionary(File=words)))
    return slides(lambda pdf: [setattr(pdf.Root, "PieceInfo", own), setattr(pdf.pages[0], "PieceInfo", own)])


def _copy_of_page(secret: bytes) -> bytes:
    return slides(lambda pdf: setattr(pdf.pages[0], "Thumb", Stream(pdf, secret, Width=1, Height=1)))


def _page_metadata(secret: bytes) -> bytes:
    return slides(lambda pdf: setattr(pdf.pages[0], "Metadata", Stream(pdf, secret, Type=Name.Metadata)))


TAKEN = [
    Case("pdf-plain", slides, "accepted"),
    Case("pdf-empty-page", lambda: written_by_hand(b""), "accepted"),
    Case("pdf-packed", lambda: packed_by_hand(b""), "accepted"),
    Case("pdf-linear", lambda: slides(linearize=True), "accepted"),
    Case(
        "pdf-only-printing-forbidden",
        lambda: slides(encryption=Encryption(owner="x", user=""), static_id=False),
        "accepted",
    ),
    Case("pdf-picture-without-start", lambda: slides(picture(b"no JPEG")), "accepted"),
    plant("pdf-tagged", lambda secret: tagged(secret.decode())),
    plant("pdf-information-broken", lambda secret: written_by_hand(b"/Metadata 4 0 R", b"(" + secret + b")")),
    plant("pdf-metadata-of-page", _page_metadata),
    plant("pdf-private-of-program", _private),
    plant("pdf-copy-of-page", _copy_of_page),
    plant("pdf-author-of-remark", _remark),
    plant("pdf-signed", _signed),
    plant("pdf-earlier-state", _earlier_state),
    plant("pdf-photo", lambda secret: slides(picture(_photo(secret)))),
    plant("pdf-photo-wrapped", _wrapped),
    plant("pdf-after-jpeg", lambda secret: written_by_hand(b"", head=b"\xff\xd8\xff\xfe\x00\x40" + secret + b"\n")),
    plant("pdf-before-zip", lambda secret: written_by_hand(b"") + b"PK\x03\x04" + secret),
    plant(
        "pdf-remark-of-program",
        lambda secret: written_by_hand(b"").replace(b"%PDF-1.7\n", b"%PDF-1.7\n%" + secret + b"\n"),
    ),
]


def _loop() -> bytes:
    return written_by_hand(b"").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")


def _inflating(kind: bytes, where: bytes) -> bytes:
    """Return a document with a stream that has to be unpacked, and then has more bytes than the child may hold."""
    packer = zlib.compressobj(9)
    packed = b"".join([*[packer.compress(bytes(10_000_000)) for _ in range(60)], packer.flush()])
    words = b"<<%s/Length %d>>stream\n%s\nendstream" % (kind, len(packed), packed)
    return written_by_hand(where, words)


REFUSED = [
    Case("pdf-empty", bytes, Reason.EMPTY),
    Case("pdf-text", lambda: b"Folien", Reason.WRONG_KIND),
    Case("pdf-html", lambda: b"<html>%PDF</html>", Reason.WRONG_KIND),
    Case("pdf-picture", lambda: saved(photo(64, 64), "JPEG"), Reason.WRONG_KIND),
    Case("pdf-word-too-late", lambda: bytes(1_100) + slides(), Reason.WRONG_KIND),
    Case("pdf-above-20-megabytes", lambda: slides() + bytes(DOCUMENT_BYTES), Reason.TOO_LARGE),
    Case("pdf-head-only", lambda: slides()[:60], Reason.BROKEN),
    Case("pdf-cut-in-half", lambda: slides()[: len(slides()) // 2], Reason.BROKEN),
    Case("pdf-cut-near-the-end", lambda: slides()[:-30], Reason.BROKEN),
    Case("pdf-head-and-end", lambda: b"%PDF-1.7\n\n%%EOF\n", Reason.BROKEN),
    Case(
        "pdf-no-pages",
        lambda: written_by_hand(b"").replace(b"/Kids [3 0 R]/Count 1", b"/Kids []/Count 0"),
        Reason.BROKEN,
    ),
    Case("pdf-pages-in-a-circle", _loop, Reason.BROKEN),
    Case("pdf-nested-without-end", lambda: written_by_hand(b"/Own " + b"[" * 200_000), Reason.BROKEN),
    Case("pdf-of-nothing-but-blanks", lambda: packed_by_hand(b"", filling=600_000_000), Reason.BROKEN),
    Case(
        "pdf-metadata-that-inflates",
        lambda: _inflating(b"/Filter/FlateDecode", b"/Metadata 4 0 R"),
        "repaired",
    ),
    Case(
        "pdf-picture-that-inflates",
        lambda: _inflating(b"/Filter[/FlateDecode/DCTDecode]", b"/Own 4 0 R"),
        Reason.TOO_COSTLY,
    ),
]
ALL = [*TAKEN, *REFUSED]
