"""Settings are checked before anything runs, and a refusal says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from marktplatz import settings
from marktplatz.app import create_app
from marktplatz.settings import SettingRefused

KEY = "x" * 32


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    chosen = settings.load(tmp_path, {})
    assert chosen.public_url == "http://127.0.0.1:8000"
    assert chosen.database_url == f"sqlite:///{tmp_path / 'marktplatz.sqlite'}"
    assert not chosen.is_production
    assert not chosen.demo


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first, second = settings.load(tmp_path, {}), settings.load(tmp_path, {})
    assert len(first.secret_key) == 64
    assert first.secret_key == second.secret_key
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


@pytest.mark.parametrize(
    ("host", "expected"), [("0.0.0.0", "127.0.0.1"), ("::", "127.0.0.1"), ("192.168.1.7", "192.168.1.7")]
)
def test_the_address_served_on_is_the_default(tmp_path: Path, host: str, expected: str) -> None:
    assert settings.load(tmp_path, {"HOST": host, "PORT": "9001"}).public_url == f"http://{expected}:9001"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "config.py").write_text("REVIEWING_UNIT = 'Prüfamt'\nDEMO = 1\nsmall = 'ignored'\n", encoding="utf-8")
    assert settings.load(tmp_path, {}).reviewing_unit == "Prüfamt"
    assert settings.load(tmp_path, {}).demo
    assert settings.load(tmp_path, {"REVIEWING_UNIT": "KIES"}).reviewing_unit == "KIES"


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"PUBLIC_URL": "https://fair.example"}, "SECRET_KEY is missing"),
        ({"PUBLIC_URL": "fair.example"}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "ftp://fair.example"}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "https://fair.example?a=1"}, r"Write https://fair\.example\."),
        ({"PUBLIC_URL": "https://fair.example/?"}, r"Write https://fair\.example\."),
        ({"PUBLIC_URL": "HTTPS://Fair.Example:8443/fair/"}, r"Write https://fair\.example:8443\."),
        ({"PUBLIC_URL": "https://fair.example#top"}, r"Write https://fair\.example\."),
        ({"PUBLIC_URL": "https://fair.example:many"}, "Write it like https://"),
        ({"PUBLIC_URL": "https://[fair"}, "Write it like https://"),
        ({"PUBLIC_URL": "https://"}, "Write it like https://"),
        ({"PUBLIC_URL": "https://fair example"}, "Write it like https://"),
        ({"PUBLIC_URL": "https://münchen.example"}, "xn--"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY has 5 characters"),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL starts with 'mysql'"),
        ({"STORAGE_URL": "gs://x"}, "STORAGE_URL"),
        ({"MAIL_URL": "imap://x"}, "MAIL_URL"),
        ({"TRUSTED_PROXIES": "many"}, "TRUSTED_PROXIES"),
        ({"DEMO": "perhaps"}, "DEMO"),
        ({"DEMO": "1", "PUBLIC_URL": "https://fair.example", "SECRET_KEY": KEY}, "DEMO=1"),
        ({"OIDC_ISSUER": "https://id.example"}, "OIDC_ISSUER"),
        ({"OIDC_CLIENT_SECRET": KEY}, "OIDC_CLIENT_SECRET"),
        ({"REDIS_URL": "redis://localhost"}, "REDIS_URL is set, but this version cannot use Redis"),
    ],
)
def test_a_contradiction_is_refused_by_its_name(tmp_path: Path, given: dict[str, str], named: str) -> None:
    with pytest.raises(SettingRefused, match=named):
        settings.load(tmp_path, given)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HTTPS://Fair.Example/", "https://fair.example"),
        ("https://fair.example:443", "https://fair.example"),
        ("https://FAIR.example:8443", "https://fair.example:8443"),
        ("https://fair.example:80", "https://fair.example:80"),
        ("https://[FD12::1]:8443", "https://[fd12::1]:8443"),
        ("https://fair.example:", "https://fair.example"),
    ],
)
def test_the_public_address_has_one_spelling(tmp_path: Path, written: str, meant: str) -> None:
    chosen = settings.load(tmp_path, {"PUBLIC_URL": written, "SECRET_KEY": KEY})
    assert chosen.public_url == meant
    assert chosen.is_production


def test_a_password_in_the_public_address_is_refused_and_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="user name or a password") as caught:
        settings.load(tmp_path, {"PUBLIC_URL": "https://kim:verysecret@fair.example", "SECRET_KEY": KEY})
    assert "verysecret" not in str(caught.value)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("DATABASE_UR = 'sqlite:///x'", "DATABASE_UR, which is no setting: DATABASE_URL may be meant"),
        ("WEATHER = 'sunny'", r"WEATHER, which is no setting: docs/settings\.md names all"),
        ("AWS_ACCESS_KEY_ID = 'x'", "AWS_ACCESS_KEY_ID, which is read from the environment only"),
        ("REDIS_URL = 'redis://localhost'", "REDIS_URL is set"),
    ],
)
def test_a_name_in_the_file_that_would_do_nothing_is_refused(tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "config.py").write_text(written, encoding="utf-8")
    with pytest.raises(SettingRefused, match=said):
        settings.load(tmp_path, {})


def test_other_names_of_the_environment_are_none_of_ours(tmp_path: Path) -> None:
    assert not settings.load(tmp_path, {"DATABASE_UR": "x", "HOME": "/root"}).is_production


def test_production_is_https(tmp_path: Path) -> None:
    chosen = settings.load(tmp_path, {"PUBLIC_URL": "https://fair.example/", "SECRET_KEY": KEY})
    assert chosen.is_production
    assert chosen.public_url == "https://fair.example"
    assert chosen.public_host == "fair.example"
    assert KEY not in repr(chosen)


def test_postgresql_addresses_get_their_driver(tmp_path: Path) -> None:
    chosen = settings.load(tmp_path, {"DATABASE_URL": "postgresql://u:p@h/n"})
    assert chosen.database_url == "postgresql+psycopg://u:p@h/n"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("STORAGE_URL", "s3://"),
        ("STORAGE_URL", "s3://bucket"),
        ("MAIL_URL", "smtp://"),
        ("MAIL_URL", "smtp://host:abc"),
        ("DATABASE_URL", "sqlite:x"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "postgresql+asyncpg://x/y"),
        ("DATABASE_URL", "postgresql://user:secret@host:abc/name"),
        ("DATABASE_URL", "postgresql://host"),
        ("DATABASE_URL", "mysql://h/n"),
        ("PORT", "abc"),
        ("PORT", "0"),
        ("PORT", "99999"),
    ],
)
def test_an_address_that_cannot_be_read_is_refused_in_a_sentence(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(settings.SettingRefused, match=name) as refusal:
        create_app(instance=tmp_path, environment={name: value})
    said = str(refusal.value)
    assert said.endswith(".")
    assert "secret" not in said


@pytest.mark.parametrize("password", ["p#1", "p?1", "p[1", "p%2F1", "pässwort"])
def test_a_password_may_hold_what_it_likes(tmp_path: Path, password: str) -> None:
    chosen = settings.load(tmp_path, {"DATABASE_URL": f"postgresql://u:{password}@host:5432/name"})
    assert chosen.database_url == f"postgresql+psycopg://u:{password}@host:5432/name"


def test_an_address_of_ipv6_is_written_in_brackets(tmp_path: Path) -> None:
    assert settings.load(tmp_path, {"HOST": "::1"}).public_url == "http://[::1]:8000"
