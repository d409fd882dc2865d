"""Markdown answers to HTML, once, when a revision is frozen."""

from __future__ import annotations

from marktplatz.core import markdown
from marktplatz.core.fields import Content, Kind, Questionnaire
from marktplatz.core.markdown_guard import LONGEST

TABLE_LABELS = {"de": "Tabelle", "en": "Table"}


def render_all(questionnaire: Questionnaire, content: Content) -> dict[str, dict[str, str]]:
    """Return ``{key: {language: HTML}}`` for every Markdown answer. Raises MarkdownRefused for a text that stalls."""
    return {
        field.key: {
            language: render_text(source, language) for language, source in (content.get(field.key) or {}).items()
        }
        for field in questionnaire.fields
        if field.kind is Kind.MARKDOWN and content.get(field.key)
    }


def render_text(source: str, language: str) -> str:
    """Return one Markdown text as HTML, its headings below the page's sections."""
    return markdown.render(source, top_heading=3, limit=LONGEST, table_label=TABLE_LABELS.get(language, "Tabelle"))
