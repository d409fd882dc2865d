"""Says whether German is complete: every text of the interface translated, none in doubt, none left over.

``python tests/translations.py`` names what is wrong and exits with 1; it writes nothing. Texts are English in templates
and code and German in the catalogue; field labels, errors and rules carry both languages themselves.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
GERMAN = ROOT / "marktplatz" / "translations" / "de" / "LC_MESSAGES" / "messages.po"


def main() -> int:
    """Print every fault on stderr and return the exit code."""
    with GERMAN.open("rb") as file:
        german = read_po(file, locale="de")
    faults = list(find_faults(interface_texts(ROOT), german))
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    return 1 if faults else 0


def interface_texts(root: Path) -> Catalog:
    """Return all texts that templates and code ask the catalogue for."""
    with (root / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    catalog = Catalog()
    # Whole folders are looked through; what is installed beside the program is not ours.
    folder = root / "marktplatz"
    inside = [(pattern.removeprefix("marktplatz/"), method) for pattern, method in methods]
    within = {pattern.removeprefix("marktplatz/"): chosen for pattern, chosen in options.items()}
    for name, line, message, comments, context in extract_from_dir(folder, inside, within):
        catalog.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return catalog


def find_faults(wanted: Catalog, german: Catalog) -> Iterator[str]:
    """Yield a sentence for every text that is missing, unfinished, in doubt, broken or not used any more."""
    for message in _messages(wanted):
        translated = german.get(message.id, message.context)
        if translated is None or not _is_complete(translated):
            place = ":".join(map(str, message.locations[0])) if message.locations else "somewhere"
            yield f"no German for {message.id!r} ({place})"
        elif translated.fuzzy:
            yield f"in doubt: {message.id!r}"
        else:
            yield from (f"broken: {message.id!r}: {error}" for error in translated.check(german))
    for message in _messages(german):
        if wanted.get(message.id, message.context) is None:
            yield f"left over: {message.id!r}"
    for obsolete in german.obsolete.values():
        yield f"left over: {obsolete.id!r}"


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _is_complete(message: Message) -> bool:
    given = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return len(given) == (2 if message.pluralizable else 1) and all(given)


if __name__ == "__main__":
    sys.exit(main())
