"""The servers that the contract tests talk to, and the warnings of other people's code."""

from __future__ import annotations

import ssl
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from moto.server import ThreadedMotoServer

from marktplatz.adapters.s3 import S3Storage
from marktplatz.core.ports import Letter

BUCKET = "fair"


@pytest.fixture(scope="package", autouse=True)
def straight_to_loopback() -> Iterator[None]:
    """A proxy or a key pair of the machine must not come between tests and their servers."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
            patch.delenv(name, raising=False)
        patch.setenv("NO_PROXY", "*")
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def s3_endpoint() -> Iterator[str]:
    """An S3 server with an empty bucket.

    moto checks no signature and takes any key pair: these tests cover the protocol, not who may do what.
    """
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    connection = HTTPConnection(host, port)
    connection.request("PUT", f"/{BUCKET}")
    assert connection.getresponse().status == 200
    connection.close()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3_url(s3_endpoint: str) -> str:
    """A place of its own in the bucket."""
    return f"s3://{BUCKET}/tests/{uuid.uuid4().hex}?endpoint={s3_endpoint}&region=eu-central-1"


@pytest.fixture
def s3_storage(s3_url: str) -> S3Storage:
    return S3Storage.from_url(s3_url, access_key="test", secret_key="test-secret")


@pytest.fixture
def letter() -> Letter:
    return Letter(
        message_id="0b6b5f0e-approved@fair.example",
        sender="KI-Marktplatz München <fair@fair.example>",
        recipient="kim.weiss@stadt.example",
        subject="Ihr Stand „Übersetzen für Bürger*innen“ ist freigegeben – größer, schöner, öffentlich",
        body="Guten Tag,\n\nfür Bürger*innen und Stadträt*innen: „Grüße“ – 100 €.\n\nIhr Team\n",
        language="de",
    )


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for 127.0.0.1 that its own authority signed, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail server of the tests")])
    start = datetime.now(UTC) - timedelta(hours=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("certificate") / "mail.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def tls(certificate: Path) -> ssl.SSLContext:
    """What a mail server needs to speak TLS with the certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context
