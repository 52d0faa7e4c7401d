"""The last row offers what acts now, what the debrief waits for in front."""

from collections.abc import Callable

import pytest

from panelry import commands as c
from panelry.panel import Channel, Role
from tui.fake_room import PANEL, FakeRoom
from tui.late_room import (
    approval_room,
    disputed_room,
    permitted_room,
    release_room,
    released_room,
    sign,
    summary_room,
)
from tui.seated import seated
from tui.six_people import SIX, opened, scored


def refused_room() -> FakeRoom:
    """Return a room whose candidate said no."""
    room = release_room()
    room.act("ana", c.RecordPermission(False, Channel.CALL, "by phone", "2026-12-31"))
    return room


def told_room() -> FakeRoom:
    """Return a room whose hand-over is on record."""
    room = released_room()
    room.act("ana", c.RecordHandover("delivered"))
    return room


async def last_row(room: FakeRoom, who: str) -> str:
    """Return the last row of somebody's screen."""
    async with seated(room, who, (100, 30)) as terminal:
        return terminal.text().rstrip("\n").splitlines()[-1]


@pytest.mark.parametrize(
    ("made", "first"),
    [
        (release_room, " r Permission  p Preview "),
        (approval_room, " r Permission  p Preview "),
        (permitted_room, " enter Release  r Permission "),
        (refused_room, " c Close  r Permission "),
        (released_room, " h Hand-over  p Preview "),
        (told_room, " c Close  p Preview "),
    ],
)
async def test_the_release_is_offered_once_it_can_happen(made: Callable[[], FakeRoom], first: str) -> None:
    """Before it, what is missing stands in front, and what comes next after it."""
    row = await last_row(made(), "ana")
    assert first == row[: len(first)]
    assert ("enter Release" in first) is ("enter Release" in row)


async def test_nobody_is_to_be_reminded_once_every_scorecard_is_in() -> None:
    """While one is missing, somebody is."""
    assert "u Nudge" in await last_row(FakeRoom(SIX), "ana")
    assert "u Nudge" not in await last_row(scored(), "ana")


async def test_a_coordinator_is_offered_to_record_the_permission_until_it_is() -> None:
    """It is all that the lobby waits for from them; the facilitator's row has other acts."""
    room = FakeRoom({**SIX, "cora": ("Cora Blum", (Role.COORDINATOR,))})
    assert " p Candidate's permission  ? Help" in await last_row(room, "cora")
    assert "permission" not in await last_row(room, "ana")
    room.act("cora", c.RecordPermission(True, Channel.CALL, "by phone", "2026-12-31"))
    assert "permission" not in await last_row(room, "cora")


async def test_an_observer_is_not_offered_to_submit() -> None:
    """Neither in the last row nor in help; a panelist is."""
    room = FakeRoom({**PANEL, "olu": ("Olu Ade", (Role.OBSERVER,))})
    assert "S Submit" in await last_row(room, "ben")
    assert "S Submit" not in await last_row(room, "olu")
    async with seated(room, "olu") as terminal:
        await terminal.press("question_mark")
        assert "Submit" not in terminal.dialog()


async def test_an_answer_is_offered_where_words_wait_for_it() -> None:
    """New text waits for its second reader, not for its writer alone; where nothing waits, for nobody."""
    assert "y/n Answer" in await last_row(disputed_room(), "chen")
    assert "y/n Answer" not in await last_row(summary_room(), "ben")


async def test_before_the_numbers_a_submitted_scorecard_says_when_it_can_be_revised() -> None:
    """To revise waits for them, so the key is named with its time."""
    async with seated(opened(), "ben") as terminal:
        await terminal.press("s")
        said = "Your scorecard is submitted. r revises a rating, with a reason, once the numbers are open."
        assert [said] == terminal.said()


async def test_who_is_sent_no_rating_reads_criteria_and_no_stage_that_is_over() -> None:
    """Evidence came first; the numbers are open to the panel by now."""
    room = scored(seats={**SIX, "cora": ("Cora Blum", (Role.COORDINATOR,))})
    async with seated(room, "cora") as terminal:
        room.act("ana", c.OpenEvidence())
        await terminal.drawn()
        assert "EVIDENCE FIRST" in terminal.text()
        room.act("ana", c.Reveal())
        await terminal.drawn()
        assert "EVIDENCE FIRST" not in terminal.text()
        assert " CRITERIA " in terminal.text()


async def test_those_who_did_not_sign_are_named_as_people_are() -> None:
    """Two are joined by a word, not by a comma."""
    room = summary_room()
    sign(room, "ana", "ben")
    async with seated(room, "ana") as terminal:
        await terminal.press("O")
        assert "Chen and Dara have not answered" in terminal.dialog()


async def test_a_hint_that_does_not_fit_ends_in_a_sign_that_says_so() -> None:
    """At the least width there is no room for all of it."""
    async with seated(FakeRoom(SIX), "ben", (60, 16)) as terminal:
        assert "e writes a note; only you will…" in terminal.text()


@pytest.mark.parametrize(("made", "who"), [(lambda: FakeRoom(SIX), "ben"), (opened, "ana")])
async def test_a_filter_says_how_all_is_shown_again(made: Callable[[], FakeRoom], who: str) -> None:
    """In the same words on every screen."""
    async with seated(made(), who) as terminal:
        await terminal.press("slash")
        assert "Leave it empty to show all." in terminal.dialog()
