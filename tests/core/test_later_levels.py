"""Later levels: of people who were hired alone, sealed words of the desk, and an end that nobody forgets."""

import msgspec
import pytest

import cast
from core.test_decide_office import C1, C2, P1, Deciding, hiring, opened
from core.test_desk_words import look
from panelry.access.telling import told_of_office
from panelry.decide.office import decide
from panelry.decide.office.later import forgotten
from panelry.desk import ACTS, Desk, Typed, Unclear, demand_sure, desk_of, waiting
from panelry.events import Stamp
from panelry.hiring import HoldOn, Jurisdiction, Particulars
from panelry.ids import CandidateId, HoldId, LaterId, PositionId
from panelry.office import LaterForgotten, LaterLevel, LaterRecorded, Office, RubricImported, evolve, stands
from panelry.office import commands as c
from panelry.office.commands import OfficeCommand
from panelry.office.later_commands import ForgetLater, RecordLater
from panelry.panel import OPERATOR, Outcome, Role
from panelry.parts.office import Candidate, LaterLevels
from panelry.policies import Policies, PolicySet
from panelry.refusals import SENTENCES, Code
from panelry.retention import day_after
from panelry.visibility.office import office_picture

TITLES = {each.id: each.title for each in cast.RUBRIC.criteria}
DESIGN, CODE = TITLES[cast.DESIGN], TITLES[cast.CODE]
TODAY = cast.moment(0)[:10]
TWO_YEARS = day_after(TODAY, 730)
FOUR = (LaterLevel(DESIGN, 4),)
ALLOWED = PolicySet("later-levels", "2-years")


def record(name: str = "l1", levels: tuple[tuple[str, int], ...] = ((DESIGN, 4),)) -> RecordLater:
    """Return a command that records later levels of the first candidate."""
    return RecordLater(C1, LaterId(name), levels)


def hired(*events: PolicySet) -> Deciding:
    """Return an office in which the first of two candidates was told yes, the second no."""
    office = Deciding(RubricImported("backend", cast.RUBRIC), ALLOWED, *events)
    people = tuple(c.NewCandidate(each, who) for each, who in zip((C1, C2), _people(), strict=True))
    return office.when(
        opened(rubric="backend"),
        c.AddCandidates(P1, people),
        c.RecordTold(C1, Outcome.ADVANCE, "by phone"),
        c.RecordTold(C2, Outcome.DECLINE, "by phone"),
        c.SeatOfficer(cast.GRACE, "Grace Hill", (Role.COORDINATOR,)),
    )


def _people() -> list[Particulars]:
    return [each.particulars for each in hiring().state.candidates.values() if each.particulars is not None]


def at(office: Deciding, when: str, command: OfficeCommand) -> Deciding:
    """Let a coordinator do something at a time."""
    for event in decide(office.state, cast.GRACE, command, when):
        office.state = evolve(office.state, event, Stamp(cast.GRACE, when))
    return office


def desk(state: Office, role: Role = Role.COORDINATOR) -> Desk:
    """Return the desk as somebody in a role sees it."""
    return desk_of(office_picture(state, frozenset({role})).values(), cast.moment(9_000))


def parts(state: Office, role: Role) -> list[LaterLevels]:
    """Return what somebody in a role is told of later levels."""
    picture = office_picture(state, frozenset({role}))
    return [each for each in picture.values() if isinstance(each, LaterLevels)]


def act(name: str, state: Office, **given: str) -> tuple[OfficeCommand, Typed]:
    """Return the command of an act of the desk, and what it was typed with."""
    (found,) = [each for each in ACTS if (each.group, each.name) == ("candidate", name)]
    typed = Typed(desk(state), {"candidate": "Kit Adeyemi", **given}, lambda: "drawn")
    return found.make(typed), typed


def test_nothing_is_recorded_until_the_organisation_allows_it() -> None:
    """No policy begins with a value that adds a right; the refusal says which to choose."""
    office = hired()
    office.state = msgspec.structs.replace(office.state, policies=Policies())
    assert Code.LATER_NEVER is office.refused(record())
    assert "policy set later-levels" in SENTENCES[Code.LATER_NEVER]


def test_a_record_stands_as_long_as_the_policy_says() -> None:
    """By the id or the title of a criterion, in the order of the rubric."""
    office = hired()
    (event,) = decide(
        office.state, cast.GRACE, record(levels=((cast.CODE, 2), (DESIGN.upper(), 4))), cast.moment(0)
    )
    assert LaterRecorded(C1, LaterId("l1"), TWO_YEARS, (*FOUR, LaterLevel(CODE, 2))) == event
    short = hired(PolicySet("later-levels", "3-years"), PolicySet("later-levels", "1-year", "none"))
    (event,) = decide(short.state, OPERATOR, record(), cast.moment(0))
    assert isinstance(event, LaterRecorded)
    assert day_after(TODAY, 365) == event.until


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (RecordLater(C2, LaterId("l1"), ((DESIGN, 4),)), Code.NOT_HIRED),
        (RecordLater(CandidateId("c9"), LaterId("l1"), ((DESIGN, 4),)), Code.NO_SUCH_THING),
        (record(levels=()), Code.TEXT_MISSING),
        (record(name=""), Code.TEXT_MISSING),
        (record(levels=(("Kindness", 4),)), Code.NO_SUCH_CRITERION),
        (record(levels=((DESIGN, 4), (cast.DESIGN, 4))), Code.NO_SUCH_CRITERION),
        (record(levels=((DESIGN, 0),)), Code.LEVEL_OFF_THE_SCALE),
        (record(levels=((DESIGN, 6),)), Code.LEVEL_OFF_THE_SCALE),
        (ForgetLater(C1), Code.NOTHING_NEW),
    ],
)
def test_only_levels_of_the_rubric_of_somebody_who_was_hired_are_taken(
    command: OfficeCommand, code: Code
) -> None:
    """What was typed wrongly is refused whole."""
    assert code is hired().refused(command)


def test_a_position_without_a_rubric_and_a_policy_of_never_take_none() -> None:
    """Each says why in its own words."""
    bare = Deciding(ALLOWED).when(opened(), c.AddCandidates(P1, (c.NewCandidate(C1, _people()[0]),)))
    bare.when(c.RecordTold(C1, Outcome.ADVANCE, "by phone"))
    assert Code.NO_RUBRIC_CHOSEN is bare.refused(record())
    assert "position rubric" in SENTENCES[Code.NO_RUBRIC_CHOSEN]
    bare.state = evolve(bare.state, RubricImported("backend", cast.RUBRIC), Stamp(OPERATOR, cast.moment(0)))
    assert FOUR == bare.when(c.ChooseRubric(P1, "backend")).when(record()).state.later[C1].levels
    assert Code.LATER_NEVER is hired(PolicySet("later-levels", "never")).refused(record())
    lawful = hired(PolicySet("later-levels", "never", "germany"))
    lawful.when(opened(position=PositionId("p2"), title="Lead", jurisdiction=Jurisdiction.GERMANY))
    assert FOUR == lawful.when(record()).state.later[C1].levels


def test_a_later_record_stands_in_place_of_the_former() -> None:
    """An id is used once, and there are two at most, forgotten ones too."""
    office = hired().when(record(), record("l2", ((DESIGN, 3),)))
    later = office.state.later[C1]
    assert (LaterId("l2"), (LaterLevel(DESIGN, 3),), (LaterId("l1"),)) == (
        later.id,
        later.levels,
        later.former,
    )
    assert Code.ID_TAKEN is office.refused(record("l1", ((DESIGN, 5),)))
    assert Code.ID_TAKEN is office.refused(record("l2", ((DESIGN, 5),)))
    assert Code.LATER_TWICE is office.refused(record("l3", ((DESIGN, 5),)))
    assert Code.LATER_TWICE is office.when(ForgetLater(C1)).refused(record("l3", ((DESIGN, 5),)))


def test_nobody_learns_by_guessing_which_levels_are_on_record() -> None:
    """The very levels and any others are answered alike, and each answer is on record."""
    guesses = [((DESIGN, level),) for level in range(1, cast.RUBRIC.scale + 1)]
    for guess in guesses:
        later = hired().when(record(), record("l2", guess)).state.later[C1]
        assert (LaterId("l2"), (LaterId("l1"),)) == (later.id, later.former)
    twice = hired().when(record(), record("l2"))
    assert [Code.LATER_TWICE] * 5 == [twice.refused(record("l3", guess)) for guess in guesses]
    assert Code.LATER_TWICE is twice.refused(record("l3", ((DESIGN, 9),)))


def test_what_is_forgotten_is_gone_and_may_be_recorded_anew() -> None:
    """The record says that there was one; nothing reads it."""
    office = hired().when(record(), ForgetLater(C1))
    assert ((), False) == (office.state.later[C1].levels, stands(office.state.later[C1], cast.moment(0)))
    assert Code.NOTHING_NEW is office.refused(ForgetLater(C1))
    assert FOUR == office.when(record("l2")).state.later[C1].levels


def test_an_erased_candidate_has_no_later_levels() -> None:
    """They go with whatever else is known; who has none is erased as before."""
    office = hired().when(record(), c.EraseCandidate(C1, "asked for"), c.EraseCandidate(C2, "asked for"))
    assert ({C1}, ()) == (set(office.state.later), office.state.later[C1].levels)


def test_what_its_key_no_longer_opens_counts_as_gone() -> None:
    """As an older copy brings it back."""
    office = hired()
    sealed = LaterRecorded(C1, LaterId("l1"), TWO_YEARS, sealed=b"sealed")
    assert () == evolve(office.state, sealed, Stamp(OPERATOR, cast.moment(0))).later[C1].levels


def test_a_record_may_be_read_before_its_day_and_is_then_forgotten() -> None:
    """Whoever asks on the day finds nothing, whether the server forgot it yet or not."""
    office = at(hired(), cast.moment(0), record())
    later = office.state.later[C1]
    last, over = f"{day_after(TWO_YEARS, -1)}T23:59:59.000Z", f"{TWO_YEARS}T00:00:00.000Z"
    assert [True, False] == [stands(later, when) for when in (last, over)]
    assert False is stands(None, last)
    assert [(), (LaterForgotten(C1),)] == [forgotten(office.state, when) for when in (last, over)]
    assert () == forgotten(office.when(ForgetLater(C1)).state, over)


def test_a_hold_and_an_open_access_case_keep_what_is_on_record() -> None:
    """Nobody replaces or forgets it, and its day waits; what is kept is not read after its day."""
    hold = c.PlaceHold(HoldId("h1"), HoldOn.CANDIDATE, C1, "a claim", "Priya Nair", "2030-01-01")
    for keeping, code in ((hold, Code.UNDER_HOLD), (c.OpenCase(C1, TODAY, "all of it"), Code.CASE_OPEN)):
        office = hired().when(record(), keeping)
        assert code is office.refused(ForgetLater(C1))
        assert code is office.refused(record("l2", ((DESIGN, 5),)))
        assert () == forgotten(office.state, "2090-01-01T00:00:00.000Z")
        assert False is stands(office.state.later[C1], "2090-01-01T00:00:00.000Z")


def waits(office: Deciding, on: str) -> list[tuple[str, str, str]]:
    """Return what waits at a coordinator's desk on a day."""
    picture = office_picture(office.state, frozenset({Role.COORDINATOR}))
    found = waiting(desk_of(picture.values(), f"{on}T12:00:00.000Z"))
    return [(each.about, each.words, each.cure) for each in found if "later" in each.words]


def test_the_desk_reminds_of_who_was_hired_half_a_year_ago() -> None:
    """For three months, and until levels are on record; only of who was told yes."""
    office, first = hired(), day_after(TODAY, 183)
    reminder = ("Kit Adeyemi", "hired 183 days ago, no later levels yet", "candidate later")
    assert [[], [reminder], []] == [
        waits(office, day) for day in (day_after(first, -1), first, day_after(first, 92))
    ]
    assert 1 == len(waits(office, day_after(first, 91)))
    assert [] == waits(office.when(record()), first)
    assert [] == waits(hired().when(record(), ForgetLater(C1)), first)


def test_nobody_is_reminded_where_later_levels_are_not_taken() -> None:
    """By the policy, without a rubric, and of who was erased; an auditor is told of no such day."""
    first = day_after(TODAY, 183)
    bare = hiring().when(c.RecordTold(C1, Outcome.ADVANCE, "by phone"))
    gone = hired().when(c.EraseCandidate(C1, "asked for"))
    for office in (hired(PolicySet("later-levels", "never")), bare, gone):
        assert [] == waits(office, first)
    assert {""} == {
        each.later
        for each in office_picture(hired().state, frozenset({Role.AUDITOR})).values()
        if isinstance(each, Candidate)
    }


def test_the_levels_are_told_to_nobody() -> None:
    """The desk knows when, by whom and until when; an auditor not even that there are any."""
    office = hired().when(record(), actor=cast.GRACE).when(c.OpenCase(C1, TODAY, "all of it"))
    for role in (Role.COORDINATOR, Role.OPERATOR):
        assert [LaterLevels(C1, office.state.later[C1].at, cast.GRACE, TWO_YEARS, kept=True)] == parts(
            office.state, role
        )
    assert [] == parts(office.state, Role.AUDITOR)


def test_a_copy_for_the_person_holds_them() -> None:
    """Whoever asks for their data gets what is recorded of them, in words."""
    event = decide(hired().state, OPERATOR, record(), cast.moment(0))
    (told,) = told_of_office(C1, [(each, Stamp(OPERATOR, cast.moment(0))) for each in event])
    assert ("how you do later", True) == (told.what, f"criterion: {DESIGN}\nlevel: 4" in told.words)


def test_the_desk_records_them_in_one_line_and_says_so_with_the_candidate() -> None:
    """Semicolons between, so that a title may have a comma."""
    state = hired().state
    command, typed = act("later", state, levels=f" {DESIGN}  4; {CODE} 3 ;")
    assert RecordLater(C1, LaterId("drawn"), ((DESIGN, 4), (CODE, 3))) == command
    office = hired().when(command, actor=cast.GRACE)
    (later,) = [each for each in ACTS if each.name == "later"]
    assert (
        f"Kit Adeyemi: later levels are on record, by Grace Hill on {TODAY}, until {TWO_YEARS}."
        " Nobody reads them of one person; insight tells them of five and more together."
    ) == later.said(typed, desk(office.state))
    assert f"later levels are on record, by Grace Hill on {TODAY}" in shown(office.state)


def shown(state: Office) -> str:
    """Return the lines about the first candidate."""
    return "\n".join(look(desk(state), "candidate", "show", candidate="Kit Adeyemi")[0])


@pytest.mark.parametrize("words", ["", ";", "System design", "4", "System design 4, Code", "Design four"])
def test_what_cannot_be_read_as_levels_says_how_to_write_them(words: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(
        Unclear, match=r"^These levels cannot be read\. Write each as a criterion and a level"
    ):
        act("later", hired().state, levels=words)


def test_forgetting_is_asked_twice() -> None:
    """The whole name is typed, or the id where two share it; afterwards the record says that it was."""
    bare = hired()
    (forget,) = [each for each in ACTS if each.name == "forget-later"]
    assert forget.asks is not None
    _, typed = act("forget-later", bare.state)
    assert "Kit Adeyemi: no later levels are on record." == forget.asks(typed).lines[0]
    office = hired().when(record(), actor=cast.GRACE)
    command, typed = act("forget-later", office.state)
    assert ForgetLater(C1) == command
    assert "They go for ever." == forget.asks(typed).lines[1]
    with pytest.raises(Unclear):
        demand_sure(forget, typed, "yes")
    demand_sure(forget, typed, "Kit Adeyemi")
    twin = Particulars("Kit Adeyemi", "another@example.org")
    two = hired().when(record(), c.AddCandidates(P1, (c.NewCandidate(CandidateId("c3"), twin),)))
    _, both = act("forget-later", two.state, candidate="c1")
    assert ("Type the whole id to forget them", "c1") == (forget.asks(both).prompt, forget.asks(both).answer)
    office.when(command)
    assert "The later levels of Kit Adeyemi are forgotten." == forget.said(typed, desk(office.state))
    _, typed = act("forget-later", office.state)
    assert (
        f"Kit Adeyemi: later levels were recorded by Grace Hill on {TODAY} and are forgotten."
        == forget.asks(typed).lines[0]
    )
