"""Pictures and PDFs as people have them on their disks."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image, ImageDraw

from marktplatz.booths.models import Booth
from marktplatz.core.database import session
from marktplatz.core.permissions import Actor
from marktplatz.core.services import services_of
from marktplatz.media import keeping


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


SAID = {
    "images-0-alt_de": ["Ein Bus vor einem Schlagloch"],
    "images-0-credit": ["Foto: Amt"],
    "images-0-rights": ["yes"],
}
WIDTH = 64


def digest_of(booth: Booth) -> str:
    """Return the name of the picture that belongs to a booth."""
    return hashlib.sha256(booth.code.encode()).hexdigest()[:32]


def kept(booth: Booth, actor: Actor) -> dict[str, Any]:
    """Let a booth have a picture, and a document of the same name, without decoding any; return what is known of it."""
    digest = digest_of(booth)
    storage = services_of(session).storage
    storage.put(keeping.picture_key(digest, WIDTH), b"RIFF....WEBP", content_type="image/webp")
    storage.put(keeping.document_key(digest), b"%PDF-1.7", content_type="application/pdf")
    facts = {"hash": digest, "width": WIDTH, "height": WIDTH}
    keeping.note(booth, keeping.Taken(kind="picture", facts=facts, size=12), actor=actor)
    return facts
