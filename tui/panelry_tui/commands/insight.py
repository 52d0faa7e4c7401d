"""`panelry insight --csv FILE`: what many candidates' ratings teach, from a spreadsheet, without a server."""

import click

from panelry.insight import InsightError
from panelry_tui.commands.files import bytes_of, rubric_of, shown
from panelry_tui.csv_rows import SheetError
from panelry_tui.insight_csv import MOST_BYTES, not_read, read_records
from panelry_tui.insight_said import insight_json, insight_of, insight_text

NOTICE = "Figures about panelists are for the panelist concerned: to calibrate, not to compare people."


@click.command("insight")
@click.option(
    "--csv", "file", metavar="FILE", required=True, help="Ratings, one in each row; - reads standard input."
)
@click.option("--rubric", metavar="FILE", help="TOML or Markdown rubric: its scale and its criteria hold.")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
def insight(file: str, rubric: str | None, *, as_json: bool) -> None:
    """Say how far each panelist rates above or below others, candidates and criteria taken into account.

    The first row of FILE names its columns: candidate, panelist, criterion, rating; optional are round
    (initial, revised or second) and at (a day or an instant). Only initial ratings count. A rating is a
    level, ? for no evidence, or nothing for not rated. Effects are shown from 5 shared candidates on.
    """
    plan = rubric_of(rubric) if rubric is not None else None
    try:
        found = read_records(bytes_of(file, MOST_BYTES), plan)
        taught = insight_of(found.records)
    except (SheetError, InsightError) as problem:
        raise click.ClickException(f"{shown(file)}: {problem}") from None
    if found.unread:
        click.echo(not_read(found.unread), err=True)
    click.echo(NOTICE, err=True)
    click.echo(insight_json(taught) if as_json else insight_text(taught), nl=False)
