"""Routes of visitors: the start page and the booths. None sets a cookie, none needs a script."""

from __future__ import annotations

from typing import Any

from flask import make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from marktplatz.booths import public
from marktplatz.catalogue import queries as catalogue
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.core import clock
from marktplatz.core.dates import clock_time, poster_date
from marktplatz.core.errors import Missing
from marktplatz.core.permissions import Policy
from marktplatz.events import queries as events
from marktplatz.events.models import Event
from marktplatz.stands.halls import hall_letter, hall_name
from marktplatz.web import kept
from marktplatz.web.language import language
from marktplatz.web.shown.booth import render_booth
from marktplatz.web.shown.cards import cards_of
from marktplatz.web.shown.shared import picture_of
from marktplatz.web.surface import Surface

surface = Surface("public", __name__)


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
    page = render_template(
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
    return kept.answer(page)


@surface.get("/<lang:lang>/<event>/staende/<path_part>", policy=Policy.PUBLIC)
def booth(event: str, path_part: str) -> ResponseReturnValue:
    """Show one booth; an old or wrong readable part leads to the right one."""
    code = path_part.partition("-")[0]
    found = public.by_code(code, event_slug=event)
    if found.booth is None:
        return no_booth(found, code)
    if path_part != found.booth.path_part:
        return redirect(url_for("public.booth", event=event, path_part=found.booth.path_part), 301)
    return kept.answer(render_booth(found.booth))


@surface.get("/<lang:lang>/<event>/staende/<path_part>/bild.png", policy=Policy.PUBLIC)
def shared_picture(event: str, path_part: str) -> ResponseReturnValue:
    """Draw what others show beside a link to a booth."""
    code = path_part.partition("-")[0]
    found = public.by_code(code, event_slug=event)
    if found.booth is None:
        return no_booth(found, code)
    response = kept.answer(picture_of(found.booth), media_type="image/png")
    # Other sites show it: that is what it is for.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def no_booth(found: public.Found, typed: str) -> ResponseReturnValue:
    """Say that a code is unknown (404), or that its booth was public once (410)."""
    event = found.event or events.current()
    if found.was_public:
        return render_template("public/booth_gone.html", event=event), 410
    return render_template("public/code_unknown.html", event=event, typed=typed[:40]), 404


def event_of(slug: str) -> Event:
    """Return a public event; Missing where there is none."""
    found = events.public_by_slug(slug)
    if found is None:
        raise Missing()
    return found


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
    for card in cards_of(entries, event):
        by_letter.setdefault(hall_letter(card.stand_number), []).append(card)
    return [
        {"letter": letter, "name": hall_name(event, letter, language()), "booths": booths}
        for letter, booths in by_letter.items()
    ]
