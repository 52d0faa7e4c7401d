"""`panelry join`: take a seat in a debrief and open it; `panelry` alone asks which."""

import asyncio
import contextlib
import signal
import sys
from typing import TYPE_CHECKING

import click
import msgspec

from panelry.office import STREAM
from panelry_tui.commands.kept_here import seats_here
from panelry_tui.commands.settings_here import (
    acting_here,
    drawing_here,
    need_drawing,
    plain_origin,
    text_here,
)
from panelry_tui.device_key import KeyLostError
from panelry_tui.joining import Invitation, InvitationError, read_invitation, take_seat
from panelry_tui.link import ClaimError
from panelry_tui.outbox import OutboxError
from panelry_tui.pins import in_groups
from panelry_tui.seats import KeptSeat, Seats, SeatTakenError
from panelry_tui.settings import SERVER, THEME
from panelry_tui.trust import TrustError, UnknownKeyError
from panelry_tui.words import now_utc

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from panelry_tui.seat_app import SeatApp
    from panelry_tui.store import Store

ASKED = "-"
"""Stands for an invitation that is asked for, so that no list of processes shows it."""
NO_TERMINAL = "This needs a terminal, and input or output is none. Start it in one."


@click.command("join")
@click.argument("invitation", metavar="[CODE|LINK|-]", default=ASKED)
@click.option("--server", help=f"Host and port, else the setting server or {SERVER.default}.")
@click.option("--pin", default="", metavar="KEY", help="The server's key, as panelry-server serve shows it.")
@click.option("--theme", type=click.Choice(THEME.choices), help="Colours, else the setting theme.")
@click.option("--plain", is_flag=True, help="Labelled lines and numbered questions, for screen readers.")
def join(invitation: str, server: str | None, pin: str, theme: str | None, *, plain: bool) -> int:
    """Join a debrief with the code, or the link, of an invitation.

    Other people on this machine can see a command line in the list of processes. With - or nothing in the
    place of the invitation you are asked for it, and nobody sees it there.

    A link names the server's key. With a code alone you compare the key once with the operator's, unless
    this machine's own store of authorities vouches for the server.

    A seat that is kept on this machine opens again with the same code, also without a network; panelry alone
    lists the seats that are kept here.
    """
    said_by = plain_origin(flag=plain)
    if invitation == ASKED and said_by:
        from panelry_tui.commands.plain import choose_plain  # noqa: PLC0415 - loaded on use

        return choose_plain(said_by)
    if invitation == ASKED:
        invitation = _asked()
    try:
        wanted = read_invitation(invitation, server or text_here(SERVER), pin)
    except InvitationError as problem:
        raise click.UsageError(str(problem)) from None
    seats = seats_here()
    if said_by:
        from panelry_tui.commands.plain import open_plain  # noqa: PLC0415 - loaded on use

        return open_plain(seats, lambda: take(seats, wanted), said_by)
    kept = take(seats, wanted)
    if kept.seat.debrief != STREAM:
        need_terminal()
    return open_seat(seats, kept, theme)


def _asked() -> str:
    """Return the invitation that a person types, or the first line of a pipe."""
    if sys.stdin.isatty():
        if seats_here().kept():
            click.echo("Joined before? Ctrl+C, then panelry alone lists the seats here.", err=True)
        typed: str = click.prompt("Code or link of your invitation", err=True)
        return typed
    return sys.stdin.readline()


def take(seats: Seats, wanted: Invitation) -> KeptSeat:
    """Return the seat of an invitation; whatever hinders it is said in words."""
    try:
        return asyncio.run(take_seat(seats, wanted, now_utc()))
    except UnknownKeyError as unknown:
        return take(seats, msgspec.structs.replace(wanted, pin=_compared(unknown)))
    except KeyLostError as lost:
        raise click.ClickException(str(lost)) from None
    except TrustError as untrusted:
        raise click.ClickException(f"{untrusted}.") from None
    except ClaimError as refused:
        raise click.ClickException(str(refused)) from None
    except ConnectionError:
        raise
    except OSError as problem:
        why = problem.strerror or "unknown reason"
        raise click.ClickException(f"The seat cannot be kept in {seats.folder}: {why}.") from None


def _compared(unknown: UnknownKeyError) -> str:
    """Return the key that a person says is the server's; nothing was sent to it yet."""
    words = f"The server at {unknown.server} is not known here yet. Its key:\n\n  {in_groups(unknown.pin)}\n"
    if not sys.stdin.isatty():
        cure = f"If the operator reads you the same one, add --pin {unknown.pin}"
        raise click.ClickException(f"{words}\nNothing was sent. {cure}")
    click.echo(words, err=True)
    if not click.confirm("Does the operator read you the same key?", err=True):
        raise click.ClickException("Nothing was sent. Ask the operator for a link, which names the key.")
    return unknown.pin


def open_terminal() -> int:
    """Ask which debrief to join or open, then open it; 0 if the person left."""
    said_by = plain_origin(flag=False)
    if said_by:
        from panelry_tui.commands.plain import choose_plain  # noqa: PLC0415 - loaded on use

        return choose_plain(said_by)
    from panelry_tui.join_app import JoinApp  # noqa: PLC0415 - a screen is loaded on use

    need_terminal()
    seats, drawing = seats_here(), drawing_here()
    app = JoinApp(seats, server=text_here(SERVER), **drawing)
    kept = app.run()
    if kept is None:
        return app.return_code or 0
    return open_seat(seats, kept)


def need_terminal() -> None:
    """Refuse to draw where nobody could see it."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.ClickException(NO_TERMINAL)
    need_drawing("Start with --plain; your seats are kept.")


def open_seat(seats: Seats, kept: KeptSeat, theme: str | None = None) -> int:
    """Open a seat in this terminal until the person leaves; return the exit code."""
    if kept.seat.debrief == STREAM:
        from panelry_tui.commands.desk_screen import open_desk  # noqa: PLC0415 - loaded on use

        return open_desk(seats, kept, theme)
    drawing, acting = drawing_here(theme), acting_here()

    async def use(store: "Store") -> int:
        from panelry_tui.app import PanelryApp  # noqa: PLC0415 - a screen is loaded on use

        return await shown(PanelryApp(store, **drawing, **acting, crash_folder=seats.folder))

    return in_seat(seats, kept, use)


def in_seat(seats: Seats, kept: KeptSeat, use: "Callable[[Store], Awaitable[int]]") -> int:
    """Use a seat until the person leaves; return the exit code."""
    try:
        with seats.held(kept):
            return asyncio.run(_in_seat(seats, kept, use))
    except (SeatTakenError, OutboxError, KeyLostError) as problem:
        raise click.ClickException(str(problem)) from None


async def _in_seat(seats: Seats, kept: KeptSeat, use: "Callable[[Store], Awaitable[int]]") -> int:
    from panelry_tui.session_log import kept_in  # noqa: PLC0415 - what a seat needs is loaded on use
    from panelry_tui.store import Store  # noqa: PLC0415 - likewise

    with kept_in(kept.folder):
        store = await Store.open(kept.seat, kept.folder, seats.key())
        note_soon(seats, kept, store)
        try:
            if kept.seat.debrief != STREAM:
                return await use(store)
            from panelry_tui.beside import lent  # noqa: PLC0415 - a debrief's seat needs none of it

            async with lent(store, kept.folder):
                return await use(store)
        finally:
            await leave(seats, kept, store)


async def shown(app: "SeatApp") -> int:
    """Show the screens of a seat until the person leaves, or the terminal goes away; return the exit code."""
    leave_on_signals(app)
    await app.run_async()
    return app.return_code or 0


async def leave(seats: Seats, kept: KeptSeat, store: "Store") -> None:
    """Note what the seat is of, or forget it where its debrief was erased; close the store in any case."""
    try:
        if not store.erased:
            seats.note(kept, _about(store), now_utc())
    except OSError as problem:
        why = problem.strerror or "unknown reason"
        click.echo(f"The list of recent debriefs in {seats.folder} is not up to date: {why}.", err=True)
    finally:
        await store.close()
    if store.erased:
        seats.forget(kept)


def note_soon(seats: Seats, kept: KeptSeat, store: "Store") -> None:
    """Note what the seat is of as soon as that is known: a terminal that is killed has no last word."""

    def told(_: object) -> None:
        about = _about(store)
        if about:
            store.listeners.remove(told)
            with contextlib.suppress(OSError):
                seats.note(kept, about, now_utc())

    store.listeners.append(told)
    told(None)


def leave_on_signals(app: "SeatApp") -> None:
    """Keep what is being typed when the window is closed or the machine goes down."""
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(each, app.hang_up)


def _about(store: "Store") -> str:
    """Return what a seat is of, for the list of recent ones."""
    if store.seat.debrief == STREAM:
        return "Office"
    from panelry_tui.reading import Reading  # noqa: PLC0415 - loaded with the screen

    heading = Reading(store.view(), store.half.person).heading
    return "" if heading is None else f"{heading.candidate} · {heading.position}"
