"""A facilitator plays a whole debrief by keys that the screen names at that moment."""

from textual.widgets import Input, OptionList, Static

from panelry import commands as c
from panelry.debrief import Phase
from panelry.ids import CriterionId
from panelry.panel import Confidence, Recommendation, Role
from panelry.summary import unaccepted
from panelry_tui.screens.room_screen import RoomScreen
from panelry_tui.widgets.key_bar import KeyBar
from tui.fake_room import FakeRoom
from tui.late_room import sign
from tui.seated import Terminal, seated

SEATS = {
    "ana": ("Ana Duarte", (Role.FACILITATOR,)),
    "ben": ("Ben Okafor", (Role.PANELIST,)),
    "chen": ("Chen Wei", (Role.PANELIST,)),
    "dara": ("Dara Lind", (Role.PANELIST,)),
}
PANELISTS = ("ben", "chen", "dara")


def named(terminal: Terminal) -> set[str]:
    """Return the names of the keys that stand in the last row, in help, or at the foot of a dialog."""
    screen = terminal.app.screen
    if not isinstance(screen, RoomScreen):
        words = set(str(screen.query_one(".keys", Static).render()).split())
        return words | ({"escape"} if "esc" in words else set())
    found = (*screen.query_one(KeyBar).keys, *screen.help_keys())
    return {each for key in found for each in (*key.face.split(), *key.key.split(","))}


async def press(terminal: Terminal, *keys: str) -> None:
    """Press keys, each of which has to be named where it is pressed."""
    for key in keys:
        assert key in named(terminal), f"{key} is named nowhere on\n{terminal.text()}"
        await terminal.press(key)


async def choose(terminal: Terminal, choice: str) -> None:
    """Walk to a choice and choose it."""
    listed = terminal.app.screen.query_one(OptionList)
    for _ in range(listed.get_option_index(choice) - (listed.highlighted or 0)):
        await press(terminal, "down")
    await press(terminal, "enter")


async def answer(terminal: Terminal, text: str) -> None:
    """Type a line and confirm it."""
    assert isinstance(terminal.app.focused, Input)
    terminal.app.focused.value = text
    await press(terminal, "enter")


def score(room: FakeRoom, person: str) -> None:
    """Let a panelist rate everything and submit."""
    for place, each in enumerate(room.state.rubric.criteria):
        room.act(person, c.Rate(each.id, 3 + place % 2))
    room.act(person, c.Recommend(Recommendation.YES), c.GiveConfidence(Confidence.HIGH), c.Submit())


async def agree(terminal: Terminal, room: FakeRoom) -> CriterionId:
    """Propose the level that stands there for the criterion of the moment, and record it."""
    now = room.state.now
    assert now is not None
    await press(terminal, "c")
    await choose(terminal, "propose")
    await press(terminal, "enter")
    proposal = room.state.topic(now).proposal
    assert proposal is not None
    for person in PANELISTS:
        room.act(person, c.Answer(now, proposal.level, stands=True))
    await terminal.drawn()
    await press(terminal, "c")
    await choose(terminal, "record")
    return now


async def test_a_facilitator_plays_a_whole_debrief_by_keys_that_the_screen_names() -> None:
    """From the lobby to the released summary at 80x24; the panel answers from its own terminals."""
    room = FakeRoom(SEATS, opened=False)
    async with seated(room, "ana", (80, 24)) as terminal:
        await press(terminal, "B")
        for person in PANELISTS:
            score(room, person)
        await terminal.drawn()
        await press(terminal, "v")
        await choose(terminal, "open")
        await press(terminal, "v")
        await choose(terminal, terminal.choices()[1])
        agreed = set()
        for _ in room.state.rubric.criteria:
            await press(terminal, "n")
            agreed.add(await agree(terminal, room))
        assert {each.id for each in room.state.rubric.criteria} == agreed
        for choice in ("open", "outcome"):
            await press(terminal, "V")
            await choose(terminal, choice)
        await choose(terminal, "decline")
        await press(terminal, "space", "enter", "V")
        await choose(terminal, "summary")
        while unaccepted(room.state):
            await press(terminal, "!", "y")
        await press(terminal, "p", "escape", "a", "S", "S")
        sign(room, *PANELISTS)
        await terminal.drawn()
        await press(terminal, "O", "r")
        await choose(terminal, "yes")
        await choose(terminal, "call")
        await answer(terminal, "by phone, to me")
        await press(terminal, "enter")
        await press(terminal, "enter")
        await answer(terminal, "Amara")
    assert Phase.RELEASE is room.state.phase
    assert room.state.handed is not None
