"""Forgetting files that nothing names any more, and deleting them from the storage."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import groupby

from marktplatz.core import clock
from marktplatz.core.database import session
from marktplatz.core.ports import StorageUnavailable
from marktplatz.core.services import services_of
from marktplatz.media import forgetting
from marktplatz.media.keeping import GRACE
from marktplatz.reactions import transaction

log = logging.getLogger("marktplatz.jobs")

PREFIX = "media/"
PAGE = 500
"""Keys of the storage that are looked at together."""


def purge_files() -> int:
    """Forget unused files and delete from the storage what no row names; return how many stored objects went.

    The rows go first: a file without a row is only litter, a row without its file would be a picture that does not
    come. Looking takes no lock. What a storage that does not answer keeps has its turn an hour later.
    """
    with transaction(writes=False):
        found = forgetting.look()
    if found:
        with transaction():
            forgetting.settle(found)
    gone = 0
    try:
        for page in _pages():
            gone += _sweep(page)
    except StorageUnavailable:
        log.warning("the storage does not answer; files that nothing names stay in it for now")
    return gone


def _pages() -> Iterator[list[str]]:
    """Yield the keys of files that were written before the last two days."""
    storage, after, before = services_of(session).storage, "", clock.now() - GRACE
    while keys := storage.older(PREFIX, than=before, after=after, most=PAGE):
        yield keys
        after = keys[-1]


def _sweep(keys: list[str]) -> int:
    files = {digest: list(group) for digest, group in groupby(keys, key=lambda key: key.split("/")[1])}
    with transaction(writes=False):
        litter = forgetting.unnamed(files)
    return sum(_delete(digest, files[digest]) for digest in sorted(litter))


def _delete(digest: str, keys: list[str]) -> int:
    """Delete one file in a short transaction of its own, unless somebody has noted it in the meantime."""
    with transaction():
        if not forgetting.may_go(digest):
            return 0
        for key in keys:
            services_of(session).storage.delete(key)
    return len(keys)
