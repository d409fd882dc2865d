"""What somebody may have meant whose words stand in no booth: another word for it, or another spelling. Pure."""

from __future__ import annotations

from marktplatz.catalogue.spelling import Vocabulary
from marktplatz.catalogue.synonyms import put_otherwise
from marktplatz.core.query import Query, Wanted, read_query

_PUNCTUATION = ".,;:!?()[]{}"


def instead(query: Query, words: Vocabulary) -> str:
    """Return other words, all of which stand somewhere; nothing where none are known."""
    if all(_is_known(one, words) for one in query.wanted):
        return ""
    typed = [one.typed if len(one.words) > 1 else one.typed.strip(_PUNCTUATION) for one in query.wanted]
    unwanted = [one.typed for one in query.unwanted]
    for other in put_otherwise(typed):
        if all(_is_known(one, words) for one in read_query(other).wanted):
            return " ".join([other, *unwanted])
    put_right = [
        as_typed if _is_known(one, words) else _put_right(one, words)
        for one, as_typed in zip(query.wanted, typed, strict=True)
    ]
    return " ".join([*put_right, *unwanted]) if all(put_right) and put_right != typed else ""


def _is_known(wanted: Wanted, words: Vocabulary) -> bool:
    if len(wanted.words) > 1:
        return True
    return any(words.knows(one) for one in wanted.beginnings) or bool(words.forms(wanted.words[0]))


def _put_right(wanted: Wanted, words: Vocabulary) -> str:
    """Return the nearest word; nothing for a number or code, of which the nearest is another thing."""
    word = wanted.words[0]
    return "" if any(sign.isdigit() for sign in word) else words.meant(word) or ""
