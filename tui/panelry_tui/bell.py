"""The bell: what waits for this person now, and whether that is new enough for a sound.

Before the reveal nothing is, so that no sound depends on what is sealed.
"""

from collections.abc import Iterator

from panelry import parts as p
from panelry.debrief import Phase
from panelry.panel import Role
from panelry_tui.board_reading import BoardReading
from panelry_tui.panel_reading import heard_in_order
from panelry_tui.reading import Reading


class Bell:
    """Remembers what it rang for: one sound for each occasion, none for what waits when it begins."""

    def __init__(self, reading: Reading) -> None:
        self._known = occasions(reading)
        self._begun = reading.heading is not None

    def rings(self, reading: Reading) -> bool:
        """Return whether something waits for this person that did not yet; never with the first picture."""
        fresh = occasions(reading) - self._known
        self._known |= fresh
        begun, self._begun = self._begun, reading.heading is not None
        return begun and bool(fresh)


def occasions(reading: Reading) -> frozenset[str]:
    """Return a name for each thing that waits: an answer, a rating, the first word, a signature."""
    if not reading.openings.revealed:
        return frozenset()
    match reading.phase:
        case Phase.DISCUSSION:
            return frozenset(_in_discussion(BoardReading(reading)))
        case Phase.SUMMARY:
            return frozenset(_in_summary(reading))
        case _:
            return frozenset()


def _in_discussion(board: BoardReading) -> Iterator[str]:
    reading, now = board.reading, board.reading.floor.now
    counts = board.mine_counts and Role.PANELIST in reading.my_roles
    for each in board.criteria if counts else ():
        offered = board.offered(each)
        if offered is not None and board.asks_me(each):
            yield f"answer {each} {offered.at}"
        if board.second(each) == "open" and reading.get(p.OwnSecond, f"OwnSecond/{each}") is None:
            yield f"rate again {each}"
    if now is not None and _speaks_first(board):
        yield f"start {now}"
    for line in reading.all(p.Line):
        if line.kind == "HandLowered" and line.person == reading.me != line.actor:
            yield f"called {line.number}"


def _speaks_first(board: BoardReading) -> bool:
    """Whether the criterion on every screen begins with this person."""
    now = board.reading.floor.now
    if now is None or now not in board.unsettled:
        return False
    ratings = board.by_person(now)
    rated = [each for each in heard_in_order(board, now) if ratings[each] is not None]
    return len(ratings) > 1 and rated[:1] == [board.reading.me]


def _in_summary(reading: Reading) -> Iterator[str]:
    draft = reading.one(p.Draft)
    if draft is None or not draft.asked or reading.me not in draft.signers:
        return
    answers = [each for each in reading.all(p.Signed) if each.person == reading.me]
    asked = [line.number for line in reading.all(p.Line) if line.kind == "SignaturesAsked"]
    if not any(each.holds for each in answers):
        yield f"sign {asked[-1] if asked else 0}"
