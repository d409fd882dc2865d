"""The signs of stage and logic as Pillow draws them: those that typst draws from the same SVG."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
import typst
from PIL import Image, ImageChops, ImageOps, ImageStat

from marktplatz.prints import marks, strokes

SIZE = 96


def by_typst(sign: str) -> Image.Image:
    page = "#set page(width: 24pt, height: 24pt, margin: 0pt)\n"
    picture = f"#image(bytes(json(bytes(sys.inputs.svg))), format: {json.dumps('svg')}, width: 24pt)"
    drawn = typst.compile(
        (page + picture).encode(), format="png", ppi=72 * SIZE / 24, sys_inputs={"svg": json.dumps(marks.picture(sign))}
    )
    assert isinstance(drawn, bytes)
    # Ours is black where the ink of the sheet is nearly so.
    return ImageOps.autocontrast(ImageChops.invert(Image.open(BytesIO(drawn)).convert("L")))


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart, in parts of all ink that there could be."""
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0]) / 255


@pytest.mark.parametrize("sign", sorted(marks.SHAPES))
def test_each_sign_is_the_one_of_the_pages(sign: str) -> None:
    ours = strokes.mask(sign, SIZE)
    assert ours.size == (SIZE, SIZE)
    apart = {other: difference(ours, by_typst(other)) for other in marks.SHAPES}
    assert apart[sign] < 0.02, apart
    assert min(apart, key=apart.__getitem__) == sign


def test_a_dash_goes_on_behind_a_corner() -> None:
    assert list(strokes.dashed([0j, 5 + 0j, 5 + 5j], "4 2")) == [[0j, 4 + 0j], [5 + 1j, 5 + 5j]]
    assert list(strokes.dashed([0j, 3 + 0j, 3 + 5j], "4 2")) == [[0j, 3 + 0j], [3 + 0j, 3 + 1j], [3 + 3j, 3 + 5j]]


def test_small_letters_count_from_where_the_pen_is() -> None:
    assert strokes.lines("M1 1h2v3l-1-1zm4 0H9V2") == [
        [1 + 1j, 3 + 1j, 3 + 4j, 2 + 3j, 1 + 1j],
        [5 + 1j, 9 + 1j, 9 + 2j],
    ]
    with pytest.raises(ValueError, match="has q in a path"):
        strokes.lines("M1 1q2 3 4 5")
