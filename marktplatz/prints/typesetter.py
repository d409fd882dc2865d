"""The child process that sets type: ``python -I -m marktplatz.prints.typesetter``, order on stdin, answers on stdout.

typst keeps what it has laid out for as long as its process lives, about a megabyte a sign: so it lives in a process of
its own that ends. The order is JSON: ``told`` (JSON that the template shows), ``template``, ``timestamp`` (seconds) and
``ppi``. The answers are lines of JSON: one ``{"read": [...]}`` for each page, then ``{"pdf": length}`` and the bytes
themselves; or ``{"fault": "..."}``.
"""

from __future__ import annotations

import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
import zxingcpp
from PIL import Image

TEMPLATES = Path(__file__).parent.parent / "templates" / "prints"
FONTS = Path(__file__).parent / "fonts"


_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


class Warned(RuntimeError):
    """typst had something to say; a sign with a doubt is none."""


def main() -> None:
    """Set one document, read the codes of its pages back, and answer."""
    order = json.load(sys.stdin.buffer)
    try:
        typeset(order)
    except (typst.TypstError, Warned) as fault:
        _say({"fault": str(getattr(fault, "message", fault))})


def typeset(order: dict[str, Any]) -> None:
    """Answer with what is read from each page, then with the document."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    compiler = typst.Compiler(
        TEMPLATES / order["template"],
        root=TEMPLATES,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"told": order["told"]},
    )
    document = _unwarned(compiler, format="pdf", pdf_standards="ua-1", timestamp=order["timestamp"])
    pages = _unwarned(compiler, format="png", ppi=order["ppi"])
    for page in pages if isinstance(pages, list) else [pages]:
        _say({"read": read_codes(page)})
    _say({"pdf": len(document)})
    sys.stdout.buffer.write(document)


def read_codes(picture: bytes) -> list[str]:
    """Return the texts of all QR codes of a picture."""
    with Image.open(BytesIO(picture)) as page:
        found = zxingcpp.read_barcodes(page.convert("L"), formats=_QR)
    return [code.text for code in found]


def _unwarned(compiler: typst.Compiler, **options: Any) -> Any:
    made, warnings = compiler.compile_with_warnings(**options)
    if warnings:
        raise Warned(f"typst warns: {warnings[0].message}")
    return made


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
