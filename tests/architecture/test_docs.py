"""What the documents say of the program is so."""

from __future__ import annotations

import re

from marktplatz import settings
from marktplatz.booths.workflow import TRANSITIONS
from tests.architecture import states
from tests.architecture.source import ROOT

DOCS = ROOT / "docs"
RENEW = "docs/states.md is not what the table says; renew it: python -m tests.architecture.states > docs/states.md"


def _document(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_states_are_those_of_the_table() -> None:
    assert _document("states.md") == states.page(), RENEW


def test_the_page_has_every_step_in_table_and_diagram() -> None:
    page = states.page()
    table, diagram = page.split("## Diagram")
    assert [step.action for step in TRANSITIONS if f"| `{step.action}` |" not in table] == []
    moving = [step for step in TRANSITIONS if step.to is not None]
    assert [step.action for step in moving if f": {step.action}\n" not in diagram] == []
    assert diagram.count("-->") == 1 + sum(len(step.sources) for step in moving)


def test_every_setting_is_documented() -> None:
    document = _document("settings.md")
    names = [*settings.documented(), "HOST", "PORT"]
    assert len(names) > 8
    assert [name for name in names if not re.search(rf"`{name}`", document)] == []
