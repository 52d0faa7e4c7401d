"""Six fictional people whose ratings differ: the scene of the discussion's tests and pictures."""

from panelry import commands as c
from panelry.ids import CriterionId, ObservationId, PersonId, PointId
from panelry.panel import Confidence, Mode, Recommendation, Role
from panelry.points import Kind, Polarity
from tui.fake_room import FakeRoom, Seats

SIX: Seats = {
    "ana": ("Ana Duarte", (Role.FACILITATOR, Role.PANELIST)),
    "ben": ("Ben Okafor", (Role.PANELIST,)),
    "chen": ("Chen Wei", (Role.PANELIST,)),
    "dara": ("Dara Lind", (Role.PANELIST,)),
    "eli": ("Eli Marsh", (Role.PANELIST,)),
    "fay": ("Fay Novak", (Role.PANELIST,)),
}

DESIGN = CriterionId("system-design")
AMBIGUITY = CriterionId("handling-ambiguity")
QUALITY = CriterionId("code-quality")
DEBUGGING = CriterionId("debugging-method")
COLLABORATION = CriterionId("collaboration")

_LEVELS: tuple[tuple[int | None, ...], ...] = (
    (5, 2, 3, 4, 5, 2),
    (2, 4, 3, 2, None, 4),
    (4, 4, 2, 3, 4, 3),
    (3, 4, 3, 5, 3, 3),
    (4, 4, 5, 4, 3, 4),
    (4, 4, 4, 3, 4, 4),
    (3, 3, 3, 3, 4, 3),
    (5, 5, 5, 5, 5, None),
)
"""For each criterion of the sample rubric the levels of the six, in their order."""

_SEEN = (
    ("ana", DESIGN, "Sized the queue at 3k/s, then asked what happens on replay"),
    ("fay", DESIGN, "Did not reach back-pressure until my third prompt"),
    ("ben", DESIGN, "Single region only; no answer on failover"),
    ("chen", AMBIGUITY, "Asked who reads the report before choosing a format"),
)


def scored(mode: Mode = Mode.EVIDENCE_FIRST, seats: Seats = SIX) -> FakeRoom:
    """Return a room where all six have submitted and nothing is open yet."""
    room = FakeRoom(seats, mode=mode)
    criteria = [each.id for each in room.state.rubric.criteria]
    for column, person in enumerate(SIX):
        for criterion, levels in zip(criteria, _LEVELS, strict=True):
            room.act(person, c.Rate(criterion, levels[column]))
        room.act(person, c.Recommend(list(Recommendation)[column % 4]), c.GiveConfidence(Confidence.MEDIUM))
    for number, (person, criterion, text) in enumerate(_SEEN):
        observed = c.Observe(ObservationId(f"o{number}"), criterion, Kind.SAW, text, shareable=True)
        room.act(person, observed)
    room.act("ben", c.WriteNote(DESIGN, "Back-pressure only after the third prompt."))
    for person in SIX:
        room.act(person, c.Submit())
    return room


def opened(mode: Mode = Mode.EVIDENCE_FIRST) -> FakeRoom:
    """Return a room where the evidence is open, and where that is another act, the numbers are not."""
    room = scored(mode)
    room.act("ana", c.OpenEvidence() if mode is Mode.EVIDENCE_FIRST else c.Reveal())
    return room


def revealed(mode: Mode = Mode.EVIDENCE_FIRST) -> FakeRoom:
    """Return a room where the numbers are open and nothing was said yet."""
    room = opened(mode)
    if mode is Mode.EVIDENCE_FIRST:
        room.act("ana", c.Reveal())
    return room


def discussed() -> FakeRoom:
    """Return a room in the middle of its talk: four agreed, one parked, a proposal of 3 on the first."""
    room = revealed()
    criteria = [each.id for each in room.state.rubric.criteria]
    for criterion, level in zip(criteria[4:], (4, 4, 3, 5), strict=True):
        room.act("ana", c.Propose(criterion, level), c.RecordAgreed(criterion, level, unanswered=5))
    room.act("ana", c.Park(DEBUGGING), c.PutTopic(DESIGN))
    room.act("chen", c.Revise(AMBIGUITY, 4, "The second question showed it"))
    written = c.WritePoint(
        PointId("p1"),
        DESIGN,
        Polarity.STRENGTH,
        "In the design exercise",
        "you sized the queue before choosing it",
        Kind.SAW,
    )
    room.act("ana", written, c.ApprovePoint(PointId("p1"), 1), c.StartTimer(1500), c.Propose(DESIGN, 3))
    for person in ("chen", "dara", "eli"):
        room.act(person, c.Answer(DESIGN, 3, stands=True))
    room.act("fay", c.Answer(DESIGN, 3, stands=False, words="no failover"))
    return room


def everybody(room: FakeRoom, *but: str) -> None:
    """Let every store know that all are connected, except some."""
    room.present(*(person for person in SIX if person not in but))


def person(name: str) -> PersonId:
    """Return the id of one of the six."""
    return PersonId(name)
