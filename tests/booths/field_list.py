"""The field list as it was agreed (``tests/data/fields.json``), and where the program differs from it on purpose.

In the file, ``need`` is D (to save a draft), S (to submit), C (under a condition) or O (optional); ``visibility`` is P
(public) or I (internal). It was written from the agreed list and is never made from the program.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

AGREED: dict[str, Any] = json.loads((Path(__file__).parents[1] / "data" / "fields.json").read_text(encoding="utf-8"))

_A_SENTENCE = "the label is the sentence that is confirmed"
_ONE_EACH = "the list has one label for several questions"
_NO_BOUND = "the list has no bound, and a form needs one"

DIFFERENT = {
    ("exhibitor_kind", "need"): "a draft is saved with title and organisation alone",
    ("entry_language", "need"): "everybody is asked; it stands there from the beginning of a draft",
    ("licence", "need"): "has a default, so that nobody has to answer",
    ("needs_other", "need"): "who needs nothing else writes nothing",
    ("software_licence", "en"): "beside the licence of the texts it must say which one it is",
    ("licence", "de"): _ONE_EACH,
    ("licence", "en"): _ONE_EACH,
    **{
        (f"needs_{one}", label): _ONE_EACH
        for one in ("space", "power", "network", "screen", "other")
        for label in ("de", "en")
    },
    **{(f"contact_{one}", label): _ONE_EACH for one in ("name", "email", "phone") for label in ("de", "en")},
    **{
        (key, label): _A_SENTENCE
        for key in ("ai_notice", "release_confirmed", "publication_right", "privacy_notice_read", "images.rights")
        for label in ("de", "en")
    },
    ("licence", "default"): "without an answer all rights stay reserved",
    ("demo_times", "most"): _NO_BOUND,
    ("needs_space", "at_least"): _NO_BOUND,
    ("needs_space", "most"): _NO_BOUND,
    ("needs_power", "most"): _NO_BOUND,
    ("slides", "most"): _NO_BOUND,
    ("video_url", "limit"): _NO_BOUND,
    ("images", "formats"): "newer telephones make AVIF",
}
"""Question and aspect with the reason why the program differs from the list."""

ADDED = {
    "logo": "cards and signs show it",
    "logo.alt": "a logo is a picture",
    "logo.credit": "a logo is a picture",
    "logo.rights": "a logo is a picture",
    "slides.title": "what visitors read on the link",
}
"""Questions that the list does not have, after which they stand in the order of the program, and why they are there."""

ASKED_OF_ALL = frozenset({"city", "ai_act_note", "employee_effects_note", "qualification", "takeaway_for_munich"})
"""Required under a condition, asked of everybody: here the list leaves open what holds otherwise."""

OTHER_WORDS = {("participation_mode", "hybrid", "en"): "“Both” says nothing where it stands alone, as in a filter"}
"""Term and language with the reason why the program has other words."""

VOCABULARIES_ADDED = {
    "entry_language": "two codes that the list names with the field",
    "licence": "three licences that the list names with the field",
    "needs_network": "the list leaves the answers open",
    "needs_screen": "the list leaves the answers open",
    "stand_accessibility": "the list leaves the answers open",
}
