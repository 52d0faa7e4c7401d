"""`panelry agenda FILE.csv`: what a panel should discuss first, from a spreadsheet, without a server."""

import click

from panelry_tui.agenda_csv import read_ratings
from panelry_tui.agenda_said import agenda_json, agenda_text, how_read
from panelry_tui.commands.files import bytes_of, rubric_of, shown
from panelry_tui.csv_rows import MOST_BYTES, SheetError
from panelry_tui.sheet_doubts import blanks_read


@click.command("agenda")
@click.argument("file", metavar="FILE.csv")
@click.option("--rubric", metavar="FILE", help="TOML or Markdown rubric: its scale, weights and thresholds.")
@click.option("--json", "as_json", is_flag=True, help="Write the agenda as JSON.")
def agenda(file: str, rubric: str | None, *, as_json: bool) -> None:
    """Rank the criteria of FILE.csv by disagreement; - reads standard input.

    The first row names the criteria, the first column the panelists. A cell holds a level (1 to 5
    without a rubric), ? for no evidence, or nothing, n/a or a dash for not rated.
    """
    plan = rubric_of(rubric) if rubric is not None else None
    try:
        sheet = read_ratings(bytes_of(file, MOST_BYTES), plan)
    except SheetError as problem:
        raise click.ClickException(f"{shown(file)}: {problem}") from None
    if plan is None:
        click.echo(how_read(sheet), err=True)
    if sheet.blanks:
        click.echo(blanks_read(sheet.blanks), err=True)
    click.echo(agenda_json(sheet) if as_json else agenda_text(sheet), nl=False)
