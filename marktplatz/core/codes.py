"""Public codes of booths, stand numbers, and secrets for links and sessions."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets

# Without 0 O 1 I L U: nothing that looks like something else, nothing that spells a word by accident with U.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 5
STAND_NUMBER_LENGTH = 4

_code = re.compile(rf"[{ALPHABET}]{{{CODE_LENGTH}}}")
_stand_number = re.compile(r"[A-Z][0-9]{1,3}|[A-Z]{1,2}[0-9]{1,2}")


def new_code() -> str:
    """Return a random public code; 30 to the power of 5 are possible. The database keeps them unique."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def read_code(typed: str) -> str | None:
    """Return the code that somebody typed or scanned, in capitals, or None when it cannot be one."""
    code = typed.strip().upper()
    return code if typed.isascii() and _code.fullmatch(code) else None


def read_stand_number(typed: str) -> str | None:
    """Return a stand number such as ``A07`` in capitals, or None. At most 4 characters, so it is never a code."""
    number = re.sub(r"[\s-]", "", typed).upper()
    return number if typed.isascii() and _stand_number.fullmatch(number) else None


def stand_order(number: str | None) -> str:
    """Return what sorts stand numbers as people count them: A2 before A10, and no stand last.

    ``marktplatz.core.columns.in_stand_order`` is the same order inside the database.
    """
    if not number:
        return "~"
    letters = number.rstrip("0123456789")
    return f"{letters:<3}{number[len(letters) :]:0>4}"


def new_secret() -> str:
    """Return 256 random bits for a cookie, as text."""
    return secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    """Return what is stored of a secret: its SHA-256. The secret is random, so it needs no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def seal(key: str, purpose: str, subject: str) -> str:
    """Return a 192-bit HMAC that binds a subject to one purpose; nobody without the key can make it."""
    digest = hmac.new(key.encode(), f"{purpose}\x00{subject}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:24]).decode()


def is_seal(seal_given: str, key: str, purpose: str, subject: str) -> bool:
    """Compare a given seal in constant time."""
    return hmac.compare_digest(seal_given.encode(), seal(key, purpose, subject).encode())
