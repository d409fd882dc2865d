"""What may name a stored file, the same for every storage."""

from __future__ import annotations

import pytest

from marktplatz.core.keys import check_content_type, check_key, check_prefix, folder_of

GOOD = ["a", "codes/ab12/K7M4P.svg", "a-b_c.d/e", "x" * 200, "0"]
BAD = ["", "/", "/a", "a/", "a//b", ".a", "a/.b", "..", "a/../b", "ä", "a b", "a\n", "a\x00", "a\\b", "x" * 201, "a:b"]


@pytest.mark.parametrize("key", GOOD)
def test_a_good_key(key: str) -> None:
    check_key(key)
    check_prefix(key)


@pytest.mark.parametrize("key", BAD)
def test_a_bad_key(key: str) -> None:
    with pytest.raises(ValueError, match="not a storage key"):
        check_key(key)


@pytest.mark.parametrize("prefix", ["", "codes/", "codes/ab"])
def test_a_prefix_may_end_anywhere(prefix: str) -> None:
    check_prefix(prefix)
    assert folder_of(prefix) == ("codes" if prefix else "")


@pytest.mark.parametrize("prefix", ["/", "a//", "../", "a/../", "ä", "x" * 201])
def test_no_key_starts_with_it(prefix: str) -> None:
    with pytest.raises(ValueError, match="no storage key starts"):
        check_prefix(prefix)


@pytest.mark.parametrize("content_type", ["image/svg+xml", "text/html; charset=utf-8"])
def test_a_content_type(content_type: str) -> None:
    check_content_type(content_type)


@pytest.mark.parametrize("content_type", ["", "image", " image/png", "image/png\n", "a/b\r\nX: y", "a/" + "b" * 254])
def test_no_content_type(content_type: str) -> None:
    with pytest.raises(ValueError, match="not a content type"):
        check_content_type(content_type)
