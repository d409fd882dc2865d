"""Reading what was typed about people and organisations, before anything is stored."""

from __future__ import annotations

import unicodedata

from marktplatz.core.addresses import is_address, why_no_address
from marktplatz.core.errors import Invalid
from marktplatz.core.text import LANGUAGES, Text, fold, tidy

BAD_ORGANISATION = Text(
    de="Schreiben Sie den Namen der Organisation, höchstens 140 Zeichen.",
    en="Write the name of the organisation, at most 140 characters.",
)
BAD_LANGUAGE = Text(de="Wählen Sie Deutsch oder Englisch.", en="Choose German or English.")
BAD_INVITATION = Text(
    de="Die Einladung ist noch nicht verschickt. Prüfen Sie Ihre Angaben.",
    en="The invitation has not been sent yet. Check what you wrote.",
)
HAS_ROLE = Text(
    de="Diese Person hat eine Rolle in der Prüfung, Beratung oder Organisation. Sie meldet sich mit ihrer "
    "E-Mail-Adresse an und bekommt keinen persönlichen Link.",
    en="This person has a role in reviewing, advising or organising. They sign in with their e-mail address and get no "
    "personal link.",
)


def read_email(typed: str) -> str:
    """Return an address as it is stored: tidied, in lower case. Raises Invalid for what is none."""
    # Signs without a shape come along when an address is pasted; the letter would never arrive.
    shown = "".join(sign for sign in tidy(typed, multiline=False) if unicodedata.category(sign) != "Cf")
    email = shown.lower()
    if not is_address(email):
        reason = why_no_address(email)
        raise Invalid(reason, {"email": reason})
    return email


def read_organisation(typed: str) -> tuple[str, str]:
    """Return a name as it is stored, and folded as it is found again.

    Raises Invalid for none, or more than 140 characters.
    """
    name = tidy(typed, multiline=False)
    if not name or len(name) > 140:
        raise Invalid(BAD_ORGANISATION, {"organisation": BAD_ORGANISATION})
    return name, fold(name)[:300] or name.casefold()


def check_invitation(email: str, organisation_name: str, language: str) -> None:
    """Raise Invalid with everything that keeps an invitation from being sent, by form field name."""
    problems: dict[str, Text] = {}
    for read, typed in ((read_email, email), (read_organisation, organisation_name)):
        try:
            read(typed)
        except Invalid as error:
            problems |= error.problems
    if language not in LANGUAGES:
        problems["language"] = BAD_LANGUAGE
    if problems:
        raise Invalid(BAD_INVITATION, problems)
