"""Makers of the parts that only their author sees; each takes the author."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from panelry import parts as p
from panelry import receipts
from panelry.debrief import Debrief, holders
from panelry.drafting import plain
from panelry.handed import PersonalNote
from panelry.ids import PersonId
from panelry.panel import Mode, Role
from panelry.personal import is_open, note_hash, note_of, sent_at
from panelry.ruling import PersonalNotes
from panelry.scorecard import Receipt, Scorecard
from panelry.signing import fit_to_approve
from panelry.summary import point_problems
from panelry.visibility import unsealed

_Key = TypeVar("_Key")
_Thing = TypeVar("_Thing")
_BLANK = Scorecard()
_UNTOUCHED = PersonalNote()


def card(state: Debrief, person: PersonId) -> Iterator[p.Sight]:
    """Make the author's own scorecard."""
    own = state.cards.get(person)
    if own is not None:
        yield from _parts(own)


def _parts(own: Scorecard, other: Scorecard | None = None) -> Iterator[p.Sight]:
    """Make the parts of a scorecard, without those that are made from the very same thing of another one."""
    beside = _BLANK if other is None else other
    if other is None or _judged(own) != _judged(other):
        yield p.OwnCard(own.recommendation, own.confidence, own.submitted)
    for criterion, rating in _rest(own.ratings, beside.ratings):
        yield p.OwnRating(criterion, rating.level, rating.version)
    for _, each in _rest(own.observations, beside.observations):
        yield p.OwnObservation(each.id, each.criterion, each.kind, each.text, each.shareable, each.version)
    for about, note in _rest(own.notes, beside.notes):
        yield p.OwnNote(about, note.text, note.version)
    for criterion, second in _rest(own.second, beside.second):
        yield p.OwnSecond(criterion, second)


def _judged(own: Scorecard) -> tuple[object, ...]:
    return own.recommendation, own.confidence, own.submitted


def points(state: Debrief, person: PersonId) -> Iterator[p.Sight]:
    """Make the author's own points as last written."""
    for each in state.points.values():
        if each.point.author == person:
            yield p.OwnPoint(each.point, each.shared == each.point, point_problems(each.point))


def salts(state: Debrief, person: PersonId) -> Iterator[p.Sight]:
    """Make the salts of the author's own fields that are open, where names are not: nobody else has them."""
    found = open_salts(state, person)
    if state.mode is Mode.WITHOUT_NAMES and found:
        yield p.OwnSalts(found)


def open_salts(state: Debrief, person: PersonId) -> dict[str, str]:
    """Return the salts of the fields of a scorecard that are open, in hex; none without a receipt."""
    receipt = state.card(person).receipt
    if receipt is None:
        return {}
    seed = bytes.fromhex(receipt.seed)
    return {
        field: receipts.salt_of(seed, field).hex()
        for field in receipt.commitments
        if receipts.is_open(field, evidence=state.evidence, revealed=state.revealed, overall=state.overall)
    }


def personal(state: Debrief, person: PersonId) -> Iterator[p.Sight]:
    """Make one's own personal note; for who may approve them, where they have to be, all of them."""
    if not is_open(state):
        return
    ruled = state.ruling.personal is PersonalNotes.HR_APPROVAL
    approves = ruled and fit_to_approve(state, person)
    authors = holders(state, Role.PANELIST) if approves else (person,)
    for author in authors:
        note = note_of(state, author)
        if note and Role.PANELIST in state.people[author].roles:
            read, kept = note_hash(note), state.personal.get(author, _UNTOUCHED)
            sent = sent_at(state, author)
            yield p.PersonalNote(author, plain(note), read, kept.approved == read, sent)


def unlike(before: Debrief, after: Debrief, person: PersonId) -> tuple[list[p.Sight], list[p.Sight]]:
    """Return a person's own parts in two states, without most of those that are the same in both.

    What is made from the very same thing is left out, so the difference of the two is that of the whole.
    """
    old, new = before.cards.get(person), after.cards.get(person)
    if old is new:
        left, right = list[p.Sight](), list[p.Sight]()
    else:
        left = [] if old is None else list(_parts(old, new))
        right = [] if new is None else list(_parts(new, old))
    if _sealed(old) is not _sealed(new) or _openings(before) != _openings(after):
        left.extend(salts(before, person))
        right.extend(salts(after, person))
    if before.points is not after.points:
        left.extend(points(before, person))
        right.extend(points(after, person))
    if before.unsealed is not after.unsealed or before.revealed != after.revealed:
        left.extend(_unsealed(before, person))
        right.extend(_unsealed(after, person))
    left.extend(personal(before, person))
    right.extend(personal(after, person))
    return left, right


def _unsealed(state: Debrief, person: PersonId) -> Iterator[p.Sight]:
    yield from unsealed.told(state, person)
    yield from unsealed.cards(state, person)


def _sealed(own: Scorecard | None) -> Receipt | None:
    return None if own is None else own.receipt


def _openings(state: Debrief) -> tuple[bool, bool, bool]:
    return state.evidence, state.revealed, state.overall


def _rest(found: Mapping[_Key, _Thing], other: Mapping[_Key, _Thing]) -> Iterable[tuple[_Key, _Thing]]:
    """Return the entries that are not the very same in another table."""
    if found is other:
        return ()
    return [item for item in found.items() if item[0] not in other or other[item[0]] is not item[1]]
