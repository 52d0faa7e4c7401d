"""The decision record: how a panel came to its result, out of one viewer's own past.

It holds what that viewer was sent and nothing else: before the reveal one's own ratings alone, without
names nobody's. What was said against a proposal is found in the steps, since a proposal goes when its
criterion is settled.
"""

from collections.abc import Iterator

import msgspec

from panelry import parts as p
from panelry.disagreement import figure_words, figures, version_words
from panelry.ids import CriterionId, PersonId
from panelry_tui.activity_words import activity
from panelry_tui.board_reading import BoardReading
from panelry_tui.doers import is_passed_on
from panelry_tui.past import REVEAL, REVISION, UNSEALING, Past
from panelry_tui.reading import Reading


class Given(msgspec.Struct, frozen=True, omit_defaults=True):
    """One panelist's ratings on a criterion; None is no evidence, `moved_at` when it was revised."""

    panelist: str
    initial: int | None
    revised: int | None = None
    reason: str = ""
    moved_at: str = ""
    second: int | None = None
    after_reveal: bool = False


class Against(msgspec.Struct, frozen=True):
    """A dissent from a proposal: who, from which level, in which words."""

    panelist: str
    level: int
    words: str


class Course(msgspec.Struct, frozen=True):
    """How one criterion went.

    `status` is open, parked, agreed or not agreed; `ratings` are by panelist, `levels` without names
    (initial, then in use, each sorted for itself), `reasons` those of nameless revisions.
    """

    criterion: str
    weight: str
    status: str
    agreed: int | None
    reason: str
    majority: str
    minority: str
    ratings: tuple[Given, ...]
    levels: tuple[tuple[int | None, ...], ...]
    reasons: tuple[str, ...]
    dissent: tuple[Against, ...]
    figures: str = ""
    """What the panel is shown of the ratings in use, in words; empty where the viewer is sent none."""


class OpenedEarly(msgspec.Struct, frozen=True):
    """A break-glass: who asked, whose scorecard opened to whom; the reason where the viewer is told it."""

    at: str
    asked_by: str
    author: str
    reader: str
    reason: str


class PassedOn(msgspec.Struct, frozen=True):
    """What the office asked of the debrief, or the server did by itself: when, by whom and what, in words."""

    at: str
    did: str


class Record(msgspec.Struct, frozen=True):
    """The whole record as `viewer` may see it; times are UTC, and empty for what has not happened."""

    candidate: str
    position: str
    rubric: str
    scale: int
    mode: str
    phase: str
    viewer: str
    panel: tuple[str, ...]
    began: str
    revealed: str
    missing: tuple[str, ...]
    outcome: str
    drivers: tuple[str, ...]
    criteria: tuple[Course, ...]
    opened_early: tuple[OpenedEarly, ...]
    released: tuple[str, ...] = ()
    """When each version of the text was released, the first one first."""
    passed_on: tuple[PassedOn, ...] = ()
    figures: str = ""
    """By which version of the formulas the figures are worked out, and which one is on record."""


def _rubric(heading: p.Heading) -> str:
    return f"{heading.rubric}, version {heading.version}" if heading.version else heading.rubric


def record_of(past: Past) -> Record:
    """Return the record of a past, as it stands at its last step."""
    reading = Reading(past.picture(len(past) - 1), past.person)
    board = BoardReading(reading)
    heading, verdict = reading.heading, reading.one(p.Verdict)
    lines = list(reading.all(p.Line))
    shown = _figures(board)
    return Record(
        candidate="" if heading is None else heading.candidate,
        position="" if heading is None else heading.position,
        rubric="" if heading is None else _rubric(heading),
        scale=reading.scale,
        mode=reading.mode.value,
        phase=reading.phase.value,
        viewer=reading.name(past.person),
        panel=tuple(seat.name for seat in reading.panel()),
        began="" if heading is None else heading.created,
        revealed=next((each.at for each in lines if each.kind == REVEAL), ""),
        missing=tuple(reading.name(each) for each in reading.openings.missing),
        outcome="" if verdict is None else verdict.outcome.value,
        drivers=() if verdict is None else tuple(board.title(each) for each in verdict.drivers),
        criteria=tuple(
            _course(past, board, lines, each.id, shown.get(each.id, "")) for each in reading.criteria
        ),
        opened_early=tuple(_opened_early(reading, lines)),
        released=tuple(each.at for each in lines if each.kind == "Released"),
        passed_on=tuple(_passed_on(reading, lines)),
        figures=version_words(reading.openings.figures) if board.revealed else "",
    )


def _passed_on(reading: Reading, lines: list[p.Line]) -> Iterator[PassedOn]:
    """Yield what was done for people who have no seat here, though a seat could have done it."""
    numbers = {each.number for each in lines if is_passed_on(each)}
    for each in activity(reading) if numbers else ():
        if each.number in numbers:
            yield PassedOn(each.at, each.words)


def _opened_early(reading: Reading, lines: list[p.Line]) -> Iterator[OpenedEarly]:
    """Yield every break-glass; its reason is told to three people, and stands in their records alone."""
    told: dict[tuple[PersonId | None, PersonId | None, str], str] = {
        (each.person, each.reader, each.at): each.reason for each in reading.all(p.Unsealing)
    }
    for each in lines:
        if each.kind == UNSEALING:
            yield OpenedEarly(
                at=each.at,
                asked_by=reading.name(each.actor),
                author=reading.name(each.person),
                reader=reading.name(each.reader),
                reason=told.get((each.person, each.reader, each.at), ""),
            )


def _figures(board: BoardReading) -> dict[CriterionId, str]:
    """Return the figures of the ratings in use, in words; none before the reveal."""
    found = figures(board.rubric, board.ratings) if board.revealed else ()
    return {each.criterion: figure_words(each) for each in found}


def _course(
    past: Past, board: BoardReading, lines: list[p.Line], criterion: CriterionId, shown: str
) -> Course:
    talk = board.reading.talk(criterion)
    nameless = board.reading.get(p.Levels, f"Levels/{criterion}")
    status = board.status(criterion)
    return Course(
        criterion=board.title(criterion),
        weight=f"{board.criteria[criterion].weight.normalize():f}",
        status="open" if status == "now" else status,
        agreed=None if talk is None else talk.agreed,
        reason="" if talk is None else talk.reason,
        majority="" if talk is None else talk.majority,
        minority="" if talk is None else talk.minority,
        ratings=tuple(_given(board, lines, criterion)),
        levels=() if nameless is None else (nameless.initial, nameless.in_use),
        reasons=() if nameless is None else nameless.reasons,
        dissent=tuple(_against(past, board, criterion)),
        figures=shown,
    )


def _given(board: BoardReading, lines: list[p.Line], criterion: CriterionId) -> Iterator[Given]:
    """Yield everybody's ratings; one's own alone before the reveal, and without names."""
    reading = board.reading
    opened = board.opened(criterion)
    own = reading.my_rating(criterion)
    if not opened and own is not None and not reading.openings.revealed:
        yield Given(reading.name(reading.me), own.level)
    for each in opened:
        yield Given(
            panelist=reading.name(each.person),
            initial=each.initial,
            revised=each.current if each.revised else None,
            reason=each.reason,
            moved_at=_moved_at(lines, criterion, each.person) if each.revised else "",
            second=each.second,
            after_reveal=each.late,
        )


def _moved_at(lines: list[p.Line], criterion: CriterionId, person: PersonId) -> str:
    """Return when somebody revised last."""
    times = [
        each.at for each in lines if (each.kind, each.criterion, each.actor) == (REVISION, criterion, person)
    ]
    return times[-1] if times else ""


def _against(past: Past, board: BoardReading, criterion: CriterionId) -> Iterator[Against]:
    """Yield the dissents from the last proposal on a criterion, in order of name."""
    offers = [
        each
        for instant in past.instants
        for each in instant.sights
        if isinstance(each, p.Offered) and each.criterion == criterion
    ]
    replies = offers[-1].replies if offers else ()
    for reply in sorted(replies, key=lambda each: board.reading.name(each.person)):
        if not reply.stands:
            yield Against(board.reading.name(reply.person), offers[-1].level, reply.words)
