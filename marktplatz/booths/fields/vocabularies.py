"""What a city has of its own: kinds of exhibitors, its departments and enterprises, domains. Codes never change."""

from __future__ import annotations

from marktplatz.core.vocabulary import vocabulary

EXHIBITOR_KIND = vocabulary(
    "exhibitor_kind",
    [
        ("lhm_department", "LHM: Referat", "City of Munich: department"),
        ("lhm_enterprise", "LHM: Eigenbetrieb", "City of Munich: municipal enterprise"),
        ("lhm_company", "Städtische Beteiligungsgesellschaft", "City-owned company"),
        ("municipality_de", "Andere deutsche Kommune", "Other German municipality"),
        ("state", "Freistaat Bayern oder anderes Land", "Bavarian or other state body"),
        ("federal", "Bund", "Federal body"),
        ("municipality_intl", "Kommune im Ausland", "Municipality abroad"),
        ("public_intl", "Staatliche Stelle im Ausland oder EU", "National body abroad or EU"),
        ("science", "Wissenschaft", "Science"),
        ("company", "Unternehmen", "Company"),
        ("civil_society", "Zivilgesellschaft", "Civil society"),
        (
            "interest_body",
            "Beirat, Personalvertretung, Gleichstellungsstelle",
            "Advisory board, staff council, equality office",
        ),
    ],
    editable=True,
)

LHM_UNIT = vocabulary(
    "lhm_unit",
    [
        ("dir", "Direktorium (DIR)", "Directorate (DIR)"),
        ("bau", "Baureferat (BAU)", "Department of Public Construction (BAU)"),
        ("gsr", "Gesundheitsreferat (GSR)", "Department of Public Health (GSR)"),
        ("rit", "IT-Referat (RIT)", "IT Department (RIT)"),
        ("kr", "Kommunalreferat (KR)", "Department of Municipal Affairs (KR)"),
        ("kvr", "Kreisverwaltungsreferat (KVR)", "Department of Public Order (KVR)"),
        ("kult", "Kulturreferat (KULT)", "Department of Arts and Culture (KULT)"),
        ("mor", "Mobilitätsreferat (MOR)", "Mobility Department (MOR)"),
        ("por", "Personal- und Organisationsreferat (POR)", "Department of Human Resources and Organisation (POR)"),
        ("raw", "Referat für Arbeit und Wirtschaft (RAW)", "Department of Labour and Economic Development (RAW)"),
        ("rbs", "Referat für Bildung und Sport (RBS)", "Department of Education and Sport (RBS)"),
        (
            "rku",
            "Referat für Klima- und Umweltschutz (RKU)",
            "Department of Climate Action and Environmental Protection (RKU)",
        ),
        (
            "plan",
            "Referat für Stadtplanung und Bauordnung (PLAN)",
            "Department of Urban Planning and Building Regulation (PLAN)",
        ),
        ("soz", "Sozialreferat (SOZ)", "Department of Social Services (SOZ)"),
        ("ska", "Stadtkämmerei (SKA)", "City Treasury (SKA)"),
        (
            "itm",
            "Dienstleister für Informations- und Telekommunikationstechnik der Stadt München (it@M)",
            "Provider of information and telecommunications technology of the City of Munich (it@M)",
        ),
        ("awm", "Abfallwirtschaftsbetrieb München (AWM)", "Munich Waste Management (AWM)"),
        ("mhm", "Markthallen München (MHM)", "Munich Market Halls (MHM)"),
        ("sgm", "Stadtgüter München (SgM)", "Munich Municipal Farms (SgM)"),
        ("mse", "Münchner Stadtentwässerung (MSE)", "Munich Urban Drainage (MSE)"),
        ("mk", "Münchner Kammerspiele (MK)", "Munich Kammerspiele theatre (MK)"),
    ],
    editable=True,
)

DOMAIN = vocabulary(
    "domain",
    [
        ("citizen_service", "Bürgerservice und Auskunft", "Citizen service and information"),
        ("internal_admin", "Innere Verwaltung und Personal", "Internal administration and HR"),
        ("council", "Politik, Stadtrat, Beteiligung", "Politics, council, participation"),
        ("mobility", "Mobilität und Verkehr", "Mobility and traffic"),
        ("planning_building", "Planen, Bauen, Wohnen", "Planning, building, housing"),
        ("environment", "Umwelt, Klima, Energie", "Environment, climate, energy"),
        ("waste_water", "Abfall, Wasser, Entsorgung", "Waste and water"),
        ("social", "Soziales und Integration", "Social affairs and integration"),
        ("health", "Gesundheit", "Health"),
        ("education", "Bildung, Kita, Sport", "Education, childcare, sport"),
        ("culture", "Kultur und Bibliotheken", "Culture and libraries"),
        ("safety", "Sicherheit und Ordnung", "Safety and public order"),
        ("economy", "Wirtschaft und Arbeit", "Economy and work"),
        ("finance", "Finanzen und Steuern", "Finance and taxes"),
        ("it_security", "IT und Informationssicherheit", "IT and information security"),
        ("cross", "Querschnitt", "Cross-cutting"),
    ],
    editable=True,
)
