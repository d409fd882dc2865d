"""The child process that sets type: ``python -I -m marktplatz.prints.typesetter``, order on stdin, answers on stdout.

typst keeps what it has laid out for as long as its process lives, about a megabyte a sign: so it lives in a process of
its own that ends. The order is JSON: ``told`` (what the template shows), ``template``, ``timestamp`` (seconds), ``ppi``
and ``blank`` (boxes of a page in millimetres that nothing may be in). The answers are lines of JSON: one
``{"read": [...]}`` for each page, then ``{"pdf": length}`` and the bytes themselves; or ``{"fault": "..."}``.

Hyphenation knows most long words, and nobody can tell beforehand which it does not. So the pages are looked at: where
something stands in a blank box, the page is set once more with ``loose`` words, which may be broken anywhere.
"""

from __future__ import annotations

import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import typst
import zxingcpp
from PIL import Image

TEMPLATES = Path(__file__).parent.parent / "templates" / "prints"
FONTS = Path(__file__).parent / "fonts"


_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


_INCH = 25.4
_WHITE = 250
"""The darkest grey that is no ink: it is the edge of a letter that ends just beside a box."""


class Warned(RuntimeError):
    """typst had something to say, or a page something beyond its columns; a sign with a doubt is none."""


class _Seen(NamedTuple):
    read: list[str]
    is_blank: bool


def main() -> None:
    """Set one document, read the codes of its pages back, and answer."""
    order = json.load(sys.stdin.buffer)
    try:
        typeset(order)
    except (typst.TypstError, Warned) as fault:
        _say({"fault": str(getattr(fault, "message", fault))})


def typeset(order: dict[str, Any]) -> None:
    """Answer with what is read from each page, then with the document."""
    told = order["told"]
    seen = _looked_at(order, told)
    if beyond := _beyond(seen):
        told = {**told, "loose": beyond}
        seen = _looked_at(order, told)
        if beyond := _beyond(seen):
            raise Warned(f"BEYOND {beyond[0]}")
    document = _unwarned(_compiler(order, told), format="pdf", pdf_standards="ua-1", timestamp=order["timestamp"])
    for page in seen:
        _say({"read": page.read})
    _say({"pdf": len(document)})
    sys.stdout.buffer.write(document)


def read_codes(page: Image.Image) -> list[str]:
    """Return the texts of all QR codes of a picture in grey."""
    return [code.text for code in zxingcpp.read_barcodes(page, formats=_QR)]


def _looked_at(order: dict[str, Any], told: dict[str, Any]) -> list[_Seen]:
    made = _unwarned(_compiler(order, told), format="png", ppi=order["ppi"])
    dots = order["ppi"] / _INCH
    boxes = [tuple(round(side * dots) for side in box) for box in order["blank"]]
    seen = []
    for picture in made if isinstance(made, list) else [made]:
        with Image.open(BytesIO(picture)) as opened:
            page = opened.convert("L")
        is_blank = not any(any(page.crop(box).histogram()[:_WHITE]) for box in boxes)
        seen.append(_Seen(read_codes(page), is_blank))
    return seen


def _beyond(seen: list[_Seen]) -> list[int]:
    return [number for number, page in enumerate(seen) if not page.is_blank]


def _compiler(order: dict[str, Any], told: dict[str, Any]) -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(
        TEMPLATES / order["template"],
        root=TEMPLATES,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
    )


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
