"""What the draft leaves out, in words: the true reason, on the screen, on the page of W and in plain mode."""

from panelry import commands as c
from panelry.ids import CriterionId, PersonId, PointId
from panelry.panel import Outcome
from panelry.points import Kind, Polarity
from panelry.policies import Policies
from panelry.ruling import Feedback
from panelry.visibility import picture
from panelry_tui.left_out import left_out, only_thanks, remark, why_unused
from panelry_tui.reading import Reading
from panelry_tui.summary_reading import SummaryReading
from tui.fake_room import PANEL, FakeRoom
from tui.late_room import alone_room, summary_room

COLLABORATION, DESIGN = CriterionId("collaboration"), CriterionId("system-design")
STRENGTH, GROWTH = Polarity.STRENGTH, Polarity.GROWTH


def seen(room: FakeRoom, who: str = "ana") -> SummaryReading:
    """Return the summary as somebody reads it."""
    return SummaryReading(Reading(picture(room.state, PersonId(who)), PersonId(who)))


def points(room: FakeRoom, who: str, on: CriterionId, *sides: Polarity, approved: bool = True) -> FakeRoom:
    """Let somebody write a point for each side, and approve it."""
    for side in sides:
        name = PointId(f"{on}-{side.value}")
        advice = "Say it aloud." if side is GROWTH else ""
        words = ("In the pairing", "you took our hint and tried it", Kind.SAW)
        room.act(who, c.WritePoint(name, on, side, *words, suggestion=advice))
        room.act(who, *([c.ApprovePoint(name, 1)] if approved else []))
    return room


def test_a_summary_says_of_which_criterion_it_says_nothing_and_what_would_help() -> None:
    """Points on both sides of what decided nothing are a question, and never silent."""
    room = points(summary_room(), "dara", CriterionId("curiosity"), STRENGTH, GROWTH)
    summary = seen(room)
    told = "Points stand on both sides, so nothing is said of Curiosity."
    assert told == remark(summary)
    assert "  Curiosity: points on both sides. Take one side back (n)." in left_out(summary)
    assert "" == remark(seen(summary_room()))


def test_the_side_that_does_not_fit_the_decision_says_why_it_waits() -> None:
    """What decided is told from one side; the other point is not silently dropped."""
    summary = seen(points(summary_room(), "dara", DESIGN, STRENGTH))
    other = next(each for each in summary.points if each.id == f"{DESIGN}-strength")
    assert "" == remark(summary)
    assert "its criterion decided, and the side that fits the decision speaks" == why_unused(summary, other)


def test_a_note_by_policy_says_so_and_promises_no_help() -> None:
    """No point would change it."""
    room = summary_room(FakeRoom(PANEL, policies=Policies(feedback=Feedback.GENERIC_ONLY)))
    why = "the policy for this position allows no evaluation"
    assert f"The short thank-you note: {why}." == remark(seen(room))
    page = left_out(seen(room))
    assert ("", "") == (only_thanks(seen(room)), only_thanks(seen(summary_room())))
    assert [f"This is the short thank-you note: {why}."] == [each for each in page if "note" in each]
    assert not any("help" in each or "needs" in each for each in page)


def test_a_note_says_what_keeps_the_missing_side_silent() -> None:
    """A level that is not agreed, a point that is not approved, or no point at all: never another reason."""
    waiting = points(alone_room(agreed=False), "ana", COLLABORATION, STRENGTH)
    mine = points(alone_room(), "ana", COLLABORATION, GROWTH, approved=False)
    for room, why in (
        (waiting, "a strength or growth point waits for an agreed level"),
        (mine, "your growth point is not approved"),
        (alone_room(agreed=False), "no level is agreed"),
        (alone_room(), "nobody has approved a growth point where a level is agreed"),
    ):
        assert f"The short thank-you note: {why}." == remark(seen(room))


def test_a_note_says_that_a_dispute_keeps_a_side_silent() -> None:
    """The level on its criterion is agreed, and its author has approved it."""
    room = FakeRoom()
    criteria = [each.id for each in room.state.rubric.criteria]
    for who in PANEL:
        room.act(who, *(c.Rate(each, 4) for each in criteria), c.Submit())
    room.act("ana", c.OpenEvidence(), c.Reveal(), c.Propose(COLLABORATION, 4))
    for who in ("ben", "chen", "dara"):
        room.act(who, c.Answer(COLLABORATION, 4, stands=True))
    room.act("ana", c.RecordAgreed(COLLABORATION, 4, "all saw it"))
    room.act("ana", *(c.Park(each) for each in criteria if each != COLLABORATION))
    points(room, "ben", COLLABORATION, GROWTH)
    room.act("dara", c.DisputePoint(PointId(f"{COLLABORATION}-growth"), "that was another exercise"))
    room.act("ana", c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE), c.OpenSummary())
    assert "The short thank-you note: a growth point is disputed." == remark(seen(room))
