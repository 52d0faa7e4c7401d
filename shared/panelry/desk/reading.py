"""The picture of an office, sorted for people: positions, their candidates, and what was meant by a word."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from panelry.hiring import NoticeKind
from panelry.ids import CandidateId, DebriefId, PersonId, PositionId
from panelry.milestones import Milestones
from panelry.parts.office import (
    AccessCase,
    Audience,
    Belonging,
    Bench,
    Candidate,
    Export,
    Hold,
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
Thing = TypeVar("Thing", Position, Candidate)


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

    def of(self, position: PositionId) -> tuple[Candidate, ...]:
        """Return a position's candidates in the order in which they were added."""
        return tuple(each for each in self.candidates.values() if each.position == position)


def desk_of(sights: Iterable[Part], at: str) -> Desk:
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
    )


Kind = TypeVar("Kind")


def _all(sights: Sequence[Part], kind: type[Kind]) -> list[Kind]:
    return [each for each in sights if isinstance(each, kind)]


def position_of(desk: Desk, wanted: str) -> Position:
    """Return the one position of that title or id; `Unclear` says why there is none."""
    plain = clean_line(wanted).casefold()
    titled = [each for each in desk.positions.values() if each.title.casefold() == plain]
    current = [each for each in titled if each.state.value in {"open", "on hold"}]
    near = [each for key, each in desk.positions.items() if _begins(key, wanted)]
    return _one(current or titled or near, "position", "position list")


def printed(lines: Iterable[str]) -> str:
    """Return lines as they are printed: a line each, whatever the words of a record hold."""
    return "\n".join(clean_text(each).replace("\t", " ").replace("\n", " ") for each in lines)


def candidate_of(desk: Desk, wanted: str) -> Candidate:
    """Return the one candidate of that name, address or id; `Unclear` says why there is none."""
    plain = clean_line(wanted).casefold()
    there = [each for each in desk.candidates.values() if not each.erased]
    named = [each for each in there if plain and plain in {each.name.casefold(), each.email.casefold()}]
    near = [each for key, each in desk.candidates.items() if _begins(key, wanted)]
    return _one(named or near, "candidate", "candidate list")


def _begins(key: str, wanted: str) -> bool:
    return key == wanted or (len(wanted) >= SHORTEST and key.startswith(wanted))


def _one(found: Sequence[Thing], what: str, command: str) -> Thing:
    if len(found) > 1:
        raise Unclear(f"{len(found)} {what}s are called that. Give the id: see {command}.")
    if not found:
        raise Unclear(f"There is no such {what}. See {command}.")
    return found[0]
