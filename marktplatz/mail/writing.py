"""From a message to subject and body, in one language.

What people wrote cannot change the form of a mail: outside quotations it stands on one line, in a quotation every line
of it begins with ``>``, and the subject is a single line whatever is in it.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from functools import lru_cache
from textwrap import wrap
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from marktplatz.core.text import excerpt, tidy
from marktplatz.mail.messages import Message

LINE = 76
# Quotation, list item or indented line: it keeps its line, and what goes over the edge hangs below it.
_set_off = re.compile(r"> |- | {2,4}")


def write(message: Message, language: str) -> tuple[str, str]:
    """Return subject and body. The first line of the template is the subject.

    Paragraphs are filled to 76 characters a line; only what has no blank in it, such as an address, may be longer.
    """
    values = {name: value if name in message.quoted else _on_one_line(value) for name, value in asdict(message).items()}
    text = _environment().get_template(f"{message.name}.{language}.txt").render(values)
    subject, _, body = text.partition("\n")
    paragraphs = re.split(r"\n{2,}", body.strip())
    return tidy(subject, multiline=False)[:300], "\n\n".join(map(_filled, paragraphs)) + "\n"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    # Plain text: escaping for HTML would show entities to people.
    environment = Environment(
        loader=PackageLoader("marktplatz", "templates/mails"),
        autoescape=False,  # noqa: S701 (plain text)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(short=lambda text: excerpt(text, 60), quotation=_quotation)
    return environment


def _on_one_line(value: Any) -> Any:
    return tidy(value, multiline=False) if isinstance(value, str) else value


def _quotation(text: str) -> str:
    """Set a text off: every line begins with ``>``, empty ones too."""
    lines = tidy(text, multiline=True).split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _filled(paragraph: str) -> str:
    lines = paragraph.split("\n")
    if not any(_set_off.match(line) for line in lines):
        lines = [" ".join(lines)]
    return "\n".join(map(_wrapped, lines))


def _wrapped(line: str) -> str:
    if len(line) <= LINE:
        return line
    found = _set_off.match(line)
    hanging = found[0].replace("-", " ") if found else ""
    lines = wrap(line, LINE, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)
