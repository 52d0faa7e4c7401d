"""`panelry-server verify-blind`: does this very installation keep private matter private?"""

import secrets

import click

from panelry_server.commands.errand import database_option, demand_database, failure, settings_of
from panelry_server.core import NO_DRIVER
from panelry_server.journal import JournalError
from panelry_server.verify.blindness import Tally
from panelry_server.verify.engines import DATABASE, FILE, MEMORY, Engine, engine_of
from panelry_server.verify.search import search
from panelry_server.verify.words import story, table

WITHOUT = "verify-blind needs Hypothesis: install panelry with its extra, panelry[verify]."


@click.command("verify-blind")
@click.option("--runs", type=click.IntRange(min=1), default=500, show_default=True, help="Histories to try.")
@click.option("--seed", type=click.IntRange(min=0), help="Repeat a run: the number that it said.")
@click.option(
    "--journal",
    type=click.Choice([MEMORY, FILE, DATABASE]),
    default=MEMORY,
    show_default=True,
    help="What keeps the record of each debrief.",
)
@database_option
@click.pass_context
def verify_blind(ctx: click.Context, runs: int, seed: int | None, journal: str, database: str | None) -> None:
    """Play random debriefs twice, differing in private matter alone, and compare all that others see.

    It needs no data folder and touches none: files are temporary, and in a database each debrief has
    a schema of its own that is dropped again. Exit with 1 if somebody could tell the two apart.
    """
    engine = _engine(journal, database)
    chosen = secrets.randbelow(2**32) if seed is None else seed
    tally = Tally()
    click.echo(f"Playing up to {runs} debriefs, each in two worlds. Seed: {chosen}.", err=True)
    try:
        leak = search(runs, chosen, tally, engine)
    except ModuleNotFoundError as missing:
        if missing.name != "hypothesis":
            raise
        raise click.ClickException(WITHOUT) from None
    except JournalError as problem:
        raise failure(problem) from None
    for line in table(tally):
        click.echo(line)
    if leak is not None:
        for line in story(leak):
            click.echo(line)
        click.echo(f"There is a leak. Repeat it with --runs {runs} --seed {chosen}.", err=True)
        ctx.exit(1)
    click.echo("No other viewer could tell the two worlds apart.", err=True)


def _engine(journal: str, database: str | None) -> Engine:
    url = demand_database(settings_of(database=database)) if journal == DATABASE else ""
    try:
        return engine_of(journal, url)
    except ModuleNotFoundError:
        raise failure(JournalError(NO_DRIVER)) from None
