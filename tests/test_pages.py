"""The check of pages sees every fault that it is there for."""

from __future__ import annotations

import pytest

from tests.pages import faults

SOUND = """<!doctype html>
<html lang="de"><head><title>Ein Stand – Messe</title></head><body>
<nav aria-label="Wege"><a href="#inhalt">Zum Inhalt</a></nav>
<main id="inhalt"><h1>Ein Stand</h1><h2>Formular</h2>
<form method="post"><input type="hidden" name="csrf_token" value="x">
<fieldset><legend>Angaben</legend><label for="a">Name</label><input id="a" name="a" aria-describedby="h"></fieldset>
<p id="h">Hinweis</p><label>Wahl <input type="checkbox" name="b"></label>
<select name="c" aria-label="Land"><option value="">Bitte</option></select><button>Senden</button></form>
<img src="/x.png" alt=""><table><caption>Zahlen</caption><tr><th scope="col">A</th></tr></table>
</main></body></html>"""

BROKEN = [
    ("<!doctype html>", "", "no <!doctype html>"),
    ('<html lang="de">', "<html>", "the language"),
    ("Ein Stand – Messe", " – Messe", "begins with a gap"),
    ("<title>Ein Stand – Messe</title>", "", "the titles are"),
    ("<h1>Ein Stand</h1>", "", "0 h1"),
    ("<h2>Formular</h2>", "<h1>Formular</h1>", "2 h1"),
    ("<h2>Formular</h2>", "<h3>Formular</h3>", "h3 follows h1"),
    ('id="h"', 'id="a"', "stands 2 times"),
    ('for="a"', 'for="z"', "points to 'z'"),
    ('aria-describedby="h"', 'aria-describedby="nix"', "points to 'nix'"),
    ("#inhalt", "#anderswo", "leads to '#anderswo'"),
    ("<label>Wahl ", "<label>", "has no label"),
    (' aria-label="Land"', "", "has no label"),
    ("<legend>Angaben</legend>", "", "without a <legend>"),
    (' alt=""', "", "has no alt"),
    ("Zum Inhalt", "", "a <a> without words"),
    ("Senden", "", "a <button> without words"),
    ('name="a" ', 'name="a" placeholder="Name" ', "placeholder"),
    ('value="x"', 'value=""', "csrf tokens"),
    ('<form method="post">', "<form>", "in the address"),
    ("<p ", '<p style="color:red" ', "inline style"),
    ("<p ", "<script>1</script><p ", "inline script"),
    ("<p ", '<p onclick="x" ', "<p onclick>"),
    ('href="#inhalt"', 'href="javascript:x"', "javascript:"),
    (' scope="col"', "", "without scope"),
    ("<caption>Zahlen</caption>", "", "without a caption"),
    (' aria-label="Wege"', "", "a <nav> without a name"),
    (">Hinweis<", ">None<", "'None' stands alone"),
    (">Hinweis<", ">{{ name }}<", "machine words"),
    ("</p>", "", "comes where <p> is open"),
    ("</main></body></html>", "</main></body>", "never closed"),
]


def test_a_sound_page_has_no_faults() -> None:
    assert faults(SOUND) == ()


@pytest.mark.parametrize(("part", "instead", "said"), BROKEN, ids=[said for _, _, said in BROKEN])
def test_a_broken_page_is_noticed(part: str, instead: str, said: str) -> None:
    assert part in SOUND
    assert said in "\n".join(faults(SOUND.replace(part, instead, 1)))
