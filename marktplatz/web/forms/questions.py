"""One question of the form as a template draws it, derived from its Field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import datetime
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _

from marktplatz.booths.translations import Translation
from marktplatz.core.fields import FILES, LISTS, Block, Content, Field, Kind, Need
from marktplatz.core.reading import MOST_PLACES, places
from marktplatz.core.text import LANGUAGES, Text
from marktplatz.web.forms.naming import heading_of
from marktplatz.web.forms.options import Option, options_of
from marktplatz.web.forms.values import Values
from marktplatz.web.language import language

MOST_RADIOS = 8
"""A choice of more terms than this is a select: the list would fill a phone's screen."""

LONG_LIST = 9
"""From this many terms on, ticks stand in two columns where there is room."""

SPARE_ROWS = 2
"""Empty inputs below the items of a list; after saving there are as many again."""


class Widget(StrEnum):
    """How an answer is given."""

    LINE = "line"
    AREA = "area"
    SELECT = "select"
    RADIOS = "radios"
    TICKS = "ticks"
    ROWS = "rows"
    FILES = "files"


_WIDGETS = {
    Kind.TEXT: Widget.AREA,
    Kind.MARKDOWN: Widget.AREA,
    Kind.LIST: Widget.ROWS,
    Kind.TIMES: Widget.ROWS,
    Kind.PICTURES: Widget.FILES,
    Kind.DOCUMENTS: Widget.FILES,
    Kind.CHOICES: Widget.TICKS,
    Kind.CONFIRMATION: Widget.TICKS,
    Kind.COUNTRY: Widget.SELECT,
}
_KEYBOARDS = {Kind.EMAIL: "email", Kind.URL: "url"}
"""What a phone shows for an answer. The type stays text: with another one a browser hides, and HTML forbids, what is
wrong and must be given back as it was typed."""
_COUNTED = frozenset({Kind.LINE, Kind.TEXT, Kind.MARKDOWN})


@dataclass(frozen=True)
class RemarkShown:
    """What the review asks about a field; ``is_answered`` once the field was changed after it."""

    text: str
    moment: datetime
    is_answered: bool


@dataclass(frozen=True, kw_only=True)
class Input:
    """One input of a question; a translatable text has one for each language."""

    name: str
    language: str
    is_own: bool
    label: str
    need: str
    value: str
    chosen: frozenset[str]
    error: str
    described_by: str
    translation: Translation = Translation.NOTHING_TO_DO


@dataclass(frozen=True, kw_only=True)
class FileItem:
    """One file of a question with what is asked about it; without ``file`` it is the place for a new one.

    ``came`` is the hash of a file that came with a form which could not be stored, so that it need not come again.
    """

    place: int
    id: str
    came: str
    file: Mapping[str, Any] | None
    input: Input
    questions: tuple[Question, ...]

    @property
    def number(self) -> int:
        """Which one it is, as people count."""
        return self.place + 1

    @property
    def has_errors(self) -> bool:
        """Say whether anything about it needs a change."""
        return bool(self.input.error) or any(one.error for sub in self.questions for one in sub.inputs)

    @property
    def is_begun(self) -> bool:
        """Say whether somebody has written about it."""
        return any(one.value or one.chosen for sub in self.questions for one in sub.inputs)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One field of the form with its inputs: the entry's own language first, or one for each item of a list."""

    field: Field
    widget: Widget
    inputs: tuple[Input, ...]
    options: tuple[Option, ...]
    remark: RemarkShown | None
    doubts: tuple[str, ...] = ()
    """What does not fit another answer."""
    items: tuple[FileItem, ...] = ()
    is_whole: bool = False
    """Say whether these are all the files, and what is stored beside them is to go."""

    @property
    def need(self) -> str:
        """Whether it must be answered, in words."""
        return self.inputs[0].need if self.inputs else _need(self.field, is_own=True)

    @property
    def is_group(self) -> bool:
        """Say whether the answer is given by several small inputs under one legend."""
        return self.widget in (Widget.RADIOS, Widget.TICKS, Widget.ROWS)

    @property
    def is_list(self) -> bool:
        """Say whether the answer is several items, which are stored and merged as one."""
        return self.widget in (Widget.ROWS, Widget.FILES)

    @property
    def is_long(self) -> bool:
        """Say whether the list of answers is long enough for two columns."""
        return len(self.options) >= LONG_LIST

    @property
    def is_counted(self) -> bool:
        """Say whether a count of characters stands below."""
        return self.field.kind in _COUNTED and self.field.limit is not None

    @property
    def most_rows(self) -> int:
        """How many lines a list may have."""
        return self.field.most or MOST_PLACES

    @property
    def keyboard(self) -> str:
        """The keyboard for a one-line input, empty for the usual one."""
        return _KEYBOARDS.get(self.field.kind, "")

    @property
    def rows(self) -> int:
        """Lines of a text area, by how much may be written."""
        limit = self.field.limit or 400
        return 3 if limit <= 400 else 5 if limit <= 1_000 else 16


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a form shows: values and errors by form field name, remarks by field key."""

    entry_language: str
    values: Values
    content: Content = attribute(default_factory=dict)
    """What is stored, to know which questions do not apply."""
    errors: Mapping[str, Sequence[Text]] = attribute(default_factory=dict)
    remarks: Mapping[str, RemarkShown] = attribute(default_factory=dict)
    translations: Mapping[str, Translation] = attribute(default_factory=dict)
    doubts: Mapping[str, Sequence[Text]] = attribute(default_factory=dict)
    files: Mapping[str, Mapping[str, Any]] = attribute(default_factory=dict)
    """What is known of each file: by ``images-<id>``, and by its hash where it came with a form."""


def questions_of(block: Block, shown: Shown) -> list[Question]:
    """Return the questions of a section in their order.

    One that another section rules out is left out; one that depends on this section, or on an answer that is still
    open, is there and says its condition.
    """
    here = {field.key for field in block.fields}
    return [question_of(field, shown) for field in block.fields if not _is_ruled_out(field, shown.content, here)]


def _is_ruled_out(field: Field, content: Content, here: Set[str]) -> bool:
    condition = field.condition
    if condition is None or condition.key in here or content.get(condition.key) in (None, [], ""):
        return False
    return not condition.holds(content)


def question_of(field: Field, shown: Shown, *, need: str = "") -> Question:
    """Return one question; ``need`` replaces the words that say whether it must be answered."""
    widget = widget_of(field)
    return Question(
        field=field,
        widget=widget,
        inputs=tuple(_inputs(field, shown, need)),
        options=tuple(options_of(field, shown.values.get(field.key, ()), can_undo=widget is not Widget.RADIOS)),
        remark=shown.remarks.get(field.key),
        doubts=tuple(doubt.in_(language()) for doubt in shown.doubts.get(field.key, ())),
        items=tuple(_items(field, shown)) if field.kind in FILES else (),
        is_whole=field.kind in FILES and field.key in shown.values,
    )


def _inputs(field: Field, shown: Shown, need: str) -> Iterable[Input]:
    if field.kind in FILES:
        return ()
    if field.kind in LISTS:
        filled = 1 + max(places(field, shown.values), default=-1)
        rows = min(filled + SPARE_ROWS, max(field.most or MOST_PLACES, filled))
        return (_input(field, f"{field.key}-{place}", "", shown, need) for place in range(rows))
    languages = _languages(field, shown.entry_language)
    return (_input(field, f"{field.key}_{one}" if one else field.key, one, shown, need) for one in languages)


def _items(field: Field, shown: Shown) -> Iterable[FileItem]:
    """Yield every file, and the place for one more while there is room."""
    filled = places(field, shown.values)
    spare = [len(filled)] if field.most is None or len(filled) < field.most else []
    for place in [*filled, *spare]:
        named = next(iter(shown.values.get(f"{field.key}-{place}-id", ())), "")
        came = next(iter(shown.values.get(f"{field.key}-{place}-file", ())), "")
        yield FileItem(
            place=place,
            id=named,
            came=came if came in shown.files else "",
            file=shown.files.get(came) or shown.files.get(f"{field.key}-{named}"),
            input=_input(field, f"{field.key}-{place}-file", "", shown, ""),
            questions=tuple(question_of(part, shown) for part in field.parts_at(place)),
        )


def widget_of(field: Field) -> Widget:
    """Return how the answer is given: radios while the choice is short, one line for everything unknown."""
    if field.kind is Kind.CHOICE and field.vocabulary is not None:
        return Widget.RADIOS if len(field.vocabulary.terms) <= MOST_RADIOS else Widget.SELECT
    return _WIDGETS.get(field.kind, Widget.LINE)


def _languages(field: Field, entry_language: str) -> Iterable[str]:
    return sorted(LANGUAGES, key=lambda one: one != entry_language) if field.translatable else ("",)


def _input(field: Field, name: str, of_input: str, shown: Shown, need: str) -> Input:
    held, entry = shown.values.get(name, ()), shown.entry_language
    error = " ".join(message.in_(language()) for message in shown.errors.get(name, ()))
    is_own = of_input in ("", shown.entry_language)
    return Input(
        name=name,
        language=of_input,
        is_own=is_own,
        label=heading_of(field, name, entry),
        need=need or _need(field, is_own=is_own),
        value=held[0] if held else "",
        chosen=frozenset(held),
        error=error,
        translation=Translation.NOTHING_TO_DO
        if is_own
        else shown.translations.get(field.key, Translation.NOTHING_TO_DO),
        described_by=_described_by(field, name, has_error=bool(error), has_remark=field.key in shown.remarks),
    )


def _need(field: Field, *, is_own: bool) -> str:
    words = [condition.words.in_(language()) for condition in (field.condition, *field.required_when) if condition]
    if not is_own or field.need not in (Need.DRAFT, Need.SUBMIT):
        return ", ".join([str(_("optional")), *words[: field.condition is not None]])
    return ", ".join([str(_("required")), *words])


def _described_by(field: Field, name: str, *, has_error: bool, has_remark: bool) -> str:
    counted = field.kind in _COUNTED and field.limit is not None
    parts = {
        f"{name}-error": has_error,
        f"{field.key}-remark": has_remark,
        f"{field.key}-hint": True,
        f"{field.key}-example": field.example is not None,
        f"{name}-count": counted,
    }
    return " ".join(part for part, is_there in parts.items() if is_there)
