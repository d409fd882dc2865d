"""Which answers the booth page shows, which gaps it says, and how it explains them to readers."""

from __future__ import annotations

import gzip
import re

import pytest

from marktplatz.booths.models import Revision
from marktplatz.booths.questionnaire import FIELDS, QUESTIONNAIRE
from marktplatz.core.database import session
from marktplatz.core.fields import Field
from marktplatz.core.text import plain
from marktplatz.web.shown import sections
from tests.client import Client
from tests.factories import BoothRow, Make
from tests.factories.answers import MUNICH

IMPORTANT = [field for field in QUESTIONNAIRE.public if field.gap_shown]
EXPLAINED = [part for field in QUESTIONNAIRE.public for part in (field, *field.parts) if part.is_public]
NAMED = (
    *(sections.HEAD, sections.AT_THE_STAND, sections.CHANCES, sections.RISKS),
    *(sections.PICTURES, sections.IN_DETAIL, sections.DOCUMENTS),
    *(keys for _, _, keys in sections.PARTS),
)


def _page(client: Client, booth: BoothRow, language: str = "de") -> str:
    return client.get(f"/{language}/{booth.event.slug}/staende/{booth.path_part}").text


def _emptied(make: Make) -> BoothRow:
    """Return a public booth that says nothing but its title, as an own choice of required answers allows."""
    booth = make.booth(state="published", title="Fast leer")
    with make.unit():
        revision = session.query(Revision).filter_by(booth_id=booth.id).one()
        revision.content = {"title": revision.content["title"], "entry_language": "de"}
        revision.html = {}
    return booth


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_important_gap_is_said_and_no_other(client: Client, make: Make, language: str) -> None:
    gap = {"de": "keine Angabe", "en": "not stated"}[language]
    page = re.sub(r"<details.*?</details>", "", _page(client, _emptied(make), language), flags=re.DOTALL)
    text = " ".join(plain(re.sub(r"</(dt|h3)>", " ", page)).split())
    for field in QUESTIONNAIRE.public:
        is_said = bool(re.search(rf"{re.escape(field.label.in_(language))}:? {gap}", text))
        assert is_said is (field.gap_shown or field.key == "organisation_name"), field.key


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_answer_is_explained_once_and_folded(client: Client, make: Make, language: str) -> None:
    booth = make.booth(state="published", content=MUNICH, picture=True)
    page = _page(client, booth, language)
    folded = " ".join(re.findall(r"<details.*?</details>", page, flags=re.DOTALL))
    beside = re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)
    for field in EXPLAINED:
        if field.key in ("logo", "slides") or _is_of_a_missing_file(field):
            continue
        assert field.reader_help is not None
        told = field.reader_help.in_(language).replace("'", "&#39;")
        assert folded.count(told) == 1, field.key
        assert told not in beside, field.key


def _is_of_a_missing_file(field: Field) -> bool:
    return any(field is part for key in ("logo", "slides") for part in FIELDS[key].parts)


def test_the_explanations_leave_the_page_light(client: Client, make: Make) -> None:
    page = _page(client, make.booth(state="published", content=MUNICH, picture=True))
    assert len(gzip.compress(page.encode())) < 20_000


def test_no_answer_no_explanation(client: Client, make: Make) -> None:
    help_ = FIELDS["hosting"].reader_help
    assert help_ is not None
    assert help_.de in _page(client, make.booth(state="published"))
    assert help_.de not in _page(client, _emptied(make))


def test_the_page_names_public_questions_only_and_each_once() -> None:
    named = [key for keys in NAMED for key in keys]
    assert len(set(named)) == len(named)
    assert set(named) <= {field.key for field in QUESTIONNAIRE.public}


@pytest.mark.parametrize("number", [2, 3])
def test_words_that_people_wrote_say_their_language_to_readers_of_the_other(
    client: Client, make: Make, number: int
) -> None:
    words = ["Straßenbau", "Kamera", "Laub"][:number]
    booth = make.booth(state="published", content={"keywords": words})
    shown = re.compile(rf'<(span|ul) lang="de">[^/]*{words[0]}')
    assert shown.search(_page(client, booth, "en"))
    german = _page(client, booth, "de")
    assert words[0] in german
    assert not shown.search(german)
