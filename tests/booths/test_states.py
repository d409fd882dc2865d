"""The factories bring a booth to every state that they promise."""

from __future__ import annotations

import pytest

from marktplatz.booths import queries
from tests.factories import Make
from tests.factories.booths import PUBLIC_STATES, STATES


@pytest.mark.parametrize("state", STATES)
def test_a_booth_reaches_its_state(make: Make, state: str) -> None:
    row = make.booth(state=state)
    with make.unit():
        booth = queries.whole_by_id(row.id)
        assert booth is not None
        assert (booth.published_revision is not None) == (state in PUBLIC_STATES)
        assert booth.code == row.code
