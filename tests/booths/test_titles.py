"""A booth has a name wherever it is named: its title in the reader's language or a fall-back, else its code."""

from __future__ import annotations

import pytest

from marktplatz.booths.models import Booth
from marktplatz.booths.titles import LONGEST, short_title_of, title_of
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.core.answers import Spoken

BOTH = {"title": {"de": "Laub erkennen", "en": "Spotting leaves"}}


@pytest.mark.parametrize("kind", [Booth, CatalogueEntry])
@pytest.mark.parametrize(
    ("content", "language", "title"),
    [
        (BOTH, "de", Spoken("Laub erkennen")),
        (BOTH, "en", Spoken("Spotting leaves")),
        ({"title": {"de": "Laub erkennen"}}, "en", Spoken("Laub erkennen", "de")),
        ({"title": {"nl": "Bladeren"}}, "de", Spoken("Bladeren", "nl")),
        ({"title": {}}, "de", Spoken("K7M4P")),
        ({}, "en", Spoken("K7M4P")),
    ],
)
def test_a_title_or_the_code(
    kind: type[Booth] | type[CatalogueEntry], content: dict[str, dict[str, str]], language: str, title: Spoken
) -> None:
    named = kind(code="K7M4P", entry_language="de")
    assert title_of(named, content, language) == title
    assert short_title_of(named, content, language) == title


def test_a_title_that_would_fill_the_page_is_cut_and_keeps_its_language() -> None:
    booth = Booth(code="K7M4P", entry_language="de")
    content = {"title": {"de": "Laub " * 1_000}}
    short = short_title_of(booth, content, "en")
    assert title_of(booth, content, "en").text == "Laub " * 1_000
    assert len(short.text) <= LONGEST
    assert (short.text.startswith("Laub Laub"), short.text[-1], short.language) == (True, "…", "de")
