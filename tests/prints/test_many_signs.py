"""Five hundred signs at once: every code is read by two programs, as printed and as a bad photograph shows it."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageEnhance, ImageFilter

from marktplatz.booths.public import PublicBooth
from marktplatz.core.codes import ALPHABET
from marktplatz.events.models import Event
from marktplatz.prints import qr
from marktplatz.prints.sheets import sheet_of
from marktplatz.prints.typesetting import typeset
from tests.factories.answers import complete
from tests.prints import reading

TOOLS = ("pdftoppm", "zbarimg")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(map(shutil.which, TOOLS)) and not os.environ.get("CI"), reason=f"{' or '.join(TOOLS)} is not installed"
    ),
]
NUMBER = 500
STRESSED = 40
MOMENT = datetime(2026, 12, 4, 8, tzinfo=UTC)
Signs = dict[Path, str]


def booth(number: int, code: str) -> PublicBooth:
    words = ("Anträge prüfen und Bürger*innen auf Nachweise hinweisen " * 6).split()
    content = complete(
        title={"de": " ".join(words[: 2 + number % 12])[:120], "en": f"Reading documents {number}"},
        summary={"de": " ".join(words[: 5 + number % 30])[:300], "en": "It reads what people send."},
    )
    event = Event(slug="2026", name={"de": "KI-Marktplatz 2026"}, starts_at=MOMENT, ends_at=MOMENT)
    return PublicBooth(
        id=number, code=code, stand_number=f"{'ABCDE'[number // 100]}{number % 100:02d}", origin="exhibitor",
        entry_language="de", event=event, revision=1, content=content, html={}, own_words={}, published_at=MOMENT,
        recording_url=None, source=None, source_id=None, source_url=None, source_licence=None,
    )  # fmt: skip


@pytest.fixture(scope="module")
def signs(tmp_path_factory: pytest.TempPathFactory) -> Signs:
    """The pictures of all codes at 150 pixels an inch, with the address that each should hold."""
    letters = random.Random(7)
    known = ["".join(letters.choices(ALPHABET, k=5)) for _ in range(NUMBER)]
    addresses = [f"https://ki-marktplatz.muenchen.de/s/{code}" for code in known]
    sheets = [
        sheet_of(booth(number, code), address=address, picture=qr.svg(address))
        for number, (code, address) in enumerate(zip(known, addresses, strict=True))
    ]
    told = {"title": "Standschilder", "language": "de", "signs": sheets}
    document = typeset("sign.typ", told, timestamp=MOMENT, on_page=lambda: None)
    assert document.read == [[address] for address in addresses]
    files = reading.code_pictures(document.pdf, tmp_path_factory.mktemp("signs"), ppi=150)
    return dict(zip(files, addresses, strict=True))


def test_every_code_is_read_by_both(signs: Signs) -> None:
    files = list(signs)
    with ThreadPoolExecutor(2) as pool:
        halves = pool.map(reading.by_zbar, (files[::2], files[1::2]))
        assert dict(pair for half in halves for pair in half.items()) == signs
        assert list(pool.map(reading.by_zxing, files)) == [[address] for address in signs.values()]


def blurred(picture: Image.Image) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(7))


def tilted(picture: Image.Image) -> Image.Image:
    """Turned by 12 degrees and seen from the side: the far edge is a tenth shorter."""
    turned = picture.rotate(12, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    width, height = turned.size
    corners = (0, 0, 0, height, width, height * 1.06, width, -height * 0.06)
    quad = Image.Transform.QUAD
    return turned.transform(turned.size, quad, corners, Image.Resampling.BILINEAR, fillcolor=255)


def darkened(picture: Image.Image) -> Image.Image:
    """As in a badly lit hall: a fifth of the light and half the contrast."""
    return ImageEnhance.Contrast(ImageEnhance.Brightness(picture).enhance(0.2)).enhance(0.5)


def photographed(picture: Image.Image) -> Image.Image:
    """All of it at once, from further away: 3 pixels of blur, tilted, a quarter of the light, half the size."""
    shown = tilted(picture.filter(ImageFilter.GaussianBlur(3)))
    return ImageEnhance.Brightness(shown.reduce(2)).enhance(0.25)


@pytest.mark.parametrize("worsened", [blurred, tilted, darkened, photographed])
def test_a_bad_photograph_is_read_nearly_always(
    signs: Signs, tmp_path: Path, worsened: Callable[[Image.Image], Image.Image]
) -> None:
    """Forty signs for each fault; both programs must read 95 of 100."""
    wanted: Signs = {}
    for file, address in list(signs.items())[:: NUMBER // STRESSED][:STRESSED]:
        with Image.open(file) as picture:
            worsened(picture).save(tmp_path / file.name)
        wanted[tmp_path / file.name] = address
    by_zbar = reading.by_zbar(list(wanted))
    read = {
        "zxing": sum(reading.by_zxing(file) == [address] for file, address in wanted.items()),
        "zbar": sum(by_zbar.get(file) == address for file, address in wanted.items()),
    }
    assert all(number >= 0.95 * STRESSED for number in read.values()), read
