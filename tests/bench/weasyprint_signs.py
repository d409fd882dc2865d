"""The same signs by WeasyPrint: run by a Python that has it, texts as JSON on stdin; says its processor seconds.

As plain as it can be: one page a sign with plate, title, organisation, lines and the code; nothing is read back.
"""

from __future__ import annotations

import base64
import html
import json
import sys
import time

_STYLE = """
@page { size: A4; margin: 14mm } .sign { break-after: page; font-family: sans-serif }
.plate { font-size: 90pt; background: #002D4F; color: #fff; border-bottom: 8pt solid #FFE000; padding: 0 12pt }
h1 { font-size: 34pt } p { font-size: 15pt } img { width: 105mm }
"""


def main() -> None:
    """Make one document of all signs."""
    from weasyprint import HTML  # type: ignore[import-not-found]  # the Python that runs this has it, ours need not

    signs = json.load(sys.stdin)
    begun = time.process_time()
    pages = "".join(_page(sign) for sign in signs)
    document = HTML(string=f"<style>{_STYLE}</style>{pages}").write_pdf(pdf_variant="pdf/ua-1")
    sys.stdout.write(json.dumps({"seconds": time.process_time() - begun, "bytes": len(document)}))


def _page(sign: dict[str, object]) -> str:
    picture = base64.b64encode(str(sign["picture"]).encode()).decode()
    texts = "".join(f"<p>{html.escape(str(text))}</p>" for text in sign["texts"])  # type: ignore[attr-defined]  # a list
    return (
        f'<div class="sign"><div class="plate">{html.escape(str(sign["number"]))}</div>'
        f"<h1>{html.escape(str(sign['title']))}</h1>{texts}"
        f'<img alt="" src="data:image/svg+xml;base64,{picture}"></div>'
    )


main()
