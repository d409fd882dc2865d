"""Keeps stored files in a bucket of an object store that speaks S3."""

from __future__ import annotations

import os
import re
import string
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import ClassVar, Self
from urllib.parse import parse_qsl, quote, urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from marktplatz.core.keys import check_content_type, check_key, check_prefix, folder_of
from marktplatz.core.ports import StorageUnavailable, StoredFileMissing

# A request that fails late is not tried again, so nothing takes longer than 3 + 0.5 + 6 seconds.
_REQUEST = timedelta(seconds=6)
_CONNECT = timedelta(seconds=2)
_RETRY = timedelta(seconds=3)
_PAUSE = timedelta(seconds=0.5)
_TRIES_AGAIN = 3

# Not ``is_private``: that holds the link-local addresses too, where clouds hand out their secrets.
_WITHIN = [
    ip_network(net) for net in ("127.0.0.0/8", "::1", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")
]
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\Z")
_REGION = re.compile(r"[a-z0-9-]{1,63}\Z")
_CREDENTIAL = re.compile(r"[!-~]+\Z")


@dataclass(frozen=True, kw_only=True)
class _Place:
    bucket: str
    prefix: str
    endpoint: str | None
    region: str


class S3Storage:
    """The storage port on one bucket, for any number of threads.

    Not for a process that forks after the first call: the threads of the client do not live on in the child,
    where every call would wait for ever; here it raises StorageUnavailable instead.
    """

    _process: ClassVar[int | None] = None

    def __init__(self, store: S3Store) -> None:
        """Keep files in this store. Nothing is asked of the server yet; see ``from_url``."""
        self._store = store

    @classmethod
    def from_url(cls, url: str, *, access_key: str | None = None, secret_key: str | None = None) -> Self:
        """Read ``s3://bucket/prefix?endpoint=https://host:port&region=name``.

        The endpoint may be plain ``http`` only for ``localhost`` and for loopback and private addresses (as
        numbers). Without an endpoint the region is needed, and the store is the one of AWS. The keys default
        to ``AWS_ACCESS_KEY_ID`` and ``AWS_SECRET_ACCESS_KEY``. Raises ``ValueError`` for anything else.
        """
        place = _place(url)
        access_key = access_key or os.environ.get("AWS_ACCESS_KEY_ID")
        secret_key = secret_key or os.environ.get("AWS_SECRET_ACCESS_KEY")
        if not access_key or not secret_key:
            raise ValueError("S3 storage needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
        if not _CREDENTIAL.match(access_key) or not _CREDENTIAL.match(secret_key):
            raise ValueError("a key of the S3 storage holds a blank, a line end or a letter outside ASCII")
        return cls(_store(place, access_key, secret_key))

    def put(self, key: str, content: bytes, *, content_type: str) -> None:
        """Keep the bytes in one request, replacing what was there."""
        check_key(key)
        check_content_type(content_type)
        # The client takes a header outside ASCII, and then cannot read the file that comes back with it.
        header = quote(content_type, safe=string.printable)
        with self._asked(key):
            obstore.put(self._store, key, content, attributes={"Content-Type": header}, use_multipart=False)

    def get(self, key: str) -> bytes:
        """Return the bytes; raise StoredFileMissing."""
        check_key(key)
        with self._asked(key):
            return bytes(obstore.get(self._store, key).bytes())

    def exists(self, key: str) -> bool:
        """Say whether something is kept under the key; False too when the whole bucket is missing."""
        check_key(key)
        with self._asked(key):
            try:
                obstore.head(self._store, key)
            except FileNotFoundError:
                # This answer has no body, so it cannot say what is missing.
                return False
        return True

    def delete(self, key: str) -> None:
        """Forget the key; a missing one is fine."""
        check_key(key)
        try:
            with self._asked(key):
                obstore.delete(self._store, key)
        except StoredFileMissing:
            return

    def keys(self, prefix: str = "") -> Iterator[str]:
        """Yield every key that starts with the prefix, sorted; ValueError for what no key starts with."""
        check_prefix(prefix)
        with self._asked(prefix):
            pages = list(obstore.list(self._store, folder_of(prefix) or None))
        found = (entry["path"] for page in pages for entry in page)
        return iter(sorted(key for key in found if key.startswith(prefix) and _is_key(key)))

    def older(self, prefix: str, *, than: datetime, after: str = "", most: int) -> list[str]:
        """Return up to ``most`` keys behind ``after`` that were last put before ``than``, sorted."""
        check_prefix(prefix)
        found: list[str] = []
        with self._asked(prefix):
            for page in obstore.list(self._store, folder_of(prefix) or None, offset=after or None):
                aged = (entry["path"] for entry in page if entry["last_modified"] < than)
                found += [key for key in aged if key.startswith(prefix) and key > after and _is_key(key)]
                if len(found) >= most:
                    break
        return sorted(found)[:most]

    @contextmanager
    def _asked(self, key: str) -> Iterator[None]:
        if S3Storage._process not in (None, os.getpid()):
            raise StorageUnavailable("the process has forked since the S3 storage was first used")
        S3Storage._process = os.getpid()
        try:
            yield
        except FileNotFoundError as error:
            if "<Code>NoSuchKey</Code>" in str(error):
                raise StoredFileMissing(key) from error
            # No such bucket, or no S3 server at all: a wrong setting is not a missing file.
            raise StorageUnavailable(f"the bucket for {key!r} is missing") from error
        except BaseError as error:
            raise StorageUnavailable(f"{type(error).__name__} at {key!r}") from error


def _is_key(name: str) -> bool:
    try:
        check_key(name)
    except ValueError:
        return False
    return True


def _place(url: str) -> _Place:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
    endpoint, region = options.pop("endpoint", None), options.pop("region", None)
    if parts.scheme != "s3" or not _BUCKET.match(parts.netloc) or parts.fragment or options:
        raise ValueError("not of the form s3://bucket/prefix?endpoint=https://host:port&region=name")
    prefix = parts.path.strip("/")
    if prefix:
        check_key(prefix)
    if endpoint is not None:
        _check_endpoint(endpoint)
    elif region is None:
        raise ValueError("S3 storage without an endpoint needs a region")
    region = region or "us-east-1"
    if not _REGION.match(region):
        raise ValueError("the region of the S3 storage has letters, digits and hyphens only")
    return _Place(bucket=parts.netloc, prefix=prefix, endpoint=endpoint, region=region)


def _check_endpoint(endpoint: str) -> None:
    parts = urlsplit(endpoint)
    extras = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
    if parts.scheme not in ("http", "https") or not parts.hostname or extras:
        raise ValueError("the endpoint of the S3 storage has the form https://host:port")
    if parts.scheme == "http" and not _is_within(parts.hostname or ""):
        raise ValueError("the endpoint of the S3 storage must be https: its address is not a private one")


def _is_within(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return any(address in network for network in _WITHIN)


def _store(place: _Place, access_key: str, secret_key: str) -> S3Store:
    # All that says where and how to ask is named: the client takes what is left out from the environment.
    endpoint = place.endpoint or f"https://s3.{place.region}.amazonaws.com"
    return S3Store(
        place.bucket,
        prefix=place.prefix or None,
        config={
            "aws_endpoint_url_s3": endpoint.rstrip("/"),
            "region": place.region,
            "access_key_id": access_key,
            "secret_access_key": secret_key,
            "skip_signature": False,
            "virtual_hosted_style_request": False,
            # The single request is the one that every S3 server knows.
            "disable_bulk_delete": True,
        },
        client_options={
            "allow_http": endpoint.startswith("http:"),
            "connect_timeout": _CONNECT,
            "timeout": _REQUEST,
        },
        retry_config={
            "max_retries": _TRIES_AGAIN,
            "retry_timeout": _RETRY,
            "backoff": {"init_backoff": _PAUSE / 5, "max_backoff": _PAUSE, "base": 2},
        },
    )
