"""Column types and orders that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, DateTime, Dialect, Integer, String, cast, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import TypeDecorator


class UTCDateTime(TypeDecorator[datetime]):
    """A moment. Refuses a naive datetime and always returns an aware one in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; SQLite keeps no zone, so the zone is taken off there."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (given)
        """Return an aware datetime in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def sorted_text(length: int) -> String:
    """A text that both databases sort by its code points: it is folded already, a locale would sort it anew."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def in_code_points(column: Column[Any]) -> ColumnElement[Any]:
    """Return what to order by so that a text comes in the same place on both databases; others come as they do."""
    kind = column.type
    return cast(column, sorted_text(kind.length)) if isinstance(kind, String) and kind.length else column


def in_stand_order(number: ColumnElement[str | None] | InstrumentedAttribute[str | None]) -> list[ColumnElement[Any]]:
    """Return what to order by so that stand numbers come as people count them: A2 before A10, and no stand last.

    ``marktplatz.core.codes.stand_order`` is the same order outside the database.
    """
    letters = func.rtrim(number, "0123456789")
    figures = func.nullif(func.substr(number, func.length(letters) + 1), "")
    return [number.is_(None), cast(letters, sorted_text(4)), cast(figures, Integer)]
