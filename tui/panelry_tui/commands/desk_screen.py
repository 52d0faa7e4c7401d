"""`panelry desk`: the coordinator's desk as a screen, or in lines where nobody could see one."""

import sys
from typing import TYPE_CHECKING

import click

from panelry_tui.commands.desk import office_seat, say_desk
from panelry_tui.commands.join import in_seat, shown
from panelry_tui.commands.kept_here import seats_here
from panelry_tui.commands.settings_here import acting_here, drawing_here, need_drawing, plain_origin
from panelry_tui.seats import KeptSeat, Seats
from panelry_tui.settings import THEME

if TYPE_CHECKING:
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

    async def use(store: "Store") -> int:
        from panelry_tui.desk_app import DeskApp  # noqa: PLC0415 - a screen is loaded on use

        return await shown(DeskApp(store, **drawing, own_keys=keys, crash_folder=seats.folder))

    return in_seat(seats, kept, use)
