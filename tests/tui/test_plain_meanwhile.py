"""What others do between a question of plain mode and its answer: the answer means what the question said."""

import asyncio
import re

import pytest

from panelry import commands as c
from panelry import parts as p
from panelry.debrief import in_the_chair
from panelry.ids import PersonId
from panelry.panel import Role, Standing
from panelry.refusals import SENTENCES, Code
from panelry_tui.plain.conversation import CHANGED
from panelry_tui.summary_reading import SummaryReading
from tui.fake_room import FakeRoom
from tui.late_room import alone_room
from tui.six_people import AMBIGUITY, DESIGN, discussed
from tui.test_lost import restored
from tui.test_plain import Person, plain
from tui.test_plain_views import in_summary, moment_of, revealed

BEN = PersonId("ben")
_LONG_AGO = 1.1
"""Seconds after which nobody can say that somebody typed before they heard."""


def number_of(person: Person, text: str) -> str:
    """Return the number that was last said for a choice."""
    return str(re.findall(rf"\b(\d+) {text}", "\n".join(person.lines()))[-1])


def replies_of_ben(room: FakeRoom) -> list[p.Reply]:
    """Return what Ben has answered to the proposal on the first criterion."""
    offered = moment_of(room, "ana").board().offered(DESIGN)
    assert offered is not None
    return [each for each in offered.replies if each.person == BEN]


def sentences(room: FakeRoom) -> tuple[p.Written, ...]:
    """Return the sentences of the summary as it stands."""
    return tuple(SummaryReading(moment_of(room, "ana").reading).sentences)


def taken_out(written: p.Written) -> c.EditSentence:
    """Return the command that takes a sentence out."""
    return c.EditSentence(written.sentence, written.section, "", written.text)


async def test_the_number_of_a_choice_that_went_does_nothing() -> None:
    """A colleague proposes anew while Ben listens: 1 is not another level than the one he heard."""
    room = discussed()
    async with plain(room, "ben") as ben:
        await ben.hears("accept 3 on System design")
        number = number_of(ben, "accept 3 on System design")
        room.act("ana", c.Propose(DESIGN, 5))
        await ben.hears("accept 5 on System design")
        await asyncio.sleep(_LONG_AGO)
        gone = "refused: The choices changed: accept 3 on System design is no longer possible. Nothing"
        since = await ben.types(number)
        await ben.hears(gone, f"choice: {number} accept 5 on System design", since=since)
        assert [] == replies_of_ben(room)


async def test_what_was_there_keeps_its_number_and_what_is_new_gets_one_of_its_own() -> None:
    """Every number that was said stays good for what it was said for."""
    room = revealed()
    room.act("ana", c.PutTopic(DESIGN))
    async with plain(room, "ben") as ben:
        await ben.hears("raise my hand")
        before = number_of(ben, "raise my hand")
        room.act("ana", c.Propose(DESIGN, 3))
        await ben.hears("accept 3 on System design")
        assert before == number_of(ben, "raise my hand")
        await asyncio.sleep(_LONG_AGO)
        await ben.step(before, wanted="done: Your hand is up.")
        await asyncio.sleep(_LONG_AGO)
        await ben.step(number_of(ben, "accept 3 on System design"), wanted="done: You stand by 3.")


async def test_a_word_that_came_to_mean_something_else_is_asked_again_once() -> None:
    """However long ago the change was said: the question that Ben heard meant another level."""
    room = discussed()
    async with plain(room, "ben") as ben:
        await ben.hears("accept 3 on System design")
        room.act("ana", c.Propose(DESIGN, 4))
        await ben.hears("accept 4 on System design")
        await asyncio.sleep(_LONG_AGO)
        await ben.step(
            "accept", wanted="refused: The choices changed: accept means accept 4 on System design"
        )
        await asyncio.sleep(_LONG_AGO)
        await ben.step("accept", wanted="done: You stand by 4.")


async def test_words_of_dissent_do_not_go_to_a_newer_proposal() -> None:
    """They were typed about the level that the question named; they stay kept."""
    room = discussed()
    async with plain(room, "ben") as ben:
        await ben.step("dissent", wanted="question: Why do you dissent from 3 on System design?")
        room.act("ana", c.Propose(DESIGN, 5))
        await ben.step("No failover.", wanted="refused: ")
        assert [] == replies_of_ben(room)


async def test_a_scorecard_that_would_open_at_once_is_not_submitted_as_a_sealed_one() -> None:
    """The reveal came between "it stays sealed" and the yes."""
    room = FakeRoom()
    for who in ("ana", "ben"):
        for criterion in room.state.rubric.criteria:
            room.act(who, c.Rate(criterion.id, 3))
    room.act("ana", c.Submit())
    async with plain(room, "ben") as ben:
        await ben.step("submit", wanted="question: Submit your scorecard?")
        room.act("ana", c.OpenEvidence(3), c.Reveal())
        await ben.step("yes", wanted=f"refused: {CHANGED}")
        assert None is room.state.card(BEN).submitted


async def test_somebody_who_came_back_meanwhile_is_not_marked_otherwise() -> None:
    """The list said nothing of it when it was asked."""
    room = revealed()
    room.act("ana", c.MarkAbsent(BEN))
    async with plain(room, "ana") as ana:
        await ana.step("absent", wanted="Ben Okafor, absent")
        room.act("ben", c.MarkPresent(BEN))
        await ana.step(f"person {BEN}", wanted=f"refused: {CHANGED}")
    assert Standing.EXPECTED is room.state.people[BEN].standing


async def test_the_roles_that_somebody_got_meanwhile_are_not_taken_away() -> None:
    """To let somebody facilitate, too, adds to the roles of now."""
    room = revealed()
    async with plain(room, "ana") as ana:
        await ana.step("chair", "1", wanted="question: What shall Ben Okafor do?")
        room.act("ana", c.ChangeRoles(BEN, (Role.PANELIST, Role.COORDINATOR)))
        await ana.step("too", wanted=f"refused: {CHANGED}")
    assert {Role.PANELIST, Role.COORDINATOR} == set(room.state.people[BEN].roles)


async def test_the_chair_of_somebody_else_than_was_asked_is_not_claimed() -> None:
    """It went on while Ben thought."""
    room = revealed()
    room.act("ana", c.ChangeRoles(BEN, (Role.PANELIST, Role.FACILITATOR)))
    async with plain(room, "ben") as ben:
        room.present("ben", seen={"ana": "2026-11-22T13:00:00.000Z"})
        room.gone = 100
        await ben.step("claim", wanted="question: Claim the chair of Ana")
        room.act("ana", c.HandOverChair(PersonId("chen")))
        await ben.step("yes", wanted=f"refused: {CHANGED}")
    assert PersonId("chen") == in_the_chair(room.state)


async def test_reading_goes_on_behind_the_sentence_that_was_heard() -> None:
    """A sentence that a colleague takes out or adds before it leaves nothing out and repeats nothing."""
    room = in_summary()
    async with plain(room, "ben") as ben:
        await ben.step("read", "next", wanted="sentence: 2. ")
        first, second, third = sentences(room)[:3]
        room.act("ana", taken_out(first))
        await ben.step("next", wanted=third.text)
        room.act("ana", taken_out(third))
        await ben.step("previous", wanted=second.text)


async def test_a_text_that_changed_after_it_was_heard_is_not_signed() -> None:
    """The yes was to the words that were said."""
    room = in_summary()
    async with plain(room, "ben") as ben:
        await ben.step("sign", wanted="question: Sign exactly this text?")
        room.act("ana", taken_out(sentences(room)[0]))
        await ben.step("yes", wanted=f"refused: {SENTENCES[Code.TEXT_CHANGED]}")
        assert {} == room.state.signatures


async def test_who_signs_thanks_alone_hears_that_it_holds_no_feedback() -> None:
    """After the exact text and before the question, with the reason."""
    async with plain(alone_room(agreed=False), "ana") as ana:
        wanted = "finding: No feedback is in it, only thanks: no level is agreed."
        await ana.step("sign", wanted=wanted)
        await ana.hears("question: Sign exactly this text?")


async def test_more_that_a_server_lost_meanwhile_is_asked_about_anew() -> None:
    """Ben said yes to one thing, not to two."""
    room = FakeRoom()
    async with plain(room, "ben") as ben:
        await ben.hears("status: Scoring")
        await restored(room, ben.store, c.Rate(DESIGN, 4))
        await ben.step("repeat", wanted="question: What becomes of them?")
        lost = ben.store.half.lost
        ben.store.half.lost = (*lost, *lost)
        await ben.step("again", wanted=f"refused: {CHANGED}")
        await ben.hears("left: The server was restored without 2 things")
        assert (*lost, *lost) == ben.store.half.lost


async def test_leaving_the_question_about_what_was_lost_decides_nothing() -> None:
    """It comes again with the next start."""
    room = FakeRoom()
    async with plain(room, "ben") as ben:
        await ben.hears("status: Scoring")
        await restored(room, ben.store, c.Rate(DESIGN, 4))
        await ben.step("repeat", wanted="question: What becomes of them?")
        await ben.step("back", wanted="left: It is asked again with the next start.")
        assert 1 == len(ben.store.half.lost)


@pytest.mark.parametrize("act", ["park", "round"])
async def test_what_acts_at_once_names_the_criterion_that_it_is_about(act: str) -> None:
    """Whoever heard one title does not park another criterion."""
    room = revealed()
    room.act("ana", c.PutTopic(DESIGN))
    async with plain(room, "ana") as ana:
        await ana.hears("park System design", "open a second round on System design")
        room.act("ana", c.PutTopic(AMBIGUITY))
        await ana.hears("park Handling ambiguity")
        await ana.step(act, wanted="refused: The choices changed: ")
