"""What is kept: legal holds, retention with its days, outcome timers, and what waits at the desk."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

import cast
from core.test_decide_office import C1, C2, P1, Deciding, hiring
from panelry.decide.office import decide
from panelry.decide.office.keeping import HOLDS, OVER
from panelry.desk import ACTS, Desk, Typed, desk_of, waiting
from panelry.desk.waiting import line
from panelry.events import Stamp
from panelry.hiring import (
    HoldOn,
    Jurisdiction,
    NoticeState,
    Particulars,
    PositionState,
    Retention,
    RetentionStart,
)
from panelry.ids import DebriefId, HoldId, NoticeId, PositionId
from panelry.office import DebriefListed, Hold, NoticeSettled, Office, due, evolve, holds_on_debrief, start_of
from panelry.office import commands as c
from panelry.panel import OPERATOR, Outcome, Role
from panelry.refusals import Code, Refused
from panelry.retention import STARTING, day_after, days_between, due_on, kept_until
from panelry.visibility.office import office_picture

H1 = HoldId("h1")
TODAY = cast.moment(0)[:10]


def hold(on: HoldOn = HoldOn.CANDIDATE, target: str = C1, **changes: str) -> c.PlaceHold:
    """Return a command that places a hold."""
    given = {"reason": "a claim was filed", "owner": "Priya Nair", "review": "2027-03-01", **changes}
    return c.PlaceHold(H1, on, target, **given)


def desk(office: Deciding, days: int = 0, *, mail: bool = False) -> Desk:
    """Return the desk of a coordinator so many days later."""
    at = day_after(cast.moment(0), days) + "T12:00:00.000Z"
    return desk_of(office_picture(office.state, frozenset({Role.COORDINATOR})).values(), at, mail=mail)


def later(office: Deciding, command: c.OfficeCommand, days: int) -> Code | None:
    """Return why a command is refused so many days later, None where it is not."""
    try:
        decide(office.state, OPERATOR, command, day_after(cast.moment(0), days) + "T12:00:00.000Z")
    except Refused as refused:
        return refused.code
    return None


@pytest.mark.parametrize(
    "command",
    [
        hold(),
        hold(HoldOn.POSITION, P1),
        hold(HoldOn.DATES, f"{TODAY}/{TODAY}"),
        hold(HoldOn.DATES, f" 2020-01-01 / {TODAY}"),
    ],
)
def test_a_hold_keeps_a_candidate_until_it_is_lifted(command: c.PlaceHold) -> None:
    """By name, by position, by the day on which they were added; with their debriefs."""
    office = hiring()
    office.state = evolve(
        office.state, DebriefListed(DebriefId("d1"), P1, C1), Stamp(OPERATOR, cast.moment(200))
    )
    office.when(command)
    assert Code.UNDER_HOLD is office.refused(c.EraseCandidate(C1, "asked for"))
    assert [H1] == [each.id for each in holds_on_debrief(office.state, DebriefId("d1"))]
    office.when(c.LiftHold(H1, "the claim was settled"))
    assert Code.NOTHING_NEW is office.refused(c.LiftHold(H1, "again"))
    assert () == holds_on_debrief(office.state, DebriefId("d1"))
    assert office.when(c.EraseCandidate(C1, "asked for")).state.candidates[C1].erased


def test_a_hold_keeps_nobody_else() -> None:
    """Another candidate, another position, other days; a debrief of nobody known."""
    office = hiring().when(hold(HoldOn.DATES, "2020-01-01/2020-12-31"))
    office.when(replace(hold(target=C2), hold=HoldId("h2")))
    office.state = evolve(office.state, DebriefListed(DebriefId("d1")), Stamp(OPERATOR, cast.moment(200)))
    assert ((), ()) == (
        holds_on_debrief(office.state, DebriefId("d1")),
        holds_on_debrief(office.state, DebriefId("d9")),
    )
    assert office.when(c.EraseCandidate(C1, "asked for")).state.candidates[C1].erased


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (hold(target="c9"), Code.NO_SUCH_THING),
        (hold(HoldOn.POSITION, "p9"), Code.NO_SUCH_THING),
        (hold(HoldOn.DATES, "2020-01-01"), Code.BAD_DAY),
        (hold(HoldOn.DATES, "2020-02-01/2020-01-01"), Code.BAD_DAY),
        (hold(reason=" "), Code.REASON_MISSING),
        (hold(owner=""), Code.TEXT_MISSING),
        (hold(review="soon"), Code.BAD_DAY),
        (c.LiftHold(HoldId("h9"), "over"), Code.NO_SUCH_THING),
    ],
)
def test_a_hold_needs_a_target_a_reason_an_owner_and_a_day(command: c.OfficeCommand, code: Code) -> None:
    """It is visible for ever why something was kept."""
    assert code is hiring().refused(command)


def test_a_hold_has_its_own_id_and_there_is_an_end_to_holds() -> None:
    """Five hundred are enough."""
    office = hiring().when(hold())
    assert Code.ID_TAKEN is office.refused(hold())
    one = office.state.holds[H1]
    many: dict[HoldId, Hold] = {HoldId(f"x{number}"): one for number in range(HOLDS)}
    office.state = replace(office.state, holds=many)
    assert Code.TOO_MANY is office.refused(hold())


def test_every_jurisdiction_begins_with_a_profile() -> None:
    """A position takes it when it opens."""
    assert set(Jurisdiction) == set(STARTING)
    office = Deciding().when(c.OpenPosition(P1, "Staff Engineer", jurisdiction=Jurisdiction.FRANCE))
    assert Retention(0, 730, RetentionStart.LAST_CONTACT) == office.state.positions[P1].retention


@pytest.mark.parametrize(
    ("jurisdiction", "minimum", "maximum"),
    [
        (Jurisdiction.NONE, 0, 0),
        (Jurisdiction.US_PRIVATE, 365, 0),
        (Jurisdiction.US_PUBLIC, 730, 0),
        (Jurisdiction.CALIFORNIA, 1460, 0),
        (Jurisdiction.ONTARIO, 1095, 0),
        (Jurisdiction.UK, 0, 183),
        (Jurisdiction.GERMANY, 0, 183),
        (Jurisdiction.FRANCE, 0, 730),
    ],
)
def test_a_jurisdiction_begins_with_its_days(jurisdiction: Jurisdiction, minimum: int, maximum: int) -> None:
    """The law's minimum, or the usual maximum; only France counts from the last contact."""
    found = STARTING[jurisdiction]
    contact = found.start is RetentionStart.LAST_CONTACT
    assert (minimum, maximum, jurisdiction is Jurisdiction.FRANCE) == (found.minimum, found.maximum, contact)


def test_the_longer_of_minimum_and_maximum_wins() -> None:
    """Without a start nothing is due and nothing may go; without a maximum nothing is due ever."""
    profile = Retention(30, 10)
    assert ("2027-01-31", "2027-01-31") == (kept_until(profile, "2027-01-01"), due_on(profile, "2027-01-01"))
    assert ("", "", "") == (kept_until(profile, ""), due_on(profile, ""), due_on(Retention(30), "2027-01-01"))
    assert 45 == days_between("2027-01-01T23:59:59.999Z", "2027-02-15")


def test_the_days_begin_with_the_decision_the_last_contact_or_the_end_of_the_posting() -> None:
    """Each profile names its own start."""
    office = hiring()

    def start(which: RetentionStart) -> str:
        position = replace(office.state.positions[P1], retention=Retention(start=which))
        state = replace(office.state, positions={P1: position})
        return start_of(state, state.candidates[C1])

    assert ["", cast.moment(120), ""] == [start(each) for each in RetentionStart]
    office.when(c.MovePosition(P1, PositionState.FILLED))
    assert [cast.moment(180), cast.moment(120), cast.moment(180)] == [start(each) for each in RetentionStart]
    office.when(c.RecordTold(C1, Outcome.DECLINE, "by phone"))
    assert [cast.moment(240), cast.moment(240), cast.moment(180)] == [start(each) for each in RetentionStart]


def test_within_the_minimum_of_the_law_nobody_is_erased() -> None:
    """Neither before the days begin nor before they are over."""
    office = hiring().when(c.ChooseRetention(P1, Retention(10)))
    erase = c.EraseCandidate(C1, "asked for")
    assert Code.WITHIN_MINIMUM is later(office, erase, 9_000)
    office.when(c.RecordTold(C1, Outcome.DECLINE, "by phone"))
    assert (Code.WITHIN_MINIMUM, None) == (later(office, erase, 9), later(office, erase, 10))


def test_whose_time_is_over_is_erased_once_the_number_is_typed() -> None:
    """Holds keep theirs; the dry run shows the same people; the reason is on record."""
    office = hiring().when(c.ChooseRetention(P1, Retention(0, 30)), c.RecordLeaving(C1), c.RecordLeaving(C2))
    assert (0, 2) == (len(due(office.state, cast.moment(0))), len(due(office.state, "2026-12-22")))
    assert Code.NOTHING_NEW is later(office, c.EraseDue(0), 29)
    office.when(hold())
    assert (Code.COUNT_DIFFERS, None) == (later(office, c.EraseDue(2), 30), later(office, c.EraseDue(1), 30))
    events = decide(office.state, OPERATOR, c.EraseDue(1), "2026-12-22T12:00:00.000Z")
    for event in events:
        office.state = evolve(office.state, event, Stamp(OPERATOR, "2026-12-22T12:00:00.000Z"))
    gone = office.state.candidates[C2]
    assert (OVER, "2026-12-22T12:00:00.000Z") == (gone.why_erased, gone.erased)
    assert () == due(office.state, "2026-12-22")


@pytest.mark.parametrize("chosen", [Retention(-1), Retention(0, 50 * 365 + 1)])
def test_days_that_cannot_be_are_refused(chosen: Retention) -> None:
    """And choosing the same again is nothing new."""
    assert Code.BAD_DAY is hiring().refused(c.ChooseRetention(P1, chosen))
    assert Code.NOTHING_NEW is hiring().refused(c.ChooseRetention(P1, Retention()))
    assert Code.NO_SUCH_THING is hiring().refused(c.ChooseRetention(PositionId("p9"), chosen))


@pytest.mark.parametrize(
    ("on", "code"), [("2026-11-23", Code.BAD_DAY), ("yesterday", Code.BAD_DAY), (TODAY, Code.NOTHING_NEW)]
)
def test_an_interview_has_a_day_that_has_come(on: str, code: Code) -> None:
    """The last one counts."""
    office = hiring().when(c.RecordInterview(C1, "2026-11-01"), c.RecordInterview(C1, TODAY))
    assert TODAY == office.state.candidates[C1].interviewed
    assert code is office.refused(c.RecordInterview(C1, on))


def ontario() -> Deciding:
    """Return an office in Ontario with somebody who was interviewed today."""
    office = Deciding().when(c.OpenPosition(P1, "Staff Engineer", jurisdiction=Jurisdiction.ONTARIO))
    person = c.NewCandidate(C1, Particulars("Kit Adeyemi", "kit@example.org"))
    return office.when(c.AddCandidates(P1, (person,)), c.RecordInterview(C1, TODAY))


@pytest.mark.parametrize(
    ("days", "urgent", "words"),
    [
        (39, False, "outcome untold, day 39 of 45"),
        (40, True, "outcome untold, day 40 of 45"),
        (44, True, "outcome untold, day 44 of 45"),
        (45, True, "outcome overdue, day 45 of 45"),
        (60, True, "outcome overdue, day 60 of 45"),
    ],
)
def test_in_ontario_day_40_alerts_and_day_45_is_overdue(days: int, words: str, *, urgent: bool) -> None:
    """Days count from the last interview; what is due says by when."""
    (one,) = waiting(desk(ontario(), days))
    assert ("Kit Adeyemi", words, "2027-01-06", urgent) == (one.about, one.words, one.by, one.urgent)
    assert line(one).startswith("!" if urgent else " ")


@pytest.mark.parametrize(
    "command",
    [c.RecordTold(C1, Outcome.DECLINE, "by phone"), c.RecordLeaving(C1), c.ChooseRetention(P1, Retention())],
)
def test_the_clock_of_an_outcome_stops_when_they_were_told_or_left(command: c.OfficeCommand) -> None:
    """And not by anything else."""
    stops = not isinstance(command, c.ChooseRetention)
    assert stops is (() == waiting(desk(ontario().when(command), 50)))


def test_what_was_told_is_kept() -> None:
    """The outcome and how, for ever; an erased or interviewed-nowhere candidate has no clock."""
    told = ontario().when(c.RecordTold(C1, Outcome.DECLINE, "by phone")).state.candidates[C1]
    assert (Outcome.DECLINE, "by phone", cast.moment(240)) == (told.outcome, told.how_told, told.told)
    gone = ontario().when(c.ChooseRetention(P1, Retention()), c.EraseCandidate(C1, "asked for"))
    assert () == waiting(desk(gone, 50))


def test_what_needs_somebody_now_comes_first() -> None:
    """Erasures due, holds to look at, notices that failed; what has time stands below."""
    office = hiring().when(c.ChooseRetention(P1, Retention(0, 30)), c.RecordLeaving(C1), hold(target=C2))
    office.when(c.WithdrawPosition(P1, "gone", 0))
    assert ["Hold: Jo Lindqvist"] == [each.about for each in waiting(desk(office, 29))]
    both = waiting(desk(office, 30))
    assert [("Retention", True), ("Hold: Jo Lindqvist", False)] == [
        (each.about, each.urgent) for each in both
    ]
    assert "1 candidate to erase" == both[0].words
    assert waiting(desk(office, 200))[0].urgent
    office.when(c.LiftHold(H1, "over"))
    lifted = ["withdrawn, 1 not told", "2 candidates to erase"]
    assert lifted == [each.words for each in waiting(desk(office, 200))]


def test_a_notice_that_failed_waits_for_a_person() -> None:
    """Refused and unknown say what to do."""
    office = hiring().when(c.RecordLeaving(C2), c.WithdrawPosition(P1, "gone", 1))
    for state, words in (
        (NoticeState.REFUSED, "notice refused: tell them"),
        (NoticeState.UNKNOWN, "notice perhaps not sent"),
    ):
        settled = NoticeSettled(NoticeId("c1-closed"), state, "550")
        office.state = evolve(office.state, settled, Stamp(OPERATOR, cast.moment(500)))
        assert [("Kit Adeyemi", words)] == [(each.about, each.words) for each in waiting(desk(office))]


@pytest.mark.parametrize("mail", [False, True])
def test_a_notice_that_nothing_sends_is_work_of_today(mail: bool) -> None:
    """With a mail server it leaves by itself; without one somebody tells them, counted from its day."""
    office = hiring().when(c.RecordLeaving(C2), c.WithdrawPosition(P1, "gone", 1))
    for days, since in ((0, "today"), (1, "1 day"), (3, "3 days")):
        found = [(each.about, each.words, each.urgent) for each in waiting(desk(office, days, mail=mail))]
        words = f"notice untold, {since}"
        assert ([] if mail else [("Kit Adeyemi", words, True)]) == found
    office.when(c.PauseNotices(P1, paused=True))
    paused = ("Senior Backend Engineer", "notices paused, 1 untold", False)
    assert [paused] == [(each.about, each.words, each.urgent) for each in waiting(desk(office, mail=mail))]
    office.when(c.PauseNotices(P1, paused=False), c.RecordNotice(NoticeId("c1-closed"), "by phone"))
    assert () == waiting(desk(office, mail=mail))


@pytest.mark.parametrize("mail", [False, True])
def test_a_withdrawal_says_who_tells_the_candidates(mail: bool) -> None:
    """The mail server, or whoever withdrew the position."""
    office = hiring().when(c.RecordLeaving(C2))
    (act,) = [each for each in ACTS if (each.group, each.name) == ("position", "withdraw")]
    typed = Typed(desk(office, mail=mail), {"position": P1, "reason": "gone"}, str)
    said = act.said(typed, desk(office.when(act.make(typed)), mail=mail))
    assert mail is ("1 notice waits to be sent. See notice list." in said)
    assert mail is not ("1 notice waits for you: this server has no mail server" in said)


@pytest.mark.parametrize(
    "end", [c.RecordLeaving(C1), c.EndCandidateContact(C1, "by phone"), c.EraseCandidate(C1, "asked for")]
)
def test_a_notice_to_somebody_who_is_not_to_be_told_waits_for_nobody(end: c.OfficeCommand) -> None:
    """Whoever left, was erased or wants no contact is not told after all."""
    office = hiring().when(c.RecordLeaving(C2), c.WithdrawPosition(P1, "gone", 1), end)
    assert () == waiting(desk(office))


def test_an_office_without_anything_has_nothing_that_waits() -> None:
    """No clock runs by itself."""
    assert () == waiting(
        desk_of(office_picture(Office(), frozenset({Role.COORDINATOR})).values(), cast.moment(0))
    )
    assert timedelta(days=45) == datetime.fromisoformat("2027-01-06") - datetime.fromisoformat(TODAY)
