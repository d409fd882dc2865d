"""The number of SQL statements of a submission's page does not depend on what it holds or how many there are."""

from __future__ import annotations

from tests.factories import Make
from tests.web.reviewer.desk import Counting, SignIn, path


def test_a_page_with_much_history_asks_no_more(make: Make, sign_in: SignIn, statements: Counting) -> None:
    event = make.event()
    client = sign_in(make.reviewer())
    quiet = make.booth(event, state="published")
    busy = make.booth(event, state="submitted")
    for _ in range(5):
        make.booth(event, state="published")
    assert busy.member is not None
    member = sign_in(busy.member)
    for number in range(1, 4):
        remarks = {"comment-risks": "a", "comment-summary": "b", "comment-title": "c"}
        client.send(path(busy), {"action": "request_changes", "revision": str(number), **remarks})
        sent = {"action": "submit", "version": busy.version + number - 1, "risks_de": f"Fassung {number}."}
        assert member.send(f"/de/aussteller/{busy.code}/", sent).status_code == 303
    counted = {}
    for row in (quiet, busy):
        client.get(path(row))
        with statements() as seen:
            assert client.get(path(row)).status_code == 200
        counted[row.code] = len(seen)
        assert len(seen) <= 11, str(seen)
    # Two more where an earlier revision is shown beside.
    assert counted[busy.code] - counted[quiet.code] <= 2, counted
