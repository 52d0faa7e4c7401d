"""The witness: what this terminal saw sealed, and whether what opened later is the same.

A terminal keeps the commitments that it was sent while their fields were sealed, across reconnects and
restarts. What comes together with its opening proves nothing and counts as not checked. Without names only
one's own scorecard can be checked: the others open without their owner, and so without their salts.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from panelry import parts as p
from panelry import receipts as r
from panelry.ids import CriterionId, DebriefId, PersonId
from panelry.panel import Mode, Role, Standing

_ROOM = frozenset({Role.FACILITATOR, Role.PANELIST, Role.OBSERVER})
"""Who is sent receipts, and what opens."""
_CLOSED = p.Openings(evidence=False, revealed=False, overall=False, missing=(), order=())
_Part = TypeVar("_Part", bound=p.Sight)


class Held(msgspec.Struct, frozen=True):
    """The receipt of one hand-in as it was while sealed; `swapped` if another took its place unasked."""

    submitted: str
    commitments: dict[str, str]
    swapped: bool = False


Memory = Mapping[PersonId, Held]
"""What a terminal saw sealed, by panelist."""


Said = Mapping[tuple[str, PersonId | None], list[tuple[str, str]]]
"""Opened observations, as (kind, text), by criterion and author."""


class Wrong(Enum):
    """What is wrong with something that opened."""

    CHANGED = "changed"
    MISSING = "missing"
    SWAPPED = "swapped"


class Fault(msgspec.Struct, frozen=True):
    """Something opened is not what was sealed; an empty field is the whole scorecard."""

    person: PersonId
    field: str
    wrong: Wrong


class Checked(msgspec.Struct, frozen=True):
    """What came of checking all that is open.

    `ratings` and `others` are fields that match; `late` were handed in after the reveal, so nothing of them
    was sealed; of `unseen` this terminal had no commitment to something before it opened. `own` says that
    only one's own scorecard could be checked.
    """

    ratings: int = 0
    others: int = 0
    faults: tuple[Fault, ...] = ()
    late: tuple[PersonId, ...] = ()
    unseen: tuple[PersonId, ...] = ()
    own: bool = False


def remember(memory: Memory, picture: p.Picture) -> Memory:
    """Return the memory with the commitments of a picture whose fields are still sealed."""
    found = {each.person: each for each in _all(picture, p.Receipt)}
    changed = {person: _held(memory.get(person), each, picture) for person, each in found.items()}
    return {**memory, **changed}


def _held(before: Held | None, receipt: p.Receipt, picture: p.Picture) -> Held:
    sealed = {field: each for field, each in receipt.commitments.items() if not _is_open(picture, field)}
    if before is None:
        return Held(receipt.submitted, sealed)
    if before.submitted != receipt.submitted:
        swapped = before.swapped or not _taken_back(picture, receipt.person, before.submitted)
        return Held(receipt.submitted, sealed, swapped)
    kept = before.commitments
    same = all(receipt.commitments.get(field) == each for field, each in kept.items())
    return before if same else replace(before, swapped=True)


def _taken_back(picture: p.Picture, person: PersonId, since: str) -> bool:
    """Return whether the public record says that somebody took a scorecard back after an instant."""
    lines = _all(picture, p.Line)
    return any(each.kind == "Reopened" and each.actor == person and each.at >= since for each in lines)


def check(memory: Memory, picture: p.Picture, stream: DebriefId, me: PersonId) -> Checked | None:
    """Return what came of checking all that a picture opens; None where nothing is open to this person."""
    heading, seat = picture.get("Heading"), picture.get(f"Seat/{me}")
    sees = isinstance(seat, p.Seat) and seat.standing is not Standing.RECUSED and _ROOM & set(seat.roles)
    if not sees or not isinstance(heading, p.Heading) or not _openings(picture).evidence:
        return None
    nameless = heading.mode is Mode.WITHOUT_NAMES
    result = Checked(own=nameless)
    said = _said(picture)
    for person in sorted({*memory, *(each.person for each in _all(picture, p.Seat))}):
        if not nameless or person == me:
            result = _with(result, memory.get(person), _Card(picture, stream, person, said, own=nameless))
    return result


def basis(picture: p.Picture) -> tuple[object, ...]:
    """Return all of a picture that a check depends on; a revision, for one, is no part of it.

    Two pictures of equal basis come to the same result for the same memory and viewer.
    """
    return tuple(found for sight in picture.values() if (found := _checkable(sight)) is not None)


def _checkable(sight: p.Sight) -> object:
    """Return what of a part a check may look at, None where it looks at nothing."""
    if isinstance(sight, p.Opened):
        return sight.person, sight.criterion, sight.initial
    if isinstance(sight, p.Line):
        return sight if sight.kind == "Reopened" else None
    return sight


def _said(picture: p.Picture) -> Said:
    """Return the opened observations by criterion and author, who is None without names."""
    found: dict[tuple[str, PersonId | None], list[tuple[str, str]]] = {}
    for each in _all(picture, p.Evidence):
        found.setdefault((each.criterion, each.person), []).append((each.kind.value, each.text))
    return found


def _with(result: Checked, held: Held | None, card: "_Card") -> Checked:
    """Return a result with one scorecard more."""
    seat = card.seat
    if seat is not None and seat.standing is Standing.RECUSED:
        return result
    if seat is None or Role.PANELIST not in seat.roles or seat.submitted is None:
        gone = held is not None and not _taken_back(card.picture, card.person, held.submitted)
        return _faulty(result, {"": Wrong.MISSING} if gone else {}, card.person)
    if held is not None and held.swapped:
        return _faulty(result, {"": Wrong.SWAPPED}, card.person)
    known = held.commitments if held is not None and held.submitted == seat.submitted else {}
    fields = [field for field in _fields(card.picture) if _is_open(card.picture, field)]
    verdicts = {field: card.wrong(field, known[field]) for field in fields if field in known}
    good = [field for field, wrong in verdicts.items() if wrong is None]
    ratings = sum(field.startswith(r.RATING) for field in good)
    missed = (card.person,) if len(verdicts) < len(fields) else ()
    result = replace(
        result,
        ratings=result.ratings + ratings,
        others=result.others + len(good) - ratings,
        late=(*result.late, *missed) if seat.late else result.late,
        unseen=result.unseen if seat.late else (*result.unseen, *missed),
    )
    return _faulty(result, verdicts, card.person)


def _faulty(result: Checked, verdicts: Mapping[str, Wrong | None], person: PersonId) -> Checked:
    faults = (Fault(person, field, wrong) for field, wrong in verdicts.items() if wrong is not None)
    return replace(result, faults=(*result.faults, *faults))


class _Card(msgspec.Struct, frozen=True):
    """One opened scorecard: `own` if it is read from one's own parts, as without names."""

    picture: p.Picture
    stream: DebriefId
    person: PersonId
    said: Said
    own: bool

    @property
    def seat(self) -> p.Seat | None:
        """Its owner's seat."""
        found = self.picture.get(f"Seat/{self.person}")
        return found if isinstance(found, p.Seat) else None

    def wrong(self, field: str, sealed: str) -> Wrong | None:
        """Return what is wrong with an opened field, None if it is what was sealed."""
        salt, opened = self._salts().get(field), self._value(field)
        if salt is None or opened is None:
            return Wrong.MISSING
        try:
            made = r.commitment(bytes.fromhex(salt), self.stream, self.person, field, opened[0])
        except ValueError:
            return Wrong.CHANGED
        if made != sealed:
            return Wrong.CHANGED
        return Wrong.MISSING if self.own and not self._among_all(field, opened[0]) else None

    def _salts(self) -> Mapping[str, str]:
        found = self.picture.get("OwnSalts" if self.own else f"Salts/{self.person}")
        return found.salts if isinstance(found, p.OwnSalts | p.Salts) else {}

    def _value(self, field: str) -> tuple[r.Value] | None:
        """Return the opened value of a field, None if it is not there."""
        kind, _, name = field.partition("/")
        if kind == r.EVIDENCE:
            return (r.evidence_value(self._observations(CriterionId(name))),)
        if kind == r.RATING:
            rating = self.picture.get(f"OwnRating/{name}" if self.own else f"Opened/{name}/{self.person}")
            if isinstance(rating, p.OwnRating):
                return (rating.level,)
            return (rating.initial,) if isinstance(rating, p.Opened) else None
        said = self.picture.get("OwnCard" if self.own else f"Judgement/{self.person}")
        if not isinstance(said, p.OwnCard | p.Judgement):
            return None
        return (r.judgement_value(said.recommendation, said.confidence),)

    def _observations(self, criterion: CriterionId) -> Iterator[tuple[str, str]]:
        if self.own:
            for mine in _all(self.picture, p.OwnObservation):
                if mine.shareable and mine.criterion == criterion:
                    yield mine.kind.value, mine.text
            return
        yield from self.said.get((criterion, self.person), ())

    def _among_all(self, field: str, value: r.Value) -> bool:
        """Return whether one's own value is among those that opened without names."""
        kind, _, name = field.partition("/")
        if kind == r.RATING:
            levels = self.picture.get(f"Levels/{name}")
            return isinstance(levels, p.Levels) and value in levels.initial
        if kind == r.EVIDENCE:
            return set(self._observations(CriterionId(name))) <= set(self.said.get((name, None), ()))
        everyone = self.picture.get("Judgements")
        if not isinstance(everyone, p.Judgements):
            return False
        said = {each.value for each in (*everyone.recommendations, *everyone.confidences)}
        return isinstance(value, tuple) and {each for each in value if each is not None} <= said


def _fields(picture: p.Picture) -> Iterator[str]:
    """Yield the names of all fields of a scorecard."""
    for each in _all(picture, p.Rated):
        yield r.rating_of(each.criterion.id)
        yield r.evidence_on(each.criterion.id)
    yield r.JUDGEMENT


def _openings(picture: p.Picture) -> p.Openings:
    found = picture.get("Openings")
    return found if isinstance(found, p.Openings) else _CLOSED


def _is_open(picture: p.Picture, field: str) -> bool:
    openings = _openings(picture)
    return r.is_open(field, evidence=openings.evidence, revealed=openings.revealed, overall=openings.overall)


def _all(picture: p.Picture, kind: type[_Part]) -> Iterator[_Part]:
    return (each for each in picture.values() if isinstance(each, kind))
