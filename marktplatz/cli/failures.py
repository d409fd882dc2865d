"""What a command says when it fails: one sentence on stderr, an exit code, and no traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from marktplatz.core.errors import MarketplaceError

NO_DATABASE = "The database cannot be used: {reason}. Look with: flask doctor"

FASTER = "Somebody else wrote the same at this moment. Nothing was changed; run the command again."


class Failure(click.ClickException):
    """A sentence for the one who typed the command; exit code 1."""


class Mistyped(Failure):
    """The command itself is wrong, not what it does; exit code 2, as elsewhere."""

    exit_code = 2


@contextmanager
def plain_failures() -> Iterator[None]:
    """Turn what can go wrong into a Failure. What is left is a fault of ours and keeps its traceback."""
    try:
        yield
    except MarketplaceError as error:
        raise Failure(error.message.en) from None
    except (OperationalError, ProgrammingError) as error:
        reason = first_line(error.orig or error).rstrip(".")
        raise Failure(NO_DATABASE.format(reason=reason)) from None
    except IntegrityError:
        raise Failure(FASTER) from None
    except PermissionError as error:
        raise Failure(f"{error.filename or 'A file'} may not be used by this account ({error.strerror}).") from None
    except OSError as error:
        raise Failure(f"{error.filename or 'A file'}: {error.strerror or error}.") from None


def first_line(error: BaseException) -> str:
    """Return the first line of what a library says; drivers go on about hints and positions."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


class Command(click.Command):
    """A command that fails plainly."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with plain_failures():
            return super().invoke(ctx)


class Group(AppGroup):
    """A group of commands that fail plainly, each in an app context."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command of the group that was asked for."""
        try:
            with plain_failures():
                return super().invoke(ctx)
        except click.UsageError as error:
            path = error.ctx.command_path if error.ctx else ctx.command_path
            raise Mistyped(f"{error.format_message()} See: {path} --help") from None
