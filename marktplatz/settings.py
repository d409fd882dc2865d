"""What an installation can be told, read once at start and checked before anything runs."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

SCHEMES = {
    "DATABASE_URL": ("sqlite", "postgresql"),
    "STORAGE_URL": ("file", "s3"),
    "MAIL_URL": ("folder", "smtp"),
}
NOT_YET = {
    "REDIS_URL": "use Redis",
    "OIDC_ISSUER": "sign in by OIDC",
    "OIDC_CLIENT_ID": "sign in by OIDC",
    "OIDC_CLIENT_SECRET": "sign in by OIDC",
}
"""Names that are promised: whoever sets one counts on it, so it must not be passed over in silence."""
SERVING = ("HOST", "PORT")
ENVIRONMENT_ONLY = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
SHORTEST_SECRET = 32
SERVED_AT = "served_at"
BAD_PUBLIC_URL = "PUBLIC_URL is {!r}. Write it like https://ki-marktplatz.example; a name with umlauts as xn--…"

_HOST = re.compile(r"[a-z0-9._-]+|\[[0-9a-f:.]+\]")


class SettingRefused(ValueError):
    """A setting is missing or contradicts another one; the text says which and what to do."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that can be set, by environment or ``instance/config.py``; the environment wins."""

    instance: Path
    """Folder for database, files, mails and the generated key."""
    secret_key: str = field(repr=False)
    """SECRET_KEY: seals links and form tokens; at least 32 characters. Generated outside production."""
    public_url: str
    """PUBLIC_URL: the only source of absolute addresses, without a slash at the end."""
    database_url: str = field(repr=False)
    """DATABASE_URL: ``sqlite:///path`` or ``postgresql://user:password@host/name``."""
    storage_url: str = field(repr=False)
    """STORAGE_URL: ``file:folder`` or ``s3://bucket/prefix?endpoint=…``."""
    mail_url: str = field(repr=False)
    """MAIL_URL: ``folder:folder`` (one .eml file a mail) or ``smtp://user:password@host:587``."""
    mail_from: str
    """MAIL_FROM: sender of all mails."""
    trusted_proxies: int
    """TRUSTED_PROXIES: how many proxies in front may set X-Forwarded-For and -Proto; 0 by default."""
    demo: bool
    """DEMO: demo event and reusable sign-in links; refused in production."""
    reviewing_unit: str
    """REVIEWING_UNIT: name of the unit that reviews."""

    @property
    def is_production(self) -> bool:
        """Production is where people come from outside: PUBLIC_URL starts with https."""
        return self.public_url.startswith("https://")

    @property
    def public_host(self) -> str:
        """Host name of PUBLIC_URL, without the port."""
        return urlsplit(self.public_url).hostname or ""


def load(instance: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """Read and check the settings; raise SettingRefused with a sentence that says what to do."""
    given = {**_from_file(instance / "config.py"), **(os.environ if environment is None else environment)}
    public_url = _public_url(given, instance)
    production = public_url.startswith("https://")
    settings = Settings(
        instance=instance,
        secret_key=_secret_key(given, instance, production=production),
        public_url=public_url,
        database_url=_url(given, "DATABASE_URL", f"sqlite:///{instance / 'marktplatz.sqlite'}"),
        storage_url=_url(given, "STORAGE_URL", f"file:{instance / 'files'}"),
        mail_url=_url(given, "MAIL_URL", f"folder:{instance / 'mails'}"),
        mail_from=given.get("MAIL_FROM", f"ki-marktplatz@{urlsplit(public_url).hostname}"),
        trusted_proxies=_number(given, "TRUSTED_PROXIES"),
        demo=_yes(given, "DEMO"),
        reviewing_unit=given.get("REVIEWING_UNIT", "KI Competence Center (KICC)"),
    )
    _check_together(settings, given)
    return settings


def _from_file(path: Path) -> dict[str, str]:
    """Return the capitalised names that ``instance/config.py`` sets; refuse those that would do nothing."""
    if not path.exists():
        return {}
    names: dict[str, Any] = {}
    exec(compile(path.read_text(encoding="utf-8"), "instance/config.py", "exec"), names)  # noqa: S102 (operator's own file)
    given = {name: str(value) for name, value in names.items() if name.isupper()}
    for name in given:
        _require_known(name)
    return given


def _require_known(name: str) -> None:
    if name in (*documented(), *SERVING, *NOT_YET):
        return
    if name in ENVIRONMENT_ONLY:
        raise SettingRefused(f"instance/config.py sets {name}, which is read from the environment only. Set it there.")
    near = get_close_matches(name, documented(), 1)
    meant = f"{near[0]} may be meant" if near else "docs/settings.md names all of them"
    raise SettingRefused(
        f"instance/config.py sets {name}, which is no setting: {meant}. Write names of your own in small letters."
    )


def remember_served(instance: Path, public_url: str) -> None:
    """Keep the address served on, so that commands in another terminal print the same one."""
    (instance / SERVED_AT).write_text(public_url, encoding="ascii")


def _public_url(given: Mapping[str, str], instance: Path) -> str:
    url = given.get("PUBLIC_URL", "").strip().rstrip("/")
    served = instance / SERVED_AT
    if not url and not given.get("HOST") and not given.get("PORT") and served.exists():
        return served.read_text(encoding="ascii").strip()
    if not url:
        host = given.get("HOST", "127.0.0.1")
        # All interfaces is no address that anybody can open.
        shown = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host  # noqa: S104 (compared, not bound)
        return f"http://{f'[{shown}]' if ':' in shown else shown}:{_port(given)}"
    return _normalised(url)


def _port(given: Mapping[str, str]) -> str:
    text = given.get("PORT") or "8000"
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) < 65_536):
        raise SettingRefused(f"PORT is {text!r}. Write a number from 1 to 65535.")
    return text


def _normalised(url: str) -> str:
    """Return scheme, host and port in the only spelling that browsers send: small letters, no usual port."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise SettingRefused(BAD_PUBLIC_URL.format(url)) from None
    if "@" in parts.netloc:
        raise SettingRefused(
            "PUBLIC_URL holds a user name or a password, which every code and every mail would show. "
            "Write it like https://ki-marktplatz.example."
        )
    host = parts.netloc.lower() if port is None else parts.netloc.lower().removesuffix(f":{port}")
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host.removesuffix(":")):
        raise SettingRefused(BAD_PUBLIC_URL.format(url))
    top = f"{parts.scheme}://{host.removesuffix(':')}"
    if port not in (None, 80 if parts.scheme == "http" else 443):
        top += f":{port}"
    if url.partition("://")[2] != parts.netloc:
        raise SettingRefused(f"PUBLIC_URL is {url!r}. The program is served at the top of a host. Write {top}.")
    return top


def _secret_key(given: Mapping[str, str], instance: Path, *, production: bool) -> str:
    """Return the key; outside production one is made on first use and kept in ``instance/secret_key``."""
    key = given.get("SECRET_KEY", "")
    kept = instance / "secret_key"
    if not key and kept.exists():
        key = kept.read_text(encoding="ascii").strip()
    if not key and production:
        raise SettingRefused(
            "SECRET_KEY is missing. Set it to at least 32 random characters, for example from: openssl rand -hex 32"
        )
    if not key:
        key = _make_key(kept)
    if len(key) < SHORTEST_SECRET:
        raise SettingRefused(f"SECRET_KEY has {len(key)} characters. Use at least {SHORTEST_SECRET} random ones.")
    return key


def _make_key(path: Path) -> str:
    """Write a new key for its owner only; when two processes start together, the first one wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"secret_key.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="ascii").strip()


def _url(given: Mapping[str, str], name: str, default: str) -> str:
    url = given.get(name, "") or default
    scheme = url.partition(":")[0].partition("+")[0]
    if scheme not in SCHEMES[name]:
        raise SettingRefused(f"{name} starts with {scheme!r}. Known are: {', '.join(SCHEMES[name])}.")
    return _database(url) if name == "DATABASE_URL" else url


def _database(url: str) -> str:
    """Return the address with the driver that is installed; the refusal does not repeat it, it may hold a password."""
    written = url.replace("postgresql://", "postgresql+psycopg://", 1)
    try:
        read = make_url(written)
        sound = read.drivername in ("sqlite", "postgresql+psycopg") and bool(read.database)
    except (ArgumentError, ValueError):
        sound = False
    if not sound:
        raise SettingRefused(
            "DATABASE_URL cannot be read. Write sqlite:///path or postgresql://user:password@host/name."
        )
    return written


def _number(given: Mapping[str, str], name: str) -> int:
    text = given.get(name, "0") or "0"
    if not text.isdecimal():
        raise SettingRefused(f"{name} is {text!r}. Write a number, 0 for none.")
    return int(text)


def _yes(given: Mapping[str, str], name: str) -> bool:
    text = given.get(name, "").strip().lower()
    if text not in ("", "0", "1", "no", "yes", "false", "true", "off", "on"):
        raise SettingRefused(f"{name} is {text!r}. Write 1 for yes or 0 for no.")
    return text in ("1", "yes", "true", "on")


def _check_together(settings: Settings, given: Mapping[str, str]) -> None:
    if settings.demo and settings.is_production:
        raise SettingRefused(
            "DEMO=1 opens every role to everybody who has the demo links, and PUBLIC_URL is public. Unset one of them."
        )
    for name, lacking in NOT_YET.items():
        if given.get(name):
            raise SettingRefused(f"{name} is set, but this version cannot {lacking}. Unset it.")


def documented() -> list[str]:
    """Return the names of all settings, as the environment spells them."""
    return [f.name.upper() for f in fields(Settings) if f.name != "instance"]
