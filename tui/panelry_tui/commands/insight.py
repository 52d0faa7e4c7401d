"""`panelry insight --csv FILE`: what many candidates' ratings teach, from a spreadsheet, without a server."""

from pathlib import Path

import click

from panelry.insight import InsightError
from panelry_tui.commands.files import bytes_of, rubric_of, shown
from panelry_tui.csv_rows import SheetError
from panelry_tui.insight_csv import MOST_BYTES, Records, not_read, read_records
from panelry_tui.insight_page import NOTICE, insight_page
from panelry_tui.insight_said import insight_json, insight_of, insight_text, plan_of, with_shrunken
from panelry_tui.lessons_said import lessons_text
from panelry_tui.sheet_doubts import blanks_read
from panelry_tui.whole_file import write_whole


@click.command("insight")
@click.option(
    "--csv", "file", metavar="FILE", required=True, help="Ratings, one in each row; - reads standard input."
)
@click.option("--rubric", metavar="FILE", help="TOML or Markdown rubric: its scale and its criteria hold.")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
@click.option("--html", "page", metavar="FILE", help="Write a page with charts; - writes standard output.")
def insight(file: str, rubric: str | None, page: str | None, *, as_json: bool) -> None:
    """Say what many candidates' ratings teach about criteria, panels and panelists.

    The first row of FILE names its columns: candidate, panelist, criterion, rating; optional are round
    (initial, revised, second or agreed), at (a day or an instant), position and panel. A rating is a
    level, ? for no evidence, or nothing for not rated. Everything is shown from 5 candidates on.
    """
    if as_json and page is not None:
        raise click.UsageError("--json and --html do not go together. Give one of them.")
    plan = rubric_of(rubric) if rubric is not None else None
    try:
        found = read_records(bytes_of(file, MOST_BYTES), plan)
        told = with_shrunken(insight_of(found.records, plan_of(plan)))
    except (SheetError, InsightError) as problem:
        raise click.ClickException(f"{shown(file)}: {problem}") from None
    _say(found)
    if page is not None:
        title = f"Insight · {plan.title}" if plan and plan.title else "Insight"
        _write(insight_page(told, title), page, file)
    else:
        click.echo(
            insight_json(told) if as_json else insight_text(told) + lessons_text(told.taught), nl=False
        )


def _say(found: Records) -> None:
    """Say on standard error what was not read, and how, and whom the figures are for."""
    if found.unread:
        click.echo(not_read(found.unread), err=True)
    if found.blanks:
        click.echo(blanks_read(found.blanks), err=True)
    click.echo(NOTICE, err=True)


def _write(text: str, page: str, file: str) -> None:
    """Write a page as a whole, for its owner alone; the file of ratings is never replaced."""
    if page == "-":
        click.echo(text, nl=False)
        return
    path = Path(page)
    cure = "Name a file in a folder that is there, and that you may write to."
    if not path.parent.is_dir() or path.is_dir():
        raise click.ClickException(f"{shown(page)}: There is no folder for it, or it is one. {cure}")
    if file != "-" and path.exists() and path.samefile(file):
        raise click.ClickException(f"{shown(page)}: This is the file of ratings. Name another file.")
    try:
        write_whole(path, text.encode())
    except OSError as problem:
        why = problem.strerror or "it cannot be written"
        raise click.ClickException(f"{shown(page)}: {why}. {cure}") from None
    click.echo(f"The page is in {shown(page)}; only you can read it.", err=True)
