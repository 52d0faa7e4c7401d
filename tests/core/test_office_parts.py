"""The parts of the office: their bytes, their keys, and that a fullest one fits into a frame."""

import msgspec
import pytest

import cast
from core.test_decide_office import C1, C2, P1, hiring
from golden_bytes import golden
from panelry.debrief import Phase
from panelry.decide.asked import LINE, WORDS
from panelry.events import Stamp
from panelry.hiring import AnsweredBy, HoldOn
from panelry.ids import DebriefId, HoldId, LaterId
from panelry.milestones import Milestones
from panelry.office import (
    BenchAnswered,
    CaseClosed,
    CaseExtended,
    CaseOpened,
    CasePaused,
    CaseResumed,
    ComplaintReceived,
    DebriefListed,
    DebriefMoved,
    LaterLevel,
    LaterRecorded,
    RatingsExported,
    RightGiven,
    evolve,
)
from panelry.office import commands as c
from panelry.panel import OPERATOR, Outcome, Role
from panelry.parts import Sight
from panelry.parts.office import OfficeSight
from panelry.rights import Right
from panelry.sync.frames import LARGEST_COMMAND
from panelry.visibility.office import office_picture

WIDE = "\U0001f9d1"
DESK = frozenset({Role.COORDINATOR})


def examples() -> dict[str, OfficeSight]:
    """Return one part of each kind."""
    office = hiring().when(
        c.SeatOfficer(cast.GRACE, "Grace Hill", (Role.COORDINATOR,)),
        c.RecordInterview(C1, "2026-11-20"),
        c.RecordTold(C2, Outcome.DECLINE, "by phone"),
        c.PlaceHold(HoldId("h1"), HoldOn.POSITION, P1, "a claim was filed", "Priya Nair", "2027-03-01"),
        c.LiftHold(HoldId("h1"), "the claim was settled"),
    )
    office.state = evolve(
        office.state, DebriefListed(DebriefId("d1"), P1, C1), Stamp(OPERATOR, cast.moment(900))
    )
    for event in (RightGiven(cast.GRACE, Right.ANALYST), RatingsExported(120)):
        office.state = evolve(office.state, event, Stamp(cast.GRACE, cast.moment(950)))
    yes = BenchAnswered(C1, granted=True, until="2027-06-30", how=AnsweredBy.CALL)
    office.state = evolve(office.state, yes, Stamp(cast.GRACE, cast.moment(960)))
    later = LaterRecorded(C1, LaterId("l1"), "2028-11-21", (LaterLevel("System design", 4),))
    office.state = evolve(office.state, later, Stamp(cast.GRACE, cast.moment(965)))
    for asked in (
        CaseOpened(C1, "2026-11-20", "all of it"),
        CaseExtended(C1, "three panels"),
        CasePaused(C1, "who asks is checked"),
        CaseResumed(C1, "a call back"),
        CaseClosed(C1, "all of it, by post"),
        ComplaintReceived(C1, "2026-11-21", "no answer"),
    ):
        office.state = evolve(office.state, asked, Stamp(cast.GRACE, cast.moment(970)))
    reached = Milestones(Phase.SUMMARY, "2026-11-22T10:09:00.000Z", offers=1)
    office.state = evolve(
        office.state, DebriefMoved(DebriefId("d1"), reached), Stamp(OPERATOR, cast.moment(900))
    )
    before = office_picture(office.state, DESK)
    after = office_picture(office.when(c.WithdrawPosition(P1, "gone", 1)).state, DESK)
    every = {**before, **{key: each for key, each in after.items() if key.startswith("Notice/")}}
    return {type(each).__name__: each for _, each in sorted(every.items(), reverse=True)}


EXAMPLES = examples()


def test_every_part_of_the_office_has_an_example() -> None:
    """A new part comes with its bytes."""
    assert set(OfficeSight.__args__) == {type(each) for each in EXAMPLES.values()}


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_the_bytes_of_a_part_of_the_office_stay_what_they_are(name: str) -> None:
    """Every terminal of this protocol reads exactly these; the key begins with the tag."""
    body = msgspec.json.encode(EXAMPLES[name], order="deterministic")
    assert golden("office-parts", name, body) == body
    assert EXAMPLES[name] == msgspec.json.decode(body, type=Sight)
    assert EXAMPLES[name].key.split("/")[0] == name


def test_the_fullest_parts_of_the_office_fit_into_a_frame() -> None:
    """The longest words in the widest letters."""
    long, line = WIDE * WORDS, WIDE * LINE
    office = hiring().when(
        c.PlaceHold(HoldId("h1"), HoldOn.CANDIDATE, C1, long, line, "2027-03-01"),
        c.RecordTold(C1, Outcome.DECLINE, line),
        c.OpenCase(C1, cast.moment(0)[:10], line),
        c.ExtendCase(C1, line),
        c.PauseCase(C1, line),
        c.ResumeCase(C1, line),
        c.CloseCase(C1, line),
        c.WithdrawPosition(P1, long, 1),
        c.LiftHold(HoldId("h1"), long),
        c.EraseCandidate(C1, long),
    )
    largest = max(len(msgspec.json.encode(each)) for each in office_picture(office.state, DESK).values())
    assert largest < LARGEST_COMMAND
