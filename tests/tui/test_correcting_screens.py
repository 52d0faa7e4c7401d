"""Correcting a released text on the screens and in plain mode: what is asked, said and shown."""

import time
from collections.abc import Callable

import pytest

from panelry import commands as c
from panelry.ids import PersonId, SentenceId
from panelry.panel import Channel
from panelry.points import Section
from panelry.refusals import SENTENCES, Code
from panelry.summary import text_hash
from panelry_tui.commands.summary_seen import _text
from panelry_tui.correcting import ASKED
from panelry_tui.decision_record import record_of
from panelry_tui.decision_said import as_markdown
from panelry_tui.reading import Reading
from panelry_tui.release_reading import ReleaseReading
from tui.fake_room import FakeRoom
from tui.late_room import PANEL, release_room, released_room, sign
from tui.screen_text import golden_screen
from tui.seated import seated
from tui.test_plain_views import moment_of, said, view_of

MORE, WORDS = SentenceId("more"), "It was the second exercise."


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def correcting_room() -> FakeRoom:
    """Return a room at the release once more: a corrected text was signed, and the former one stands."""
    room = released_room()
    room.act("ana", c.CorrectText("the candidate named another exercise"))
    room.act("ben", c.EditSentence(MORE, Section.CLOSING, WORDS, ""))
    room.act("chen", c.AcceptSentence(MORE, WORDS))
    sign(room, *PANEL)
    room.act("ana", c.OpenRelease())
    return room


def corrected_room() -> FakeRoom:
    """Return a room whose second version was released."""
    room = correcting_room()
    room.act("ana", c.Release(Channel.CALL, text_hash(room.state), "Amara"))
    return room


async def test_a_released_text_is_corrected_with_a_reason() -> None:
    """The summary opens again, and a revoked release says why it does not."""
    room = released_room()
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("B")
        assert ASKED in terminal.text()
        await terminal.write("The exercise was another one.", "ctrl+s")
        await terminal.pilot.pause(0.1)
        assert "SIGNATURES" in terminal.text()
    room = released_room()
    room.act("ana", c.Revoke("a name was wrong"))
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("B")
        assert SENTENCES[Code.RELEASE_REVOKED] == terminal.said()[-1]


async def test_a_closed_debrief_is_corrected_by_the_same_key() -> None:
    """Where a text stands; one that was closed without feedback offers nothing."""
    room = released_room()
    room.act("ana", c.Close())
    assert "correct" in {each.word for each in view_of(room, "ana").options}
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("B")
        assert ASKED in terminal.text()
        await terminal.write("The exercise was another one.", "ctrl+s")
        await terminal.pilot.pause(0.1)
        assert "SIGNATURES" in terminal.text()
    room = release_room()
    room.act("ana", c.Close("nobody asked for it"))
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("B")
        assert ASKED not in terminal.text()
    assert "correct" not in {each.word for each in view_of(room, "ana").options}


async def test_a_correction_is_ended_by_closing_and_by_no_other_end() -> None:
    """Something was handed over, so nothing is closed without feedback, and no position takes it back."""
    room = correcting_room()
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("W", "Z")
        assert ["The summary is released. c closes the debrief."] * 2 == terminal.said()
        await terminal.press("c")
        assert "The hand-over: not recorded yet. Close the debrief all the same?" in terminal.text()
    words = {each.word for each in view_of(room, "ana").options}
    assert set() == {"withdraw", "abandon"} & words
    assert {"close", "on-file"} & words


@pytest.mark.parametrize(("name", "make"), [("under-way", correcting_room), ("released", corrected_room)])
async def test_a_correction_looks_as_designed(name: str, make: Callable[[], FakeRoom]) -> None:
    """What stands meanwhile, and which version it is afterwards."""
    async with seated(make(), "ana", (80, 24)) as terminal:
        assert golden_screen(f"release-correction-{name}-80x24") == terminal.text()


def test_a_corrected_text_passes_the_gate_again_in_plain_mode() -> None:
    """The words are those of the screen; the first release does not close the gate."""
    assert "correct" in {each.word for each in view_of(released_room(), "ana").options}
    room = correcting_room()
    assert said(view_of(room, "ana"), "correction")[0].endswith("stays readable meanwhile.")
    assert ["The summary can be released now."] == said(view_of(room, "ana"), "next")
    assert "back-to-summary" in {each.word for each in view_of(room, "ana").options}
    room = corrected_room()
    assert said(view_of(room, "ana"), "corrected")[0].startswith("version 2; before it: ")


def test_a_revocation_of_the_first_version_is_none_of_the_second() -> None:
    """It is the version that stands whose revocation ends the hand-over."""
    room = correcting_room()
    room.act("ana", c.Revoke("wrong"), c.Release(Channel.CALL, text_hash(room.state), "Amara"))
    moment = moment_of(room, "ana")
    assert not ReleaseReading(moment.reading, moment.seen.now).revoked


def test_the_decision_record_names_every_version_by_its_time() -> None:
    """The first one is released, each later one corrects it; before the release nothing is named."""
    room = corrected_room()
    now = room.state.handed
    assert now is not None
    record = record_of(room.past("ana"))
    assert (now.former[0].at, now.at) == record.released
    assert f"- Released: {now.former[0].at}; corrected: {now.at}" in as_markdown(record)
    assert "Released" not in as_markdown(record_of(release_room().past("ana")))


def test_after_a_correction_began_no_draft_is_said_to_be_the_first() -> None:
    """An earlier version was released, and the text is a draft again."""
    room = correcting_room()
    reading = Reading(room.store_for("ana").view(), PersonId("ana"))
    words, released = _text(reading)[1:]
    assert "An earlier version was released." in words
    assert not released
