"""The chair in plain mode: handed over, claimed from who is gone, and the order by hand."""

from datetime import UTC, datetime, timedelta

from panelry import commands as c
from panelry.debrief import in_the_chair
from panelry.decide.discussion import GONE
from panelry.ids import PersonId
from panelry.panel import Role
from panelry.refusals import SENTENCES, Code
from panelry_tui.words import minutes_left
from tui.fake_room import FakeRoom
from tui.six_people import discussed
from tui.test_plain import plain
from tui.test_plain_views import CRITERIA, in_summary, moment_of, revealed, said, view_of, why

ANA, BEN = PersonId("ana"), PersonId("ben")
LEFT = {"ana": "2026-11-22T14:00:00.000Z"}
OF_THE_CHAIR = {"next", "put", "propose", "record", "views", "round", "park", "take-up", "order", "overall"}


async def test_the_chair_is_handed_over_by_name() -> None:
    """The first choice leaves it as it is; the words of the chair go with it."""
    room = revealed()
    async with plain(room, "ana") as ana, plain(room, "ben") as ben:
        await ben.hears("status: Discussion")
        await ana.step("chair", "1", "keep", wanted="your answer")
        assert ANA == in_the_chair(room.state)
        await ana.step("chair", "1", "over", wanted="done: Ben Okafor has the chair now.")
        await ben.hears("person: You lead.", "propose a level")
        await ana.hears("person: Ben leads.")
        await ben.step("put", "1", wanted="is on every screen.")
    assert BEN == in_the_chair(room.state)


async def test_an_empty_chair_is_said_and_claimed_once_its_holder_was_gone_for_a_minute() -> None:
    """For how long is never said, so that nothing is said again for the time alone."""
    room = revealed()
    room.act("ana", c.ChangeRoles(BEN, (Role.PANELIST, Role.FACILITATOR)))
    async with plain(room, "ben") as ben:
        room.present("ben", "chen", seen=LEFT)
        await ben.hears("person: Ana, who has the chair, is offline. The word claim takes the chair.")
        await ben.step("claim", "yes", wanted=SENTENCES[Code.CHAIR_IS_HERE])
        room.gone = GONE
        await ben.step("claim", "yes", wanted="done: You have the chair.")
    assert BEN == in_the_chair(room.state)


async def test_the_chair_is_handed_over_and_claimed_in_the_summary() -> None:
    """The words are there until the debrief is over; who does not facilitate has none of them."""
    room = in_summary()
    async with plain(room, "ana") as ana:
        await ana.step("chair", "1", "over", wanted="done: Ben Okafor has the chair now.")
        await ana.step(
            "chair", wanted="refused: Ben has the chair. The word claim takes it once they are gone."
        )
        room.gone = GONE
        room.present("ana", seen={"ben": LEFT["ana"]})
        await ana.step("claim", "yes", wanted="done: You have the chair.")
    assert ANA == in_the_chair(room.state)
    assert {"chair", "claim"}.isdisjoint(each.word for each in view_of(room, "chen").options)
    room.act("ana", c.Withdraw(on_hold=False, reason="gone"))
    assert {"chair", "claim"}.isdisjoint(each.word for each in view_of(room, "ana").options)


async def test_a_criterion_is_put_on_the_screens_by_its_number_in_the_rubric() -> None:
    """The agenda's order says nothing about the number."""
    room = discussed()
    async with plain(room, "ana") as ana:
        await ana.hears("agenda:")
        await ana.step("put", wanted="Put which criterion on every screen?")
        await ana.step("3", wanted="criterion: 3. Code quality: now.")


async def test_the_chair_puts_the_agenda_in_an_order_by_hand_and_back() -> None:
    """Every number once; anything else is asked for again."""
    room = revealed()
    numbers = " ".join(str(each) for each in range(len(CRITERIA), 0, -1))
    async with plain(room, "ana") as ana:
        await ana.step("order", "1 1", wanted="refused: Type each number once")
        await ana.step(numbers, wanted="done: The agenda has your order.")
        assert tuple(reversed(CRITERIA)) == tuple(sorted(room.state.arranged, key=CRITERIA.index))[::-1]
        assert CRITERIA[0] == room.state.arranged[-1]
        await ana.hears("order by hand")
        await ana.step("order", "computed", wanted="done: The agenda has its computed order.")
    assert 0 == len(room.state.arranged)


def test_who_facilitates_beside_the_chair_is_offered_what_they_may_do() -> None:
    """Absences, the timer and the chair itself; in the lobby the reveal says whom to ask."""
    room = revealed()
    room.act("ana", c.ChangeRoles(BEN, (Role.PANELIST, Role.FACILITATOR)))
    view = view_of(room, "ben")
    words = {each.word for each in view.options}
    assert set() == OF_THE_CHAIR & words
    assert {"timer", "call", "absent", "chair", "claim"} <= words
    assert OF_THE_CHAIR <= {each.word for each in view_of(room, "ana").options}
    assert "claim" not in {each.word for each in view_of(room, "ana").options}
    assert [] == [each for each in said(view, "person") if "chair" in each]
    assert not moment_of(room, "ben").reading.leads


def test_in_the_lobby_the_reveal_says_whom_to_ask() -> None:
    """What cannot act says why; what a facilitator may do beside the chair stays."""
    room = FakeRoom()
    room.act("ana", c.ChangeRoles(BEN, (Role.PANELIST, Role.FACILITATOR)))
    view = view_of(room, "ben", "setup")
    assert "Ana has the chair. Ask them to open the scorecards, or claim it when they are gone." == why(
        view, "reveal"
    )
    assert "" == why(view, "absent") == why(view, "claim")


def test_a_running_timer_is_said_in_steps_and_not_with_every_beacon() -> None:
    """Twelve minutes are eight sentences; the screens count the seconds."""
    started = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
    timer = (started.isoformat(), 12 * 60)
    said = [minutes_left(timer, started + timedelta(seconds=each)) for each in range(0, 12 * 60 + 30, 5)]
    near = [f"At most {each} minutes left" for each in (5, 4, 3, 2)]
    expected = ["More than 10 minutes left", "More than 5 minutes left", *near, "At most 1 minute left"]
    assert [*expected, "Time is up"] == list(dict.fromkeys(said))
    assert "" == minutes_left(None, started)
