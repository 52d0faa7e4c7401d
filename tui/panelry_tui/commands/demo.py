"""`panelry demo`: a whole debrief on a real server, with made-up people; in a terminal you lead it."""

import asyncio
import os
import shlex
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from panelry_tui.commands.settings_here import need_drawing, plain_origin
from panelry_tui.demo import hang_up
from panelry_tui.demo.hang_up import ended_by_signals
from panelry_tui.demo.server import Begun, DemoError
from panelry_tui.link import ClaimError
from panelry_tui.outbox import OutboxError
from panelry_tui.seats import state_folder

_DEEPEST = 80
"""The longest path of a folder, in bytes, that has room for the server's door inside."""

if TYPE_CHECKING:
    from panelry_tui.store import Store


@click.command("demo")
@click.option("--plain-run", is_flag=True, help="Play everything and print it, also in a terminal.")
@click.option("--plain", is_flag=True, help="Lead it in labelled lines and numbered questions.")
@click.option("--keep", metavar="FOLDER", help="Put everything into FOLDER, a new one, and leave it there.")
def demo(keep: str | None, *, plain: bool, plain_run: bool) -> None:
    """Show a whole debrief with made-up people on a server of its own.

    In a terminal you are the facilitator, and the other panelists act from a script; with --plain you
    lead it without screens. Without a terminal, or with --plain-run, everybody acts from the script: the
    agenda and the released summary are printed.
    """
    said_by = plain_origin(flag=plain)
    shown = not plain_run and (plain or in_a_terminal())
    if shown and not said_by:
        need_drawing("Start with --plain to lead it in lines, or with --plain-run to have it printed.")
    folder = _folder(keep)
    problem: BaseException | None = None
    try:
        with ended_by_signals():
            _run(folder, shown=shown, said_by=said_by)
    except* (DemoError, ClaimError, OutboxError, OSError) as problems:
        problem = first_problem(problems)
    finally:
        _clean(folder, keep=keep is not None, journal=problem is None and not shown)
    if problem is not None:
        raise click.ClickException(f"The demo stopped: {problem}")


def _run(folder: Path, *, shown: bool, said_by: str) -> None:
    if shown and said_by:
        from panelry_tui.commands.demo_plain import lead  # noqa: PLC0415  # loaded where it is asked for

        lead(folder, said_by, partial(_second, folder), state_folder(os.environ))
    elif shown:
        from panelry_tui.demo.live import live  # noqa: PLC0415  # a screen is loaded where one is shown

        asyncio.run(live(folder, partial(_before, folder), _screen))
        click.echo("The demo is over; nothing of it was sent to anybody.", err=True)
    else:
        from panelry_tui.demo.played import played  # noqa: PLC0415  # one of the three is needed

        asyncio.run(played(folder, partial(click.echo, nl=False), partial(click.echo, err=True)))
        click.echo(f"The journal lies in {folder / 'server' / 'journal.db'}")


def in_a_terminal() -> bool:
    """Return whether somebody can look at a screen and press keys."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI")


def _folder(keep: str | None) -> Path:
    """Return the folder to work in: a new one in any case."""
    if keep is None:
        return temporary_folder("panelry-demo-")
    folder = Path(keep).absolute()
    try:
        folder.mkdir(mode=0o700, parents=True)
    except OSError as problem:
        raise click.ClickException(f"{folder}: {problem.strerror}. Name a new folder with --keep.") from None
    return folder


def temporary_folder(prefix: str) -> Path:
    """Return a new temporary folder; a deep one has no room for the server's door, so then a shallow one."""
    made = Path(tempfile.mkdtemp(prefix=prefix))
    if len(os.fsencode(made)) <= _DEEPEST:
        return made
    made.rmdir()
    return Path(tempfile.mkdtemp(prefix=prefix, dir="/tmp"))


def first_problem(problems: BaseException) -> BaseException:
    """Return the first problem of a group."""
    while isinstance(problems, BaseExceptionGroup):
        problems = problems.exceptions[0]
    return problems


def _clean(folder: Path, *, keep: bool, journal: bool) -> None:
    """Remove what was made, but what the person asked for or was told of."""
    remove = f"To remove it: rm -r {shlex.quote(str(folder))}"
    if keep:
        click.echo(f"Everything of it lies in {folder}\n{remove}", err=True)
    elif journal:
        shutil.rmtree(folder / "seats", ignore_errors=True)
        left = f"Left behind in {folder}: the journal, the keys it is sealed with, and the server's log."
        click.echo(f"{left}\n{remove}", err=True)
    else:
        shutil.rmtree(folder, ignore_errors=True)


_INTRODUCTION = (
    "You are Ana Duarte, the facilitator; your own scorecard fills itself.",
    "The others rate Amara Osei while you watch.",
    "To look in as a panelist, type in a second terminal:",
)


def _second(folder: Path, begun: Begun) -> str:
    """Return the command with which a second terminal looks in."""
    from panelry_tui.demo.live import spare_of  # noqa: PLC0415  # needed with a person alone

    panelry = shutil.which("panelry") or f"{shlex.quote(sys.executable)} -m panelry_tui"
    return f"PANELRY_STATE={shlex.quote(str(folder / 'second'))} {panelry} join '{spare_of(begun).link}'"


def _before(folder: Path, begun: Begun) -> None:
    """Say how a second terminal looks in, and wait for the person."""
    second = _second(folder, begun)
    columns = shutil.get_terminal_size().columns
    for words in _INTRODUCTION:
        click.echo(click.wrap_text(words, columns))
    click.echo(second)
    click.pause("Press any key for your screen; there, ? shows every key.")


async def _screen(store: "Store") -> None:
    from panelry_tui.app import PanelryApp  # noqa: PLC0415  # a screen is loaded where one is shown
    from panelry_tui.commands.settings_here import acting_here, drawing_here  # noqa: PLC0415  # likewise

    app = PanelryApp(store, **drawing_here(), **acting_here(), crash_folder=state_folder(os.environ))
    if await hang_up.shown(app):
        raise DemoError("the screen failed; see the lines above")
