from __future__ import annotations

import inspect
import sys
import time
from collections.abc import Callable

import pytest

from marktplatz.core.errors import MarketplaceError
from marktplatz.core.markdown import MarkdownRefused, guard, render
from tests.core.markdown_checker import faults

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
    "lists after quotes": _repeated("    - a\n> a\n\n1. 1. 1. [a] ", 360),
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
