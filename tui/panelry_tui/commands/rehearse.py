"""`panelry rehearse`: rate a made-up candidate alone, meet a simulated panel, and read what experts gave."""

import asyncio
import os
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from panelry_tui.commands.demo import first_problem, in_a_terminal, temporary_folder
from panelry_tui.commands.settings_here import need_drawing, plain_origin
from panelry_tui.demo import hang_up
from panelry_tui.demo.hang_up import ended_by_signals
from panelry_tui.demo.server import DemoError
from panelry_tui.link import ClaimError
from panelry_tui.outbox import OutboxError
from panelry_tui.rehearsal.pages import pages_of
from panelry_tui.seats import state_folder

if TYPE_CHECKING:
    from panelry_tui.store import Store

_BEFORE = """A rehearsal, for you alone. Amara Osei and the panel are made up; nothing you do here is kept.

You sit on the panel as Gil Moreau. Your notes of the interview stand beside each criterion. Rate each \
from its note (0 is no evidence), add a recommendation and a confidence below, and submit with S. The panel \
then opens its ratings and talks. It waits for your answer to each proposal, and while you write. When it \
has come to the summary, leave with q: the gold debrief follows, beside your ratings and revisions."""


@click.command("rehearse")
@click.option("--plain-run", is_flag=True, help="Let it play itself and print, also in a terminal.")
@click.option("--plain", is_flag=True, help="Rehearse in labelled lines and numbered questions.")
def rehearse(*, plain: bool, plain_run: bool) -> None:
    """Rehearse a debrief alone: rate a made-up candidate blind, then see what a panel makes of it.

    At the end stands what experienced raters gave and why, criterion by criterion, beside your own ratings
    and revisions. It has a server and a folder of its own, which are gone afterwards; no debrief of yours
    is touched. Without a terminal it plays itself.
    """
    said_by = plain_origin(flag=plain)
    shown = not plain_run and (plain or in_a_terminal())
    if shown and not said_by:
        need_drawing("Start with --plain for lines, or with --plain-run: it plays itself and prints.")
    folder = temporary_folder("panelry-rehearsal-")
    problem: BaseException | None = None
    try:
        with ended_by_signals():
            _run(folder, shown=shown, said_by=said_by)
    except* (DemoError, ClaimError, OutboxError, OSError) as problems:
        problem = first_problem(problems)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if problem is not None:
        raise click.ClickException(f"The rehearsal stopped: {problem}")


def _run(folder: Path, *, shown: bool, said_by: str) -> None:
    from panelry_tui.rehearsal.room import by_itself, with_a_person  # noqa: PLC0415 - loaded on use

    if shown and said_by:
        from panelry_tui.commands.rehearse_plain import rehearse_in_lines  # noqa: PLC0415 - likewise

        rehearse_in_lines(folder, said_by, state_folder(os.environ))
    elif shown:
        _read(_BEFORE)
        click.pause("Press any key to begin; on the screen, ? shows every key.")
        _read(asyncio.run(with_a_person(folder, _screen)))
    else:
        click.echo(asyncio.run(by_itself(folder, partial(click.echo, err=True))))


def _read(text: str) -> None:
    """Show text a page at a time, as long as there is more."""
    size = shutil.get_terminal_size()
    pages = pages_of(text, size.columns, max(1, size.lines - 1))
    for number, page in enumerate(pages, 1):
        click.echo(page)
        if number < len(pages):
            click.pause(f"Page {number} of {len(pages)}: any key goes on.")


async def _screen(store: "Store") -> None:
    from panelry_tui.app import PanelryApp  # noqa: PLC0415 - a screen is loaded where one is shown
    from panelry_tui.commands.settings_here import acting_here, drawing_here  # noqa: PLC0415 - likewise

    app = PanelryApp(store, **drawing_here(), **acting_here(), crash_folder=state_folder(os.environ))
    if await hang_up.shown(app):
        raise DemoError("the screen failed; see the lines above")
