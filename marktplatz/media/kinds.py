"""What a file is, by its first bytes alone: names and declared types say what they like.

Nothing is decoded here. What only begins like one of these kinds is found out by the decoder.
"""

from __future__ import annotations

from marktplatz.media.limits import Kind, Reason, Unfit

_PDF_WITHIN = 1024
"""Bytes before which ``%PDF-`` has to stand (PDF Reference 1.7, implementation note 13)."""
_BRANDS_WITHIN = 256


def picture_kind(content: bytes) -> Kind:
    """Return the kind of a picture; raise ``Unfit`` for anything but JPEG, PNG, WebP and AVIF."""
    if content.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return Kind.WEBP
    brands = _brands(content)
    if brands & {b"avif", b"avis"}:
        return Kind.AVIF
    raise Unfit(Reason.HEIC if brands & {b"heic", b"heix", b"hevc", b"hevx", b"mif1", b"msf1"} else Reason.WRONG_KIND)


def check_pdf(content: bytes) -> None:
    """Raise ``Unfit`` for what no reader of PDF would take for one."""
    if b"%PDF-" not in content[:_PDF_WITHIN]:
        raise Unfit(Reason.WRONG_KIND)


def _brands(content: bytes) -> set[bytes]:
    """Return the brands that an ISO media file gives itself (ISO/IEC 14496-12, 4.3); none for other files."""
    if content[4:8] != b"ftyp":
        return set()
    end = min(int.from_bytes(content[:4], "big"), _BRANDS_WITHIN)
    # Bytes 12 to 15 are a version number.
    return {content[8:12]} | {content[start : start + 4] for start in range(16, end, 4)}
