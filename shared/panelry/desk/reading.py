"""The picture of an office, sorted for people: positions, their candidates, and what was meant by a word."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from panelry.hiring import NoticeKind
from panelry.ids import CandidateId, DebriefId, PersonId, PositionId
from panelry.milestones import Milestones
from panelry.panel import OPERATOR, SERVER
from panelry.parts.cases import AccessCase, Complaint
from panelry.parts.office import (
    Audience,
    Belonging,
    Bench,
    Candidate,
    Export,
    Hold,
    LaterLevels,
    Notice,
    Officer,
    Organisation,
    Position,
    Reached,
    Rights,
)
from panelry.parts.part import Part
from panelry.rights import Right
from panelry.text import clean_line, clean_text

SHORTEST = 4
"""A thing may be named by the beginning of its id, from this many characters on."""
_TOLD = 5
Thing = TypeVar("Thing")


class Unclear(ValueError):  # noqa: N818 - the answer is no; nothing went wrong
    """What was typed names no one thing; the words say what to do."""


class Desk(msgspec.Struct, frozen=True):
    """What an office shows a viewer at a time (UTC, ISO 8601)."""

    at: str
    organisation: str = ""
    officers: tuple[Officer, ...] = ()
    positions: Mapping[PositionId, Position] = {}
    candidates: Mapping[CandidateId, Candidate] = {}
    debriefs: tuple[Belonging, ...] = ()
    reached: Mapping[DebriefId, Milestones] = {}
    """How far each debrief is, as far as this viewer may know."""
    holds: tuple[Hold, ...] = ()
    notices: tuple[Notice, ...] = ()
    bench: Mapping[CandidateId, Bench] = {}
    audiences: Mapping[tuple[PositionId, NoticeKind], Audience] = {}
    rights: Mapping[PersonId, tuple[Right, ...]] = {}
    exports: tuple[Export, ...] = ()
    cases: tuple[AccessCase, ...] = ()
    mail: bool = False
    """Whether the server has a mail server, which notices leave by."""
    shared: frozenset[str] = frozenset()
    """The names and titles, casefolded, that two candidates or two positions have."""
    later: Mapping[CandidateId, LaterLevels] = {}
    complaints: tuple[Complaint, ...] = ()

    def of(self, position: PositionId) -> tuple[Candidate, ...]:
        """Return a position's candidates in the order in which they were added."""
        return tuple(each for each in self.candidates.values() if each.position == position)


def desk_of(sights: Iterable[Part], at: str, *, mail: bool = False) -> Desk:
    """Return the desk that sights add up to; positions and candidates stand in the order of their times."""
    every = list(sights)
    positions = sorted(_all(every, Position), key=lambda each: (each.opened, each.position))
    candidates = sorted(
        _all(every, Candidate), key=lambda each: (each.added, each.name.casefold(), each.candidate)
    )
    return Desk(
        at,
        next((each.name for each in _all(every, Organisation)), ""),
        tuple(_all(every, Officer)),
        {each.position: each for each in positions},
        {each.candidate: each for each in candidates},
        tuple(_all(every, Belonging)),
        {each.debrief: each.milestones for each in _all(every, Reached)},
        tuple(sorted(_all(every, Hold), key=lambda each: (each.placed, each.hold))),
        tuple(sorted(_all(every, Notice), key=lambda each: (each.state.value, each.notice))),
        {each.candidate: each for each in _all(every, Bench)},
        {(each.position, each.kind): each for each in _all(every, Audience)},
        {each.person: each.rights for each in _all(every, Rights)},
        tuple(sorted(_all(every, Export), key=lambda each: each.number)),
        tuple(sorted(_all(every, AccessCase), key=lambda each: (each.opened, each.candidate))),
        mail,
        _twice(each.name for each in candidates) | _twice(each.title for each in positions),
        {each.candidate: each for each in _all(every, LaterLevels)},
        tuple(sorted(_all(every, Complaint), key=lambda each: (each.received, each.candidate, each.number))),
    )


def _twice(words: Iterable[str]) -> frozenset[str]:
    counts = Counter(each.casefold() for each in words)
    return frozenset(each for each, count in counts.items() if count > 1)


Kind = TypeVar("Kind")


def _all(sights: Sequence[Part], kind: type[Kind]) -> list[Kind]:
    return [each for each in sights if isinstance(each, kind)]


def called(desk: Desk, candidate: CandidateId) -> str:
    """Return what a candidate is called: the name, with the id where two share it; the id without a name."""
    return _called(desk, desk.candidates[candidate].name, candidate)


def recorded_by(desk: Desk, person: PersonId) -> str:
    """Return who put something on record, by name."""
    seats = {each.person: each.name for each in desk.officers}
    names = {OPERATOR: "the operator", SERVER: "the server", **seats}
    return names.get(person, "somebody who left the office")


def titled(desk: Desk, position: PositionId) -> str:
    """Return what a position is called: the title, with the id where two share it."""
    return _called(desk, desk.positions[position].title, position)


def _called(desk: Desk, name: str, key: str) -> str:
    if not name:
        return key
    return f"{name} ({key})" if name.casefold() in desk.shared else name


def position_of(desk: Desk, wanted: str) -> Position:
    """Return the one position of that title or id; `Unclear` says why there is none."""
    plain = plain_of(wanted)
    of_title = [
        each
        for key, each in desk.positions.items()
        if plain in {each.title.casefold(), titled(desk, key).casefold()}
    ]
    current = [each for each in of_title if each.state.value in {"open", "on hold"}]
    by_id = [each for key, each in desk.positions.items() if _begins(key, wanted)]
    near = (each.title for each in desk.positions.values())
    fits = (titled(desk, each.position) for each in current or of_title or by_id)
    return one_of(current or of_title or by_id, fits, "position", _near(plain, near))


def printed(lines: Iterable[str]) -> str:
    """Return lines as they are printed: a line each, whatever the words of a record hold."""
    return "\n".join(clean_text(each).replace("\t", " ").replace("\n", " ") for each in lines)


def candidate_of(desk: Desk, wanted: str) -> Candidate:
    """Return the one candidate of that name, address or id; `Unclear` says why there is none."""
    plain = plain_of(wanted)
    there = [each for each in desk.candidates.values() if not each.erased]
    named = [each for each in there if plain and plain in _names(desk, each)]
    found = named or [each for key, each in desk.candidates.items() if _begins(key, wanted)]
    fits = (f"{called(desk, each.candidate)}, {desk.positions[each.position].title}" for each in found)
    return one_of(found, fits, "candidate", _near(plain, (each.name for each in there)))


def debrief_of(desk: Desk, wanted: str) -> Belonging:
    """Return the one debrief of that id that was not erased; `Unclear` says why there is none."""
    found = [each for each in desk.debriefs if not each.erased and _begins(each.debrief, wanted.strip())]
    return one_of(found, (each.debrief for each in found), "debrief")


def _names(desk: Desk, each: Candidate) -> set[str]:
    return {each.name.casefold(), each.email.casefold(), called(desk, each.candidate).casefold()}


def plain_of(wanted: str) -> str:
    """Return typed words as names are compared: in one line, in one case."""
    return " ".join(clean_line(wanted).split()).casefold()


def _begins(key: str, wanted: str) -> bool:
    return key == wanted or (len(wanted) >= SHORTEST and key.startswith(wanted))


def _near(plain: str, names: Iterable[str]) -> list[str]:
    """Return the names that hold what was typed."""
    return [each for each in dict.fromkeys(names) if plain and plain in each.casefold()]


def one_of(found: Sequence[Thing], fits: Iterable[str], what: str, near: Sequence[str] = ()) -> Thing:
    """Return the one thing that was found; `Unclear` names those that fit, or those that are near."""
    if len(found) > 1:
        raise Unclear(f"{len(found)} {what}s are called that: {_some(list(fits))}. Give the id.")
    if not found:
        meant = f" Near: {_some(near)}." if near else ""
        raise Unclear(f"There is no such {what}.{meant} See {what} list.")
    return found[0]


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _TOLD} more" if len(names) > _TOLD else ""
    return "; ".join(names[:_TOLD]) + more
