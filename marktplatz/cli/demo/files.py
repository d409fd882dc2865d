"""The pictures and slides of the demo: they lie beside its texts, and are taken in as what people upload."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from importlib import resources
from typing import Any

from marktplatz.booths.questionnaire import FIELDS
from marktplatz.cli.demo.story import Story
from marktplatz.core.errors import Unavailable
from marktplatz.core.fields import FILES, Content, Field, Kind
from marktplatz.core.reading import Files
from marktplatz.media import keeping
from marktplatz.media.keeping import Taken
from marktplatz.media.process import AT_ONCE

_FOLDERS = {Kind.PICTURES: "pictures", Kind.DOCUMENTS: "slides"}

TRIES = 3
"""A machine that starts an installation may have no time to read a file; ours are sound, so it is tried again."""

TakenFiles = Mapping[str, Taken]
"""What was taken in, by the name that the story has for the file."""


def take_files(story: Story) -> TakenFiles:
    """Check, convert and store every file that a booth of the story names. Takes seconds, and no transaction."""
    named = {name: field for told in story.told["booths"] for _, field, name in _named(told["content"])}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        # Each thread sees the program as this one does: in its application context.
        begun = {name: pool.submit(copy_context().run, _take, field, name) for name, field in named.items()}
    return {name: taking.result() for name, taking in begun.items()}


def _take(field: Field, name: str) -> Taken:
    content = resources.files(__package__).joinpath(_FOLDERS[field.kind], name).read_bytes()
    for _ in range(TRIES - 1):
        try:
            return keeping.take(field, content)
        except Unavailable:
            continue
    return keeping.take(field, content)


def files_of(content: Content, taken: TakenFiles) -> dict[str, Taken]:
    """Return the files of these answers by their form field names: ``images-0-file``."""
    return {form_name: taken[name] for form_name, _, name in _named(content)}


def facts_of(files: Mapping[str, Taken]) -> Files:
    """Return what saving wants to know of the files."""
    return {form_name: file.facts for form_name, file in files.items()}


def _named(content: Content) -> Iterator[tuple[str, Field, str]]:
    for key, items in content.items():
        field = FIELDS[key]
        if field.kind in FILES:
            yield from ((f"{key}-{place}-file", field, _name_of(item)) for place, item in enumerate(items))


def _name_of(item: Mapping[str, Any]) -> str:
    return str(item["file"])
