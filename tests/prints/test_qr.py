"""Codes: what a camera reads is what was put in."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image

from marktplatz.prints import qr

ADDRESS = "https://ki-marktplatz.muenchen.de/s/K7M4P"


def test_the_png_reads_back_as_the_address() -> None:
    picture = Image.open(BytesIO(qr.png(ADDRESS)))
    found = zxingcpp.read_barcodes(picture)
    assert [code.text for code in found] == [ADDRESS]
    assert found[0].ec_level == "M"


def test_the_png_keeps_a_quiet_zone_of_four_white_modules() -> None:
    picture = Image.open(BytesIO(qr.png(ADDRESS, module=10))).convert("L")
    edge = 4 * 10
    assert picture.crop((0, 0, picture.width, edge)).getextrema() == (255, 255)
    assert picture.crop((0, 0, edge, picture.height)).getextrema() == (255, 255)
    assert picture.getpixel((edge, edge)) == 0
    assert (picture.width - 2 * edge) // 10 <= 29  # version 3 has 29 modules


def test_the_svg_has_a_white_ground_of_its_own() -> None:
    root = ElementTree.fromstring(qr.svg(ADDRESS))
    fills = [element.get("fill") for element in root]
    assert fills[0] == "white"
    assert len(root.findall("{http://www.w3.org/2000/svg}path")) == 1


@pytest.mark.parametrize("length", [41, 42])
def test_what_fits_version_three_is_taken(length: int) -> None:
    text = ADDRESS.ljust(length, "x")
    assert zxingcpp.read_barcodes(Image.open(BytesIO(qr.png(text))))[0].text == text


@pytest.mark.parametrize("draw", [qr.svg, qr.png])
def test_a_text_that_would_make_the_modules_too_small_is_refused(draw: Callable[[str], bytes]) -> None:
    with pytest.raises(qr.TextTooLong):
        draw("x" * 43)
