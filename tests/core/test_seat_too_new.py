"""An access case waits for who came to the office for it: nobody makes two people in a minute."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.test_access_cases import ASKED, TODAY, on
from core.test_access_review import HASH
from core.test_decide_office import C1, Deciding, hiring
from panelry.decide.office import decide
from panelry.desk import ACTS, LOOKS, Desk, Typed, desk_of, overview
from panelry.events import Stamp
from panelry.ids import DebriefId, DeviceId, PersonId
from panelry.office import (
    STREAM,
    CaseGiven,
    CaseRead,
    DeviceInvited,
    DeviceJoined,
    Invited,
    OfficeEvent,
    OfficerLeft,
    OfficerSeated,
    RightGiven,
    evolve,
    open_case,
    reviewer_of,
)
from panelry.office import commands as c
from panelry.panel import OPERATOR, Role
from panelry.refusals import SENTENCES, Code, Refused
from panelry.retention import SETTLED_DAYS, access_by, day_after
from panelry.rights import Right
from panelry.visibility.office import office_picture

ONE, TWO = PersonId("puppet-one"), PersonId("puppet-two")
NAMES = {ONE: "Puppet One", TWO: "Puppet Two"}
APPOINT = c.AppointReviewer(C1, TWO)
VOUCH = c.VouchForCase(C1, HASH)


def seat(person: PersonId, *roles: Role) -> OfficerSeated:
    """Return that somebody is seated, as a coordinator unless roles are given."""
    return OfficerSeated(person, NAMES[person], roles or (Role.COORDINATOR,))


def happened(office: Deciding, days: int, *events: OfficeEvent, by: PersonId = OPERATOR) -> Deciding:
    """Let events happen in an office so many days later."""
    for event in events:
        office.state = evolve(office.state, event, Stamp(by, on(days)))
    return office


def opened(office: Deciding) -> Deciding:
    """Open the case of a candidate on the first day."""
    return happened(office, 0, *decide(office.state, OPERATOR, ASKED, on(0)))


def joined(person: PersonId, name: str, *, by: DeviceId | None = None) -> tuple[OfficeEvent, ...]:
    """Return that somebody took a link to the office: the operator's, or one from their own device."""
    stream, until = DebriefId(STREAM), on(400)
    asked = Invited(name, stream, person, until)
    own = DeviceInvited(name, stream, person, by, until) if by is not None else asked
    return own, DeviceJoined(name, DeviceId(name), f"token-{name}", stream, person)


def refused(office: Deciding, days: int, person: PersonId, command: c.OfficeCommand) -> Code | None:
    """Return why somebody may not do this so many days later, None where they may."""
    try:
        decide(office.state, person, command, on(days))
    except Refused as no:
        return no.code
    return None


def first_day(office: Deciding, person: PersonId, command: c.OfficeCommand = APPOINT) -> int | None:
    """Return the first day on which somebody may do this, None where there is none in half a year."""
    return next((day for day in range(180) if refused(office, day, person, command) is None), None)


def desk(office: Deciding, days: int, role: Role = Role.COORDINATOR) -> Desk:
    """Return the desk of somebody so many days later."""
    return desk_of(office_picture(office.state, frozenset({role})).values(), on(days))


def test_two_who_were_invited_for_a_case_answer_nothing_on_that_day() -> None:
    """The operator seats two people, joins for both and opens a case: no reviewer is appointed."""
    office = happened(hiring(), 0, seat(ONE), *joined(ONE, "a"), seat(TWO), *joined(TWO, "b"))
    opened(office)
    for person in (ONE, TWO):
        assert Code.SEAT_TOO_NEW is refused(office, 0, person, APPOINT)
        assert Code.SEAT_TOO_NEW is refused(office, SETTLED_DAYS - 1, person, APPOINT)
    case = open_case(office.state, C1)
    assert case is not None
    assert reviewer_of(office.state, case) is None


@given(st.integers(-30, 60))
def test_a_seat_waits_from_the_opening_or_from_its_own_beginning(seated: int) -> None:
    """At once where it is a week older than the case, else a week after the later of both."""
    office = happened(hiring(), seated, seat(ONE), seat(TWO))
    opened(office)
    wanted = 0 if seated <= -SETTLED_DAYS else max(seated, 0) + SETTLED_DAYS
    assert wanted == first_day(office, ONE)


def test_a_new_organisation_can_answer_within_the_month() -> None:
    """Whoever was seated on the day of the opening is in time, even after the longest wait."""
    office = opened(happened(hiring(), 0, seat(ONE), seat(TWO)))
    day = first_day(office, ONE)
    assert day == SETTLED_DAYS
    assert on(day)[:10] < access_by(TODAY, extended=False, waited=0)


def test_neither_the_reviewer_nor_who_vouches_may_be_new() -> None:
    """An old seat that appoints a new one is refused, as is a vow of a link that came since."""
    office = opened(happened(happened(hiring(), -90, seat(ONE)), 0, seat(TWO)))
    assert Code.SEAT_TOO_NEW is refused(office, 0, ONE, APPOINT)
    assert refused(office, 0, ONE, c.AppointReviewer(C1, ONE)) is None
    old = opened(happened(hiring(), -90, seat(ONE), seat(TWO)))
    for person in (ONE, TWO):
        happened(old, 0, *decide(old.state, person, APPOINT, on(0)), by=person)
    assert refused(old, 1, ONE, VOUCH) is None
    happened(old, 1, *joined(ONE, "a"))
    assert Code.SEAT_TOO_NEW is refused(old, 1, ONE, VOUCH)
    assert 1 + SETTLED_DAYS == first_day(old, ONE, VOUCH)


@pytest.mark.parametrize(
    ("events", "day"),
    [
        ((), 0),
        (joined(ONE, "a"), SETTLED_DAYS),
        (joined(ONE, "a", by=DeviceId("own")), 0),
        ((seat(ONE),), 0),
        ((seat(ONE, Role.COORDINATOR, Role.AUDITOR),), SETTLED_DAYS),
        ((OfficerLeft(ONE), seat(ONE)), SETTLED_DAYS),
        ((RightGiven(ONE, Right.GRANTOR),), 0),
        ((RightGiven(ONE, Right.ANALYST),), 0),
    ],
)
def test_what_could_put_another_person_into_a_seat_begins_it_anew(
    events: tuple[OfficeEvent, ...], day: int
) -> None:
    """A link from the operator does, and a role; a link from one's own device and the same roles do not."""
    office = happened(hiring(), -90, seat(ONE), seat(TWO))
    assert day == first_day(opened(happened(office, 0, *events)), ONE)


def test_a_link_to_a_debrief_leaves_the_seat_in_the_office_as_it_is() -> None:
    """It opens another room."""
    office = happened(hiring(), -90, seat(ONE), seat(TWO))
    code = Invited("a", DebriefId("d1"), ONE, on(9))
    happened(office, 0, code, DeviceJoined("a", DeviceId("a"), "token", DebriefId("d1"), ONE))
    assert 0 == first_day(opened(office), ONE)


def test_an_auditor_who_is_made_grantor_waits_from_then_on() -> None:
    """The right is what lets them appoint."""
    office = happened(hiring(), -90, seat(ONE, Role.AUDITOR), seat(TWO))
    assert SETTLED_DAYS == first_day(opened(happened(office, 0, RightGiven(ONE, Right.GRANTOR))), ONE)


def test_the_refusal_says_when_it_will_be_possible() -> None:
    """With the day for each who waits; once it has come nobody waits."""
    office = opened(happened(hiring(), 0, seat(ONE), seat(TWO)))
    from_on = day_after(TODAY, SETTLED_DAYS)
    waits = [f"{name} may answer it from {from_on} on" for name in NAMES.values()]
    given = {"candidate": "Kit Adeyemi", "reviewer": "Puppet Two", "hash": HASH}
    for name in ("appoint", "vouch"):
        (act,) = [each for each in ACTS if (each.group, each.name) == ("case", name)]
        typed = Typed(desk(office, 0), given, str)
        said = f"{SENTENCES[Code.SEAT_TOO_NEW]} {waits[0]}. {waits[1]}."
        assert said == act.declined(typed, Code.SEAT_TOO_NEW)
        assert SENTENCES[Code.NO_OPEN_CASE] == act.declined(typed, Code.NO_OPEN_CASE)
    assert [True, False] == [waits[0] in listed(office, day)[0] for day in (0, SETTLED_DAYS)]
    assert f"{SETTLED_DAYS} days" in SENTENCES[Code.SEAT_TOO_NEW]
    closed = happened(office, 1, *decide(office.state, OPERATOR, c.CloseCase(C1, "by post"), on(1)))
    assert () == desk(closed, 1).cases[0].waits


def listed(office: Deciding, days: int) -> list[str]:
    """Return the lines of the list of cases so many days later."""
    (look,) = [each for each in LOOKS if (each.group, each.name) == ("case", "list")]
    return look.lines(Typed(desk(office, days), {}, str))


def taken_out() -> Deciding:
    """Return an office in which a case was opened, and on the next day answered, its material taken twice."""
    office = opened(happened(hiring(), -90, seat(ONE), seat(TWO)))
    for person in (ONE, TWO):
        happened(office, 1, *decide(office.state, person, APPOINT, on(1)), by=person)
    return happened(office, 2, CaseRead(C1), CaseRead(C1), CaseGiven(C1, HASH, HASH, {}))


STEPS = [
    (0, "access case opened by the operator"),
    (1, "Puppet Two appointed case reviewer by Puppet One"),
    (1, "Puppet Two appointed case reviewer by Puppet Two"),
    (2, "everything written out for the reviewer by the operator, 2 times"),
    (2, "copy for the candidate made by the operator"),
]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.AUDITOR, Role.OPERATOR])
def test_everybody_at_the_desk_is_told_who_did_what_with_a_case(role: Role) -> None:
    """The opening, each appointment, what was written out and the copy; each with its day and its doer."""
    made = desk(taken_out(), 2, role)
    lines = [each for each in overview(made) if each.startswith("done: ")]
    assert {f"{words}, {day_after(TODAY, day)}." for day, words in STEPS} == {
        each.split(", ", 1)[1] for each in lines
    }
    assert [f"  {day_after(TODAY, day)}  {words}" for day, words in STEPS] == listed(taken_out(), 2)[1:]


def test_the_desk_tells_it_for_two_weeks_and_the_list_for_ever() -> None:
    """Also once the case is closed; another case of the candidate begins its own list."""
    office = taken_out()
    happened(office, 3, *decide(office.state, OPERATOR, c.CloseCase(C1, "by post"), on(3)))
    told = [sum(each.startswith("done: ") for each in overview(desk(office, day))) for day in (13, 15, 16)]
    assert [5, 2, 0] == told
    assert 6 == len(listed(office, 99))
    again = c.OpenCase(C1, day_after(TODAY, 20), "what is new")
    happened(office, 20, *decide(office.state, ONE, again, on(20)), by=ONE)
    assert [f"  {day_after(TODAY, 20)}  access case opened by Puppet One"] == listed(office, 20)[2:]
