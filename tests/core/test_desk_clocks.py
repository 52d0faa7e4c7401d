"""The clocks at the desk: outcome, question, feedback and requests, from the days on record."""

import pytest
from hypothesis import given
from msgspec.structs import replace

import cast
from blindness import turns
from core.test_decide_office import C1, P1, hiring
from core.test_desk_words import look
from panelry import commands as debrief
from panelry.debrief import Phase
from panelry.desk import ACTS, Desk, Typed, Unclear, desk_of, waiting
from panelry.desk.clocks import clocks
from panelry.events import Stamp
from panelry.hiring import AnsweredBy, Jurisdiction, Particulars
from panelry.ids import CandidateId, DebriefId, PositionId
from panelry.milestones import Asks, Milestones, Told, may_have_moved, milestones_of
from panelry.office import (
    BenchAnswered,
    DebriefErased,
    DebriefListed,
    DebriefMoved,
    Office,
    OfficeEvent,
    RequestAnswered,
    fold,
)
from panelry.office import commands as c
from panelry.office.commands import NewCandidate, OpenPosition
from panelry.office.request_commands import AnswerRequest
from panelry.pages import Said
from panelry.panel import OPERATOR, Outcome, Role
from panelry.refusals import Code, Refused
from panelry.visibility.office import office_picture
from panelry_server.verify.histories import History
from story import Story
from strategies import effort, histories
from world import World

D1 = DebriefId("d1")


def desk(reached: Milestones | None, on: str, *more: OfficeEvent, state: Office | None = None) -> Desk:
    """Return the desk on a day, with a candidate whose debrief came so far."""
    events: list[OfficeEvent] = [DebriefListed(D1, P1, C1)]
    events += [DebriefMoved(D1, reached)] if reached is not None else []
    made = fold(
        ((each, Stamp(OPERATOR, cast.moment(900))) for each in (*events, *more)), state or hiring().state
    )
    return desk_of(office_picture(made, frozenset({Role.COORDINATOR})).values(), f"{on}T12:00:00.000Z")


def ontario() -> Office:
    """Return an office whose position has 45 days for the outcome."""
    state = hiring().state
    position = replace(state.positions[P1], jurisdiction=Jurisdiction.ONTARIO, outcome_days=45)
    return replace(state, positions={P1: position})


def said(reached: Milestones | None, on: str, *more: OfficeEvent) -> list[tuple[str, str, bool]]:
    """Return what the candidate waits for on a day."""
    made = desk(reached, on, *more)
    return [(each.words, each.by, each.urgent) for each in clocks(made, made.candidates[C1])]


@pytest.mark.parametrize(
    ("on", "words", "urgent"),
    [
        ("2026-10-10", "outcome untold, day 39 of 45", False),
        ("2026-10-11", "outcome untold, day 40 of 45", True),
        ("2026-10-15", "outcome untold, day 44 of 45", True),
        ("2026-10-16", "outcome overdue, day 45 of 45", True),
    ],
)
def test_ontario_alerts_from_day_40_and_is_overdue_from_day_45(on: str, words: str, urgent: bool) -> None:
    """Counted from the day of the last interview."""
    state = ontario()
    recorded = replace(
        state, candidates={**state.candidates, C1: replace(state.candidates[C1], interviewed="2026-09-01")}
    )
    made = desk(None, on, state=recorded)
    assert [(words, "2026-10-16", urgent)] == [
        (each.words, each.by, each.urgent) for each in clocks(made, made.candidates[C1])
    ]


def test_no_clock_of_an_outcome_runs_before_the_interview_is_on_record() -> None:
    """It is not started, and somebody has to record the day within five working days of the scoring."""
    scored = Milestones(Phase.SCORING, scoring="2026-09-01T09:00:00.000Z")
    for on, urgent in (("2026-09-07", False), ("2026-09-08", True)):
        made = desk(scored, on, state=ontario())
        (clock,) = clocks(made, made.candidates[C1])
        assert ("outcome not started: no interview day", "2026-09-08", urgent) == (
            clock.words,
            clock.by,
            clock.urgent,
        )
        assert "candidate interviewed" == clock.cure
        shown = look(made, "candidate", "show", candidate="Kit Adeyemi")[0]
        assert "interviewed: not yet (45 days for the outcome: not started). Outcome: not told." in shown
    nobody = desk(None, "2026-09-08", state=ontario())
    assert () == clocks(nobody, nobody.candidates[C1])


def test_the_days_are_chosen_for_each_position() -> None:
    """Ontario begins with 45, others with none; the chosen ones count."""
    office = hiring()
    ontario = PositionId("p9")
    office.when(OpenPosition(ontario, "Data Engineer", jurisdiction=Jurisdiction.ONTARIO))
    office.when(c.AddCandidates(ontario, (NewCandidate(CandidateId("c9"), Particulars("Rue Ito")),)))
    assert [45, 0] == [office.state.positions[each].outcome_days for each in (ontario, P1)]
    office.when(c.ChooseTimer(ontario, 30), c.RecordInterview(CandidateId("c9"), cast.moment(0)[:10]))
    made = desk_of(office_picture(office.state, frozenset({Role.COORDINATOR})).values(), cast.moment(0))
    assert ["outcome untold, day 0 of 30"] == [
        each.words for each in waiting(made) if each.about == "Rue Ito"
    ]
    for days, code in ((30, Code.NOTHING_NEW), (-1, Code.BAD_DAY), (10**6, Code.BAD_DAY)):
        with pytest.raises(Refused) as refused:
            office.when(c.ChooseTimer(ontario, days))
        assert code is refused.value.code


def test_an_outcome_that_is_known_and_untold_waits_five_working_days() -> None:
    """Where no law says when: from a Friday to the next Friday."""
    reached = Milestones(Phase.RELEASE, outcome="2026-10-02T10:00:00.000Z", answered="x")
    assert [("outcome untold, yesterday", "2026-10-09", False)] == said(reached, "2026-10-03")
    assert [("outcome untold, 7 days ago", "2026-10-09", True)] == said(reached, "2026-10-09")


def test_the_question_waits_until_it_is_asked_answered_or_over() -> None:
    """Asked twice at most: after the second link ended, nothing waits."""
    at = "2026-10-02T10:00:00.000Z"
    not_asked = Milestones(Phase.DISCUSSION, since=at)
    assert [("no offer yet", "2026-10-09", False)] == said(not_asked, "2026-10-02")
    closed = replace(not_asked, phase=Phase.CLOSED)
    assert [("debrief closed, no offer yet", "2026-10-09", True)] == said(closed, "2026-10-12")
    asked = replace(not_asked, offered=at, offers=1)
    assert [("no answer yet, asked today", "2026-10-16", False)] == said(asked, "2026-10-02")
    once_more = [("no answer, asked 14 days ago: ask once more", "2026-10-16", True)]
    assert once_more == said(asked, "2026-10-16")
    assert [] == said(replace(asked, offers=2), "2026-10-16")
    assert [] == said(replace(not_asked, phase=Phase.SCORING), "2026-10-16")


def test_signatures_and_feedback_wait_until_the_release() -> None:
    """A yes that ends soon is said; a no waits for nothing."""
    at = "2026-10-02T10:00:00.000Z"
    yes = Milestones(
        Phase.SUMMARY, at, outcome=at, answered=at, wanted=True, until="2026-10-08T10:00:00.000Z"
    )
    outcome = ("outcome untold, 3 days ago", "2026-10-09", False)
    feedback = ("feedback not released, outcome 3 days ago", "2026-10-09", False)
    ends = ("permission ends on 2026-10-08", "2026-10-08", True)
    draft = ("draft to be signed", "2026-10-09", False)
    assert [outcome, draft, feedback, ends] == said(yes, "2026-10-05")
    signing = replace(yes, signing=at)
    assert ("signatures asked 3 days ago", "2026-10-09", False) in said(signing, "2026-10-05")
    assert [outcome] == said(replace(yes, phase=Phase.RELEASE, released=at), "2026-10-05")
    no = replace(yes, phase=Phase.RELEASE, wanted=False, until="")
    assert [outcome] == said(no, "2026-10-05")


def test_an_answer_about_keeping_in_touch_waits_until_the_bench_has_it() -> None:
    """The last answer counts; a no that changes nothing needs nobody."""
    first, last = "2026-10-02T10:00:00.000Z", "2026-10-02T11:00:00.000Z"
    yes, no = Asks(first, Said.KEEP), Asks(last, Said.NOT_KEEP)
    reached = Milestones(Phase.RELEASE, first, answered=first, released=first, asks=(yes,))
    words = "says yes to keeping in touch, yesterday"
    assert [(words, "2026-11-01", True)] == said(reached, "2026-10-03")
    assert [] == said(replace(reached, asks=(yes, no)), "2026-10-03")
    noted = BenchAnswered(C1, granted=True, until="2027-04-02", how=AnsweredBy.LETTER)
    assert [] == said(replace(reached, asks=(Asks(cast.moment(0), Said.KEEP),)), "2026-10-03", noted)
    later = Asks("2099-10-02T10:00:00.000Z", Said.NOT_KEEP)
    assert ["says no to keeping in touch"] == [
        words.rpartition(",")[0] for words, _, _ in said(replace(reached, asks=(later,)), "2099-10-03", noted)
    ]


def test_what_a_candidate_asks_for_waits_until_somebody_saw_to_it() -> None:
    """A question and a correction until that is on record, also once all is told and closed."""
    at = "2026-10-02T10:00:00.000Z"
    kinds = (Said.QUESTION, Said.CORRECTION, Said.DATA, Said.NO_CONTACT)
    reached = Milestones(Phase.CLOSED, at, answered=at, asks=tuple(Asks(at, each) for each in kinds))
    told = hiring().when(c.RecordTold(C1, Outcome.DECLINE, "by phone"))
    made = desk(reached, "2026-10-03", state=told.state)
    waits = [
        ("asks a question, yesterday", "2026-11-01", True, "candidate answered"),
        ("corrects a fact, yesterday", "2026-11-01", True, "candidate answered"),
        ("asks for their data, yesterday", "2026-11-01", True, "case open"),
        ("wants no further contact, yesterday", "2026-11-01", False, "candidate answered"),
    ]
    assert waits == [
        (each.words, each.by, each.urgent, each.cure) for each in clocks(made, made.candidates[C1])
    ]
    seen_to = (RequestAnswered(C1, each, "by phone") for each in (Said.CORRECTION, Said.NO_CONTACT))
    made = desk(reached, "2026-10-03", *seen_to, state=told.state)
    assert [waits[0][0], waits[2][0]] == [each.words for each in clocks(made, made.candidates[C1])]


def test_a_request_for_data_is_taken_up_by_the_case_that_is_open() -> None:
    """Whether the case was opened before the request or after it; a closed one takes up nothing new."""
    at = cast.moment(60_000)
    reached = Milestones(Phase.CLOSED, at, answered=at, asks=(Asks(at, Said.DATA),))
    told = hiring().when(c.RecordTold(C1, Outcome.DECLINE, "by phone"))
    told.when(c.OpenCase(C1, cast.moment(0)[:10], "all of it"))

    def waiting() -> list[str]:
        made = desk(reached, "2026-11-23", state=told.state)
        return [each.cure for each in clocks(made, made.candidates[C1]) if each.cure == "case open"]

    assert [] == waiting()
    closed = hiring().when(c.RecordTold(C1, Outcome.DECLINE, "by phone"))
    told = closed.when(c.OpenCase(C1, cast.moment(0)[:10], "all of it")).when(c.CloseCase(C1, "sent"))
    assert ["case open"] == waiting()


def test_a_text_anew_answers_a_correction() -> None:
    """What was corrected before the release of the present text stands in it."""
    asks = (
        Asks("2026-10-02T10:00:00.000Z", Said.CORRECTION),
        Asks("2026-10-02T10:00:00.000Z", Said.QUESTION),
    )
    later = Milestones(Phase.CLOSED, answered="x", released="2026-10-03T10:00:00.000Z", asks=asks)
    assert ["asks a question, 3 days ago"] == [each for each, *_ in said(later, "2026-10-05")]


def test_only_what_waits_is_recorded_as_seen_to() -> None:
    """Nothing is answered twice, and a request for data is a case."""
    office = hiring()
    asks = tuple(Asks(cast.moment(0), each) for each in (Said.QUESTION, Said.DATA))
    for event in (DebriefListed(D1, P1, C1), DebriefMoved(D1, Milestones(Phase.RELEASE, asks=asks))):
        office.state = fold([(event, Stamp(OPERATOR, cast.moment(0)))], office.state)
    (act,) = [each for each in ACTS if (each.group, each.name) == ("candidate", "answered")]
    before = desk(None, "2026-11-22", state=office.state)
    typed = Typed(before, {"candidate": "Kit Adeyemi", "what": "question", "how": "by phone"}, str)
    command = act.make(typed)
    assert AnswerRequest(C1, Said.QUESTION, "by phone") == command
    office.when(command)
    assert "Kit Adeyemi: it is recorded." == act.said(typed, before)
    for kind in (Said.QUESTION, Said.CORRECTION, Said.DATA):
        with pytest.raises(Refused) as refused:
            office.when(AnswerRequest(C1, kind, "by phone"))
        assert Code.NOTHING_NEW is refused.value.code


def test_what_a_debrief_says_was_told_needs_no_second_record() -> None:
    """When, how and by whom stands at the desk; its own record and an erasure stay as they are."""
    at = "2026-10-02T10:00:00.000Z"
    told = Milestones(Phase.RELEASE, at, outcome=at, answered=at, told=Told(at, "call", "Grace Hill"))
    assert [] == said(told, "2026-10-20")
    made = desk(told, "2026-10-20")
    assert (
        "interviewed: not yet. Outcome: told 2026-10-02 (call, by Grace Hill)."
        in look(made, "candidate", "show", candidate="Kit Adeyemi")[0]
    )
    assert ["told      Kit Adeyemi"] == look(made, "candidate", "list")[0][-1:]
    read = desk(replace(told, told=Told(at, "page")), "2026-10-20")
    assert "page" == read.candidates[C1].how_told
    for command, how in (
        (c.RecordTold(C1, Outcome.HOLD, "by letter"), "by letter"),
        (c.EraseCandidate(C1, "x"), ""),
    ):
        kept = desk(told, "2026-10-20", state=hiring().when(command).state)
        assert how == kept.candidates[C1].how_told


def test_nothing_waits_of_who_left_or_whose_debrief_is_gone() -> None:
    """A withdrawn or an erased debrief moves no clock, and an erased one shows no dates at all."""
    reached = Milestones(Phase.DISCUSSION, "2026-10-02T10:00:00.000Z")
    left = desk(reached, "2026-10-20", state=hiring().when(c.RecordLeaving(C1)).state)
    assert () == clocks(left, left.candidates[C1])
    assert [] == said(replace(reached, phase=Phase.WITHDRAWN), "2026-10-20")
    gone = desk(reached, "2026-10-20", DebriefErased(D1, "asked for"))
    assert {} == gone.reached


def test_an_outcome_of_a_saturday_waits_from_the_monday_on() -> None:
    """The desk counts working days as every other term of the product does."""
    reached = Milestones(Phase.RELEASE, outcome="2026-10-03T10:00:00.000Z", answered="x")
    assert [("outcome untold, today", "2026-10-12", False)] == said(reached, "2026-10-03")


def test_milestones_name_when_a_debrief_came_how_far() -> None:
    """From its public acts alone."""
    story = Story().scored(cast.BEN)
    first = milestones_of(story.state)
    assert (Phase.SCORING, True, "", 0) == (first.phase, bool(first.scoring), first.outcome, first.offers)
    opened = story.opened(3)
    talked = milestones_of(opened.state).discussion
    assert ("", True) == (first.discussion, bool(talked))
    assert talked == milestones_of(opened.revealed(3).state).discussion


def test_nothing_private_moves_a_milestone() -> None:
    """Ratings, notes, observations and hand-ins of a sealed debrief change not a byte for the office."""
    written = Story().scored(cast.BEN)
    before = milestones_of(written.state)
    written.rates(cast.CHEN).rates(cast.DARA)
    written.when(cast.CHEN, debrief.WriteNote(None, "quiet at first"), debrief.Submit())
    assert before == milestones_of(written.state)


def test_the_days_are_typed_as_a_number_and_said() -> None:
    """Anything else is refused in words before it is asked for."""
    (act,) = [each for each in ACTS if (each.group, each.name) == ("position", "timer")]
    office = hiring()
    before = desk(None, "2026-10-02", state=office.state)
    typed = Typed(before, {"position": P1, "days": "30"}, str)
    assert c.ChooseTimer(P1, 30) == act.make(typed)
    after = desk(None, "2026-10-02", state=office.when(c.ChooseTimer(P1, 30)).state)
    assert act.said(typed, after).endswith(": outcome within 30 days.")
    with pytest.raises(Unclear, match="Days are a number"):
        act.make(Typed(before, {"position": P1, "days": "soon"}, str))


@effort(40)
@given(histories)
def test_whatever_moves_a_milestone_is_seen_at_a_quick_look(history: History) -> None:
    """In every history, command by command."""
    world = World()
    for turn in turns(history, world):
        for move in turn:
            before = world.state
            world.run(move)
            moved = milestones_of(before) != milestones_of(world.state)
            assert may_have_moved(before, world.state) or not moved
