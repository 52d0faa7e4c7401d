"""`panelry agenda FILE.csv`: what a panel should discuss first, from a spreadsheet, without a server."""

import sys
from pathlib import Path

import click

from panelry.rubric import Rubric
from panelry.rubric_rules import RubricError
from panelry.text import clean_line
from panelry_tui.agenda_csv import read_ratings
from panelry_tui.agenda_said import agenda_json, agenda_text, how_read
from panelry_tui.csv_rows import MOST_BYTES, SheetError


@click.command("agenda")
@click.argument("file", metavar="FILE.csv")
@click.option("--rubric", metavar="FILE", help="TOML or Markdown rubric: its scale, weights and thresholds.")
@click.option("--json", "as_json", is_flag=True, help="Write the agenda as JSON.")
def agenda(file: str, rubric: str | None, *, as_json: bool) -> None:
    """Rank the criteria of FILE.csv by disagreement; - reads standard input.

    The first row names the criteria, the first column the panelists. A cell holds a level (1 to 5
    without a rubric), ? for no evidence, or nothing for not rated.
    """
    plan = _rubric(rubric) if rubric is not None else None
    try:
        sheet = read_ratings(_read(file), plan)
    except SheetError as problem:
        raise click.ClickException(f"{_shown(file)}: {problem}") from None
    if plan is None:
        click.echo(how_read(sheet), err=True)
    click.echo(agenda_json(sheet) if as_json else agenda_text(sheet), nl=False)


def _rubric(file: str) -> Rubric:
    """Return the rubric of a file; what it lacks for a candidate does not matter here."""
    from panelry.rubric_import import read_rubric  # noqa: PLC0415  # most agendas have no rubric

    try:
        found, _ = read_rubric(_read(file), file)
    except RubricError as problem:
        raise click.ClickException(f"{_shown(file)}: {problem}") from None
    return found


def _read(file: str) -> bytes:
    """Return a file's bytes, at most one more than are ever accepted."""
    try:
        if file == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(file).open("rb") as source:
            return source.read(MOST_BYTES + 1)
    except OSError as problem:
        why = problem.strerror or "it cannot be read"
        raise click.ClickException(f"{_shown(file)}: {why}. Check the name and your rights to it.") from None


def _shown(file: str) -> str:
    return "standard input" if file == "-" else clean_line(file)
