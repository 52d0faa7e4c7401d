"""Points left half done: gone on with, dropped with one key, and never piled up."""

from textual.widgets import Input

from panelry import commands as c
from panelry.debrief import PointState
from panelry.events import PointWritten
from panelry.ids import PersonId, PointId
from panelry.points import Kind, Polarity
from panelry_tui.screens.dialogs import NOTHING_TYPED
from panelry_tui.screens.point_form import PointForm
from tui.fake_room import FakeRoom
from tui.late_room import summary_room
from tui.seated import seated
from tui.six_people import DESIGN, discussed
from tui.test_conclude import fill
from tui.test_plain import plain

BEN = PersonId("ben")


def of_ben(room: FakeRoom) -> list[PointState]:
    """Return the points that Ben wrote."""
    return [each for each in room.state.points.values() if each.point.author == BEN]


async def test_unfinished_points_do_not_pile_up() -> None:
    """Saved half done again and again, it is one and the same point."""
    room = discussed()
    async with seated(room, "ben") as terminal:
        for number in range(3):
            await terminal.press("w", *["enter"] * bool(number))
            await fill(terminal, situation=f"In part {number}")
            await terminal.press("ctrl+s")
        assert ["In part 2"] == [each.point.situation for each in of_ben(room)]


async def test_an_unfinished_point_is_dropped_with_one_key_and_kept_in_the_record() -> None:
    """No list and no line shows it, and the next point takes its place; a complete one is not dropped."""
    room = discussed()
    async with seated(room, "ben") as terminal:
        await terminal.press("w", "ctrl+s", "w", "enter", *" again", "escape", "w")
        assert "d Drop an unfinished one" in terminal.text()
        await terminal.press("down", "d")
        assert "d drops an unfinished point." in terminal.said()[-1]
        await terminal.press("up", "d")
        words = "Single region only; no answer on failover"
        assert f"Dropped, and kept in the record: {words}" == terminal.said()[-1]
        assert {} == terminal.app.store.begun
        assert "not approved yet" not in terminal.text()
        written = [each for made, _ in room.journal for each in made if isinstance(each, PointWritten)]
        assert [words, ""] == [each.point.behaviour for each in written if each.point.author == BEN]
        await terminal.press("w")
        await fill(terminal, situation="In the talk", behaviour="you led")
        await terminal.press("ctrl+s", "enter")
        assert ["In the talk"] == [each.point.situation for each in of_ben(room)]
        await terminal.press("w")
        assert ["new", "edit", "withdraw"] == [each.split(" ")[0] for each in terminal.choices()]
        assert "d Drop" not in terminal.text()


async def test_an_empty_form_is_no_point() -> None:
    """It stays open and says why."""
    room = discussed()
    async with seated(room, "ben") as terminal:
        await terminal.press("w")
        await fill(terminal, behaviour="")
        await terminal.press("ctrl+s")
        assert NOTHING_TYPED == terminal.said()[-1]
        assert isinstance(terminal.app.screen, PointForm)
    assert [] == of_ben(room)


async def test_a_point_whose_former_version_is_shared_is_no_unfinished_one() -> None:
    """Its approved words stay in the draft: it is changed, and not dropped."""
    room = discussed()
    whole = c.WritePoint(PointId("p2"), DESIGN, Polarity.STRENGTH, "In the talk", "you led", Kind.SAW)
    room.act("ben", whole, c.ApprovePoint(PointId("p2"), 1))
    room.act("ben", c.WritePoint(PointId("p2"), DESIGN, Polarity.STRENGTH, "", "you led", Kind.SAW))
    async with seated(room, "ben") as terminal:
        await terminal.press("w")
        assert ["new", "edit p2"] == terminal.choices()


async def test_the_summary_goes_on_with_an_unfinished_point_and_drops_it() -> None:
    """A new point on its criterion is that one; the key that takes back drops it from the list."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("w", "enter")
        await terminal.write("In the design exercise", "ctrl+s")
        await terminal.press("w", "enter")
        assert "In the design exercise" == terminal.app.screen.query_one("#situation", Input).value
        await terminal.press("escape", "tab")
        before = len(room.state.points)
        await terminal.press("n")
        assert "Dropped, and kept in the record: In the design exercise" == terminal.said()[-1]
        assert ("In the design exercise" in terminal.text(), before) == (False, len(room.state.points))


async def test_plain_mode_goes_on_with_an_unfinished_point_first_and_can_drop_it() -> None:
    """The list begins with it and ends with dropping it."""
    room = discussed()
    room.act("ben", c.WritePoint(PointId("p2"), DESIGN, Polarity.GROWTH, "In the talk", "", Kind.SAW))
    async with plain(room, "ben") as person:
        await person.step("point", wanted="A point on which criterion?")
        await person.step("1", wanted="1 go on with the unfinished one: In the talk")
        await person.step("3", wanted="Dropped, and kept in the record.")
        await person.step("point", wanted="A point on which criterion?")
        await person.step("1", wanted="It is a")
    assert "" == room.state.points[PointId("p2")].point.situation
