"""Answering an access case: what is written out for its reviewer, and the copy that two people vouch for.

Each act is on record before anybody has the file: who, when and for which reasons words were taken out,
never a word of them. The record itself is the original, which an open case keeps from being erased.
"""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import msgspec

from panelry.access import (
    OFFICE,
    Entry,
    Material,
    Reason,
    Unfit,
    Whom,
    copy_of,
    digest,
    material_of,
    numbered,
    officers_in,
    told_of_debrief,
    told_of_office,
)
from panelry.commands import RecordAccess
from panelry.desk import Unclear, candidate_of, desk_of
from panelry.events import AccessRecorded, Event, PersonAdded, Stamp
from panelry.evolve import fold
from panelry.ids import CandidateId, DebriefId, PersonId
from panelry.milestones import ENDED
from panelry.office import (
    STREAM,
    AccessCase,
    CaseGiven,
    CaseRead,
    OfficeEvent,
    OfficerSeated,
    candidates_of,
    debriefs_of,
    decode,
    open_case,
    reviewer_of,
    vouched_for,
)
from panelry.panel import Role
from panelry.refusals import Code, Refused
from panelry.seat_names import looks
from panelry.visibility.office import office_picture
from panelry_server import access_errands as a
from panelry_server.core import Core
from panelry_server.finding import Declined
from panelry_server.journal.sqlite.folder import place_file
from panelry_server.keeping.particulars import SEALED
from panelry_server.stream import steps

Past = list[tuple[Event, Stamp]]
PastOfOffice = list[tuple[OfficeEvent, Stamp]]
LARGEST = 64 * 1024 * 1024
"""The largest file of a reviewer, in bytes (chosen)."""


async def look_after_access(core: Core, errand: a.TakeMaterial | a.MakeCopy) -> a.MaterialTaken | a.CopyMade:
    """Do an errand of an access case; `Declined` and `Refused` say why not."""
    output = _free(errand.output)
    if isinstance(errand, a.TakeMaterial):
        return await _take(core, errand, output)
    return await _copy(core, errand, output)


async def _take(core: Core, errand: a.TakeMaterial, output: Path) -> a.MaterialTaken:
    about = _candidate(core, errand.candidate)
    case, reviewer = _ready(core, about)
    pasts = await _pasts(core, debriefs_of(core.office.state, about))
    _demand_open(pasts)
    _demand_apart(core, case, pasts)
    await core.office.record(CaseRead(about))
    for debrief in pasts:
        await (await core.rooms.open(debrief)).operate(RecordAccess())
    pasts = await _pasts(core, [*pasts])
    made = await _material(core, about, case, pasts)
    await asyncio.to_thread(_place, output, msgspec.json.format(msgspec.json.encode(made), indent=1))
    return a.MaterialTaken(len(made.entries), len(made.redactions), core.office.state.people[reviewer].name)


async def _copy(core: Core, errand: a.MakeCopy, output: Path) -> a.CopyMade:
    about = _candidate(core, errand.candidate)
    case, _ = _ready(core, about)
    made = await asyncio.to_thread(_reviewed, Path(errand.review))
    if made.candidate != about:
        raise Declined("That file is about another candidate. Name the file of this case.")
    whole = await _pasts(core, debriefs_of(core.office.state, about))
    _demand_open(whole)
    _demand_apart(core, case, whole)
    office = await _past_of_office(core, about)
    if not _is_of_record(core, made, case, whole, office):
        raise Declined("The file is not that of the record. Change redactions alone, or take it anew.")
    wanted = digest(made)
    if not errand.preview and not vouched_for(core.office.state, case, wanted):
        raise Declined(_UNVOUCHED.format(hash=wanted))
    try:
        people = _people(core, about, _as_taken(made, whole), office)
        body, redacted = await asyncio.to_thread(copy_of, made, people)
    except Unfit as unfit:
        raise Declined(str(unfit)) from None
    if not errand.preview:
        await core.office.record(CaseGiven(about, wanted, hashlib.sha256(body).hexdigest(), dict(redacted)))
    await asyncio.to_thread(_place, output, body)
    return a.CopyMade(wanted, len(made.entries), dict(redacted))


_UNVOUCHED = (
    "The case reviewer and a second person have to vouch for exactly these redactions, each from their own"
    " seat: panelry case vouch NAME --hash {hash}"
)
_NOT_IDENTIFIED = "Nobody said yet how it was checked who asks. Do so first: case identify."
_PAUSED = "The clock stands still while it is checked who asks. Let it go on first: case resume."
_SEALED = (
    "The scorecards of the debrief {debrief} are sealed, and nobody reads one before the reveal."
    " Wait until they are open or the debrief has ended; the clock of the case runs on."
)
_NOT_APART = "{name} sat on this candidate's panel, so somebody else has to appoint or review: case appoint."


def _candidate(core: Core, wanted: str) -> CandidateId:
    desk = desk_of(office_picture(core.office.state, frozenset({Role.OPERATOR})).values(), core.clock.now())
    try:
        return candidate_of(desk, wanted).candidate
    except Unclear as unclear:
        raise Declined(str(unclear)) from None


def _ready(core: Core, about: CandidateId) -> tuple[AccessCase, PersonId]:
    """Return the open case and its reviewer, once it is known who asks."""
    case = open_case(core.office.state, about)
    if case is None:
        raise Refused(Code.NO_OPEN_CASE)
    if case.paused:
        raise Declined(_PAUSED)
    if not case.identity:
        raise Declined(_NOT_IDENTIFIED)
    reviewer = reviewer_of(core.office.state, case)
    if reviewer is None:
        raise Refused(Code.NO_REVIEWER)
    return case, reviewer


def _demand_apart(core: Core, case: AccessCase, pasts: dict[DebriefId, Past]) -> None:
    """Decline where the reviewer, or who appointed them or vouches, sat on the panel, told by their names."""
    seated = {looks(each.name) for past in pasts.values() for each in _seated(past)}
    people = core.office.state.people
    for person in {*case.appointed, *case.appointed.values(), *case.vouched} & set(people):
        if looks(people[person].name) in seated:
            raise Declined(_NOT_APART.format(name=people[person].name))


def _demand_open(pasts: dict[DebriefId, Past]) -> None:
    """Decline while the scorecards of a debrief that goes on are sealed."""
    for key, past in pasts.items():
        state = fold(past)
        if not state.revealed and state.phase not in ENDED:
            raise Declined(_SEALED.format(debrief=key))


def _is_of_record(
    core: Core, made: Material, case: AccessCase, whole: dict[DebriefId, Past], office: PastOfOffice
) -> bool:
    """Return whether all of a file but its redactions is what was written out last, of every record."""
    about = CandidateId(made.candidate)
    if set(made.records) != {OFFICE, *whole}:
        return False
    if any(made.records[key] < _last(past, AccessRecorded) for key, past in whole.items()):
        return False
    if made.records[OFFICE] < _last(office, CaseRead):
        return False
    entries = _entries(about, office[: made.records[OFFICE]], _as_taken(made, whole))
    name, _ = _own(core, about)
    told = (made.entries, made.name, made.organisation, made.asked)
    return told == (entries, name, core.office.state.organisation, case.asked)


def _as_taken(made: Material, whole: dict[DebriefId, Past]) -> dict[DebriefId, Past]:
    """Return as much of each record as a file holds."""
    return {key: past[: made.records[key]] for key, past in whole.items()}


def _last(past: Sequence[tuple[object, Stamp]], kind: type[object]) -> int:
    """Return how many events there were when one of a kind happened last, 0 if none did."""
    return max((place for place, (event, _) in enumerate(past, 1) if isinstance(event, kind)), default=0)


def _seated(past: Past) -> list[PersonAdded]:
    """Return who has a seat on a panel: whoever is there for more than to look after it."""
    apart = {Role.COORDINATOR, Role.AUDITOR}
    added = [event for event, _ in past if isinstance(event, PersonAdded)]
    return [each for each in added if not set(each.roles) <= apart]


# what is kept


async def _material(
    core: Core, about: CandidateId, case: AccessCase, pasts: dict[DebriefId, Past]
) -> Material:
    known = await _past_of_office(core, about)
    name, own = _own(core, about)
    records: dict[str, int] = {OFFICE: len(known)}
    records.update((key, len(past)) for key, past in pasts.items())
    organisation = core.office.state.organisation
    made = Material(about, name, organisation, case.asked, records, (), _entries(about, known, pasts))
    return await asyncio.to_thread(material_of, made, _people(core, about, pasts, known), own)


def _entries(about: CandidateId, office: PastOfOffice, pasts: dict[DebriefId, Past]) -> tuple[Entry, ...]:
    officers = officers_in(office)
    told = [each for key, past in pasts.items() for each in told_of_debrief(key, past, officers)]
    return numbered([*told_of_office(about, office), *told])


def _own(core: Core, about: CandidateId) -> tuple[str, str]:
    """Return the candidate's name and address, empty ones where they are not known."""
    who = core.office.state.candidates[about].particulars
    return ("", "") if who is None else (who.name, who.email)


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


async def _pasts(core: Core, debriefs: Sequence[DebriefId]) -> dict[DebriefId, Past]:
    """Return the events of each debrief that was not erased."""
    return {key: past async for key, past in _read(core, debriefs)}


async def _read(core: Core, debriefs: Sequence[DebriefId]) -> AsyncIterator[tuple[DebriefId, Past]]:
    for each in debriefs:
        head = await core.journal.head(each)
        if head is not None and head.erased_at is None:
            yield each, [pair for step in steps(await core.journal.read(each)) for pair in step]


def _people(core: Core, about: CandidateId, pasts: dict[DebriefId, Past], office: PastOfOffice) -> list[Whom]:
    """Return everybody whose name must not be in the copy: panels, the office, the position's candidates.

    Who left the office is among them.
    """
    state = core.office.state
    added = [event for past in pasts.values() for event, _ in past if isinstance(event, PersonAdded)]
    found = [Whom(each.name, Reason.PANELIST, (each.person,)) for each in added]
    seated = (event for event, _ in office if isinstance(event, OfficerSeated))
    found += [Whom(each.name, Reason.STAFF, (each.person,)) for each in seated]
    there = candidates_of(state, state.candidates[about].position)
    named = [(each.id, who) for each in there if each.id != about for who in each.named]
    found += [
        Whom(who.name, Reason.OTHER_CANDIDATE, tuple(filter(None, (key, who.email)))) for key, who in named
    ]
    return list(dict.fromkeys(found))


# files


def _free(output: str) -> Path:
    """Return the path of a new file; nothing goes on record for one that cannot be made."""
    path = Path(output)
    if not path.is_absolute() or os.path.lexists(path) or not os.access(path.parent, os.W_OK):
        raise Declined(f"{path}: no new file can be made there. Choose another place.")
    return path


def _place(path: Path, body: bytes) -> None:
    try:
        place_file(path, body)
    except OSError as problem:
        raise Declined(f"{path}: {problem.strerror}. See to that place, then do it again.") from None


def _reviewed(path: Path) -> Material:
    try:
        if path.stat().st_size > LARGEST:
            raise Declined(f"{path} is larger than {LARGEST} bytes. Name the file that case material made.")
        return msgspec.json.decode(path.read_bytes(), type=Material)
    except OSError as problem:
        raise Declined(f"{path}: {problem.strerror}. Check the name of the file.") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Declined(f"{path} is no file of case material. Mend its JSON, or take it anew.") from None
