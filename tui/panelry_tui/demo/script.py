"""The script of the demo: who rates what, writes what and answers what. Everybody in it is made up.

It makes each shape of disagreement appear once: a spread, a split, one low rating, neighbours, all
alike, and a criterion that only one person could rate. Levels stand in the order of the rubric.
"""

import msgspec

from panelry.ids import CriterionId
from panelry.panel import Channel, Confidence, Outcome, Recommendation
from panelry.points import Kind, Polarity

ORGANISATION = "Acme"
CANDIDATE = "Amara Osei"
POSITION = "Senior Backend Engineer"
RUBRIC = "backend.toml"
"""The sample rubric, beside this module."""

DESIGN, AMBIGUITY = CriterionId("system-design"), CriterionId("handling-ambiguity")
CODE, DEBUGGING = CriterionId("code-quality"), CriterionId("debugging-method")
TOGETHER, TRADE_OFFS = CriterionId("collaboration"), CriterionId("explains-trade-offs")
OWNERSHIP, CURIOSITY = CriterionId("ownership"), CriterionId("curiosity")


class Seen(msgspec.Struct, frozen=True):
    """An observation; a shareable one opens for the panel with the evidence."""

    criterion: CriterionId
    kind: Kind
    text: str
    shareable: bool = False


class Said(msgspec.Struct, frozen=True):
    """A point for the candidate."""

    criterion: CriterionId
    polarity: Polarity
    situation: str
    behaviour: str
    effect: str = ""
    suggestion: str = ""


class Rethought(msgspec.Struct, frozen=True):
    """A rating that its author revises, and why."""

    criterion: CriterionId
    level: int
    reason: str


class Part(msgspec.Struct, frozen=True):
    """One panelist's part; `dissents` holds (criterion, words) for proposals that are not stood by."""

    name: str
    levels: tuple[int | None, ...]
    recommendation: Recommendation
    confidence: Confidence
    seen: tuple[Seen, ...] = ()
    notes: tuple[tuple[CriterionId, str], ...] = ()
    revises: tuple[Rethought, ...] = ()
    points: tuple[Said, ...] = ()
    dissents: tuple[tuple[CriterionId, str], ...] = ()
    accepts: bool = False
    """Whether this one says yes to new text of others in the draft."""


class Agrees(msgspec.Struct, frozen=True):
    """The facilitator records this level, after a proposal."""

    level: int
    reason: str = ""


class Differs(msgspec.Struct, frozen=True):
    """The facilitator records both views."""

    majority: str
    minority: str


class Parks(msgspec.Struct, frozen=True):
    """The facilitator puts the criterion aside."""


class Chair(msgspec.Struct, frozen=True):
    """How the facilitator concludes each criterion, and the rest."""

    conclusions: dict[CriterionId, Agrees | Differs | Parks]
    outcome: Outcome
    drivers: tuple[CriterionId, ...]
    channel: Channel
    how: str
    result: str
    words: str


ANA = Part(
    "Ana Duarte",
    (5, 2, 4, 3, 4, 4, None, 5),
    Recommendation.YES,
    Confidence.MEDIUM,
    seen=(
        Seen(DESIGN, Kind.SAW, "Sized the queue at 3k/s, then asked what happens on replay", shareable=True),
        Seen(AMBIGUITY, Kind.HEARD, "Took the first reading of the task and began", shareable=True),
        Seen(CODE, Kind.SAW, "Red test first, then the parser", shareable=True),
    ),
    notes=((DESIGN, "Strongest drawing of the week. Would like to hear her on cost."),),
    points=(
        Said(
            CODE,
            Polarity.STRENGTH,
            "In the bug hunt",
            "you wrote a failing test before you touched the parser",
        ),
    ),
)
BEN = Part(
    "Ben Okafor",
    (2, 5, 4, 4, 4, 4, 3, 5),
    Recommendation.NO,
    Confidence.MEDIUM,
    seen=(
        Seen(DESIGN, Kind.HEARD, "“I would look it up”, when asked about failover", shareable=True),
        Seen(OWNERSHIP, Kind.HEARD, "Ran the migration weekend herself", shareable=True),
    ),
    notes=((DESIGN, "Back-pressure only after the third prompt. Looked tired by then."),),
    revises=(Rethought(DESIGN, 3, "The sizing that Ana describes came after my slot; I did not see it."),),
    points=(
        Said(
            DESIGN,
            Polarity.GROWTH,
            "In the design exercise",
            "you drew one region and left open what happens when it fails",
            suggestion="Next time, ask of each part what the others do while it is down.",
        ),
    ),
    accepts=True,
)
CHEN = Part(
    "Chen Wei",
    (3, 5, 2, 3, 5, 4, None, 5),
    Recommendation.YES,
    Confidence.LOW,
    seen=(
        Seen(CODE, Kind.SAW, "Left two helper names that say nothing", shareable=True),
        Seen(DEBUGGING, Kind.SAW, "Stopped as soon as the crash was gone", shareable=True),
    ),
    notes=((CODE, "Had to leave early, so I saw the first half only."),),
    revises=(Rethought(CODE, 3, "I saw only the first half, and the tests came in the second."),),
    points=(
        Said(
            DEBUGGING,
            Polarity.GROWTH,
            "In the bug hunt",
            "you repaired the crash and moved on before you knew why it happened",
            suggestion="After a repair, write one sentence that says why the fault happened.",
        ),
    ),
)
DARA = Part(
    "Dara Novak",
    (4, 2, 4, 5, 4, 3, None, 5),
    Recommendation.YES,
    Confidence.HIGH,
    seen=(
        Seen(DEBUGGING, Kind.SAW, "Three causes on paper, each ruled out in turn", shareable=True),
        Seen(CURIOSITY, Kind.HEARD, "Measured a claim from a post and found it wrong", shareable=True),
    ),
    points=(
        Said(
            CURIOSITY,
            Polarity.STRENGTH,
            "In the talk about past work",
            "you told us how you tested a claim you had read and what you found",
        ),
    ),
)
ELI = Part(
    "Eli Ström",
    (5, None, 5, 3, 3, 4, None, 5),
    Recommendation.STRONG_YES,
    Confidence.MEDIUM,
    seen=(
        Seen(TOGETHER, Kind.SAW, "Said each step aloud while we paired", shareable=True),
        Seen(TOGETHER, Kind.FELT, "Easy to follow, though I spoke little"),
    ),
    points=(
        Said(
            TOGETHER,
            Polarity.STRENGTH,
            "In the pairing exercise",
            "you said what you were about to try before you typed it",
            effect="we felt at ease because we could follow every step",
        ),
    ),
)
FAY = Part(
    "Fay Haddad",
    (2, 5, 4, 3, 4, 4, None, None),
    Recommendation.NO,
    Confidence.MEDIUM,
    seen=(
        Seen(DESIGN, Kind.SAW, "Did not reach back-pressure until my third prompt", shareable=True),
        Seen(TRADE_OFFS, Kind.HEARD, "Named the price of each option unasked", shareable=True),
    ),
    notes=((DESIGN, "Check whether the room before mine had already asked this."),),
    dissents=((DESIGN, "no failover"),),
)

FACILITATOR = ANA
PANEL = (ANA, BEN, CHEN, DARA, ELI, FAY)
SPARE = "Gil Moreau"
"""A seat for somebody who looks in from a second terminal."""

CHAIR = Chair(
    conclusions={
        DESIGN: Agrees(3, "Sizing was sound; what happens on failure stayed open in two of three slots."),
        AMBIGUITY: Differs("Asked for the goal and adapted (5)", "Began on the first reading (2)"),
        CODE: Agrees(4),
        DEBUGGING: Agrees(3, "The method was there, and the cause was left behind once."),
        TOGETHER: Agrees(4),
        TRADE_OFFS: Agrees(4),
        OWNERSHIP: Parks(),
        CURIOSITY: Agrees(5),
    },
    outcome=Outcome.DECLINE,
    drivers=(DESIGN, DEBUGGING),
    channel=Channel.CALL,
    how="by phone, to Ana",
    result="delivered",
    words="Thanked us, and will try the failure question at work.",
)
