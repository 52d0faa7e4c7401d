"""Delays: how many days candidates waited after their last interview, as far as the record says."""

from collections.abc import Mapping
from statistics import median_high

import msgspec

from panelry.desk.acts import Look, Typed
from panelry.desk.clocks import last_interview
from panelry.desk.reading import Desk, titled
from panelry.parts.office import Candidate, Position
from panelry.retention import days_between

_ENDS = {
    "debrief of the panel": "debrief",
    "outcome of the panel": "outcome",
    "told the outcome": "told",
    "feedback released": "feedback",
}
"""What candidates wait for, in words and for programs."""


class Delay(msgspec.Struct, frozen=True):
    """The days that `n` candidates waited for one thing, the middle and the longest; None for nobody."""

    n: int
    middle: int | None
    longest: int | None


def delays(desk: Desk, *positions: Position) -> dict[str, Delay]:
    """Return the delays of positions by what candidates wait for; of an even number the longer middle one.

    Whoever was erased does not count, and neither does what came before the last interview on record.
    """
    days: dict[str, list[int]] = {what: [] for what in _ENDS}
    for each in (each for position in positions for each in desk.of(position.position)):
        since = "" if each.erased else last_interview(desk, each)
        for what, at in _instants(desk, each):
            if since and at and days_between(since, at) >= 0:
                days[what].append(days_between(since, at))
    return {what: _delay(found) for what, found in days.items()}


def _instants(desk: Desk, each: Candidate) -> tuple[tuple[str, str], ...]:
    """Return when a candidate had each thing; empty for what has not happened."""
    theirs = (one.debrief for one in desk.debriefs if one.candidate == each.candidate)
    own = [desk.reached[one] for one in theirs if one in desk.reached]
    talked = max((one.discussion for one in own), default="")
    outcome = max((one.outcome for one in own), default="")
    released = max((one.released for one in own), default="")
    return tuple(zip(_ENDS, (talked, outcome, each.told, released), strict=True))


def _delay(days: list[int]) -> Delay:
    return Delay(len(days), median_high(days), max(days)) if days else Delay(0, None, None)


def _lines(typed: Typed) -> list[str]:
    every = tuple(typed.desk.positions.values())
    if not every:
        return ["There is no position yet. Begin one: position new --help"]
    said = [_line(titled(typed.desk, each.position), delays(typed.desk, each)) for each in every]
    return [*said, _line("All positions together", delays(typed.desk, *every))] if len(every) > 1 else said


def _line(name: str, found: Mapping[str, Delay]) -> str:
    return f"{name}: {'; '.join(_words(what, each) for what, each in found.items())}."


def _words(what: str, found: Delay) -> str:
    if found.middle is None:
        return f"{what} nobody yet"
    days = "1 day" if found.middle == 1 else f"{found.middle} days"
    return f"{what} after {days}, at most {found.longest} (n {found.n})"


def _rows(typed: Typed) -> object:
    every = tuple(typed.desk.positions.values())
    return {
        "positions": [
            {"position": each.position, "title": each.title, **_row(delays(typed.desk, each))}
            for each in every
        ],
        "together": _row(delays(typed.desk, *every)),
    }


def _row(found: Mapping[str, Delay]) -> dict[str, object]:
    return {
        _ENDS[what]: {"n": each.n, "middle": each.middle, "longest": each.longest}
        for what, each in found.items()
    }


LOOKS = (
    Look(
        "position",
        "days",
        "List how many days candidates waited after their last interview.",
        (),
        _lines,
        _rows,
    ),
)
