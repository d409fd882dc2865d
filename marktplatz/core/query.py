"""What a visitor types into the search: words, phrases in quotes, and words that must not be there. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from marktplatz.core.text import fold, fold_words, spelt_out

MOST = 12
"""Words that are looked for, and as many that must not be there; what follows is left out."""
_LONGEST = 2_000
"""Characters that are read: a pasted book must not keep the server busy."""
_LONGEST_VARIED = 40

WordsOf = Callable[[str], tuple[str, ...]]

_GERMAN = (
    "der die das den dem des ein eine einen einem einer und oder in im an am auf aus bei mit von vom zu zum zur fur"
)
_ENGLISH = "the a an and or in on at of for to with by from"
_FILLERS = frozenset(f"{_GERMAN} {_ENGLISH}".split(" "))
"""Words that say nothing of what is looked for, where something else is."""
_QUOTES = str.maketrans(dict.fromkeys("„“”«»‟″", '"'))
_TOKEN = re.compile(r'(?:(?<=\s)|^)(?P<minus>[-\u2212])?"(?P<phrase>[^"]*)"|(?P<token>\S+)')
# "Muenchen" is München, but "neue" is not "nü" and "quer" not "qür".
_SPELT_OUT = re.compile(r"(?<![aeiouyq])([aou])e")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """One thing that is looked for. All words are folded (``core.text.fold``) and hold letters and digits only.

    One word is found as the beginning of a word, exactly in quotes; several ``words`` are a phrase. ``variants`` are
    other spellings of the word; ``forms`` are words of the catalogue that are the same inflected (Räte), and ``parts``
    those that hold it inside (Straßen*laterne*). ``typed`` is what stood there.
    """

    words: tuple[str, ...]
    typed: str = ""
    is_exact: bool = False
    variants: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """The word and its other spellings; empty for a phrase."""
        return (self.words[0], *self.variants) if len(self.words) == 1 else ()

    def fits(self, word: str) -> bool:
        """Say whether a single folded word is one that was looked for."""
        if word in self._whole:
            return True
        return not self.is_exact and word.startswith(self.beginnings)

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset((*self.beginnings, *self.forms, *self.parts))


@dataclass(frozen=True, kw_only=True)
class Query:
    """Everything that is looked for; a booth holds all of ``wanted`` and none of ``unwanted``."""

    wanted: tuple[Wanted, ...] = ()
    unwanted: tuple[Wanted, ...] = ()

    @cached_property
    def together(self) -> tuple[str, ...]:
        """The words as they follow each other, the last one a beginning; empty for one word, and with phrases."""
        is_plain = len(self.wanted) > 1 and all(len(one.words) == 1 and not one.is_exact for one in self.wanted)
        return tuple(one.words[0] for one in self.wanted) if is_plain else ()

    def widened(self, forms_of: WordsOf, parts_of: WordsOf) -> Query:
        """Return the query with other forms of its words, and with the words that hold any of these inside.

        Quoted words are meant as they stand.
        """
        return replace(self, wanted=tuple(_widened(one, forms_of, parts_of) for one in self.wanted))


def _widened(wanted: Wanted, forms_of: WordsOf, parts_of: WordsOf) -> Wanted:
    if wanted.is_exact or len(wanted.words) > 1:
        return wanted
    forms = dict.fromkeys(form for word in wanted.beginnings for form in forms_of(word))
    parts = dict.fromkeys(part for word in (*wanted.beginnings, *forms) for part in parts_of(word))
    return replace(wanted, forms=tuple(forms), parts=tuple(part for part in parts if part not in forms))


def read_query(text: str) -> Query:
    """Return what a text asks for; any text is one, and signs without a letter or digit ask for nothing.

    Quotation marks of any kind join words to a phrase. A minus before a word or phrase takes away what holds it, as
    long as something else is looked for; alone it is the dash of a list that was pasted.
    """
    wanted: list[Wanted] = []
    unwanted: list[Wanted] = []
    for is_unwanted, one in _read(text[:_LONGEST].translate(_QUOTES)):
        found = unwanted if is_unwanted else wanted
        if len(found) < MOST and one not in found:
            found.append(one)
    # What is typed last may be the beginning of a word: "in" of "innere".
    wanted = [one for one in wanted if one is wanted[-1] or one.is_exact or one.words[0] not in _FILLERS]
    if not wanted:
        return Query(wanted=tuple(replace(one, is_exact=len(one.words) > 1) for one in unwanted))
    return Query(wanted=tuple(wanted), unwanted=tuple(unwanted))


def _read(text: str) -> Iterator[tuple[bool, Wanted]]:
    for found in _TOKEN.finditer(text):
        if found["phrase"] is not None:
            words = tuple(fold_words(found["phrase"]))
            if words:
                yield bool(found["minus"]), Wanted(words=words, typed=found[0], is_exact=True)
            continue
        token = found["token"]
        bare = token.lstrip("-\u2212")
        words = tuple(fold_words(token))
        if words and len(token) - len(bare) == 1:
            yield True, Wanted(words=words, typed=token, is_exact=True)
        elif len(words) == 1:
            yield False, Wanted(words=words, typed=token, variants=_variants(token, words[0]))
        else:
            yield from ((False, Wanted(words=(word,), typed=word, variants=_variants(word, word))) for word in words)


def _variants(typed: str, word: str) -> tuple[str, ...]:
    """Return how the word is spelt where letters are missing on a keyboard, and the other way round."""
    if len(typed) > _LONGEST_VARIED:
        return ()
    others = (fold(spelt_out(typed)), _SPELT_OUT.sub(r"\1", word))
    return tuple(dict.fromkeys(other for other in others if other and other != word and " " not in other))
