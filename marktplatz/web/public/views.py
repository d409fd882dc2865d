"""Routes of visitors. None sets a cookie, none needs a script."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from marktplatz.booths import public
from marktplatz.booths.questionnaire import questionnaire_of
from marktplatz.catalogue import queries as catalogue
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.core import clock
from marktplatz.core.codes import read_code, read_stand_number
from marktplatz.core.dates import clock_time, poster_date
from marktplatz.core.errors import Missing
from marktplatz.core.permissions import Policy
from marktplatz.events import queries as events
from marktplatz.events.models import Event
from marktplatz.stands.halls import hall_letter, hall_name
from marktplatz.web import filters
from marktplatz.web.language import language
from marktplatz.web.shown.booth import render_booth
from marktplatz.web.shown.cards import card_of
from marktplatz.web.shown.findings import finding_of
from marktplatz.web.surface import Surface

surface = Surface("public", __name__)

_STAND = re.compile(r"(?i:stand|booth)\s+")


@surface.get("/", policy=Policy.PUBLIC, endpoint="root")
@surface.get("/<lang:lang>/", policy=Policy.PUBLIC, endpoint="home")
def home() -> ResponseReturnValue:
    """Lead to the current event."""
    event = events.current()
    if event is None:
        return render_template("public/no_event.html")
    response = make_response(redirect(url_for("public.start", event=event.slug, lang=language()), 302))
    response.vary.add("Accept-Language")
    return response


@surface.get("/<lang:lang>/<event>/", policy=Policy.PUBLIC)
def start(event: str) -> ResponseReturnValue:
    """Show what, when, where, programme, stream and the directory."""
    found = events.public_by_slug(event, with_programme=True)
    if found is None:
        raise Missing()
    moment = found.starts_at.astimezone(clock.ZONE) if found.starts_at else None
    entries, placed = catalogue.board(found.id)
    return render_template(
        "public/start.html",
        event=found,
        zone=clock.ZONE,
        day_month=poster_date(moment, language()) if moment else "",
        year=moment.year if moment else "",
        hours=_hours(found),
        is_over=found.ends_at is not None and found.ends_at < clock.now(),
        halls=_halls(found, entries),
        left_out=placed - len(entries),
        number=catalogue.size(found.id),
    )


@surface.get("/<lang:lang>/<event>/katalog", policy=Policy.PUBLIC, endpoint="catalogue")
def catalogue_page(event: str) -> ResponseReturnValue:
    """Show the catalogue: cards or table, filters, search, pages; everything is in the address."""
    found = _event(event)
    wish = filters.read_wish(request.args, language=language())
    view = "table" if request.args.get("view") == "table" else ""
    path = url_for("public.catalogue", event=found.slug)
    if (typed := _meant(wish, found)) is not None:
        return redirect(card_of(typed, found).address, 302)
    listing = catalogue.listing(found, wish)
    chosen = filters.pairs(wish, view)
    cards = [card_of(entry, found) for entry in listing.entries]

    def page_address(page: int) -> str:
        return filters.address(path, [*chosen, ("page", str(page))] if page > 1 else chosen)

    if wish.page > (last := listing.pages(wish.size)):
        return redirect(page_address(last), 302)
    return render_template(
        "public/catalogue.html",
        event=found,
        words=wish.words,
        sort=wish.sort,
        sorts=_sorts(bool(wish.words)),
        view=view,
        kept=[pair for pair in chosen if pair[0] != "q"],
        items=cards,
        query=listing.query,
        findings=[finding_of(entry, listing.query, language()) for entry in listing.entries],
        meant=listing.meant,
        meant_address=filters.address(path, filters.pairs(replace(wish, words=listing.meant), view)),
        sort_address=lambda sort: filters.address(path, filters.pairs(replace(wish, sort=sort), view)),
        total=listing.total,
        all_booths=listing.all_booths,
        facets=filters.facets(wish, listing.counts, language(), questionnaire_of(found)),
        chips=filters.chips(wish, view, path, language(), questionnaire_of(found)),
        page=wish.page,
        pages=listing.pages(wish.size),
        page_address=page_address,
        cards_address=filters.address(path, filters.pairs(wish, "")),
        table_address=filters.address(path, filters.pairs(wish, "table")),
    )


def _meant(wish: catalogue.Wish, event: Event) -> CatalogueEntry | None:
    """Return the booth whose stand number or code was typed as the only wish: it is opened, not listed."""
    if wish.filters:
        return None
    typed = _STAND.sub("", wish.words)
    number, code = read_stand_number(typed), read_code(typed)
    return catalogue.by_sign(event.id, number, code) if number or code else None


@surface.get("/<lang:lang>/<event>/staende/<path_part>", policy=Policy.PUBLIC)
def booth(event: str, path_part: str) -> ResponseReturnValue:
    """Show one booth; an old or wrong readable part leads to the right one."""
    code = path_part.partition("-")[0]
    found = public.by_code(code, event_slug=event)
    if found.booth is None:
        return no_booth(found, code)
    if path_part != found.booth.path_part:
        return redirect(url_for("public.booth", event=event, path_part=found.booth.path_part), 301)
    return conditional(render_booth(found.booth))


def conditional(page: str) -> Response:
    """Answer with a page, or with 304 when the browser has it."""
    response = make_response(page)
    response.add_etag()
    response.make_conditional(request)
    return response


def no_booth(found: public.Found, typed: str) -> ResponseReturnValue:
    """Say that a code is unknown (404), or that its booth was public once (410)."""
    event = found.event or events.current()
    if found.was_public:
        return render_template("public/booth_gone.html", event=event), 410
    return render_template("public/code_unknown.html", event=event, typed=typed[:40]), 404


def _event(slug: str) -> Event:
    found = events.public_by_slug(slug)
    if found is None:
        raise Missing()
    return found


def _sorts(has_words: bool) -> list[tuple[str, str]]:
    """Return the orders to choose from; the first one is what an address without ``sort`` means."""
    by_stand = ("stand", _("Stand number"))
    first = [("", _("Best match")), by_stand] if has_words else [("", by_stand[1])]
    others = {
        "title": _("Title"),
        "organisation": _("Organisation"),
        "stage": _("Stage"),
        "newest": _("Newest first"),
        "random": _("By chance, new each day"),
    }
    return [*first, *others.items()]


def _hours(event: Event) -> str:
    if event.starts_at is None:
        return ""
    start = event.starts_at.astimezone(clock.ZONE).strftime("%H:%M")
    if event.ends_at is None:
        return clock_time(event.starts_at, language())
    until = "bis" if language() == "de" else "to"
    return f"{start} {until} {clock_time(event.ends_at, language())}"


def _halls(event: Event, entries: list[CatalogueEntry]) -> list[dict[str, Any]]:
    """Group the booths by the letter of their stand; a hall without a name still shows its letter."""
    by_letter: dict[str, list[Any]] = {}
    for entry in entries:
        by_letter.setdefault(hall_letter(entry.stand_number), []).append(card_of(entry, event))
    return [
        {"letter": letter, "name": hall_name(event, letter, language()), "booths": booths}
        for letter, booths in by_letter.items()
    ]
