"""The signs of stage and logic, as small pictures for print: the shapes of ``components/icons.html`` in ink."""

from __future__ import annotations

INK = "#1b2a36"

SHAPES = {
    "existing": '<path class="solid" d="M4 4h16v16H4z"/>',
    "planned": '<path d="M4 4h16v16H4z" stroke-dasharray="4 2.4"/>',
    "ended": '<path d="M4 4h16v16H4zM3 21 21 3"/>',
    "unknown": '<path d="M7 12h10"/>',
    "deterministic": '<path d="M3 12h6M9 5v14M9 5h7M9 19h7M17 3h4v4h-4zM17 17h4v4h-4z"/>',
    "learning": '<path d="M3 20.5C13 20.5 10 5 21 4"/><circle class="solid" cx="6" cy="14" r="1.5"/>'
    '<circle class="solid" cx="13" cy="19" r="1.5"/><circle class="solid" cx="11" cy="6" r="1.5"/>'
    '<circle class="solid" cx="18" cy="11" r="1.5"/>',
    "hybrid": '<path d="M2 11h5M7 4.5v13.5M7 4.5h9M16 2.5h4v4h-4zM7 18c8 0 6-7 15-7"/>'
    '<circle class="solid" cx="13" cy="11" r="1.5"/><circle class="solid" cx="17.5" cy="17" r="1.5"/>',
    "generative": '<path d="M3 6h18M3 11.5h18M3 17h8"/><path class="solid" d="M14.5 14.5h2.5v5h-2.5z"/>',
    "none": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
}


def picture(sign: str) -> str:
    """Return a sign as SVG on a grid of 24. Raises KeyError for one that traits do not have."""
    shapes = SHAPES[sign].replace('class="solid"', f'fill="{INK}"')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="{INK}" stroke-width="1.5">'
        f"{shapes}</svg>"
    )
