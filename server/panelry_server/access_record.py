"""What is on record for an access case: each stream as it was when it was taken, and whose names.

A taking is the act by which all of it was written out for the reviewer; it stands in each record.
"""

from collections.abc import AsyncIterator, Sequence
from itertools import chain
from typing import NamedTuple

from panelry.access import OFFICE, Entry, Reason, Whom, numbered, officers_in, told_of_debrief, told_of_office
from panelry.events import AccessRecorded, Event, PersonAdded, Stamp
from panelry.ids import CandidateId, DebriefId, PersonId
from panelry.office import STREAM, CaseRead, OfficeEvent, OfficerSeated, candidates_of, decode
from panelry_server.core import Core
from panelry_server.keeping.particulars import SEALED
from panelry_server.stream import steps

Past = list[tuple[Event, Stamp]]
PastOfOffice = list[tuple[OfficeEvent, Stamp]]


class Records(NamedTuple):
    """The events of a candidate's debriefs, and those of the office."""

    about: CandidateId
    debriefs: dict[DebriefId, Past]
    office: PastOfOffice

    @property
    def takings(self) -> dict[str, int]:
        """How many takings stand in each record; 0 in one that no material was made of."""
        found: dict[str, int] = {OFFICE: len(self._own_takings())}
        return found | {key: len(_takings(past)) for key, past in self.debriefs.items()}

    def as_taken(self) -> "Records":
        """Return each as it was at its last taking, which the file of that taking was made of."""
        debriefs = {key: past[: max(_takings(past), default=0)] for key, past in self.debriefs.items()}
        return Records(self.about, debriefs, self.office[: max(self._own_takings(), default=0)])

    def _own_takings(self) -> list[int]:
        return [
            place
            for place, (event, _) in enumerate(self.office, 1)
            if isinstance(event, CaseRead) and event.candidate == self.about
        ]

    def entries(self) -> tuple[Entry, ...]:
        """Return what is told of them."""
        officers = officers_in(self.office)
        told = (told_of_debrief(key, past, officers) for key, past in self.debriefs.items())
        return numbered(chain(told_of_office(self.about, self.office), chain.from_iterable(told)))

    def seated(self) -> list[PersonAdded]:
        """Return everybody who was ever given a seat in one of the debriefs."""
        return [
            event for past in self.debriefs.values() for event, _ in past if isinstance(event, PersonAdded)
        ]


def _takings(past: Past) -> list[int]:
    """Return how many events there were at each taking of a debrief."""
    return [place for place, (event, _) in enumerate(past, 1) if isinstance(event, AccessRecorded)]


async def records_of(core: Core, about: CandidateId, debriefs: Sequence[DebriefId]) -> Records:
    """Read what is there of a candidate, but for debriefs that were erased."""
    return (await debriefs_alone(core, about, debriefs))._replace(office=await _past_of_office(core, about))


async def debriefs_alone(core: Core, about: CandidateId, debriefs: Sequence[DebriefId]) -> Records:
    """Read the debriefs and nothing of the office, which asks for a key."""
    return Records(about, {key: past async for key, past in _read(core, debriefs)}, [])


async def _read(core: Core, debriefs: Sequence[DebriefId]) -> AsyncIterator[tuple[DebriefId, Past]]:
    for each in debriefs:
        head = await core.journal.head(each)
        if head is not None and head.erased_at is None:
            yield each, [pair for step in steps(await core.journal.read(each)) for pair in step]


async def _past_of_office(core: Core, about: CandidateId) -> PastOfOffice:
    """Return the events of the office; what is sealed for other candidates stays so, and costs no key."""
    found: PastOfOffice = []
    for record in await core.journal.read(STREAM):
        event = None if record.body is None else decode(record.body)
        if isinstance(event, SEALED) and event.candidate != about:
            found.append((event, Stamp(PersonId(record.actor), record.at)))
        else:
            found += [pair async for step in core.office.steps_of([record]) for pair in step]
    return found


def others_in(core: Core, taken: Records, office: PastOfOffice) -> list[Whom]:
    """Return everybody whose name must not be in the copy: panels, the office, the position's candidates.

    Who left the office is among them.
    """
    state = core.office.state
    found = [Whom(each.name, Reason.PANELIST, (each.person,)) for each in taken.seated()]
    seated = (event for event, _ in office if isinstance(event, OfficerSeated))
    found += [Whom(each.name, Reason.STAFF, (each.person,)) for each in seated]
    there = candidates_of(state, state.candidates[taken.about].position)
    named = [(each.id, who) for each in there if each.id != taken.about for who in each.named]
    found += [
        Whom(who.name, Reason.OTHER_CANDIDATE, tuple(filter(None, (key, who.email)))) for key, who in named
    ]
    return list(dict.fromkeys(found))
