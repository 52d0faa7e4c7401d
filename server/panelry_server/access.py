"""Answering an access case: what is written out for its reviewer, and the copy that two people vouch for.

Each act is on record before anybody has the file: who, when and for which reasons words were taken out,
never a word of them. The record itself is the original, which an open case keeps from being erased.
"""

import asyncio
import contextlib
import hashlib
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec

from panelry.access import Material, Unfit, copy_of, digest, material_of
from panelry.commands import RecordAccess
from panelry.desk import Unclear, candidate_of, desk_of
from panelry.evolve import fold
from panelry.ids import CandidateId, DebriefId, PersonId
from panelry.milestones import ENDED
from panelry.office import (
    AccessCase,
    CaseGiven,
    CaseRead,
    Office,
    OfficeEvent,
    debriefs_of,
    open_case,
    reviewer_of,
    vouched_for,
)
from panelry.panel import Role
from panelry.refusals import Code, Refused
from panelry.seat_names import looks
from panelry.visibility.office import office_picture
from panelry.visibility.still_sealed import open_rounds
from panelry_server import access_errands as a
from panelry_server.access_record import Records, debriefs_alone, others_in, records_of
from panelry_server.core import Core
from panelry_server.finding import Declined
from panelry_server.journal.sqlite.folder import place_file

Still = Callable[[Office], None]
"""What demands of the office as it stands that a case may go on."""
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
    case, reviewer = _ready(core.office.state, about)
    name = core.office.state.people[reviewer].name
    debriefs = debriefs_of(core.office.state, about)
    there = await debriefs_alone(core, about, debriefs)
    _demand_open(there)
    still = partial(_demand_still, case, debriefs, there)
    await core.office.record_if(_once(still, CaseRead(about)))
    for debrief in there.debriefs:
        await (await core.rooms.open(debrief)).operate(RecordAccess())
    read = await records_of(core, about, debriefs)
    taken = read.as_taken()
    _demand_open(taken)
    made = await _material(core, case, taken, read)
    body = await asyncio.to_thread(lambda: msgspec.json.format(msgspec.json.encode(made), indent=1))
    await _deliver(core, output, body, still)
    return a.MaterialTaken(len(made.entries), len(made.redactions), name)


async def _material(core: Core, case: AccessCase, taken: Records, read: Records) -> Material:
    name, own = _own(core, taken.about)
    organisation = core.office.state.organisation
    entries = taken.entries()
    made = Material(taken.about, name, organisation, case.asked, read.takings, (), entries)
    return await asyncio.to_thread(material_of, made, others_in(core, taken, read.office), own)


async def _copy(core: Core, errand: a.MakeCopy, output: Path) -> a.CopyMade:
    about = _candidate(core, errand.candidate)
    case, _ = _ready(core.office.state, about)
    made = await asyncio.to_thread(_reviewed, Path(errand.review))
    if made.candidate != about:
        raise Declined("That file is about another candidate. Name the file of this case.")
    debriefs = debriefs_of(core.office.state, about)
    read = await records_of(core, about, debriefs)
    taken = read.as_taken()
    if not _is_of_record(core, made, case, read, taken):
        raise Declined("The file is not that of the record. Change redactions alone, or take it anew.")
    _demand_open(taken)
    wanted = digest(made)
    vouched = "" if errand.preview else wanted
    still = partial(_demand_still, case, debriefs, read, vouched=vouched)
    still(core.office.state)
    try:
        body, redacted = await asyncio.to_thread(copy_of, made, others_in(core, taken, read.office))
    except Unfit as unfit:
        raise Declined(str(unfit)) from None
    if not errand.preview:
        given = CaseGiven(about, wanted, hashlib.sha256(body).hexdigest(), dict(redacted))
        await core.office.record_if(_once(still, given))
    await _deliver(core, output, body, still)
    return a.CopyMade(wanted, len(made.entries), dict(redacted))


async def _deliver(core: Core, output: Path, body: bytes, still: Still) -> None:
    """Place a file if the case still stands as it did, before and after: else none is left behind."""
    await _confirm(core, still)
    try:
        await asyncio.to_thread(_place, output, body)
        await _confirm(core, still)
    except BaseException:
        _take_away(output)
        raise


def _once(still: Still, *events: OfficeEvent) -> Callable[[Office], Sequence[OfficeEvent]]:
    """Return what decides on events for the office in which all that is demanded still holds."""

    def decide(office: Office) -> Sequence[OfficeEvent]:
        still(office)
        return events

    return decide


async def _confirm(core: Core, still: Still) -> None:
    """Demand it of the office as it is on disk now, behind every command that was before this one."""
    await core.office.record_if(_once(still))


_UNVOUCHED = (
    "The case reviewer and a second person have to vouch for exactly these redactions, each from their own"
    " seat: panelry case vouch NAME --hash {hash}"
)
_NOT_IDENTIFIED = "Nobody said yet how it was checked who asks. Do so first: case identify."
_PAUSED = "The clock stands still while it is checked who asks. Let it go on first: case resume."
_CHANGED = "The case or its debriefs changed while the file was made, so none was left. Do it again."
_SEALED = (
    "The scorecards of the debrief {debrief} are sealed, and nobody reads one before the reveal."
    " Wait until they are open or the debrief has ended; the clock of the case runs on."
)
_IN_ROUND = (
    "A second round of the debrief {debrief} is under way ({criteria}), and nobody reads its ratings before"
    " it is closed. Wait until then, or until the debrief has ended; the clock of the case runs on."
)
_NOT_APART = "{name} sat on this candidate's panel, so somebody else has to appoint or review: case appoint."


def _candidate(core: Core, wanted: str) -> CandidateId:
    desk = desk_of(office_picture(core.office.state, frozenset({Role.OPERATOR})).values(), core.clock.now())
    try:
        return candidate_of(desk, wanted).candidate
    except Unclear as unclear:
        raise Declined(str(unclear)) from None


def _ready(office: Office, about: CandidateId) -> tuple[AccessCase, PersonId]:
    """Return the open case and its reviewer, once it is known who asks."""
    case = open_case(office, about)
    if case is None:
        raise Refused(Code.NO_OPEN_CASE)
    if case.paused:
        raise Declined(_PAUSED)
    if not case.identity:
        raise Declined(_NOT_IDENTIFIED)
    reviewer = reviewer_of(office, case)
    if reviewer is None:
        raise Refused(Code.NO_REVIEWER)
    return case, reviewer


def _demand_still(
    before: AccessCase, debriefs: Sequence[DebriefId], read: Records, office: Office, *, vouched: str = ""
) -> None:
    """Demand of the office all that was asked of it before; with a hash, that it is vouched for."""
    case, _ = _ready(office, before.candidate)
    if case.opened != before.opened or set(debriefs_of(office, before.candidate)) != set(debriefs):
        raise Declined(_CHANGED)
    _demand_apart(office, case, read)
    if vouched and not vouched_for(office, case, vouched):
        raise Declined(_UNVOUCHED.format(hash=vouched))


def _demand_apart(office: Office, case: AccessCase, read: Records) -> None:
    """Decline where the reviewer, or who appointed them or vouches, sat on the panel, told by their names.

    Who is there to look after a debrief and nothing more has no seat on its panel.
    """
    aside = {Role.COORDINATOR, Role.AUDITOR}
    seated = {looks(each.name) for each in read.seated() if not set(each.roles) <= aside}
    people = office.people
    for person in {*case.appointed, *case.appointed.values(), *case.vouched} & set(people):
        if looks(people[person].name) in seated:
            raise Declined(_NOT_APART.format(name=people[person].name))


def _demand_open(read: Records) -> None:
    """Decline while the scorecards of a debrief that goes on are sealed, or second ratings are given."""
    for key, past in read.debriefs.items():
        state = fold(past)
        if not state.revealed and state.phase not in ENDED:
            raise Declined(_SEALED.format(debrief=key))
        rounds = open_rounds(state)
        if rounds:
            raise Declined(_IN_ROUND.format(debrief=key, criteria=", ".join(rounds)))


def _is_of_record(core: Core, made: Material, case: AccessCase, read: Records, taken: Records) -> bool:
    """Return whether all of a file but its redactions is what was written out last, of every record."""
    if made.records != read.takings or 0 in made.records.values():
        return False
    name, _ = _own(core, taken.about)
    told = (made.entries, made.name, made.organisation, made.asked)
    return told == (taken.entries(), name, core.office.state.organisation, case.asked)


def _own(core: Core, about: CandidateId) -> tuple[str, str]:
    """Return the candidate's name and address, empty ones where they are not known."""
    who = core.office.state.candidates[about].particulars
    return ("", "") if who is None else (who.name, who.email)


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


def _take_away(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _reviewed(path: Path) -> Material:
    try:
        if path.stat().st_size > LARGEST:
            raise Declined(f"{path} is larger than {LARGEST} bytes. Name the file that case material made.")
        return msgspec.json.decode(path.read_bytes(), type=Material)
    except OSError as problem:
        raise Declined(f"{path}: {problem.strerror}. Check the name of the file.") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Declined(f"{path} is no file of case material. Mend its JSON, or take it anew.") from None
