"""What plain mode says of news: only what changed, the question again in short, and numbers that stay."""

from panelry import commands as c
from panelry.ids import CriterionId, PersonId
from panelry.panel import Role
from panelry_tui.plain.lines import Line
from panelry_tui.plain.menu import changed
from tui.fake_room import PANEL, FakeRoom
from tui.six_people import discussed
from tui.test_plain import plain
from tui.test_plain_meanwhile import number_of

DESIGN = CriterionId("system-design")
PEOPLE = (Line("status", "Scoring."), Line("person", "Ana: 1 of 8."), Line("person", "Ben: 0 of 8."))


def test_what_is_new_of_several_people_is_one_line() -> None:
    """At first each person has a line; later all that changed of them stand in one."""
    later = (PEOPLE[0], Line("person", "Ana: 2 of 8."), Line("person", "Ben: 3 of 8."))
    assert PEOPLE == changed(PEOPLE, ())
    assert (Line("person", "Ana: 2 of 8. Ben: 3 of 8."),) == changed(later, PEOPLE)


async def test_a_number_of_the_lobby_keeps_its_meaning_for_the_phase() -> None:
    """What goes and comes back has its number again, and no other act ever gets it."""
    room = FakeRoom({**PANEL, "ana": ("Ana Duarte", (Role.FACILITATOR,))})
    async with plain(room, "ana") as ana:
        await ana.hears("mark somebody absent")
        before = number_of(ana, "mark somebody absent, or expect them again")
        since = len(ana.said)
        room.act("ana", *(c.MarkAbsent(PersonId(each)) for each in ("ben", "chen", "dara")))
        await ana.hears("settled: Absent", "mark somebody absent", since=since)
        await ana.step("repeat", wanted="mark somebody absent")
        assert before == number_of(ana, "mark somebody absent, or expect them again")


async def test_what_was_done_for_the_person_is_not_said_to_have_waited() -> None:
    """Only what waited when they began is counted; an act that is not theirs goes without words."""
    room = FakeRoom()
    async with plain(room, "ben") as ben:
        await ben.hears("question: ")
        await ben.store.ask(c.Rate(DESIGN, 4))
        await ben.hears("1. System design: 4")
        assert not any("What waited" in each for each in ben.lines())


async def test_after_news_the_question_stands_again_in_short() -> None:
    """The line before a prompt is a question, also behind what others did."""
    room = discussed()
    async with plain(room, "ben") as ben:
        await ben.hears("question: ")
        since = len(ben.said)
        room.act("chen", c.RaiseHand())
        await ben.hears("hand: Chen Wei", since=since)
        await ben.hears("question: ", since=since)
