"""Break-glass in plain mode: the same questions line by line, and what opened read aloud."""

import asyncio

import cast
from panelry.ids import PersonId
from panelry_tui.unsealed_reading import NOT_THE_NAME
from tui.test_break_glass_screens import ASK, REASON, a_room, so_far
from tui.test_plain import plain

_GATHERED = 0.2
"""Longer than news gather before they are said, in seconds: what is said first is where all stands."""


async def test_the_questions_are_asked_in_turn_and_a_wrong_name_opens_nothing() -> None:
    """The reason that was typed can be used again."""
    room = a_room()
    async with plain(room, "grace") as grace:
        await grace.step("glass", wanted="whose sealed scorecard opens?")
        await grace.step("1", wanted="To whom does it open?")
        await grace.step("1", wanted="Why does Ben Okafor's scorecard open?")
        await grace.step(REASON, wanted="To open it, type: Ben Okafor")
        await grace.step("Ben", wanted=NOT_THE_NAME)
        assert 0 == so_far(room)
        await grace.step("glass", "1", "1", wanted="use what you typed before")
        await grace.step("1", wanted="To open it, type: Ben Okafor")
        await grace.step("Ben Okafor", wanted="Ben Okafor's scorecard is open to Fay Haddad.")
    assert [(cast.BEN, cast.FAY, REASON)] == [
        (each.person, each.reader, each.reason) for each in room.state.unsealed
    ]


async def test_the_reader_hears_it_and_everybody_hears_that_it_happened() -> None:
    """The event is one line; the scorecard is said where it is asked for."""
    room = a_room()
    async with plain(room, "fay") as fay, plain(room, "chen") as chen:
        for person in (fay, chen):
            await person.hears("What now?")
        room.sample()
        await asyncio.sleep(_GATHERED)
        room.act("grace", ASK)
        for person in (fay, chen):
            await person.hears("Grace had the sealed scorecard of Ben opened to Fay")
        await fay.step("opened", wanted="It is what was sealed: every part matches its receipt.")
        await fay.hears("Handling ambiguity: 4", "saw: Sized the queue first")
        assert not [line for line in chen.lines() if "Sized the queue first" in line]


async def test_without_the_policy_nothing_of_it_is_offered_and_a_reader_learns_why_not() -> None:
    """The word does nothing where the debrief began without it."""
    room = a_room()
    room.act("grace", ASK)
    async with plain(room, "fay") as fay:
        await fay.step("glass", wanted="rates and asks no more before the reveal")
    assert PersonId("fay") in room.state.people
