"""Addresses that sign in stand in no row of the outbox: a mark holds their place until the letter is handed over.

So the outbox, its page and a copy of the database open nothing. A mark is filled for the owner of its link only; text
of people that looks like one gets nothing.
"""

from __future__ import annotations

import re

from sqlalchemy import select

from marktplatz.accounts import links
from marktplatz.accounts.models import AccessLink
from marktplatz.core.database import session
from marktplatz.core.services import services_of
from marktplatz.mail.models import OutboxMail

_mark = re.compile(rf"\[\[([0-9a-f]{{{links.SELECTOR_LENGTH}}})\]\]")


def mark(link: AccessLink) -> str:
    """Return what stands for the address of a link in a mail that waits."""
    return f"[[{link.selector}]]"


def addresses(mail: OutboxMail) -> dict[str, str]:
    """Return the addresses that belong into a mail, by their marks."""
    selectors = _mark.findall(mail.body)
    if not selectors or mail.account_id is None:
        return {}
    own = select(AccessLink).where(AccessLink.selector.in_(selectors), AccessLink.account_id == mail.account_id)
    site = services_of(session).site
    return {mark(link): links.address(link, site, mail.language) for link in session.scalars(own)}


def filled(mail: OutboxMail) -> str:
    """Return the text as it goes out: every mark of the recipient's own links is the address."""
    known = addresses(mail)
    return _mark.sub(lambda found: known.get(found[0], found[0]), mail.body)


def blanked(mail: OutboxMail, words: str) -> str:
    """Return the text with ``words`` where an address goes."""
    return _mark.sub(lambda _found: words, mail.body)
