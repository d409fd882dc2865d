"""What acts by itself in a PDF, or reaches beyond it, and is therefore not taken: by a look at each single object.

Names are compared as the library gives them: ``/J#61vaScript`` in a compressed stream of objects is ``/JavaScript``
here. An action that somebody can trigger has to be one of the few harmless ones; those known to be harmful are refused
wherever they stand, used or not. Source: ISO 32000-2, 12.6 (actions), 7.11.4 (embedded files), 12.5.6 (annotations).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from marktplatz.media.limits import Reason, Unfit

Entries = Mapping[str, Object]

_HARMLESS_ACTIONS = {"/GoTo", "/Named", "/URI", "/SetOCGState", "/Trans"}
"""Go to a page, turn a page, open an address, show a layer, change pages slowly."""
_HARMFUL_ACTIONS = {
    "/GoTo3DView",
    "/GoToE",
    "/GoToR",
    "/ImportData",
    "/JavaScript",
    "/Launch",
    "/Movie",
    "/Rendition",
    "/RichMediaExecute",
    "/Sound",
    "/SubmitForm",
}
_TURNING = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}
_ACTIONS = ("/A", "/PA", "/Next", "/OpenAction")
_HARMFUL_KEYS = {
    "/JS": Reason.ACTIVE,
    "/JavaScript": Reason.ACTIVE,
    "/OnInstantiate": Reason.ACTIVE,
    "/RichMediaContent": Reason.ACTIVE,
    "/XFA": Reason.FORM,
    "/Collection": Reason.ATTACHED,
    "/EF": Reason.ATTACHED,
    "/EmbeddedFiles": Reason.ATTACHED,
}
_HARMFUL_KINDS = {
    "/3D": Reason.ACTIVE,
    "/Movie": Reason.ACTIVE,
    "/PS": Reason.ACTIVE,
    "/RichMedia": Reason.ACTIVE,
    "/Screen": Reason.ACTIVE,
    "/Sound": Reason.ACTIVE,
    "/FileAttachment": Reason.ATTACHED,
}
_ADDRESSES = ("/URI", "/Base")
_TELLING = {"/AA", "/F", "/S", "/Subtype", *_ACTIONS, *_ADDRESSES, *_HARMFUL_KEYS}
# Readers leave out blanks and control characters, so that "java\nscript:" would run.
_LEFT_OUT = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_WEB = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
# "www.muenchen.de/ki" is what people type. No other scheme, and no name of a server's or a machine's folder.
_NO_SCHEME = re.compile(r"(?![/\\])[^:\\]*(?:[/?#][^\\]*)?\Z")


def check(entries: Entries, *, is_stream: bool) -> None:
    """Raise ``Unfit`` when what a dictionary says, or that of a stream, holds anything that acts."""
    # Most say nothing of the kind; the library gives each value only at a price.
    telling = entries.keys() & _TELLING
    if not telling:
        return
    for key in telling & _HARMFUL_KEYS.keys():
        raise Unfit(_HARMFUL_KEYS[key])
    kind = _name(entries.get("/Subtype"))
    if kind in _HARMFUL_KINDS:
        raise Unfit(_HARMFUL_KINDS[kind])
    # A stream whose bytes lie in another file.
    reaches_out = is_stream and isinstance(entries.get("/F"), String | Dictionary)
    if reaches_out or _name(entries.get("/S")) in _HARMFUL_ACTIONS:
        raise Unfit(Reason.ACTIVE)
    for action in _actions(entries):
        _check_action(action)
    _check_address(entries)


def _actions(entries: Entries) -> Iterator[Object]:
    """Yield what is triggered from here: by a click, by opening, by entering a page, after another action."""
    triggered = [entries[key] for key in _ACTIONS if key in entries]
    events = entries.get("/AA")
    if isinstance(events, Dictionary):
        triggered += [event for _, event in events.items()]
    for one in triggered:
        if isinstance(one, Array):
            yield from one
        else:
            yield one


def _check_action(action: Object) -> None:
    # Without an /S it is something else: a place to go to, the layout of a paragraph, the next line of the contents.
    kind = _name(action.get("/S")) if isinstance(action, Dictionary | Stream) else ""
    if kind and kind not in _HARMLESS_ACTIONS:
        raise Unfit(Reason.ACTIVE)
    if kind == "/Named" and _name(action.get("/N")) not in _TURNING:
        raise Unfit(Reason.ACTIVE)


def _check_address(entries: Entries) -> None:
    """Refuse links to anything but pages, mail and telephone, and a /Base that makes others of them."""
    for key in _ADDRESSES:
        address = entries.get(key)
        if isinstance(address, String) and not _leads_to_the_web(str(address)):
            raise Unfit(Reason.ACTIVE)


def _leads_to_the_web(address: str) -> bool:
    plain = _LEFT_OUT.sub("", address)
    return bool(_WEB.match(plain) or _NO_SCHEME.match(plain))


def _name(value: Object | None) -> str:
    return str(value) if isinstance(value, Name) else ""
