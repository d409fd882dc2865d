"""Pictures and documents by the hash of their content: for everybody while they are public, else for who may see them.

Nothing here is what somebody uploaded: pictures were made anew, documents written anew.
"""

from __future__ import annotations

import re

from flask import Response, request
from flask.typing import ResponseReturnValue

from marktplatz.core.database import session
from marktplatz.core.errors import Missing
from marktplatz.core.permissions import Policy
from marktplatz.core.ports import StoredFileMissing
from marktplatz.core.services import services_of
from marktplatz.core.text import slug
from marktplatz.media import queries
from marktplatz.media.keeping import document_key, picture_key
from marktplatz.media.limits import LARGEST_SIDE
from marktplatz.web.actor import actor, recognise
from marktplatz.web.surface import Surface

surface = Surface("media", __name__, url_prefix="/media")

_HASH = re.compile(r"[0-9a-f]{32}")
# A browser may keep what it was allowed to see; a cache that serves others must not outlive a withdrawal.
_SHOWN = "private, max-age=31536000, immutable"
_NAMELESS = "unterlage"
_HIDDEN = "private, no-store"


@surface.get("/<digest>/<int:width>.webp", policy=Policy.PUBLIC)
def picture(digest: str, width: int) -> ResponseReturnValue:
    """Send one size of a picture."""
    if width > LARGEST_SIDE:
        raise Missing()
    return _file(digest, picture_key(digest, width), "image/webp")


@surface.get("/<digest>/<name>.pdf", policy=Policy.PUBLIC)
def document(digest: str, name: str) -> ResponseReturnValue:
    """Send a document to be saved, not to be run in the page; the name is for the reader's folder only.

    Whatever the address says becomes a name of plain letters: a header takes no others, and no line end.
    """
    response = _file(digest, document_key(digest), "application/pdf")
    response.headers.set("Content-Disposition", "attachment", filename=f"{slug(name) or _NAMELESS}.pdf")
    return response


def _file(digest: str, key: str, content_type: str) -> Response:
    if not _HASH.fullmatch(digest):
        raise Missing()
    is_public = queries.is_public(digest)
    if not is_public:
        recognise()
        if not queries.may_see(actor(), digest):
            raise Missing()
    response = Response(_content(key), content_type=content_type)
    response.headers["Cache-Control"] = _SHOWN if is_public else _HIDDEN
    if is_public:
        response.set_etag(digest)
        response.make_conditional(request)
    return response


def _content(key: str) -> bytes:
    try:
        return services_of(session).storage.get(key)
    except StoredFileMissing:
        raise Missing() from None
