"""Counting: which later levels are taken into a figure, five people at a time, each person once.

A figure that was told stays as told until five people have joined who were in none before: it is on record,
and no correction, erasure or restart makes another one. A person is taken in with one record. Whoever has
another one by then is left out of the next figure, so that nobody's levels are asked of twice.
"""

from collections.abc import Iterator, Mapping, Sequence

from panelry.ids import CandidateId, LaterId
from panelry.insight.finished import by_several
from panelry.insight.foretelling import Foretold, as_told, one_decimal, panel_means
from panelry.insight.lessons import FEWEST
from panelry.insight.records import Record
from panelry.office import Later, LaterCounted, Office, stands

_Means = Mapping[tuple[tuple[str, str], str], float]


def count_later(office: Office, records: Sequence[Record], at: str) -> tuple[LaterCounted, ...]:
    """Return what is to be recorded before figures of later levels are told at a time, UTC, ISO 8601.

    There is one for each criterion that five people have joined since. `records` are those of `records_of`;
    what fewer than three panelists rated is not read.
    """
    standing = {key: each for key, each in office.later.items() if stands(each, at)}
    if len(standing) < FEWEST:
        return ()
    means = panel_means(by_several(records))
    criteria = dict.fromkeys(criterion for _, criterion in means)
    return tuple(event for each in criteria for event in _counted(office, each, standing, means))


def _counted(
    office: Office, criterion: str, standing: Mapping[CandidateId, Later], means: _Means
) -> Iterator[LaterCounted]:
    before = office.counted.get(criterion)
    counted: frozenset[LaterId] = frozenset() if before is None else before.people
    found: dict[LaterId, tuple[float, int]] = {}
    joining: list[LaterId] = []
    for key, later in standing.items():
        mean = means.get(((office.candidates[key].position, key), criterion))
        level = next((each.level for each in later.levels if each.criterion == criterion), None)
        if mean is None or level is None or (later.id not in counted and counted & {*later.former}):
            continue
        found[later.id] = mean, level
        if later.id not in counted:
            joining.append(later.id)
    joined = joining[: len(joining) // FEWEST * FEWEST]
    if not joined:
        return
    people = {key: pair for key, pair in found.items() if key in counted or key in joined}
    rho = one_decimal(list(people.values()))
    until = max(each.until for each in standing.values() if each.id in people)
    yield LaterCounted(criterion, tuple(joined), len(people), None if rho is None else f"{rho:.1f}", until)


def as_counted(office: Office, at: str) -> tuple[Foretold, ...]:
    """Return the figures on record that may be told at a time."""
    return tuple(
        as_told(name, each.n, None if each.correlation is None else float(each.correlation))
        for name, each in office.counted.items()
        if at[:10] < each.until
    )
