"""The metadata packet of a PDF (XMP): what is kept of one, and the new one that says no more.

Kept are the title, and the word that the document follows PDF/UA: without them aids for reading aloud know less.
Source: ISO 16684-1; ISO 14289-1, clause 5.
"""

from __future__ import annotations

from xml.etree import ElementTree
from xml.sax.saxutils import escape

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_TITLE = f"{{http://purl.org/dc/elements/1.1/}}title/{_RDF}Alt/{_RDF}li"
_PART = "{http://www.aiim.org/pdfua/ns/id/}part"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{lines}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
_TITLE_LINE = '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>'
_PART_LINE = "<pdfuaid:part>{}</pdfuaid:part>"


def read(packet: bytes) -> tuple[str, str]:
    """Return the title and the part of PDF/UA, each empty where the packet does not say it or cannot be read."""
    try:
        root = ElementTree.fromstring(packet)  # noqa: S314 (it opens no file, and in this process none could be)
    except (ElementTree.ParseError, ValueError, LookupError, OSError):
        # Not even what it is written in may be known, or be to be had here.
        return "", ""
    titles = [item.text or "" for item in root.iterfind(f".//{_TITLE}")]
    parts = [node.get(_PART) or node.findtext(_PART) or "" for node in root.iter(f"{_RDF}Description")]
    part = next((part.strip() for part in parts if part.strip() in ("1", "2")), "")
    return next(iter(titles), ""), part


def written(title: str, part: str) -> bytes:
    """Return a packet with these two, always the same for the same; neither may be missing."""
    lines = [_TITLE_LINE.format(escape(title)), _PART_LINE.format(part)]
    return _PACKET.format(lines="\n".join(lines)).encode()
