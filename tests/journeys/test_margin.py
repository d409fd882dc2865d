"""The margin column beside a page: its parts stand apart, on a phone and on a desk."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.journeys.conftest import DESK, PHONE, Site
from tests.journeys.people import sign_in_address, signed_in
from tests.journeys.test_states import Contexts

LEAST = 12
"""Pixels between two parts; the lines of a list are nearer to each other."""


@pytest.mark.browser
@pytest.mark.parametrize("state", ["published", "being_changed"])
def test_its_parts_do_not_touch(site: Site, context_of: Contexts, state: str) -> None:
    member = site.make.member()
    row = site.make.booth(member=member, state=state, stand_number="A07")
    page = signed_in(context_of(), sign_in_address(site, member))
    page.goto(f"/de/aussteller/{row.code}/")
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        boxes = [part.bounding_box() for part in page.locator("aside[aria-labelledby=online] > *").all()]
        assert len(boxes) >= 4
        gaps = [below["y"] - above["y"] - above["height"] for above, below in pairwise(boxes) if above and below]
        assert min(gaps) >= LEAST, (size, gaps)
