"""The office decides: who may ask, what is refused, and that a list is taken whole or not at all."""

import pytest

import cast
from panelry.decide.office import DECIDE, MAY, decide
from panelry.decide.office.candidates import CANDIDATES, particulars, same_person
from panelry.decide.office.positions import POSITIONS
from panelry.events import Stamp
from panelry.hiring import Jurisdiction, Particulars, PositionState, Retention
from panelry.ids import CandidateId, DebriefId, PersonId, PositionId
from panelry.office import (
    Candidate,
    DebriefListed,
    Office,
    OfficeEvent,
    Position,
    RubricImported,
    candidates_of,
    debriefs_of,
    evolve,
    fold,
)
from panelry.office import commands as c
from panelry.panel import OPERATOR, Role
from panelry.refusals import Code, Refused

P1, C1, C2 = PositionId("p1"), CandidateId("c1"), CandidateId("c2")
KIT = Particulars("Kit Adeyemi", "kit@example.org")
JO = Particulars("Jo Lindqvist", "", "Brightside")


class Deciding:
    """An office to which commands are put one after the other, minute by minute."""

    def __init__(self, *events: OfficeEvent) -> None:
        self.state = fold((event, Stamp(OPERATOR, cast.moment(0))) for event in events)
        self.minute = 0

    def when(self, *commands: c.OfficeCommand, actor: PersonId = OPERATOR) -> "Deciding":
        """Do commands."""
        for command in commands:
            self.minute += 1
            at = cast.moment(self.minute * 60)
            for event in decide(self.state, actor, command, at):
                self.state = evolve(self.state, event, Stamp(actor, at))
        return self

    def refused(self, command: c.OfficeCommand, actor: PersonId = OPERATOR) -> Code:
        """Return why a command is refused; nothing has changed then."""
        with pytest.raises(Refused) as refused:
            decide(self.state, actor, command, cast.moment(9_000))
        return refused.value.code


def opened(**changes: object) -> c.OpenPosition:
    """Return a command that opens a position."""
    return c.OpenPosition(**{"position": P1, "title": "Senior Backend Engineer", **changes})  # type: ignore[arg-type]  # named as the fields


def new(candidate: CandidateId, person: Particulars) -> c.NewCandidate:
    """Return somebody to add."""
    return c.NewCandidate(candidate, person)


def hiring() -> Deciding:
    """Return an office with an open position and two candidates."""
    return Deciding().when(opened(), c.AddCandidates(P1, (new(C1, KIT), new(C2, JO))))


def test_every_command_has_its_decision_and_its_rights() -> None:
    """What is not listed is refused, so nothing may be forgotten."""
    assert set(c.COMMANDS) == set(DECIDE) == set(MAY)


@pytest.mark.parametrize("command", [opened(), c.RecordLeaving(C1)], ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.AUDITOR])
def test_only_a_coordinator_and_the_operator_act_on_the_office(role: Role, command: c.OfficeCommand) -> None:
    """An auditor looks; a stranger does not even that."""
    office = hiring().when(
        c.MovePosition(P1, PositionState.FILLED), c.SeatOfficer(cast.GRACE, "Grace Hill", (role,))
    )
    if role is Role.COORDINATOR:
        moved = c.OpenPosition(PositionId("p2"), "Tech Lead")
        assert PositionId("p2") in office.when(moved, actor=cast.GRACE).state.positions
    else:
        assert Code.NOT_ALLOWED is office.refused(command, cast.GRACE)
    assert Code.NOT_ALLOWED is office.refused(command, cast.STRANGER)


def test_a_position_begins_open_with_its_rubric_and_jurisdiction() -> None:
    """Its title is one line, made safe."""
    office = Deciding(RubricImported("backend", cast.RUBRIC))
    office.when(opened(title=" Senior\tEngineer ", rubric="backend", jurisdiction=Jurisdiction.ONTARIO))
    at = cast.moment(60)
    assert (
        Position(
            P1,
            "Senior Engineer",
            "backend",
            Jurisdiction.ONTARIO,
            at,
            at,
            retention=Retention(1095),
            outcome_days=45,
        )
        == office.state.positions[P1]
    )


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (opened(position=PositionId("")), Code.TEXT_MISSING),
        (opened(position=PositionId("p2"), title=""), Code.TEXT_MISSING),
        (opened(), Code.ID_TAKEN),
        (opened(position=PositionId("p2"), title="senior BACKEND engineer"), Code.ID_TAKEN),
        (opened(position=PositionId("p2"), title="Other", rubric="unknown"), Code.NO_SUCH_RUBRIC),
        (c.ChooseRubric(P1, "unknown"), Code.NO_SUCH_RUBRIC),
        (c.ChooseRubric(PositionId("p9"), "unknown"), Code.NO_SUCH_THING),
        (c.MovePosition(PositionId("p9"), PositionState.FILLED), Code.NO_SUCH_THING),
        (c.MovePosition(P1, PositionState.OPEN), Code.NOTHING_NEW),
        (c.MovePosition(P1, PositionState.ON_HOLD), Code.REASON_MISSING),
        (c.MovePosition(P1, PositionState.WITHDRAWN), Code.NOT_ALLOWED),
    ],
)
def test_what_a_position_cannot_do_is_refused(command: c.OfficeCommand, code: Code) -> None:
    """Two positions of one title would be mixed up; a hold has a reason."""
    assert code is hiring().refused(command)


def test_a_position_is_put_on_hold_and_opened_again_until_it_is_closed() -> None:
    """A closed one neither moves nor takes anybody, and its title is free again."""
    office = hiring().when(c.MovePosition(P1, PositionState.ON_HOLD, "the budget"))
    assert (PositionState.ON_HOLD, "the budget") == (
        office.state.positions[P1].state,
        office.state.positions[P1].reason,
    )
    office.when(c.MovePosition(P1, PositionState.OPEN), c.MovePosition(P1, PositionState.FILLED))
    assert Code.POSITION_CLOSED is office.refused(c.MovePosition(P1, PositionState.OPEN))
    assert Code.POSITION_CLOSED is office.refused(c.AddCandidates(P1, (new(CandidateId("c3"), KIT),)))
    office.when(opened(position=PositionId("p2")))
    assert PositionState.OPEN is office.state.positions[PositionId("p2")].state


def test_there_is_an_end_to_positions_and_candidates() -> None:
    """An office stays small enough to be shown."""
    office = hiring()
    one = office.state.positions[P1]
    many = {PositionId(f"x{number}"): one for number in range(POSITIONS)}
    crowd = {
        CandidateId(f"x{number}"): Candidate(CandidateId(f"x{number}"), P1, "")
        for number in range(CANDIDATES)
    }
    office.state = Office(positions={**many, P1: one}, candidates=crowd)
    assert Code.TOO_MANY is office.refused(opened(position=PositionId("p2"), title="Other"))
    assert Code.TOO_MANY is office.refused(c.AddCandidates(P1, (new(C1, KIT),)))


def test_a_list_that_comes_again_adds_nobody_twice() -> None:
    """By the address where both have one, else by name and agency; within the list too."""
    office = hiring()
    c3, c4, c5 = (CandidateId(each) for each in ("c3", "c4", "c5"))
    again = (
        new(c3, Particulars("Kit A.", "KIT@example.org")),
        new(c4, Particulars("Jo  Lindqvist", agency="brightside")),
    )
    assert Code.NOTHING_NEW is office.refused(c.AddCandidates(P1, again))
    sam = Particulars("Sam Lee")
    office.when(c.AddCandidates(P1, (*again, new(c5, sam), new(CandidateId("c6"), sam))))
    assert [KIT, JO, sam] == [each.particulars for each in candidates_of(office.state, P1)]


def test_a_later_address_of_somebody_known_by_name_is_no_second_person() -> None:
    """A name without an address is the same person as one with; two addresses are two people."""
    bare, first, second = Particulars("Kit"), Particulars("kit", "a@b.org"), Particulars("Kit", "c@d.org")
    assert (True, True, False) == (
        same_person(bare, first),
        same_person(first, bare),
        same_person(first, second),
    )


def test_people_of_one_agency_share_its_address() -> None:
    """With an agency the name tells them apart; somebody on their own has an address of their own."""
    at = "desk@example.org"
    kim, lee = Particulars("Kim Aalto", at, "Brightside"), Particulars("Lee Brandt", at, "Brightside")
    again = Particulars("KIM AALTO", at, "Bright Side")
    own, other = Particulars("Max Carr", at), Particulars("Maximilian Carr", at)
    people = (kim, lee, again, own, other)
    office = hiring()
    added = tuple(new(CandidateId(f"a{number}"), each) for number, each in enumerate(people))
    office.when(c.AddCandidates(P1, added))
    assert [KIT, JO, kim, lee, own] == [each.particulars for each in candidates_of(office.state, P1)]
    assert (False, True, False, True) == (
        same_person(kim, lee),
        same_person(kim, again),
        same_person(kim, own),
        same_person(own, other),
    )


@pytest.mark.parametrize(
    ("people", "code"),
    [
        ((new(CandidateId("c3"), Particulars("Sam Lee")), new(C1, Particulars("Pat Roe"))), Code.ID_TAKEN),
        (
            (new(CandidateId("c3"), Particulars("Sam Lee")), new(CandidateId("c4"), Particulars(" "))),
            Code.TEXT_MISSING,
        ),
        ((new(CandidateId("c3"), Particulars("Sam", "sam at home")),), Code.BAD_ADDRESS),
        ((new(CandidateId("c3"), Particulars("Sam", "a@b.org, c@d.org")),), Code.BAD_ADDRESS),
        ((new(CandidateId("c3"), Particulars("x" * 201)),), Code.TEXT_TOO_LONG),
        ((), Code.NOTHING_NEW),
    ],
)
def test_one_unfit_person_keeps_the_whole_list_out(people: tuple[c.NewCandidate, ...], code: Code) -> None:
    """Nothing is half imported."""
    assert code is hiring().refused(c.AddCandidates(P1, people))


def test_what_names_a_candidate_is_made_safe() -> None:
    """Each is one line without hostile signs."""
    assert Particulars("Kit �", "kit@example.org", "The Agency") == particulars(
        Particulars(" Kit\t\x1b", " kit@example.org ", "The \n Agency")
    )


def test_a_candidate_who_withdrew_stays_known_and_does_not_withdraw_twice() -> None:
    """Their record shows when."""
    office = hiring().when(c.RecordLeaving(C1))
    assert cast.moment(180) == office.state.candidates[C1].left
    assert Code.NOTHING_NEW is office.refused(c.RecordLeaving(C1))


def test_an_erased_candidate_takes_their_own_debriefs_along() -> None:
    """Nobody else's; what stays is that somebody was erased, and why."""
    office = hiring()
    for debrief, candidate in (("d1", C1), ("d2", C2), ("d3", C1)):
        office.state = evolve(
            office.state, DebriefListed(DebriefId(debrief), P1, candidate), Stamp(OPERATOR, "t")
        )
    office.when(c.EraseCandidate(C1, "asked for"))
    gone = office.state.candidates[C1]
    assert (None, cast.moment(180)) == (gone.particulars, gone.erased)
    assert {"d1", "d3"} == set(office.state.erased)
    assert ((), ("d2",)) == (debriefs_of(office.state, C1), debriefs_of(office.state, C2))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.EraseCandidate(C1, " "), Code.REASON_MISSING),
        (c.EraseCandidate(CandidateId("c9"), "asked for"), Code.NO_SUCH_THING),
        (c.EraseCandidate(C2, "asked for"), Code.NO_SUCH_THING),
        (c.RecordLeaving(C2), Code.NO_SUCH_THING),
    ],
)
def test_an_erasure_has_a_reason_and_happens_once(command: c.OfficeCommand, code: Code) -> None:
    """An erased candidate and a stranger are one refusal."""
    assert code is hiring().when(c.EraseCandidate(C2, "asked for")).refused(command)


def test_the_office_seats_its_own_people_and_keeps_a_coordinator() -> None:
    """Whoever leaves may come back under the same name."""
    office = Deciding().when(c.SeatOfficer(cast.GRACE, " Grace  Hill ", (Role.COORDINATOR,)))
    assert Code.NO_COORDINATOR_LEFT is office.refused(c.RemoveOfficer(cast.GRACE))
    office.when(
        c.SeatOfficer(cast.HANA, "Hana", (Role.COORDINATOR, Role.AUDITOR)), c.RemoveOfficer(cast.GRACE)
    )
    assert {cast.HANA: "Hana"} == {key: each.name for key, each in office.state.people.items()}
    assert Code.NO_SUCH_THING is office.refused(c.RemoveOfficer(cast.GRACE))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.SeatOfficer(cast.GRACE, "Somebody", (Role.COORDINATOR,)), Code.ID_TAKEN),
        (c.SeatOfficer(OPERATOR, "Somebody", (Role.COORDINATOR,)), Code.ID_TAKEN),
        (c.SeatOfficer(cast.HANA, "grace hi11", (Role.COORDINATOR,)), Code.NAME_TAKEN),
        (c.SeatOfficer(cast.HANA, "\u200b", (Role.COORDINATOR,)), Code.NAME_NOT_VISIBLE),
        (c.SeatOfficer(cast.HANA, "Hana", (Role.PANELIST,)), Code.NOT_ALLOWED),
        (c.SeatOfficer(cast.HANA, "Hana", ()), Code.NOT_ALLOWED),
    ],
)
def test_a_seat_in_the_office_that_cannot_be_is_refused(command: c.OfficeCommand, code: Code) -> None:
    """Names are told apart at a glance; the roles are those of an office."""
    office = Deciding().when(c.SeatOfficer(cast.GRACE, "Grace Hill", (Role.COORDINATOR,)))
    assert code is office.refused(command)


def test_there_is_an_end_to_the_seats_of_an_office() -> None:
    """Sixty people are enough."""
    office = Deciding()
    names = [first + second for first in "ABCDEFGH" for second in "abcdefgh"][:60]
    office.when(*(c.SeatOfficer(PersonId(f"x{each}"), each, (Role.AUDITOR,)) for each in names))
    assert Code.TOO_MANY is office.refused(c.SeatOfficer(cast.GRACE, "Grace Hill", (Role.COORDINATOR,)))


def test_a_position_s_rubric_is_chosen_by_name_whatever_became_of_it() -> None:
    """Who was hired for a filled position still has levels recorded; the same rubric again is nothing new."""
    office = Deciding(RubricImported("backend", cast.RUBRIC)).when(opened())
    office.when(c.MovePosition(P1, PositionState.FILLED), c.ChooseRubric(P1, "backend"))
    assert "backend" == office.state.positions[P1].rubric
    assert Code.NOTHING_NEW is office.refused(c.ChooseRubric(P1, "backend"))
