"""What can go wrong, in words of the program; only ``marktplatz.web.errors`` turns these into answers."""

from __future__ import annotations

from marktplatz.core.text import Text


class MarketplaceError(Exception):
    """Something that a person can be told.

    ``code`` is for machines and never changes; ``message`` says in both languages what happened and what to do.
    """

    code = "error"

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


class Missing(MarketplaceError):
    """The thing does not exist, or not for the one who asks. The two look the same."""

    code = "missing"

    def __init__(self, message: Text | None = None) -> None:
        super().__init__(
            message
            or Text(
                de="Prüfen Sie die Adresse, oder beginnen Sie auf der Startseite.",
                en="Check the address, or begin at the start page.",
            )
        )


class Gone(MarketplaceError):
    """It was public once and is not now."""

    code = "gone"


class Refused(MarketplaceError):
    """The one who asks may not do this; the message gives the reason."""

    code = "refused"


class Conflict(MarketplaceError):
    """Somebody else was faster: what was seen is not what is there now."""

    code = "conflict"


class Invalid(MarketplaceError):
    """The request cannot be understood or stored; ``problems`` says why, by form field name."""

    code = "invalid"

    def __init__(self, message: Text, problems: dict[str, Text] | None = None) -> None:
        super().__init__(message)
        self.problems = problems or {}


class Unavailable(MarketplaceError):
    """An outside service does not answer now; trying later can help."""

    code = "unavailable"


class Misconfigured(MarketplaceError):
    """The installation is set up in a way that rules this out; only its operators can help, and waiting does not."""

    code = "misconfigured"
