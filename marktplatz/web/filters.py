"""Reading the catalogue's address, and the addresses that lead from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from marktplatz.booths.fields.solution_vocabularies import STAGE_GROUPS
from marktplatz.booths.questionnaire import QUESTIONNAIRE
from marktplatz.catalogue.documents import NOT_STATED, OWN_WORDS, filter_values
from marktplatz.catalogue.queries import PAGE, Wish
from marktplatz.catalogue.shelf import SORTS
from marktplatz.core.answers import IN_OWN_WORDS, NO_ANSWER
from marktplatz.core.countries import country_name
from marktplatz.core.fields import Field, Questionnaire
from marktplatz.core.text import tidy
from marktplatz.web.numbers import page_wished

_LONGEST_QUERY = 200
_LONGEST_CODE = 40
_MOST_CODES = 40


@dataclass(frozen=True)
class Choice:
    """One tick box of a filter."""

    code: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """One filter with its tick boxes; ``is_first`` where it is shown without asking for more."""

    key: str
    label: str
    choices: list[Choice]
    is_open: bool
    is_first: bool


@dataclass(frozen=True)
class Chip:
    """One chosen filter or search word, the address without it, and how many booths that would show.

    ``left`` is 0 where it was not counted: it is, where nothing is found.
    """

    label: str
    without: str
    left: int


def read_wish(args: MultiDict[str, str], *, language: str = "de", size: int = PAGE, page: int | None = None) -> Wish:
    """Return what the address asks for; no address is an error. ``language`` is the reader's, if known."""
    filters = {}
    for field in QUESTIONNAIRE.facets:
        # A code that is none of ours stays: it fits no booth, and must not show all of them by accident.
        typed = (tidy(code, multiline=False)[:_LONGEST_CODE] for code in args.getlist(field.key))
        if chosen := list(filter(None, dict.fromkeys(typed))):
            filters[field.key] = chosen[:_MOST_CODES]
    return Wish(
        words=tidy(args.get("q", ""), multiline=False)[:_LONGEST_QUERY],
        filters=filters,
        sort=args.get("sort", "") if args.get("sort") in SORTS else "",
        language=language,
        page=page or page_wished(args),
        size=size,
    )


def address(path: str, parameters: list[tuple[str, str]]) -> str:
    """Return a path with its parameters."""
    return f"{path}?{urlencode(parameters)}" if parameters else path


@dataclass(frozen=True)
class Links:
    """The addresses that lead from one state of the catalogue to another; each starts over at the first page."""

    path: str
    wish: Wish
    view: str

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """The state as parameters of an address, without the page."""
        wish = self.wish
        found = [("q", wish.words)] if wish.words else []
        found += [(key, code) for key, codes in wish.filters.items() for code in codes]
        found += [("sort", wish.sort)] if wish.sort else []
        return [*found, ("view", self.view)] if self.view else found

    def page(self, number: int) -> str:
        """Return the address of a page of the same."""
        return address(self.path, [*self.parameters, ("page", str(number))] if number > 1 else self.parameters)

    def seen_as(self, view: str) -> str:
        """Return the address of the same as cards or as a table."""
        return replace(self, view=view).page(1)

    def sorted_by(self, sort: str) -> str:
        """Return the address of the same in another order."""
        return replace(self, wish=replace(self.wish, sort=sort)).page(1)

    def looking_for(self, words: str) -> str:
        """Return the address of the same with other words."""
        return replace(self, wish=replace(self.wish, words=words)).page(1)

    def without(self, pair: tuple[str, str]) -> str:
        """Return the address without one of the parameters."""
        return address(self.path, [other for other in self.parameters if other != pair])


def facets(wish: Wish, counts: Mapping[str, Mapping[str, int]], language: str, asked: Questionnaire) -> list[Facet]:
    """Return all filters as the event names them; a value without any booth is left out unless it is chosen."""
    found = []
    for field in asked.facets:
        chosen, counted = wish.filters.get(field.key, []), counts.get(field.key, {})
        choices = [
            Choice(code, label(field, code, language), counted.get(code, 0), code in chosen)
            for code in filter_values(field)
            if counted.get(code) or code in chosen
        ]
        if choices:
            is_open = bool(chosen) or field.key in ("lifecycle_status", "logic_type")
            found.append(Facet(field.key, field.label.in_(language), choices, is_open, field.facet))
    return found


def chips(
    links: Links, language: str, asked: Questionnaire, ways_out: Mapping[tuple[str, str], int] = MappingProxyType({})
) -> list[Chip]:
    """Return everything that was chosen, each with the address without it."""
    fields = {field.key: field for field in asked.facets}
    return [
        Chip(_told(value, fields.get(name), language), links.without((name, value)), ways_out.get((name, value), 0))
        for name, value in links.parameters
        if name not in ("sort", "view")
    ]


def _told(value: str, field: Field | None, language: str) -> str:
    if field is None:
        return f"„{value}“" if language == "de" else f"“{value}”"
    # "None" alone would not say of what.
    return f"{field.label.in_(language)}: {label(field, value, language)}"


def label(field: Field, code: str, language: str) -> str:
    """Return the words of a filter's value."""
    if code == OWN_WORDS:
        return IN_OWN_WORDS.in_(language)
    if code == NOT_STATED:
        return NO_ANSWER.in_(language)
    if field.vocabulary is None:
        return country_name(code, language)
    words = field.vocabulary.label(code).in_(language)
    if field.key == "lifecycle_status" and code in field.vocabulary:
        # Cards say the group alone: existing, planned or ended.
        group = STAGE_GROUPS[field.vocabulary[code].group].in_(language)
        return words if words == group else f"{group} – {words}"
    return words
