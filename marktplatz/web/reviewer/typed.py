"""What a reviewer typed and pressed: read once, and shown again when something comes in between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request

from marktplatz.booths.questionnaire import FIELDS
from marktplatz.booths.recording import RECORDING
from marktplatz.core.errors import Invalid
from marktplatz.core.text import Text
from marktplatz.review.actions import REMARK
from marktplatz.web.language import language
from marktplatz.web.numbers import whole_number
from marktplatz.web.written import FormNames, Label, declare

UNKNOWN_FIELD = Text(
    de="Eine Anmerkung gehört zu keinem Feld des Fragebogens. Laden Sie die Seite und schreiben Sie sie neu.",
    en="A remark belongs to no field of the questionnaire. Reload the page and write it again.",
)
NO_REVISION = Text(
    de="Es fehlt, welche Fassung Sie gesehen haben. Laden Sie die Seite neu und entscheiden Sie dann.",
    en="It is missing which revision you have seen. Reload the page, then decide.",
)


_TYPED = {
    "reason": Text(de="Begründung", en="Reason"),
    "stand_number": Text(de="Standnummer", en="Stand number"),
    RECORDING.key: RECORDING.label,
}
_REMARK_ON = Text(de="Anmerkung zu „{label}“", en="Remark on “{label}”")


def _label(name: str) -> Label | None:
    if name in _TYPED:
        return Label(_TYPED[name].in_(language()))
    field = FIELDS.get(name.removeprefix(REMARK)) if name.startswith(REMARK) else None
    return Label(_REMARK_ON.filled(label=field.label).in_(language())) if field else None


declare("reviewer", FormNames(steering=frozenset({"action", "seen", "revision"}), label=_label))


@dataclass(frozen=True, kw_only=True)
class Typed:
    """One sent form. ``remarks`` are by field key; a stand number or recording is None where the form has none."""

    action: str = ""
    reason: str = ""
    remarks: Mapping[str, str] = field(default_factory=dict)
    stand_number: str | None = None
    recording_url: str | None = None

    def is_homeless(self, *, may_decide: bool, may_unpublish: bool) -> bool:
        """Say whether there is a text that no form of the page can hold any more."""
        has_form = may_unpublish if self.action == "unpublish" else may_decide
        return not has_form and bool(self.reason.strip() or any(text.strip() for text in self.remarks.values()))


def read_typed() -> Typed:
    """Return what was sent; the first of several values counts. Remarks on fields we do not have are left out."""
    return Typed(
        action=request.form.get("action", ""),
        reason=request.form.get("reason", ""),
        remarks={key: text for key, text in _remarks().items() if key in FIELDS},
        stand_number=request.form.get("stand_number"),
        recording_url=request.form.get(RECORDING.key),
    )


def require_known_fields() -> None:
    """Raise Invalid for a remark on a field that the questionnaire does not have."""
    if any(key not in FIELDS for key in _remarks()):
        raise Invalid(UNKNOWN_FIELD)


def named_revision() -> int | None:
    """Return the revision that a form says it is about, or None where it names none."""
    return seen_revision() if request.form.get("revision") else None


def seen_revision() -> int:
    """Return the number of the revision that the form showed; Invalid for anything that is no number."""
    number = whole_number(request.form.get("revision", ""))
    if number is None:
        raise Invalid(NO_REVISION)
    return number


def _remarks() -> dict[str, str]:
    return {name.removeprefix(REMARK): text for name, text in request.form.items() if name.startswith(REMARK)}
