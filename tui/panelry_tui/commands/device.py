"""`panelry device add`: a code that gives another machine of one's own the same seat."""

import asyncio
import contextlib
import json
import sys
from datetime import datetime

import click

from panelry_tui.commands.completing import debriefs_here
from panelry_tui.commands.kept_here import seats_here
from panelry_tui.commands.seat import chosen_seat
from panelry_tui.commands.settings_here import plain_origin
from panelry_tui.device_key import KeyLostError
from panelry_tui.devices import OFFLINE, DeviceCode, DeviceError
from panelry_tui.link import Standing
from panelry_tui.outbox import OutboxError
from panelry_tui.seats import KeptSeat, SeatTakenError
from panelry_tui.store import Store

_PATIENCE = 10.0
"""Seconds to wait for a connection."""
_OPEN = "There its palette (ctrl+p) has “Add a device of yours”."


@click.group("device")
def device() -> None:
    """Add a machine of your own to your seat."""


@device.command("add")
@click.argument("debrief", metavar="[DEBRIEF]", default="", shell_complete=debriefs_here)
@click.option("--plain", is_flag=True, help="Labelled lines, for screen readers.")
@click.option("--json", "as_json", is_flag=True, help="Write code, link and time limit as JSON.")
def add(debrief: str, *, plain: bool, as_json: bool) -> None:
    """Show a code that gives another machine of yours your seat in DEBRIEF.

    DEBRIEF is its id, or part of the candidate's name; without it that of the only open one. The code is good
    once, for ten minutes. Give it to nobody: it shows your notes and acts as you.
    """
    labelled = plain or bool(plain_origin(flag=False) and sys.stdout.isatty())
    seats = seats_here()
    kept = asyncio.run(chosen_seat(seats, debrief))
    try:
        with seats.held(kept):
            made, news = asyncio.run(_made(kept, seats.key()))
    except SeatTakenError as taken:
        raise click.ClickException(f"{taken} {_OPEN}") from None
    except (DeviceError, KeyLostError, OutboxError) as why:
        raise click.ClickException(str(why)) from None
    for words in news:
        click.echo(f"event: {words}" if labelled else words, err=True)
    if as_json:
        click.echo(json.dumps({"code": made.code, "link": made.link, "until": made.until}))
    else:
        _say(made, labelled=labelled)


def _say(made: DeviceCode, *, labelled: bool) -> None:
    until = f"{datetime.fromisoformat(made.until).astimezone():%H:%M}"
    if labelled:
        click.echo(f"code: {made.code}. It works once, until {until}, and is not shown again.", err=True)
        click.echo("next: On your other machine panelry join -, then the code, or this link.", err=True)
        click.echo(f"text: {made.link}")
    else:
        click.echo(made.link)
        click.echo(
            f"On your other machine: panelry join -, then this link or the code {made.code}.", err=True
        )
        click.echo(f"It works once, until {until}, and is not shown again.", err=True)


async def _made(kept: KeptSeat, key: bytes) -> tuple[DeviceCode, tuple[str, ...]]:
    """Connect with the seat's own token and ask; what waits here goes to the server, too.

    Gives the code, and what is news of this person's devices.
    """
    store = await Store.open(kept.seat, kept.folder, key)
    running = asyncio.create_task(store.run())
    try:
        await _connected(store)
        made = await store.add_device()
        return made, tuple(store.devices.to_say())
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await store.close()


async def _connected(store: Store) -> None:
    """Wait until the server has answered; `DeviceError` if it does not."""
    changed = asyncio.Event()
    store.listeners.append(lambda _: changed.set())
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            while not store.live and store.standing_now not in {Standing.STOPPED, Standing.ERASED}:
                changed.clear()
                await changed.wait()
    if not store.live:
        why = f"{store.why[:1].upper()}{store.why[1:]}. " if store.why else ""
        raise DeviceError(f"{why}{OFFLINE}")
