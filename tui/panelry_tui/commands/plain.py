"""Plain mode at the command line: its first line, the choice of a seat, and the conversation."""

import sys
from collections.abc import Callable

import click

from panelry.office import STREAM
from panelry_tui.commands.join import in_seat, take
from panelry_tui.commands.kept_here import seats_here
from panelry_tui.commands.settings_here import plain_bell_here, text_here
from panelry_tui.joining import InvitationError, read_invitation
from panelry_tui.plain.choice import first_line
from panelry_tui.plain.lines import Line, Option, answered, question_lines
from panelry_tui.plain.run import open_scrollback, run_plain
from panelry_tui.plain.scrollback import Scrollback
from panelry_tui.plain.typed import line_before
from panelry_tui.seats import KeptSeat, Seats
from panelry_tui.settings import SERVER
from panelry_tui.store import Store


def open_plain(seats: Seats, seat: Callable[[], KeptSeat], said_by: str) -> int:
    """Say that plain mode is on, take a seat, and talk until the person leaves; return the exit code."""
    scrollback = open_scrollback()
    scrollback.first(first_line(said_by))
    return _open(seats, seat(), scrollback)


def _open(seats: Seats, kept: KeptSeat, scrollback: Scrollback) -> int:
    if kept.seat.debrief == STREAM:
        from panelry_tui.commands.desk import say_desk  # noqa: PLC0415 - loaded on use

        return say_desk()

    async def use(store: Store) -> int:
        return await run_plain(store, scrollback, seats.folder, bell=plain_bell_here())

    return in_seat(seats, kept, use)


def choose_plain(said_by: str) -> int:
    """Ask which debrief to open or to join, then open it; 0 if the person left."""
    seats, scrollback = seats_here(), open_scrollback()
    scrollback.first(first_line(said_by))
    kept = seats.kept()
    options = [Option(f"seat {at}", each.about or each.seat.server) for at, each in enumerate(kept)]
    options.append(Option("join", "join with the code or link of an invitation"))
    while True:
        scrollback.say(question_lines("Which debrief?", options))
        typed = _line(scrollback)
        if typed is None:
            return 0
        found = answered(options, typed)
        if found is not None and found.word != "join":
            return _open(seats, kept[int(found.word.removeprefix("seat "))], scrollback)
        joined = _joined(seats, scrollback) if found is not None else None
        if joined is not None:
            return _open(seats, joined, scrollback)
        if found is None:
            scrollback.say([Line("refused", "That is none of the choices. Type a number, or leave.")])


def _joined(seats: Seats, scrollback: Scrollback) -> KeptSeat | None:
    """Ask for an invitation; None, said in words, if it leads to no seat."""
    scrollback.say([Line("question", "The code or the link of your invitation?")])
    typed = _line(scrollback)
    if typed is None:
        return None
    server = text_here(SERVER)
    try:
        return take(seats, read_invitation(typed, server))
    except (InvitationError, ConnectionError) as problem:
        scrollback.say([Line("refused", str(problem))])
    except click.ClickException as problem:
        scrollback.say([Line("refused", problem.message)])
    return None


def _line(scrollback: Scrollback) -> str | None:
    """Return a line that the person typed, None where they leave."""
    scrollback.prompt()
    typed = line_before(sys.stdin.fileno())
    scrollback.heard()
    return None if typed is None or typed.casefold() in {"leave", "quit"} else typed
