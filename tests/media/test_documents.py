"""Documents: what can be read in them and heard of them stays, what acts is refused, what tells of people goes."""

from __future__ import annotations

from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageChops

from marktplatz.core.text import LANGUAGES
from marktplatz.media.documents import check_document
from marktplatz.media.limits import Reason
from marktplatz.media.refusals import DOCUMENTS, PICTURES, FileRefused
from tests.media import active_documents, odd_pictures, other_documents, sound_pictures
from tests.media.drawing import opened, photo, saved
from tests.media.other_documents import ADDRESSES, TITLE, structure, tagged
from tests.media.pdf import act, address, annotate, everything_in, link, picture, slides, written_by_hand

SECRET = "kimgeheim-author-x7q"


def kept(content: bytes) -> Pdf:
    return Pdf.open(BytesIO(check_document(content).content))


def test_the_structure_for_reading_aloud_survives() -> None:
    document = check_document(tagged(SECRET))
    assert document.is_tagged
    with Pdf.open(BytesIO(document.content)) as pdf:
        heading, figure = pdf.Root.StructTreeRoot.K
        assert pdf.Root.StructTreeRoot.RoleMap.Titel == Name.H1
        assert (heading.S, str(heading.Lang), heading.K) == (Name.Titel, "de-DE", 0)
        assert heading.Pg.objgen == pdf.pages[0].obj.objgen
        assert (str(figure.Alt), figure.A.Placement) == ("Ein Stand in der Halle", Name.Block)
        assert pdf.Root.StructTreeRoot.ParentTree.Nums[1][0].objgen == heading.objgen
        assert (str(pdf.Root.Lang), pdf.Root.MarkInfo.Marked) == ("de-DE", True)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
        assert pdf.pages[0].Tabs == Name.S
        assert b"/P <</MCID 0>> BDC" in pdf.pages[0].Contents.read_bytes()


def test_links_stay() -> None:
    with kept(tagged(SECRET)) as pdf:
        actions = [annotation.A for annotation in pdf.pages[0].Annots]
        assert [str(action.URI) for action in actions if action.S == Name.URI] == list(ADDRESSES)
        assert [action.S for action in actions[-2:]] == [Name.GoTo, Name.Named]
        assert actions[-2].D[0].objgen == pdf.pages[1].obj.objgen
        assert pdf.Root.OpenAction[1] == Name.Fit


def test_of_the_information_only_the_title_stays() -> None:
    with kept(tagged(SECRET)) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {"/Title": TITLE}
        with pdf.open_metadata() as metadata:
            assert {name.rpartition("}")[2]: said for name, said in metadata.items()} == {"title": TITLE, "part": "1"}


def test_a_title_is_also_found_in_the_metadata() -> None:
    def change(pdf: Pdf) -> None:
        with pdf.open_metadata() as metadata:
            metadata["dc:title"], metadata["dc:creator"] = TITLE, [SECRET]
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]

    content = slides(change)
    assert SECRET.encode() in everything_in(content)
    with kept(content) as pdf:
        assert str(pdf.docinfo.Title) == TITLE
        assert "/Metadata" not in pdf.Root
    assert SECRET.encode() not in everything_in(check_document(content).content)


def test_a_title_is_one_line_of_what_can_be_seen() -> None:
    with kept(
        slides(structure, lambda pdf: setattr(pdf.docinfo, "Title", String(" KI\x00 in\u202e\nder Stadt " * 90)))
    ) as pdf:
        title = str(pdf.docinfo.Title)
    assert title.startswith("KI in der Stadt KI")
    assert len(title) == 500


def test_without_a_title_there_is_no_information_at_all() -> None:
    with kept(slides(lambda pdf: setattr(pdf.docinfo, "Author", String(SECRET)))) as pdf:
        assert "/Info" not in pdf.trailer
        assert "/Metadata" not in pdf.Root
    assert not check_document(slides()).is_tagged


@pytest.mark.parametrize("name", ["pdf-tagged", "pdf-photo", "pdf-only-printing-forbidden"])
def test_the_same_file_gives_the_same_bytes(name: str) -> None:
    content = next(case for case in other_documents.TAKEN if case.name == name).make()
    first, again = check_document(content), check_document(content)
    assert first == again
    assert len(first.hash) == 32
    assert check_document(first.content).content == first.content


def test_another_file_gives_another_hash() -> None:
    assert check_document(slides()).hash != check_document(slides(structure)).hash


def test_a_photograph_keeps_its_pixels() -> None:
    content = saved(photo(600, 400), "JPEG", comment=SECRET, quality=90)
    with kept(slides(picture(content))) as pdf:
        stored = pdf.pages[0].Resources.XObject.Im1.read_raw_bytes()
    assert SECRET.encode() not in stored
    assert ImageChops.difference(opened(stored), opened(content)).getbbox() is None


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_a_photograph_of_other_colours_keeps_them(mode: str) -> None:
    content = saved(Image.linear_gradient("L").convert(mode), "JPEG", progressive=True)
    with kept(slides(picture(content))) as pdf:
        stored = pdf.pages[0].Resources.XObject.Im1.read_raw_bytes()
    assert opened(stored).tobytes() == opened(content).tobytes()


def test_a_remark_stays_without_its_author_and_a_field_keeps_its_name() -> None:
    def change(pdf: Pdf) -> None:
        annotate(pdf, Subtype=Name.Text, T=String(SECRET), M=String("D:2026"), Contents=String("Gut!"))
        field = annotate(pdf, Subtype=Name.Widget, FT=Name.Tx, T=String("ort"), V=String("Halle"))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    with kept(slides(change)) as pdf:
        remark, field = pdf.pages[0].Annots
        assert str(remark.Contents) == "Gut!"
        assert {"/T", "/M"} & set(remark.keys()) == set()
        assert (str(field.T), str(field.V)) == ("ort", "Halle")


def test_a_document_locked_for_its_owner_alone_is_kept_open() -> None:
    case = next(case for case in other_documents.TAKEN if case.name == "pdf-only-printing-forbidden")
    with kept(case.make()) as pdf:
        assert not pdf.is_encrypted
        assert b"Seite 2" in pdf.pages[1].Contents.read_bytes()


def test_a_layer_may_be_shown_and_a_page_may_come_slowly() -> None:
    content = slides(
        link(act("SetOCGState", State=Array([Name.Toggle]))),
        lambda pdf: setattr(pdf.pages[0], "Trans", Dictionary(S=Name.Dissolve)),
    )
    assert check_document(content).pages == 2


@pytest.mark.parametrize("uri", ["HTTPS://a.example", "kontakt.html", "#seite", "?a=b:c", "ordner/a:b"])
def test_ordinary_addresses_are_taken(uri: str) -> None:
    assert check_document(slides(address(uri))).pages == 2


@pytest.mark.parametrize(
    "uri",
    [
        "JAVASCRIPT:x",
        "\x00javascript:x",
        "vbscript:x",
        "java\tscript:x",
        "//server/a",
        "/etc/passwd",
        "smb://a",
        "c:\\a",
    ],
)
def test_addresses_of_anything_else_are_refused(uri: str) -> None:
    assert reason_of(slides(address(uri))) == Reason.ACTIVE


def reason_of(content: bytes) -> Reason:
    with pytest.raises(FileRefused) as refused:
        check_document(content)
    assert refused.value.message == DOCUMENTS[refused.value.reason]
    return refused.value.reason


def test_a_refusal_says_what_to_do() -> None:
    assert reason_of(written_by_hand(b"/OpenAction<</S/JavaScript/JS(x)>>")) == Reason.ACTIVE
    assert "noch einmal als einfaches PDF" in DOCUMENTS[Reason.ACTIVE].de
    assert "again as plain PDF" in DOCUMENTS[Reason.ACTIVE].en
    assert "höchstens 20 MB" in DOCUMENTS[Reason.TOO_LARGE].de
    assert "ohne Passwort" in DOCUMENTS[Reason.LOCKED].de


def test_every_refusal_of_a_document_has_its_own_words() -> None:
    for language in LANGUAGES:
        words = [text.in_(language) for text in DOCUMENTS.values()]
        assert len(set(words)) == len(words)
        assert not any("{" in text or "}" in text for text in words)


def test_every_reason_has_words_and_a_file_in_the_corpus() -> None:
    assert {*PICTURES, *DOCUMENTS} == set(Reason)
    pictures = {case.outcome for case in [*sound_pictures.ALL, *odd_pictures.ALL]} - {"accepted", "repaired"}
    documents = {case.outcome for case in [*active_documents.ALL, *other_documents.ALL]} - {"accepted", "repaired"}
    assert pictures == set(PICTURES)
    assert documents == set(DOCUMENTS)
