"""PDFs as their readers see them: words, tags, fonts; and codes as two other programs read them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import zxingcpp
from PIL import Image, ImageChops


def opened(pdf: bytes) -> pikepdf.Pdf:
    """Return the document."""
    return pikepdf.open(BytesIO(pdf))


def words(pdf: bytes, page: int = 0) -> str:
    """Return the words of the document, or of one page, on one line, as poppler reads them aloud."""
    pages = ["-f", str(page), "-l", str(page)] if page else []
    found = subprocess.run(["pdftotext", "-raw", *pages, "-", "-"], input=pdf, capture_output=True, check=True)
    # Places where a long run may break are invisible, and no words.
    return " ".join(found.stdout.decode().replace("\u200b", "").replace("\u00ad", "").split())


def page_picture(pdf: bytes, page: int = 1) -> Image.Image:
    """Return a page in colour as poppler shows it, five dots a millimetre."""
    order = ["pdftoppm", "-r", "127", "-f", str(page), "-l", str(page), "-"]
    return Image.open(BytesIO(subprocess.run(order, input=pdf, capture_output=True, check=True).stdout))


def is_blank(page: Image.Image, box: tuple[float, ...]) -> bool:
    """Say whether nothing is in a box of a page, in millimetres."""
    left, top, right, bottom = (round(side * 5) for side in box)
    return not any(page.convert("L").crop((left, top, right, bottom)).histogram()[:250])


def box_of(page: Image.Image, colour: tuple[int, int, int]) -> tuple[float, ...] | None:
    """Return where a colour is on a page, in millimetres, or None where it is not."""
    apart = ImageChops.difference(page.convert("RGB"), Image.new("RGB", page.size, colour)).convert("L")
    found = apart.point([255] * 4 + [0] * 252).getbbox()
    return tuple(side / 5 for side in found) if found else None


def fonts(pdf: bytes, folder: Path) -> list[list[str]]:
    """Return name, whether embedded, and whether it can be read as text, for each font."""
    file = folder / "fonts.pdf"
    file.write_bytes(pdf)
    lines = subprocess.run(["pdffonts", file], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    return [[line.split()[0].partition("+")[2], *line.split()[-5:-2]] for line in lines]


def tags(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Yield every structure element with its role, in reading order."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop(0)
        if isinstance(element, pikepdf.Array):
            waiting = [*element, *waiting]
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                yield str(element.S), element
            if "/K" in element:
                waiting.insert(0, element.K)


def code_pictures(pdf: bytes, folder: Path, *, ppi: int) -> list[Path]:
    """Render the lower left of every page, where the code is, by poppler, which is not what made them."""
    file = folder / "signs.pdf"
    file.write_bytes(pdf)
    left, top, width, height = (str(round(side / 25.4 * ppi)) for side in (0, 160, 134, 137))
    window = ["-x", left, "-y", top, "-W", width, "-H", height]
    subprocess.run(["pdftoppm", "-gray", "-r", str(ppi), *window, file, folder / "page"], check=True)
    return sorted(folder.glob("page-*.pgm"))


def by_zxing(picture: Path | Image.Image) -> list[str]:
    """Return what zxing reads."""
    page = Image.open(picture) if isinstance(picture, Path) else picture
    return [code.text for code in zxingcpp.read_barcodes(page)]


def by_zbar(files: list[Path]) -> dict[Path, str]:
    """Return what zbar reads, of the pictures in which it finds a code."""
    order = ["zbarimg", "--quiet", "--xml", "-Sdisable", "-Sqrcode.enable", *map(str, files)]
    said = subprocess.run(order, capture_output=True, check=False, text=True).stdout
    found: dict[Path, str] = {}
    for part in said.split("<source href='")[1:]:
        name, _, rest = part.partition("'")
        if "<![CDATA[" in rest:
            found[Path(name)] = rest.partition("<![CDATA[")[2].partition("]]>")[0]
    return found
