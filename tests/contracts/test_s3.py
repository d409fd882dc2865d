"""What only the storage in a bucket can get wrong: settings, dead servers, wrong buckets, forks."""

from __future__ import annotations

import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qsl, urlsplit

import obstore
import pytest
from obstore.store import S3Store

from marktplatz.adapters.s3 import S3Storage
from marktplatz.core.ports import StorageUnavailable, StoredFileMissing

from . import servers

TEXT = "text/plain"
SECRET = "very-secret-key-of-the-tests"
LONGEST = 10.0

CALLS: dict[str, Callable[[S3Storage], object]] = {
    "get": lambda storage: storage.get("a.txt"),
    "put": lambda storage: storage.put("a.txt", b"a" * 100_000, content_type=TEXT),
    "exists": lambda storage: storage.exists("a.txt"),
    "delete": lambda storage: storage.delete("a.txt"),
    "keys": lambda storage: storage.keys(),
}


def at(port: int) -> S3Storage:
    return S3Storage.from_url(f"s3://fair/x?endpoint=http://127.0.0.1:{port}", access_key="test", secret_key=SECRET)


def told(call: Callable[[S3Storage], object], storage: S3Storage) -> str:
    """Return what is logged of the failure, which has to come in time."""
    start = time.monotonic()
    with pytest.raises(StorageUnavailable) as caught:
        call(storage)
    assert time.monotonic() - start < LONGEST
    return "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
@pytest.mark.parametrize("answer", [servers.overloaded, servers.forbidding, servers.hanging_up])
def test_a_server_that_refuses_is_told(answer: Callable[[object], None], call: Callable[[S3Storage], object]) -> None:
    with servers.listener(answer) as port:
        assert SECRET not in told(call, at(port))


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
def test_a_dead_endpoint_is_told(call: Callable[[S3Storage], object]) -> None:
    with servers.listener(servers.silent) as port:
        pass
    assert SECRET not in told(call, at(port))


def test_a_file_that_breaks_off_is_not_taken_for_whole() -> None:
    with servers.listener(servers.cutting) as port:
        told(CALLS["get"], at(port))


@pytest.mark.parametrize("name", ["get", "put", "delete", "keys"])
def test_a_server_that_is_no_s3_is_not_taken_for_an_empty_one(name: str) -> None:
    with servers.listener(servers.no_s3_at_all) as port:
        told(CALLS[name], at(port))


def test_deleting_is_fine_on_a_server_that_minds_missing_files() -> None:
    with servers.listener(servers.knowing_nothing) as port:
        at(port).delete("a.txt")
        with pytest.raises(StoredFileMissing):
            at(port).get("a.txt")


@pytest.mark.slow
def test_silent_and_dripping_servers_are_given_up_in_time() -> None:
    with servers.listener(servers.silent) as silent, servers.listener(servers.dripping) as dripping:
        tries = [(call, at(silent)) for call in CALLS.values()] + [(CALLS["get"], at(dripping))]
        with ThreadPoolExecutor(len(tries)) as threads:
            reports = list(threads.map(lambda pair: told(*pair), tries))
    assert len(reports) == 6


@pytest.mark.parametrize("name", ["get", "put", "delete", "keys"])
def test_a_missing_bucket_is_no_missing_file(s3_endpoint: str, name: str) -> None:
    storage = S3Storage.from_url(f"s3://other?endpoint={s3_endpoint}", access_key="test", secret_key=SECRET)
    assert SECRET not in told(CALLS[name], storage)


@pytest.fixture
def bucket(s3_endpoint: str, s3_url: str) -> S3Store:
    """The same place, seen by the client itself."""
    return S3Store(
        "fair",
        prefix=urlsplit(s3_url).path,
        endpoint=s3_endpoint,
        access_key_id="test",
        secret_access_key=SECRET,
        client_options={"allow_http": True},
    )


def test_the_server_keeps_the_content_type_as_ascii(s3_storage: S3Storage, bucket: S3Store) -> None:
    s3_storage.put("a.svg", b"<svg/>", content_type="image/svg+xml")
    s3_storage.put("b.txt", b"b", content_type='text/plain; name="für.txt"')
    types = [obstore.get(bucket, name).attributes["Content-Type"] for name in ("a.svg", "b.txt")]
    assert types == ["image/svg+xml", 'text/plain; name="f%C3%BCr.txt"']


def test_two_prefixes_of_a_bucket_do_not_see_each_other(s3_endpoint: str) -> None:
    one, other, whole = (
        S3Storage.from_url(f"s3://fair{path}?endpoint={s3_endpoint}", access_key="test", secret_key=SECRET)
        for path in ("/apart/one", "/apart/one-more/", "/")
    )
    one.put("a.txt", b"one", content_type=TEXT)
    other.put("a.txt", b"other", content_type=TEXT)
    assert (one.get("a.txt"), other.get("a.txt")) == (b"one", b"other")
    assert list(one.keys()) == ["a.txt"]
    assert list(whole.keys("apart/")) == ["apart/one-more/a.txt", "apart/one/a.txt"]


def test_names_of_others_are_not_listed(s3_storage: S3Storage, bucket: S3Store) -> None:
    theirs = {".hidden", "b c", "ä.txt", "codes/.part"}
    for name in theirs:
        obstore.put(bucket, name, b"theirs", use_multipart=False)
    s3_storage.put("a.txt", b"a", content_type=TEXT)
    everything = {entry["path"] for page in obstore.list(bucket) for entry in page}
    assert everything == {"a.txt"} | theirs
    assert list(s3_storage.keys()) == ["a.txt"]


@pytest.mark.parametrize(
    "name", ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT", "AWS_BUCKET", "AWS_REGION"]
)
def test_the_environment_cannot_send_files_elsewhere(s3_url: str, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:1")
    storage = S3Storage.from_url(s3_url, access_key="test", secret_key=SECRET)
    storage.put("a.txt", b"a", content_type=TEXT)
    assert list(storage.keys()) == ["a.txt"]


def test_every_request_is_signed_for_the_bucket_in_its_path(monkeypatch: pytest.MonkeyPatch) -> None:
    # Seen on the wire, because moto answers unsigned requests too.
    monkeypatch.setenv("AWS_SKIP_SIGNATURE", "true")
    monkeypatch.setenv("AWS_VIRTUAL_HOSTED_STYLE_REQUEST", "true")
    heard: list[bytes] = []
    with servers.listener(lambda client: heard.append(client.recv(65536))) as port:
        told(CALLS["put"], at(port))
    first = heard[0].decode("ascii").lower()
    assert first.startswith("put /fair/x/a.txt http/1.1\r\n")
    assert "\r\nauthorization: aws4-hmac-sha256 credential=test/" in first


def test_keys_come_from_the_environment(s3_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="AWS_ACCESS_KEY_ID"):
        S3Storage.from_url(s3_url)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    with pytest.raises(ValueError, match="AWS_SECRET_ACCESS_KEY"):
        S3Storage.from_url(s3_url)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    storage = S3Storage.from_url(s3_url)
    storage.put("a.txt", b"a", content_type=TEXT)
    assert storage.get("a.txt") == b"a"
    assert SECRET not in repr(vars(storage))


@pytest.mark.parametrize("secret", ["two words", "line\n", "ümlaut", "nul\x00"], ids=ascii)
def test_keys_that_would_break_the_client_are_refused(s3_url: str, secret: str) -> None:
    with pytest.raises(ValueError, match="a key of the S3 storage") as caught:
        S3Storage.from_url(s3_url, access_key="test", secret_key=secret)
    assert secret not in str(caught.value)


HOST = "endpoint=http://127.0.0.1:9000"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "fair",
        "file:///tmp",
        "S3//fair",
        f"s3:///prefix?{HOST}",
        f"s3://Fair?{HOST}",
        f"s3://fa?{HOST}",
        f"s3://user:password@fair?{HOST}",
        f"s3://fair:80?{HOST}",
        f"s3://fair/../x?{HOST}",
        f"s3://fair/a//b?{HOST}",
        f"s3://fair/a%20b?{HOST}",
        f"s3://fair/x?{HOST}#part",
        f"s3://fair/x?{HOST}&colour=blue",
        f"s3://fair/x?{HOST}&region=eu%20central",
        f"s3://fair/x?{HOST}&region=eu%0A",
        "s3://fair/x",
        "s3://fair/x?endpoint=",
        "s3://fair/x?endpoint",
        "s3://fair/x?endpoint=127.0.0.1:9000",
        "s3://fair/x?endpoint=ftp://127.0.0.1",
        "s3://fair/x?endpoint=https://user:password@store.example",
        "s3://fair/x?endpoint=https://store.example/path",
        "s3://fair/x?endpoint=https://store.example%3Fa=b",
        "s3://fair/x?endpoint=http://store.example",
        "s3://fair/x?endpoint=http://localhost.example",
        "s3://fair/x?endpoint=http://127.0.0.1.example",
        "s3://fair/x?endpoint=http://8.8.8.8",
        "s3://fair/x?endpoint=http://172.32.0.1",
        "s3://fair/x?endpoint=http://169.254.169.254",
        "s3://fair/x?endpoint=http://0.0.0.0",
        "s3://fair/x?endpoint=http://2130706433",
        "s3://fair/x?endpoint=http://[2001:db8::1]",
        "s3://fair/x?endpoint=http://[fe80::1]",
    ],
)
def test_settings_that_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"S3|s3://|storage key|field") as caught:
        S3Storage.from_url(url, access_key="test", secret_key=SECRET)
    assert "password" not in str(caught.value)


@pytest.mark.parametrize(
    "place",
    [
        "fair?region=eu-central-1",
        "fair/a/b/?endpoint=https://store.example",
        "fair?endpoint=https://store.example:8443/&region=eu-1",
        "fair?endpoint=HTTPS://store.example",
        "fair?endpoint=http://localhost:9000",
        "fair?endpoint=http://10.1.2.3",
        "fair?endpoint=http://172.31.255.255:80",
        "fair?endpoint=http://192.168.0.1",
        "fair?endpoint=http://[::1]:9000",
        "fair?endpoint=http://[fd12::1]",
    ],
)
def test_settings_that_are_taken(place: str) -> None:
    storage = S3Storage.from_url(f"s3://{place}", access_key="test", secret_key=SECRET)
    parts = urlsplit(f"s3://{place}")
    said = dict(parse_qsl(parts.query))
    region = said.get("region", "us-east-1")
    asked = dict(storage._store.config)
    assert (asked["bucket"], asked["region"]) == ("fair", region)
    assert asked["endpoint_url_s3"] == said.get("endpoint", f"https://s3.{region}.amazonaws.com").rstrip("/")
    assert str(storage._store.prefix or "") == parts.path.strip("/")


FORKING = """
import os, sys
from marktplatz.adapters.s3 import S3Storage
from marktplatz.core.ports import StorageUnavailable, StoredFileMissing
storage = S3Storage.from_url(sys.argv[1], access_key="test", secret_key="test")
if sys.argv[2] == "used":
    storage.put("a.txt", b"parent", content_type="text/plain")
child = os.fork()
if child == 0:
    try:
        storage.put("b.txt", b"child", content_type="text/plain")
    except StorageUnavailable as error:
        print(error, flush=True)
    os._exit(0)
os.waitpid(child, 0)
"""


@pytest.mark.parametrize(("before", "said"), [("used", "forked"), ("unused", "")])
def test_a_forked_process_does_not_wait_for_ever(s3_url: str, s3_storage: S3Storage, before: str, said: str) -> None:
    command = [sys.executable, "-c", FORKING, s3_url, before]
    ended = subprocess.run(command, capture_output=True, check=False, text=True, timeout=30)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert said in ended.stdout
    assert s3_storage.exists("b.txt") is (before == "unused")
