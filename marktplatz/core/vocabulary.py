"""Vocabularies: closed lists of codes, each with a label in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from marktplatz.core.text import Text


@dataclass(frozen=True, kw_only=True)
class Term:
    """One entry of a vocabulary. ``code`` is stored and never changes; ``group`` joins terms for a filter.

    ``tags`` say what the program has to know of a term, ``address`` where more about it stands. A retired term is
    offered no more, but whoever has chosen it keeps it.
    """

    code: str
    label: Text
    group: str = ""
    excludes_others: bool = False
    is_retired: bool = False
    tags: frozenset[str] = frozenset()
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """A closed list of terms in their order, and the labels of the groups that its terms name.

    ``editable``: organisers may add, rename and retire terms for an event. ``rare`` is what the terms tagged ``rare``
    are called together, those that a form offers folded below the others.
    """

    name: str
    terms: tuple[Term, ...]
    editable: bool = False
    groups: dict[str, Text] = field(default_factory=dict)
    rare: Text | None = None

    def __contains__(self, code: object) -> bool:
        """Say whether the code is one of ours."""
        return code in self._by_code

    def __getitem__(self, code: str) -> Term:
        """Return the term; KeyError for a code that is not ours."""
        return self._by_code[code]

    @cached_property
    def _by_code(self) -> dict[str, Term]:
        return {term.code: term for term in self.terms}

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes in their order."""
        return tuple(term.code for term in self.terms)

    def only_known(self, chosen: str | list[str] | None) -> str | list[str] | None:
        """Return what is ours of one code or several; None where nothing is left."""
        if isinstance(chosen, list):
            return [code for code in chosen if code in self] or None
        return chosen if chosen in self else None

    @property
    def alone(self) -> frozenset[str]:
        """The codes that exclude all others."""
        return frozenset(term.code for term in self.terms if term.excludes_others)

    def tagged(self, tag: str) -> frozenset[str]:
        """Return the codes of all terms with this tag."""
        return frozenset(term.code for term in self.terms if tag in term.tags)

    def label(self, code: str) -> Text:
        """Return the label, or the code itself where an old entry holds one that is gone."""
        return self[code].label if code in self else Text(de=code, en=code)


def vocabulary(
    name: str,
    rows: Iterable[tuple[str, str, str]],
    *,
    alone: Iterable[str] = (),
    grouped: Mapping[str, str] | None = None,
    groups: dict[str, Text] | None = None,
    tagged: Mapping[str, Iterable[str]] | None = None,
    addresses: Mapping[str, str] | None = None,
    editable: bool = False,
) -> Vocabulary:
    """Build a vocabulary from rows of code, German, English; ``alone`` are codes that exclude all others.

    ``grouped`` has the group of a code, ``tagged`` the codes of a tag, ``addresses`` the address of a code.
    """
    exclusive = set(alone)
    group_of = grouped or {}
    return Vocabulary(
        name=name,
        terms=tuple(
            Term(
                code=code,
                label=Text(de=de, en=en),
                group=group_of.get(code, ""),
                excludes_others=code in exclusive,
                tags=frozenset(tag for tag, codes in (tagged or {}).items() if code in codes),
                address=(addresses or {}).get(code, ""),
            )
            for code, de, en in rows
        ),
        groups=groups or {},
        editable=editable,
    )
