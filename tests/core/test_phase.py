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
from rights import HOLDERS, OF_THE_CHAIR, RIGHTS
from story import Story

STATE = Story().state


def answer(kind: type[c.Command], actor: PersonId, phase: Phase) -> Code | None:
    """Return what the table says when somebody asks in a phase."""
    story = Story().changed(phase=phase, chair=cast.FAY)
    try:
        require(story.state, actor, ANYTHING[kind](Die(1), STATE))
    except Refused as refused:
        return refused.code
    return None


def test_every_command_has_its_row() -> None:
    """No kind of command is without a row, here or there."""
    assert {kind.__name__ for kind in c.KINDS} == set(RIGHTS)
    assert set(c.KINDS) == set(MAY)


@pytest.mark.parametrize("kind", c.KINDS, ids=lambda kind: kind.__name__)
def test_a_command_is_denied_unless_it_is_listed_for_the_role_and_the_phase(kind: type[c.Command]) -> None:
    """Every role in every phase: a wrong role is told so in any phase, before the phase is looked at."""
    roles, phases = RIGHTS[kind.__name__].roles, RIGHTS[kind.__name__].phases
    for (role, holder), phase in product(HOLDERS.items(), Phase):
        expected = None if phase.value in phases else Code.NOT_IN_THIS_PHASE
        if role.value not in roles:
            expected = Code.NOT_ALLOWED
        assert expected == answer(kind, holder, phase), (role, phase)


@pytest.mark.parametrize("kind", c.KINDS, ids=lambda kind: kind.__name__)
def test_what_leads_the_discussion_is_for_the_chair_alone(kind: type[c.Command]) -> None:
    """Another facilitator is told so where the phase is right; everything else is for both alike."""
    listed = kind.__name__ in OF_THE_CHAIR.split()
    for phase in RIGHTS[kind.__name__].phases & {"setup", "scoring", "discussion"}:
        told = [answer(kind, each, Phase(phase)) for each in (cast.FAY, cast.ANA)]
        if "facilitator" in RIGHTS[kind.__name__].roles:
            assert [None, Code.NOT_IN_THE_CHAIR if listed else None] == told


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


def test_nothing_but_reading_correcting_and_ending_the_release_may_be_done_in_a_debrief_that_ended() -> None:
    """A closed one may be exported, corrected, read; mail and access cases go on record anywhere."""
    late = (c.ApprovePersonalNote, c.RecordPersonalNote, c.RecordReply)
    over = {Phase.CLOSED, Phase.WITHDRAWN, Phase.ABANDONED}
    after = {c.RecordExport, c.CorrectText, c.RevokePage, c.EnterCode, c.SayOnPage, c.RecordSending}
    ended = {
        kind: {Phase.CLOSED}
        for kind in (*after, c.RecordPermission, c.DoubtPermission, c.EndContact, c.Revoke, *late)
    }
    assert {**ended, c.RecordSent: over, c.RecordAccess: over} == {
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
