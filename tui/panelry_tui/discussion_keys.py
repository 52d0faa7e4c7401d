"""The keys of a discussion: which a person has, which of them can act now, and what its signs mean.

What may not be done now is not offered in the last row; pressed all the same, it says why.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from panelry import parts as p
from panelry.ids import CriterionId
from panelry.panel import Role, Standing
from panelry_tui.board_reading import BoardReading
from panelry_tui.keys import (
    ALWAYS,
    EVERYWHERE,
    HELP,
    LEAVE,
    MAIN,
    MOVES,
    OFTEN,
    PALETTE,
    PALETTE_ONLY,
    SCROLLS,
    TABLE,
    Key,
    ScreenName,
)
from panelry_tui.reading import Reading

_BRIEF = {"discussion.second-round": "2nd round", "discussion.follow": "Follow"}
"""Labels where the last row is short of room."""
_TAKE_UP = "Take up again"


def once(found: Iterable[Key]) -> tuple[Key, ...]:
    """Return the keys without those that stand there already."""
    return tuple({each.id: each for each in found}.values())


def keys_of_roles(reading: Reading) -> tuple[Key, ...]:
    """Return the keys of a person's roles, those that act everywhere last."""
    roles = reading.my_roles
    sets: list[ScreenName] = []
    if reading.leads:
        sets.append("discussion-facilitator" if reading.openings.revealed else "evidence-facilitator")
    if Role.PANELIST in roles:
        sets.append("discussion-panelist")
    if Role.FACILITATOR in roles:
        sets.append("discussion-beside")
    sets.append("discussion-watcher")
    found = once(each for name in sets for each in TABLE[name])
    return (*(_next_act(reading, each) for each in found), *EVERYWHERE)


def _next_act(reading: Reading, key: Key) -> Key:
    """Return `V` and `L` under the name of the one of their acts that comes next."""
    if key.id == "discussion.chair":
        return replace(key, label="Hand over the chair" if reading.leads else "Claim the chair")
    if key.id != "discussion.overall" or not reading.openings.overall:
        return key
    label = "Record the outcome" if reading.one(p.Verdict) is None else "Open the summary"
    return replace(key, label=label)


def keys_of_help(reading: Reading, *, panel_view: bool) -> tuple[Key, ...]:
    """Return the keys that help lists: those of the roles, and those that move in the present view."""
    return once((*(SCROLLS if panel_view else MOVES), *keys_of_roles(reading)))


def footer_keys(board: BoardReading, subject: CriterionId | None, *, narrow: bool) -> tuple[Key, ...]:
    """Return the keys of the last row: what can act on `subject` now, what is called for in front."""
    mine = keys_of_roles(board.reading)
    called = _called(board)
    front = [replace(each, need=MAIN) for each in mine if each.id in called]
    shown = [
        _worded(board, subject, each, narrow=narrow)
        for each in mine
        if ALWAYS < each.need < PALETTE_ONLY and can_act(board, subject, each)
    ]
    return (*front, *shown, HELP, LEAVE, PALETTE)


def can_act(board: BoardReading, subject: CriterionId | None, key: Key) -> bool:
    """Return whether a key of the discussion's last row does something to `subject` now."""
    now, second = board.reading.floor.now, board.second(subject)
    open_one = subject in board.unsettled and board.revealed and second != "open"
    match key.id:
        case "discussion.next":
            return any(each != now for each in board.unsettled)
        case "discussion.follow":
            return subject is not None and subject != now
        case "discussion.conclude":
            return open_one
        case "discussion.park":
            return board.revealed and subject is not None and second != "open"
        case "discussion.second-round":
            return second == "open" or (open_one and second == "none")
        case "panelist.accept" | "panelist.dissent":
            return board.asks_me(subject)
        case "panelist.revise":
            return board.mine_counts and (second == "open" or (open_one and second == "none"))
        case "panelist.point":
            return board.revealed and subject is not None
        case _:
            return True


def _called(board: BoardReading) -> set[str]:
    """Return the ids of the rare keys that are called for now."""
    seat = board.reading.seats.get(board.reading.me)
    called = {"discussion.overall"} if board.all_settled and board.reading.leads else set()
    if seat is not None and seat.submitted is None and board.reading.openings.revealed:
        called.add("panelist.scorecard")
    if seat is not None and seat.standing is Standing.ABSENT:
        called.add("panelist.present")
    return called


def _worded(board: BoardReading, subject: CriterionId | None, key: Key, *, narrow: bool) -> Key:
    """Return a key under the name of what it does to `subject` now."""
    again = board.second(subject) == "open"
    label = _BRIEF.get(key.id, key.label) if narrow else key.label
    match key.id:
        case "panelist.revise" if again:
            label = "Rate again"
        case "discussion.second-round" if again:
            label = "Close the round"
        case "discussion.park" if subject is not None and subject not in board.unsettled:
            label = _TAKE_UP
        case "discussion.follow":
            return replace(key, label=label, need=OFTEN)
        case _:
            pass
    return replace(key, label=label)


def legend(board: BoardReading) -> tuple[str, ...]:
    """Return what the signs of the discussion mean, a line each."""
    glyphs = board.glyphs
    lines = [
        "A letter on a track is a panelist; the line under the board names them.",
        f"3{glyphs.to}4: a revised rating beside the initial one. [B]: your own.",
        f"{glyphs.now} now on every screen, {glyphs.open} open, {glyphs.parked} parked.",
        f"{glyphs.agreed} agreed at a level, {glyphs.no} not agreed: both views are on record.",
        f"Beside an answer: {glyphs.yes} stands by it, {glyphs.wait} to answer, {glyphs.no} dissents.",
        f"Beside evidence: {glyphs.point} its author approved a point, {glyphs.wait} not yet.",
        f"{glyphs.late} after reveal: that scorecard came when the numbers were open already.",
        "gap: points between the lowest and the highest rating in use.",
    ]
    if not board.names:
        lines[0] = f"A {glyphs.live} on a track is one rating; nobody is named."
    return tuple(lines)
