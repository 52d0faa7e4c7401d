"""`panelry position`, `candidate` and so on: a coordinator's acts on the office, from their own terminal.

They go the way of everything typed: durable on this machine first, then to the server, and done when it
says so.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

import click
import msgspec

from panelry.desk import (
    ACTS,
    GROUPS,
    LARGEST_TABLE,
    LOOKS,
    SURE,
    SURE_WORDS,
    TOO_LARGE,
    Act,
    Desk,
    Look,
    Taken,
    Typed,
    demand_sure,
    desk_of,
    made,
    overview,
    printed,
    table_text,
)
from panelry.office import STREAM
from panelry.office.commands import OfficeCommand
from panelry.refusals import Code
from panelry.text import clean_line
from panelry_tui.beside import Borrowed, Shown, borrowed, shown_by
from panelry_tui.commands.files import bytes_of, shown
from panelry_tui.commands.kept_here import seats_here
from panelry_tui.commands.seat import until_live
from panelry_tui.device_key import KeyLostError
from panelry_tui.in_pieces import ask_whole
from panelry_tui.news import TooLarge
from panelry_tui.outbox import OutboxError
from panelry_tui.page_words import drawn
from panelry_tui.seats import KeptSeat, Seats, SeatTakenError
from panelry_tui.store import Store
from panelry_tui.words import now_utc

_NO_SEAT = "This machine has no seat in an office. Join with the code of your invitation: panelry join LINK"
PATIENCE = 10.0
"""Seconds for which a command waits for another one of this machine that has the seat."""
_HOW = "To act: panelry position, candidate, notice, hold, retention, office, each with --help."


class AtTheDesk:
    """A command's place at the desk: what is there to see, and the way to the server."""

    def __init__(
        self, shown: Callable[[], Shown], ask: Callable[[OfficeCommand], Awaitable[Code | None]]
    ) -> None:
        self._shown, self.ask = shown, ask

    def desk(self) -> Desk:
        """Return the office as this terminal knows it now."""
        shown = self._shown()
        return desk_of(shown.sights, now_utc().isoformat(), mail=shown.mail)

    @property
    def page(self) -> str:
        """How links to the server's page begin, empty where it serves none."""
        return self._shown().page


def office_seat(seats: Seats) -> KeptSeat:
    """Return the seat in an office that was used last."""
    found = [each for each in seats.kept() if each.seat.debrief == STREAM]
    if not found:
        raise click.ClickException(_NO_SEAT)
    return found[0]


@asynccontextmanager
async def connected() -> AsyncIterator[AtTheDesk]:
    """Give the office's seat once the server has said all; ConnectionError if it does not.

    Where an open desk has the seat, everything goes through it; another command is waited for.
    """
    seats = seats_here()
    kept = office_seat(seats)
    try:
        async with AsyncExitStack() as held:
            beside = await _held(seats, kept, held)
            if beside is not None:
                held.callback(beside.leave)
                await beside.look()
                yield AtTheDesk(lambda: beside.shown, beside.ask)
                return
            store = await held.enter_async_context(_own(seats, kept))
            yield AtTheDesk(lambda: shown_by(store), store.ask)
    except (SeatTakenError, OutboxError, KeyLostError) as problem:
        raise click.ClickException(str(problem)) from None


async def _held(seats: Seats, kept: KeptSeat, held: AsyncExitStack) -> Borrowed | None:
    """Hold the seat, or return it through the program that has it; `SeatTakenError` where neither works."""
    late = asyncio.get_running_loop().time() + PATIENCE
    while True:
        try:
            held.enter_context(seats.held(kept))
        except SeatTakenError:
            beside = await borrowed(kept.folder)
            if beside is None and asyncio.get_running_loop().time() > late:
                raise
        else:
            return None
        if beside is not None:
            return beside
        await asyncio.sleep(0.05)


@asynccontextmanager
async def _own(seats: Seats, kept: KeptSeat) -> AsyncIterator[Store]:
    store = await Store.open(kept.seat, kept.folder, seats.key())
    running = asyncio.create_task(store.run())
    try:
        await until_live(store)
        yield store
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await store.close()


async def _said_at_once() -> str:
    async with connected() as there:
        return printed(overview(there.desk()))


def say_desk() -> int:
    """Say what waits and where the positions stand, in lines; return the exit code."""
    click.echo(asyncio.run(_said_at_once()))
    click.echo(_HOW, err=True)
    return 0


def _group(name: str) -> click.Group:
    made = click.Group(name, help=GROUPS[name])
    for act in ACTS:
        if act.group == name:
            made.add_command(_command(act, _doing(act)))
    for look in LOOKS:
        if look.group == name:
            made.add_command(_command(look, _looking(look)))
    return made


def _command(what: Act | Look, run: Callable[..., None]) -> click.Command:
    params: list[click.Parameter] = [_parameter(each) for each in what.takes]
    if isinstance(what, Act) and what.asks is not None:
        params.append(click.Option([f"--{SURE}"], help=SURE_WORDS, metavar="ANSWER"))
    params.append(click.Option(["--json", "as_json"], is_flag=True, help="Write JSON."))
    return click.Command(what.name, params=params, callback=run, help=what.words)


def _parameter(each: Taken) -> click.Parameter:
    if not each.option:
        return click.Argument([each.name], metavar=each.metavar, required=each.required)
    kind = click.Choice(each.choices) if each.choices else None
    metavar = None if each.choices else each.metavar
    return click.Option(
        [f"--{each.name}"], help=each.words, metavar=metavar, required=each.required, type=kind
    )


def _doing(act: Act) -> Callable[..., None]:
    def run(*, as_json: bool, **given: str | None) -> None:
        said = asyncio.run(_done(act, given))
        click.echo(msgspec.json.encode({"done": said}).decode() if as_json else said)

    return run


async def _done(act: Act, given: Mapping[str, str | None]) -> str:
    async with connected() as there:
        typed = _typed(act, there, given)
        try:
            command = made(act, typed)
            _demand_sure(act, typed, given)
            code = await ask_whole(there.ask, command)
        except ValueError as unclear:
            raise click.ClickException(str(unclear)) from None
        except TooLarge:
            raise click.ClickException(TOO_LARGE) from None
        if code is not None and code is not Code.NOTHING_NEW:
            raise click.ClickException(act.declined(typed, code))
        return act.said(msgspec.structs.replace(typed, made=command), there.desk())


def _demand_sure(act: Act, typed: Typed, given: Mapping[str, str | None]) -> None:
    if act.asks is None:
        return
    said = given[SURE]
    if said is None:
        question = act.asks(typed)
        click.echo(printed(question.lines), err=True)
        said = click.prompt(question.prompt, default="", show_default=False, err=True)
    demand_sure(act, typed, said)


def _looking(look: Look) -> Callable[..., None]:
    def run(*, as_json: bool, **given: str | None) -> None:
        click.echo(asyncio.run(_looked(look, given, as_json=as_json)))

    return run


async def _looked(look: Look, given: Mapping[str, str | None], *, as_json: bool) -> str:
    async with connected() as there:
        typed = _typed(look, there, given)
        try:
            return msgspec.json.encode(look.rows(typed)).decode() if as_json else printed(look.lines(typed))
        except ValueError as unclear:
            raise click.ClickException(str(unclear)) from None


def _typed(what: Act | Look, there: AtTheDesk, given: Mapping[str, str | None]) -> Typed:
    words = {name: value for name, value in given.items() if value is not None}
    file = ""
    for each in what.takes:
        if each.file:
            file = Path(words[each.name]).name
            words[each.name] = _text_of(words[each.name])
    if isinstance(what, Act) and what.links and there.page:
        words.update(msgspec.structs.asdict(drawn(there.page, STREAM)))
    return Typed(there.desk(), words, lambda: secrets.token_hex(6), clean_line(file))


def _text_of(path: str) -> str:
    try:
        return table_text(bytes_of(path, LARGEST_TABLE), shown(path))
    except ValueError as unfit:
        raise click.ClickException(str(unfit)) from None


position = _group("position")
candidate = _group("candidate")
notice = _group("notice")
offer = _group("offer")
bench = _group("bench")
case = _group("case")
hold = _group("hold")
retention = _group("retention")
office = _group("office")
