"""The translatable answers of a complete booth, in both languages."""

from __future__ import annotations

SHORT_TEXTS = {
    "title": {"de": "Schlaglöcher aus dem Bus erkennen", "en": "Spotting potholes from the bus"},
    "summary": {
        "de": "Kameras an Linienbussen finden Schäden, bevor jemand stürzt.",
        "en": "Cameras on buses find damage before anybody falls.",
    },
    "model_and_supplier": {
        "de": "Offenes Modell zur Bilderkennung, angepasst von der Technischen Hochschule.",
        "en": "Open model for image recognition, adapted by the university.",
    },
    "reuse_note": {
        "de": "Man braucht Busse mit Strom am Fahrersitz und 500 eigene Fotos.",
        "en": "Buses with power at the driver's seat and 500 photographs of your own are needed.",
    },
    "limitations": {
        "de": "Bei Schnee und Dunkelheit findet die Kamera nichts.",
        "en": "In snow and in the dark the camera sees no damage.",
    },
    "effort": {"de": "Etwa 40.000 Euro im Jahr.", "en": "About 40,000 euros a year."},
    "ai_act_note": {"de": "Niemand wird beurteilt, nur der Belag.", "en": "Nobody is assessed, only the surface."},
    "redress": {
        "de": "Beschwerden nimmt das Bürgertelefon an.",
        "en": "The citizens' telephone takes complaints.",
    },
    "responsibility_note": {
        "de": "Für die Ergebnisse steht der Straßenunterhalt ein.",
        "en": "Road maintenance answers for the results.",
    },
    "solution_accessibility": {
        "de": "Die Karte lässt sich mit der Tastatur bedienen.",
        "en": "The map can be used with the keyboard.",
    },
    "energy_note": {"de": "Zwei Kilowattstunden am Tag und Bus.", "en": "Two kilowatt-hours per day and bus."},
    "comparison": {
        "de": "Andere Städte schicken eigene Messwagen.",
        "en": "Other cities send measuring vehicles of their own.",
    },
    "takeaway_for_munich": {
        "de": "Fangen Sie mit einer Buslinie an.",
        "en": "Start with one bus line.",
    },
    "interaction_note": {
        "de": "Halten Sie ein Foto vor die Kamera, und sehen Sie, was sie findet.",
        "en": "Hold a photograph in front of the camera and see what it finds.",
    },
    "stand_accessibility_note": {
        "de": "Zwischen 12 und 13 Uhr ist es ruhig.",
        "en": "It is quiet between noon and one o'clock.",
    },
}

LONG_TEXTS = {
    "problem": {
        "de": "Früher wurde ein Schaden erst bekannt, wenn ihn jemand gemeldet hatte.",
        "en": "Damage used to become known only after somebody had reported it.",
    },
    "description": {
        "de": "## Ablauf\n\nJeder Bus fotografiert die Fahrbahn. "
        + "Ein Modell markiert Risse und Löcher. " * 8
        + "Fertig.",
        "en": "## How it works\n\nEvery bus photographs the road. " + "A model marks cracks and holes. " * 8 + "Done.",
    },
    "how_it_works": {
        "de": "Hinein kommt ein Foto. Das Modell vergleicht es mit anderen. Heraus kommt ein Punkt auf der Karte.",
        "en": "In goes a photograph. The model compares it with many others. Out comes a point on the map.",
    },
    "human_oversight": {
        "de": "Eine Meisterin prüft jeden Fund, bevor jemand hinausfährt.",
        "en": "A supervisor checks every find before anybody drives out.",
    },
    "data_used": {
        "de": "500 eigene Fotos aus dem Jahr 2025, damit wurde trainiert.",
        "en": "500 photographs of our own from 2025; the model was trained on them.",
    },
    "citizen_benefit": {
        "de": "Straßen werden schneller repariert, Bürger*innen müssen nichts melden.",
        "en": "Roads are repaired sooner; nobody has to report anything.",
    },
    "opportunities": {
        "de": "Der Unterhalt kann planen, statt zu reagieren.",
        "en": "Maintenance can plan instead of reacting.",
    },
    "risks": {
        "de": "Gesichter könnten ins Bild geraten. Sie werden noch im Bus unkenntlich gemacht.",
        "en": "Faces may be in the picture. They are blurred before they leave the bus.",
    },
    "evaluation": {
        "de": "91 Prozent der Schäden gefunden (412 Schäden, März 2026).",
        "en": "91 per cent of the damage found (412 cases, March 2026).",
    },
    "personal_data_note": {
        "de": "Fotos werden nach 24 Stunden gelöscht.",
        "en": "Photographs are deleted after 24 hours.",
    },
    "fairness_check": {
        "de": "Stadtteile ohne Buslinie kämen zu kurz. Dort fährt ein Messwagen.",
        "en": "Districts without a bus line would lose out. A measuring vehicle drives there.",
    },
    "gender_perspective": {
        "de": "Geprüft werden auch Gehwege, auf denen viele mit Kinderwagen unterwegs sind.",
        "en": "Pavements, where many people push prams, are checked too.",
    },
    "transparency_measures": {
        "de": "An jedem Bus klebt ein Hinweis mit Adresse.",
        "en": "Every bus carries a sticker with an address.",
    },
    "employee_effects_note": {
        "de": "Die Kontrollfahrten fallen ab 2027 weg, die Einsatzplanung kommt dazu.",
        "en": "Inspection trips end in 2027, planning the work is added.",
    },
    "qualification": {
        "de": "Alle zwölf Meister*innen lernen an zwei Tagen, die Karte zu lesen.",
        "en": "All twelve supervisors learn to read the map on two days.",
    },
    "lessons_learned": {
        "de": "Wir würden die Beschäftigten früher fragen.",
        "en": "We would ask the employees earlier.",
    },
}
