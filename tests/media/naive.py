"""The plain way with Pillow to make three WebP pictures of a photograph, to compare ours with: in quality and in time.

The whole photograph is decoded, and each size is made from it by the best filter, with our quality and method.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from statistics import median

from PIL import Image, ImageOps

from marktplatz.media.child import pictures
from marktplatz.media.limits import WIDTHS
from marktplatz.media.pictures import make_picture


@dataclass(frozen=True)
class Comparison:
    """Medians of processor time in seconds; ``ours`` with the start of the child, ``ours_inside`` without."""

    naive: float
    ours: float
    ours_inside: float

    @property
    def ratio(self) -> float:
        return self.ours / self.naive


def naively(content: bytes) -> dict[int, bytes]:
    """Return the WebP pictures of a photograph by their width."""
    image = ImageOps.exif_transpose(Image.open(BytesIO(content))).convert("RGB")
    made = {}
    for width in WIDTHS:
        size = (width, round(width * image.height / image.width))
        file = BytesIO()
        smaller = image.resize(size, Image.Resampling.LANCZOS)
        smaller.save(file, "WEBP", quality=pictures.QUALITY, method=pictures.METHOD)
        made[width] = file.getvalue()
    return made


def compare(content: bytes, *, rounds: int = 5) -> Comparison:
    """Measure both ways in turn: what this process and its children have used of the processor."""
    naive, ours, inside = [], [], []
    for _ in range(rounds):
        naive.append(_used(lambda: naively(content)))
        ours.append(_used(lambda: make_picture(content)))
        inside.append(_used(lambda: pictures.variants(pictures.Kind.JPEG, content)))
    return Comparison(naive=median(naive), ours=median(ours), ours_inside=median(inside))


def _used(work: Callable[[], object]) -> float:
    before = time.process_time() + _of_children()
    work()
    return time.process_time() + _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
