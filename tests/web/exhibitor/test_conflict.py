"""Two people of one organisation change the same booth: both texts are shown, and one choice settles it."""

from __future__ import annotations

from typing import Any

from tests.factories import BoothRow, Make
from tests.forms import Values, forms_of, values_of
from tests.html import parse
from tests.web.exhibitor.desk import SignIn, element, held, path, stored, summary, words

RISKS = "chancen-und-risiken"


def _both_save(make: Make, sign_in: SignIn, mine: dict[str, Any], theirs: dict[str, Any]) -> tuple[Any, Any, BoothRow]:
    """Let a colleague save, then send a form that is older. Return client, answer and booth."""
    row = make.booth()
    assert row.member is not None
    assert row.organisation is not None
    me, colleague = sign_in(row.member), sign_in(make.member(row.organisation))
    form: Values = values_of(forms_of(me.get(path(row, RISKS)).text)[0])
    saved = colleague.send(path(row, RISKS), {"action": "save", "version": row.version, **theirs})
    assert saved.status_code == 303
    return me, me.post(path(row, RISKS), data={**form, **mine, "action": "save"}), row


def test_both_texts_stand_side_by_side(make: Make, sign_in: SignIn) -> None:
    mine = {"risks_de": "Gesichter im Bild, mein Text.", "risks_en": "My other change."}
    _, answer, row = _both_save(make, sign_in, mine, {"risks_de": "Gesichter im Bild, ihr Text."})
    assert answer.status_code == 409
    assert summary(answer) == []
    assert held(answer, "risks_de") == mine["risks_de"]
    assert held(answer, "risks_en") == mine["risks_en"]
    assert "Gesichter im Bild, hinzugefügt: ihr Text." in words(answer), "those who hear the page are told"
    assert [one.text for one in parse(answer.text).root.all("ins")] == ["hinzugefügt: ihr"]
    assert stored(make, row)[2]["risks"]["de"] == "Gesichter im Bild, ihr Text."


def test_my_text_can_be_taken_at_once_with_all_that_did_not_clash(make: Make, sign_in: SignIn) -> None:
    mine = {"risks_de": "Mein Text.", "risks_en": "My other change."}
    client, answer, row = _both_save(make, sign_in, mine, {"risks_de": "Ihr Text.", "citizen_benefit_de": "Auch neu."})
    (form,) = forms_of(answer.text)
    after = client.post(path(row, RISKS), data=values_of(form))
    assert after.status_code == 303
    content = stored(make, row)[2]
    assert content["risks"] == {"de": "Mein Text.", "en": "My other change."}
    assert content["citizen_benefit"]["de"] == "Auch neu.", "what only the colleague changed must not be undone"


def test_the_other_text_can_be_kept(make: Make, sign_in: SignIn) -> None:
    mine = {"risks_de": "Mein Text.", "risks_en": "My other change."}
    client, answer, row = _both_save(make, sign_in, mine, {"risks_de": "Ihr Text."})
    (form,) = forms_of(answer.text)
    kept = {**values_of(form), "take-risks_de": ["theirs"]}
    assert ("take-risks_de", "theirs") in [(one.get("name"), one.get("value")) for one in form.all("button")]
    assert client.post(path(row, RISKS), data=kept).status_code == 303
    assert stored(make, row)[2]["risks"] == {"de": "Ihr Text.", "en": "My other change."}


def test_with_several_clashes_each_is_chosen(make: Make, sign_in: SignIn) -> None:
    mine = {"risks_de": "Mein Risiko.", "citizen_benefit_de": "Mein Nutzen.", "personal_data": "personal"}
    theirs = {"risks_de": "Ihr Risiko.", "citizen_benefit_de": "", "personal_data": "unknown"}
    client, answer, row = _both_save(make, sign_in, mine, theirs)
    assert answer.status_code == 409
    assert "Noch nicht geklärt" in words(answer)
    assert element(answer, "personal_data-personal").get("checked") is not None
    (form,) = forms_of(answer.text)
    values = values_of(form)
    assert [values[f"take-{name}"] for name in mine] == [["mine"]] * 3
    values["take-risks_de"] = ["theirs"]
    assert client.post(path(row, RISKS), data=values).status_code == 303
    content = stored(make, row)[2]
    assert content["risks"]["de"] == "Ihr Risiko."
    assert content["citizen_benefit"]["de"] == "Mein Nutzen."
    assert content["personal_data"] == "personal"


def test_a_third_save_meanwhile_is_a_conflict_again(make: Make, sign_in: SignIn) -> None:
    client, answer, row = _both_save(make, sign_in, {"risks_de": "Mein Text."}, {"risks_de": "Ihr Text."})
    assert row.organisation is not None
    third = sign_in(make.member(row.organisation))
    version = stored(make, row)[1]
    third.send(path(row, RISKS), {"action": "save", "version": version, "risks_de": "Ein dritter."})
    (form,) = forms_of(answer.text)
    again = client.post(path(row, RISKS), data=values_of(form))
    assert again.status_code == 409
    assert held(again, "risks_de") == "Mein Text."
    assert "Ein dritter" in words(again)


def test_the_booth_address_answers_a_conflict_too(make: Make, sign_in: SignIn) -> None:
    row = make.booth()
    assert row.member is not None
    client = sign_in(row.member)
    first = {"action": "save", "version": row.version, "risks_de": "Erster.", "title_de": "Titel eins"}
    assert client.send(path(row), first).status_code == 303
    second = {**first, "risks_de": "Zweiter.", "title_de": "Titel zwei", "licence": "cc0"}
    answer = client.send(path(row), second)
    assert answer.status_code == 409
    assert [held(answer, name) for name in ("risks_de", "title_de")] == ["Zweiter.", "Titel zwei"]
    (form,) = forms_of(answer.text)
    assert form.get("action") == path(row)
    assert client.post(path(row), data=values_of(form)).status_code == 303
    content = stored(make, row)[2]
    assert (content["risks"]["de"], content["title"]["de"], content["licence"]) == ("Zweiter.", "Titel zwei", "cc0")
