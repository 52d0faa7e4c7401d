"""`panelry insight --csv FILE`: what many candidates' ratings teach, from a spreadsheet, without a server."""

import os
import sys

import click

from panelry.insight import InsightError, pooled
from panelry.text import clean_line
from panelry_tui.commands.files import bytes_of, rubric_of, shown
from panelry_tui.commands.settings_here import plain_origin
from panelry_tui.csv_rows import SheetError
from panelry_tui.insight_csv import MOST_BYTES, Records, not_read, read_records
from panelry_tui.insight_page import NOTICE, insight_page
from panelry_tui.insight_said import Insight, insight_json, insight_of, insight_text, plan_of, with_shrunken
from panelry_tui.lessons_said import lessons_text
from panelry_tui.letter_file import NotWritten, check_place, whole_path, write_own
from panelry_tui.seats import state_folder
from panelry_tui.sheet_doubts import blanks_read


@click.command("insight")
@click.option(
    "--csv", "file", metavar="FILE", required=True, help="Ratings, one in each row; - reads standard input."
)
@click.option("--rubric", metavar="FILE", help="TOML or Markdown rubric: its scale and its criteria hold.")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
@click.option("--html", "page", metavar="FILE", help="Write a page with charts; - writes standard output.")
@click.option("--force", is_flag=True, help="Replace the page if it is there already.")
@click.option("--plain", is_flag=True, help="Labelled lines, also in a terminal.")
def insight(
    file: str, rubric: str | None, page: str | None, *, as_json: bool, force: bool, plain: bool
) -> int:
    """Say what many candidates' ratings teach about criteria, panels and panelists.

    The first row of FILE names its columns: candidate, panelist, criterion, rating; optional are round
    (initial, revised, second or agreed), at (a day or an instant), position and panel. A rating is a
    level, ? for no evidence, or nothing for not rated. Everything is shown from 5 candidates on. In a
    terminal the criteria are a screen; elsewhere, and with --plain, all is labelled lines.
    """
    if as_json and page is not None:
        raise click.UsageError("--json and --html do not go together. Give one of them.")
    plan = rubric_of(rubric) if rubric is not None else None
    title = f"Insight · {plan.title}" if plan and plan.title else "Insight"
    try:
        found = read_records(bytes_of(file, MOST_BYTES), plan)
        told = with_shrunken(insight_of(found.records, plan_of(plan)))
    except (SheetError, InsightError) as problem:
        raise click.ClickException(f"{shown(file)}: {problem}") from None
    _say(found)
    if page is not None:
        _write(insight_page(told, title), page, file, force=force)
    elif as_json:
        click.echo(insight_json(told), nl=False)
    elif _in_a_terminal() and not plain_origin(flag=plain):
        return _shown(told, found, title)
    else:
        click.echo(insight_text(told) + lessons_text(told.taught), nl=False)
    return 0


def _in_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _shown(told: Insight, found: Records, title: str) -> int:
    """Show the screen until the person leaves; return the exit code."""
    from panelry_tui.commands.settings_here import drawing_here  # noqa: PLC0415 - a screen is loaded on use
    from panelry_tui.insight_reading import months, sections  # noqa: PLC0415 - likewise
    from panelry_tui.screens.insight import InsightApp  # noqa: PLC0415 - likewise

    dates = months(pooled(found.records))
    app = InsightApp(sections(told, title), found.records, dates, **drawing_here())
    app.crash_folder = state_folder(os.environ)
    app.run()
    return app.return_code or 0


def _say(found: Records) -> None:
    """Say on standard error what was not read, and how, and whom the figures are for."""
    if found.unread:
        click.echo(not_read(found.unread), err=True)
    if found.blanks:
        click.echo(blanks_read(found.blanks), err=True)
    click.echo(NOTICE, err=True)


def _write(text: str, page: str, file: str, *, force: bool) -> None:
    """Write a page as a whole, for its owner alone; the file of ratings is never replaced.

    Another file is with `force` alone, and what is no file at all never: a device, a pipe, a socket.
    """
    if page == "-":
        click.echo(text, nl=False)
        return
    path = whole_path(page)
    if file != "-" and path.exists() and path.samefile(file):
        raise click.ClickException(f"{shown(page)} is the file of ratings. Name another file.")
    try:
        there = check_place(path) or path.is_symlink()
        if there and not path.is_file():
            raise click.ClickException(f"{shown(page)} is no ordinary file. Name another file.")
        if there and not force:
            cure = "Name another file, or add --force to replace it."
            raise click.ClickException(f"{shown(page)} is there already. {cure}")
        write_own(text, path, over=force)
    except NotWritten as problem:
        raise click.ClickException(clean_line(str(problem))) from None
    click.echo(f"The page is in {shown(page)}; only you can read it.", err=True)
