"""What is wrong with a form: the words beside each input, and the same words in the summary on top."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from marktplatz.booths.questionnaire import FIELDS, asked_by, key_of
from marktplatz.core.checks import Flaw
from marktplatz.core.text import Text
from marktplatz.web.forms.naming import label_of

Errors = Mapping[str, Sequence[Text]]
"""Form field names with what is wrong, in the order of the form."""


@dataclass(frozen=True)
class Problem:
    """One line of the summary: which input, what to do, and where it is (empty where there is no input)."""

    label: str
    message: Text
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """What stands in the summary on top of a page that says no."""

    heading: str
    lead: str = ""
    problems: Sequence[Problem] = field(default_factory=list)


def by_name(flaws: Iterable[Flaw]) -> dict[str, list[Text]]:
    """Return the messages of flaws by form field name."""
    found: dict[str, list[Text]] = {}
    for flaw in flaws:
        found.setdefault(flaw.name, []).append(flaw.message)
    return found


def problems_of(
    errors: Errors, entry_language: str, address: Callable[[str], str] = lambda name: f"#{name}"
) -> list[Problem]:
    """Return the lines of the summary; ``address`` says where the input of a form field name is."""
    return [
        Problem(label_of(asked_by(name) or FIELDS[key_of(name)], name, entry_language), message, address(name))
        for name, messages in errors.items()
        for message in messages
    ]
