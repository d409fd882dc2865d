"""What the tests of access links share."""

from __future__ import annotations

import pytest

from marktplatz.accounts import actions
from marktplatz.core.permissions import SYSTEM
from tests.factories import Make
from tests.web.account.steps import EMAIL, ORGANISATION, path_of


@pytest.fixture
def personal(make: Make) -> str:
    """The path of a personal link."""
    event = make.event("messe", "KI-Messe")
    with make.unit():
        found = actions.invite(EMAIL, ORGANISATION, event_id=event.id, language="de", actor=SYSTEM)
        return path_of(found.link)
