"""Notices: everybody who is to be told is told once, whatever dies in between; texts judge nobody."""

import asyncio
import contextlib
from collections.abc import Iterable
from pathlib import Path

import pytest

import cast
from hosted import core_of, seated
from panelry import commands as debrief_commands
from panelry.debrief import Phase
from panelry.hiring import HoldOn, Jurisdiction, NoticeKind, NoticeState, Particulars, PositionState
from panelry.ids import CandidateId, DebriefId, HoldId, NoticeId, PositionId
from panelry.leaks import Guard, Names, check_sentence
from panelry.office import CandidateAdded, DebriefListed, NoticeSending, Office, PositionOpened
from panelry.office import commands as c
from panelry.panel import OPERATOR, Outcome
from panelry.refusals import Code, Refused
from panelry.withdrawn import SENTENCES, Letter, letter
from panelry_server.clock import ManualClock, SystemClock
from panelry_server.core import Core, open_core
from panelry_server.journal.memory import MemoryJournal
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.notices import LOOKING, RETRY, Carried, Notices
from panelry_server.serve import Server
from panelry_server.settings import Settings
from panelry_server.withdrawing import end_debriefs

P1 = PositionId("p1")
GONE = "The budget was cut"


class Killed(BaseException):
    """The server died here."""


class Pigeon:
    """A courier that keeps what it was given, answers as told, and dies at a letter if asked to."""

    def __init__(self, dies_at: int = 0, *, before: bool = False) -> None:
        self.letters: list[Letter] = []
        self.answers: list[Carried | Exception] = []
        self.dies_at = dies_at
        self.before = before

    async def carry(self, letter: Letter) -> Carried:
        """Take a letter."""
        dies = len(self.letters) + 1 == self.dies_at
        if dies and self.before:
            raise Killed
        self.letters.append(letter)
        if dies:
            raise Killed
        answer = self.answers.pop(0) if self.answers else Carried(NoticeState.ACCEPTED)
        if isinstance(answer, Exception):
            raise answer
        return answer


class Hiring:
    """A core that can die and come back over the same journal and keys."""

    def __init__(self) -> None:
        self.journal = MemoryJournal()
        self.keys = MemoryKeys()
        self.clock = ManualClock()
        self.core: Core

    async def start(self) -> None:
        """Start, or start again."""
        settings = Settings(folder=Path("nowhere"))
        self.core = await open_core(settings, clock=self.clock, journal=self.journal, keys=self.keys)

    def sender(self, courier: Pigeon) -> Notices:
        """Return the sender with a courier."""
        return Notices(self.core.office, courier, self.clock)

    @property
    def state(self) -> Office:
        """What the office's events add up to."""
        return self.core.office.state


async def hiring(people: Iterable[Particulars]) -> Hiring:
    """Return an office with a position and these candidates, named c0, c1 and so on."""
    made = Hiring()
    await made.start()
    added = [CandidateAdded(CandidateId(f"c{number}"), P1, each) for number, each in enumerate(people)]
    await made.core.office.record(PositionOpened(P1, "Staff Engineer", "", Jurisdiction.NONE), *added)
    return made


def crowd(count: int) -> list[Particulars]:
    """Return people with an address each."""
    return [Particulars(f"Person {number}", f"p{number}@example.org") for number in range(count)]


async def drained(sender: Notices) -> None:
    """Send until nothing waits."""
    while await sender.send_next():
        pass


def states(office: Office) -> dict[str, str]:
    """Return how far each notice is."""
    return {key: each.state.value for key, each in office.notices.items()}


@pytest.mark.parametrize("before", [True, False])
async def test_five_hundred_are_told_once_though_the_server_dies_in_the_middle(*, before: bool) -> None:
    """3 are erased, 2 were told, 1 comes through an agency; the one that was leaving waits for a person."""
    people = crowd(500)
    people[7] = Particulars("Person 7", "desk@agency.example", "Brightside")
    office = await hiring(people)
    for number in (1, 2, 3):
        await office.core.office.ask(OPERATOR, c.EraseCandidate(CandidateId(f"c{number}"), "asked for"))
    for number in (4, 5):
        await office.core.office.ask(
            OPERATOR, c.RecordTold(CandidateId(f"c{number}"), Outcome.DECLINE, "by phone")
        )
    await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 495))
    first = Pigeon(250, before=before)
    with pytest.raises(Killed):
        await drained(office.sender(first))
    await office.start()
    second = Pigeon()
    again = office.sender(second)
    await again.recover()
    await drained(again)
    (unknown,) = [key for key, each in office.state.notices.items() if each.state is NoticeState.UNKNOWN]
    if before:
        await office.core.office.ask(OPERATOR, c.SendAgain(unknown))
        await drained(again)
    else:
        await office.core.office.ask(OPERATOR, c.RecordNotice(unknown, "they wrote back"))
    sent = [*first.letters, *second.letters]
    assert 495 == len(sent) == len({each.id for each in sent}) == len({each.to for each in sent})
    assert {"accepted"} == set(states(office.state).values())
    assert ["desk@agency.example"] == [each.to for each in sent if "Brightside" in each.text]
    assert [] == [each for each in sent if "@" in each.text]


async def test_the_number_of_people_is_typed_and_everybody_else_is_left_out() -> None:
    """Told, erased, withdrew, under a legal hold; who has no address waits to be told by a person."""
    office = await hiring([*crowd(5), Particulars("No Address")])
    await office.core.office.ask(OPERATOR, c.RecordTold(CandidateId("c0"), Outcome.DECLINE, "by phone"))
    await office.core.office.ask(OPERATOR, c.RecordLeaving(CandidateId("c1")))
    await office.core.office.ask(OPERATOR, c.EraseCandidate(CandidateId("c2"), "asked for"))
    hold = c.PlaceHold(HoldId("h1"), HoldOn.CANDIDATE, "c3", "a claim", "Priya", "2032-01-01")
    await office.core.office.ask(OPERATOR, hold)
    with pytest.raises(Refused) as refused:
        await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 3))
    assert Code.COUNT_DIFFERS is refused.value.code
    await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 2))
    assert {"c4-closed": "waiting", "c5-closed": "waiting"} == states(office.state)
    assert PositionState.WITHDRAWN is office.state.positions[P1].state


async def test_who_has_no_address_is_never_written_to_and_waits_for_a_person() -> None:
    """Nothing leaves for them, with a mail server, too; who told them stands on record."""
    office = await hiring([*crowd(1), Particulars("No Address")])
    await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 2))
    pigeon = Pigeon()
    await drained(office.sender(pigeon))
    assert ["c0-closed"] == [each.id for each in pigeon.letters]
    assert {"c0-closed": "accepted", "c1-closed": "waiting"} == states(office.state)
    await office.core.office.ask(OPERATOR, c.RecordNotice(NoticeId("c1-closed"), "by phone"))
    assert ["", OPERATOR] == [each.by for each in office.state.notices.values()]
    assert {"accepted"} == set(states(office.state).values())


async def test_who_has_no_address_and_withdraws_or_is_erased_waits_for_nobody() -> None:
    """A notice to them is no work any more."""
    office = await hiring([Particulars("One"), Particulars("Two"), Particulars("Three")])
    await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 3))
    await office.core.office.ask(OPERATOR, c.RecordLeaving(CandidateId("c0")))
    await office.core.office.ask(OPERATOR, c.EraseCandidate(CandidateId("c1"), "asked for"))
    await office.core.office.ask(OPERATOR, c.EndCandidateContact(CandidateId("c2"), "by phone"))
    pigeon = Pigeon()
    await drained(office.sender(pigeon))
    assert ([], {"refused"}) == (pigeon.letters, set(states(office.state).values()))


async def test_who_was_under_a_hold_is_told_of_the_withdrawal_once_it_is_lifted() -> None:
    """The position stays as it is, and the others are not told twice."""
    office = await hiring(crowd(2))
    hold = c.PlaceHold(HoldId("h1"), HoldOn.CANDIDATE, "c1", "a claim", "Priya", "2032-01-01")
    await office.core.office.ask(OPERATOR, hold)
    await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 1))
    with pytest.raises(Refused, match="nothing-new"):
        await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 0))
    withdrawn = office.state.positions[P1]
    await office.core.office.ask(OPERATOR, c.LiftHold(HoldId("h1"), "settled"))
    with pytest.raises(Refused, match="count-differs"):
        await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, "again", 2))
    await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, "again", 1))
    assert {"c0-closed": "waiting", "c1-closed": "waiting"} == states(office.state)
    assert withdrawn == office.state.positions[P1]


async def test_a_hold_is_told_once_and_a_later_end_once_more() -> None:
    """The two notices are different texts; each reaches somebody once."""
    office = await hiring(crowd(1))
    for wrong, code in (
        (c.TellOfHold(P1, 1), Code.NOT_ON_HOLD),
        (c.TellOfHold(PositionId("x"), 1), Code.NO_SUCH_THING),
    ):
        with pytest.raises(Refused) as refused:
            await office.core.office.ask(OPERATOR, wrong)
        assert code is refused.value.code
    await office.core.office.ask(OPERATOR, c.MovePosition(P1, PositionState.ON_HOLD, "the budget"))
    with pytest.raises(Refused, match="count-differs"):
        await office.core.office.ask(OPERATOR, c.TellOfHold(P1, 3))
    await office.core.office.ask(OPERATOR, c.TellOfHold(P1, 1))
    with pytest.raises(Refused, match="nothing-new"):
        await office.core.office.ask(OPERATOR, c.TellOfHold(P1, 0))
    await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 1))
    pigeon = Pigeon()
    await drained(office.sender(pigeon))
    assert ["c0-on_hold", "c0-closed"] == [each.id for each in pigeon.letters]
    assert 2 == len({each.text for each in pigeon.letters})


async def test_what_the_courier_answers_decides_what_comes_next() -> None:
    """Deferred is tried again later, refused and unknown wait for a person, accepted is done."""
    office = await hiring(crowd(3))
    await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 3))
    pigeon = Pigeon()
    pigeon.answers = [
        Carried(NoticeState.DEFERRED, "451"),
        Carried(NoticeState.REFUSED, "550"),
        OSError("cut"),
    ]
    sender = office.sender(pigeon)
    await drained(sender)
    assert ["deferred", "refused", "unknown"] == list(states(office.state).values())
    await office.clock.advance(RETRY.total_seconds())
    await drained(sender)
    assert ["accepted", "refused", "unknown"] == list(states(office.state).values())
    for notice, code in (("c0-closed", Code.NOTICE_UNDER_WAY), ("c9-closed", Code.NO_SUCH_THING)):
        with pytest.raises(Refused) as refused:
            await office.core.office.ask(OPERATOR, c.SendAgain(NoticeId(notice)))
        assert code is refused.value.code
    await office.core.office.ask(OPERATOR, c.EraseCandidate(CandidateId("c1"), "asked for"))
    with pytest.raises(Refused, match="no-such-thing"):
        await office.core.office.ask(OPERATOR, c.SendAgain(NoticeId("c1-closed")))


async def test_who_was_told_otherwise_gets_no_notice() -> None:
    """Also where that is put on record in the moment before the notice leaves; the others get theirs."""
    office = await hiring(crowd(3))
    await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 3))
    await office.core.office.ask(OPERATOR, c.RecordNotice(NoticeId("c0-closed"), "by phone"))

    async def told(candidate: CandidateId) -> None:
        if candidate == "c1":
            await office.core.office.ask(OPERATOR, c.RecordNotice(NoticeId("c1-closed"), "met in the lift"))

    pigeon = Pigeon()
    sender = Notices(office.core.office, pigeon, office.clock, between=0.0, look=told)
    await drained(sender)
    assert 1 == len(pigeon.letters)
    assert ["accepted"] * 3 == list(states(office.state).values())
    assert ["by phone", "met in the lift"] == [each.words for each in office.state.notices.values()][:2]


async def test_paused_notices_wait_until_they_are_resumed() -> None:
    """Pausing twice is nothing new."""
    office = await hiring(crowd(1))
    await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 1))
    await office.core.office.ask(OPERATOR, c.PauseNotices(P1, paused=True))
    with pytest.raises(Refused, match="nothing-new"):
        await office.core.office.ask(OPERATOR, c.PauseNotices(P1, paused=True))
    pigeon = Pigeon()
    sender = office.sender(pigeon)
    await sender.recover()
    assert not await sender.send_next()
    await office.core.office.ask(OPERATOR, c.PauseNotices(P1, paused=False))
    assert await sender.send_next()
    assert 1 == len(pigeon.letters)


async def test_whoever_is_erased_or_withdraws_meanwhile_gets_no_notice() -> None:
    """The queue holds no text and no address."""
    office = await hiring(crowd(2))
    await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 2))
    await office.core.office.ask(OPERATOR, c.EraseCandidate(CandidateId("c0"), "asked for"))
    await office.core.office.ask(OPERATOR, c.RecordLeaving(CandidateId("c1")))
    pigeon = Pigeon()
    await drained(office.sender(pigeon))
    assert ([], {"refused"}) == (pigeon.letters, set(states(office.state).values()))


async def test_the_debriefs_of_a_withdrawn_position_end_also_after_a_crash() -> None:
    """One that is over, erased or gone keeps nothing from ending the others."""
    office = await hiring([])
    room = await seated(office.core)
    listed = (
        DebriefListed(cast.DEBRIEF, P1),
        DebriefListed(DebriefId("nowhere"), P1),
        DebriefListed(DebriefId("other")),
    )
    await office.core.office.record(*listed)
    office.core.office.after = nothing
    await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 0))
    assert Phase.SCORING is room.state.phase
    await office.start()
    room = await office.core.rooms.open(cast.DEBRIEF)
    assert (Phase.WITHDRAWN, frozenset({P1})) == (room.state.phase, office.state.ended)
    with pytest.raises(Refused):
        await room.operate(debrief_commands.Withdraw(on_hold=False, reason=GONE))
    office.core.office.half.state = cast_without(office.state)
    await end_debriefs(office.core.office, office.core.rooms)
    assert frozenset({P1}) == office.state.ended


async def nothing(events: object) -> None:
    """Die before anything follows."""
    del events


def cast_without(state: Office) -> Office:
    """Return the office as if the ending of debriefs had not been put on record, and one were erased."""
    from msgspec.structs import replace  # noqa: PLC0415 - only here is a state made up

    return replace(state, ended=frozenset(), erased={**state.erased, DebriefId("nowhere"): "then"})


async def test_the_sender_goes_on_after_a_full_disk_and_knows_what_was_leaving() -> None:
    """A journal that takes nothing is tried again; what left meanwhile is unknown."""
    office = await hiring(crowd(2))
    await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 2))
    await office.core.office.record(NoticeSending(NoticeId("c0-closed")))
    pigeon = Pigeon()
    office.journal.writable = False
    running = asyncio.ensure_future(office.sender(pigeon).run())
    await office.clock.advance(LOOKING)
    office.journal.writable = True
    await office.clock.advance(2 * LOOKING)
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running
    assert {"c0-closed": "unknown", "c1-closed": "accepted"} == states(office.state)


async def test_a_server_with_a_courier_sends_what_waits_while_it_runs() -> None:
    """Without one the notices wait."""
    office = await hiring(crowd(1))
    await office.core.office.ask(OPERATOR, c.WithdrawPosition(P1, GONE, 1))
    core = await core_of(clock=SystemClock(), journal=office.journal, keys=office.keys)
    async with Server(core, Pigeon()), asyncio.timeout(30):
        while states(core.office.state) != {"c0-closed": "accepted"}:  # noqa: ASYNC110 - nobody is told of it
            await asyncio.sleep(0.02)
    assert {"c0-closed": "waiting"} == states(office.state)


@pytest.mark.parametrize("kind", NoticeKind)
def test_what_a_notice_says_passes_the_language_rules(kind: NoticeKind) -> None:
    """Different texts; each says that other offers may be pursued, and no date.

    One rule stands at what a notice is for: that the reason is the organisation's, here the true one.
    """
    found = {
        text: [one.rule for one in check_sentence(text, Guard.build((), ()), Names())]
        for text in SENTENCES[kind]
    }
    assert {SENTENCES[kind][1]: ["REASON"]} == {text: rules for text, rules in found.items() if rules}
    assert "You are free to pursue other offers." in SENTENCES[kind]
    assert not any(sign.isdigit() for text in SENTENCES[kind] for sign in text)


def test_a_letter_greets_by_name_and_an_agency_is_asked_to_pass_it_on() -> None:
    """Nobody else is named, and no address stands in it."""
    plain = letter(
        "n",
        NoticeKind.CLOSED,
        name="Kit",
        to="k@e.org",
        agency="",
        position="Staff Engineer",
        organisation="Acme",
    )
    passed = letter(
        "n",
        NoticeKind.CLOSED,
        name="Kit",
        to="a@e.org",
        agency="Brightside",
        position="Staff Engineer",
        organisation="Acme",
    )
    assert plain.text.startswith("Dear Kit,\n\nThank you")
    assert plain.text.endswith("\n\nAcme\n")
    assert passed.text == f"Please pass this on to Kit, whom Brightside represents:\n\n{plain.text}"
    assert "Staff Engineer: this position has been closed" == plain.subject
