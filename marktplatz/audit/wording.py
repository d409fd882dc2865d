"""What the log says to people: the words of every fact, filled from what the fact told."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any

from marktplatz.booths.questionnaire import FIELDS
from marktplatz.booths.required import SETS
from marktplatz.core.text import Text

WORDS: dict[str, Text] = {
    "account_opened": Text(de="Konto angelegt", en="Account opened"),
    "role_granted": Text(de="Rolle „{role}“ erhalten", en="Role “{role}” granted"),
    "member_joined": Text(de="In die Organisation aufgenommen", en="Joined the organisation"),
    "exhibitor_invited": Text(de="Einladung verschickt", en="Invitation sent"),
    "link_revoked": Text(de="Zugangslink gesperrt, Sitzungen beendet", en="Access link revoked, sessions ended"),
    "sign_in_link_asked": Text(de="Link zum Anmelden angefordert", en="Sign-in link asked for"),
    "signed_in": Text(de="Angemeldet", en="Signed in"),
    "signed_out": Text(de="Abgemeldet", en="Signed out"),
    "event_created": Text(de="Veranstaltung „{slug}“ angelegt", en="Event “{slug}” created"),
    "required_set_changed": Text(
        de="Pflichtangaben geändert auf „{required_set}“", en="Required answers changed to “{required_set}”"
    ),
    "vocabulary_changed": Text(de="Vokabular „{vocabulary}“ geändert", en="Vocabulary “{vocabulary}” changed"),
    "booth_created": Text(de="Stand angelegt", en="Booth created"),
    "entry_renewed": Text(
        de="Registereintrag erneuert (Fassung {revision})", en="Register entry renewed (revision {revision})"
    ),
    "draft_saved": Text(de="Entwurf gespeichert (Speicherung {version})", en="Draft saved (save number {version})"),
    "booth_submitted": Text(de="Fassung {revision} eingereicht", en="Revision {revision} submitted"),
    "booth_recalled": Text(de="Fassung {revision} zurückgeholt", en="Revision {revision} recalled"),
    "booth_reopened": Text(de="Stand wieder geöffnet", en="Booth reopened"),
    "booth_withdrawn": Text(de="Stand zurückgezogen", en="Booth withdrawn"),
    "booth_approved": Text(de="Fassung {revision} freigegeben", en="Revision {revision} approved"),
    "changes_requested": Text(
        de="Überarbeitung von Fassung {revision} angefordert", en="Changes to revision {revision} requested"
    ),
    "booth_rejected": Text(de="Fassung {revision} abgelehnt", en="Revision {revision} rejected"),
    "booth_published": Text(de="Fassung {revision} veröffentlicht", en="Revision {revision} published"),
    "booth_unpublished": Text(
        de="Veröffentlichung von Fassung {revision} zurückgenommen", en="Revision {revision} unpublished"
    ),
    "stand_assigned": Text(
        de="Standnummer {before} wird zu {stand_number}", en="Stand number {before} becomes {stand_number}"
    ),
    "recording_set": Text(de="Aufzeichnung eingetragen", en="Recording added"),
}
"""The words by the name of the fact; ``{…}`` are fields of the fact."""

ROLES: dict[str, Text] = {
    "adviser": Text(de="Berater*in", en="adviser"),
    "reviewer": Text(de="Prüfer*in", en="reviewer"),
    "organiser": Text(de="Organisator*in", en="organiser"),
}

_SETS: dict[str, Text] = {str(value): words for value, words in SETS.items()}
_VOCABULARIES: dict[str, Text] = {
    field.vocabulary.name: field.label for field in reversed(FIELDS.values()) if field.vocabulary
}
"""A vocabulary is called like the first question that uses it, as on the organisers' pages."""

_TERMS_CHANGED = Text(de="Vokabular „{vocabulary}“ geändert: {codes}", en="Vocabulary “{vocabulary}” changed: {codes}")
_ANSWERS_CHANGED = Text(
    de="Pflichtangaben geändert auf „{required_set}“; neu verlangt: {added}; nicht mehr verlangt: {removed}",
    en="Required answers changed to “{required_set}”; now required: {added}; required no more: {removed}",
)
_TAKEN_OVER = Text(de="Aus einem Register übernommen", en="Taken over from a register")
_STAND_GIVEN = Text(de="Standnummer {stand_number} vergeben", en="Stand number {stand_number} assigned")
_STAND_FREED = Text(de="Standnummer {before} frei gemacht", en="Stand number {before} freed")
_RECORDING_GONE = Text(de="Aufzeichnung entfernt", en="Recording removed")
_NOT_TOLD = "–"


def words_of(name: str, told: Mapping[str, Any]) -> Text:
    """Return what a line of the log says. A fact that a newer or older program wrote shows by its name."""
    text = _chosen(name, told)
    values = {key: _NOT_TOLD if value in (None, "", []) else _spelt(key, value) for key, value in told.items()}
    return text.filled(**{**_missing(text), **values})


def _spelt(key: str, value: Any) -> object:
    """Return a code in words, and several with commas."""
    if isinstance(value, list):
        each = [one if isinstance(one, Text) else Text(de=str(one), en=str(one)) for one in map(_field, value)]
        return Text(de=", ".join(one.de for one in each), en=", ".join(one.en for one in each))
    words = {"role": ROLES, "required_set": _SETS, "vocabulary": _VOCABULARIES}.get(key, {})
    return words.get(str(value), value)


def _field(code: str) -> object:
    return FIELDS[code].label if code in FIELDS else code


def _chosen(name: str, told: Mapping[str, Any]) -> Text:
    if name == "stand_assigned" and not told.get("before"):
        return _STAND_GIVEN
    if name == "stand_assigned" and not told.get("stand_number"):
        return _STAND_FREED
    if name == "vocabulary_changed" and told.get("codes"):
        return _TERMS_CHANGED
    if name == "required_set_changed" and (told.get("added") or told.get("removed")):
        return _ANSWERS_CHANGED
    if name == "recording_set" and not told.get("is_there"):
        return _RECORDING_GONE
    if name == "booth_created" and told.get("origin") == "register":
        return _TAKEN_OVER
    return WORDS.get(name) or Text(de=name, en=name)


def _missing(text: Text) -> dict[str, str]:
    return {field: _NOT_TOLD for _, field, _, _ in Formatter().parse(text.de) if field}
