"""Decisions of the setup: seats, roles, mode, conflicts of interest."""

import pytest

import cast
from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief, Phase
from panelry.decide import DECIDE, decide
from panelry.ids import DebriefId, PersonId
from panelry.panel import Mode, Role, Standing
from panelry.refusals import Code, Refused
from story import Story


def test_every_command_has_a_decision() -> None:
    """No kind of command is without one."""
    assert set(c.KINDS) == set(DECIDE)


def test_a_debrief_begins_with_its_rubric_and_mode() -> None:
    """Names are made safe lines."""
    command = c.CreateDebrief(cast.DEBRIEF, " Amara\nOsei ", "Engineer\x1b[2J", "Acme", cast.RUBRIC)
    (created,) = decide(Debrief(), cast.OPERATOR, command, cast.moment(0))
    assert isinstance(created, e.DebriefCreated)
    assert ("Amara Osei", "Engineer�[2J") == (created.candidate, created.position)
    assert (cast.RUBRIC, Mode.EVIDENCE_FIRST) == (created.rubric, created.mode)


@pytest.mark.parametrize(
    ("name", "code"), [("", Code.TEXT_MISSING), ("x" * 201, Code.TEXT_TOO_LONG), ("a\nb", Code.NO_SUCH_THING)]
)
def test_an_id_is_one_safe_line(name: str, code: Code) -> None:
    """Ids name parts and stay in the journal, so none is empty, endless or broken over lines."""
    command = c.CreateDebrief(DebriefId(name), "Amara Osei", "Engineer", "Acme", cast.RUBRIC)
    with pytest.raises(Refused) as refused:
        decide(Debrief(), cast.OPERATOR, command, cast.moment(0))
    assert code == refused.value.code


@pytest.mark.parametrize(("candidate", "code"), [(" ", Code.TEXT_MISSING), ("x" * 201, Code.TEXT_TOO_LONG)])
def test_a_candidate_has_a_name_that_fits_a_line(candidate: str, code: Code) -> None:
    """An empty or endless name is refused."""
    command = c.CreateDebrief(cast.DEBRIEF, candidate, "Engineer", "Acme", cast.RUBRIC)
    with pytest.raises(Refused) as refused:
        decide(Debrief(), cast.OPERATOR, command, cast.moment(0))
    assert code == refused.value.code


def test_a_person_gets_a_seat_with_roles_in_one_order() -> None:
    """The roles are sorted and counted once, so that the event has one form."""
    command = c.AddPerson(cast.IVO, "Ivo Marin", (Role.PANELIST, Role.FACILITATOR, Role.PANELIST))
    expected = e.PersonAdded(cast.IVO, "Ivo Marin", (Role.FACILITATOR, Role.PANELIST))
    assert (expected,) == Story().made(cast.GRACE, command)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.AddPerson(cast.BEN, "Another", (Role.PANELIST,)), Code.ID_TAKEN),
        (c.AddPerson(cast.OPERATOR, "Otto", (Role.PANELIST,)), Code.ID_TAKEN),
        (c.AddPerson(cast.IVO, "BEN OKAFOR", (Role.PANELIST,)), Code.NAME_TAKEN),
        (c.AddPerson(cast.IVO, "  ", (Role.PANELIST,)), Code.TEXT_MISSING),
        (c.AddPerson(cast.IVO, "x" * 81, (Role.PANELIST,)), Code.TEXT_TOO_LONG),
        (c.AddPerson(PersonId(""), "Ivo", (Role.PANELIST,)), Code.TEXT_MISSING),
        (c.AddPerson(cast.IVO, "Ivo", ()), Code.NOT_ALLOWED),
        (c.AddPerson(cast.IVO, "Ivo", (Role.PANELIST, Role.OPERATOR)), Code.NOT_ALLOWED),
    ],
)
def test_a_seat_is_refused(command: c.AddPerson, code: Code) -> None:
    """Ids and names are unique, a seat has a role, and nobody is seated as the operator."""
    assert code == Story().refused(cast.ANA, command)


def test_a_debrief_seats_sixty() -> None:
    """The sixty-first is refused."""
    story = Story()
    for number in range(60 - len(cast.ALL)):
        story.when(cast.ANA, c.AddPerson(PersonId(f"p{number}"), f"Person {number}", (Role.OBSERVER,)))
    assert Code.TOO_MANY == story.refused(cast.ANA, cast.seat(cast.IVO))


def test_somebody_seated_after_scoring_opened_is_late() -> None:
    """The seat says so to everybody."""
    story = Story().scoring().when(cast.ANA, cast.seat(cast.IVO))
    assert {cast.IVO} == {each.id for each in story.state.people.values() if each.late}


def test_the_last_facilitator_keeps_the_role_and_the_seat() -> None:
    """A debrief is never without a facilitator."""
    story = Story().when(cast.ANA, c.RemovePerson(cast.FAY))
    for command in (
        c.RemovePerson(cast.ANA),
        c.ChangeRoles(cast.ANA, (Role.PANELIST,)),
        c.DeclareConflict(cast.ANA, "a friend"),
    ):
        assert Code.NO_FACILITATOR_LEFT == story.refused(cast.GRACE, command)
    story.when(cast.GRACE, c.ChangeRoles(cast.BEN, (Role.FACILITATOR,)), c.RemovePerson(cast.ANA))
    assert cast.ANA not in story.state.people


def test_a_recused_facilitator_does_not_count_as_one() -> None:
    """The other one is then the last."""
    story = Story().when(cast.ANA, c.DeclareConflict(cast.FAY, "a friend"))
    assert Code.NO_FACILITATOR_LEFT == story.refused(cast.GRACE, c.RemovePerson(cast.ANA))
    assert None is story.refused(cast.GRACE, c.RemovePerson(cast.FAY))


def test_a_panelist_stays_one_once_scoring_is_open() -> None:
    """A scorecard cannot be taken away by changing a role; another role may be added."""
    story = Story().scoring()
    assert Code.SCORECARD_FROZEN == story.refused(cast.ANA, c.ChangeRoles(cast.BEN, (Role.OBSERVER,)))
    story.when(cast.ANA, c.ChangeRoles(cast.BEN, (Role.PANELIST, Role.FACILITATOR)))
    assert {Role.PANELIST, Role.FACILITATOR} == story.state.people[cast.BEN].roles


@pytest.mark.parametrize(
    "command",
    [
        c.RemovePerson(cast.STRANGER),
        c.ChangeRoles(cast.STRANGER, (Role.PANELIST,)),
        c.RecordInterviewOrder((cast.STRANGER,)),
        c.DeclareConflict(cast.STRANGER, "a friend"),
    ],
)
def test_somebody_without_a_seat_is_no_such_thing(command: c.Command) -> None:
    """Nothing can be done to a stranger."""
    assert Code.NO_SUCH_THING == Story().refused(cast.ANA, command)


def test_the_interview_order_names_each_person_once() -> None:
    """It forgets somebody who loses the seat."""
    story = Story()
    assert Code.ID_TAKEN == story.refused(cast.ANA, c.RecordInterviewOrder((cast.BEN, cast.BEN)))
    story.when(cast.ANA, c.RecordInterviewOrder((cast.CHEN, cast.BEN)))
    assert (cast.CHEN, cast.BEN) == story.state.order
    assert (cast.BEN,) == story.when(cast.ANA, c.RemovePerson(cast.CHEN)).state.order


def test_a_panelist_recuses_nobody_else() -> None:
    """Oneself with a reason; the facilitator and the coordinator may recuse others."""
    story = Story()
    assert Code.NOT_ALLOWED == story.refused(cast.BEN, c.DeclareConflict(cast.CHEN, "a friend"))
    assert Code.REASON_MISSING == story.refused(cast.BEN, c.DeclareConflict(cast.BEN, " "))
    story.when(cast.BEN, c.DeclareConflict(cast.BEN, "we worked together"))
    story.when(cast.GRACE, c.DeclareConflict(cast.CHEN, "a relative"))
    assert Standing.RECUSED is story.state.people[cast.CHEN].standing
    assert Code.RECUSED == story.refused(cast.GRACE, c.DeclareConflict(cast.BEN, "again"))


def test_the_mode_is_chosen_in_the_setup() -> None:
    """It is what the reveal will do."""
    story = Story().when(cast.GRACE, c.ChooseMode(Mode.WITHOUT_NAMES))
    assert Mode.WITHOUT_NAMES is story.state.mode


def test_scoring_opens_with_a_panelist_and_a_facilitator() -> None:
    """A panel of one is enough."""
    assert Code.NO_PANELIST == Story(people=(cast.FAY,)).refused(cast.FAY, c.OpenScoring())
    story = Story(people=(cast.BEN,))
    assert Code.NO_FACILITATOR_LEFT == story.refused(cast.OPERATOR, c.OpenScoring())
    assert Phase.SCORING is Story(people=(cast.ANA,)).scoring().state.phase
