"""How a command gets its errand done, and how it says that it was not."""

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from panelry_server.asked import Result
from panelry_server.commands.progress import told_of_check
from panelry_server.errands import Errand, NotDone, Outcome
from panelry_server.journal import JournalError
from panelry_server.knock import NoAnswer, carry
from panelry_server.secrets_file import FILE as SECRET
from panelry_server.settings import FILE as CONFIG
from panelry_server.settings import Settings, SettingsError, load

UNPROVEN = (
    "The chains were followed without proof: the key that proves them is gone."
    " Put the newest copy of the keys back."
)
Kind = TypeVar("Kind", bound=Result)
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def folder_option(command: Decorated) -> Decorated:
    """Give a command the option --folder."""
    words = "The data folder; by default PANELRY_SERVER_FOLDER, else one for your account."
    return click.option("--folder", metavar="FOLDER", help=words)(command)


def database_option(command: Decorated) -> Decorated:
    """Give a command the option --database."""
    words = "Where PostgreSQL keeps the record: postgresql://USER@HOST/NAME, without a password."
    return click.option("--database", metavar="ADDRESS", help=words)(command)


def json_option(command: Decorated) -> Decorated:
    """Give a command the flag --json."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON.")(command)


def settings_of(**flags: object) -> Settings:
    """Return the settings in force; click.ClickException names the file and the key at fault."""
    try:
        return load(flags, os.environ)
    except SettingsError as problem:
        raise failure(problem) from None


def demand_set_up(settings: Settings) -> None:
    """Say how to begin where the folder holds no journal, nor what belongs to the one in a database."""
    mark = SECRET if settings.database else "journal.db"
    if not (settings.folder / mark).exists():
        raise click.ClickException(
            f"{settings.folder} holds no data of panelry-server."
            " Name another with --folder, or begin with: panelry-server init --organisation NAME"
        )


def demand_database(settings: Settings) -> str:
    """Return the address of the database; click.UsageError says where to name it."""
    if not settings.database:
        raise click.UsageError(f"Which database? Name it with --database, or as database in {CONFIG}.")
    return settings.database


def outcome_of(folder: str | None, errand: Errand, kind: type[Kind]) -> Kind:
    """Return the outcome of an errand on a data folder that is set up.

    Raises click.ClickException for one that was declined or failed, ConnectionError where a server
    holds the folder and does not answer.
    """
    settings = settings_of(folder=folder)
    demand_set_up(settings)
    outcome = _carried(settings, errand)
    if isinstance(outcome, NotDone):
        raise click.ClickException(outcome.why)
    if not isinstance(outcome, kind):
        raise NoAnswer("The server answered something else: restart it, it is of another version.")
    return outcome


def _carried(settings: Settings, errand: Errand) -> Outcome:
    try:
        return carry(settings, errand, told_of_check())
    except (JournalError, SettingsError) as problem:
        raise failure(problem) from None
    except NoAnswer:
        raise
    except OSError as problem:
        place = problem.filename or settings.folder
        raise click.ClickException(
            f"{place}: {problem.strerror}. See to that file, then try again."
        ) from None


def failure(problem: Exception) -> click.ClickException:
    """Return a problem of the journal or the settings as a sentence for people."""
    words = str(problem).rstrip(".")
    return click.ClickException(f"{words[:1].upper()}{words[1:]}.")
