"""The scenes that the pictures show: one fictional debrief from the lobby to the release."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from textual.pilot import Pilot

from panelry import commands as c
from panelry.ids import CriterionId, ObservationId
from panelry.panel import Role
from panelry.points import Kind
from tui.fake_room import FakeRoom
from tui.six_people import discussed, opened

DESIGN = CriterionId("system-design")


async def _nothing(pilot: Pilot[None]) -> None:
    del pilot


class Scene(NamedTuple):
    """One screen: whose it is, in which room, and what is pressed before the picture."""

    name: str
    person: str
    room: Callable[[], FakeRoom]
    play: Callable[[Pilot[None]], Awaitable[None]] = _nothing


def scoring() -> FakeRoom:
    """Return a room where two have submitted and Ben is in the middle of his scorecard."""
    room = FakeRoom(
        {
            "ana": ("Ana Duarte", (Role.FACILITATOR, Role.PANELIST)),
            "ben": ("Ben Okafor", (Role.PANELIST,)),
            "chen": ("Chen Wei", (Role.PANELIST,)),
            "dara": ("Dara Lind", (Role.PANELIST,)),
            "eli": ("Eli Marsh", (Role.PANELIST,)),
            "fay": ("Fay Novak", (Role.PANELIST,)),
        }
    )
    criteria = [each.id for each in room.state.rubric.criteria]
    for person, many in (("ana", 8), ("ben", 5), ("chen", 8), ("dara", 6)):
        for criterion in criteria[1 : many + 1] if many < 8 else criteria:
            room.act(person, c.Rate(criterion, 4))
    seen = (
        (Kind.SAW, "Single region only; no answer on failover", False),
        (Kind.HEARD, "“I would look it up”, on failover", False),
        (Kind.SAW, "Sized the queue before choosing it", True),
    )
    for number, (kind, text, shareable) in enumerate(seen):
        room.act("ben", c.Observe(ObservationId(f"o{number}"), DESIGN, kind, text, shareable))
    room.act("ben", c.WriteNote(DESIGN, "Back-pressure only after the third prompt."))
    room.act("ana", c.Submit())
    room.act("chen", c.Submit())
    return room


SCENES = (
    Scene("lobby", "ana", scoring),
    Scene("scoring", "ben", scoring),
    Scene("evidence", "ana", opened),
    Scene("discussion-facilitator", "ana", discussed),
    Scene("discussion-panelist", "ben", discussed),
)
"""In the order of a debrief."""
