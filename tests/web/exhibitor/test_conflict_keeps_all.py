"""A refused form gives back every word, also where the other person has changed something and changed it back."""

from __future__ import annotations

from tests.factories import Make
from tests.forms import forms_of, values_of
from tests.web.exhibitor.desk import SignIn, held, path, stored

RISKS = "chancen-und-risiken"


def test_what_was_changed_and_changed_back_meanwhile_takes_no_text_away(make: Make, sign_in: SignIn) -> None:
    row = make.booth(content={"risks": {"de": "So war es."}, "citizen_benefit": {"de": "Und so."}})
    assert row.member is not None
    assert row.organisation is not None
    me, colleague = sign_in(row.member), sign_in(make.member(row.organisation))
    form = values_of(forms_of(me.get(path(row, RISKS)).text)[0])
    for number, theirs in enumerate(
        ({"risks_de": "Versuch."}, {"risks_de": "So war es.", "citizen_benefit_de": "Ihr."})
    ):
        sent = {"action": "save", "version": row.version + number, **theirs}
        assert colleague.send(path(row, RISKS), sent).status_code == 303
    mine = {"risks_de": ["Mein Risiko."], "citizen_benefit_de": ["Mein Nutzen."]}
    answer = me.post(path(row, RISKS), data={**form, **mine, "action": "save"})
    assert answer.status_code == 409
    assert [held(answer, name) for name in mine] == ["Mein Risiko.", "Mein Nutzen."]
    assert me.post(path(row, RISKS), data=values_of(forms_of(answer.text)[0])).status_code == 303
    content = stored(make, row)[2]
    assert (content["risks"]["de"], content["citizen_benefit"]["de"]) == ("Mein Risiko.", "Mein Nutzen.")
