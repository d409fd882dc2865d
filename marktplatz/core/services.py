"""The adapters that serve a database: chosen by ``marktplatz.wiring``, found by whoever holds a session."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlalchemy.orm import Session, scoped_session

from marktplatz.core.ports import MailTransport, SearchIndex, Storage


@dataclass(frozen=True, kw_only=True)
class Site:
    """What subjects must know of the installation: its address, the key that seals links, and its names."""

    public_url: str
    secret_key: str
    mail_from: str
    reviewing_unit: str
    demo: bool

    def address(self, path: str) -> str:
        """Return the absolute address of a path that starts with a slash."""
        return f"{self.public_url}{path}"


@dataclass(frozen=True, kw_only=True)
class Services:
    """One adapter per port, and the site they serve."""

    site: Site

    storage: Storage
    mail: MailTransport
    search: SearchIndex


_installed: WeakKeyDictionary[Engine, Services] = WeakKeyDictionary()


def install(engine: Engine, services: Services) -> None:
    """Let these services work beside this database."""
    _installed[engine] = services


def services_of(session: Session | scoped_session[Session]) -> Services:
    """Return the services installed for the session's database; LookupError when there are none."""
    bind = session.get_bind()
    return _installed[bind.engine]
