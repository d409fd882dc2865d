"""Loading the demo: every step by the program's own actions, at the moment when it would have happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from marktplatz.cli.demo.exhibiting import Exhibitor
from marktplatz.cli.demo.fair import open_event
from marktplatz.cli.demo.files import TakenFiles, take_files
from marktplatz.cli.demo.people import invite_exhibitors, make_demo_links, open_accounts
from marktplatz.cli.demo.post import note_as_sent
from marktplatz.cli.demo.story import Story, read_story
from marktplatz.core import clock, facts
from marktplatz.core.database import session
from marktplatz.core.errors import Conflict
from marktplatz.core.text import Text
from marktplatz.events.queries import by_slug
from marktplatz.reactions import react, transaction

THERE_ALREADY = Text(
    de="Die Veranstaltung „{slug}“ gibt es schon. Nichts wurde verändert.",
    en="The event “{slug}” exists already. Nothing was changed.",
)


@dataclass(frozen=True)
class Step:
    """Something that one person does at one moment."""

    at: datetime
    do: Callable[[], object]


def load_demo() -> int:
    """Load the demo event in one transaction and return how many booths it has. Its files are taken in before.

    Its mails stand in the outbox as sent at their moments; none is handed to a transport, so nobody gets one. Raises
    Conflict, and changes nothing, when its event is there already.
    """
    story = read_story(clock.now())
    with transaction(writes=False):
        _require_absent(story)
    taken_files = take_files(story)
    with transaction():
        _require_absent(story)
        event_id = _open(story)
        booths = list(_exhibitors(story, event_id, taken_files))
        taken = [step for number, booth in enumerate(booths) for step in _steps(story, booth, number)]
        steps = sorted(taken, key=lambda step: step.at)
        for step in steps:
            _take(story, step)
        make_demo_links(story, event_id)
    return len(booths)


def _require_absent(story: Story) -> None:
    if by_slug(story.slug) is not None:
        raise Conflict(THERE_ALREADY.filled(slug=story.slug))


def _open(story: Story) -> int:
    """Open accounts and event, invite the exhibitors, and return the event's number."""
    opened: list[int] = []
    _take(story, Step(story.at(67, "09:00"), lambda: open_accounts(story)))
    _take(story, Step(story.at(67, "10:00"), lambda: opened.append(open_event(story).id)))
    _take(story, Step(story.at(60, "10:00"), lambda: invite_exhibitors(story, opened[0])))
    return opened[0]


def _exhibitors(story: Story, event_id: int, taken_files: TakenFiles) -> Iterator[Exhibitor]:
    organisations = {told["key"]: told for told in story.told["organisations"]}
    for told in story.told["booths"]:
        organisation = organisations[told["organisation"]]
        yield Exhibitor(told, organisation["members"][0], organisation["name"], event_id, taken_files)


def _steps(story: Story, booth: Exhibitor, number: int) -> Iterator[Step]:
    """Yield what happens to one booth; the file says how many days before the event. No two do it at one moment."""
    later = timedelta(minutes=4 * number)
    days: dict[str, Any] = booth.told["days_before"]
    for what, clock_time, do in (
        ("created", "09:10", booth.arrive),
        ("created", "09:20", booth.create),
        ("submitted", "15:10", booth.submit),
        ("decided", "11:40", booth.decide),
        ("changed", "16:30", booth.change),
        ("withdrawn", "10:05", booth.withdraw),
    ):
        if what in days:
            yield Step(story.at(days[what], clock_time) + later, do)
    if booth.told["stand_number"]:
        yield Step(story.at(16, "17:00") + later, booth.assign)


def _take(story: Story, step: Step) -> None:
    """Take a step, let everybody react, and note its mails as sent, while the clock stands at its moment."""
    with clock.stopped_at(step.at):
        step.do()
        session.flush()
        while noted := facts.take(session):
            for fact in noted:
                react(fact)
            session.flush()
        note_as_sent(story.addresses)
    # The next step begins as the next request would: with nothing in memory.
    session.expunge_all()
