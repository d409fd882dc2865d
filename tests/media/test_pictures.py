"""Pictures: upright, in the colours that were meant, in the sizes of the page, and refused in words that help."""

from __future__ import annotations

from functools import partial

import pytest
from PIL import Image, ImageChops, ImageStat

from marktplatz.core.errors import Invalid
from marktplatz.core.text import LANGUAGES
from marktplatz.media.limits import Reason
from marktplatz.media.pictures import Picture, make_picture
from marktplatz.media.refusals import PICTURES, FileRefused
from tests.media import sound_pictures
from tests.media.drawing import CORNERS, exif, marked, opened, photo, saved
from tests.media.naive import compare, naively
from tests.media.sound_pictures import jpeg, turned

CASES = {case.name: case for case in sound_pictures.ALL}


def largest(picture: Picture) -> Image.Image:
    return opened(picture.variants[picture.width])


def of_case(name: str) -> Image.Image:
    return largest(make_picture(CASES[name].make()))


def corners(image: Image.Image) -> list[str]:
    """Return the names of the colours in the four corners."""
    plain = image.convert("RGB")
    places = [(x, y) for y in (0.1, 0.9) for x in (0.1, 0.9)]
    return [nearest(plain.getpixel((int(x * image.width), int(y * image.height)))) for x, y in places]


def nearest(colour: object) -> str:
    assert isinstance(colour, tuple)

    def distance(name: str) -> int:
        return sum(abs(one - other) for one, other in zip(colour, CORNERS[name], strict=True))

    return min(CORNERS, key=distance)


@pytest.mark.parametrize(
    ("orientation", "seen"),
    [
        (1, "red green blue yellow"),
        (2, "green red yellow blue"),
        (3, "yellow blue green red"),
        (4, "blue yellow red green"),
        (5, "red blue green yellow"),
        (6, "blue red yellow green"),
        (7, "yellow green blue red"),
        (8, "green yellow red blue"),
    ],
)
def test_it_stands_upright_however_the_camera_was_held(orientation: int, seen: str) -> None:
    picture = make_picture(turned(orientation))
    assert (picture.width, picture.height) == ((600, 400) if orientation < 5 else (400, 600))
    for content in picture.variants.values():
        assert corners(opened(content)) == seen.split()


@pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF"])
def test_it_stands_upright_in_every_kind_of_file(format: str) -> None:  # noqa: A002 (as Pillow calls it)
    picture = make_picture(saved(marked(), format, exif=exif(6).tobytes()))
    assert corners(largest(picture)) == ["blue", "red", "yellow", "green"]


@pytest.mark.parametrize(
    ("size", "widths", "height"),
    [
        ((300, 200), {300}, 200),
        ((480, 320), {480}, 320),
        ((700, 500), {480, 700}, 500),
        ((1920, 1080), {480, 960, 1920}, 1080),
        ((2000, 1500), {480, 960, 1920}, 1440),
        ((4000, 1000), {480, 960, 1920}, 480),
        ((1500, 4000), {480, 720}, 1920),
        ((400, 4000), {192}, 1920),
    ],
)
def test_sizes_fit_the_page_and_are_never_larger_than_the_original(
    size: tuple[int, int], widths: set[int], height: int
) -> None:
    picture = make_picture(saved(Image.linear_gradient("L").resize(size), "JPEG"))
    assert set(picture.variants) == widths
    assert (picture.width, picture.height) == (max(widths), height)


def test_a_large_photograph_keeps_its_proportions_and_looks_as_good_as_by_the_plain_way() -> None:
    content = saved(photo(3000, 2000), "JPEG", quality=92)
    picture, plain = make_picture(content), naively(content)
    for width, height in ((480, 320), (960, 640), (1920, 1280)):
        best = opened(content).resize((width, height), Image.Resampling.LANCZOS)
        ours, theirs = (distance(best, opened(made[width])) for made in (picture.variants, plain))
        assert ours < theirs * 1.15, f"{width}: {ours:.2f} of 255, the plain way {theirs:.2f}"


@pytest.mark.slow
def test_a_large_photograph_costs_less_than_by_the_plain_way() -> None:
    """Processor time, the start of the child included; measured was 0.55 of the plain way."""
    assert compare(saved(photo(4000, 3000), "JPEG", quality=88), rounds=3).ratio < 0.9


def distance(one: Image.Image, other: Image.Image) -> float:
    """Return how far apart the levels of two pictures are, by the root of the mean square."""
    levels = ImageStat.Stat(ImageChops.difference(one, other)).rms
    return sum(levels) / len(levels)


@pytest.mark.parametrize(
    "name",
    ["jpeg-cmyk-of-adobe", "jpeg-cmyk-plain", "jpeg-profile", "png-palette", "png-rgb", "webp-lossless", "two-in-one"],
)
def test_colours_are_those_of_the_original(name: str) -> None:
    assert corners(of_case(name)) == list(CORNERS)


def test_a_colour_profile_is_followed() -> None:
    assert corners(of_case("jpeg-profile-swapped")) == ["green", "red", "blue", "yellow"]


def test_a_broken_profile_or_one_for_something_else_is_passed_over() -> None:
    assert corners(of_case("jpeg-profile-broken")) == list(CORNERS)
    grey = of_case("jpeg-grey-profile-of-rgb").convert("RGB")
    assert ImageChops.difference(grey, marked().convert("L").convert("RGB")).convert("L").getextrema()[1] < 40


@pytest.mark.parametrize("name", ["png-rgba", "png-grey-clear", "webp-clear", "avif-clear"])
def test_what_shines_through_still_does(name: str) -> None:
    image = of_case(name)
    assert image.mode == "RGBA"
    alpha = image.getchannel("A")
    sides = [alpha.getpixel((x, 200)) for x in (10, 590)]
    assert min(sides) < 20
    assert max(sides) > 235


def test_a_colour_that_stands_for_nothing_is_nothing() -> None:
    alpha = of_case("png-colour-key").getchannel("A")
    assert [alpha.getpixel(place) for place in ((50, 50), (550, 50), (50, 350), (550, 350))] == [0, 255, 255, 255]


def test_no_transparency_is_kept_where_nothing_shines_through() -> None:
    opaque = marked()
    opaque.putalpha(255)
    assert largest(make_picture(saved(opaque, "PNG"))).mode == "RGB"


def test_sixteen_bits_become_eight_of_the_same_brightness() -> None:
    grey = of_case("png-grey-16").convert("L")
    assert [round(grey.getpixel((300, y)) / 16) for y in (2, 200, 397)] == [0, 8, 16]
    assert of_case("png-rgb-16").getpixel((30, 20)) == pytest.approx((255, 128, 0), abs=6)
    assert of_case("png-rgba-16").getpixel((30, 20)) == pytest.approx((255, 0, 0, 128), abs=6)


@pytest.mark.parametrize("name", ["animated-png", "animated-webp", "animated-avif"])
def test_of_an_animation_the_first_picture_is_taken(name: str) -> None:
    image = of_case(name)
    assert nearest(image.convert("RGB").getpixel((150, 100))) == "red"
    assert not image.is_animated


def test_a_drawing_of_few_colours_loses_nothing() -> None:
    drawn = marked(400, 300)
    assert ImageChops.difference(largest(make_picture(saved(drawn, "PNG"))), drawn).getbbox() is None


def test_the_same_picture_has_the_same_name_and_another_one_another() -> None:
    first, again, other = map(make_picture, (jpeg(), jpeg(), jpeg(901, 600)))
    assert first == again
    assert first.hash != other.hash
    assert len(first.hash) == 32
    assert int(first.hash, 16)


def test_a_picture_cannot_be_changed_afterwards() -> None:
    picture = make_picture(jpeg())
    with pytest.raises(TypeError):
        picture.variants[480] = b""  # type: ignore[index]


def test_the_name_and_the_place_of_the_photographer_do_not_change_the_picture() -> None:
    named = CASES["jpeg-comment"].make()
    assert make_picture(named).hash == make_picture(jpeg()).hash


def refusal(content: bytes) -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        make_picture(content)
    return refused.value


def test_a_refusal_is_an_error_of_the_form() -> None:
    refused = refusal(b"")
    assert isinstance(refused, Invalid)
    assert refused.code == "file_refused"
    assert str(refused) == refused.message.en


@pytest.mark.parametrize(
    ("make", "reason", "german", "english"),
    [
        (partial(bytes, 9_000_000), Reason.TOO_LARGE, "höchstens 8 MB", "8 MB at most"),
        (partial(saved, marked(), "BMP"), Reason.WRONG_KIND, "JPEG, PNG, WebP oder AVIF", "JPEG, PNG, WebP or AVIF"),
        (
            partial(saved, marked(20, 20), "PNG"),
            Reason.TOO_SMALL,
            "mindestens 32 Pixel breit",
            "at least 32 pixels wide",
        ),
    ],
)
def test_a_refusal_says_what_is_allowed(make: partial[bytes], reason: Reason, german: str, english: str) -> None:
    refused = refusal(make())
    assert refused.reason == reason
    assert german in refused.message.de
    assert english in refused.message.en


def test_the_allowed_number_of_pixels_is_said() -> None:
    assert "40 Megapixel, bei WebP und AVIF 25 Megapixel" in PICTURES[Reason.TOO_MANY_PIXELS].de
    assert "40 megapixels are allowed, 25 megapixels for WebP" in PICTURES[Reason.TOO_MANY_PIXELS].en


def test_every_refusal_of_a_picture_has_its_own_words() -> None:
    for language in LANGUAGES:
        words = [text.in_(language) for text in PICTURES.values()]
        assert len(set(words)) == len(words)
        assert not any("{" in text or "}" in text for text in words)
