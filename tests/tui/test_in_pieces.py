"""A long list from a terminal: added whole or not at all, whoever dies in the middle of it."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from panelry.hiring import Particulars
from panelry.ids import CandidateId, PositionId
from panelry.office import commands as o
from panelry.parts.office import Candidate, Position
from panelry.refusals import Code
from panelry_tui.in_pieces import TRIES, Ask, ask_whole
from panelry_tui.link import Seat
from panelry_tui.news import TooLarge
from panelry_tui.store import Store
from server.operated import Operated, operated, take_seat, terminal, until
from server.planted import plant

PEOPLE = 1_200
"""More than two frames hold."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Operated]:
    """A running server of an organisation with a position."""
    with operated(tmp_path) as made:
        plant(made.folder)
        made.start()
        made.done("position", "new", "Engineer")
        yield made


async def seat_of(office: Operated) -> Seat:
    """Return a coordinator's seat."""
    made = json.loads(office.done("office", "invite", "Grace Hill", "--json"))
    return await take_seat(office, made["code"], 43 * "g")


@asynccontextmanager
async def at_the_desk(office: Operated, seat: Seat) -> AsyncIterator[Store]:
    """Give the coordinator's terminal once the server has said all."""
    async with terminal(seat, office.root / "terminal") as store:
        await until(lambda: store.live)
        yield store


def long_list(store: Store, people: int = PEOPLE) -> o.AddCandidates:
    """Return the command that adds many people."""
    (position,) = [each for each in store.view().values() if isinstance(each, Position)]
    new = tuple(
        o.NewCandidate(CandidateId(f"c{at}"), Particulars(f"Kit Adeyemi {at}", f"kit{at}@example.org"))
        for at in range(people)
    )
    return o.AddCandidates(PositionId(position.position), new)


def there(store: Store) -> int:
    """Return how many candidates the terminal sees."""
    return sum(isinstance(each, Candidate) for each in store.view().values())


def after_the_second(ask: Ask, what: Callable[[], Awaitable[None]]) -> Ask:
    """Return the way to the server, on which something happens once after the second piece."""
    happened: list[int] = []

    async def asks(command: o.OfficeCommand) -> Code | None:
        code = await ask(command)
        piece = command.piece if isinstance(command, o.AddCandidates) else None
        if piece is not None and piece.number == 2 and not happened:
            happened.append(piece.number)
            await what()
        return code

    return asks


async def test_a_server_that_is_killed_in_the_middle_gets_the_list_again(office: Operated) -> None:
    """Everybody is added, once."""
    async with at_the_desk(office, await seat_of(office)) as store:

        async def killed() -> None:
            office.end(signal.SIGKILL)
            office.start()

        assert await ask_whole(after_the_second(store.ask, killed), long_list(store)) is None
        await until(lambda: there(store) == PEOPLE)
    assert PEOPLE == len(json.loads(office.done("candidate", "list", "--json"))["candidates"])


async def test_a_terminal_that_dies_in_the_middle_leaves_nothing_behind(office: Operated) -> None:
    """What waits on the machine leaves with the next start, and adds nobody; then the list is sent anew."""
    seat = await seat_of(office)
    async with at_the_desk(office, seat) as store:

        async def gone() -> None:
            office.end(signal.SIGKILL)

        asking = asyncio.ensure_future(ask_whole(after_the_second(store.ask, gone), long_list(store)))
        await until(lambda: bool(store.half.waiting) and office.process is None)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    office.start()
    async with at_the_desk(office, seat) as store:
        await until(lambda: not store.half.waiting)
        assert 0 == there(store)
        assert await ask_whole(store.ask, long_list(store)) is None
        await until(lambda: there(store) == PEOPLE)


async def test_a_list_that_the_server_loses_again_and_again_is_given_up_after_some_tries() -> None:
    """The refusal says that nobody was added."""
    asked: list[int] = []

    async def loses(command: o.OfficeCommand) -> Code | None:
        assert isinstance(command, o.AddCandidates)
        if command.piece is None:
            raise TooLarge
        asked.append(command.piece.number)
        return Code.PIECES_MISSING if command.piece.number == command.piece.of else Code.PIECES_AWAITED

    people = tuple(o.NewCandidate(CandidateId(f"c{at}"), Particulars("Kit " * 50)) for at in range(400))
    assert Code.PIECES_MISSING is await ask_whole(loses, o.AddCandidates(PositionId("p1"), people))
    assert TRIES == asked.count(1)


async def test_what_is_no_list_cannot_be_sent_in_pieces() -> None:
    """It is too large, and nothing leaves."""

    async def asks(_: o.OfficeCommand) -> Code | None:
        raise TooLarge

    with pytest.raises(TooLarge):
        await ask_whole(asks, o.PauseNotices(PositionId("p1"), paused=True))


async def test_a_refused_piece_ends_the_list() -> None:
    """With the reason of that piece."""
    asked: list[int] = []

    async def refuses(command: o.OfficeCommand) -> Code | None:
        assert isinstance(command, o.AddCandidates)
        if command.piece is None:
            raise TooLarge
        asked.append(command.piece.number)
        return Code.NOT_ALLOWED

    people = tuple(o.NewCandidate(CandidateId(f"c{at}"), Particulars("Kit " * 50)) for at in range(400))
    assert Code.NOT_ALLOWED is await ask_whole(refuses, o.AddCandidates(PositionId("p1"), people))
    assert [1] == asked
