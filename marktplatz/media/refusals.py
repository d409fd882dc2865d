"""Why a file was not taken, in words: what happened, and what to do now."""

from __future__ import annotations

from marktplatz.core.errors import Invalid
from marktplatz.core.text import Text
from marktplatz.media.limits import (
    DOCUMENT_BYTES,
    MEGABYTE,
    PICTURE_BYTES,
    PIXELS,
    PIXELS_OF_MODERN,
    SMALLEST_SIDE,
    Reason,
    Unfit,
)

PICTURES: dict[Reason, Text] = {
    Reason.EMPTY: Text(
        de="Die Datei ist leer. Wählen Sie das Bild noch einmal aus.",
        en="The file is empty. Choose the picture once more.",
    ),
    Reason.TOO_LARGE: Text(
        de="Die Datei ist zu groß: Ein Bild darf höchstens {megabytes} MB haben. Verkleinern Sie das Bild, oder "
        "speichern Sie es als JPEG.",
        en="The file is too large: a picture may have {megabytes} MB at most. Make the picture smaller, or save it as "
        "JPEG.",
    ).filled(megabytes=PICTURE_BYTES // MEGABYTE),
    Reason.WRONG_KIND: Text(
        de="Dieses Dateiformat können wir nicht annehmen. Speichern Sie das Bild als JPEG, PNG, WebP oder AVIF. Den "
        "Namen der Datei zu ändern, genügt nicht: Es zählt, was in der Datei steht.",
        en="We cannot take this file format. Save the picture as JPEG, PNG, WebP or AVIF. Changing the name of the "
        "file is not enough: what counts is what is in the file.",
    ),
    Reason.HEIC: Text(
        de="Bilder im Format HEIC können wir nicht annehmen. Speichern Sie das Bild als JPEG, PNG, WebP oder AVIF. Auf "
        "dem iPhone: Einstellungen, Kamera, Formate, „Maximale Kompatibilität“, dann ein neues Foto machen.",
        en="We cannot take pictures in the HEIC format. Save the picture as JPEG, PNG, WebP or AVIF. On an iPhone: "
        "Settings, Camera, Formats, “Most Compatible”, then take a new photo.",
    ),
    Reason.TOO_MANY_PIXELS: Text(
        de="Das Bild hat zu viele Bildpunkte: Erlaubt sind {most} Megapixel, bei WebP und AVIF {modern} Megapixel. "
        "Verkleinern Sie das Bild, zum Beispiel auf 4000 Pixel Breite.",
        en="The picture has too many pixels: {most} megapixels are allowed, {modern} megapixels for WebP and AVIF. "
        "Make the picture smaller, for example 4000 pixels wide.",
    ).filled(most=PIXELS // 1_000_000, modern=PIXELS_OF_MODERN // 1_000_000),
    Reason.TOO_SMALL: Text(
        de="Das Bild ist zu klein: Es muss mindestens {side} Pixel breit und {side} Pixel hoch sein. Wählen Sie ein "
        "größeres Bild.",
        en="The picture is too small: it must be at least {side} pixels wide and {side} pixels high. Choose a larger "
        "picture.",
    ).filled(side=SMALLEST_SIDE),
    Reason.BROKEN: Text(
        de="Das Bild ist beschädigt oder nicht vollständig. Öffnen Sie es auf Ihrem Gerät, speichern Sie es neu und "
        "laden Sie es noch einmal hoch.",
        en="The picture is damaged or incomplete. Open it on your device, save it anew and upload it once more.",
    ),
    Reason.TOO_COSTLY: Text(
        de="Das Bild zu lesen, braucht zu viel Zeit oder zu viel Speicher. Speichern Sie das Bild neu, zum Beispiel "
        "als JPEG, und laden Sie es noch einmal hoch.",
        en="Reading the picture takes too much time or too much memory. Save the picture anew, for example as JPEG, "
        "and upload it once more.",
    ),
}

DOCUMENTS: dict[Reason, Text] = {
    Reason.EMPTY: Text(
        de="Die Datei ist leer. Wählen Sie die PDF-Datei noch einmal aus.",
        en="The file is empty. Choose the PDF file once more.",
    ),
    Reason.TOO_LARGE: Text(
        de="Die Datei ist zu groß: Erlaubt sind höchstens {megabytes} MB. Exportieren Sie die Folien mit kleineren "
        "Bildern noch einmal als PDF.",
        en="The file is too large: {megabytes} MB at most are allowed. Export the slides as PDF again, with smaller "
        "pictures.",
    ).filled(megabytes=DOCUMENT_BYTES // MEGABYTE),
    Reason.WRONG_KIND: Text(
        de="Die Datei ist keine PDF-Datei. Exportieren Sie die Folien als PDF. Den Namen der Datei zu ändern, genügt "
        "nicht: Es zählt, was in der Datei steht.",
        en="The file is not a PDF file. Export the slides as PDF. Changing the name of the file is not enough: what "
        "counts is what is in the file.",
    ),
    Reason.BROKEN: Text(
        de="Die PDF-Datei ist beschädigt oder nicht vollständig. Exportieren Sie die Folien noch einmal als PDF.",
        en="The PDF file is damaged or incomplete. Export the slides as PDF once more.",
    ),
    Reason.TOO_COSTLY: Text(
        de="Die PDF-Datei zu prüfen, braucht zu viel Zeit oder zu viel Speicher. Exportieren Sie die Folien noch "
        "einmal als PDF, zum Beispiel mit weniger Seiten.",
        en="Checking the PDF file takes too much time or too much memory. Export the slides as PDF once more, for "
        "example with fewer pages.",
    ),
    Reason.ACTIVE: Text(
        de="Die PDF-Datei enthält etwas, das beim Lesen ausgeführt wird: ein Skript, ein Video, einen Ton, oder einen "
        "Link auf ein Programm oder eine andere Datei. Exportieren Sie die Folien noch einmal als einfaches PDF, ohne "
        "solche Inhalte. Links auf Internetseiten und E-Mail-Adressen sind erlaubt.",
        en="The PDF file holds something that acts while it is read: a script, a video, a sound, or a link to a "
        "program or another file. Export the slides again as plain PDF, without such content. Links to web pages and "
        "mail addresses are allowed.",
    ),
    Reason.ATTACHED: Text(
        de="In der PDF-Datei stecken andere Dateien als Anhang. Exportieren Sie die Folien noch einmal als einfaches "
        "PDF, ohne Anhänge und ohne eingebettete Originaldatei.",
        en="The PDF file has other files attached. Export the slides again as plain PDF, without attachments and "
        "without the original file embedded.",
    ),
    Reason.FORM: Text(
        de="Die PDF-Datei ist ein Formular, das nur in wenigen Programmen zu lesen ist (XFA). Drucken Sie es in eine "
        "neue PDF-Datei und laden Sie diese hoch.",
        en="The PDF file is a form that only few programs can read (XFA). Print it into a new PDF file and upload "
        "that one.",
    ),
    Reason.LOCKED: Text(
        de="Die PDF-Datei ist mit einem Passwort geschützt. Speichern Sie sie ohne Passwort und laden Sie sie noch "
        "einmal hoch.",
        en="The PDF file is protected by a password. Save it without a password and upload it once more.",
    ),
}


class FileRefused(Invalid):
    """The file is not taken; ``reason`` is for machines, ``message`` says in both languages what to do."""

    code = "file_refused"

    def __init__(self, reason: Reason, message: Text) -> None:
        super().__init__(message)
        self.reason = reason


def refused_picture(unfit: Unfit) -> FileRefused:
    """Return the refusal of a picture, in words."""
    return _in_words(unfit, PICTURES)


def refused_document(unfit: Unfit) -> FileRefused:
    """Return the refusal of a document, in words."""
    return _in_words(unfit, DOCUMENTS)


def _in_words(unfit: Unfit, texts: dict[Reason, Text]) -> FileRefused:
    # A child that was taken over could name any reason.
    reason = unfit.reason if unfit.reason in texts else Reason.BROKEN
    return FileRefused(reason, texts[reason])
