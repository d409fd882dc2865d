from __future__ import annotations

import inspect
import json
import os
import re
import sys
import time
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marktplatz.core.errors import MarketplaceError
from marktplatz.core.markdown import MarkdownRefused, cleaned, guard, render

HERE = Path(__file__).parent
ATTACKS = json.loads((HERE.parent / "data" / "markdown_attacks.json").read_text(encoding="utf-8"))

REL = "nofollow ugc noopener noreferrer"
INLINE = {"a", "em", "strong", "code", "br"}
BLOCKS = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "hr", "div"}
# What may stand in what, for all that we make (the content models of HTML, without what we never use).
CHILDREN = {
    "": BLOCKS,
    "blockquote": BLOCKS,
    "li": BLOCKS | INLINE,
    "ul": {"li"},
    "ol": {"li"},
    "div": {"table"},
    "table": {"thead", "tbody"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "pre": {"code"},
    "code": set[str](),
    **dict.fromkeys(["p", "h2", "h3", "h4", "h5", "h6", "th", "td", "a", "em", "strong"], INLINE),
}
WORDLESS = {"blockquote", "ul", "ol", "div", "table", "thead", "tbody", "tr", "pre"}
ATTRIBUTES = {
    "a": {"href": r"(https?://[^\s/?#]|mailto:[^\s@]+@).*", "rel": REL},
    "ol": {"start": r"[0-9]{1,9}"},
    "th": {"scope": "col"},
    "div": {"class": "scroll", "role": "region", "tabindex": "0", "aria-label": r".+"},
}


class Checker(HTMLParser):
    """Notes every fault of a page's part: a tag, attribute, address or nesting that is not allowed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> left open" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in CHILDREN.get(self.open[-1] if self.open else "", set()):
            self.faults.append(f"<{tag}> inside {self.open}")
        if tag == "a" and "a" in self.open:
            self.faults.append("link inside a link")
        allowed = ATTRIBUTES.get(tag, {})
        for name, value in attrs:
            if name not in allowed or not re.fullmatch(allowed[name], value or "", re.DOTALL | re.IGNORECASE):
                self.faults.append(f"{tag}[{name}={value!r}]")
        if tag == "a" and {name for name, _ in attrs} != {"href", "rel"}:
            self.faults.append("link without address or relation")
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if data.strip() and (not self.open or self.open[-1] in WORDLESS):
            self.faults.append(f"words straight inside {self.open}")

    def handle_comment(self, data: str) -> None:
        self.faults.append("comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def faults(html: str) -> list[str]:
    return Checker(html).faults + ([] if cleaned(html) == html else ["cleaning again changes it"])


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


REFUSED = {
    "too long": "a" * 10_001,
    "too long by tabs": "a\tb" * 3_000,
    "too many lines": "a\n" * 1_600,
    "too many angles": "<" * 201,
    "open square brackets": "[" * 41,
    "open round brackets": "[a](" * 41,
    "deep brackets": "[" * 41 + "]" * 41,
    "deep list": "- " * 11 + "a",
    "deep list by lines": "\n".join(f"{' ' * 4 * depth}- a" for depth in range(12)),
    "deep quote": ">" * 11 + "a",
    "mixed depth": "> 1. " * 6 + "a",
    "close headings": "# a\n" * 61,
    "close rules": "a\n-\n" * 61,
    "wide table": "|" * 61 + "\n" + "|-" * 60,
    "large table": "|" * 40 + "\n" + "-|" * 40 + "\n" + "|\n" * 40,
    "too many stars": "*a " * 501,
    "too many ticks": "`a " * 2_001,
    "long address many times": f"[a]: https://a.example/{'b' * 1_000}\n\n" + "[a] " * 150,
}


class TestGuard:
    @pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in REFUSED.items()])
    def test_refuses_and_says_what_to_do(self, text: str) -> None:
        with pytest.raises(MarkdownRefused) as refusal:
            guard(text)
        assert isinstance(refusal.value, MarketplaceError)
        assert refusal.value.code == "markdown_refused"
        for language in ("de", "en"):
            sentence = refusal.value.message.in_(language)
            assert sentence.endswith(".")
            assert "{" not in sentence
        with pytest.raises(MarkdownRefused):
            render(text)

    def test_the_limit_is_in_characters(self) -> None:
        guard("ä" * 10_000)
        guard("a" * 20_000, limit=20_000)
        with pytest.raises(MarkdownRefused, match="20000"):
            guard("a" * 20_001, limit=20_000)

    @pytest.mark.parametrize(
        "text",
        [
            "- " * 40,
            "* * * * * * * * * * * * * * *",
            "-" * 5_000,
            "a) b) c) " * 100,
            ":-( " * 20,
            "# a\n\n" * 200,
            "| a | b | c |\n|---|---|---|\n" + "| 1 | 2 | 3 |\n" * 200,
            "[a](https://a.example/b) " * 300,
            ("Ein *wichtiger* Satz über **Bürger*innen**. " * 20 + "\n\n") * 10,
        ],
    )
    def test_lets_pass_what_people_write(self, text: str) -> None:
        assert faults(render(text)) == []

    def test_too_deep_for_the_stack_is_refused_too(self) -> None:
        def down(frames: int) -> str:
            return down(frames - 1) if frames else render("- " * 10 + "a")

        assert "<li>a</li>" in down(0)
        with pytest.raises(MarkdownRefused):
            down(sys.getrecursionlimit() - len(inspect.stack(0)) - 20)


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda limit: (opening * 120 + "a" + closing * 120)[:limit]


def _repeated(unit: str, count: int, filling: str = "abc ") -> Callable[[int], str]:
    return lambda limit: (unit * count + filling * limit)[:limit]


COSTLY = {
    "strong and emphasis": _repeated("***a** b* " * 165 + "\n\n", 4),
    "links": _repeated("[a](b) ", 2_000),
    "pictures": _repeated("![a](b) ", 2_000),
    "addresses": _repeated("https://a.b/c ", 1_400),
    "names": lambda limit: ("[a]: https://b.example\n\n" + "[a] " * 1_990 + "b " * limit)[:limit],
    "escapes": _repeated("\\*a", 1_000),
    "code": _repeated("`a` ", 1_000),
    "ticks of all lengths": lambda limit: "".join("`" * n + " " for n in range(1, int((2 * limit) ** 0.5) - 1)),
    "escaped ticks": _repeated("\\``", 1_000),
    "emphasis side by side": lambda limit: ("1. _." * 300 + "_*_" * 65 + "\n\n" + "_*" * 240 + "a" * limit)[:limit],
    "lists after quotes": _repeated("    - a\n> a\n\n1. 1. 1. [a] ", 700),
    "items with everything": _repeated("- https://a.b/c ^[a](b)\n> :\n\n", 490),
    "one long run of stars": lambda limit: ("*" * 5_000 + "__*_" * 160 + "\n\n" + "a" * limit)[:limit],
    "blanks": lambda limit: " ".join(["a" + " " * (limit // 2 - 10) + "`"] * 2),
    "blanks after a fence": lambda limit: "```" + " " * (limit - 5) + "`",
    "nested emphasis": _nested("*a _b ", "b_ a*"),
    "open emphasis": _repeated("*a **b " * 250 + "\n\n", 4),
    "brackets": _repeated("[" * 40 + "a" * 20 + "\n\n", 47),
    "open addresses": _repeated("[a](", 40, "x"),
    "paragraphs": _repeated("a\n\n", 740),
    "items": _repeated("- a\n", 1_490),
    "loose items": _repeated("- a\n\n", 740),
    "deep items": _repeated("- " * 10 + "a\n", 295),
    "deep loose items": _repeated("1. - " * 5 + "a\n\n", 295),
    "stairs of items": lambda limit: ("".join(f"{' ' * 4 * n}- a\n\n" for n in range(10)) * 50)[:limit],
    "long item": lambda limit: ("- " * 10 + "a\n" + "b\n" * 1_490 + "c" * limit)[:limit],
    "deep quotes": _repeated("> " * 10 + "a\n\n", 295),
    "headings": _repeated("# a\n", 60),
    "far headings": _repeated("# a\n\n", 740),
    "table": lambda limit: ("|a" * 18 + "\n" + "|-" * 18 + "\n" + ("|b" * 18 + "\n") * 75)[:limit],
    "quote in a definition": lambda limit: "[a]: " + '"' * (limit - 6) + "x",
    "fences": _repeated("```a\n", 1_490),
}


class TestCost:
    """What is accepted takes less than half a second; measured 0.01 to 0.09 s on two slow cores."""

    @pytest.mark.parametrize("limit", [10_000, 20_000])
    @pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in COSTLY.items()])
    def test_of_the_worst_that_is_accepted(self, text: Callable[[int], str], limit: int) -> None:
        assert _seconds(text(limit), limit) < 0.5


def _seconds(text: str, limit: int) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        render(text, limit=limit)
        times.append(time.process_time() - start)
    return min(times)


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
