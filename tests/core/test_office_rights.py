"""Rights of the office: by name alone, given and taken by few, and every export on record."""

import pytest

import cast
from core.test_decide_office import Deciding
from panelry.decide.office.rights import demand_right, export, rights_of
from panelry.desk import ACTS, LOOKS, Typed, Unclear, desk_of
from panelry.events import Stamp
from panelry.ids import PersonId
from panelry.office import Office, RatingsExported, evolve
from panelry.office import commands as c
from panelry.panel import OPERATOR, Role
from panelry.refusals import Code, Refused
from panelry.rights import Right
from panelry.visibility.office import office_picture

GRACE, HANA, IVO, JAN = cast.GRACE, cast.HANA, PersonId("ivo"), PersonId("jan")
"""A coordinator, one who is grantor, an auditor who is grantor, and a coordinator without a right."""
POOLED, ANALYST, GRANTOR = Right.POOLED_INSIGHT, Right.ANALYST, Right.GRANTOR
MATRIX = {
    OPERATOR: {POOLED, ANALYST, GRANTOR},
    HANA: {POOLED, ANALYST},
    GRACE: set(),
    IVO: set(),
    cast.STRANGER: set(),
}
"""Which rights of somebody else each may give and take, spelled out by hand."""


def office() -> Deciding:
    """Return an office with four people, two of them grantors."""
    return Deciding().when(
        c.SeatOfficer(GRACE, "Grace Hill", (Role.COORDINATOR,)),
        c.SeatOfficer(HANA, "Hana Novak", (Role.COORDINATOR,)),
        c.SeatOfficer(IVO, "Ivo Petrov", (Role.AUDITOR,)),
        c.SeatOfficer(JAN, "Jan Berg", (Role.COORDINATOR,)),
        c.GiveRight(HANA, GRANTOR),
        c.GiveRight(IVO, GRANTOR),
    )


def test_nobody_has_a_right_by_a_role() -> None:
    """The default is nobody, a coordinator included; a stranger has none whatever is on record."""
    state = office().state
    assert (frozenset(), frozenset({GRANTOR})) == (rights_of(state, GRACE), rights_of(state, HANA))
    assert frozenset() == rights_of(Office(rights={GRACE: frozenset({POOLED})}), GRACE)


@pytest.mark.parametrize("right", list(Right), ids=lambda each: each.name)
@pytest.mark.parametrize("actor", list(MATRIX))
def test_a_right_is_given_and_taken_by_those_who_may(actor: PersonId, right: Right) -> None:
    """The operator any, a coordinator who is grantor all but that, and nobody else one."""
    made = office()
    give, take = c.GiveRight(JAN, right), c.TakeRight(JAN, right)
    if right not in MATRIX[actor]:
        assert Code.NOT_ALLOWED is made.refused(give, actor)
        assert Code.NOT_ALLOWED is made.when(give).refused(take, actor)
        return
    assert right in rights_of(made.when(give, actor=actor).state, JAN)
    assert Code.NOTHING_NEW is made.refused(give, actor)
    assert right not in rights_of(made.when(take, actor=actor).state, JAN)
    assert Code.NOTHING_NEW is made.refused(take, actor)


def test_nobody_gives_a_right_to_themselves() -> None:
    """A second person does; whoever wants to be rid of one takes it alone."""
    made = office()
    assert Code.NOT_ALLOWED is made.refused(c.GiveRight(HANA, ANALYST), HANA)
    made.when(c.GiveRight(HANA, ANALYST)).when(c.TakeRight(HANA, ANALYST), actor=HANA)
    assert frozenset({GRANTOR}) == rights_of(made.state, HANA)


def test_a_right_is_for_who_sits_in_the_office_and_goes_with_the_seat() -> None:
    """Whoever comes back has none."""
    made = office().when(c.GiveRight(JAN, POOLED))
    assert Code.NO_SUCH_THING is made.refused(c.GiveRight(cast.BEN, POOLED))
    made.when(c.RemoveOfficer(JAN), c.SeatOfficer(JAN, "Jan Berg", (Role.COORDINATOR,)))
    assert frozenset() == rights_of(made.state, JAN)


def test_an_export_goes_on_record_with_who_when_and_how_many() -> None:
    """Only an analyst exports; the record is made before anything leaves."""
    made = office().when(c.GiveRight(JAN, ANALYST))
    for person in (GRACE, HANA, OPERATOR):
        with pytest.raises(Refused, match="not-allowed"):
            export(made.state, person, 3)
    (event,) = export(made.state, JAN, 3)
    assert RatingsExported(3) == event
    (kept,) = evolve(made.state, event, Stamp(JAN, cast.moment(7))).exports
    assert (JAN, cast.moment(7), 3) == (kept.person, kept.at, kept.rows)
    with pytest.raises(Refused, match="not-allowed"):
        demand_right(made.state, JAN, POOLED)


def typed(made: Deciding, role: Role = Role.AUDITOR, **given: str) -> Typed:
    """Return the desk as a role sees it, with what was typed."""
    sights = office_picture(made.state, frozenset({role})).values()
    return Typed(desk_of(sights, cast.moment(9)), given, lambda: "drawn")


def test_rights_and_exports_are_given_taken_and_listed_in_words() -> None:
    """An auditor reads them too: by name, with the instant and the number of rows."""
    made = office()
    acts = {each.name: each for each in ACTS}
    looks = {each.name: each for each in LOOKS if each.group == "office"}
    assert (["Nobody has exported ratings."], {"exports": []}) == (
        looks["exports"].lines(typed(made)),
        looks["exports"].rows(typed(made)),
    )
    for name in ("give-right", "take-right"):
        asked = typed(made, name="jan  BERG", right="analyst")
        made.when(acts[name].make(asked))
        has = "analyst" if name == "give-right" else "no right beside the role"
        assert f"Jan Berg has: {has}." == acts[name].said(asked, typed(made).desk)
    made.state = evolve(made.state, RatingsExported(3), Stamp(JAN, cast.moment(7)))
    assert "Hana Novak: grantor." in looks["rights"].lines(typed(made))
    assert {"name": "Hana Novak", "rights": ["grantor"]} in looks["rights"].rows(typed(made))["officers"]  # type: ignore[index]  # rows for programs
    assert ["2026-11-22 10:00 UTC  3 ratings  Jan Berg"] == looks["exports"].lines(typed(made))
    (row,) = looks["exports"].rows(typed(made))["exports"]  # type: ignore[index]  # rows for programs
    assert {"at": cast.moment(7), "rows": 3, "person": JAN, "name": "Jan Berg"} == row
    made.state = evolve(made.state, RatingsExported(1), Stamp(PersonId("gone"), cast.moment(8)))
    last = looks["exports"].lines(typed(made))[-1]
    assert "2026-11-22 10:00 UTC  1 rating  somebody who left the office" == last


def test_somebody_leaves_the_office_by_name_after_a_question() -> None:
    """It says what ends; what was given to them by name goes with the seat."""
    made = office()
    act = next(each for each in ACTS if (each.group, each.name) == ("office", "remove"))
    asked = typed(made, name="hana NOVAK")
    assert act.asks is not None
    question = act.asks(asked)
    assert ("Hana Novak", "Hana Novak has: grantor.") == (question.answer, question.lines[0][:24])
    made.when(act.make(asked))
    assert "Hana Novak has no seat in the office any more." == act.said(asked, typed(made).desk)
    assert "Hana Novak" not in {each.name for each in typed(made).desk.officers}


def test_an_office_without_people_and_a_name_that_nobody_has_say_so() -> None:
    """With the next step, or with those who are there."""
    looks = {each.name: each for each in LOOKS if each.group == "office"}
    assert "office invite" in looks["rights"].lines(typed(Deciding()))[0]
    act = next(each for each in ACTS if each.name == "give-right")
    with pytest.raises(Unclear, match="There: Grace Hill, Hana Novak, Ivo Petrov, Jan Berg"):
        act.make(typed(office(), name="Kit", right="analyst"))
