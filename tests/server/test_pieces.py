"""A list that comes in pieces: held in memory, added whole with its last one, never half."""

from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest

import cast
from panelry.hiring import Jurisdiction, Particulars, Piece, PositionState
from panelry.ids import CandidateId, DeviceId, PersonId, PositionId
from panelry.office import OfficerSeated, PositionOpened
from panelry.office.commands import AddCandidates, MovePosition, NewCandidate
from panelry.panel import Role
from panelry.refusals import Code, Refused
from panelry.sync.frames import Ack, Declined
from panelry_server.clock import ManualClock
from panelry_server.core import Core, open_core
from panelry_server.journal.memory import MemoryJournal
from panelry_server.pieces import LISTS
from panelry_server.settings import Settings
from server.planted import core_with

P1, DEVICE, IVO = PositionId("p1"), DeviceId("d1"), PersonId("ivo")


async def core_of(journal: MemoryJournal | None = None) -> Core:
    """Return a core with a coordinator, an auditor and a position."""
    core = await core_with(journal=journal)
    await core.office.record(
        OfficerSeated(cast.GRACE, "Grace Hill", (Role.COORDINATOR,)),
        OfficerSeated(IVO, "Ivo Lund", (Role.AUDITOR,)),
        PositionOpened(P1, "Engineer", "", Jurisdiction.NONE),
    )
    return core


def piece(number: int, of: int = 3, whole: str = "list", names: Sequence[str] = ()) -> AddCandidates:
    """Return one piece, by default with two people."""
    people = names or (f"Kit {number}", f"Jo {number}")
    new = tuple(
        NewCandidate(CandidateId(f"{whole}-{number}-{at}"), Particulars(each))
        for at, each in enumerate(people)
    )
    return AddCandidates(P1, new, piece=Piece(whole, number, of))


class Sender:
    """A terminal that numbers what it asks."""

    def __init__(self, core: Core, device: DeviceId = DEVICE, person: PersonId = cast.GRACE) -> None:
        self.core, self.device, self.person, self.n = core, device, person, 0

    async def says(self, command: AddCandidates | MovePosition) -> Code | None:
        """Return the code of the refusal, None where it was done."""
        self.n += 1
        answer = await self.core.office.do(self.person, self.device, self.n, command)
        assert isinstance(answer, Ack | Declined)
        return Code(answer.code) if isinstance(answer, Declined) else None


def names(core: Core) -> list[str]:
    """Return who is there."""
    return [each.particulars.name for each in core.office.state.candidates.values() if each.particulars]


async def events(core: Core) -> int:
    """Return how many events the office's record has."""
    return len(await core.journal.read("office"))


async def test_a_list_is_added_with_its_last_piece_and_in_its_order() -> None:
    """Until then the record has nothing of it; a piece that comes twice counts once."""
    core = await core_of()
    sender, before = Sender(core), await events(core)
    assert [Code.PIECES_AWAITED] * 3 == [await sender.says(piece(number)) for number in (1, 1, 2)]
    assert (before, []) == (await events(core), names(core))
    assert await sender.says(piece(3)) is None
    assert ["Kit 1", "Jo 1", "Kit 2", "Jo 2", "Kit 3", "Jo 3"] == names(core)


async def test_other_commands_may_come_in_between() -> None:
    """They are decided by themselves."""
    core = await core_of()
    sender = Sender(core)
    assert Code.PIECES_AWAITED is await sender.says(piece(1, 2))
    assert await sender.says(MovePosition(P1, PositionState.ON_HOLD, "the budget")) is None
    assert await sender.says(piece(2, 2)) is None


async def test_after_a_restart_in_between_nothing_is_added_and_the_list_comes_again() -> None:
    """The last piece says that others are missing."""
    journal = MemoryJournal()
    core = await core_of(journal)
    sender = Sender(core)
    assert Code.PIECES_AWAITED is await sender.says(piece(1, 2))
    settings = Settings(folder=Path("nowhere"))
    core = sender.core = await open_core(settings, clock=ManualClock(), journal=journal, stream=StringIO())
    assert Code.PIECES_MISSING is await sender.says(piece(2, 2))
    assert [] == names(core)
    assert Code.PIECES_AWAITED is await sender.says(piece(1, 2, "again"))
    assert await sender.says(piece(2, 2, "again")) is None
    assert 4 == len(names(core))


async def test_who_may_not_add_anybody_has_nothing_held() -> None:
    """Each piece is decided by itself: rights, the position, what people are called."""
    core = await core_of()
    assert Code.NOT_ALLOWED is await Sender(core, DeviceId("d2"), IVO).says(piece(1))
    sender = Sender(core)
    assert Code.TEXT_MISSING is await sender.says(piece(1, 2, names=(" ",)))
    assert Code.PIECES_MISSING is await sender.says(piece(2, 2))


async def test_people_who_are_there_already_are_no_fault_of_a_piece() -> None:
    """The whole list says who is new."""
    core = await core_of()
    sender = Sender(core)
    assert await sender.says(AddCandidates(P1, piece(1).candidates)) is None
    assert Code.PIECES_AWAITED is await sender.says(piece(1, 2, "more", ("Kit 1", "Jo 1")))
    assert await sender.says(piece(2, 2, "more")) is None
    assert ["Kit 1", "Jo 1", "Kit 2", "Jo 2"] == names(core)


@pytest.mark.parametrize(("number", "of"), [(0, 2), (3, 2), (1, 65), (-1, 2)])
async def test_a_piece_out_of_its_list_is_refused(number: int, of: int) -> None:
    """Nothing of it is held."""
    assert Code.TOO_MANY is await Sender(await core_of()).says(piece(number, of))


async def test_a_device_has_one_list_and_a_server_a_few() -> None:
    """Another list takes the place of the present one; the oldest of too many goes."""
    core = await core_of()
    sender = Sender(core)
    assert Code.PIECES_AWAITED is await sender.says(piece(1, 2, "one"))
    assert Code.PIECES_AWAITED is await sender.says(piece(1, 2, "two"))
    assert Code.PIECES_MISSING is await sender.says(piece(2, 2, "one"))
    senders = [Sender(core, DeviceId(f"many-{at}")) for at in range(LISTS + 1)]
    for at, each in enumerate(senders):
        assert Code.PIECES_AWAITED is await each.says(piece(1, 2, f"list-{at}"))
    assert Code.PIECES_MISSING is await senders[0].says(piece(2, 2, "list-0"))
    assert await senders[-1].says(piece(2, 2, f"list-{LISTS}")) is None


async def test_one_piece_alone_is_no_list_to_the_operator() -> None:
    """Whose commands come whole."""
    core = await core_of()
    with pytest.raises(Refused, match="pieces-missing"):
        await core.office.ask(cast.OPERATOR, piece(1, 1))
