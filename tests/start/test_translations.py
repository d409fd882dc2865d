"""The check of translations: sees what is missing, in doubt, broken and left over, and finds all texts."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.translations import ROOT, find_faults, interface_texts

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def wanted() -> Catalog:
    catalog = Catalog()
    catalog.add("Save", locations=[("page.html", 3)])
    catalog.add(("%(num)s booth", "%(num)s booths"))
    return catalog


def german(text: str) -> Catalog:
    return read_po(BytesIO((HEADER + text).encode()), locale="de")


SAVE = 'msgid "Save"\nmsgstr "Speichern"\n\n'
BOOTHS = (
    '#, python-format\nmsgid "%(num)s booth"\nmsgid_plural "%(num)s booths"\n'
    'msgstr[0] "%(num)s Stand"\nmsgstr[1] "%(num)s Stände"\n\n'
)


def test_a_complete_catalogue_has_no_fault() -> None:
    assert list(find_faults(wanted(), german(SAVE + BOOTHS))) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (BOOTHS, "no German for 'Save' (page.html:3)"),
        (SAVE.replace("Speichern", "") + BOOTHS, "no German for 'Save' (page.html:3)"),
        ("#, fuzzy\n" + SAVE + BOOTHS, "in doubt: 'Save'"),
        (SAVE + BOOTHS + 'msgid "Old"\nmsgstr "Alt"\n', "left over: 'Old'"),
        (SAVE + BOOTHS + '#~ msgid "Old"\n#~ msgstr "Alt"\n', "left over: 'Old'"),
        (
            SAVE + BOOTHS.replace('"%(num)s Stände"', '""'),
            "no German for ('%(num)s booth', '%(num)s booths') (somewhere)",
        ),
        (SAVE + BOOTHS.replace("%(num)s Stände", "%(number)s Stände"), "broken: ('%(num)s booth', '%(num)s booths')"),
    ],
)
def test_every_fault_is_named(text: str, fault: str) -> None:
    (found,) = find_faults(wanted(), german(text))
    assert found.startswith(fault)


def test_texts_of_templates_and_code_are_found(tmp_path: Path) -> None:
    (tmp_path / "babel.cfg").write_bytes((ROOT / "babel.cfg").read_bytes())
    templates = tmp_path / "marktplatz" / "templates" / "public"
    templates.mkdir(parents=True)
    (templates / "page.html").write_text('{{ _("From a template") }}', encoding="utf-8")
    (tmp_path / "marktplatz" / "code.py").write_text('_("From code")', encoding="utf-8")
    (tmp_path / "other.py").write_text('_("Not ours")', encoding="utf-8")
    assert {message.id for message in interface_texts(tmp_path) if message.id} == {"From a template", "From code"}
