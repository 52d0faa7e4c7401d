"""Rooms late in a debrief: at the summary, at the release, after it. Everything in them is fictional."""

from panelry import commands as c
from panelry.ids import CriterionId, ObservationId, PersonId, PointId, SentenceId
from panelry.panel import Channel, Outcome, Role
from panelry.points import Kind, Polarity, Section
from panelry.policies import Policies
from panelry.ruling import Feedback
from panelry.summary import text_hash, unaccepted, wording
from tui.fake_room import PANEL as SEATS
from tui.fake_room import FakeRoom

PANEL = ("ana", "ben", "chen", "dara")
COLLABORATION = CriterionId("collaboration")
LEVELS = {"ana": 5, "ben": 2, "chen": 3, "dara": 4}
NOTE = "Went silent for a long while at the failover question and then guessed at a region."


def discussed_room(room: FakeRoom | None = None) -> FakeRoom:
    """Return a room in the discussion where every criterion is agreed and the outcome recorded."""
    room = room or FakeRoom()
    criteria = [each.id for each in room.state.rubric.criteria]
    for person in PANEL:
        for place, criterion in enumerate(criteria):
            room.act(person, c.Rate(criterion, LEVELS[person] if place == 0 else 3 + place % 2))
    room.act("ben", c.WriteNote(criteria[0], NOTE))
    room.act("ben", c.Observe(ObservationId("o1"), criteria[0], Kind.SAW, "Single region only", True))
    for person in PANEL:
        room.act(person, c.Submit())
    room.act("ana", c.OpenEvidence(), c.Reveal())
    for place, criterion in enumerate(criteria):
        level = 3 if place == 0 else 4
        room.act("ana", c.Propose(criterion, level))
        for person in PANEL[1:]:
            room.act(person, c.Answer(criterion, level, stands=True))
        room.act("ana", c.RecordAgreed(criterion, level, "we talked it through"))
    _points(room)
    return room


def _points(room: FakeRoom) -> None:
    written = (
        (
            "ana",
            "p1",
            "code-quality",
            Polarity.STRENGTH,
            "In the bug hunt",
            "you wrote a failing test first",
            "",
        ),
        (
            "chen",
            "p2",
            "system-design",
            Polarity.GROWTH,
            "In the design exercise",
            "you drew one region and left out what happens when it fails",
            "Next time, ask of each box what happens when it stops.",
        ),
        (
            "dara",
            "p3",
            "collaboration",
            Polarity.STRENGTH,
            "In the pairing",
            "you took our hint and tried it",
            "",
        ),
    )
    for person, name, criterion, polarity, situation, behaviour, suggestion in written:
        point = PointId(name)
        room.act(
            person,
            c.WritePoint(
                point, CriterionId(criterion), polarity, situation, behaviour, Kind.SAW, suggestion=suggestion
            ),
            c.ApprovePoint(point, 1),
        )


def summary_room(room: FakeRoom | None = None) -> FakeRoom:
    """Return a room at the summary: what is in the rubric's words was accepted, nobody has signed."""
    room = discussed_room(room)
    room.act("ana", c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE, (CriterionId("system-design"),)))
    room.act("ana", c.OpenSummary())
    accept(room, "dara")
    return room


def accept(room: FakeRoom, person: str) -> None:
    """Let somebody say yes to every sentence that waits for one."""
    for sentence in unaccepted(room.state):
        room.act(person, c.AcceptSentence(sentence, text_of(room, sentence)))


def alone_room(*, agreed: bool = True) -> FakeRoom:
    """Return a panel of one at the summary: one criterion is agreed at most, the others are parked."""
    room = FakeRoom({"ana": ("Ana Duarte", (Role.FACILITATOR, Role.PANELIST))})
    criteria = [each.id for each in room.state.rubric.criteria]
    room.act("ana", *(c.Rate(each, 4) for each in criteria), c.Submit(), c.OpenEvidence(), c.Reveal())
    if agreed:
        level = 4
        room.act("ana", c.Propose(COLLABORATION, level), c.RecordAgreed(COLLABORATION, level, "alone"))
    room.act("ana", *(c.Park(each) for each in criteria if not agreed or each != COLLABORATION))
    room.act("ana", c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE), c.OpenSummary())
    return room


def disputed_room() -> FakeRoom:
    """Return a room at the summary with a leak, new text and rubric words to accept, and a disputed point."""
    room = summary_room()
    add(room, "chen", "You went silent for a long while at the failover question.", Section.GROWTH)
    add(room, "ben", "We liked how the pairing went.", Section.STRENGTHS)
    room.act("ben", c.DisputePoint(PointId("p3"), "That was my hint, and it was another exercise."))
    return room


def add(room: FakeRoom, person: str, text: str, section: Section) -> SentenceId:
    """Let somebody add a sentence; return its id."""
    sentence = SentenceId(f"new-{len(room.state.edits)}")
    room.act(person, c.EditSentence(sentence, section, text, ""))
    return sentence


def text_of(room: FakeRoom, sentence: str) -> str:
    """Return the present text of a sentence, empty if it is not there."""
    return next((each.text for each in wording(room.state) if each.id == sentence), "")


def sign(room: FakeRoom, *people: str) -> None:
    """Let people sign the present text."""
    for person in people:
        room.act(person, c.SignOff(text_hash(room.state)))


def release_room(*signers: str) -> FakeRoom:
    """Return a room at the release: these have signed, by default all, and the candidate was not asked."""
    room = summary_room()
    sign(room, *(signers or PANEL))
    room.act("ana", *(c.MarkAbsent(PersonId(each)) for each in PANEL if each not in (signers or PANEL)))
    room.act("ana", c.OpenRelease(len(PANEL) - len(signers or PANEL)))
    return room


def approval_room(*, signed: bool = False) -> FakeRoom:
    """Return a room at the release, with a yes, that waits for Priya's approval."""
    desk = {"priya": ("Priya Nair", (Role.COORDINATOR,)), "gil": ("Gil Roth", (Role.COORDINATOR,))}
    room = summary_room(FakeRoom({**SEATS, **desk}, policies=Policies(feedback=Feedback.HR_APPROVAL)))
    room.act("gil", c.NameApprover(PersonId("priya")))
    sign(room, *PANEL, *(("priya",) if signed else ()))
    room.act("ana", c.OpenRelease(), c.RecordPermission(True, Channel.CALL, "by phone", "2026-12-31"))
    return room


def permitted_room() -> FakeRoom:
    """Return a room at the release, with a yes to a call."""
    room = release_room()
    room.act("ana", c.RecordPermission(True, Channel.CALL, "by phone, to Ana", "2026-12-31"))
    return room


def released_room() -> FakeRoom:
    """Return a room whose summary was released by a call."""
    room = permitted_room()
    room.act("ana", c.Release(Channel.CALL, text_hash(room.state), "Amara"))
    return room


def person(name: str) -> PersonId:
    """Return the id of somebody of the panel."""
    return PersonId(name)
