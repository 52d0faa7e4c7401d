"""`panelry desk`: the coordinator's desk as a screen, or in lines where nobody could see one."""

import asyncio
import sys

import click

from panelry_tui.commands.desk import office_seat, say_desk
from panelry_tui.commands.join import leave, leave_on_signals, note_soon
from panelry_tui.commands.kept_here import seats_here
from panelry_tui.commands.settings_here import Drawing, acting_here, drawing_here, need_drawing, plain_origin
from panelry_tui.device_key import KeyLostError
from panelry_tui.outbox import OutboxError
from panelry_tui.seats import KeptSeat, Seats, SeatTakenError
from panelry_tui.settings import THEME
from panelry_tui.store import Store


@click.command("desk")
@click.option("--theme", type=click.Choice(THEME.choices), help="Colours, else the setting theme.")
@click.option("--plain", is_flag=True, help="Labelled lines, also in a terminal.")
def desk(theme: str | None, *, plain: bool) -> int:
    """Show what waits at the desk, the positions and their candidates, and act on them.

    In a terminal it is a screen; elsewhere, and with --plain, labelled lines. It opens the seat in an office
    that was used last on this machine.
    """
    if plain_origin(flag=plain):
        return say_desk()
    seats = seats_here()
    return open_desk(seats, office_seat(seats), theme)


def open_desk(seats: Seats, kept: KeptSeat, theme: str | None = None) -> int:
    """Open a seat in an office until the person leaves, in lines where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return say_desk()
    need_drawing("panelry desk --plain says all of it in lines.")
    drawing, keys = drawing_here(theme), acting_here()["own_keys"]
    try:
        with seats.held(kept):
            return asyncio.run(_run(seats, kept, drawing, keys))
    except (SeatTakenError, OutboxError, KeyLostError) as problem:
        raise click.ClickException(str(problem)) from None


async def _run(seats: Seats, kept: KeptSeat, drawing: Drawing, keys: dict[str, str]) -> int:
    from panelry_tui.desk_app import DeskApp  # noqa: PLC0415 - a screen is loaded on use

    store = await Store.open(kept.seat, kept.folder, seats.key())
    app = DeskApp(store, **drawing, own_keys=keys, crash_folder=seats.folder)
    leave_on_signals(app)
    note_soon(seats, kept, store)
    try:
        await app.run_async()
    finally:
        await leave(seats, kept, store)
    return app.return_code or 0
