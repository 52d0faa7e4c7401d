"""`panelry insight --csv FILE`: what many candidates' ratings teach, from a spreadsheet, without a server."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from panelry.insight import InsightError, Record, pooled
from panelry.text import clean_line
from panelry_tui.commands.files import bytes_of, rubric_of, shown
from panelry_tui.commands.settings_here import need_drawing, plain_origin
from panelry_tui.csv_rows import SheetError
from panelry_tui.insight_csv import MOST_BYTES, Records, not_read, read_records
from panelry_tui.insight_page import NOTICE, insight_page
from panelry_tui.insight_reading import months
from panelry_tui.insight_said import Insight, insight_json, insight_of, insight_text, plan_of, with_shrunken
from panelry_tui.lessons_said import lessons_text
from panelry_tui.letter_file import NotWritten, check_place, whole_path, write_own
from panelry_tui.seats import state_folder
from panelry_tui.sheet_doubts import blanks_read

NOTHING = "No figures yet: no debrief of yours is over, and you may not see those of others."


@click.command("insight")
@click.option(
    "--csv", "file", metavar="FILE", help="Ratings, one in each row; - reads standard input. Needs no server."
)
@click.option("--rubric", metavar="FILE", help="TOML or Markdown rubric: its scale and its criteria hold.")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
@click.option("--html", "page", metavar="FILE", help="Write a page with charts; - writes standard output.")
@click.option(
    "--export", "export", metavar="FILE", help="As an analyst: write the server's ratings, without names."
)
@click.option("--force", is_flag=True, help="Replace the page or the export if it is there already.")
@click.option("--plain", is_flag=True, help="Labelled lines, also in a terminal.")
def insight(
    file: str | None,
    rubric: str | None,
    page: str | None,
    export: str | None,
    *,
    as_json: bool,
    force: bool,
    plain: bool,
) -> int:
    """Say what many candidates' ratings teach about criteria, panels and panelists.

    Without a file the server tells: your own calibration, out of your seats on this machine, and pooled
    figures if your seat in the office has that right. An analyst there takes the ratings away with --export.

    With --csv no server is asked. The first row of FILE names its columns: candidate, panelist, criterion,
    rating; optional are round (initial, revised, second, agreed; or later, for how somebody who was hired
    does), at (a day or an instant), position and panel. A rating is a level, ? for no evidence, or nothing
    for not rated. Everything is shown from 5 candidates on. In a terminal the criteria are a screen;
    elsewhere, and with --plain, labelled lines.
    """
    if as_json and page is not None:
        raise click.UsageError("--json and --html do not go together. Give one of them.")
    if export is not None:
        return _export(export, force=force, alone=(file, rubric, page) == (None,) * 3 and not as_json)
    if file is None:
        return _of_the_server(rubric, page, as_json=as_json, force=force, plain=plain)
    return _of_a_file(file, rubric, page, as_json=as_json, force=force, plain=plain)


def _of_a_file(
    file: str, rubric: str | None, page: str | None, *, as_json: bool, force: bool, plain: bool
) -> int:
    """Say what a file of ratings teaches; return the exit code."""
    plan = rubric_of(rubric) if rubric is not None else None
    title = f"Insight · {plan.title}" if plan and plan.title else "Insight"
    try:
        found = read_records(bytes_of(file, MOST_BYTES), plan)
        told = with_shrunken(insight_of(found.records, plan_of(plan), found.later))
    except (SheetError, InsightError) as problem:
        raise click.ClickException(f"{shown(file)}: {problem}") from None
    _say(found)
    if page is not None:
        _write(insight_page(told, title), page, file, force=force)
    elif as_json:
        click.echo(insight_json(told), nl=False)
    elif _in_a_terminal() and not plain_origin(flag=plain):
        return _shown(told, found.records, title, months(pooled(found.records)))
    else:
        click.echo(insight_text(told) + lessons_text(told.taught), nl=False)
    return 0


def _of_the_server(rubric: str | None, page: str | None, *, as_json: bool, force: bool, plain: bool) -> int:
    """Say what the server tells the seats of this machine; return the exit code."""
    from panelry_tui.commands.insight_seat import NO_POOLED, insight_here  # noqa: PLC0415 - no link for a file

    if rubric is not None:
        raise click.UsageError("--rubric goes with --csv. The server knows its rubrics.")
    told, dates = insight_here()
    if not told.pooled:
        click.echo(NO_POOLED, err=True)
    if page is not None:
        _write(insight_page(told, "Insight"), page, "-", force=force)
    elif as_json:
        click.echo(insight_json(told), nl=False)
    elif _in_a_terminal() and not plain_origin(flag=plain):
        return _shown(told, (), "Insight", dates)
    else:
        click.echo(insight_text(told) + (lessons_text(told.taught) if told.pooled else ""), nl=False)
    return 0


def _export(path: str, *, force: bool, alone: bool) -> int:
    from panelry_tui.commands.insight_seat import exported  # noqa: PLC0415 - no link for a file

    if not alone:
        raise click.UsageError("--export goes with --force alone.")
    if path != "-":
        _free_place(path, "-", force=force)
    rows = exported()
    _write(rows, path, "-", force=force, what="The ratings are")
    count = rows.count("\n") - 1
    ratings = "1 rating" if count == 1 else f"{count} ratings"
    click.echo(f"That you took {ratings} is on record; everybody in the office sees it.", err=True)
    return 0


def _in_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _shown(told: Insight, records: Sequence[Record], title: str, dates: str) -> int:
    """Show the screen until the person leaves; return the exit code."""
    from panelry_tui.commands.settings_here import acting_here, drawing_here  # noqa: PLC0415 - a screen is loaded on use
    from panelry_tui.insight_reading import own_section, sections  # noqa: PLC0415 - likewise
    from panelry_tui.screens.insight import InsightApp  # noqa: PLC0415 - likewise

    own = own_section(told) if told.own else ()
    shown = (*(sections(told, title) if told.pooled else ()), *own)
    if not shown:
        raise click.ClickException(NOTHING)
    need_drawing("Start with --plain.")
    app = InsightApp(shown, records, dates, **drawing_here(), own_keys=acting_here()["own_keys"])
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


def _write(text: str, page: str, file: str, *, force: bool, what: str = "The page is") -> None:
    """Write a page as a whole, for its owner alone; the file of ratings is never replaced.

    Another file is with `force` alone, and what is no file at all never: a device, a pipe, a socket.
    """
    if page == "-":
        click.echo(text, nl=False)
        return
    path = _free_place(page, file, force=force)
    try:
        write_own(text, path, over=force)
    except NotWritten as problem:
        raise click.ClickException(clean_line(str(problem))) from None
    click.echo(f"{what} in {shown(page)}; only you can read it.", err=True)


def _free_place(page: str, file: str, *, force: bool) -> Path:
    """Return where something may be written; click.ClickException where it may not."""
    path = whole_path(page)
    try:
        there = check_place(path) or path.is_symlink()
    except NotWritten as problem:
        raise click.ClickException(clean_line(str(problem))) from None
    if file != "-" and path.exists() and path.samefile(file):
        raise click.ClickException(f"{shown(page)} is the file of ratings. Name another file.")
    if there and not path.is_file():
        raise click.ClickException(f"{shown(page)} is no ordinary file. Name another file.")
    if there and not force:
        raise click.ClickException(
            f"{shown(page)} is there already. Name another file, or add --force to replace it."
        )
    return path
