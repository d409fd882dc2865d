"""The catalogue page: cards or table, filters, search, pages; everything is in the address."""

from __future__ import annotations

import re
from dataclasses import replace

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from marktplatz.booths.questionnaire import questionnaire_of
from marktplatz.catalogue import queries as catalogue
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.core.codes import read_code, read_stand_number
from marktplatz.core.permissions import Policy
from marktplatz.events.models import Event
from marktplatz.web import filters, kept
from marktplatz.web.language import language
from marktplatz.web.public.views import event_of, surface
from marktplatz.web.shown.cards import card_of, cards_of
from marktplatz.web.shown.findings import finding_of

_STAND = re.compile(r"(?i:stand|booth)\s+")


@surface.get("/<lang:lang>/<event>/katalog", policy=Policy.PUBLIC, endpoint="catalogue")
def catalogue_page(event: str) -> ResponseReturnValue:
    """Show the catalogue: cards or table, filters, search, pages; everything is in the address."""
    found = event_of(event)
    wish = filters.read_wish(request.args, language=language())
    view = "table" if request.args.get("view") == "table" else ""
    links = filters.Links(url_for("public.catalogue", event=found.slug), wish, view)
    asked_for = wish
    if (typed := _meant(wish, found)) is not None:
        if "page" not in request.args:
            return redirect(card_of(typed, found).address, 302)
        # Who asks for a page of the list, as while typing, gets the list: with the booth whose sign was typed.
        asked_for = replace(wish, words=typed.stand_number or typed.code)
    listing = catalogue.listing(found, asked_for)
    if wish.page > (last := listing.pages(wish.size)):
        return redirect(links.page(last), 302)
    asked, sorts = questionnaire_of(found), _sorts(bool(wish.words))
    page = render_template(
        "public/catalogue.html",
        event=found,
        words=wish.words,
        sort=wish.sort,
        sorts=sorts,
        order=dict(sorts).get(wish.sort) or _("Stand number"),
        view=view,
        links=links,
        stays=[pair for pair in links.parameters if pair[0] != "q"],
        items=cards_of(listing.entries, found),
        query=listing.query,
        findings=[finding_of(entry, listing.query, language()) for entry in listing.entries],
        meant=listing.meant,
        total=listing.total,
        all_booths=listing.all_booths,
        facets=filters.facets(wish, listing.counts, language(), asked),
        chips=filters.chips(links, language(), asked),
        page=wish.page,
        pages=last,
    )
    return kept.answer(page)


def _meant(wish: catalogue.Wish, event: Event) -> CatalogueEntry | None:
    """Return the booth whose stand number or code was typed as the only wish: it is opened, not listed."""
    if wish.filters:
        return None
    typed = _STAND.sub("", wish.words)
    number, code = read_stand_number(typed), read_code(typed)
    return catalogue.by_sign(event.id, number, code) if number or code else None


def _sorts(has_words: bool) -> list[tuple[str, str]]:
    """Return the orders to choose from; the first one is what an address without ``sort`` means."""
    by_stand = ("stand", _("Stand number"))
    first = [("", _("Best match")), by_stand] if has_words else [("", by_stand[1])]
    others = {
        "title": _("Title"),
        "organisation": _("Organisation"),
        "stage": _("Existing or planned"),
        "newest": _("Newest first"),
        "random": _("By chance, new each day"),
    }
    return [*first, *others.items()]
