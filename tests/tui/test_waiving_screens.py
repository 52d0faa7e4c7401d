"""Waiving on the summary screen and in plain mode: who may, with which words, and what is read then."""

from panelry import commands as c
from panelry.points import Section
from panelry.refusals import SENTENCES, Code
from tui.fake_room import FakeRoom
from tui.late_room import add, summary_room
from tui.seated import seated
from tui.test_plain import plain

ARRANGED = "You had extra time for the exercise."
COPIED = "You went silent for a long while at the failover question."


def room_with(text: str) -> FakeRoom:
    """Return a summary to which Dara added a sentence, with an adjustment on file."""
    room = summary_room()
    room.act("ana", c.RecordAdjustment(on_file=True))
    add(room, "dara", text, Section.GROWTH)
    return room


async def test_the_facilitator_waives_a_finding_with_a_reason() -> None:
    """The key says so at the finding, and the reason stands in its place afterwards."""
    room = room_with(ARRANGED)
    async with seated(room, "ana") as terminal:
        await terminal.press("exclamation_mark")
        assert "waives it, with a reason." in terminal.text()
        await terminal.press("w")
        assert "Waive ADJUST: why?" in terminal.text()
        await terminal.write("They asked for it in writing", "ctrl+s")
        await terminal.pilot.pause(0.1)
        assert "FINDINGS 1 to resolve before anyone can sign; 1 waived" in terminal.text()
        assert "2 ADJUST waived: “You had extra time”" in terminal.text()
    assert [("ADJUST", "They asked for it in writing")] == [
        (each.rule, each.reason) for each in room.state.waived
    ]


async def test_only_the_author_is_asked_for_a_yes_to_private_words() -> None:
    """Everybody else reads whom to ask."""
    room = room_with(COPIED)
    async with seated(room, "ana") as ana, seated(room, "ben") as ben:
        await ana.press("exclamation_mark", "w")
        assert SENTENCES[Code.AUTHORS_YES_NEEDED] in ana.said()[-1]
        await ben.press("exclamation_mark", "w")
        assert "These are your private words" in ben.text()
        await ben.press("escape")


async def test_plain_mode_waives_with_a_reason() -> None:
    """The finding is chosen first."""
    room = room_with(ARRANGED)
    async with plain(room, "ana") as ana:
        await ana.step("waive", wanted="Waive which finding?")
        await ana.step("1", wanted="Waive ADJUST: why?")
        await ana.step("They asked for it in writing", wanted="Waived, with your reason on record.")
        await ana.hears("Waived: ADJUST")
