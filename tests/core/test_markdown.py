from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from marktplatz.core.markdown import render
from tests.core.markdown_checker import REL, faults


class TestPastedLists:
    @pytest.mark.parametrize("sign", ["•", "·", "▪", "◦", "●"])
    @pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "   "])
    def test_bullets_of_a_word_processor_are_a_list(self, sign: str, blank: str) -> None:
        html = render(f"Davor\n{sign}{blank}eins\n{sign}{blank}zwei *drei*")
        assert html == "<p>Davor</p>\n<ul>\n<li>eins</li>\n<li>zwei <em>drei</em></li>\n</ul>"

    def test_dashes_are_a_list_where_there_are_two(self) -> None:
        assert render("– eins\n– zwei") == "<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>"

    @pytest.mark.parametrize("text", ["– sagte sie", "Ja\n– sagte sie\nund ging", "a • b", "•ohne Abstand", "2 · 3"])
    def test_other_signs_stay(self, text: str) -> None:
        assert render(text) == f"<p>{text}</p>"


class TestGenderStar:
    @pytest.mark.parametrize(
        "text",
        [
            "Stadträt*innen und Bürger*innen",
            "Jede*r Bürger*in, jede*r Ärzt*in",
            "trans* und inter* Personen",
            "Freund*, Bekannte* und Kolleg*",
            "Lehrer*-innen und Schüler*-innen",
            "(Kund*innen) und „Nutzer*innen“",
            "2*3*4 und a*b*c",
            "Sinti*zze und Rom*nja",
            "eine_r und snake_case_name und Bürger_innen",
            "„Zitat“, ‚so‘, »da«, \"gerade\", 'einfach' -- und ... (c)",
            "Bürger**innen",
        ],
    )
    def test_stays_in_a_paragraph(self, text: str) -> None:
        assert render(text) == f"<p>{text}</p>"

    @pytest.mark.parametrize(
        ("text", "html"),
        [
            ("*wichtig*", "<p><em>wichtig</em></p>"),
            ("(*wichtig*), „*wichtig*“", "<p>(<em>wichtig</em>), „<em>wichtig</em>“</p>"),
            ("*Bürger*innen*", "<p><em>Bürger*innen</em></p>"),
            ("**Bürger*innen und Kund*innen**", "<p><strong>Bürger*innen und Kund*innen</strong></p>"),
            ("*Bürger*innen* und Kund*innen", "<p><em>Bürger*innen</em> und Kund*innen</p>"),
            ("_Bürger*innen_", "<p><em>Bürger*innen</em></p>"),
            ("Bürger\\*innen und Kund\\*innen", "<p>Bürger*innen und Kund*innen</p>"),
            ("**K**ünstliche **I**ntelligenz", "<p><strong>K</strong>ünstliche <strong>I</strong>ntelligenz</p>"),
            ("# Bürger*innen und Kund*innen", "<h3>Bürger*innen und Kund*innen</h3>"),
            ("- Bürger*innen\n- Kund*innen", "<ul>\n<li>Bürger*innen</li>\n<li>Kund*innen</li>\n</ul>"),
            ("`Bürger*innen`", "<p><code>Bürger*innen</code></p>"),
            (
                "[Bürger*innen](https://a.example/x*y*z)",
                f'<p><a href="https://a.example/x*y*z" rel="{REL}">Bürger*innen</a></p>',
            ),
            ("> Bürger*innen und Kund*innen", "<blockquote>\n<p>Bürger*innen und Kund*innen</p>\n</blockquote>"),
        ],
    )
    def test_stays_beside_markup(self, text: str, html: str) -> None:
        assert render(text) == html

    def test_stays_in_a_table(self) -> None:
        html = render("| Bürger*innen | *alle* |\n|---|---|\n| Kund*innen | Nutzer*innen |")
        for cell in (">Bürger*innen</th>", "><em>alle</em></th>", ">Kund*innen</td>", ">Nutzer*innen</td>"):
            assert cell in html


class TestHeadings:
    @pytest.mark.parametrize(
        ("typed", "top", "levels"),
        [
            ([1, 2, 3], 3, [3, 4, 5]),
            ([3, 4, 3], 3, [3, 4, 3]),
            ([2, 4, 6, 4, 2], 2, [2, 3, 4, 3, 2]),
            ([6, 1], 3, [3, 3]),
            ([3, 2, 1], 4, [4, 4, 4]),
            ([1, 2, 3, 4, 5, 6], 3, [3, 4, 5, 6, 6, 6]),
            ([1], 6, [6]),
            ([1, 3, 2, 3], 3, [3, 4, 4, 5]),
        ],
    )
    def test_levels(self, typed: list[int], top: int, levels: list[int]) -> None:
        html = render("\n\n".join(f"{'#' * level} x" for level in typed), top_heading=top)
        assert [int(found) for found in re.findall(r"<h(\d)>", html)] == levels

    def test_underlined_ones_count_too(self) -> None:
        assert render("a\n=\n\nb\n---\n\n# c") == "<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>"

    @pytest.mark.parametrize("text", ["#", "# &nbsp;", "# ![](x.png)", "#\n\ntext"])
    def test_an_empty_one_is_none(self, text: str) -> None:
        assert "<h" not in render(text)

    def test_a_word_with_a_number_sign_is_none(self) -> None:
        assert render("#KI in der Stadt") == "<p>#KI in der Stadt</p>"


class TestConstructs:
    @pytest.mark.parametrize(
        ("text", "html"),
        [
            ("a\n\nb", "<p>a</p>\n<p>b</p>"),
            ("a\\\nb", "<p>a<br>\nb</p>"),
            ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
            ("Text:\n- a\n- b", "<p>Text:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
            ("Text:\n1. a\n2. b", "<p>Text:</p>\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
            ("am\n1. Mai", "<p>am\n1. Mai</p>"),
            ("7. a\n8. b", '<ol start="7">\n<li>a</li>\n<li>b</li>\n</ol>'),
            ("1. a\n    - b", "<ol>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>"),
            ("```python\n# a*b <c> &amp;\n\n```", "<pre><code># a*b &lt;c&gt; &amp;amp;\n\n</code></pre>"),
            ("~~~\na\n~~~\nb", "<pre><code>a\n</code></pre>\n<p>b</p>"),
            ("    a*b*c", "<p>a*b*c</p>"),
            ("a\n\n    b*c*d", "<p>a</p>\n<pre><code>b*c*d\n</code></pre>"),
            ("`` ` `` \\` `a\\`", "<p><code>`</code> ` <code>a\\</code></p>"),
            ("```\na", "<p>```\na</p>"),
            ("<b>x</b> & &amp; \\&amp;", "<p>&lt;b&gt;x&lt;/b&gt; &amp; &amp; &amp;amp;</p>"),
            ("![Bild *von* uns](x.png)", "<p>Bild <em>von</em> uns</p>"),
            ("![](x.png)", ""),
            ("", ""),
            (
                "* + a\n    - b\n    # c",
                "<ul>\n<li>\n<ul>\n<li>a</li>\n<li>b<h3>c</h3>\n</li>\n</ul>\n</li>\n</ul>",
            ),
        ],
    )
    def test_html(self, text: str, html: str) -> None:
        assert render(text) == html

    @pytest.mark.parametrize(
        ("text", "address", "words"),
        [
            ("[a](https://x.example/y_(z))", "https://x.example/y_(z)", "a"),
            ('[a](<https://x.example/y> "t")', "https://x.example/y", "a"),
            ("[a](http://x.example)", "http://x.example", "a"),
            ("[a](mailto:a@x.example)", "mailto:a@x.example", "a"),
            ("<https://x.example/y?a=1&b=2>", "https://x.example/y?a=1&amp;b=2", "https://x.example/y?a=1&amp;b=2"),
            ("<a@x.example>", "mailto:a@x.example", "a@x.example"),
            ("https://x.example/y_z", "https://x.example/y_z", "https://x.example/y_z"),
            ("[A  b][Ref]\n\n[ref]: https://x.example 'T'", "https://x.example", "A  b"),
            ("[ref]\n\n[ref]: <https://x.example>", "https://x.example", "ref"),
            ("[](https://x.example)", "https://x.example", "https://x.example"),
            ("[![Bild](x.png)](https://x.example)", "https://x.example", "Bild"),
        ],
    )
    def test_links(self, text: str, address: str, words: str) -> None:
        assert render(text) == f'<p><a href="{address}" rel="{REL}">{words}</a></p>'

    def test_an_address_at_the_end_of_a_sentence(self) -> None:
        assert render("(https://x.example/y).").endswith(">https://x.example/y</a>).</p>")

    def test_one_table(self) -> None:
        html = render("| a | |\n|---|---|\n| 1 | 2 |", table_label='Tabelle "A" & <B>')
        region = (
            '<div aria-label="Tabelle &quot;A&quot; &amp; &lt;B&gt;" class="scroll" role="region" tabindex="0"><table>'
        )
        assert html.startswith(region)
        assert '<th scope="col">a</th>\n<td></td>' in html
        assert faults(html) == []

    def test_several_tables_are_numbered(self) -> None:
        html = render("\n\n".join(["|a|b|\n|-|-|\n|c|d|"] * 2), table_label="Table")
        assert re.findall('aria-label="([^"]*)"', html) == ["Table 1", "Table 2"]


def _register() -> list[str]:
    folder = os.environ.get("REGISTER_DATA")
    if not folder:
        reason = "REGISTER_DATA is not set: it names the folder with the register files (*.jsonl)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    lines = [line for path in sorted(Path(folder).glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [text for line in lines if (text := json.loads(line).get("description_markdown"))]


def test_every_description_of_the_registers_is_accepted() -> None:
    descriptions = _register()
    assert descriptions
    for text in descriptions:
        html = render(text, limit=20_000)
        assert faults(html) == []
        assert html.count("Bürger*innen") == text.count("Bürger*innen")
