"""Finished debriefs: what insight may read of one that is over, and which of them enter a figure.

A debrief is over once its ratings are open and its outcome is on record: nothing of one that is still
blind is ever read. A position with fewer than five candidates enters nothing, nor does a round of a
criterion that fewer than five of its candidates have: whatever happens there changes no byte elsewhere.
A legal hold is about erasure and moves nobody in or out.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from panelry.debrief import Debrief, approved_points, raters
from panelry.debrief import Round as RoundOf
from panelry.ids import CandidateId, DebriefId, PersonId, PositionId
from panelry.insight.lessons import FEWEST
from panelry.insight.records import Record, Round
from panelry.office import Office, holds_on_debrief
from panelry.points import Polarity
from panelry.seat_names import looks

PANELISTS = 3
"""Panelists from which on the ratings of a round enter pooled figures: of fewer, one could tell the other."""
OWN = "own"
"""Stands for whoever asks, as a panelist of records."""
_USUAL = 5
_NOWHERE = (PositionId(""), CandidateId(""))
_Cell = tuple[str, str, Round]
"""A round of a criterion of a group."""


class Given(msgspec.Struct, frozen=True):
    """One level on a criterion, None for no evidence; an agreed one has no person."""

    person: PersonId
    criterion: str
    level: int | None
    round: Round


class Strength(msgspec.Struct, frozen=True):
    """A criterion whose agreed level is in the top quarter of its scale, and how many panelists rated it."""

    criterion: str
    panelists: int


class Finished(msgspec.Struct, frozen=True):
    """A debrief that is over: its candidate's name, when it opened (UTC, ISO 8601), and who is who."""

    debrief: DebriefId
    candidate: str
    at: str
    names: dict[PersonId, str]
    given: tuple[Given, ...]
    strengths: tuple[Strength, ...] = ()
    """What the panel agreed to be strong, in rubric order."""
    points: tuple[tuple[str, bool], ...] = ()
    """The criteria with an approved point, each once: true for one that says what to work on."""


def finished(state: Debrief) -> Finished | None:
    """Return what insight reads of a debrief, None as long as it is not over.

    Scorecards that came after the reveal are left out, and so is a second round that is still sealed.
    """
    if not state.revealed or state.outcome is None:
        return None
    at = next(act.at for act in state.acts if act.kind == "Revealed")
    counted = [each for each in raters(state) if not state.card(each).late]
    names = {each: looks(state.people[each].name) for each in counted}
    return Finished(
        state.id,
        looks(state.candidate),
        at,
        names,
        tuple(_given(state, counted)),
        _strengths(state, counted),
        _points(state),
    )


def _points(state: Debrief) -> tuple[tuple[str, bool], ...]:
    titles = {each.id: criterion_name(each.title, state.rubric.scale) for each in state.rubric.criteria}
    said = ((titles[each.criterion], each.polarity is Polarity.GROWTH) for each in approved_points(state))
    return tuple(dict.fromkeys(said))


def _strengths(state: Debrief, counted: list[PersonId]) -> tuple[Strength, ...]:
    found = []
    for each in state.rubric.criteria:
        agreed, rated = state.topic(each.id).agreed, 0
        for person in counted:
            rating = state.card(person).ratings.get(each.id)
            rated += rating is not None and rating.level is not None
        if agreed is not None and 4 * (agreed.level - 1) >= 3 * (state.rubric.scale - 1):
            found.append(Strength(each.title, rated))
    return tuple(found)


def criterion_name(title: str, scale: int) -> str:
    """Return what a criterion is called in insight: a scale of another number of levels is another one."""
    return " ".join(title.split()) + ("" if scale == _USUAL else f" (1–{scale})")


def _given(state: Debrief, counted: list[PersonId]) -> Iterator[Given]:
    for each in state.rubric.criteria:
        title, topic = criterion_name(each.title, state.rubric.scale), state.topic(each.id)
        for person in counted:
            card = state.card(person)
            if each.id in card.ratings:
                yield Given(person, title, card.ratings[each.id].level, Round.INITIAL)
            if each.id in card.revisions:
                yield Given(person, title, card.revisions[each.id].level, Round.REVISED)
            if topic.second is RoundOf.HELD and each.id in card.second:
                yield Given(person, title, card.second[each.id], Round.SECOND)
        if topic.agreed is not None:
            yield Given(PersonId(""), title, topic.agreed.level, Round.AGREED)


def records_of(
    office: Office, found: Iterable[Finished], own: frozenset[tuple[DebriefId, PersonId]] = frozenset()
) -> tuple[Record, ...]:
    """Return the records that may enter a figure; groups are named by the ids of their positions.

    Nothing of an erased candidate is among them. Of a candidate with several debriefs for a position
    the last counts. Panelists are known by what their names look
    like; the seats of `own` are one panelist, called `OWN`.
    """
    made = [
        Record(
            candidate,
            _panelist(each, given, own),
            given.criterion,
            given.level,
            given.round,
            datetime.fromisoformat(each.at),
            position,
        )
        for (position, candidate), each in last_of(office, found).items()
        for given in each.given
    ]
    return _large(made)


def last_of(office: Office, found: Iterable[Finished]) -> dict[tuple[PositionId, str], Finished]:
    """Return the last debrief of each candidate for a position who was not erased."""
    last: dict[tuple[PositionId, str], Finished] = {}
    for each in found:
        position, candidate = office.belongs.get(each.debrief, _NOWHERE)
        if not _is_gone(office, each.debrief, candidate):
            last[position, candidate or f"name {each.candidate}"] = each
    return last


def chose_later(office: Office, person: PersonId) -> bool:
    """Return whether somebody ever recorded or ended a later level: they chose part of a figure."""
    return any(person in each.chosen_by for each in office.later.values())


def is_kept_out(office: Office, debrief: DebriefId, candidate: CandidateId) -> bool:
    """Return whether a debrief is not told by name: it or its candidate was erased, or a hold keeps it."""
    return _is_gone(office, debrief, candidate) or bool(holds_on_debrief(office, debrief))


def _is_gone(office: Office, debrief: DebriefId, candidate: CandidateId) -> bool:
    person = office.candidates.get(candidate)
    return debrief in office.erased or (person is not None and bool(person.erased))


def _panelist(each: Finished, given: Given, own: frozenset[tuple[DebriefId, PersonId]]) -> str:
    if given.round is Round.AGREED:
        return ""
    return OWN if (each.debrief, given.person) in own else f"name {each.names[given.person]}"


def _resting_on(which: Round) -> set[Round]:
    """Return the rounds that must be large for one to be read; a revised rating enters no figure."""
    return {Round.INITIAL} if which is Round.REVISED else {Round.INITIAL, which}


def _large(records: list[Record]) -> tuple[Record, ...]:
    """Return the records of each round of a criterion that five candidates of a position have or more."""
    people: dict[_Cell, set[str]] = {}
    for each in records:
        if each.rating is not None:
            people.setdefault((each.group, each.criterion, each.round), set()).add(each.candidate)
    return _within(records, {cell for cell, candidates in people.items() if len(candidates) >= FEWEST})


def by_several(records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the records of each round of a criterion that three panelists of a position rated or more.

    An agreed rating is the panel's: it rests on who gave the initial ones.
    """
    people: dict[_Cell, set[str]] = {}
    for each in records:
        if each.rating is not None:
            people.setdefault((each.group, each.criterion, each.round), set()).add(each.panelist)
    enough = {
        cell for cell, panelists in people.items() if len(panelists) >= PANELISTS or cell[2] is Round.AGREED
    }
    return _within(records, enough)


def _within(records: Sequence[Record], cells: set[_Cell]) -> tuple[Record, ...]:
    return tuple(
        each
        for each in records
        if {(each.group, each.criterion, which) for which in _resting_on(each.round)} <= cells
    )
