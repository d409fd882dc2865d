"""QR codes: from a text to SVG and PNG. Pure.

Level M, quiet zone of four modules (ISO/IEC 18004), black on a white ground of its own, no logo: the size of a module
decides whether a code can be read, not the correction level.
"""

from __future__ import annotations

from io import BytesIO

HIGHEST_VERSION = 3
LONGEST_TEXT = 42
"""Bytes that fit version 3 at level M (ISO/IEC 18004, table 7)."""

_QUIET_ZONE = 4


class TextTooLong(ValueError):
    """The text needs a version above 3, so its modules would be too small for a sign."""


def svg(text: str) -> bytes:
    """Return the code as SVG. Raises TextTooLong above 42 bytes."""
    from qrcode.image.svg import SvgPathFillImage

    return _drawn(text, SvgPathFillImage, box_size=10)


def png(text: str, *, module: int = 20) -> bytes:
    """Return the code as PNG with ``module`` pixels per module. Raises TextTooLong above 42 bytes."""
    from qrcode.image.pil import PilImage

    return _drawn(text, PilImage, box_size=module)


def _drawn(text: str, factory: type, *, box_size: int) -> bytes:
    import qrcode
    from qrcode.exceptions import DataOverflowError

    if len(text.encode()) > LONGEST_TEXT:
        raise TextTooLong(f"{len(text.encode())} bytes; {LONGEST_TEXT} fit")
    code = qrcode.QRCode(version=None, error_correction=qrcode.ERROR_CORRECT_M, box_size=box_size, border=_QUIET_ZONE)
    code.add_data(text)
    try:
        code.make(fit=True)
    except DataOverflowError as overflow:
        raise TextTooLong(str(overflow)) from None
    if code.version > HIGHEST_VERSION:
        raise TextTooLong(f"version {code.version}")
    drawn = BytesIO()
    code.make_image(image_factory=factory).save(drawn)
    return drawn.getvalue()
