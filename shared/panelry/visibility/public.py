"""Makers of the parts that everyone in a debrief may see."""

from collections.abc import Iterator

from panelry import parts as p
from panelry.debrief import Debrief, in_the_chair
from panelry.doing import Act
from panelry.panel import Mode


def heading(state: Debrief) -> Iterator[p.Sight]:
    """Make the heading: what the debrief is about and where it stands."""
    rubric = state.rubric
    yield p.Heading(
        candidate=state.candidate,
        position=state.position,
        organisation=state.organisation,
        phase=state.phase,
        mode=state.mode,
        created=state.created,
        rubric=rubric.title,
        version=rubric.version,
        scale=rubric.scale,
        thresholds=rubric.thresholds,
        bounds=rubric.bounds,
        break_glass=state.break_glass,
    )


def criteria(state: Debrief) -> Iterator[p.Sight]:
    """Make one part for each criterion of the rubric."""
    for place, criterion in enumerate(state.rubric.criteria):
        yield p.Rated(place, criterion)


def seats(state: Debrief) -> Iterator[p.Sight]:
    """Make one part for each person: submitted or not, absent, recused, late."""
    for person in state.people.values():
        yield p.Seat(
            person=person.id,
            name=person.name,
            roles=tuple(sorted(person.roles, key=lambda role: role.value)),
            standing=person.standing,
            late=person.late or state.card(person.id).late,
            submitted=state.card(person.id).submitted,
        )


def openings(state: Debrief) -> Iterator[p.Sight]:
    """Make the part that says what is open."""
    yield p.Openings(state.evidence, state.revealed, state.overall, state.missing, state.order, state.figures)


def floor(state: Debrief) -> Iterator[p.Sight]:
    """Make the part with the criterion on every screen, the timer, hands, the chair and its order."""
    yield p.Floor(state.now, state.timer, state.hands, in_the_chair(state), state.arranged)


def verdict(state: Debrief) -> Iterator[p.Sight]:
    """Make the recorded outcome, if there is one."""
    if state.outcome is not None:
        yield p.Verdict(state.outcome, state.drivers)


def permission(state: Debrief) -> Iterator[p.Sight]:
    """Make the candidate's answer, if there is one."""
    given = state.permission
    if given is not None:
        yield p.Asked(
            granted=given.granted,
            channel=given.channel,
            how=given.how,
            until=given.until,
            agency=given.agency,
            at=given.at,
            by=given.by,
            language=given.language,
            requested=given.requested,
        )


def full_lines(state: Debrief, known: int = 0) -> Iterator[p.Sight]:
    """Make the public record for those who see ratings after the reveal; `known` lines came before."""
    for number, act in enumerate(state.acts, known + 1):
        yield _line(state, number, act, act.level)


def bare_lines(state: Debrief, known: int = 0) -> Iterator[p.Sight]:
    """Make the public record without levels: that something changed, never to what."""
    for number, act in enumerate(state.acts, known + 1):
        yield _line(state, number, act, None)


def _line(state: Debrief, number: int, act: Act, level: int | None) -> p.Line:
    nameless = state.mode is Mode.WITHOUT_NAMES and act.kind == "Revised"
    return p.Line(
        number=number,
        at=act.at,
        actor=None if nameless else act.actor,
        kind=act.kind,
        criterion=act.criterion,
        person=act.person,
        level=None if nameless else level,
        reader=act.reader,
        by=act.by,
    )
