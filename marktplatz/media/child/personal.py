"""What a PDF says about people, machines and programs beside its pages, taken out object by object."""

from __future__ import annotations

from collections.abc import Mapping

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream, StreamDecodeLevel, String

from marktplatz.media.child import jpeg, xmp
from marktplatz.media.limits import LONGEST_NAME

# Metadata of the document, of pages and of single pictures; what programs keep for themselves, with names of folders;
# small copies of pages; what says whom a signature belongs to and what it allows.
_TAKEN_OUT = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/Thumb",
    "/OPI",
    "/CreatorInfo",
    "/SpiderInfo",
    "/DSS",
    "/Perms",
)
_OF_REMARKS = ("/T", "/M", "/CreationDate", "/NM")
"""Of annotations: who wrote it, and when. In a field of a form /T is the name of the field."""


def take_out(pdf: Pdf, found: Dictionary | Stream, entries: Mapping[str, Object]) -> None:
    """Take out what is personal in a dictionary, or in the one of a stream; a photograph loses its own metadata."""
    unwanted = entries.keys() & _TAKEN_OUT
    if "/Rect" in entries and entries.get("/Subtype") != Name.Widget:
        unwanted |= entries.keys() & _OF_REMARKS
    if entries.get("/FT") == Name.Sig:
        # It names who signed, and is void as soon as anything is written anew.
        unwanted |= entries.keys() & {"/V"}
    for key in unwanted:
        del found[key]
    if "/Filter" in entries and isinstance(found, Stream):
        _clean_photograph(pdf, found)


def rewrite_information(pdf: Pdf, packet: bytes) -> None:
    """Leave nothing of the document's information but its title; ``packet`` is the XMP that was taken out."""
    title, part = xmp.read(packet)
    told = pdf.trailer.get("/Info")
    given = told.get("/Title") if isinstance(told, Dictionary) else None
    title = _on_one_line(str(given) if isinstance(given, String) else title)
    for key in ("/Info", "/ID"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    if title:
        pdf.trailer["/Info"] = pdf.make_indirect(Dictionary(Title=String(title)))
    if title and part:
        kept = Stream(pdf, xmp.written(title, part))
        kept.stream_dict["/Type"], kept.stream_dict["/Subtype"] = Name.Metadata, Name.XML
        pdf.Root["/Metadata"] = kept


def _on_one_line(title: str) -> str:
    # What cannot be seen cannot stand in XML either.
    seen = "".join(sign if sign.isprintable() else " " for sign in title)
    return " ".join(seen.split())[:LONGEST_NAME]


def packet_of(pdf: Pdf) -> bytes:
    """Return the document's XMP, empty where there is none or it cannot be unpacked."""
    kept = pdf.Root.get("/Metadata")
    try:
        return kept.read_bytes() if isinstance(kept, Stream) else b""
    except PdfError:
        return b""


def _clean_photograph(pdf: Pdf, found: Stream) -> None:
    filters, parameters = _listed(found.get("/Filter")), _listed(found.get("/DecodeParms"))
    if not filters or filters[-1] != Name.DCTDecode:
        return
    try:
        plain = jpeg.only_picture(_unwrapped(pdf, found.read_raw_bytes(), filters[:-1], parameters))
    except (PdfError, ValueError):
        # No reader can show it either.
        return
    last = parameters[-1] if len(parameters) == len(filters) else None
    found.write(plain, filter=Name.DCTDecode, decode_parms=last if isinstance(last, Dictionary) else None)


def _unwrapped(pdf: Pdf, packed: bytes, filters: list[Object], parameters: list[Object]) -> bytes:
    """Return the JPEG that other packings lie around. The stream for that is used by nothing, and so never written."""
    if not filters:
        return packed
    around = Stream(pdf, packed, Filter=Array(filters), DecodeParms=Array(parameters[: len(filters)]))
    return around.read_bytes(StreamDecodeLevel.generalized)


def _listed(named: Object | None) -> list[Object]:
    if named is None:
        return []
    return list(named) if isinstance(named, Array) else [named]
