"""From a message to subject and body, in one language."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from marktplatz.core.text import tidy
from marktplatz.mail.messages import Message


@lru_cache(maxsize=1)
def _environment() -> Environment:
    # Plain text: escaping for HTML would show entities to people.
    return Environment(
        loader=PackageLoader("marktplatz", "templates/mails"),
        autoescape=False,  # noqa: S701 (plain text)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def write(message: Message, language: str) -> tuple[str, str]:
    """Return subject and body. The first line of the template is the subject, always one line."""
    text = _environment().get_template(f"{message.name}.{language}.txt").render(asdict(message))
    subject, _, body = text.partition("\n")
    return tidy(subject, multiline=False)[:300], body.strip() + "\n"
