"""What can be done with events."""

from __future__ import annotations

import re

from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict, Invalid
from marktplatz.core.facts import record
from marktplatz.core.permissions import Actor, may_organise
from marktplatz.core.text import Text, tidy
from marktplatz.events import facts, queries
from marktplatz.events.models import Event

# Words that stand for something else where the address of an event has its own: languages, desks, pages, files, probes.
RESERVED = frozenset(
    (
        "api",
        "aussteller",
        "barrierefreiheit",
        "datenschutz",
        "de",
        "en",
        "healthz",
        "impressum",
        "katalog",
        "konto",
        "leichte-sprache",
        "media",
        "metrics",
        "postausgang",
        "protokoll",
        "pruefung",
        "readyz",
        "s",
        "static",
        "verwaltung",
    )
)
_slug = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def create_event(slug: str, name: str, *, actor: Actor, is_public: bool = True) -> Event:
    """Add an event. Refuses an address part that is taken, reserved or not of ``a-z 0-9 -`` (at most 40)."""
    may_organise(actor).require()
    if len(slug) > 40 or not _slug.fullmatch(slug):
        raise Invalid(
            Text(
                de=f"„{slug}“ geht nicht als Adresse. Nehmen Sie Kleinbuchstaben, Ziffern und Bindestriche, etwa 2026.",
                en=f"“{slug}” cannot be an address. Use lower-case letters, digits and hyphens, such as 2026.",
            )
        )
    if slug in RESERVED:
        raise Invalid(
            Text(
                de=f"„{slug}“ ist für eine andere Seite reserviert. Nehmen Sie ein anderes Wort, etwa 2026.",
                en=f"“{slug}” is reserved for another page. Choose another word, such as 2026.",
            )
        )
    if queries.by_slug(slug) is not None:
        raise Conflict(Text(de=f"Die Veranstaltung „{slug}“ gibt es schon.", en=f"The event “{slug}” exists already."))
    label = tidy(name, multiline=False)
    if not label or len(label) > 120:
        raise Invalid(Text(de="Der Name braucht 1 bis 120 Zeichen.", en="The name needs 1 to 120 characters."))
    event = Event(slug=slug, name={"de": label, "en": label}, is_public=is_public, created_at=clock.now())
    session.add(event)
    session.flush()
    record(session, facts.EventCreated(actor_id=actor.account_id, event_id=event.id, slug=slug))
    return event
