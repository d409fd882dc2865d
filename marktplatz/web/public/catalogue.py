"""The catalogue page: cards or table, filters, search, pages; everything is in the address."""

from __future__ import annotations

import re
from dataclasses import replace

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from marktplatz.booths.questionnaire import questionnaire_of
from marktplatz.catalogue import queries as catalogue
from marktplatz.core.codes import read_code, read_stand_number
from marktplatz.core.permissions import Policy
from marktplatz.web import filters, kept
from marktplatz.web.language import language
from marktplatz.web.public.views import event_of, surface
from marktplatz.web.shown.cards import card_of, cards_of
from marktplatz.web.shown.findings import finding_of

_ADDRESS = re.compile(r"(?i)^\S*/s/(\w{1,5})/?(?:[?#]\S*)?$")
"""What a sign prints before the code, and what programs add behind it."""
_AROUND = " .,;:#/!?()[]"
_SAID_BEFORE = re.compile(r"(?i)^(?:(?:stand|booth)?[\s-]*(?:nummer|number|nr|no|code|№)|stand|booth)(?![a-z])[\s.:#]*")


@surface.get("/<lang:lang>/<event>/katalog", policy=Policy.PUBLIC, endpoint="catalogue")
def catalogue_page(event: str) -> ResponseReturnValue:
    """Show the catalogue: cards or table, filters, search, pages; everything is in the address."""
    found = event_of(event)
    wish = filters.read_wish(request.args, language=language())
    view = "table" if request.args.get("view") == "table" else ""
    links = filters.Links(url_for("public.catalogue", event=found.slug), wish, view)
    sign = _sign(wish)
    if (named := catalogue.by_sign(found.id, *sign) if any(sign) else None) and "page" not in request.args:
        return redirect(card_of(named, found).address, 302)
    # Who asks for a page of the list, as while typing, gets the list: with the booth whose sign was typed.
    listing = catalogue.listing(found, replace(wish, words=named.stand_number or named.code) if named else wish)
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
        findings=[finding_of(entry, listing.query, language(), in_table=bool(view)) for entry in listing.entries],
        meant=listing.meant,
        total=listing.total,
        all_booths=listing.all_booths,
        facets=filters.facets(wish, listing.counts, language(), asked),
        chips=filters.chips(links, language(), asked, listing.ways_out),
        sign=_told(sign),
        page=wish.page,
        pages=last,
    )
    return kept.answer(page)


def _sign(wish: catalogue.Wish) -> tuple[str | None, str | None]:
    """Return the stand number or the code that was typed as the only wish, or copied with the address of a sign."""
    if wish.filters:
        return None, None
    typed = _ADDRESS.sub(r"\1", wish.words).strip(_AROUND)
    # As it stands first: there may be a stand NO1.
    named = typed if read_stand_number(typed) else _SAID_BEFORE.sub("", typed).strip(_AROUND)
    return read_stand_number(named), read_code(named)


def _told(sign: tuple[str | None, str | None]) -> str | None:
    """Return the number or code that was meant for certain: many a word of five letters could be a code as well."""
    number, code = sign
    return number or (code if code and not code.isalpha() else None)


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
