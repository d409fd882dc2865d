"""From the many ways to keep colours to one: RGB or RGBA of 8 bits, as screens show it (sRGB)."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

_SPACES = {"L": "GRAY", "RGB": "RGB ", "CMYK": "CMYK"}
"""What a profile has to be for, by mode of the picture."""


def scalable(image: Image.Image) -> Image.Image:
    """Return the picture in a mode in which neighbouring pixels can be mixed."""
    if image.mode.startswith("I"):
        # 16 bits; a grey that stands for "nothing here" is not followed in them.
        image.info.pop("transparency", None)
    if image.mode in ("P", "PA") or "transparency" in image.info:
        # One colour, or one entry of the palette, may stand for "nothing here": mixed, it would be seen.
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    if image.mode == "1":
        return image.convert("L")
    return image


def on_screen(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture as RGB, or as RGBA where something shines through; ``profile`` (ICC) says how it was meant."""
    alpha = image.getchannel("A") if "A" in image.getbands() else None
    colours = _with_profile(_plain(image), profile)
    if alpha is not None and alpha.getextrema() != (255, 255):
        colours.putalpha(alpha)
    return colours


def _plain(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        # 16 bits: the upper eight are what a screen can show.
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in _SPACES:
        return image
    return image.convert("L" if image.mode in ("LA", "La") else "RGB")


def _with_profile(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Follow a profile that is sound and fits; without one the numbers are taken as sRGB, as browsers do."""
    if profile:
        try:
            meant = ImageCms.ImageCmsProfile(BytesIO(profile))
            if meant.profile.xcolor_space == _SPACES[image.mode]:
                screen = ImageCms.createProfile("sRGB")
                return ImageCms.profileToProfile(image, meant, screen, outputMode="RGB") or image.convert("RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image.convert("RGB")
