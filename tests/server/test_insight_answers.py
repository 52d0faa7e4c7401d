"""Insight over the wire: who is told what, that nothing blind is, and that every export is on record."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from io import StringIO

import msgspec
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

import cast
from hosted import QUICK, address, changed, core_of, seated
from panelry import commands as c
from panelry.hiring import Particulars
from panelry.ids import CandidateId, DebriefId, DeviceId, PersonId, PositionId
from panelry.office import STREAM, DebriefErased, DebriefListed, DeviceJoined, Invited, RubricImported
from panelry.office import commands as o
from panelry.panel import OPERATOR, Mode, Outcome, Role
from panelry.parts import insight as told
from panelry.parts.insight import Subject
from panelry.policies import PolicySet
from panelry.rights import Right
from panelry.sync.frames import PROTOCOL, Frame, Hello, Learn, Taught, Untaught, encode, from_server
from panelry_server.clock import ManualClock
from panelry_server.codes import token_hash
from panelry_server.core import Core
from panelry_server.journal import JournalError, Record
from panelry_server.journal.memory import MemoryJournal
from panelry_server.keeping import Keys
from panelry_server.serve import Server
from panelry_server.terminal import Parted
from table import Line

POSITION = PositionId("backend")
PANEL = (cast.ANA, cast.BEN, cast.CHEN)
HOLDERS = {cast.GRACE: Right.POOLED_INSIGHT, cast.HANA: Right.ANALYST}
"""Who has which right in the office; Ivo has a seat and no right. All three are coordinators."""


class Sticking(MemoryJournal):
    """A journal of which one stream cannot be read, or only when it is let go."""

    stuck = ""
    slow = ""

    def __init__(self) -> None:
        super().__init__()
        self.reached, self.go = asyncio.Event(), asyncio.Event()

    async def read(self, stream: str, after: int = 0) -> list[Record]:
        """Return the events after a position, or fail."""
        if self.stuck == stream:
            raise JournalError("the disk is away")
        if self.slow == stream:
            self.reached.set()
            await self.go.wait()
        return await super().read(stream, after)


def token(debrief: str, person: PersonId) -> str:
    """Return the token of somebody's seat."""
    return hashlib.sha256(f"{debrief} {person}".encode()).hexdigest()


async def give_seat(core: Core, debrief: str, person: PersonId) -> None:
    """Let a device of somebody connect to a debrief, or to the office."""
    code = f"code {debrief} {person}"
    device = DeviceJoined(
        code, DeviceId(f"{debrief}-{person}"), token_hash(token(debrief, person)), DebriefId(debrief), person
    )
    await core.office.record(Invited(code, DebriefId(debrief), person, "2099-01-01T00:00:00.000Z"), device)


async def debrief(
    core: Core, place: int, levels: tuple[int, int], *, over: bool = True, agreed: int | None = None
) -> DebriefId:
    """Hold a debrief of one more candidate; each rates every criterion alike; Chen as Ben.

    The panel agrees a level on the first criterion, if one is given, and parks the others.
    """
    name, candidate = DebriefId(f"d{place}"), CandidateId(f"c{place}")
    new = o.NewCandidate(candidate, Particulars(f"Kit {'abcdefghijkl'[place]}"))
    await core.office.ask(OPERATOR, o.AddCandidates(POSITION, (new,)))
    create = msgspec.structs.replace(cast.create(Mode.NUMBERS_FIRST), debrief=name)
    room = await core.rooms.create(create)
    await core.office.record(DebriefListed(name, POSITION, candidate))
    for person in PANEL:
        await room.operate(cast.seat(person))
        await give_seat(core, name, person)
    await room.operate(c.OpenScoring())
    for person, level in zip(PANEL, (*levels, levels[-1]), strict=True):
        commands: list[c.Command] = [*(c.Rate(each, level) for each in cast.CRITERIA), c.Submit()]
        for n, command in enumerate(commands, 1):
            await room.do(person, DeviceId(f"{name}-{person}"), n, command)
    if over:
        first: list[tuple[PersonId, c.Command]] = [(cast.ANA, c.Park(cast.CRITERIA[0]))]
        if agreed is not None:
            first = [
                (cast.ANA, c.Propose(cast.CRITERIA[0], agreed)),
                (cast.BEN, c.Answer(cast.CRITERIA[0], agreed, stands=True)),
                (cast.CHEN, c.Answer(cast.CRITERIA[0], agreed, stands=True)),
                (cast.ANA, c.RecordAgreed(cast.CRITERIA[0], agreed, "after the talk")),
            ]
        parked = [(cast.ANA, each) for each in map(c.Park, cast.CRITERIA[1:])]
        outcome = c.RecordOutcome(Outcome.DECLINE, (cast.DESIGN,))
        last: list[tuple[PersonId, c.Command]] = [(cast.ANA, c.Reveal()), *first, *parked]
        last += [(cast.ANA, c.OpenOverall()), (cast.ANA, outcome)]
        for n, (person, command) in enumerate(last, 100):
            await room.do(person, DeviceId(f"{name}-{person}"), n, command)
        assert room.state.outcome is Outcome.DECLINE
    return name


@asynccontextmanager
async def company(
    candidates: int = 6,
    blind: tuple[int, int] | None = None,
    journal: MemoryJournal | None = None,
    keys: Keys | None = None,
) -> AsyncIterator[Server]:
    """Give a server with debriefs that are over, and one that is still blind where its levels are given."""
    core = await core_of(journal=journal, log=StringIO(), keys=keys)
    for person, name in ((cast.GRACE, "Grace Hill"), (cast.HANA, "Hana Novak"), (cast.IVO, "Ivo Petrov")):
        await core.office.ask(OPERATOR, o.SeatOfficer(person, name, (Role.COORDINATOR,)))
        await give_seat(core, STREAM, person)
    for person, right in HOLDERS.items():
        await core.office.ask(OPERATOR, o.GiveRight(person, right))
    await core.office.record(RubricImported("Backend", cast.RUBRIC), PolicySet("later-levels", "2-years"))
    await core.office.ask(OPERATOR, o.OpenPosition(POSITION, "Staff Engineer", "Backend"))
    for place in range(candidates):
        await debrief(core, place, (2 + place % 3, min(5, 3 + place % 3)))
    if blind is not None:
        await debrief(core, candidates, blind, over=False)
    async with Server(core) as server:
        yield server


async def asked(server: Server, stream: str, person: PersonId, *frames: Frame) -> tuple[list[Frame], int]:
    """Return all that a connection hears that says these frames, and how it ends."""
    opening = connect(
        address(server, f"/d/{stream}"),
        additional_headers={"Authorization": f"Bearer {token(stream, person)}"},
        subprotocols=[Subprotocol(PROTOCOL)],
        compression=None,
        proxy=None,
    )
    async with opening as socket:
        for frame in frames:
            await socket.send(encode(frame))
        heard: list[Frame] = []
        with suppress(ConnectionClosed):
            async for text in socket:
                heard.append(from_server(text))  # noqa: PERF401 - what came before the end counts
    return heard, socket.close_code or 0


async def learnt(server: Server, stream: str, person: PersonId, what: Subject, *seats: str) -> list[Frame]:
    """Return what a connection is told that asks once; it ends as one that had all it came for."""
    position = POSITION if what is Subject.BENCH else PositionId("")
    heard, code = await asked(server, stream, person, Learn(what, seats, position))
    assert 1000 == code
    return heard


MATRIX = [
    *((STREAM, cast.GRACE, what, what is not Subject.RATINGS) for what in Subject),
    *((STREAM, cast.HANA, what, what is not Subject.POOLED) for what in Subject),
    *((STREAM, cast.IVO, what, what in {Subject.OWN, Subject.BENCH}) for what in Subject),
    *(("d0", cast.BEN, what, what is Subject.OWN) for what in Subject),
]
"""Who may be told what, on which connection: spelled out by hand."""


async def test_each_is_told_what_they_may_know_and_nobody_else_a_byte() -> None:
    """The matrix of people and subjects; a refusal is the same one frame whatever there is to tell."""
    async with company() as server:
        for stream, person, what, may in MATRIX:
            heard = await learnt(server, stream, person, what)
            if may:
                assert {Taught} == {type(each) for each in heard}, (person, what)
            else:
                assert [Untaught("not-allowed")] == heard, (person, what)


async def test_pooled_figures_name_nobody() -> None:
    """All together and the position; no panelist, no candidate, nothing of one person's."""
    async with company() as server:
        (frame,) = await learnt(server, STREAM, cast.GRACE, Subject.POOLED)
    assert isinstance(frame, Taught)
    kinds = [type(each) for each in frame.body]
    criteria = len(cast.CRITERIA)
    group = [told.GroupTold, *[told.CriterionTold] * criteria]
    assert [told.PanelTold, *group, *group] == kinds
    assert not any(name in encode(frame) for name in ("Ana", "Ben", "Kit", "ana", "ben"))


async def test_somebody_is_told_of_themselves_by_the_seats_that_they_hold() -> None:
    """With one seat too little; with the tokens of all of them the calibration; a wrong token is nothing."""
    async with company() as server:
        (one,) = await learnt(server, "d0", cast.BEN, Subject.OWN)
        tokens = [token(f"d{place}", cast.BEN) for place in range(1, 6)]
        (all_,) = await learnt(server, "d0", cast.BEN, Subject.OWN, *tokens, "no token")
        (office,) = await learnt(server, STREAM, cast.IVO, Subject.OWN, *tokens)
    shown = [each.body[0] for each in (one, all_, office) if isinstance(each, Taught)]
    criteria = len(cast.CRITERIA)
    assert [(criteria, 1), (6 * criteria, 6), (5 * criteria, 5)] == [
        (each.ratings, each.shared) for each in shown if isinstance(each, told.CalibrationTold)
    ]
    assert [True, False, False] == [
        each.effect is None for each in shown if isinstance(each, told.CalibrationTold)
    ]


async def test_an_export_is_on_record_before_its_first_row_leaves() -> None:
    """Who, when and how many rows; the rows have pseudonyms that stay the same."""
    async with company() as server:
        (first,) = await learnt(server, STREAM, cast.HANA, Subject.RATINGS)
        (again,) = await learnt(server, STREAM, cast.HANA, Subject.RATINGS)
        kept = server.office.state.exports
        at = server.clock.now()
    assert isinstance(first, Taught)
    rows = 6 * len(PANEL) * len(cast.CRITERIA)
    assert [(cast.HANA, at, rows)] * 2 == [(each.person, each.at, each.rows) for each in kept]
    assert rows == len(first.body)
    assert first == again
    row = first.body[0]
    assert isinstance(row, told.RatingTold)
    assert ("C-", "P-", 14) == (row.candidate[:2], row.panelist[:2], len(row.panelist))
    assert not any(name in encode(first) for name in ("Ana", "Ben", "Kit"))


async def test_an_export_that_cannot_be_recorded_does_not_leave() -> None:
    """The journal first; a later try may succeed."""
    journal = MemoryJournal()
    async with company(journal=journal) as server:
        journal.writable = False
        heard = await learnt(server, STREAM, cast.HANA, Subject.RATINGS)
    assert [Untaught("unavailable")] == heard


async def test_no_answer_depends_on_a_debrief_that_is_still_blind() -> None:
    """Two histories that differ only in sealed ratings: every answer to everybody is the same bytes."""

    async def told_of(levels: tuple[int, int]) -> list[list[str]]:
        async with company(blind=levels) as server:
            seats = [token(f"d{place}", cast.BEN) for place in range(7)]
            return [
                [encode(each) for each in await learnt(server, stream, person, what, *seats)]
                for stream, person, what, _ in MATRIX
            ]

    assert await told_of((1, 1)) == await told_of((5, 4))


async def test_an_erased_debrief_is_gone_from_the_next_answer() -> None:
    """Nothing is kept between two askings; with five left it is told as five."""
    async with company() as server:
        await server.office.record(DebriefErased(DebriefId("d0"), "asked for"))
        await server.rooms.erase(DebriefId("d0"), server.clock.now())
        (frame,) = await learnt(server, STREAM, cast.GRACE, Subject.POOLED)
    assert isinstance(frame, Taught)
    assert told.GroupTold("", 5, 3, 15 * len(cast.CRITERIA)) == frame.body[1]


async def test_a_debrief_that_cannot_be_read_hides_no_other() -> None:
    """It is left out, and the log says which; one that was never begun is just not there."""
    journal = Sticking()
    async with company(journal=journal) as server:
        await server.office.record(DebriefListed(DebriefId("never"), POSITION))
        journal.stuck = "d0"
        (frame,) = await learnt(server, STREAM, cast.GRACE, Subject.POOLED)
    assert isinstance(frame, Taught)
    assert told.GroupTold("", 5, 3, 15 * len(cast.CRITERIA)) == frame.body[1]


async def test_insight_is_the_only_word_of_its_connection() -> None:
    """After a hello it is not understood, and no second one is read."""
    async with company(0) as server:
        _, code = await asked(server, STREAM, cast.GRACE, Hello(), Learn(Subject.POOLED))
        assert 4400 == code
        heard, code = await asked(server, STREAM, cast.GRACE, *[Learn(Subject.POOLED)] * 2)
    assert ([Taught], 1000) == ([type(each) for each in heard], code)


async def test_whoever_asks_too_often_waits() -> None:
    """Each answer reads every debrief; others are not kept from asking."""
    async with company(0) as server:
        answers = [await learnt(server, STREAM, cast.GRACE, Subject.POOLED) for _ in range(8)]
        assert [Untaught("too-many-tries")] == answers[-1]
        assert Taught is type((await learnt(server, STREAM, cast.IVO, Subject.OWN))[0])


async def test_a_right_that_is_taken_while_figures_are_made_tells_nothing() -> None:
    """It is looked at again before the first frame leaves."""
    journal = Sticking()
    async with company(1, journal=journal) as server:
        journal.slow = "d0"
        reading = asyncio.ensure_future(learnt(server, STREAM, cast.GRACE, Subject.POOLED))
        await journal.reached.wait()
        await server.office.ask(OPERATOR, o.TakeRight(cast.GRACE, Right.POOLED_INSIGHT))
        journal.go.set()
        assert [Untaught("not-allowed")] == await reading


async def end_of(line: Line, frame: Frame) -> int:
    """Return the code with which a frame ends the connection."""
    with pytest.raises(Parted) as parted:
        await line.hear(frame)
    line.close()
    return parted.value.code


async def test_an_answer_that_is_not_read_or_has_nobody_to_give_it_ends_the_connection() -> None:
    """Who stalls may come again; who was shut out meanwhile gets no frame; without insight it is no word."""
    core = await core_of()
    room, clock = await seated(core), ManualClock()

    async def teach(_: Learn) -> tuple[Taught | Untaught, ...]:
        return (Taught(1, 1, ()),)

    stalled = Line(room, cast.BEN, clock, changed(QUICK, stalled=0.05), teach=teach)
    stalled.pipe.stuck = True
    assert 1011 == await end_of(stalled, Learn(Subject.OWN))
    assert 4400 == await end_of(Line(room, cast.BEN, clock), Learn(Subject.OWN))
    line = Line(room, cast.BEN, clock, teach=teach)

    async def shut_out(_: Learn) -> tuple[Taught | Untaught, ...]:
        line.allowed = False
        return (Taught(1, 1, ()),)

    line.terminal._admission = msgspec.structs.replace(line.terminal._admission, teach=shut_out)
    assert 4401 == await end_of(line, Learn(Subject.OWN))
    assert [] == line.frames()


async def test_large_answers_are_several_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbered, each below the limit, nothing lost between them."""
    monkeypatch.setattr("panelry.sync.half.LARGEST_COMMAND", 2_000)
    async with company() as server:
        frames = await learnt(server, STREAM, cast.HANA, Subject.RATINGS)
    parts = [(each.part, each.of) for each in frames if isinstance(each, Taught)]
    assert [(place, len(frames)) for place in range(1, len(frames) + 1)] == parts
    assert 1 < len(frames)
    rows = sum(len(each.body) for each in frames if isinstance(each, Taught))
    assert 6 * len(PANEL) * len(cast.CRITERIA) == rows
