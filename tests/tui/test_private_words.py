"""What stays with its author: the screen says so before it is handed in, and shows it to them afterwards."""

from panelry import commands as c
from panelry.ids import CriterionId, ObservationId
from panelry.points import Kind
from tui.fake_room import FakeRoom
from tui.seated import seated
from tui.six_people import SIX

DESIGN = CriterionId("system-design")
SMALL = (80, 24)


def a_room() -> FakeRoom:
    """Return a room where Ben has rated everything and keeps two observations to himself."""
    room = FakeRoom(SIX)
    room.act("ben", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria))
    for number, words, shareable in (
        ("1", "One region", False),
        ("2", "Two regions", True),
        ("3", "x", False),
    ):
        room.act("ben", c.Observe(ObservationId(number), DESIGN, Kind.SAW, words, shareable))
    return room


def footer(text: str) -> str:
    """Return the last row of a screen."""
    return text.splitlines()[-1]


async def test_on_an_observation_the_last_row_offers_what_acts_on_it() -> None:
    """At 80 columns, too: what is in context stands first, by what the key does now."""
    async with seated(a_room(), "ben", SMALL) as terminal:
        await terminal.press("g")
        assert "tab Next" in footer(terminal.text())
        await terminal.press("tab")
        assert footer(terminal.text()).startswith(" s Share  tab Criteria  enter Change")
        await terminal.press("j")
        assert footer(terminal.text()).startswith(" s Make private  tab Criteria")
        assert "S Submit  ? Help  q Leave" in footer(terminal.text())
        await terminal.press("s")
        assert footer(terminal.text()).startswith(" s Share  tab Criteria")
        await terminal.press("shift+tab", "j")
        assert footer(terminal.text()).startswith(" 0–5 Rate")
        assert "tab" not in footer(terminal.text())


async def test_handing_in_says_what_the_panel_will_not_see() -> None:
    """Private observations are counted, and the key that shares one is named."""
    async with seated(a_room(), "ben", SMALL) as terminal:
        await terminal.press("S")
        assert "2 observations stay only with you; s makes one shareable." in terminal.dialog()
        await terminal.press("escape", "tab", "s", "S")
        assert "1 observation stays only with you" in terminal.dialog()
        await terminal.press("escape", "G", "s", "S")
        assert "only with you" not in terminal.dialog()


async def test_private_observations_stand_beside_the_note_in_the_discussion() -> None:
    """Their author sees them there, marked; nobody else does."""
    room = a_room()
    room.act("ben", c.Submit())
    room.act("ana", c.OpenEvidence(5), c.Reveal(), c.PutTopic(DESIGN))
    async with seated(room, "ben", SMALL) as terminal:
        assert "You saw      One region" in terminal.text()
        assert "only you see this" in terminal.text()
    async with seated(room, "chen", SMALL) as terminal:
        assert "One region" not in terminal.text()
