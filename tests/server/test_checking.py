"""Checking ahead: reading a panel's notes keeps no other debrief waiting."""

import asyncio
from collections.abc import Awaitable
from random import Random

import cast
from panelry import commands as c
from panelry.debrief import Debrief
from panelry.ids import CriterionId, DebriefId, PointId, SentenceId
from panelry.leaks.runs import reading
from panelry.points import Section
from panelry.scorecard import Note, Scorecard
from panelry_server.checking import before_deciding, before_showing
from story import Story, point


def _with_long_notes(story: Story, name: str) -> Debrief:
    """Return the story's state with 40 long notes by Ben that nobody has read yet."""
    random = Random(name)  # noqa: S311 - made-up words, the same each time
    texts = [" ".join(f"w{random.randrange(5000)}." for _ in range(80)) for _ in range(40)]
    notes: dict[CriterionId | None, Note] = {
        CriterionId(f"c{at}"): Note(text, 1) for at, text in enumerate(texts)
    }
    card = Scorecard(notes=notes, submitted=cast.moment(1))
    return story.changed(id=DebriefId(name), guarded={cast.BEN: card}).state


async def _turns_of_others(work: Awaitable[None]) -> int:
    """Return how often another task had its turn while the work was done."""
    turns = 0

    async def other() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(other())
    await work
    task.cancel()
    return turns


async def test_others_have_their_turns_while_a_text_is_checked() -> None:
    """Forty long notes are read on another thread: the loop turns many times meanwhile."""
    state = _with_long_notes(Story().summary(), "long-summary")
    before = reading.cache_info().misses
    assert await _turns_of_others(before_showing(state)) > 5
    assert reading.cache_info().misses - before >= 40


async def test_others_have_their_turns_while_a_point_is_checked() -> None:
    """An approval asks about everybody else's notes; they are read before the decision needs them."""
    story = Story().revealed().when(cast.ANA, point())
    state = _with_long_notes(story, "long-approval")
    before = reading.cache_info().misses
    assert await _turns_of_others(before_deciding(state, cast.ANA, c.ApprovePoint(PointId("p1"), 1))) > 5
    assert reading.cache_info().misses - before >= 40


async def test_nothing_is_checked_that_nobody_asks_about() -> None:
    """Before the summary a text has no findings, and a point that is not there none either."""
    state = _with_long_notes(Story().revealed(), "long-nothing")
    before = reading.cache_info().misses
    await before_deciding(state, cast.ANA, c.ApprovePoint(PointId("p9"), 1))
    assert before == reading.cache_info().misses


async def test_others_have_their_turns_while_a_written_sentence_is_checked() -> None:
    """An edit is checked against the private texts before it is decided, beside the other debriefs."""
    state = _with_long_notes(Story().summary(), "long-edit")
    before = reading.cache_info().misses
    edit = c.EditSentence(SentenceId("x"), Section.CLOSING, "Thank you for coming.", "")
    assert await _turns_of_others(before_deciding(state, cast.DARA, edit)) > 5
    assert reading.cache_info().misses - before >= 40
