"""Addresses of files: whatever stands in them, the answer is a file with a plain name or 404."""

from __future__ import annotations

import pytest

from marktplatz.booths.questionnaire import FIELDS
from marktplatz.media import keeping
from tests.factories import Make
from tests.factories.pictures import pdf, png
from tests.web.reviewer.desk import SignIn, whole


@pytest.mark.parametrize("width", ["0", "-480", "48O", "1921", "99999999999", "9" * 240, "9" * 5000, "٤٨٠"])
def test_a_picture_of_no_size_is_not_there(make: Make, sign_in: SignIn, width: str) -> None:
    row = make.booth()
    assert row.member is not None
    with make.unit():
        taken = keeping.take(FIELDS["images"], png())
        keeping.note(whole(make, row), taken, actor=row.member.actor)
    client, digest = sign_in(row.member), taken.facts["hash"]
    assert client.get(f"/media/{digest}/480.webp").status_code == 200
    assert client.get(f"/media/{digest}/{width}.webp").status_code == 404


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("vortrag-2", "vortrag-2"),
        ("%C3%A4mter", "aemter"),
        ("%E2%80%93", "unterlage"),
        ("%ff", "unterlage"),
        ("a%0Ab", "a-b"),
        ("a%22%3B%20x%3D%22b", "a-x-b"),
        ("%D0%96", "unterlage"),
    ],
)
def test_a_document_is_saved_under_a_plain_name(make: Make, sign_in: SignIn, typed: str, name: str) -> None:
    row = make.booth()
    assert row.member is not None
    with make.unit():
        taken = keeping.take(FIELDS["slides"], pdf())
        keeping.note(whole(make, row), taken, actor=row.member.actor)
    answer = sign_in(row.member).get(f"/media/{taken.facts['hash']}/{typed}.pdf")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}.pdf"
