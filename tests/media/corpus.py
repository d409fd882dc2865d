"""All files of the corpus. Nothing of it is kept: each file is made when a test asks for it, and is always the same."""

from __future__ import annotations

from tests.media import active_documents, odd_pictures, other_documents, sound_pictures
from tests.media.case import Case

PICTURES: list[Case] = [*sound_pictures.ALL, *odd_pictures.ALL]
DOCUMENTS: list[Case] = [*active_documents.ALL, *other_documents.ALL]
