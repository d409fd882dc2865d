"""The picture of a shared link: every text fits, in every script that our fonts have, and the same bytes each time."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from marktplatz.prints import share
from marktplatz.prints.share import HEIGHT, WIDTH, Shared, draw

SHARED = Shared(
    title="Laub vor dem Sturm erkennen",
    organisation="Landeshauptstadt München, Baureferat",
    traits=(("existing", "Bestehend"), ("deterministic", "Feste Regeln")),
    event="KI-Marktplatz 2026",
    stand_number="A07",
)
LONGEST = Shared(
    title="W" * 120,
    organisation="Amt für die Angelegenheiten der " * 6,
    traits=(
        ("planned", "Geplant, aber nur für eine sehr lange Zeit und mit vielen Worten"),
        ("hybrid", "Regeln und Lernen"),
    ),
    event="Ein sehr langer Name einer Veranstaltung über künstliche Intelligenz",
    stand_number="WW99",
)


def picture(shared: Shared) -> Image.Image:
    return Image.open(BytesIO(draw(shared))).convert("RGB")


def is_blank(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    return image.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), (255, 255, 255))]


@pytest.mark.parametrize("stand_number", ["A07", None])
@pytest.mark.parametrize(
    "title",
    [
        *("W" * 120, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk " * 2, "wort " * 24, "Laub", "🚀", ""),
        *("الذكاء الاصطناعي في الإدارة العامة 2026 " * 3, "Τεχνητή νοημοσύνη " * 6, "искусственный интеллект " * 5),
        *("漢字" * 60, "e\u0301" * 60, "\u202eabc\u202c", "\u200d", "a\u200d b", "\u00ad" * 9, "<b>&amp;</b>"),
    ],
)
def test_nothing_is_written_beyond_the_edges(title: str, stand_number: str | None) -> None:
    for one in (replace(SHARED, title=title, stand_number=stand_number), replace(LONGEST, title=title)):
        found = picture(one)
        assert found.size == (WIDTH, HEIGHT)
        assert is_blank(found, (0, 170, 66, HEIGHT))
        assert is_blank(found, (WIDTH - 66, 0, WIDTH, HEIGHT))
        assert is_blank(found, (0, HEIGHT - 36, WIDTH, HEIGHT))
        # Between the title and the line below it.
        assert is_blank(found, (0, HEIGHT - 112, WIDTH, HEIGHT - 106))


def test_the_same_words_give_the_same_bytes_without_a_date_inside() -> None:
    first = draw(SHARED)
    assert first == draw(replace(SHARED))
    assert first != draw(replace(SHARED, stand_number="A08"))
    assert len(first) < 60_000
    assert Image.open(BytesIO(first)).info.keys() <= {"transparency"}


def test_every_line_of_a_long_title_is_written_or_says_that_more_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    write = ImageDraw.ImageDraw.text

    def listen(pen: ImageDraw.ImageDraw, at: object, text: str, **more: object) -> None:
        said.append(text)
        write(pen, at, text, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(ImageDraw.ImageDraw, "text", listen)
    for word, times in (("Beratung ", 13), ("W", 120), ("Donaudampfschifffahrt", 5)):
        said.clear()
        draw(replace(SHARED, title=word * times))
        assert "".join(said).replace("-", "").count(word.strip()) == times
    said.clear()
    draw(replace(SHARED, title="W" * 300))
    assert any(line.endswith("…") for line in said)


def test_each_trait_has_the_sign_of_the_pages_and_no_two_the_same() -> None:
    stages = ("existing", "planned", "ended")
    shown = [picture(replace(SHARED, stand_number=None, traits=((sign, ""),))) for sign in stages]
    middles = [one.crop((72, 27, 114, 69)).convert("L").getpixel((15, 21)) for one in shown]
    assert middles[0] != 255
    assert middles[1:] == [255, 255]
    assert len({one.tobytes() for one in shown}) == 3


def test_what_no_font_has_is_left_out() -> None:
    assert draw(replace(SHARED, title="Laub 北京 🚀")) == draw(replace(SHARED, title="Laub"))


def test_words_from_the_right_begin_at_the_right() -> None:
    found = picture(replace(SHARED, title="الذكاء 2026"))
    assert is_blank(found, (0, 190, WIDTH // 2, 500))
    assert not is_blank(found, (WIDTH // 2, 190, WIDTH, 500))
    assert share._turned(" 2026") == "2026 "
