from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marktplatz.core.markdown import MarkdownRefused, render
from tests.core.markdown_checker import REL, faults

DATA = Path(__file__).parent.parent / "data"
ATTACKS = json.loads((DATA / "markdown_attacks.json").read_text(encoding="utf-8"))


class TestChecker:
    """A check must have been seen to fail."""

    @pytest.mark.parametrize(
        "html",
        [
            "<script>x</script>",
            "<p onclick=x>x</p>",
            '<p><a href="javascript:x" rel="nofollow ugc noopener noreferrer">x</a></p>',
            '<p><a href="//x" rel="nofollow ugc noopener noreferrer">x</a></p>',
            '<p><a href="https://x">x</a></p>',
            "<p><img src=x></p>",
            "<p>x",
            "x",
            "<p>x</p></p>",
            "<ul>x<li>y</li></ul>",
            "<p><p>x</p></p>",
            "<!-- x -->",
            "<?x>",
            "<h1>x</h1>",
            "<p id=x>x</p>",
            '<div class="other"><table></table></div>',
            "<table></table>",
        ],
    )
    def test_sees_faults(self, html: str) -> None:
        assert faults(html)

    def test_passes_what_is_allowed(self) -> None:
        assert not faults(f'<p>x <a href="https://a.example" rel="{REL}">y</a><br>\nz</p>\n<hr>')


class TestAttacks:
    def test_the_list_is_long_and_named(self) -> None:
        assert len(ATTACKS) >= 200
        assert (
            len({attack["name"] for attack in ATTACKS}) == len({attack["text"] for attack in ATTACKS}) == len(ATTACKS)
        )

    @pytest.mark.parametrize("text", [pytest.param(attack["text"], id=attack["name"]) for attack in ATTACKS])
    def test_leaves_nothing_but_what_is_allowed(self, text: str) -> None:
        assert faults(render(text)) == []

    def test_lone_surrogates_and_controls_become_harmless(self) -> None:
        assert render("a\ud800b\x00c\x02d\x1be") == "<p>a\ufffdbcde</p>"

    def test_a_very_long_number_of_a_character(self) -> None:
        assert faults(render(f"# &#{'1' * 5_000};\n[x](https://a.example/&#{'1' * 4_400};)", limit=20_000)) == []


SIGNS = st.lists(
    st.sampled_from(
        [*"*_`[]()<>!#|:-+=~\\&;\"'/ \n\ta1ä", "\n\n", "    ", "](", "https://a.b", "1. ", "```\n", "\x02"]
    ),
    max_size=80,
).map("".join)


class TestAnyText:
    @settings(max_examples=300, deadline=None)
    @given(SIGNS)
    def test_gives_allowed_html_or_is_refused(self, text: str) -> None:
        try:
            html = render(text)
        except MarkdownRefused:
            return
        assert faults(html) == []

    @settings(deadline=None)
    @given(st.text(st.characters(), max_size=200))
    def test_of_any_letters(self, text: str) -> None:
        assert faults(render(text)) == []
