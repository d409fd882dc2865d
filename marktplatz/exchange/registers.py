"""The public registers that entries were taken over from, by the name their records carry."""

from __future__ import annotations

REGISTER_NAMES = {
    "eu_pstw": "European Commission, Joint Research Centre – Public Sector Tech Watch",
    "muenchen_ki_systeme": "Landeshauptstadt München, KI-Dokumentation (ki.muenchen.de)",
    "nl_algoritmeregister": "Algoritmeregister van de Nederlandse overheid",
    "uk_atrs": "UK Algorithmic Transparency Recording Standard (GOV.UK)",
    "nyc_algorithmic_tools": "NYC Algorithmic Tools Compliance Report (NYC Open Data)",
}
