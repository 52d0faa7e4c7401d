"""Who reviews the copy of an access case, who vouches for it, and the clock of a complaint."""

import pytest

import cast
from core.test_access_cases import ASKED, TODAY, clock, desk, on
from core.test_decide_office import C1, Deciding, hiring
from panelry.decide.office import decide
from panelry.decide.office.cases import CASES
from panelry.desk import ACTS, LOOKS, Typed, waiting
from panelry.events import Stamp
from panelry.ids import PersonId
from panelry.office import (
    ComplaintAcknowledged,
    ComplaintReceived,
    OfficerLeft,
    OfficerSeated,
    RightGiven,
    evolve,
    open_case,
    reviewer_of,
    vouched_for,
)
from panelry.office import commands as c
from panelry.panel import OPERATOR, Role
from panelry.refusals import Code, Refused
from panelry.retention import SETTLED_DAYS, day_after
from panelry.rights import Right

CORA, DEL, AUDI = PersonId("cora"), PersonId("del"), PersonId("audi")
HASH, OTHER = "a" * 64, "b" * 64
APPOINT = c.AppointReviewer(C1, CORA)
VOUCH = c.VouchForCase(C1, HASH)


def reviewing(*acts: tuple[PersonId, c.OfficeCommand], grantor: bool = True) -> Deciding:
    """Return an office with two coordinators, an auditor who is a grantor, and an open case."""
    office = hiring()
    seated = Stamp(OPERATOR, on(1 - SETTLED_DAYS))
    for event in (
        OfficerSeated(CORA, "Cora Blum", (Role.COORDINATOR,)),
        OfficerSeated(DEL, "Del Arden", (Role.COORDINATOR,)),
        OfficerSeated(AUDI, "Audi Lane", (Role.AUDITOR,)),
        *([RightGiven(AUDI, Right.GRANTOR)] if grantor else ()),
    ):
        office.state = evolve(office.state, event, seated)
    for person, command in ((OPERATOR, ASKED), *acts):
        for event in decide(office.state, person, command, on(1)):
            office.state = evolve(office.state, event, _by(person))
    return office


def _by(person: PersonId) -> Stamp:
    return Stamp(person, on(1))


def reviewer(office: Deciding) -> PersonId | None:
    """Return who reviews the case."""
    case = open_case(office.state, C1)
    assert case is not None
    return reviewer_of(office.state, case)


def vouched(office: Deciding, digest: str = HASH) -> bool:
    """Return whether two people vouch for these redactions."""
    case = open_case(office.state, C1)
    assert case is not None
    return vouched_for(office.state, case, digest)


def refused(office: Deciding, person: PersonId, command: c.OfficeCommand) -> Code:
    """Return why somebody may not do this."""
    with pytest.raises(Refused) as no:
        decide(office.state, person, command, on(1))
    return no.value.code


@pytest.mark.parametrize(
    ("by", "found"),
    [((), None), ((CORA,), None), ((DEL,), None), ((CORA, DEL), CORA), ((DEL, AUDI), CORA), ((AUDI,), None)],
)
def test_two_people_appoint_the_reviewer(by: tuple[PersonId, ...], found: PersonId | None) -> None:
    """Two coordinators, or one and a grantor; whoever it is, nobody alone."""
    assert found == reviewer(reviewing(*((each, APPOINT) for each in by)))


def test_two_who_name_different_people_appoint_nobody() -> None:
    """Until one of them follows the other."""
    acts = ((CORA, APPOINT), (DEL, c.AppointReviewer(C1, DEL)))
    assert reviewer(reviewing(*acts)) is None
    assert CORA == reviewer(reviewing(*acts, (DEL, APPOINT)))


def test_who_left_the_office_neither_appoints_nor_reviews_nor_vouches() -> None:
    """What they said stands on record and holds no more."""
    made = reviewing((CORA, APPOINT), (DEL, APPOINT), (CORA, VOUCH), (DEL, VOUCH))
    assert vouched(made)
    for gone in (CORA, DEL):
        office = reviewing((CORA, APPOINT), (DEL, APPOINT), (CORA, VOUCH), (DEL, VOUCH))
        office.state = evolve(office.state, OfficerLeft(gone), _by(OPERATOR))
        assert (None, False) == (reviewer(office), vouched(office))


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ((), False),
        ((CORA,), False),
        ((DEL,), False),
        ((DEL, AUDI), False),
        ((CORA, DEL), True),
        ((CORA, AUDI), True),
    ],
)
def test_the_reviewer_and_a_second_person_vouch(by: tuple[PersonId, ...], found: bool) -> None:
    """For the very same redactions."""
    made = reviewing((CORA, APPOINT), (DEL, APPOINT), *((each, VOUCH) for each in by))
    assert found is vouched(made)
    assert not vouched(made, OTHER)


@pytest.mark.parametrize(
    ("person", "command", "code"),
    [
        (OPERATOR, APPOINT, Code.TWO_PEOPLE_NEEDED),
        (OPERATOR, VOUCH, Code.TWO_PEOPLE_NEEDED),
        (CORA, c.AppointReviewer(C1, AUDI), Code.REVIEWER_UNFIT),
        (CORA, c.AppointReviewer(C1, cast.STRANGER), Code.NO_SUCH_THING),
        (CORA, APPOINT, Code.NOTHING_NEW),
        (CORA, VOUCH, Code.NO_REVIEWER),
        (CORA, c.AcknowledgeComplaint(C1, "by mail"), Code.NO_OPEN_COMPLAINT),
        (CORA, c.RecordComplaint(C1, day_after(TODAY, 3), "late"), Code.BAD_DAY),
        (CORA, c.RecordComplaint(C1, TODAY, " "), Code.TEXT_MISSING),
    ],
)
def test_what_cannot_be_so_is_refused(person: PersonId, command: c.OfficeCommand, code: Code) -> None:
    """The operator for two, an unfit reviewer, a vow without a reviewer, a day to come."""
    assert code is refused(reviewing((CORA, APPOINT)), person, command)


def test_an_auditor_without_the_right_is_none_of_the_two() -> None:
    """Nor is one who had it."""
    assert Code.TWO_PEOPLE_NEEDED is refused(reviewing(grantor=False), AUDI, APPOINT)


def test_a_vow_is_for_one_hash_and_said_once() -> None:
    """Another hash takes the place of the first."""
    made = reviewing((CORA, APPOINT), (DEL, APPOINT), (CORA, VOUCH))
    assert Code.NOTHING_NEW is refused(made, CORA, VOUCH)
    assert Code.NO_SUCH_THING is refused(made, CORA, c.VouchForCase(C1, "short"))
    both = ((CORA, VOUCH), (DEL, VOUCH), (CORA, c.VouchForCase(C1, OTHER)))
    assert not vouched(reviewing((CORA, APPOINT), (DEL, APPOINT), *both))


def test_identity_is_said_once_more_only_if_it_is_said_otherwise() -> None:
    """It stands on the case."""
    made = reviewing((CORA, c.IdentifyCase(C1, "a passport")))
    assert Code.NOTHING_NEW is refused(made, CORA, c.IdentifyCase(C1, "a passport"))
    assert "a passport" == made.state.cases[C1][-1].identity


def complaining(*acts: tuple[int, c.OfficeCommand]) -> Deciding:
    """Return an office in which a candidate complained, each act so many days later."""
    office = hiring()
    for days, command in acts:
        for event in decide(office.state, OPERATOR, command, on(days)):
            office.state = evolve(office.state, event, Stamp(OPERATOR, on(days)))
    return office


COMPLAINT = c.RecordComplaint(C1, TODAY, "no answer")


@pytest.mark.parametrize(
    ("days", "words", "urgent"),
    [
        (24, "complaint to acknowledge, 24 days ago", False),
        (25, "complaint to acknowledge, 25 days ago", True),
        (30, "complaint to acknowledge, 30 days ago", True),
        (31, "complaint to acknowledge overdue, 31 days ago", True),
    ],
)
def test_a_complaint_is_acknowledged_within_thirty_days(days: int, words: str, urgent: bool) -> None:
    """Also of a candidate who withdrew; once it is, nobody waits."""
    office = complaining((0, COMPLAINT), (1, c.RecordLeaving(C1)))
    assert [(words, day_after(TODAY, 30), urgent)] == clock(office, days)
    assert ["case acknowledge"] == [each.cure for each in waiting(desk(office, days))]
    done = complaining((0, COMPLAINT), (1, c.RecordLeaving(C1)), (2, c.AcknowledgeComplaint(C1, "by mail")))
    assert [] == clock(done, days)


def test_one_complaint_waits_at_a_time_and_they_end_somewhere() -> None:
    """Each is a part of every picture, so they are counted."""
    office = complaining((0, COMPLAINT))
    assert Code.NOTHING_NEW is refused(office, OPERATOR, COMPLAINT)
    for _ in range(CASES):
        for event in (ComplaintAcknowledged(C1, "by mail"), ComplaintReceived(C1, TODAY, "late")):
            office.state = evolve(office.state, event, _by(OPERATOR))
    office.state = evolve(office.state, ComplaintAcknowledged(C1, "by mail"), _by(OPERATOR))
    assert Code.TOO_MANY is refused(office, OPERATOR, COMPLAINT)


def typed(office: Deciding, **given: str) -> Typed:
    """Return what somebody types at the desk."""
    return Typed(desk(office, 9), {"candidate": "Kit Adeyemi", **given}, str)


def listed(office: Deciding) -> list[str]:
    """Return the lines of the list of cases."""
    (look,) = [each for each in LOOKS if (each.group, each.name) == ("case", "list")]
    return look.lines(typed(office))


def test_the_list_says_who_reviews_and_who_vouches() -> None:
    """Names of the office, and the beginning of the hash; complaints below, each with its clock."""
    line, *_ = listed(reviewing((CORA, APPOINT)))
    assert line.endswith("; a second person has to appoint the reviewer  (all of it)")
    line, *_ = listed(reviewing((CORA, APPOINT), (DEL, APPOINT), (DEL, VOUCH)))
    assert line.endswith(f"; reviewer Cora Blum; Del Arden vouches for {HASH[:12]}  (all of it)")
    assert [
        "There is no access case.",
        f"Kit Adeyemi  complained {TODAY}  acknowledge by {day_after(TODAY, 30)}  (no answer)",
    ] == listed(complaining((0, COMPLAINT)))
    done = complaining((0, COMPLAINT), (2, c.AcknowledgeComplaint(C1, "by mail")))
    said = f"Kit Adeyemi  complained {TODAY}  acknowledged {day_after(TODAY, 2)}: by mail  (no answer)"
    assert said == listed(done)[1]
    (look,) = [each for each in LOOKS if (each.group, each.name) == ("case", "list")]
    assert {"cases": [], "complaints": [{
        "candidate": C1, "received": TODAY, "about": "no answer", "acknowledged": on(2), "how": "by mail",
        "by": day_after(TODAY, 30),
    }]} == look.rows(typed(done))  # fmt: skip


LATE = c.RecordComplaint(C1, day_after(TODAY, 9), "late")
SAID = {
    "identify": (
        {"how": "a call"},
        c.IdentifyCase(C1, "a call"),
        "It is on record how it was checked who asks.",
    ),
    "appoint": ({"reviewer": "cora blum"}, APPOINT, "Cora Blum reviews this case."),
    "vouch": ({"hash": HASH.upper()}, VOUCH, "You vouch for these redactions."),
    "complaint": ({"about": "late"}, LATE, "The complaint is on record."),
    "acknowledge": ({"how": "mail"}, c.AcknowledgeComplaint(C1, "mail"), "The complaint is acknowledged."),
}
"""What is typed for each act, the command that it makes, and what is said."""


@pytest.mark.parametrize("act", SAID)
def test_each_act_makes_its_command_and_says_what_is_so(act: str) -> None:
    """One who appoints alone learns that a second person has to."""
    given, command, words = SAID[act]
    (found,) = [each for each in ACTS if (each.group, each.name) == ("case", act)]
    made = reviewing((CORA, APPOINT), (DEL, APPOINT))
    assert command == found.make(typed(made, **given))
    assert words == found.said(typed(made, **given), desk(made, 9))
    if act == "appoint":
        alone = desk(reviewing((CORA, APPOINT)), 9)
        assert "A second person has to" in found.said(typed(made, **given), alone)
