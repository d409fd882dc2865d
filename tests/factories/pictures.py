"""Pictures and PDFs as people have them on their disks."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from PIL import Image, ImageDraw


def png(colour: str = "#005A9F", width: int = 640, height: int = 400) -> bytes:
    """Return a small picture; another colour is another file."""
    picture = Image.new("RGB", (width, height), colour)
    ImageDraw.Draw(picture).rectangle((40, 40, width // 2, height // 2), fill="#FFE400")
    held = BytesIO()
    picture.save(held, "PNG")
    return held.getvalue()


def pdf(pages: int = 2, *, script: bool = False) -> bytes:
    """Return a PDF of empty pages; with ``script`` one that acts when it is opened."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    if script:
        action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        document.Root.OpenAction = action
    held = BytesIO()
    document.save(held)
    return held.getvalue()
