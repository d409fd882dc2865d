"""Forms of a word, and words that only look like them."""

from __future__ import annotations

import pytest

from marktplatz.core.stems import are_forms
from marktplatz.core.text import fold

SAME = """
    Personalrat Personalräte|Personalrat Personalrats|Dienstvereinbarung Dienstvereinbarungen|Stadtrat Stadträte
    Stadtrat Stadträtin|Stadtrat Stadträt*innen|Antrag Antrags|Antrag Anträge|Risiko Risiken|Hochrisiko Hochrisiken
    hohes hoher|Haus Häuser|Krankenhaus Krankenhäuser|Schlagloch Schlaglöcher|Ergebnis Ergebnisse|Prozess Prozesse
    Sprachmodell Sprachmodells|Gehweg Gehwegen|Arbeitsplatz Arbeitsplätze|Museum Museen|Schule Schulen
    library libraries|policy policies|city cities|box boxes|chatbot chatbots|risk risks|Energie energy
"""
OTHERS = """
    Bürger Burg|Container contain|Container contains|house housing|park parking|Rechner Rechnung|Termin Term
    Verwaltung verwalten|Stimme Stimmung|police policy|Daten Datum|form Formel|Stadt Staat
"""


def pairs(lines: str) -> list[tuple[str, str]]:
    found = [pair.split() for line in lines.strip().splitlines() for pair in line.strip().split("|")]
    return [(one, other) for one, other in found]


@pytest.mark.parametrize(("one", "other"), pairs(SAME))
def test_forms_of_a_word(one: str, other: str) -> None:
    assert are_forms(fold(one), fold(other))
    assert are_forms(fold(other), fold(one))


@pytest.mark.parametrize(("one", "other"), pairs(OTHERS))
def test_words_of_their_own(one: str, other: str) -> None:
    assert not are_forms(fold(one), fold(other))
    assert not are_forms(fold(other), fold(one))
