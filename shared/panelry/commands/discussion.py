"""Commands of the discussion."""

from panelry.commands.asking import Ask
from panelry.ids import CriterionId, PersonId
from panelry.panel import Outcome


class Revise(Ask, frozen=True, tag=True):
    """Change one's opened rating, with a reason."""

    criterion: CriterionId
    level: int | None
    reason: str


class RaiseHand(Ask, frozen=True, tag=True):
    """Ask to speak."""


class LowerHand(Ask, frozen=True, tag=True):
    """No longer ask to speak; the facilitator may lower anybody's hand."""

    person: PersonId


class PutTopic(Ask, frozen=True, tag=True):
    """Put a criterion on every screen."""

    criterion: CriterionId


class StartTimer(Ask, frozen=True, tag=True):
    """Start the timer that every screen shows."""

    seconds: int


class StopTimer(Ask, frozen=True, tag=True):
    """Stop the timer."""


class Park(Ask, frozen=True, tag=True):
    """Put a criterion aside."""

    criterion: CriterionId


class TakeUp(Ask, frozen=True, tag=True):
    """Open a parked or settled criterion again."""

    criterion: CriterionId


class Propose(Ask, frozen=True, tag=True):
    """Put a level to the panel."""

    criterion: CriterionId
    level: int


class Answer(Ask, frozen=True, tag=True):
    """Stand by a proposed level or dissent in words; `level` is the one that was read."""

    criterion: CriterionId
    level: int
    stands: bool
    words: str = ""


class RecordAgreed(Ask, frozen=True, tag=True):
    """Record the panel's level; `unanswered` is typed where answers are missing.

    A level other than the one nearest the mean of the ratings in use needs a reason; of two that are equally
    near neither does.
    """

    criterion: CriterionId
    level: int
    reason: str = ""
    unanswered: int = 0


class RecordNoAgreement(Ask, frozen=True, tag=True):
    """Record both views instead of a level."""

    criterion: CriterionId
    majority: str
    minority: str


class OpenSecondRound(Ask, frozen=True, tag=True):
    """Open a second private round on a criterion."""

    criterion: CriterionId


class RateAgain(Ask, frozen=True, tag=True):
    """Give the second rating, in private."""

    criterion: CriterionId
    level: int | None


class CloseSecondRound(Ask, frozen=True, tag=True):
    """Close the second round and open its ratings."""

    criterion: CriterionId


class ReorderAgenda(Ask, frozen=True, tag=True):
    """Put the criteria in an order of one's own for everybody; none at all goes back to the computed one."""

    order: tuple[CriterionId, ...] = ()


class HandOverChair(Ask, frozen=True, tag=True):
    """Give the chair to somebody else at once; who did not facilitate does so from now on."""

    person: PersonId


class ClaimChair(Ask, frozen=True, tag=True):
    """Take the chair from somebody who is gone."""


class OpenOverall(Ask, frozen=True, tag=True):
    """Open recommendations and confidence, once every criterion is settled."""


class RecordOutcome(Ask, frozen=True, tag=True):
    """Record what was decided, and which criteria decided it."""

    outcome: Outcome
    drivers: tuple[CriterionId, ...] = ()


class OpenSummary(Ask, frozen=True, tag=True):
    """End the discussion."""
