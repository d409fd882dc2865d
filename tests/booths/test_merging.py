"""Two editors, one draft: the three-way merge by field, for any texts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from marktplatz.booths.merging import Clash, Merge, merge

NAMES = ("title_de", "title_en", "risks_de", "technology", "licence")
VALUES = some.sampled_from([None, "a", "b", "c", True, ["x"], ["x", "y"]])
FLAT = some.fixed_dictionaries(dict.fromkeys(NAMES, VALUES))
SENT = some.dictionaries(some.sampled_from(NAMES), VALUES)
# Few names and values, so that the interesting cases are common, and no deadline on a busy machine.
usual = settings(max_examples=150, deadline=None)


def test_what_one_side_changed_is_taken_and_what_both_changed_clashes() -> None:
    began = {"a": 1, "b": 1, "c": 1, "d": 1}
    theirs = {"a": 1, "b": 2, "c": 2, "d": 2}
    mine = {"a": 3, "b": 3, "c": 2, "d": 1}
    assert merge(began, theirs, mine) == Merge(changes={"a": 3}, clashes=(Clash("b", mine=3, theirs=2),))


@usual
@given(began=FLAT, theirs=FLAT, mine=SENT)
def test_every_field_is_kept_taken_or_clashes(
    began: dict[str, object], theirs: dict[str, object], mine: dict[str, object]
) -> None:
    result = merge(began, theirs, mine)
    clashing = {clash.name for clash in result.clashes}
    assert not clashing & set(result.changes)
    assert clashing | set(result.changes) <= set(mine)
    for name in NAMES:
        i_changed = name in mine and mine[name] != began[name]
        they_changed = theirs[name] != began[name]
        agreed = name in mine and mine[name] == theirs[name]
        assert (name in clashing) == (i_changed and they_changed and not agreed)
        assert (name in result.changes) == (i_changed and not they_changed)


@usual
@given(began=FLAT, theirs=FLAT, mine=SENT)
def test_a_merge_without_clashes_keeps_both_sides(
    began: dict[str, object], theirs: dict[str, object], mine: dict[str, object]
) -> None:
    result = merge(began, theirs, mine)
    after = {**theirs, **result.changes}
    for name in NAMES:
        if theirs[name] != began[name] and name not in result.changes:
            assert after[name] == theirs[name]
        if name in mine and mine[name] != began[name] and not result.clashes:
            assert after[name] == mine[name]


@usual
@given(began=FLAT, mine=SENT, yours=SENT)
def test_without_clashes_the_order_of_two_editors_does_not_matter(
    began: dict[str, object], mine: dict[str, object], yours: dict[str, object]
) -> None:
    i_first = {**began, **merge(began, began, mine).changes}
    you_first = {**began, **merge(began, began, yours).changes}
    you_second = merge(began, i_first, yours)
    i_second = merge(began, you_first, mine)
    assert {clash.name for clash in you_second.clashes} == {clash.name for clash in i_second.clashes}
    if not you_second.clashes:
        assert {**i_first, **you_second.changes} == {**you_first, **i_second.changes}


@usual
@given(began=FLAT, theirs=FLAT)
def test_a_form_that_nobody_touched_changes_nothing(began: dict[str, object], theirs: dict[str, object]) -> None:
    assert merge(began, theirs, began) == Merge({}, ())
    assert merge(began, theirs, theirs) == Merge({}, ())
