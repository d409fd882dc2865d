"""Documents that act by themselves, reach beyond themselves or carry something: none of them is taken."""

from __future__ import annotations

from functools import partial

from pikepdf import (
    Array,
    AttachedFileSpec,
    Dictionary,
    Encryption,
    Name,
    ObjectStreamMode,
    OutlineItem,
    Pdf,
    Stream,
    String,
)

from marktplatz.media.limits import Reason
from tests.media.case import Case
from tests.media.pdf import Change, act, address, annotate, link, packed_by_hand, script, slides, written_by_hand


def _in_catalogue(**entries: object) -> Change:
    return lambda pdf: [setattr(pdf.Root, key, value) for key, value in entries.items()]


def _on_page(**entries: object) -> Change:
    return lambda pdf: [setattr(pdf.pages[0], key, value) for key, value in entries.items()]


def _field(pdf: Pdf, **entries: object) -> None:
    widget = annotate(pdf, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), **entries)
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget]))


def _annotation(kind: str, **entries: object) -> Change:
    return lambda pdf: annotate(pdf, Subtype=Name(f"/{kind}"), **entries)


def _contents(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("Anfang", action=script()))


def _script_in_stream(pdf: Pdf) -> None:
    pdf.Root.OpenAction = act("JavaScript", JS=Stream(pdf, b"app.alert(1)"))


def _unused(pdf: Pdf) -> None:
    """Keep a script where nothing leads to it: the library would not write it, so something harmless does."""
    pdf.Root.PieceInfo = Dictionary(Own=pdf.make_indirect(script()))


def _attached(pdf: Pdf) -> None:
    pdf.attachments["notes.exe"] = AttachedFileSpec(pdf, b"MZ", filename="notes.exe")


def _attached_to_page(pdf: Pdf) -> None:
    file = Stream(pdf, b"MZ", Type=Name.EmbeddedFile)
    pdf.pages[0].AF = Array([Dictionary(Type=Name.Filespec, F=String("a.exe"), EF=Dictionary(F=file))])


def _deep(pdf: Pdf) -> None:
    inside = Array([script()])
    for _ in range(80):
        inside = Array([inside])
    pdf.Root.Own = inside


def _elsewhere(pdf: Pdf) -> None:
    pdf.Root.Own = Stream(pdf, b"", F=Dictionary(Type=Name.Filespec, F=String("//server/file")))


_HEX = b"/Open#41ction<</#53/J#61vaScr#69pt/#4aS(app.alert\\(1\\))>>"
_FILE = Dictionary(Type=Name.Filespec, F=String("other.pdf"))
_SOUND = Dictionary(R=8000)

SCRIPTS: dict[str, Change] = {
    "script-on-opening": _in_catalogue(OpenAction=script()),
    "script-on-page": _on_page(AA=Dictionary(O=script())),
    "script-on-closing": _in_catalogue(AA=Dictionary(WC=script())),
    "script-on-click": link(script()),
    "script-on-pointing": lambda pdf: annotate(pdf, AA=Dictionary(E=script())),
    "script-by-name": _in_catalogue(Names=Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script()])))),
    "script-on-typing": partial(_field, AA=Dictionary(K=script())),
    "script-in-contents": _contents,
    "script-in-stream": _script_in_stream,
    "script-after-another": link(act("GoTo", D=String("a"), Next=Array([act("GoTo", D=String("b"), Next=script())]))),
    "script-that-nothing-uses": _unused,
    "script-deep-inside": _deep,
    "script-as-address": address("javascript:alert(1)"),
    "script-as-address-in-two-lines": address(" java\nscript:alert(1)"),
    "script-as-start-of-addresses": _in_catalogue(URI=Dictionary(Base=String("javascript:alert(1)//"))),
}
REACHING_OUT: dict[str, Change] = {
    "launch": link(act("Launch", F=String("cmd.exe"))),
    "launch-on-opening": _in_catalogue(OpenAction=act("Launch", Win=Dictionary(F=String("cmd.exe")))),
    "submit": partial(_field, A=act("SubmitForm", F=String("https://a.example"))),
    "import": partial(_field, A=act("ImportData", F=String("a.fdf"))),
    "go-to-other-file": link(act("GoToR", F=_FILE, D=Array([0, Name.Fit]))),
    "go-to-embedded-file": link(act("GoToE", T=Dictionary(R=Name.C, N=String("a.pdf")))),
    "print-dialogue": _in_catalogue(OpenAction=act("Named", N=Name.Print)),
    "unknown-action": link(act("Frobnicate")),
    "unknown-action-on-page": _on_page(AA=Dictionary(C=act("Frobnicate"))),
    "unknown-action-after-another": link(act("URI", URI=String("https://a.example"), Next=act("Frobnicate"))),
    "file-address": address("file:///etc/passwd"),
    "windows-share": address("\\\\server\\share\\a.docx"),
    "data-address": address("data:text/html,<script>alert(1)</script>"),
    "stream-elsewhere": _elsewhere,
}
MEDIA: dict[str, Change] = {
    "rich-media": _annotation("RichMedia", RichMediaContent=Dictionary()),
    "movie": _annotation("Movie", Movie=Dictionary(F=String("a.avi"))),
    "screen": _annotation("Screen", A=act("Rendition", OP=0)),
    "sound": _annotation("Sound", Sound=_SOUND),
    "sound-on-page": _on_page(AA=Dictionary(O=act("Sound", Sound=_SOUND))),
    "three-dimensions": _annotation("3D", **{"3DD": Dictionary(OnInstantiate=String("x"))}),
}
CARRYING: dict[str, Change] = {
    "attachment": _attached,
    "attachment-of-a-page": _attached_to_page,
    "attachment-as-annotation": _annotation("FileAttachment", FS=Dictionary(Type=Name.Filespec, F=String("a"))),
    "portfolio": _in_catalogue(Collection=Dictionary(View=Name.T)),
}
_XFA = Dictionary(Fields=Array(), XFA=String("<xdp/>"))


def _cases(changes: dict[str, Change], reason: Reason) -> list[Case]:
    return [Case(f"pdf-{name}", partial(slides, change), reason) for name, change in changes.items()]


def _locked(user: str, revision: int) -> bytes:
    return slides(encryption=Encryption(owner="owner", user=user, R=revision), static_id=False)  # type: ignore[arg-type]


ALL = [
    *_cases(SCRIPTS, Reason.ACTIVE),
    *_cases(REACHING_OUT, Reason.ACTIVE),
    *_cases(MEDIA, Reason.ACTIVE),
    *_cases(CARRYING, Reason.ATTACHED),
    Case("pdf-xfa", lambda: slides(_in_catalogue(AcroForm=_XFA)), Reason.FORM),
    Case(
        "pdf-script-in-object-stream",
        lambda: slides(SCRIPTS["script-on-opening"], object_stream_mode=ObjectStreamMode.generate),
        Reason.ACTIVE,
    ),
    Case("pdf-script-spelt-in-hex", lambda: written_by_hand(_HEX), Reason.ACTIVE),
    Case("pdf-script-spelt-in-hex-and-packed", lambda: packed_by_hand(_HEX), Reason.ACTIVE),
    Case("pdf-locked", lambda: _locked("user", 6), Reason.LOCKED),
    Case("pdf-locked-the-old-way", lambda: _locked("user", 4), Reason.LOCKED),
]
