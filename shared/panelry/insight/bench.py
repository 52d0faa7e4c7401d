"""The bench beside a position: who, of those who may be kept in touch with, was strong on what it needs.

Whether somebody is told of is the candidate's own permission today. A list of people and criteria in the
order of the alphabet, never by how many or how strong: no level, and nothing of who rated what.
"""

from collections.abc import Iterable, Iterator

from panelry.ids import CandidateId, PositionId
from panelry.insight.finished import Finished, is_kept_out
from panelry.office import Office, on_bench
from panelry.parts.insight import BenchTold
from panelry.refusals import Code, Refused
from panelry.rubric import Rubric
from panelry.rubric_rules import same_words

TOGETHER = 2
"""The fewest panelists who rated a criterion: the strength of one alone would be that panelist's rating."""
_UNKNOWN = (PositionId(""), CandidateId(""))


def bench_pieces(
    office: Office, found: Iterable[Finished], position: PositionId, at: str
) -> Iterator[BenchTold]:
    """Yield who on the bench at a time showed agreed strengths on criteria of a position's rubric.

    A criterion is one with the same title, as an imported rubric compares titles; its name is the
    position's. Of a candidate with several debriefs the last counts. `Refused` where there is no such
    position, or no rubric of it.
    """
    rubric = _rubric_of(office, position)
    last = {office.belongs.get(each.debrief, _UNKNOWN)[1]: each for each in found}
    told = [
        BenchTold(candidate, _name(office, candidate), _on(rubric, each))
        for candidate, each in last.items()
        if on_bench(office, candidate, at) and not is_kept_out(office, each.debrief, candidate)
    ]
    yield from sorted(
        (each for each in told if each.strengths), key=lambda each: (each.name.casefold(), each.candidate)
    )


def _rubric_of(office: Office, position: PositionId) -> Rubric:
    there = office.positions.get(position)
    rubric = None if there is None else office.rubrics.get(there.rubric)
    if rubric is None:
        raise Refused(Code.NO_SUCH_THING)
    return rubric


def _name(office: Office, candidate: CandidateId) -> str:
    known = office.candidates[candidate].particulars
    return "" if known is None else known.name


def _on(rubric: Rubric, each: Finished) -> tuple[tuple[str, int], ...]:
    shown = {same_words(one.criterion): one.panelists for one in each.strengths if one.panelists >= TOGETHER}
    titles = [one.title for one in rubric.criteria if same_words(one.title) in shown]
    return tuple((title, shown[same_words(title)]) for title in titles)
