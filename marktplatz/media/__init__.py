"""Pictures and documents that people send: checked, freed of what they say about people, made fit for the page."""
