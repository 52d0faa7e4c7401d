"""What the operator's errands do to a core: rubrics, debriefs, invitations, exports.

A change is rehearsed on the domain's own rules before anything is written, so a refused errand leaves
nothing behind. Every function takes the core, and the address (host:port) that links name.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import assert_never

import msgspec

from panelry.commands import AddPerson, Command, CreateDebrief, OpenScoring, RecordExport
from panelry.debrief import Debrief, holders
from panelry.decide import decide
from panelry.events import Stamp
from panelry.evolve import evolve
from panelry.ids import DebriefId, PersonId
from panelry.office import DebriefListed, Invited, OfficeEvent, RubricImported
from panelry.panel import OPERATOR, Person, Role
from panelry.refusals import SENTENCES, Code, Refused
from panelry.rubric import Rubric
from panelry.rubric_import import read_rubric
from panelry.rubric_rules import RubricError
from panelry.text import clean_line
from panelry_server import errands as e
from panelry_server.check import check
from panelry_server.clock import stamp
from panelry_server.codes import code_hash, new_code
from panelry_server.core import Core
from panelry_server.export import export
from panelry_server.journal import JournalError

VALID = timedelta(hours=72)
"""How long an invitation waits."""
LARGEST_RUBRIC = 512 * 1024
"""The largest rubric that is kept, in bytes as the journal holds it: every debrief carries a copy."""
SHORTEST_START = 4
"""A debrief may be named by the beginning of its id, from this many characters on."""
_SENTENCES = {
    Code.NOT_IN_THIS_PHASE: "This debrief ended without a release, so there is nothing to hand over.",
    Code.NOT_RELEASED: "The summary is not released yet, so nothing can be exported. Release it first.",
}
"""What is said here in place of the sentence for a terminal."""


class Declined(Exception):  # noqa: N818 - the answer is no; nothing went wrong
    """An errand cannot be done; the words say why and what to do."""


async def run_errand(core: Core, errand: e.Errand, address: str) -> e.Outcome:
    """Do an errand and return its outcome, `NotDone` with one or two lines where it cannot be done."""
    try:
        return await _done(core, errand, address)
    except Refused as refused:
        return e.NotDone(_SENTENCES.get(refused.code, SENTENCES[refused.code]))
    except (Declined, RubricError) as declined:
        return e.NotDone(str(declined))
    except JournalError as failed:
        return e.NotDone(f"The journal did not take it: {failed}.")


async def _done(core: Core, errand: e.Errand, address: str) -> e.Outcome:
    match errand:
        case e.ImportRubric():
            return await import_rubric(core, errand)
        case e.ListRubrics():
            kept = core.office.state.rubrics
            return e.Rubrics(tuple(_kept(name, kept[name]) for name in sorted(kept)))
        case e.NewDebrief():
            return await new_debrief(core, errand, address)
        case e.ListDebriefs():
            return e.Debriefs(tuple([await _listed(core, each) for each in core.office.state.debriefs]))
        case e.Invite():
            return await invite(core, errand, address)
        case e.Export():
            return await export_released(core, errand)
        case e.Check():
            return await check(core.journal)
        case _:
            assert_never(errand)


def _kept(name: str, rubric: Rubric, *, changed: bool = False) -> e.KeptRubric:
    return e.KeptRubric(name, rubric.title, rubric.version, len(rubric.criteria), changed)


async def import_rubric(core: Core, errand: e.ImportRubric) -> e.KeptRubric:
    """Keep a rubric under a name; debriefs that began with an earlier one keep that."""
    rubric, _ = read_rubric(errand.source, errand.file)
    name = clean_line(errand.name) or rubric.title
    if len(name) > 200:
        raise Declined("The rubric's name is too long. Give a shorter one with --name.")
    if core.office.state.rubrics.get(name) == rubric:
        return _kept(name, rubric)
    if len(msgspec.json.encode(rubric)) > LARGEST_RUBRIC:
        raise Declined("This rubric is larger than 512 KiB. Shorten its texts.")
    await core.office.record(RubricImported(name, rubric))
    return _kept(name, rubric, changed=True)


async def new_debrief(core: Core, errand: e.NewDebrief, address: str) -> e.MadeDebrief:
    """Begin a debrief with everybody's seats and a code for each."""
    office = core.office.state
    rubric = _rubric(office.rubrics, errand.rubric)
    debrief = DebriefId(secrets.token_hex(6))
    create = CreateDebrief(
        debrief, errand.candidate, errand.position, office.organisation, rubric, errand.mode
    )
    seats = [AddPerson(PersonId(secrets.token_hex(6)), each.name, each.roles) for each in errand.people]
    after: list[Command] = [*seats, OpenScoring()] if errand.open_scoring else [*seats]
    rehearse([create, *after], core.clock.now())
    room = await core.rooms.create(create)
    for command in after:
        await room.operate(command)
    made = room.state
    people = [seat.person for seat in seats]
    invitations = await _invite(core, made, people, address, DebriefListed(debrief))
    return e.MadeDebrief(debrief, made.candidate, made.position, made.phase.value, invitations)


def _rubric(kept: Mapping[str, Rubric], wanted: str) -> Rubric:
    """Return the rubric of that name; capitals only count where two names differ in nothing else."""
    near = [name for name in kept if name.casefold() == wanted.casefold()]
    if wanted in kept or len(near) == 1:
        return kept[wanted if wanted in kept else near[0]]
    raise Declined(f"There is no rubric “{clean_line(wanted)}”. See panelry-server rubric list.")


def rehearse(commands: Sequence[Command], at: str) -> Debrief:
    """Return what the operator's commands would make of a new debrief, or raise `Refused`.

    A panel without a facilitator is refused too: nobody could lead it, and nobody could be added.
    """
    state = Debrief()
    for command in commands:
        for event in decide(state, OPERATOR, command, at):
            state = evolve(state, event, Stamp(OPERATOR, at))
    if not holders(state, Role.FACILITATOR):
        raise Refused(Code.NO_FACILITATOR_LEFT)
    return state


async def _invite(
    core: Core, state: Debrief, people: Sequence[PersonId], address: str, *before: OfficeEvent
) -> tuple[e.Invitation, ...]:
    """Return a fresh invitation to each seat, all on record at once, after the events `before`.

    Of a code only the keyed hash is kept.
    """
    until = stamp(datetime.fromisoformat(core.clock.now()) + VALID)
    drawn = {person: _drawn(core.secret) for person in people}
    events = (Invited(hashed, state.id, person, until) for person, (_, hashed) in drawn.items())
    await core.office.record(*before, *events)
    place = f"{address}/{state.id}"
    return tuple(_invitation(state.people[each], code, place, until) for each, (code, _) in drawn.items())


def _drawn(secret: bytes) -> tuple[str, str]:
    """Return a fresh code and its keyed hash."""
    code = new_code()
    hashed = code_hash(secret, code)
    assert hashed is not None  # noqa: S101 - what new_code draws is a code
    return code, hashed


def _invitation(person: Person, code: str, place: str, until: str) -> e.Invitation:
    roles = tuple(sorted(person.roles, key=lambda role: role.value))
    return e.Invitation(person.name, roles, code, f"panelry://{place}#{code}", until)


async def invite(core: Core, errand: e.Invite, address: str) -> e.Invitation:
    """Make a fresh code for a seat that exists; earlier codes and devices stay as they are."""
    state = await _state(core, _found(core, errand.debrief))
    wanted = clean_line(errand.person).casefold()
    person = next(
        (each.id for each in state.people.values() if wanted in {each.id, each.name.casefold()}), None
    )
    if person is None:
        names = ", ".join(each.name for each in state.people.values())
        raise Declined(f"Nobody of that name has a seat in this debrief. Its people: {names}.")
    (invitation,) = await _invite(core, state, [person], address)
    return invitation


async def export_released(core: Core, errand: e.Export) -> e.ExportedText:
    """Return the released text; it is on record that it was read before anybody has it."""
    room = await core.rooms.open(_found(core, errand.debrief))
    text = export(room.state, errand.format)
    await room.operate(RecordExport(errand.format))
    return e.ExportedText(text)


def _found(core: Core, wanted: str) -> DebriefId:
    """Return the one debrief whose id that is, or begins so."""
    known = core.office.state.debriefs
    if wanted in known:
        return DebriefId(wanted)
    near = [each for each in known if len(wanted) >= SHORTEST_START and each.startswith(wanted)]
    if len(near) > 1:
        raise Declined(f"{len(near)} debriefs begin with that. Give more of the id.")
    if not near:
        raise Declined("There is no such debrief. See panelry-server debrief list.")
    return near[0]


async def _state(core: Core, debrief: DebriefId) -> Debrief:
    return (await core.rooms.open(debrief)).state


async def _listed(core: Core, debrief: DebriefId) -> e.ListedDebrief:
    """Return where a debrief stands: no count of criteria, which would tell when somebody rates."""
    try:
        state = await _state(core, debrief)
    except Exception:  # noqa: BLE001 - one that cannot be read, for any reason, must not hide the others
        return e.ListedDebrief(debrief, fault=True)
    panelists = holders(state, Role.PANELIST)
    return e.ListedDebrief(
        debrief,
        state.candidate,
        state.position,
        state.phase.value,
        state.created,
        people=len(state.people),
        panelists=len(panelists),
        submitted=sum(state.card(each).submitted is not None for each in panelists),
    )
