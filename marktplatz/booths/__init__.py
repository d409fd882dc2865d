"""Booths: their questionnaire, drafts, revisions and states."""
