"""The only place that knows which adapter serves which port."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine

from marktplatz.core.ports import MailTransport, SearchIndex, Storage
from marktplatz.core.services import Services, Site
from marktplatz.settings import SettingRefused, Settings

Adapter = TypeVar("Adapter")


def build(settings: Settings, engine: Engine) -> Services:
    """Choose an adapter for every port. The schemes were checked when the settings were read.

    Raises SettingRefused for an address that its adapter cannot read.
    """
    return Services(
        site=Site(
            public_url=settings.public_url,
            secret_key=settings.secret_key,
            mail_from=settings.mail_from,
            reviewing_unit=settings.reviewing_unit,
            demo=settings.demo,
        ),
        storage=_readable("STORAGE_URL", _storage, settings.storage_url),
        mail=_readable("MAIL_URL", _mail, settings.mail_url),
        search=_search(engine),
    )


def _readable(name: str, adapter: Callable[[str], Adapter], url: str) -> Adapter:
    try:
        return adapter(url)
    except ValueError as error:
        raise SettingRefused(f"{name} cannot be used: {error}.") from None


def _storage(url: str) -> Storage:
    if url.startswith("s3:"):
        from marktplatz.adapters.s3 import S3Storage

        return S3Storage.from_url(url)
    from marktplatz.adapters.files import FileStorage

    return FileStorage(Path(url.removeprefix("file:")))


def _mail(url: str) -> MailTransport:
    if url.startswith("smtp:"):
        from marktplatz.adapters.smtp import SmtpMail

        return SmtpMail.from_url(url)
    from marktplatz.adapters.mail_folder import FolderMail

    return FolderMail(Path(url.removeprefix("folder:")))


def _search(engine: Engine) -> SearchIndex:
    if engine.dialect.name == "postgresql":
        from marktplatz.adapters.postgresql_search import PostgresqlSearch

        return PostgresqlSearch()
    from marktplatz.adapters.sqlite_search import SqliteSearch

    return SqliteSearch()
