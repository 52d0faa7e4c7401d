"""The room: one writer, idempotent for ever, answers only what is durable."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import cast
from hosted import core_of, device_of, seated
from panelry import commands as c
from panelry.debrief import done
from panelry.ids import DebriefId, DeviceId, PersonId, PointId
from panelry.office import DebriefErased, DebriefListed
from panelry.panel import OPERATOR, Confidence, Recommendation
from panelry.points import Kind, Polarity
from panelry.refusals import Code, Refused
from panelry.sync.frames import Ack, Declined, Held
from panelry_server.check import check
from panelry_server.clock import ManualClock
from panelry_server.journal import Append, Conflict, JournalError, OutcomeUnknown
from panelry_server.journal.memory import MemoryJournal
from panelry_server.journal.sqlite import SqliteJournal
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.keeping.sealing import SealedJournal
from panelry_server.room import Room
from panelry_server.stream import Said, begin
from panelry_server.upkeep import verify
from panelry_server.upkeep_errands import Verify
from story import NOTE, Story

SECRET = bytes(32)
BENS = device_of(cast.BEN)
RATE = c.Rate(cast.DESIGN, 4)
TOO_HIGH = c.Rate(cast.DESIGN, 9)


class Shaky(MemoryJournal):
    """A journal whose next append fails in a way, before or after it is kept; or what it is asked does."""

    def __init__(self) -> None:
        super().__init__()
        self.before: JournalError | None = None
        self.after: JournalError | None = None
        self.asked: JournalError | None = None

    async def answer(self, stream: str, device: str, n: int) -> int | None:
        """Answer, unless told otherwise."""
        if self.asked is not None:
            raise self.asked
        return await super().answer(stream, device, n)

    async def append(self, append: Append) -> int:
        """Append, unless told otherwise."""
        before, self.before = self.before, None
        if before is not None:
            raise before
        position = await super().append(append)
        after, self.after = self.after, None
        if after is not None:
            raise after
        return position


class Ear:
    """A listener that notes what it is told."""

    def __init__(self, person: PersonId) -> None:
        self.person = person
        self.told: list[str] = []

    def stepped(self) -> None:
        """Note a step."""
        self.told.append("stepped")

    def rights_changed(self) -> None:
        """Note new rights."""
        self.told.append("rights")

    def recheck(self) -> None:
        """Note that somebody was shut out."""
        self.told.append("recheck")

    def announce(self) -> None:
        """Note that somebody came or went."""
        self.told.append("presence")


async def room_of(journal: MemoryJournal | None = None) -> Room:
    """Return a room in which scoring is open."""
    return await seated(await core_of(journal=journal))


def level(room: Room) -> int | None:
    """Return Ben's level on the design."""
    return room.state.card(cast.BEN).ratings[cast.DESIGN].level


async def test_an_accepted_command_is_acknowledged_and_durable() -> None:
    """The ack names the number and the viewer's cursor, and the journal holds the event."""
    journal = MemoryJournal()
    room = await room_of(journal)
    answer = await room.do(cast.BEN, BENS, 1, RATE)
    assert Ack(1, room.half.cursor(cast.BEN)) == answer
    assert ("Private", BENS, 1, cast.BEN) == [
        (each.kind, each.device, each.n, each.actor) for each in await journal.read(cast.DEBRIEF)
    ][-1]


PRIVATELY: tuple[c.Command, ...] = (
    *(c.Recommend(each) for each in Recommendation),
    *(c.GiveConfidence(each) for each in Confidence),
    *(c.Rate(cast.DESIGN, each) for each in (1, 2, 3, 4, None)),
    c.WriteNote(cast.DESIGN, "x" * 57),
    c.WriteNote(None, ""),
)
"""What somebody gives before the reveal: every recommendation, confidence, rating, and short notes."""


async def test_without_a_key_private_events_are_all_alike() -> None:
    """Neither the kind nor the length in the journal's row tells a strong hire from a no."""
    inside = MemoryJournal()
    room = await seated(await core_of(journal=SealedJournal(inside, MemoryKeys())))
    before = len(await inside.read(cast.DEBRIEF))
    answers = [await room.do(cast.BEN, BENS, n, each) for n, each in enumerate(PRIVATELY, 1)]
    rows = (await inside.read(cast.DEBRIEF))[before:]
    assert [Ack] * len(PRIVATELY) == [type(answer) for answer in answers]
    assert [("Private", 256)] * len(PRIVATELY) == [(row.kind, len(row.body or b"")) for row in rows]


async def test_a_debrief_that_the_office_lists_and_the_journal_lost_is_named() -> None:
    """Both `check` and `audit verify` find it, also when asked for it alone; an erased one is not missed."""
    journal = MemoryJournal()
    core = await core_of(journal=journal)
    await seated(core)
    await core.office.record(DebriefListed(DebriefId("brook")), DebriefErased(DebriefId("brook"), "asked"))
    del journal._heads[cast.DEBRIEF], journal._records[cast.DEBRIEF]
    told = "stream amara: the office lists it, and the journal does not have it"
    assert (told,) == (await check(journal)).faults
    for wanted in ("", "amara"):
        streams = (await verify(core, Verify(wanted))).streams
        assert [told] == [each.fault for each in streams if each.fault]


async def test_a_repeated_number_is_answered_from_the_journal_after_a_restart() -> None:
    """A fresh room acknowledges what an earlier one accepted, without doing it again."""
    journal = MemoryJournal()
    room = await room_of(journal)
    await room.do(cast.BEN, BENS, 1, RATE)
    length = len(await journal.read(cast.DEBRIEF))
    again = await Room.open(journal, cast.DEBRIEF, SECRET, ManualClock())
    assert Ack(1, room.half.cursor(cast.BEN)) == await again.do(cast.BEN, BENS, 1, RATE)
    assert length == len(await journal.read(cast.DEBRIEF))


async def test_a_repeat_of_a_refused_number_gets_the_same_code() -> None:
    """Even where it could be accepted by now."""
    room = await room_of()
    early = await room.do(cast.BEN, BENS, 1, c.Submit())
    for n, criterion in enumerate(cast.CRITERIA, 1):
        await room.do(cast.BEN, device_of(cast.BEN, 2), n, c.Rate(criterion, 3))
    assert Declined(1, Code.SCORECARD_INCOMPLETE.value) == early
    assert early == await room.do(cast.BEN, BENS, 1, c.Submit())


async def test_a_late_copy_of_a_refused_number_does_not_overwrite_a_newer_rating() -> None:
    """Below the highest accepted, a number without events was refused."""
    room = await room_of()
    await room.do(cast.BEN, BENS, 1, TOO_HIGH)
    await room.do(cast.BEN, BENS, 2, c.Rate(cast.DESIGN, 2))
    fresh = await room.do(cast.BEN, BENS, 3, TOO_HIGH)
    assert Declined(3, Code.LEVEL_OFF_THE_SCALE.value) == fresh
    assert Declined(1, Code.ALREADY_REFUSED.value) == await room.do(cast.BEN, BENS, 1, RATE)
    assert 2 == level(room)


async def test_a_number_between_the_highest_accepted_and_the_last_refused_was_refused() -> None:
    """A device's numbers come in order, so what lies below a decided one was decided."""
    room = await room_of()
    for n in (1, 2):
        await room.do(cast.BEN, BENS, n, TOO_HIGH)
    assert Declined(1, Code.ALREADY_REFUSED.value) == await room.do(cast.BEN, BENS, 1, RATE)


async def test_a_full_disk_holds_a_command_and_everything_after_it() -> None:
    """Else the held one would later find itself below the highest accepted, and be lost."""
    journal = MemoryJournal()
    room = await room_of(journal)
    journal.writable = False
    assert Held(1, "read-only") == await room.do(cast.BEN, BENS, 1, RATE)
    assert not room.writable
    journal.writable = True
    assert Held(2, "after-another") == await room.do(cast.BEN, BENS, 2, c.Rate(cast.CODE, 1))
    assert isinstance(await room.do(cast.BEN, BENS, 1, RATE), Ack)
    assert isinstance(await room.do(cast.BEN, BENS, 2, c.Rate(cast.CODE, 1)), Ack)


async def test_the_first_command_after_a_hello_waits_for_no_held_number() -> None:
    """A terminal that lost its outbox goes on above it."""
    journal = MemoryJournal()
    room = await room_of(journal)
    journal.writable = False
    await room.do(cast.BEN, BENS, 1, RATE)
    journal.writable = True
    assert isinstance(await room.do(cast.BEN, BENS, 2, RATE, first=True), Ack)
    assert isinstance(await room.do(cast.BEN, BENS, 3, RATE), Ack)


async def test_a_repeat_that_meets_trouble_keeps_nothing_waiting() -> None:
    """Its terminal has the answer to the first, and never asks again; what comes later does not wait."""
    journal = Shaky()
    room = await room_of(journal)
    assert isinstance(await room.do(cast.BEN, BENS, 1, RATE), Ack)
    journal.asked = JournalError("a test")
    assert Held(1, "unavailable") == await room.do(cast.BEN, BENS, 1, RATE)
    journal.asked = None
    assert isinstance(await room.do(cast.BEN, BENS, 2, c.Rate(cast.CODE, 1)), Ack)


@pytest.mark.parametrize("kept", [True, False])
async def test_an_unknown_outcome_is_held_and_then_answered_from_the_journal(kept: bool) -> None:
    """Whether the events were kept or not, they are there once, and told once."""
    journal = Shaky()
    room = await room_of(journal)
    ear = Ear(cast.BEN)
    room.join(ear, BENS)
    setattr(journal, "after" if kept else "before", OutcomeUnknown("a test"))
    length = len(await journal.read(cast.DEBRIEF))
    assert Held(1, "unavailable") == await room.do(cast.BEN, BENS, 1, RATE)
    assert isinstance(await room.do(cast.BEN, BENS, 1, RATE), Ack)
    assert (4, length + 1) == (level(room), len(await journal.read(cast.DEBRIEF)))
    assert ["presence", "stepped"] == ear.told


async def test_a_conflict_is_decided_afresh_on_what_another_writer_did() -> None:
    """Two rooms of one stream: the second learns of the first one's reveal and refuses rightly."""
    journal = MemoryJournal()
    first = await room_of(journal)
    second = await Room.open(journal, cast.DEBRIEF, SECRET, ManualClock())
    await first.do(cast.BEN, BENS, 1, RATE)
    assert isinstance(await second.do(cast.CHEN, device_of(cast.CHEN), 1, c.Rate(cast.CODE, 2)), Ack)
    assert 4 == level(second)
    assert isinstance(await first.do(cast.BEN, BENS, 1, RATE), Ack)


async def test_the_same_command_through_two_writers_is_kept_once() -> None:
    """The loser of the race finds its own number in the journal and acknowledges it."""
    journal = MemoryJournal()
    first = await room_of(journal)
    second = await Room.open(journal, cast.DEBRIEF, SECRET, ManualClock())
    length = len(await journal.read(cast.DEBRIEF))
    answers = [await each.do(cast.BEN, BENS, 1, RATE) for each in (first, second)]
    assert [Ack, Ack] == [type(each) for each in answers]
    assert length + 1 == len(await journal.read(cast.DEBRIEF))


async def test_endless_conflicts_hold_the_command() -> None:
    """A stream that never lets this writer in is trouble, not a loop."""

    class Closed(MemoryJournal):
        closed = False

        async def append(self, append: Append) -> int:
            if self.closed:
                raise Conflict(append.stream, append.expected)
            return await super().append(append)

    journal = Closed()
    room = await room_of(journal)
    journal.closed = True
    assert Held(1, "unavailable") == await room.do(cast.BEN, BENS, 1, RATE)


async def test_a_cancelled_caller_does_not_stop_its_command() -> None:
    """The connection may die between the question and the answer; the command is done whole."""
    room = await room_of()
    asking = asyncio.ensure_future(room.do(cast.BEN, BENS, 1, RATE))
    await asyncio.sleep(0)
    asking.cancel()
    await room.settle()
    assert (4, 1) == (level(room), room.highest(BENS))


async def test_a_private_command_wakes_nobody_but_its_author() -> None:
    """A public one wakes everybody."""
    room = await room_of()
    ben, ana = Ear(cast.BEN), Ear(cast.ANA)
    room.join(ana, device_of(cast.ANA))
    room.join(ben, BENS)
    for n, criterion in enumerate(cast.CRITERIA, 1):
        await room.do(cast.BEN, BENS, n, c.Rate(criterion, 3))
    assert (["presence"] * 2, ["presence", *["stepped"] * 3]) == (ana.told, ben.told)
    await room.do(cast.BEN, BENS, 4, c.Submit())
    assert ("stepped", "stepped") == (ana.told[-1], ben.told[-1])


async def test_whose_rights_changed_is_told_so() -> None:
    """A recused panelist's sequence begins anew; the others go on."""
    room = await room_of()
    ben, ana = Ear(cast.BEN), Ear(cast.ANA)
    room.join(ana, device_of(cast.ANA))
    room.join(ben, BENS)
    await room.do(cast.ANA, device_of(cast.ANA), 1, c.DeclareConflict(cast.BEN, "They are cousins"))
    assert ("stepped", "rights") == (ana.told[-1], ben.told[-1])
    room.leave(ben)
    assert "presence" == ana.told[-1]


async def test_somebody_who_removes_themselves_still_gets_an_answer() -> None:
    """There is no cursor any more, but the command was accepted."""
    core = await core_of()
    room = await core.rooms.create(cast.create())
    for person in cast.ALL:
        await room.operate(cast.seat(person))
    answer = await room.do(cast.GRACE, device_of(cast.GRACE), 1, c.RemovePerson(cast.GRACE))
    assert Ack(1, "") == answer


async def test_the_operator_is_refused_like_anybody() -> None:
    """The operator's commands pass the same table."""
    room = await room_of()
    with pytest.raises(Refused, match="not-allowed"):
        await room.operate(RATE)


async def test_the_operators_unknown_outcome_is_looked_up_too() -> None:
    """The error is passed on, and the next command finds what was kept."""
    journal = Shaky()
    room = await room_of(journal)
    ana = Ear(cast.ANA)
    room.join(ana, device_of(cast.ANA))
    journal.after = OutcomeUnknown("a test")
    with pytest.raises(OutcomeUnknown):
        await room.operate(cast.seat(cast.IVO))
    await room.do(cast.BEN, BENS, 1, RATE)
    assert (["presence", "stepped"], True) == (ana.told, cast.IVO in room.state.people)


async def test_a_stranger_is_refused() -> None:
    """Without a seat there is no role."""
    room = await room_of()
    assert Declined(1, "not-allowed") == await room.do(cast.STRANGER, device_of(cast.STRANGER), 1, RATE)
    assert OPERATOR not in room.state.people


async def test_progress_is_sampled_never_live() -> None:
    """The count moves with the sample alone, and disappears with the reveal."""
    room = await room_of()
    zeros = tuple((person, 0) for person in cast.PANEL)
    await room.do(cast.BEN, BENS, 1, RATE)
    assert zeros == room.progress()
    room.sample()
    assert (cast.BEN, 1) in (room.progress() or ())


async def test_a_second_round_shows_who_has_rated_again_as_sampled() -> None:
    """0 or 1 for each panelist and open topic, 0 until the next sample; None between rounds."""
    room = await revealed(await room_of())
    assert room.progress() is None
    await room.do(cast.ANA, device_of(cast.ANA), 50, c.OpenSecondRound(cast.DESIGN))
    await room.do(cast.BEN, BENS, 50, c.RateAgain(cast.DESIGN, 3))
    assert {0} == {count for _, count in room.progress() or ()}
    room.sample()
    assert [cast.BEN] == [person for person, count in room.progress() or () if count]
    await room.do(cast.ANA, device_of(cast.ANA), 51, c.OpenSecondRound(cast.CODE))
    assert 1 == sum(count for _, count in room.progress() or ())


async def revealed(room: Room) -> Room:
    """Let everybody rate and submit, and reveal."""
    for person in cast.PANEL:
        card: list[c.Command] = [*(c.Rate(criterion, 2) for criterion in cast.CRITERIA), c.Submit()]
        for n, command in enumerate(card, 1):
            await room.do(person, device_of(person), n, command)
    await room.do(cast.ANA, device_of(cast.ANA), 10, c.OpenEvidence())
    await room.do(cast.ANA, device_of(cast.ANA), 11, c.Reveal())
    return room


async def test_a_restart_keeps_every_cursor() -> None:
    """Records are grouped by command, so each viewer's sequence has the same steps."""
    journal = MemoryJournal()
    room = await revealed(await room_of(journal))
    await room.do(cast.ANA, device_of(cast.ANA), 12, c.Propose(cast.DESIGN, 2))
    again = await Room.open(journal, cast.DEBRIEF, SECRET, ManualClock())
    assert room.state == again.state
    cursors = {person: room.half.cursor(person) for person in cast.ALL}
    assert cursors == {person: again.half.cursor(person) for person in cast.ALL}


async def test_one_command_at_a_time_even_when_all_ask_at_once() -> None:
    """Forty commands of four people make forty events in a chain without a gap."""
    journal = MemoryJournal()
    room = await room_of(journal)
    before = len(await journal.read(cast.DEBRIEF))
    asked = (
        room.do(person, device_of(person), n, c.Rate(cast.CRITERIA[n % 3], 1 + n % 5))
        for n in range(1, 11)
        for person in cast.PANEL
    )
    answers = await asyncio.gather(*asked)
    assert {Ack} == {type(answer) for answer in answers}
    assert before + 40 == len(await journal.read(cast.DEBRIEF))


async def test_a_room_works_on_sqlite_too(tmp_path: Path) -> None:
    """Accept, close, open: the same state and the same answers."""
    journal = await SqliteJournal.open(tmp_path / "data")
    room = await seated(await core_of(journal=journal))
    await room.do(cast.BEN, BENS, 1, RATE)
    await journal.close()
    journal = await SqliteJournal.open(tmp_path / "data")
    again = await Room.open(journal, cast.DEBRIEF, SECRET, ManualClock())
    assert isinstance(await again.do(cast.BEN, BENS, 1, RATE), Ack)
    assert (4, 1) == (level(again), done(again.state, cast.BEN))
    await journal.close()


async def test_an_erased_event_keeps_a_room_shut() -> None:
    """There is nothing to replay, and nothing is invented."""
    journal = MemoryJournal()
    await room_of(journal)
    journal._heads[cast.DEBRIEF] = replace(journal._heads[cast.DEBRIEF], erased_at="2031-05-06")
    journal._records[cast.DEBRIEF] = [replace(each, body=None) for each in journal._records[cast.DEBRIEF]]
    with pytest.raises(JournalError, match="was erased"):
        await Room.open(journal, cast.DEBRIEF, SECRET, ManualClock())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 6)), max_size=30))
def test_whatever_is_repeated_each_number_is_decided_once(asked: list[tuple[int, int]]) -> None:
    """Numbers in any order, with repeats: accepted ones are in the journal once, others never."""

    async def run() -> None:
        journal = MemoryJournal()
        room = await room_of(journal)
        answers: dict[int, set[type]] = {}
        for n, wanted in asked:
            answer = await room.do(cast.BEN, BENS, n, c.Rate(cast.DESIGN, wanted))
            answers.setdefault(n, set()).add(type(answer))
        kept = [record.n for record in await journal.read(cast.DEBRIEF) if record.device == BENS]
        assert sorted(set(kept)) == kept
        assert {n for n, kinds in answers.items() if kinds == {Ack}} == set(kept)
        assert all(len(kinds) == 1 for kinds in answers.values())

    asyncio.run(run())


async def test_every_hand_in_is_sealed_with_fresh_chance() -> None:
    """Of 32 bytes: of two people, of one who hands in again, and of the same debrief elsewhere."""
    seeds: list[str] = []
    for _ in range(2):
        room = await seated(await core_of(), (cast.ANA, cast.BEN, cast.CHEN))
        for person in (cast.BEN, cast.CHEN):
            card: list[c.Command] = [
                *(c.Rate(criterion, 2) for criterion in cast.CRITERIA),
                c.Submit(),
                c.Reopen(),
                c.Submit(),
            ]
            for n, command in enumerate(card, 1):
                await room.do(person, device_of(person), n, command)
                receipt = room.state.card(person).receipt
                seeds += [receipt.seed] if receipt is not None else []
    assert (8, {64}) == (len(set(seeds)), {len(each) for each in seeds})


async def test_others_have_their_turn_now_and_then_while_a_long_debrief_opens() -> None:
    """Not at every step, which would take as long as the replay itself, and not only at its end."""
    journal = MemoryJournal()
    room = await room_of(journal)
    for n in range(1, 301):
        await room.do(cast.BEN, BENS, n, c.Rate(cast.DESIGN, n % 5 + 1))
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(others())
    again = await Room.open(journal, cast.DEBRIEF, room.half._secret, ManualClock())
    task.cancel()
    assert room.half.cursor(cast.BEN) == again.half.cursor(cast.BEN)
    assert 5 < turns < 60


async def test_a_private_change_that_changes_nothing_is_no_step() -> None:
    """The cursor of its author stays, before and after a restart."""
    journal = MemoryJournal()
    room = await room_of(journal)
    await room.do(cast.BEN, BENS, 1, c.Recommend(Recommendation.YES))
    before = room.half.cursor(cast.BEN)
    await room.do(cast.BEN, BENS, 2, c.Recommend(Recommendation.YES))
    again = await Room.open(journal, cast.DEBRIEF, room.half._secret, ManualClock())
    assert [before, before] == [each.half.cursor(cast.BEN) for each in (room, again)]


async def test_a_point_refused_for_a_private_text_is_in_the_journal_before_it_is_told() -> None:
    """The refusal is on record by who asked and when; a repeat is answered and not recorded again."""
    journal = MemoryJournal()
    room = await guarded_room(journal)
    answer = await room.do(cast.DARA, device_of(cast.DARA), 2, c.ApprovePoint(PointId("p9"), 1))
    assert Declined(2, Code.POINT_BLOCKED.value) == answer
    assert answer == await room.do(cast.DARA, device_of(cast.DARA), 2, c.ApprovePoint(PointId("p9"), 1))
    acts = [(act.actor, act.kind) for act in room.state.acts if act.kind == "LeakFound"]
    assert [(cast.DARA, "LeakFound")] == acts
    again = await Room.open(journal, cast.DEBRIEF, SECRET, ManualClock())
    assert again.state.acts == room.state.acts


async def test_a_refusal_that_cannot_be_recorded_is_not_told() -> None:
    """Where the journal takes nothing, the command is held and asked again."""
    journal = Shaky()
    room = await guarded_room(journal)
    journal.before = JournalError("no room")
    approve = c.ApprovePoint(PointId("p9"), 1)
    assert isinstance(await room.do(cast.DARA, device_of(cast.DARA), 2, approve), Held)
    assert isinstance(await room.do(cast.DARA, device_of(cast.DARA), 2, approve), Declined)


async def guarded_room(journal: MemoryJournal) -> Room:
    """Return a room after the reveal, in which Dara wrote a point with the words of Ben's note."""
    await begin(journal, cast.DEBRIEF)
    room = await Room.open(journal, cast.DEBRIEF, SECRET, ManualClock())
    for number, (event, stamp) in enumerate(
        (each for batch in Story().revealed().journal for each in batch), 1
    ):
        (entry,) = await room._entries((event,), stamp.actor)
        await room._stream.append(Said(DeviceId("story"), number, stamp, (entry,)))
    room = await Room.open(journal, cast.DEBRIEF, SECRET, ManualClock())
    where, said = "In the design talk", f"you named {NOTE}"
    point = c.WritePoint(PointId("p9"), cast.CODE, Polarity.STRENGTH, where, said, Kind.SAW)
    assert isinstance(await room.do(cast.DARA, device_of(cast.DARA), 1, point), Ack)
    return room
