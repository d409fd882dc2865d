"""Words and filters that every page uses."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.numbers import format_decimal
from flask import Flask, current_app, g, request, url_for
from jinja2 import StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from marktplatz.booths.public import PublicBooth
from marktplatz.booths.questionnaire import FIELDS
from marktplatz.booths.required import SETS
from marktplatz.booths.translations import FITS_STILL
from marktplatz.booths.translations import LABELS as TRANSLATION_LABELS
from marktplatz.booths.workflow import LABELS
from marktplatz.core import dates
from marktplatz.core.answers import IN_OWN_WORDS, NO_ANSWER, spoken, words
from marktplatz.core.fields import Field
from marktplatz.core.text import LANGUAGES, Text, length
from marktplatz.settings import Settings
from marktplatz.web import csrf
from marktplatz.web.actor import actor, presence
from marktplatz.web.language import language
from marktplatz.web.pictures import document_address, sources_of
from marktplatz.web.shown.described import booth_described, event_described
from marktplatz.web.shown.findings import mark_found
from marktplatz.web.shown.shared import shared_address, shared_alternative


def install(app: Flask, settings: Settings) -> None:
    """Give the templates their words. Autoescape is on for html and xml; undefined names are errors."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.filters.update(
        said=said,
        of_event=of_event,
        lines=lines,
        mark_found=mark_found,
        spoken_in=lambda texts, entry_language: spoken(texts, language(), entry_language),
        graphemes=length,
        number=number,
        megabytes=megabytes,
        long_date=lambda moment: dates.long_date(moment, language()),
        weekday_date=lambda moment: dates.weekday_date(moment, language()),
        short_date=lambda moment: dates.short_date(moment, language()),
        clock_time=lambda moment: dates.clock_time(moment, language()),
        long_moment=lambda moment: dates.long_moment(moment, language()),
        iso=dates.iso,
    )
    _install_names(app, settings)


def _install_names(app: Flask, settings: Settings) -> None:
    app.jinja_env.globals.update(
        csrf_token=csrf.token,
        actor=actor,
        presence=presence,
        language=language,
        other_language=other_language,
        other_language_address=other_language_address,
        IN_OWN_WORDS=IN_OWN_WORDS,
        NO_ANSWER=NO_ANSWER,
        STATUS_LABELS=LABELS,
        TRANSLATION_LABELS=TRANSLATION_LABELS,
        FITS_STILL=FITS_STILL,
        REQUIRED_SETS=SETS,
        FIELDS=FIELDS,
        answer_words=answer_words,
        booth_address=booth_address,
        booth_described=booth_described,
        shared_address=shared_address,
        shared_alternative=shared_alternative,
        event_described=event_described,
        asset=asset,
        picture_sources=sources_of,
        document_address=document_address,
        settings=settings,
    )


@pass_context
def number(_context: Context, figure: int) -> str:
    """Return a figure as the reader writes it. With the context, so that a fixed figure is not written once for all
    languages when the template is compiled."""
    return format_decimal(figure, locale=language())


@pass_context
def megabytes(_context: Context, size: int) -> str:
    """Return a number of bytes as the reader writes megabytes, never less than a tenth of one."""
    return f"{format_decimal(max(size / 1_000_000, 0.1), '#,##0.0', locale=language())}\u00a0MB"


_BREAK = Markup("<br>")


def said(text: Text) -> str:
    """Return a text of the interface in the reader's language."""
    return text.in_(language())


def of_event(texts: Mapping[str, str]) -> str:
    """Return an organiser's text in the reader's language, or in German."""
    return texts.get(language()) or texts.get("de") or next(iter(texts.values()), "")


def lines(text: str) -> Markup:
    """Return plain text as paragraphs; one line end is a break, two begin a paragraph."""
    written = escape(text).split("\n\n")
    paragraphs = [part.replace("\n", _BREAK) for whole in written if (part := whole.strip())]
    return Markup("<p>{}</p>").format(Markup("</p><p>").join(paragraphs)) if paragraphs else Markup()


def other_language() -> str:
    """Return the language that this page is not in."""
    return next(one for one in LANGUAGES if one != language())


def other_language_address() -> str:
    """Return this page's address in the other language, with all that is in it.

    Empty where following it would lose what was typed: on the answer to a form.
    """
    target = other_language()
    if request.method not in ("GET", "HEAD"):
        return ""
    booth: PublicBooth | None = g.get("shown_booth")
    if booth is not None:
        return booth_address(booth, target)
    if request.endpoint is None or request.view_args is None:
        return url_for("public.home", lang=target)
    if not request.url_rule or "lang" not in request.url_rule.arguments:
        return url_for("public.home", lang=target)
    values: dict[str, Any] = {**request.view_args, "lang": target}
    path = url_for(request.endpoint, **values)
    query = request.query_string.decode("utf-8", "replace")
    return f"{path}?{query}" if query else path


def answer_words(field: Field, content: Mapping[str, Any]) -> list[str]:
    """Return the words of an answer in the reader's language."""
    return words(field, content, language())


def booth_address(booth: PublicBooth, lang: str | None = None) -> str:
    """Return the path of a booth page."""
    return url_for("public.booth", event=booth.event.slug, path_part=booth.path_part, lang=lang or language())


def asset(name: str) -> str:
    """Return the address of a file of ours with its fingerprint, so that a browser asks for it once."""
    return url_for("static", filename=name, v=_print_of(name))


@lru_cache(maxsize=64)
def _print_of(name: str) -> str:
    folder = current_app.static_folder
    assert folder is not None
    return hashlib.sha256((Path(folder) / name).read_bytes()).hexdigest()[:10]
