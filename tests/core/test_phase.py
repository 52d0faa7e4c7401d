"""The table of rights to act, spelled out a second time: what is not listed here is denied."""

from itertools import product

import pytest

import cast
from anything import ANYTHING, Die
from panelry import commands as c
from panelry.debrief import Phase
from panelry.ids import PersonId
from panelry.panel import Role, Standing
from panelry.phase import MAY, require, roles_of
from panelry.refusals import Code, Refused
from story import Story

LISTED = """
CreateDebrief         coordinator operator              | new
AddPerson             facilitator coordinator operator  | setup scoring discussion
ChangeRoles           facilitator coordinator           | setup scoring discussion
RemovePerson          facilitator coordinator           | setup
ChooseMode            facilitator coordinator           | setup
RecordInterviewOrder  facilitator coordinator           | setup scoring
DeclareConflict       facilitator panelist coordinator observer | setup scoring
OpenScoring           facilitator coordinator operator  | setup
Rate                  panelist observer                 | scoring discussion
ClearRating           panelist observer                 | scoring discussion
Observe               panelist observer                 | scoring discussion
RemoveObservation     panelist observer                 | scoring discussion
WriteNote             panelist observer                 | scoring discussion summary
Recommend             panelist observer                 | scoring discussion
GiveConfidence        panelist observer                 | scoring discussion
Submit                panelist                          | scoring discussion
Reopen                panelist                          | scoring
Nudge                 facilitator                       | scoring discussion
MarkAbsent            facilitator                       | setup scoring discussion summary
MarkPresent           facilitator panelist              | setup scoring discussion summary
OpenEvidence          facilitator                       | scoring
Reveal                facilitator                       | scoring discussion
Revise                panelist                          | discussion
RaiseHand             panelist                          | discussion
LowerHand             facilitator panelist              | discussion
PutTopic              facilitator                       | discussion
StartTimer            facilitator                       | scoring discussion summary
StopTimer             facilitator                       | scoring discussion summary
Park                  facilitator                       | discussion
TakeUp                facilitator                       | discussion
Propose               facilitator                       | discussion
Answer                panelist                          | discussion
RecordAgreed          facilitator                       | discussion
RecordNoAgreement     facilitator                       | discussion
OpenSecondRound       facilitator                       | discussion
RateAgain             panelist                          | discussion
CloseSecondRound      facilitator                       | discussion
OpenOverall           facilitator                       | discussion
RecordOutcome         facilitator                       | discussion
OpenSummary           facilitator                       | discussion
WritePoint            panelist                          | discussion summary
ApprovePoint          panelist                          | discussion summary
WithdrawPoint         panelist                          | discussion summary
DisputePoint          panelist                          | discussion summary
ClearDispute          panelist                          | discussion summary
EditSentence          facilitator panelist              | summary
AcceptSentence        facilitator panelist coordinator  | summary
AskForSignatures      facilitator                       | summary
SignOff               facilitator panelist              | summary
DeclineToSign         facilitator panelist              | summary
ReturnToDiscussion    facilitator                       | summary
OpenRelease           facilitator                       | summary
ReturnToSummary       facilitator coordinator           | release
RecordPermission      facilitator coordinator           | setup scoring discussion summary release
Release               facilitator coordinator           | release
RecordHandover        facilitator coordinator           | release
RecordExport          facilitator coordinator operator  | release closed
Close                 facilitator coordinator           | summary release
Withdraw              facilitator coordinator           | setup scoring discussion summary release
Abandon               facilitator coordinator           | setup scoring discussion summary release
"""
HOLDERS = {
    Role.FACILITATOR: cast.FAY,
    Role.PANELIST: cast.BEN,
    Role.COORDINATOR: cast.GRACE,
    Role.OBSERVER: cast.ELI,
    Role.AUDITOR: cast.HANA,
    Role.OPERATOR: cast.OPERATOR,
}
"""Somebody who holds one role and no other."""
STATE = Story().state


def rows() -> dict[str, tuple[set[str], set[str]]]:
    """Return the roles and phases listed for each command."""
    parted = [line.partition("|") for line in LISTED.strip().splitlines()]
    return {left.split()[0]: (set(left.split()[1:]), set(right.split())) for left, _, right in parted}


def answer(kind: type[c.Command], actor: PersonId, phase: Phase) -> Code | None:
    """Return what the table says when somebody asks in a phase."""
    story = Story().changed(phase=phase)
    try:
        require(story.state, actor, ANYTHING[kind](Die(1), STATE))
    except Refused as refused:
        return refused.code
    return None


def test_every_command_has_its_row() -> None:
    """No kind of command is without a row, here or there."""
    assert {kind.__name__ for kind in c.KINDS} == set(rows())
    assert set(c.KINDS) == set(MAY)


@pytest.mark.parametrize("kind", c.KINDS, ids=lambda kind: kind.__name__)
def test_a_command_is_denied_unless_it_is_listed_for_the_role_and_the_phase(kind: type[c.Command]) -> None:
    """Every role in every phase: a wrong role is told so in any phase, before the phase is looked at."""
    roles, phases = rows()[kind.__name__]
    for (role, holder), phase in product(HOLDERS.items(), Phase):
        expected = None if phase.value in phases else Code.NOT_IN_THIS_PHASE
        if role.value not in roles:
            expected = Code.NOT_ALLOWED
        assert expected == answer(kind, holder, phase), (role, phase)


@pytest.mark.parametrize("kind", c.KINDS, ids=lambda kind: kind.__name__)
def test_a_stranger_may_do_nothing(kind: type[c.Command]) -> None:
    """Somebody without a seat is refused like somebody without the role."""
    assert {Code.NOT_ALLOWED} == {answer(kind, cast.STRANGER, phase) for phase in Phase}


@pytest.mark.parametrize("kind", c.KINDS, ids=lambda kind: kind.__name__)
def test_a_recused_person_may_do_nothing(kind: type[c.Command]) -> None:
    """Whatever roles a recused person holds, each command is refused in each phase."""
    recused = Story().state.with_person(cast.BEN, standing=Standing.RECUSED, roles=frozenset(Role))
    for phase in Phase:
        story = Story().changed(people=recused.people, phase=phase)
        with pytest.raises(Refused) as refused:
            require(story.state, cast.BEN, ANYTHING[kind](Die(1), STATE))
        assert Code.RECUSED == refused.value.code


def test_nothing_but_reading_the_release_may_be_done_in_a_debrief_that_ended() -> None:
    """A closed debrief can still be exported; a withdrawn or abandoned one has nothing to read."""
    over = {Phase.CLOSED, Phase.WITHDRAWN, Phase.ABANDONED}
    assert {c.RecordExport: {Phase.CLOSED}} == {
        kind: may.phases & over for kind, may in MAY.items() if may.phases & over
    }


def test_the_auditor_stands_in_no_row() -> None:
    """An auditor looks and never acts."""
    assert Role.AUDITOR not in {role for may in MAY.values() for role in may.roles}


def test_roles_add_up() -> None:
    """Somebody who facilitates and rates may do what either role may."""
    assert {Role.FACILITATOR, Role.PANELIST} == roles_of(STATE, cast.ANA)
    assert {Role.OPERATOR} == roles_of(STATE, cast.OPERATOR)
    assert frozenset() == roles_of(STATE, cast.STRANGER)
