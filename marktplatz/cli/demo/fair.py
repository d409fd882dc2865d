"""The event of the demo: what, when, where, programme and halls."""

from __future__ import annotations

from marktplatz.cli.demo.people import ORGANISER, person
from marktplatz.cli.demo.story import Story
from marktplatz.core.database import session
from marktplatz.events.actions import create_event
from marktplatz.events.models import Event, ProgrammeItem


def open_event(story: Story) -> Event:
    """Add the event with its programme. Raises Conflict when there is one of this address part already."""
    told = story.told["event"]
    event = create_event(story.slug, told["name"]["de"], actor=person(ORGANISER))
    event.name = told["name"]
    event.title = told["title"]
    event.lead = told["lead"]
    event.place = told["place"]
    event.access = told["place_access"]
    event.admission = told["admission"]
    event.stream_url = told["stream_url"]
    event.stream_note = told["stream_note"]
    event.halls = told["halls"]
    event.starts_at = story.moment(told["starts_at"])
    event.ends_at = story.moment(told["ends_at"])
    event.registration_ends_at = story.moment(told["registration_ends_at"])
    for item in told["programme"]:
        session.add(
            ProgrammeItem(
                event_id=event.id,
                starts_at=story.at(0, item["starts_at"]),
                title=item["title"],
                note=item["note"],
            )
        )
    session.flush()
    return event
