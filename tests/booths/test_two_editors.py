"""Two editors of one draft in every order of opening and saving, and forms that are many versions old."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from marktplatz.booths import drafts
from marktplatz.booths.drafts import DraftConflict, save_draft
from marktplatz.booths.models import DraftChange
from marktplatz.core.database import session
from tests.booths.test_drafts import kept, member_of, whole
from tests.factories import Make

ORDERS = sorted(
    order
    for order in permutations(("open A", "save A", "open B", "save B"))
    if order.index("open A") < order.index("save A") and order.index("open B") < order.index("save B")
)


@pytest.mark.parametrize("same_text", [False, True], ids=["other-text", "same-text"])
@pytest.mark.parametrize("same_field", [False, True], ids=["other-field", "same-field"])
@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "-".join(step.replace(" ", "") for step in order))
def test_nothing_is_lost_whoever_comes_first(
    make: Make, order: tuple[str, ...], same_field: bool, same_text: bool
) -> None:
    row = make.booth()
    fields = {"A": "risks_de", "B": "risks_de" if same_field else "citizen_benefit_de"}
    texts = {"A": "Text von A", "B": "Text von A" if same_text else "Text von B"}
    opened: dict[str, int] = {}
    refused: list[str] = []
    for step in order:
        verb, who = step.split()
        if verb == "open":
            opened[who] = kept(make, row)[0]
            continue
        try:
            with make.unit():
                save_draft(whole(row), {fields[who]: [texts[who]]}, version=opened[who], actor=member_of(row))
        except DraftConflict as conflict:
            refused.append(who)
            assert [(one.name, one.mine) for one in conflict.clashes] == [(fields[who], texts[who])]
    overlapping = {order[0], order[1]} == {"open A", "open B"}
    last = order[3].split()[1]
    assert refused == ([last] if overlapping and same_field and not same_text else [])
    first = order[2].split()[1] if overlapping else order[1].split()[1]
    content = kept(make, row)[1]
    winner = first if refused else last
    assert content[fields[winner].removesuffix("_de")]["de"] == texts[winner]
    if not same_field:
        assert content["risks"]["de"] == texts["A"]
        assert content["citizen_benefit"]["de"] == texts["B"]


def test_a_conflict_shows_both_texts_and_stores_nothing(make: Make) -> None:
    row = make.booth()
    with make.unit():
        save_draft(whole(row), {"risks_de": ["Ihres"]}, version=row.version, actor=member_of(row))
    before = kept(make, row)
    mine = {"risks_de": ["Meines"], "licence": ["cc0"]}
    with make.unit(), pytest.raises(DraftConflict) as conflict:
        save_draft(whole(row), mine, version=row.version, actor=member_of(row))
    assert conflict.value.version == row.version + 1
    assert [(one.name, one.mine, one.theirs) for one in conflict.value.clashes] == [("risks_de", "Meines", "Ihres")]
    assert kept(make, row) == before


@pytest.mark.parametrize("seed", range(4))
def test_a_form_of_any_age_is_merged_with_what_it_showed(make: Make, seed: int) -> None:
    """A model beside the program: snapshots of every version, and the rule of three sides applied to them."""
    dice = random.Random(seed)
    names = ["risks_de", "summary_de", "summary_en", "citizen_benefit_de"]
    row = make.booth()

    def texts() -> dict[str, str | None]:
        content = kept(make, row)[1]
        return {name: content.get(name[:-3], {}).get(name[-2:]) for name in names}

    snapshots = {row.version: texts()}
    for number in range(25):
        newest = max(snapshots)
        version = dice.choice(list(snapshots))
        began, now = snapshots[version], snapshots[newest]
        chosen = dice.sample(names, dice.randint(1, 3))
        mine = {name: dice.choice([began[name], now[name], f"Text {number}", None]) for name in chosen}
        changed = {name: text for name, text in mine.items() if text not in (began[name], now[name])}
        clashes = {name for name in changed if now[name] != began[name]}
        sent = {name: [text or ""] for name, text in mine.items()}
        try:
            with make.unit():
                saved = save_draft(whole(row), sent, version=version, actor=member_of(row))
        except DraftConflict as conflict:
            assert {one.name for one in conflict.clashes} == clashes
            assert clashes
            continue
        assert not clashes
        assert saved.version == newest + bool(changed)
        snapshots[saved.version] = {**now, **changed}
        assert texts() == snapshots[saved.version]


def test_what_is_too_old_to_be_known_is_asked_and_never_overwritten(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "HISTORY", 3)
    row = make.booth()
    before = kept(make, row)[1]
    for number in range(5):
        with make.unit():
            save_draft(whole(row), {"risks_de": [f"Neu {number}"]}, version=row.version + number, actor=member_of(row))
    with make.unit():
        assert session.query(DraftChange).filter_by(booth_id=row.id).count() == 3
    # The old form shows the old risks and a summary that nobody has changed since.
    old = {"risks_de": [before["risks"]["de"]], "summary_de": [before["summary"]["de"]], "risks_en": [""]}
    with pytest.raises(DraftConflict) as conflict, make.unit():
        save_draft(whole(row), old | {"summary_de": ["Meins"]}, version=row.version, actor=member_of(row))
    assert [(one.name, one.theirs) for one in conflict.value.clashes] == [("risks_de", "Neu 4")]
    assert set(conflict.value.waiting) == {"summary_de", "risks_en"}
    with make.unit():
        young = {"risks_de": ["Neu 1"], "summary_de": ["Meins"]}
        save_draft(whole(row), young, version=row.version + 2, actor=member_of(row))
    content = kept(make, row)[1]
    assert (content["risks"]["de"], content["summary"]["de"]) == ("Neu 4", "Meins")
