"""A booth can begin with the answers of another one: all but the title and what must be confirmed anew."""

from __future__ import annotations

from marktplatz.booths import queries
from marktplatz.booths.questionnaire import FIELDS
from marktplatz.core.fields import Kind
from tests.factories import Make
from tests.web.exhibitor.desk import SignIn, summary, words

OWN = "/de/aussteller/"


def test_the_next_booth_begins_with_the_answers_of_the_last(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    assert f'<option value="{row.code}"' in client.get(OWN).text
    answer = client.send(OWN, {"action": "create", "title_de": "Der zweite Stand", "like": row.code})
    assert answer.status_code == 303
    code = answer.headers["Location"].split("/")[3]
    with make.unit():
        before, after = queries.whole(row.code), queries.whole(code)
        assert before is not None
        assert after is not None
        confirmed = {key for key, field in FIELDS.items() if field.kind is Kind.CONFIRMATION}
        expected = {key: told for key, told in before.draft.content.items() if key not in confirmed}
        assert after.draft.content == {**expected, "title": {"de": "Der zweite Stand"}, "entry_language": "de"}
        assert confirmed & before.draft.content.keys()
        assert after.code != before.code


def test_nobody_elses_booth_is_a_beginning(make: Make, sign_in: SignIn) -> None:
    foreign, member = make.booth(state="published"), make.member()
    client = sign_in(member)
    answer = client.send(OWN, {"action": "create", "title_de": "Mein Stand", "like": foreign.code})
    assert answer.status_code == 422
    assert "Wählen Sie einen Ihrer Stände" in summary(answer)[0][0]
    assert foreign.code not in words(client.get(OWN))
