"""The load of the terminal's budgets: eight panelists, twelve criteria, everybody revising."""

from collections.abc import Iterator
from itertools import count

from panelry import commands as c
from panelry.ids import CriterionId, PersonId
from panelry.panel import Mode, Role
from panelry.rubric import Criterion, Level, Rubric
from panelry.sync.frames import encode
from panelry.sync.server import Session
from panelry_tui.store import Store
from panelry_tui.widgets.models import BoardRow
from tui.fake_room import FakeRoom

NAMES = ("Ana", "Ben", "Chen", "Dara", "Eli", "Fay", "Gil", "Hua")
PEOPLE = tuple(name.lower() for name in NAMES)
TITLES = (
    "System design",
    "Handling ambiguity",
    "Code quality",
    "Debugging method",
    "Collaboration",
    "Explains trade-offs",
    "Ownership",
    "Curiosity",
    "Testing",
    "Operations",
    "Data modelling",
    "Review culture",
)
CRITERIA = tuple(CriterionId(f"c{number}") for number in range(len(TITLES)))
SCALE = 5


def load_rubric() -> Rubric:
    """Return a rubric of twelve criteria on five levels."""
    levels = tuple(Level(each, f"What level {each} looks like in an interview") for each in range(1, 6))
    criteria = (Criterion(each, title, levels) for each, title in zip(CRITERIA, TITLES, strict=True))
    return Rubric("Load", "1", SCALE, tuple(criteria))


def load_room() -> FakeRoom:
    """Return a room after the reveal: eight panelists, the first of them the facilitator, twelve criteria."""
    room = FakeRoom(
        {
            person: (
                f"{name} Example",
                (Role.FACILITATOR, Role.PANELIST) if name == NAMES[0] else (Role.PANELIST,),
            )
            for person, name in zip(PEOPLE, NAMES, strict=True)
        },
        load_rubric(),
        mode=Mode.NUMBERS_FIRST,
    )
    for place, person in enumerate(PEOPLE):
        for number, criterion in enumerate(CRITERIA):
            room.act(person, c.Rate(criterion, _level(place, number)))
        room.act(person, c.Submit())
    room.act(PEOPLE[0], c.Reveal(), c.PutTopic(CRITERIA[0]))
    return room


def _level(place: int, number: int, turn: int = 0) -> int:
    return 1 + (place * 3 + number * 2 + turn) % SCALE


class Watched:
    """The facilitator's terminal on that room, and what a server sends it, one frame after the other."""

    def __init__(self) -> None:
        self.room = load_room()
        self.store: Store = self.room.store_for(PEOPLE[0])
        self.room.present(*PEOPLE)
        self.room.stores.clear()
        # What it is sent is handed to it elsewhere, one frame after the other.
        self._session: Session = self.room._sessions.pop(PersonId(PEOPLE[0]))  # noqa: SLF001

    def revisions(self) -> Iterator[tuple[str, ...]]:
        """Yield what crosses the wire for one revision after the other, by everybody else in turn."""
        for turn in count(1):
            for place, person in enumerate(PEOPLE[1:], 1):
                number = (turn * 5 + place) % len(CRITERIA)
                level = _level(place, number, 1 + (turn - 1) // len(CRITERIA))
                self.room.act(person, c.Revise(CRITERIA[number], level, f"A second look, number {turn}"))
                yield tuple(encode(frame) for frame in self._session.flush())


def board_rows(*, rated: bool) -> tuple[BoardRow, ...]:
    """Return the twelve rows of a board, with all 96 ratings or with none."""
    rows = []
    for number, title in enumerate(TITLES):
        marks: dict[int, list[str]] = {}
        for place, name in enumerate(NAMES):
            marks.setdefault(_level(place, number), []).append(name[0])
        found = tuple((level, tuple(marks[level])) for level in sorted(marks)) if rated else ()
        gap = max(marks) - min(marks) if rated else None
        rows.append(BoardRow(f"c{number}", title, found, gap=gap))
    return tuple(rows)
