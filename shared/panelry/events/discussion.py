"""Events of the discussion."""

from panelry.events.fact import Fact
from panelry.ids import CriterionId, PersonId
from panelry.panel import Outcome


class Revised(Fact, frozen=True, tag=True):
    """An opened rating was changed; the initial one stays beside it."""

    criterion: CriterionId
    level: int | None
    reason: str


class HandRaised(Fact, frozen=True, tag=True):
    """Somebody asked to speak."""


class HandLowered(Fact, frozen=True, tag=True):
    """Somebody no longer asks to speak."""

    person: PersonId


class TopicPut(Fact, frozen=True, tag=True):
    """A criterion was put on every screen."""

    criterion: CriterionId


class TimerStarted(Fact, frozen=True, tag=True):
    """The shared timer was started."""

    seconds: int


class TimerStopped(Fact, frozen=True, tag=True):
    """The shared timer was stopped."""


class Parked(Fact, frozen=True, tag=True):
    """A criterion was put aside."""

    criterion: CriterionId


class TakenUp(Fact, frozen=True, tag=True):
    """A parked or settled criterion was opened again."""

    criterion: CriterionId


class Proposed(Fact, frozen=True, tag=True):
    """A level was put to the panel; earlier answers lapsed."""

    criterion: CriterionId
    level: int


class Answered(Fact, frozen=True, tag=True):
    """A panelist stood by the proposed level, or dissented in words."""

    criterion: CriterionId
    level: int
    stands: bool
    words: str


class Agreed(Fact, frozen=True, tag=True):
    """The panel's level was recorded."""

    criterion: CriterionId
    level: int
    reason: str
    unanswered: tuple[PersonId, ...]


class NotAgreed(Fact, frozen=True, tag=True):
    """Both views were recorded instead of a level."""

    criterion: CriterionId
    majority: str
    minority: str


class SecondRoundOpened(Fact, frozen=True, tag=True):
    """A second private round began."""

    criterion: CriterionId


class RatedAgain(Fact, frozen=True, tag=True):
    """A panelist gave a second rating, in private."""

    criterion: CriterionId
    level: int | None


class SecondRoundClosed(Fact, frozen=True, tag=True):
    """A second round ended and its ratings opened."""

    criterion: CriterionId


class AgendaReordered(Fact, frozen=True, tag=True):
    """The criteria were put in an order of somebody's own; none at all is the computed one again."""

    order: tuple[CriterionId, ...]


class ChairHandedOver(Fact, frozen=True, tag=True):
    """The chair was given to somebody."""

    person: PersonId


class ChairClaimed(Fact, frozen=True, tag=True):
    """The chair was taken from a person whom the server had not seen for so many seconds."""

    person: PersonId
    gone: int


class OverallOpened(Fact, frozen=True, tag=True):
    """Recommendations and confidence opened."""


class OutcomeRecorded(Fact, frozen=True, tag=True):
    """A decision was recorded with the criteria that decided it; `figures` is as in `Revealed`."""

    outcome: Outcome
    drivers: tuple[CriterionId, ...]
    figures: str = ""


class SummaryOpened(Fact, frozen=True, tag=True):
    """The discussion ended."""
