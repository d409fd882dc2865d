"""Forgetting files that nothing names any more: replaced pictures, uploads that were never saved."""

from __future__ import annotations

import logging

from marktplatz.core.database import session
from marktplatz.core.ports import StorageUnavailable
from marktplatz.core.services import services_of
from marktplatz.media.keeping import forget_unused
from marktplatz.reactions import transaction

log = logging.getLogger("marktplatz.jobs")


def purge_files() -> int:
    """Forget unused files and delete them from the storage; return how many stored objects went.

    The rows go first, in a transaction of their own: a file without a row is only litter, a row without its file would
    be a picture that does not come. What a storage that does not answer keeps stays as litter.
    """
    with transaction():
        keys = forget_unused()
    storage = services_of(session).storage
    for number, key in enumerate(keys):
        try:
            storage.delete(key)
        except StorageUnavailable:
            log.warning("the storage does not answer; %s files stay in it", len(keys) - number)
            return number
    return len(keys)
