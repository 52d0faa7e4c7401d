"""What the operator's errands do to a core: rubrics, debriefs, invitations, exports.

A change is rehearsed on the domain's own rules before anything is written, so a refused errand leaves
nothing behind. Every function takes the core, and what links say of the server.
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
from panelry.office import STREAM, DebriefListed, Invited, OfficeEvent, RubricImported
from panelry.office.commands import ChooseRubric, SeatOfficer
from panelry.panel import OPERATOR, Person, Role
from panelry.refusals import SENTENCES, Code, Refused
from panelry.rubric import Rubric
from panelry.rubric_import import read_rubric
from panelry.rubric_rules import RubricError
from panelry.text import clean_line
from panelry_server import access_errands as a
from panelry_server import debrief_errands as r
from panelry_server import desk_errands as d
from panelry_server import errands as e
from panelry_server import policy_errands as p
from panelry_server import upkeep_errands as u
from panelry_server.access import look_after_access
from panelry_server.at_the_desk import candidate_for, look_after_office, position_for
from panelry_server.check import check
from panelry_server.clock import stamp
from panelry_server.codes import drawn_code
from panelry_server.contact import tell_debriefs
from panelry_server.core import Core
from panelry_server.export import export
from panelry_server.finding import Declined, found, seat_of, state_of
from panelry_server.journal import Erased, JournalError
from panelry_server.links import Links
from panelry_server.policing import look_after_policies
from panelry_server.releasing import look_after_release
from panelry_server.upkeep import look_after_record
from panelry_server.who import look_after_seats

VALID = timedelta(hours=72)
"""How long an invitation waits."""
LARGEST_RUBRIC = 512 * 1024
"""The largest rubric that is kept, in bytes as the journal holds it: every debrief carries a copy."""
_SENTENCES = {
    Code.NOT_IN_THIS_PHASE: "This debrief ended without a release, so there is nothing to hand over.",
    Code.NOT_RELEASED: "The summary is not released yet, so nothing can be exported. Release it first.",
}
"""What is said here in place of the sentence for a terminal."""


async def run_errand(core: Core, errand: e.Errand, links: Links) -> e.Outcome:
    """Do an errand and return its outcome, `NotDone` with one or two lines where it cannot be done.

    It is done on the office as other nodes have left it.
    """
    try:
        await core.office.look()
        return await _done(core, errand, links)
    except Refused as refused:
        return e.NotDone(_SENTENCES.get(refused.code, SENTENCES[refused.code]))
    except (Declined, RubricError) as declined:
        return e.NotDone(str(declined))
    except Erased:
        return e.NotDone("This debrief was erased, so nothing of it can be had any more.")
    except JournalError as failed:
        return e.NotDone(f"The journal did not take it: {failed}.")


async def _done(core: Core, errand: e.Errand, links: Links) -> e.Outcome:
    match errand:
        case e.ImportRubric() | e.ListRubrics():
            return await _look_after_rubrics(core, errand)
        case e.NewDebrief() | e.Invite() | d.InviteOfficer():
            return await _make_invitations(core, errand, links)
        case e.ListDebriefs():
            return e.Debriefs(tuple([await _listed(core, each) for each in core.office.state.debriefs]))
        case e.Export():
            return await export_released(core, errand)
        case e.Check():
            return await check(core.journal, proven=core.proven)
        case p.ShowPolicies() | p.SetPolicy() | r.NameApprover() | r.DenyWords() | r.RecordAdjustment():
            return await _look_after_rules(core, errand)
        case u.People() | u.Devices() | u.Revoke():
            return await look_after_seats(core, errand)
        case u.BackUp() | u.RotateKeys() | u.Erase() | u.Verify():
            return await look_after_record(core, errand)
        case d.AskOffice() | d.LookAtOffice() | a.TakeMaterial() | a.MakeCopy():
            return await _look_after_office(core, errand)
        case _:
            assert_never(errand)


async def _look_after_rules(
    core: Core, errand: p.ShowPolicies | p.SetPolicy | r.NameApprover | r.DenyWords | r.RecordAdjustment
) -> e.Outcome:
    if isinstance(errand, p.ShowPolicies | p.SetPolicy):
        return await look_after_policies(core, errand)
    return await look_after_release(core, errand)


async def _look_after_office(
    core: Core, errand: d.AskOffice | d.LookAtOffice | a.TakeMaterial | a.MakeCopy
) -> e.Outcome:
    if isinstance(errand, d.AskOffice | d.LookAtOffice):
        return await look_after_office(core, errand)
    return await look_after_access(core, errand)


async def _make_invitations(
    core: Core, errand: e.NewDebrief | e.Invite | d.InviteOfficer, links: Links
) -> e.MadeDebrief | e.Invitation:
    if isinstance(errand, e.NewDebrief):
        return await new_debrief(core, errand, links)
    if isinstance(errand, d.InviteOfficer):
        return await invite_officer(core, errand, links)
    return await invite(core, errand, links)


async def _look_after_rubrics(core: Core, errand: e.ImportRubric | e.ListRubrics) -> e.KeptRubric | e.Rubrics:
    if isinstance(errand, e.ImportRubric):
        return await import_rubric(core, errand)
    kept = core.office.state.rubrics
    return e.Rubrics(tuple(_kept(name, kept[name]) for name in sorted(kept)))


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


async def new_debrief(core: Core, errand: e.NewDebrief, links: Links) -> e.MadeDebrief:
    """Begin a debrief with everybody's seats and a code for each."""
    office = core.office.state
    chosen = errand.rubric and _rubric(office.rubrics, errand.rubric)
    position, opens = position_for(core, errand.position, chosen)
    rubric = office.rubrics[chosen or _rubric(office.rubrics, position.rubric)]
    candidate, name, adds = candidate_for(core, position, errand.candidate)
    debrief = DebriefId(secrets.token_hex(6))
    create = CreateDebrief(debrief, name, position.title, office.organisation, rubric, errand.mode)
    seats = [AddPerson(PersonId(secrets.token_hex(6)), each.name, each.roles) for each in errand.people]
    after: list[Command] = [*seats, OpenScoring()] if errand.open_scoring else [*seats]
    rehearse([create, *after], core.clock.now())
    chooses = None if position.rubric else ChooseRubric(position.id, chosen)
    for asked in (opens, chooses, adds):
        if asked is not None:
            await core.office.ask(OPERATOR, asked)
    room = await core.rooms.create(create)
    for command in after:
        await room.operate(command)
    made = room.state
    people = [seat.person for seat in seats]
    invitations = await _invite(core, made, people, links, DebriefListed(debrief, position.id, candidate))
    await tell_debriefs(core.office, core.rooms, candidate)
    return e.MadeDebrief(debrief, made.candidate, made.position, made.phase.value, invitations)


def _rubric(kept: Mapping[str, Rubric], wanted: str) -> str:
    """Return the name of that rubric; capitals only count where two names differ in nothing else."""
    if not wanted:
        raise Declined("This position has no rubric. Choose one with --rubric.")
    near = [name for name in kept if name.casefold() == wanted.casefold()]
    if wanted in kept or len(near) == 1:
        return wanted if wanted in kept else near[0]
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
    core: Core, state: Debrief, people: Sequence[PersonId], links: Links, *before: OfficeEvent
) -> tuple[e.Invitation, ...]:
    """Return a fresh invitation to each seat, all on record at once, after the events `before`.

    Of a code only the keyed hash is kept.
    """
    until = stamp(datetime.fromisoformat(core.clock.now()) + VALID)
    drawn = {person: drawn_code(core.secret) for person in people}
    events = (Invited(hashed, state.id, person, until) for person, (_, hashed) in drawn.items())
    await core.office.record(*before, *events)
    made = {person: (code, links.link(state.id, code)) for person, (code, _) in drawn.items()}
    return tuple(_invitation(state.people[each], *made[each], until) for each in made)


def _invitation(person: Person, code: str, link: str, until: str) -> e.Invitation:
    roles = tuple(sorted(person.roles, key=lambda role: role.value))
    return e.Invitation(person.name, roles, code, link, until)


async def invite_officer(core: Core, errand: d.InviteOfficer, links: Links) -> e.Invitation:
    """Seat somebody in the office unless they sit there, and make a code for a seat that nobody has taken."""
    office = core.office
    plain = clean_line(errand.name).casefold()
    person = next((each for each in office.state.people.values() if each.name.casefold() == plain), None)
    if person is None:
        seat = SeatOfficer(PersonId(secrets.token_hex(6)), errand.name, errand.roles)
        await office.ask(OPERATOR, seat)
        person = office.state.people[seat.person]
    if any((each.debrief, each.person) == (STREAM, person.id) for each in office.state.devices.values()):
        raise Declined(_TAKEN_DESK.format(name=person.name))
    until = stamp(datetime.fromisoformat(core.clock.now()) + VALID)
    code, hashed = drawn_code(core.secret)
    await office.record(Invited(hashed, DebriefId(STREAM), person.id, until))
    return _invitation(person, code, links.link(STREAM, code), until)


_TAKEN_DESK = (
    "{name} has taken this seat. They open it with the same link on the same machine, and add another from"
    " there: panelry device add."
)
_TAKEN = (
    "{name} has taken this seat, and a second code would open what is theirs alone. They open it with the "
    "same link on the same machine, and add another from there: panelry device add. If that machine is lost: "
    "revoke it, let the facilitator add the person anew, and invite that seat."
)


async def invite(core: Core, errand: e.Invite, links: Links) -> e.Invitation:
    """Make a fresh code for a seat that nobody has taken; earlier codes stay as they are.

    A code for a taken seat would open its owner's notes and ratings to whoever uses it, so there is none.
    """
    state = await state_of(core, found(core, errand.debrief))
    seat = seat_of(state, errand.person)
    devices = core.office.state.devices.values()
    if any((each.debrief, each.person) == (state.id, seat.id) for each in devices):
        raise Declined(_TAKEN.format(name=seat.name))
    (invitation,) = await _invite(core, state, [seat.id], links)
    return invitation


async def export_released(core: Core, errand: e.Export) -> e.ExportedText:
    """Return the released text; it is on record that it was read before anybody has it.

    JSON carries the last hash of the chain, that of this very reading.
    """
    debrief = found(core, errand.debrief)
    room = await core.rooms.open(debrief)
    export(room.state, errand.format)
    await room.operate(RecordExport(errand.format))
    head = await core.journal.head(debrief)
    return e.ExportedText(export(room.state, errand.format, "" if head is None else head.hash.hex()))


async def _listed(core: Core, debrief: DebriefId) -> e.ListedDebrief:
    """Return where a debrief stands: no count of criteria, which would tell when somebody rates."""
    try:
        state = await state_of(core, debrief)
    except Erased:
        return e.ListedDebrief(debrief, phase=e.ERASED)
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
