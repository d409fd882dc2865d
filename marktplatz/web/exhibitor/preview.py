"""The draft as visitors would see it, in the templates that they see: the page on a phone, and the card."""

from __future__ import annotations

from flask import g, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from marktplatz.booths.models import Booth
from marktplatz.booths.preview import as_public
from marktplatz.booths.public import PublicBooth
from marktplatz.booths.questionnaire import FIELDS
from marktplatz.catalogue.documents import card
from marktplatz.catalogue.models import CatalogueEntry
from marktplatz.core.checks import flaws
from marktplatz.core.errors import Invalid
from marktplatz.core.markdown import MarkdownRefused
from marktplatz.core.text import Text
from marktplatz.web.actor import actor
from marktplatz.web.exhibitor.frame import frame, input_path, question_path
from marktplatz.web.exhibitor.state import state_of
from marktplatz.web.headers import Framing
from marktplatz.web.shown.booth import shown
from marktplatz.web.shown.cards import card_of

NOT_SHOWN = Text(
    de="Die ausführliche Beschreibung lässt sich so nicht anzeigen: {why}",
    en="The full description cannot be shown like this: {why}",
)


def preview_page(booth: Booth) -> ResponseReturnValue:
    """Return the desk's page with the card, and the booth page in the width of a phone; or why there is none."""
    try:
        public = _public(booth)
    except Invalid as refused:
        wrong = [flaw.name for flaw in flaws(FIELDS["description"], booth.draft.content)]
        where = input_path(booth, wrong[0]) if wrong else question_path(booth, FIELDS["description"])
        page = render_template(
            "exhibitor/preview.html", **frame(state_of(booth, actor())), refusal=refused.message, where=where
        )
        return page, 422
    entry = CatalogueEntry(
        code=booth.code,
        origin=booth.origin,
        stand_number=booth.stand_number,
        entry_language=public.entry_language,
        card=card(public),
    )
    g.framing = Framing.SHOWS_OURS
    return render_template(
        "exhibitor/preview.html",
        **frame(state_of(booth, actor())),
        refusal=None,
        item=card_of(entry, booth.event),
        page_address=url_for("exhibitor.preview_of_page", code=booth.code),
    )


def preview_of_page(booth: Booth) -> str:
    """Return the booth page as visitors would get it. Raises Invalid for a Markdown text that the guard refuses."""
    g.framing = Framing.SHOWN_BY_US
    return render_template(
        "public/booth.html", **shown(_public(booth)), preview_note=_("Preview: only your organisation sees this.")
    )


def _public(booth: Booth) -> PublicBooth:
    try:
        return as_public(booth)
    except MarkdownRefused as refused:
        raise Invalid(NOT_SHOWN.filled(why=refused.message)) from None
