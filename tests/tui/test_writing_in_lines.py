"""Writing together in plain mode: the same in lines, without a clock that is said again and again."""

import asyncio
from datetime import timedelta

import pytest

from panelry import commands as c
from panelry import events as e
from panelry import leases
from panelry.ids import PersonId
from panelry.leases import LEASE
from panelry.points import Section
from panelry.summary import wording
from panelry_tui.plain import writing_acts
from tui.fake_room import FakeRoom
from tui.test_plain import plain
from tui.test_plain_views import in_summary, said, view_of, why

OPENING = Section.OPENING
_PATIENCE = 3000
"""How often it is looked, a hundredth of a second apart, until something counts as a fault."""
ANA, BEN = PersonId("ana"), PersonId("ben")


def first(room: FakeRoom) -> str:
    """Return what the first sentence says."""
    return wording(room.state)[0].text


def renewed(room: FakeRoom) -> int:
    """Return how often a lease was renewed."""
    return sum(isinstance(each, e.WritingRenewed) for made, _ in room.journal for each in made)


def suggested(room: FakeRoom) -> str:
    """Let Ben suggest two more words for the first sentence; return the text."""
    name = wording(room.state)[0].id
    text = f"{first(room)} Thank you!"
    room.act("ben", c.Suggest(name, text, first(room)))
    return text


def test_who_writes_and_what_is_suggested_is_said_in_lines() -> None:
    """Who asked for the part stands beside it; a lapsed lease is not said."""
    room = in_summary()
    assert [] == said(view_of(room, "chen"), "writing")
    room.act("ana", c.WriteSection(OPENING))
    room.act("ben", c.AskForSection(OPENING))
    suggested(room)
    chen = view_of(room, "chen")
    assert ["Ana writes in “Opening” now, asked for by Ben."] == said(chen, "writing")
    assert ["You write in “Opening” now, asked for by Ben."] == said(view_of(room, "ana"), "writing")
    told = [each for each in said(chen, "finding") if "Ben suggests" in each]
    assert "{+Thank you!+} In brackets stands what goes, in braces what comes." in told[0]
    room.now += timedelta(seconds=LEASE)
    assert [] == said(view_of(room, "chen"), "writing")


def test_what_can_be_done_is_offered_where_it_can_be_done() -> None:
    """To ask where somebody else writes, to take over to who leads, to answer where there is a suggestion."""
    room = in_summary()
    words = ("ask-part", "take-part", "answer-suggestion")
    assert [None, None, None] == [why(view_of(room, "ana"), each) for each in words]
    room.act("ben", c.WriteSection(OPENING))
    suggested(room)
    assert ["", "", ""] == [why(view_of(room, "ana"), each) for each in words]
    assert ["", None, ""] == [why(view_of(room, "chen"), each) for each in words]
    assert [None, None, ""] == [why(view_of(room, "ben"), each) for each in words]


async def test_a_part_in_which_somebody_writes_is_not_edited() -> None:
    """One suggests instead, and may ask for the part."""
    room = in_summary()
    room.act("ana", c.WriteSection(OPENING))
    async with plain(room, "ben") as ben:
        await ben.hears("sentence: 1.")
        await ben.step("edit", wanted="Edit which sentence?")
        await ben.step("1", wanted="refused: Ana writes in that part now.")
        await ben.step("suggest", wanted="Suggest words for which sentence?")
        await ben.step("1", wanted="Which words do you suggest?")
        await ben.step("Thank you for your time.", wanted="done: Suggested.")
        assert [(BEN, "Thank you for your time.")] == [
            (each.author, each.text) for each in room.state.suggestions
        ]
        await ben.step("ask-part", wanted="Ask for which part?")
        await ben.step("1", wanted="done: Asked.")
        assert (BEN,) == room.state.leases[OPENING].asked


async def test_a_part_is_leased_while_its_sentence_is_typed() -> None:
    """It ends once the words are given, or the question is left."""
    room = in_summary()
    async with plain(room, "ben") as ben:
        await ben.hears("sentence: 1.")
        await ben.step("edit", wanted="Edit which sentence?")
        await ben.step("1", wanted="Your words for the sentence?")
        assert BEN == room.state.leases[OPENING].by
        await ben.step("Thank you for your time.", wanted="done: Saved.")
        await ben.hears("sentence: 1. Opening. Thank you for your time.")
        assert {} == room.state.leases


async def test_a_part_is_leased_while_a_sentence_is_added_to_it() -> None:
    """Nobody writes over the end of a part to which somebody adds."""
    room = in_summary()
    async with plain(room, "ben") as ben:
        await ben.hears("sentence: 1.")
        await ben.step("add", "1", wanted="Your words for the sentence?")
        assert BEN == room.state.leases[OPENING].by
        await ben.step("We liked your questions.", wanted="done: Saved.")
        await ben.hears("sentence: 3. Opening. We liked your questions.", "finding: Sentence 3.")
        assert {} == room.state.leases
        room.act("ana", c.WriteSection(OPENING))
        await ben.step("add", "1", wanted="refused: Ana writes in that part now.")


async def test_a_lease_is_renewed_while_a_long_sentence_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing arrives before Enter, so the clock renews it, so often and no longer."""
    monkeypatch.setattr(writing_acts, "RENEW", 0.01)
    monkeypatch.setattr(writing_acts, "RENEWALS", 3)
    monkeypatch.setattr(leases, "FRESH", 0)
    room = in_summary()
    async with plain(room, "ben") as ben:
        await ben.hears("sentence: 1.")
        await ben.step("edit", "1", wanted="Your words for the sentence?")
        for _ in range(_PATIENCE):
            if renewed(room) == 3:
                break
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        assert 3 == renewed(room)
        await ben.step("Thank you for your time.", wanted="done: Saved.")
        await ben.hears("sentence: 1. Opening. Thank you for your time.")
        assert {} == room.state.leases


async def test_a_part_that_was_taken_over_is_said_and_not_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types hears it before Enter, and keeps the words."""
    monkeypatch.setattr(writing_acts, "RENEW", 0.01)
    room = in_summary()
    async with plain(room, "ben") as ben:
        await ben.hears("sentence: 1.")
        await ben.step("edit", "1", wanted="Your words for the sentence?")
        room.act("ana", c.TakeSection(OPENING))
        await ben.hears("refused: Ana writes in that part now.")
        assert ANA == room.state.leases[OPENING].by
        await ben.step("Thank you for your time.", wanted="refused:")
        assert "Thank you for your time." in ben.store.begun.values()


async def test_suggestions_are_answered_one_by_one() -> None:
    """Accepted it stands in the text; put aside or left, the text stays."""
    room = in_summary()
    text, before = suggested(room), first(room)
    async with plain(room, "ana") as ana:
        await ana.hears("Ben suggests")
        await ana.step("answer-suggestion", wanted="Accept these words?")
        await ana.step("3", wanted="done: Left: it waits.")
        assert before == first(room)
        await ana.step("answer-suggestion", wanted="Accept these words?")
        await ana.step("2", wanted="done: Put aside.")
        assert (before, ()) == (first(room), room.state.suggestions)
        suggested(room)
        await ana.step("answer-suggestion", wanted="Accept these words?")
        await ana.step("1", wanted="done: Accepted.")
        assert text == first(room)


async def test_who_leads_takes_a_part_over_once_that_is_confirmed() -> None:
    """Nobody else is offered it."""
    room = in_summary()
    room.act("ben", c.WriteSection(OPENING))
    async with plain(room, "ana") as ana:
        await ana.hears("writing: Ben writes")
        await ana.step("take-part", wanted="Take over which part?")
        await ana.step("1", wanted="Take it over?")
        await ana.step("2", wanted="done: It is yours")
        assert ANA == room.state.leases[OPENING].by
