"""Other words for the same idea, offered where a word stands in no booth. Pure.

They are offered, never looked for unasked: whoever types "Betriebsrat" reads that the catalogue says "Personalrat".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marktplatz.core.stems import stems
from marktplatz.core.text import fold

_IDEAS = (
    ("KI", "Künstliche Intelligenz", "AI", "artificial intelligence"),
    ("Beschäftigte", "Mitarbeitende", "Mitarbeiter", "Angestellte", "Bedienstete", "employees", "staff"),
    ("Bürger*innen", "Einwohner", "Bevölkerung", "Bürgerschaft", "citizens", "residents"),
    ("Stadtrat", "Gemeinderat", "Ratsmitglied", "council", "councillor"),
    ("Personalrat", "Personalvertretung", "Betriebsrat", "Mitarbeitervertretung", "staff council", "works council"),
    ("Dienstvereinbarung", "Betriebsvereinbarung", "works agreement", "service agreement"),
    ("Gleichstellung", "Gleichberechtigung", "Frauenbeauftragte", "equality", "gender"),
    ("Diskriminierung", "Benachteiligung", "Bias", "Fairness", "discrimination"),
    ("barrierefrei", "Barrierefreiheit", "Behinderung", "accessibility", "disability"),
    ("Gebärdensprache", "DGS", "sign language"),
    ("Datenschutz", "DSGVO", "Datenschutzgrundverordnung", "privacy", "data protection", "GDPR"),
    ("Überwachung", "Kontrolle", "surveillance", "monitoring"),
    ("Sprachmodell", "LLM", "language model"),
    ("Chatbot", "Chat Bot", "Sprachassistent", "Assistent", "assistant"),
    ("generativ", "ChatGPT", "GPT", "generative"),
    ("Transkription", "Diktat", "Spracherkennung", "Verschriftlichung", "transcription", "speech"),
    ("Übersetzung", "Dolmetschen", "translation"),
    ("Bilderkennung", "Bildauswertung", "Bildverarbeitung", "Kamera", "image recognition", "computer vision"),
    ("Algorithmus", "Regeln", "deterministisch", "algorithm", "rules"),
    ("Robotik", "Roboter", "robot", "robotics"),
    ("Drohne", "drone"),
    ("Gehweg", "Bürgersteig", "Fußweg", "sidewalk", "pavement", "footpath"),
    ("Winterdienst", "Schnee", "Schneeräumung", "Räumdienst", "snow"),
    ("Straßenbeleuchtung", "Laterne", "Beleuchtung", "street light", "lamp"),
    ("Schlagloch", "Straßenschaden", "pothole", "road damage"),
    ("Parken", "Parkplatz", "Parkausweis", "parking"),
    ("Verkehr", "Mobilität", "traffic", "mobility", "transport"),
    ("ÖPNV", "Nahverkehr", "Bus", "public transport"),
    ("Abfall", "Müll", "waste", "rubbish", "garbage"),
    ("Bibliothek", "Bücherei", "library"),
    ("Kita", "Kindergarten", "Kinderbetreuung", "nursery", "childcare"),
    ("Los", "Losverfahren", "Auslosung", "lottery"),
    ("Antrag", "Formular", "application", "form"),
    ("Sozialhilfe", "Sozialleistung", "welfare", "social assistance"),
    ("Steuer", "Abgabe", "Gebühr", "tax", "fee"),
    ("Stelle", "Arbeitsplatz", "Job", "jobs"),
    ("Schulung", "Fortbildung", "Qualifizierung", "Weiterbildung", "training"),
    ("Risiko", "Gefahr", "Nachteil", "risk"),
    ("Chance", "Nutzen", "Vorteil", "opportunity", "benefit"),
    ("Kosten", "Aufwand", "Preis", "Ausgaben", "cost"),
    ("Energie", "Stromverbrauch", "Klima", "energy", "climate"),
    ("Quelltext", "Quellcode", "Open Source", "source code"),
)
_LONGEST = 3
"""Words of the longest phrase above."""


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(stems(fold(word))[0] for word in words)


_BY_WORDS = {_key(one.split()): idea for idea in reversed(_IDEAS) for one in idea}


def put_otherwise(words: Sequence[str]) -> Iterator[str]:
    """Yield the text with one word or phrase in it said otherwise, longer phrases first."""
    key = _key(words)
    for size in range(_LONGEST, 0, -1):
        for at in range(len(words) - size + 1):
            for other in _BY_WORDS.get(key[at : at + size], ()):
                if _key(other.split()) != key[at : at + size]:
                    yield " ".join([*words[:at], other, *words[at + size :]])
