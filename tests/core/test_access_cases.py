"""Access cases: the clock of a request for data, what stops it, and no erasure before the answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cast
from core.test_decide_office import C1, C2, P1, Deciding, hiring
from panelry.debrief import Phase
from panelry.decide.office import decide
from panelry.decide.office.cases import CASES
from panelry.desk import ACTS, LOOKS, Desk, Typed, desk_of, waiting
from panelry.desk.cases import due_by
from panelry.desk.clocks import clocks
from panelry.events import Stamp
from panelry.hiring import Retention
from panelry.ids import CandidateId, DebriefId
from panelry.milestones import Asks, Milestones
from panelry.office import (
    AccessCase,
    CaseClosed,
    CaseOpened,
    CasePaused,
    CaseResumed,
    DebriefListed,
    DebriefMoved,
    OfficeEvent,
    case_on_debrief,
    due,
    evolve,
    open_case,
)
from panelry.office import commands as c
from panelry.pages import Said
from panelry.panel import OPERATOR, Role
from panelry.refusals import Code, Refused
from panelry.retention import access_by, day_after
from panelry.visibility.office import office_picture

TODAY = cast.moment(0)[:10]
ASKED = c.OpenCase(C1, TODAY, "all of it")
PAUSE, RESUME = c.PauseCase(C1, "who asks is checked"), c.ResumeCase(C1, "a call back")
EXTEND, CLOSE = c.ExtendCase(C1, "three panels"), c.CloseCase(C1, "all of it, by post")


def on(days: int) -> str:
    """Return an instant so many days later."""
    return day_after(TODAY, days) + "T12:00:00.000Z"


def doing(*acts: tuple[int, c.OfficeCommand]) -> Deciding:
    """Return an office in which commands were asked, each so many days later."""
    office = hiring()
    for days, command in acts:
        for event in decide(office.state, OPERATOR, command, on(days)):
            office.state = evolve(office.state, event, Stamp(OPERATOR, on(days)))
    return office


def refused(office: Deciding, days: int, command: c.OfficeCommand) -> Code:
    """Return why a command is refused so many days later."""
    with pytest.raises(Refused) as no:
        decide(office.state, OPERATOR, command, on(days))
    return no.value.code


def desk(office: Deciding, days: int, role: Role = Role.COORDINATOR) -> Desk:
    """Return the desk of somebody so many days later."""
    return desk_of(office_picture(office.state, frozenset({role})).values(), on(days))


def clock(office: Deciding, days: int) -> list[tuple[str, str, bool]]:
    """Return what the candidate waits for so many days later."""
    made = desk(office, days)
    return [(each.words, each.by, each.urgent) for each in clocks(made, made.candidates[C1])]


@pytest.mark.parametrize(
    ("asked", "extended", "waited", "by"),
    [
        ("2026-11-22", False, 0, "2026-12-22"),
        ("2026-12-31", False, 0, "2027-01-31"),
        ("2027-01-31", False, 0, "2027-02-28"),
        ("2028-01-31", False, 0, "2028-02-29"),
        ("2026-11-30", True, 0, "2027-02-28"),
        ("2026-11-22", True, 9, "2027-03-03"),
    ],
)
def test_a_month_ends_on_the_same_day_or_on_the_last(
    asked: str, extended: bool, waited: int, by: str
) -> None:
    """Over the year's end, in a leap year, with two months more, and with the days of a pause."""
    assert by == access_by(asked, extended=extended, waited=waited)


@given(st.dates(), st.integers(0, 400))
def test_a_pause_moves_the_day_by_as_many_days(asked: object, waited: int) -> None:
    """Whatever the day of the request."""
    start = str(asked)
    if start >= "9990":
        return
    running = access_by(start, extended=False, waited=0)
    assert day_after(running, waited) == access_by(start, extended=False, waited=waited)


def test_the_clock_stands_still_while_it_is_checked_who_asks() -> None:
    """The day moves with every day of the pause, and no further once it is over."""
    office = doing((0, ASKED), (3, PAUSE))
    assert [("access case paused, today", day_after(TODAY, 30), False)] == clock(office, 3)
    assert [("access case paused, 40 days ago", day_after(TODAY, 70), False)] == clock(office, 43)
    office = doing((0, ASKED), (3, PAUSE), (10, RESUME))
    assert [("access case, asked 20 days ago", day_after(TODAY, 37), False)] == clock(office, 20)
    again = doing((0, ASKED), (3, PAUSE), (10, RESUME), (11, PAUSE), (13, RESUME))
    assert day_after(TODAY, 39) == clock(again, 20)[0][1]


@pytest.mark.parametrize(
    ("days", "words", "urgent"),
    [
        (24, "access case, asked 24 days ago", False),
        (25, "access case, asked 25 days ago", True),
        (30, "access case, asked 30 days ago", True),
        (31, "access case overdue, asked 31 days ago", True),
    ],
)
def test_the_last_five_days_need_somebody_and_then_it_is_overdue(days: int, words: str, urgent: bool) -> None:
    """Also of a candidate who withdrew; with two months more there is time."""
    office = doing((0, ASKED), (1, c.RecordLeaving(C1)))
    assert [(words, day_after(TODAY, 30), urgent)] == clock(office, days)
    longer = doing((0, ASKED), (1, c.RecordLeaving(C1)), (2, EXTEND))
    assert [False] == [each.urgent for each in waiting(desk(longer, days))]


def test_an_answer_ends_the_case_and_another_may_follow() -> None:
    """Both stay on record, each with its answer."""
    office = doing((0, ASKED), (5, CLOSE))
    assert [] == clock(office, 40)
    assert Code.NO_OPEN_CASE is refused(office, 6, CLOSE)
    twice = doing((0, ASKED), (5, CLOSE), (6, c.OpenCase(C1, day_after(TODAY, 6), "what is new")))
    first, second = twice.state.cases[C1]
    assert ("all of it, by post", on(5)) == (first.answer, first.closed)
    assert second == open_case(twice.state, C1)


def test_an_extension_is_taken_once_and_within_the_first_month() -> None:
    """Days for which the clock stood still lengthen that month, too."""
    assert Code.EXTENSION_TOO_LATE is refused(doing((0, ASKED)), 31, EXTEND)
    assert Code.NOTHING_NEW is refused(doing((0, ASKED), (30, EXTEND)), 30, EXTEND)
    paused = doing((0, ASKED), (3, PAUSE), (40, EXTEND), (41, RESUME))
    case = paused.state.cases[C1][0]
    assert (on(40), "three panels", 38) == (case.extended, case.why_extended, case.waited)


@pytest.mark.parametrize(
    ("before", "command", "code"),
    [
        ((), c.OpenCase(C1, day_after(TODAY, 2), "all"), Code.BAD_DAY),
        ((), c.OpenCase(C1, "soon", "all"), Code.BAD_DAY),
        ((), c.OpenCase(C1, TODAY, " "), Code.TEXT_MISSING),
        ((), c.OpenCase(CandidateId("nobody"), TODAY, "all"), Code.NO_SUCH_THING),
        ((ASKED,), ASKED, Code.NOTHING_NEW),
        ((ASKED,), c.OpenCase(C1, TODAY, "again, by phone"), Code.CASE_OPEN),
        ((), PAUSE, Code.NO_OPEN_CASE),
        ((ASKED, PAUSE), PAUSE, Code.NOTHING_NEW),
        ((ASKED,), RESUME, Code.NOTHING_NEW),
        ((ASKED,), c.CloseCase(C1, ""), Code.TEXT_MISSING),
    ],
)
def test_what_cannot_be_so_is_refused(
    before: tuple[c.OfficeCommand, ...], command: c.OfficeCommand, code: Code
) -> None:
    """A day to come, no words, no such candidate, and what is so already."""
    assert code is refused(doing(*((0, each) for each in before)), 1, command)


def test_cases_of_one_candidate_end_somewhere() -> None:
    """Each is a part of every picture, so they are counted."""
    office = hiring()
    for _ in range(CASES):
        for event in (CaseOpened(C1, TODAY, "all"), CaseClosed(C1, "all")):
            office.state = evolve(office.state, event, Stamp(OPERATOR, on(0)))
    assert Code.TOO_MANY is refused(office, 1, ASKED)


def test_nobody_is_erased_while_their_access_case_is_open() -> None:
    """Not by hand, not when their time is over; once it is answered both may be."""
    short = c.ChooseRetention(P1, Retention(0, 30))
    office = doing((0, short), (0, c.RecordLeaving(C1)), (1, ASKED))
    office.state = evolve(office.state, DebriefListed(DebriefId("d1"), P1, C1), Stamp(OPERATOR, on(1)))
    assert Code.CASE_OPEN is refused(office, 60, c.EraseCandidate(C1, "asked for"))
    assert C1 not in [each.id for each in due(office.state, on(60))]
    assert "Retention" not in [each.about for each in waiting(desk(office, 60))]
    assert open_case(office.state, C1) == case_on_debrief(office.state, DebriefId("d1"))
    office.state = evolve(office.state, CaseClosed(C1, "all of it"), Stamp(OPERATOR, on(50)))
    assert C1 in [each.id for each in due(office.state, on(60))]
    assert "Retention" in [each.about for each in waiting(desk(office, 60))]
    assert None is case_on_debrief(office.state, DebriefId("d1"))


def test_a_request_on_the_page_waits_until_a_case_is_opened_for_it() -> None:
    """A case of somebody else, or one that was opened before, takes nothing up."""
    office = hiring()
    asked = Milestones(Phase.CLOSED, since=on(0), asks=(Asks(on(2), Said.DATA),))

    def add(days: int, *events: OfficeEvent) -> None:
        for event in events:
            office.state = evolve(office.state, event, Stamp(OPERATOR, on(days)))

    def words() -> list[str]:
        return [each for each, _, _ in clock(office, 3) if "data" in each]

    add(0, DebriefListed(DebriefId("d1"), P1, C1), DebriefMoved(DebriefId("d1"), asked))
    add(1, CaseOpened(C1, TODAY, "all"), CaseClosed(C1, "all"))
    add(3, CaseOpened(C2, TODAY, "all"))
    assert ["asks for their data, yesterday"] == words()
    add(3, CaseOpened(C1, day_after(TODAY, 2), "all"))
    assert [] == words()


def test_the_list_says_where_each_case_stands() -> None:
    """Open, paused, extended, closed; for programs every day and word; so on the row of the candidate."""
    (look,) = [each for each in LOOKS if (each.group, each.name) == ("case", "list")]
    (show,) = [each for each in LOOKS if (each.group, each.name) == ("candidate", "show")]

    def lines(office: Deciding, role: Role = Role.COORDINATOR) -> list[str]:
        return look.lines(Typed(desk(office, 9, role), {}, str))

    opened = f"  {TODAY}  access case opened by the operator"
    by, longer = access_by(TODAY, extended=False, waited=0), access_by(TODAY, extended=True, waited=0)
    assert ["There is no access case."] == lines(hiring())
    head = f"Kit Adeyemi  asked {TODAY}  "
    assert [f"{head}answer by {by}  (all of it)", opened] == lines(doing((0, ASKED)))
    assert [f"{head}answer by {longer}, extended  (all of it)", opened] == lines(
        doing((0, ASKED), (1, EXTEND))
    )
    since = day_after(TODAY, 2)
    paused = doing((0, ASKED), (1, EXTEND), (2, PAUSE))
    assert [f"{head}paused since {since}, extended: who asks is checked  (all of it)", opened] == lines(
        paused
    )
    closed = doing((0, ASKED), (2, CLOSE))
    assert [f"{head}closed {since}: all of it, by post  (all of it)", opened] == lines(closed)
    assert [f"{C1}  asked {TODAY}  closed {since}: all of it, by post  (all of it)", opened] == lines(
        closed, Role.AUDITOR
    )
    told = show.lines(Typed(desk(closed, 9), {"candidate": C1}, str))
    assert f"access case, asked {TODAY}: closed {since}: all of it, by post." in told
    assert f"{TODAY}: access case opened by the operator." in told
    rows = look.rows(Typed(desk(closed, 9), {}, str))
    assert {
        "cases": [
            {
                "candidate": C1, "asked": TODAY, "scope": "all of it", "opened": on(0), "paused": "",
                "why_paused": "", "waited": 0, "identity": "", "extended": "", "why_extended": "",
                "closed": on(2), "answer": "all of it, by post", "by": by,
                "appointed": {}, "reviewer": "", "read": "", "vouched": {}, "given": "", "redacted": {},
                "waits": {}, "done": [{"at": on(0), "words": "access case opened by the operator"}],
            }
        ]
    } == rows  # fmt: skip


@pytest.mark.parametrize(
    ("act", "given_too", "command", "words"),
    [
        ("open", {"scope": "all"}, c.OpenCase(C1, day_after(TODAY, 9), "all"), "The access case is open."),
        ("pause", {"reason": "who?"}, c.PauseCase(C1, "who?"), "The clock stands still."),
        ("resume", {"how": "a call"}, c.ResumeCase(C1, "a call"), "The clock goes on."),
        ("extend", {"reason": "many"}, c.ExtendCase(C1, "many"), "There are two months more."),
        ("close", {"answer": "all"}, c.CloseCase(C1, "all"), "The access case is closed."),
    ],
)
def test_each_act_names_the_candidate_and_says_what_is_so(
    act: str, given_too: dict[str, str], command: c.OfficeCommand, words: str
) -> None:
    """What runs says by when it is answered."""
    (found,) = [each for each in ACTS if (each.group, each.name) == ("case", act)]
    typed = Typed(desk(hiring(), 9), {"candidate": "Kit Adeyemi", **given_too}, str)
    assert command == found.make(typed)
    after = desk(doing((0, ASKED)), 9)
    by = f" Answer by {due_by(after, after.cases[0])}."
    assert words + ("" if act in {"pause", "close"} else by) == found.said(typed, after)
    assert words == found.said(typed, typed.desk)


def test_a_pause_and_its_end_stay_on_record() -> None:
    """Since when, why, for how many days, and how it was checked who asks."""
    office = hiring()
    for minute, event in (
        (1, CaseOpened(C1, TODAY, "all")),
        (2, CasePaused(C1, "who?")),
        (9, CaseResumed(C1, "call")),
    ):
        office.state = evolve(office.state, event, Stamp(OPERATOR, on(minute)))
    want = AccessCase(C1, TODAY, "all", on(1), why_paused="who?", waited=7, identity="call", changed=on(9))
    assert (want,) == office.state.cases[C1]
