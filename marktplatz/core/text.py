"""Words of people: two languages, tidy storage, counting, search folding, addresses and excerpts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Literal

import regex

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages of the interface."""

    de: str
    en: str

    def in_(self, language: str) -> str:
        """Return the English text for ``en`` and the German one for anything else."""
        return self.en if language == "en" else self.de

    def filled(self, **values: object) -> Text:
        """Fill ``{name}`` in both texts by ``str.format``; a ``Text`` among the values keeps to the language.

        Raises ``KeyError`` for a name without a value. The values themselves are never read as a format.
        """
        return Text(
            de=self.de.format(**{name: _spoken(value, "de") for name, value in values.items()}),
            en=self.en.format(**{name: _spoken(value, "en") for name, value in values.items()}),
        )


def _spoken(value: object, language: Language) -> object:
    return value.in_(language) if isinstance(value, Text) else value


# Next line, line separator and paragraph separator are line ends too; Word writes its soft break as \v.
_LINE_END = regex.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
# Overrides, embeddings and isolates can turn the rest of a page around; noncharacters are illegal in XML.
_UNWANTED = regex.compile(r"[[\p{Cc}--[\n\t]]\u202a-\u202e\u2066-\u2069\ufeff\p{Noncharacter_Code_Point}]", regex.V1)
_SURROGATE = regex.compile(r"[\ud800-\udfff]")
_VISIBLE = regex.compile(r"[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]")
# UAX #15 (stream-safe text): no language needs more, and a longer run costs the square of its length.
_PILE_OF_MARKS = regex.compile(r"(\p{M}{30})\p{M}+")


def tidy(text: str, *, multiline: bool) -> str:
    """Return what is stored of anything that a person typed; tidying twice changes nothing more.

    NFC, line ends as ``\\n``, no trailing or outer blank, no control characters (NUL included), none of the
    bidi controls that reorder a page, no lone surrogates (U+FFFD instead), at most 30 marks on one letter.
    On a single line every run of blank becomes one space. A text without anything visible becomes empty.
    Joiners, soft hyphens, the gender star, quotation marks and emoji stay as they were.
    """
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _UNWANTED.sub("", _LINE_END.sub("\n", text))
    text = _composed(text)
    if not _VISIBLE.search(text):
        return ""
    if not multiline:
        return " ".join(text.split())
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _PILE_OF_MARKS.sub(r"\1", text))


_FLAG = regex.compile(r"\p{Regional_Indicator}{2}")


def length(text: str) -> int:
    """Count characters as a person does (grapheme clusters), without outer blank: the rule of every limit."""
    text = text.strip()
    if text.isascii() and "\r" not in text:
        return len(text)
    # One cluster for each flag beforehand: a long row of flags costs the square of its length.
    return sum(1 for _ in _clusters(_FLAG.sub("x", text)))


def _clusters(text: str) -> Iterator[str]:
    return (found[0] for found in regex.finditer(r"\X", text))


# Latin letters that Unicode does not take apart into a base letter and a mark; all lower-case.
_BASE_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ŧ": "t",
        "ŋ": "n",
        "ĸ": "k",
        "ß": "ss",
    }
)
_GERMAN_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
# A star between letters always joins. Colon, underscore, dot and slash also stand between words, so these
# join only before the endings that gender forms have: Bürger:innen, Bürger/-in, Bürger_innenrat, jede:r.
_GENDER_SIGN = regex.compile(
    r"(?<=[\p{L}\p{M}])(?:"
    r"\\?[*∗](?=\p{L})"
    r"|(?:\\?[:_·•‧∙⋅/]-?|['’])(?=in(?:nen|(?!\p{L})))"
    r"|(?<=\p{L}[\p{L}\p{M}])\\?[:_·•‧∙⋅/]-?(?=(?:e[mnrs]?|[mnrs])(?![\p{L}\p{N}]))"
    r")"
)
_GENDER_BRACKET = regex.compile(r"(?<=[\p{L}\p{M}])\((in(?:nen)?)\)")
_SILENT = regex.compile(r"[\p{M}\p{Cf}]+")
# By the standard library, so that every word is ``isalnum``; ``regex`` knows newer letters.
_NO_WORD = re.compile(r"[\W_]+")


def _joined(text: str) -> str:
    joined: str = _GENDER_BRACKET.sub(r"\1", _GENDER_SIGN.sub("", text))
    return joined


def _without_marks(text: str) -> str:
    # Marks go before and after taking apart: a long run of them would cost the square of its length.
    bare: str = _SILENT.sub("", unicodedata.normalize("NFKD", _SILENT.sub("", text)))
    return bare


def fold(text: str) -> str:
    """Return the text as search compares it, the same for what is kept and for what is asked.

    Small letters without accents (``ß`` as ``ss``), the gender forms of a word as one word (``Bürger*innen``,
    ``Bürger:innen``, ``BürgerInnen`` and ``Bürgerinnen`` are all ``burgerinnen``), and one space for
    everything that is neither letter nor digit. Folding twice changes nothing more.
    """
    letters = _without_marks(_without_marks(text).casefold()).translate(_BASE_LETTERS)
    return unicodedata.normalize("NFC", _NO_WORD.sub(" ", _joined(letters)).strip())


def fold_words(text: str) -> list[str]:
    """Return the folded words of a query: the first 12, each cut to 60 characters.

    Reads no more than 2,000 characters: a pasted book must not keep the server busy.
    """
    return [word[:60] for word in fold(text[:2_000]).split()[:12]]


def spelt_out(text: str) -> str:
    """Return the text as it is typed where German letters are missing: ``ä`` as ``ae``."""
    return _composed(text).casefold().translate(_GERMAN_LETTERS)


def slug(text: str, *, limit: int = 60) -> str:
    """Return the readable part of an address: ``a-z``, ``0-9`` and hyphens, at most ``limit`` characters.

    German letters are written out (``ä`` as ``ae``), other accents dropped, gender signs too. Cut between
    words, or inside the first word when that alone is too long. Empty when nothing Latin is in the text.
    """
    small = _composed(text).casefold()
    letters = _without_marks(_joined(small).translate(_GERMAN_LETTERS)).casefold().translate(_BASE_LETTERS)
    whole: str = regex.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    if len(whole) <= limit:
        return whole
    return (whole[: limit + 1].rpartition("-")[0] or whole[:limit]).strip("-")


_TAG = re.compile(r"</?([a-z][a-z0-9]*+)(?:\"[^\"]*+\"|[^\"<>])*+>")
_BLOCK = re.compile(r"p|li|ul|ol|blockquote|pre|h[1-6]|table|tr|div|br|hr")
# ``html.unescape`` fails on a number of more than 4,300 digits.
_HUGE_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{9,}")


def _space(tag: re.Match[str]) -> str:
    if _BLOCK.fullmatch(tag[1]):
        return "\n"
    return " " if tag[1] in ("td", "th") else ""


def unescaped(html: str) -> str:
    """Return the text with ``&amp;`` and its like as the characters they stand for; never fails."""
    return unescape(_HUGE_NUMBER.sub("\ufffd", html))


def plain(html: str) -> str:
    """Return the readable text of our own sanitised HTML: one line for each block, no empty lines."""
    lines = (" ".join(line.split()) for line in unescaped(_TAG.sub(_space, html)).split("\n"))
    return "\n".join(line for line in lines if line)


def excerpt(text: str, limit: int) -> str:
    """Return the text on one line with at most ``limit`` characters, cut between words and ended by ``…``.

    A first word that is too long is cut inside, never inside a character (grapheme cluster).
    """
    line = " ".join(text.split())
    clusters = list(islice(_clusters(line), limit + 1))
    if len(clusters) <= limit:
        return line
    kept = "".join(clusters[: max(limit - 1, 0)])
    if not clusters[max(limit - 1, 0)].isspace():
        kept = kept.rpartition(" ")[0] or kept
    return kept.rstrip(" ,;:.–-") + "…"
