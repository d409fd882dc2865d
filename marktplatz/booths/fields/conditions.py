"""When a question applies, or must be answered: conditions that several fields of the booth entry share."""

from __future__ import annotations

from marktplatz.core.fields import Condition
from marktplatz.core.text import Text

_OWN_UNITS = frozenset({"lhm_department", "lhm_enterprise"})

OWN_UNIT = Condition(
    key="exhibitor_kind",
    codes=_OWN_UNITS,
    words=Text(de="nur bei Dienststellen der Stadt München", en="only for the City of Munich"),
)
FROM_OUTSIDE = Condition(
    key="exhibitor_kind",
    other_than=_OWN_UNITS,
    words=Text(
        de="nur bei Aussteller*innen von außerhalb der Stadtverwaltung",
        en="only for exhibitors from outside the city administration",
    ),
)
"""Whatever kinds an event adds are from outside too."""

ON_SITE = Condition(
    key="participation_mode",
    codes=frozenset({"on_site", "hybrid"}),
    words=Text(de="nur bei Teilnahme vor Ort", en="only when taking part on site"),
)
