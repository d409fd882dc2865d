from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marktplatz.core.text import LANGUAGES, Text, excerpt, fold, fold_words, length, plain, slug, tidy

ANY_TEXT = st.text(st.characters(), max_size=300)
FAMILY = "👨‍👩‍👧"


class TestText:
    def test_speaks_english_only_when_asked(self) -> None:
        text = Text(de="Stand", en="Booth")
        assert [text.in_(language) for language in (*LANGUAGES, "fr", "")] == [
            "Stand",
            "Booth",
            "Stand",
            "Stand",
        ]

    def test_is_filled_in_both_languages(self) -> None:
        filled = Text(de="{count} Zeichen", en="{count} characters").filled(count=3)
        assert filled == Text(de="3 Zeichen", en="3 characters")

    def test_a_text_among_the_values_keeps_to_the_language(self) -> None:
        filled = Text(de="Feld {field}", en="Field {field}").filled(field=Text(de="Titel", en="Title"))
        assert filled == Text(de="Feld Titel", en="Field Title")

    def test_values_are_never_read_as_a_format(self) -> None:
        assert Text(de="{a}", en="{a}").filled(a="{b} {0.__class__}").de == "{b} {0.__class__}"

    def test_a_name_without_a_value_is_an_error(self) -> None:
        with pytest.raises(KeyError):
            Text(de="{a}", en="a").filled()


class TestTidy:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("  a  ", "a"),
            ("a\r\nb\rc", "a\nb\nc"),
            ("a\x0bb\x0cc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
            ("a  \t\nb\u00a0\n\n", "a\nb"),
            ("a\x00b\x1bc\x07d\x7fe\x9ff", "abcdef"),
            ("a\tb", "a\tb"),
            ("a\u0308", "ä"),
            ("a\u202eb\u202ac\u202d\u202b\u202cd\u2066e\u2067\u2068\u2069f", "abcdef"),
            ("a\ufeff\ufffe\U0001ffffb", "ab"),
            ("a\ud83db", "a\ufffdb"),
            ("\ud83d\ude00", "😀"),
            ("\u200b\u2060\u3164 \u00ad", ""),
            (" \n\t ", ""),
        ],
    )
    def test_on_several_lines(self, typed: str, kept: str) -> None:
        assert tidy(typed, multiline=True) == kept

    @pytest.mark.parametrize(
        ("typed", "kept"), [("a\n\nb", "a b"), ("a \t\u00a0 b", "a b"), ("\na\r\n", "a"), ("a\u2028b", "a b")]
    )
    def test_on_one_line(self, typed: str, kept: str) -> None:
        assert tidy(typed, multiline=False) == kept

    @pytest.mark.parametrize(
        "text",
        [
            "Bürger*innen",
            "„Zitat“ ‚so‘ »da« – …",
            FAMILY,
            "🏳️‍🌈",
            "👍🏽",
            "می\u200cخواهم",
            "क्\u200dष",
            "Bür\u00adger",
            "\u200eא",
        ],
    )
    def test_leaves_alone_what_means_something(self, text: str) -> None:
        assert tidy(text, multiline=True) == text
        assert tidy(text, multiline=False) == text

    def test_a_pile_of_marks_is_cut(self) -> None:
        assert tidy("a" + "\u0316" * 500, multiline=True) == "a" + "\u0316" * 30

    @settings(deadline=None)
    @given(ANY_TEXT, st.booleans())
    def test_twice_is_as_once(self, text: str, multiline: bool) -> None:
        once = tidy(text, multiline=multiline)
        assert tidy(once, multiline=multiline) == once
        assert unicodedata.is_normalized("NFC", once)
        once.encode()
        assert multiline or "\n" not in once


class TestLength:
    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("", 0),
            ("  ab \n", 2),
            ("a\r\nb", 3),
            ("ä", 1),
            ("a\u0308", 1),
            (FAMILY, 1),
            ("🇩🇪🇫🇷", 2),
            ("Bürger*innen", 12),
        ],
    )
    def test_counts_as_a_person_does(self, text: str, count: int) -> None:
        assert length(text) == count


class TestFold:
    @pytest.mark.parametrize(
        "form",
        [
            "Bürgerinnen",
            "Bürger*innen",
            "Bürger:innen",
            "Bürger_innen",
            "BürgerInnen",
            "Bürger·innen",
            "Bürger•innen",
            "Bürger/innen",
            "Bürger/-innen",
            "Bürger’innen",
            "Bürger(innen)",
            "Bürger\\*innen",
            "BÜRGER*INNEN",
            "Bu\u0308rger＊innen",
            "Bür\u00adger*\u200binnen",
        ],
    )
    def test_all_gender_forms_are_one_word(self, form: str) -> None:
        assert fold(form) == "burgerinnen"
        assert fold(f"alle {form}, alle") == "alle burgerinnen alle"

    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("Bürger*in", "burgerin"),
            ("jede:r, eine*n, Ärzt_in", "jeder einen arztin"),
            ("Sinti*zze", "sintizze"),
            ("snake_case", "snake case"),
            ("Ziel:Information", "ziel information"),
            ("Ein/Ausgabe", "ein ausgabe"),
            ("Straße STRASSE ẞ", "strasse strasse ss"),
            ("Łódź Ørsted İzmir ılık Ægir Đà Þór", "lodz orsted izmir ilik aegir da thor"),
            ("ﬁn ｆｕｌｌ ² Ⅷ", "fin full 2 viii"),
            ("  a -- b\n„c“ ", "a b c"),
            ("한국어", "한국어"),
            ("", ""),
        ],
    )
    def test_words(self, text: str, folded: str) -> None:
        assert fold(text) == folded

    @settings(deadline=None)
    @given(ANY_TEXT)
    def test_leaves_letters_and_digits_and_single_spaces(self, text: str) -> None:
        folded = fold(text)
        assert fold(folded) == folded
        assert folded == " ".join(folded.split())
        assert all(word.isalnum() for word in folded.split())


class TestFoldWords:
    def test_twelve_words_of_sixty_characters(self) -> None:
        words = fold_words("ä" * 100 + " b" * 40)
        assert words == ["a" * 60] + ["b"] * 11

    @pytest.mark.parametrize("query", ["", "***", "\x00", "\ud800", "%%%", '"(', "🏳️‍🌈"])
    def test_nothing_to_look_for(self, query: str) -> None:
        assert fold_words(query) == []

    @settings(deadline=None)
    @given(ANY_TEXT)
    def test_never_raises(self, text: str) -> None:
        assert all(0 < len(word) <= 60 and word.isalnum() for word in fold_words(text))

    @pytest.mark.parametrize(
        "unit", ["\ufdfa", "*", "a*", "a\u0316\u0301", "a:", "a(in", "\\", "🇩🇪", "\ud800", " \t", "각", "/-"]
    )
    def test_ten_kilobytes_of_junk_are_quick(self, unit: str) -> None:
        junk = (unit * 10_000)[:10_000]
        assert _seconds(junk) < 0.05


def _seconds(junk: str) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        fold_words(junk)
        times.append(time.process_time() - start)
    return min(times)


class TestSlug:
    @pytest.mark.parametrize(
        ("text", "address"),
        [
            ("Bürger*innen", "buergerinnen"),
            ("Bürger*innen-Chatbot", "buergerinnen-chatbot"),
            ("BürgerInnen & Ärzt:innen", "buergerinnen-aerztinnen"),
            ("Große Öffentlichkeit", "grosse-oeffentlichkeit"),
            ("GRO\u1e9eE U\u0308BUNG", "grosse-uebung"),
            ("Łódź, Ørsted, Čapek, Ægir", "lodz-orsted-capek-aegir"),
            ("  --a--  ", "a"),
            ("KI: 3 × schneller!", "ki-3-schneller"),
            ("日本語", ""),
            ("../../etc", "etc"),
        ],
    )
    def test_address(self, text: str, address: str) -> None:
        assert slug(text) == address

    @pytest.mark.parametrize(
        ("limit", "address"),
        [(11, "ein-zwei"), (12, "ein-zwei"), (13, "ein-zwei-drei"), (8, "ein-zwei"), (2, "ei")],
    )
    def test_is_cut_between_words(self, limit: int, address: str) -> None:
        assert slug("Ein zwei drei", limit=limit) == address

    @settings(deadline=None)
    @given(ANY_TEXT)
    def test_is_always_an_address(self, text: str) -> None:
        address = slug(text)
        assert len(address) <= 60
        assert all(part.isalnum() and part.isascii() and part == part.lower() for part in address.split("-") if address)


class TestPlain:
    def test_blocks_are_lines_and_cells_are_words(self) -> None:
        html = (
            "<h3>Titel</h3>\n<p>Ein <em>Satz</em> &amp; &lt;b&gt;<br>\nzwei</p>"
            "<ul>\n<li>a<ul><li>b</li></ul></li></ul>"
            '<div class="scroll" aria-label="a > b"><table><tr><th>c</th><td>d</td></tr></table></div>'
            "<pre><code>e\n</code></pre>"
        )
        assert plain(html).split("\n") == ["Titel", "Ein Satz & <b>", "zwei", "a", "b", "c d", "e"]

    def test_unescapes_once(self) -> None:
        assert plain("<p>&amp;lt;script&amp;gt;</p>") == "&lt;script&gt;"

    def test_nothing(self) -> None:
        assert plain("") == ""

    def test_what_is_no_number_of_a_character(self) -> None:
        assert plain(f"<p>a&#{'1' * 5_000};b</p>") == "a\ufffd;b"

    @pytest.mark.parametrize("unit", ["<a ", '<a "', "<", "</p", '"', "&#1"])
    def test_is_quick_on_broken_html_too(self, unit: str) -> None:
        start = time.process_time()
        plain("<p>" + unit * 10_000)
        assert time.process_time() - start < 0.5


class TestExcerpt:
    @pytest.mark.parametrize(
        ("text", "limit", "cut"),
        [
            ("kurz", 4, "kurz"),
            (" ein\n zwei ", 8, "ein zwei"),
            ("ein zwei drei", 10, "ein zwei…"),
            ("ein zwei drei", 9, "ein zwei…"),
            ("ein zwei, drei", 10, "ein zwei…"),
            ("einzweidrei", 5, "einz…"),
            (FAMILY * 5, 3, FAMILY * 2 + "…"),
            ("abc", 1, "…"),
        ],
    )
    def test_is_cut_between_words(self, text: str, limit: int, cut: str) -> None:
        assert excerpt(text, limit) == cut

    @settings(deadline=None)
    @given(ANY_TEXT, st.integers(1, 50))
    def test_never_longer_than_allowed(self, text: str, limit: int) -> None:
        assert length(excerpt(text, limit)) <= limit


@pytest.mark.parametrize(
    "unit",
    [" " * 19_999 + "a", "\t" * 9_999 + "\n\u00a0", "🇩🇪", "\u0316\u0301", "\u200d", "👨\u200d", "\u1100\u1161", "\r\n"],
)
def test_storing_and_counting_long_junk_is_quick(unit: str) -> None:
    junk = (unit * 20_000)[:20_000]
    start = time.process_time()
    length(junk)
    tidy(junk, multiline=True)
    excerpt(junk, 300)
    slug(junk)
    fold(junk)
    assert time.process_time() - start < 0.5
