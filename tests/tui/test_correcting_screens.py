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
from panelry_tui.correcting import ASKED, REVOKE, why_not_revoke
from panelry_tui.decision_record import record_of
from panelry_tui.decision_said import as_markdown, said_at
from panelry_tui.palette_acts import acts_of
from panelry_tui.reading import Reading
from panelry_tui.release_reading import ReleaseReading
from tui.fake_room import FakeRoom
from tui.late_room import PANEL, release_room, released_room, sign, summary_room
from tui.screen_text import as_stored
from tui.seated import Terminal, seated
from tui.test_plain import plain
from tui.test_plain_views import moment_of, said, view_of, why

MORE, WORDS = SentenceId("more"), "It was the second exercise."


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def correcting_room(room: FakeRoom | None = None) -> FakeRoom:
    """Return a room at the release once more: a corrected text was signed, and the former one stands."""
    room = room or released_room()
    room.act("ana", c.CorrectText("the candidate named another exercise"))
    room.act("ben", c.EditSentence(MORE, Section.CLOSING, WORDS, ""))
    room.act("chen", c.AcceptSentence(MORE, WORDS))
    sign(room, *PANEL)
    room.act("ana", c.OpenRelease())
    return room


def corrected_room(room: FakeRoom | None = None) -> FakeRoom:
    """Return a room whose second version was released."""
    room = correcting_room(room)
    room.act("ana", c.Release(Channel.CALL, text_hash(room.state), "Amara"))
    return room


def offered(room: FakeRoom) -> list[str]:
    """Return the acts without a key that the palette offers to Ana."""
    return [key.action for key, _ in acts_of(Reading(room.store_for("ana").view(), PersonId("ana")))]


def reading_of(terminal: Terminal) -> Reading:
    """Return what a terminal has now."""
    return Reading(terminal.app.store.view(), terminal.app.store.half.person)


async def revoke(terminal: Terminal) -> None:
    """Choose in the palette to revoke the release."""
    await terminal.press("ctrl+p")
    await terminal.write("Revoke the release")
    await terminal.until(lambda: "handed over no more" in terminal.text())
    await terminal.press("enter")
    await terminal.pilot.pause(0.1)


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
        assert as_stored(f"release-correction-{name}-80x24", terminal.text()) == terminal.text()


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


async def test_what_was_released_is_revoked_while_its_correction_is_written() -> None:
    """From the palette of the summary, where nothing but that offers it; once it is done it says so."""
    room = released_room()
    room.act("ana", c.CorrectText("the candidate named another exercise"))
    async with seated(room, "ana", (80, 24)) as terminal:
        assert "revoke" in [key.action for key, _ in acts_of(reading_of(terminal))]
        await revoke(terminal)
        assert REVOKE in terminal.text()
        await terminal.write("It names somebody else.", "ctrl+s")
        await terminal.until(lambda: why_not_revoke(reading_of(terminal)) != "")
        assert "SIGNATURES" in terminal.text()
        assert room.state.handed is not None
        assert room.state.handed.revoked is not None
        await revoke(terminal)
        await terminal.until(lambda: bool(terminal.said()))
        assert SENTENCES[Code.RELEASE_REVOKED] == terminal.said()[-1]
    assert [] == [other for other in (released_room(), summary_room()) if "revoke" in offered(other)]


@pytest.mark.parametrize(
    ("make", "person", "why"),
    [
        (summary_room, "ana", "Nothing is released, so there is nothing to revoke."),
        (correcting_room, "ben", SENTENCES[Code.NOT_ALLOWED]),
    ],
)
async def test_what_cannot_be_revoked_says_why(make: Callable[[], FakeRoom], person: str, why: str) -> None:
    """Nothing was released yet, or it is not for this role."""
    async with seated(make(), person, (80, 24)) as terminal:
        await terminal.app.screen.run_action("revoke")
        await terminal.until(lambda: bool(terminal.said()))
        assert why == terminal.said()[-1]


async def test_a_release_is_revoked_by_its_key_before_the_corrected_text_is_released() -> None:
    """The row of the correction then no longer says that the former text stays readable."""
    room = correcting_room()
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("R")
        await terminal.write("It names somebody else.", "ctrl+s")
        await terminal.until(lambda: "is revoked" in terminal.text())
        assert "is revoked" in terminal.text()
        assert "stays readable" not in terminal.text()
    assert said(view_of(room, "ana"), "correction")[0].endswith("is revoked.")


async def test_plain_mode_revokes_a_release_while_its_correction_is_written() -> None:
    """It is offered to who may, and done once."""
    room = released_room()
    assert None is why(view_of(summary_room(), "ana"), "revoke")
    room.act("ana", c.CorrectText("the candidate named another exercise"))
    assert ("", None) == (why(view_of(room, "ana"), "revoke"), why(view_of(room, "ben"), "revoke"))
    async with plain(room, "ana") as ana:
        await ana.hears("sentence: 1.")
        await ana.step("revoke", wanted=REVOKE)
        await ana.step("It names somebody else.", wanted="done: The release is revoked.")
    assert SENTENCES[Code.RELEASE_REVOKED] == why(view_of(room, "ana"), "revoke")
    assert "" == why(view_of(correcting_room(), "ana"), "revoke")


def test_the_decision_record_names_every_version_by_its_time() -> None:
    """The first one is released, each later one corrects it; before the release nothing is named."""
    room = corrected_room()
    now = room.state.handed
    assert now is not None
    record = record_of(room.past("ana"))
    assert (now.former[0].at, now.at) == record.released
    assert f"- Released: {said_at(now.former[0].at)}; corrected: {said_at(now.at)}" in as_markdown(record)
    assert "Released" not in as_markdown(record_of(release_room().past("ana")))


def test_after_a_correction_began_no_draft_is_said_to_be_the_first() -> None:
    """An earlier version was released, and the text is a draft again."""
    room = correcting_room()
    reading = Reading(room.store_for("ana").view(), PersonId("ana"))
    words, released = _text(reading)[1:]
    assert "An earlier version was released." in words
    assert not released
