"""Entries of public registers, to be found by everybody who looks after the event."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from marktplatz.booths import register_queries as queries
from marktplatz.booths.models import Booth, Revision
from marktplatz.booths.titles import short_title_of
from marktplatz.core.answers import Spoken
from marktplatz.core.text import tidy
from marktplatz.events.models import Event
from marktplatz.exchange.registers import REGISTER_NAMES
from marktplatz.web.language import language
from marktplatz.web.numbers import page_wished, pages_of


@dataclass(frozen=True, kw_only=True)
class Row:
    """One entry: ``source`` is the register's name, ``number`` what the register calls the entry."""

    code: str
    title: Spoken
    organisation: str
    source: str
    number: str
    is_public: bool


def register_page(event: Event) -> ResponseReturnValue:
    """Return a page of the entries, of all or of those that have the words; a page beyond leads to the last one."""
    words = tidy(request.args.get("q", ""), multiline=False)[: queries.LONGEST_WORDS]
    page = page_wished(request.args)
    found = queries.register_entries(event.id, words=words, page=page)
    pages = pages_of(found.total, queries.PAGE)

    def address(number: int) -> str:
        shown = number if number > 1 else None
        return url_for("organiser.register", event=event.slug, q=words or None, page=shown)

    if page > pages:
        return redirect(address(pages), 302)
    return render_template(
        "organiser/register.html",
        event=event,
        words=words,
        rows=[_row(booth, revision, event) for booth, revision in found.entries],
        total=found.total,
        page=page,
        pages=pages,
        page_address=address,
    )


def _row(booth: Booth, revision: Revision, event: Event) -> Row:
    source = booth.source or ""
    return Row(
        code=booth.code,
        title=short_title_of(booth, revision.content, language()),
        organisation=revision.content.get("organisation_name") or "",
        source=REGISTER_NAMES.get(source, source),
        number=booth.source_id or "",
        is_public=booth.published_revision_id is not None and event.is_public,
    )
