"""Positions: what each group of debriefs teaches, and what those that are large enough teach together.

A group is a position, a panel, or a panel of a position. With fewer than five candidates nothing of it is
shown but its name and its size, and it takes part in no figure outside: whoever adds, removes or renames
such a group changes nothing else.
"""

from collections.abc import Iterable, Sequence

import msgspec

from panelry.insight.lessons import FEWEST, Lesson, Plan, Said, lessons
from panelry.insight.records import Record, Round


class Figures(msgspec.Struct, frozen=True):
    """What a group teaches, or all together.

    `candidates` have an initial rating; `panelists` gave one, `ratings` counts them. `lessons` is empty
    and `shown` false for fewer than five candidates.
    """

    name: str
    candidates: int
    panelists: int
    ratings: int
    shown: bool
    lessons: tuple[Lesson, ...]


class Taught(msgspec.Struct, frozen=True):
    """The groups in the order of the records, none where no group is told apart, and all together."""

    groups: tuple[Figures, ...]
    together: Figures


def large_groups(records: Iterable[Record]) -> frozenset[str]:
    """Return the names of the groups with five rated candidates or more."""
    found: dict[str, set[str]] = {}
    for each in records:
        if each.round is Round.INITIAL and each.rating is not None:
            found.setdefault(each.group, set()).add(each.candidate)
    return frozenset(name for name, people in found.items() if len(people) >= FEWEST)


def pooled(records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the records that may enter a figure about several groups.

    They are those of large groups; all of them where no group is told apart.
    """
    if not any(each.group for each in records):
        return tuple(records)
    large = large_groups(records)
    return tuple(each for each in records if each.group in large)


def taught(records: Sequence[Record], plan: Plan, said: Sequence[Said] = ()) -> Taught:
    """Return what the records and the points beside them teach, by group and together."""
    groups: dict[str, list[Record]] = {}
    for each in records:
        groups.setdefault(each.group, []).append(each)
    apart = groups if set(groups) - {""} else {}
    return Taught(
        tuple(
            _figures(name, own, plan, [each for each in said if each.debrief[0] == name])
            for name, own in apart.items()
        ),
        _figures("", pooled(records), plan, said),
    )


def _figures(name: str, records: Sequence[Record], plan: Plan, said: Sequence[Said]) -> Figures:
    rated = [each for each in records if each.round is Round.INITIAL and each.rating is not None]
    candidates = {each.debrief for each in rated}
    shown = len(candidates) >= FEWEST
    return Figures(
        name,
        len(candidates),
        len({each.panelist for each in rated}),
        len(rated),
        shown,
        lessons(records, plan, said) if shown else (),
    )
