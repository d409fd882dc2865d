"""Access links: making, showing again and opening them.

The address holds a public selector and a seal made with the site's key (192 bits). The database holds the selector
only, so a copy of the database opens nothing, and an organiser can be shown the address again. ``used_at`` is the last
use; a sign-in link is used up by its first.
"""

from __future__ import annotations

import re
import secrets
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from marktplatz.accounts.models import AccessLink
from marktplatz.core import clock
from marktplatz.core.codes import is_seal, seal
from marktplatz.core.database import session
from marktplatz.core.errors import Gone, Missing
from marktplatz.core.services import Site
from marktplatz.core.text import Text

SIGN_IN_LIFE = timedelta(minutes=15)
SELECTOR_LENGTH = 16
_selector = re.compile(rf"[0-9a-f]{{{SELECTOR_LENGTH}}}")

_PATHS = {"personal": "zugang", "demo": "zugang", "sign_in": "anmelden"}

EXPIRED = Text(
    de="Dieser Link gilt nicht mehr. Lassen Sie sich einen neuen schicken.",
    en="This link is no longer valid. Have a new one sent to you.",
)
UNKNOWN = Text(
    de="Diesen Link kennen wir nicht. Vielleicht wurde er beim Kopieren abgeschnitten.",
    en="We do not know this link. Perhaps it was cut off when it was copied.",
)


def make(kind: str, account_id: int, *, event_id: int | None = None, organisation_id: int | None = None) -> AccessLink:
    """Add a link of kind ``personal`` (again and again), ``sign_in`` (once, 15 minutes) or ``demo``."""
    now = clock.now()
    link = AccessLink(
        selector=secrets.token_hex(SELECTOR_LENGTH // 2),
        kind=kind,
        account_id=account_id,
        event_id=event_id,
        organisation_id=organisation_id,
        created_at=now,
        expires_at=now + SIGN_IN_LIFE if kind == "sign_in" else None,
    )
    session.add(link)
    session.flush()
    return link


def token(link: AccessLink, site: Site) -> str:
    """Return the secret part of the address."""
    return link.selector + seal(site.secret_key, f"link:{link.kind}", link.selector)


def address(link: AccessLink, site: Site, language: str) -> str:
    """Return the whole address of a link."""
    return site.address(f"/{language}/konto/{_PATHS[link.kind]}/{token(link, site)}")


def open_link(given: str, site: Site, *, kinds: frozenset[str]) -> AccessLink:
    """Return the link that a token opens now, with its account.

    Raises Missing for a token that we did not make, and Gone for one that was used, has run out or was revoked, or
    whose account is closed. Demo links work in demo mode only.
    """
    selector, sealed = given[:SELECTOR_LENGTH], given[SELECTOR_LENGTH:]
    # PostgreSQL refuses a text with NUL in it, so only what can be a selector is looked for.
    known = selector if _selector.fullmatch(selector) else ""
    link = session.scalar(
        select(AccessLink)
        .where(AccessLink.selector == known)
        .options(joinedload(AccessLink.account), joinedload(AccessLink.organisation))
    )
    kind = link.kind if link else "personal"
    # The seal is checked for unknown selectors too, so that both take the same time.
    genuine = is_seal(sealed, site.secret_key, f"link:{kind}", selector)
    if link is None or not genuine or kind not in kinds or (kind == "demo" and not site.demo):
        raise Missing(UNKNOWN)
    over = link.expires_at is not None and link.expires_at <= clock.now()
    used_up = link.kind == "sign_in" and link.used_at is not None
    if over or used_up or link.revoked_at or not link.account.active:
        raise Gone(EXPIRED)
    return link
