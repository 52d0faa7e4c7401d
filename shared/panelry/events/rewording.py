"""Events of assisted wording."""

from panelry.events.fact import Fact
from panelry.rewording import Ended, Reworded


class RewordingAsked(Fact, frozen=True, tag=True):
    """Somebody let a program put the drafted sentences of the text of this hash into other words."""

    hash: str


class RewordingMade(Fact, frozen=True, tag=True):
    """The program offered other words that its sources hold; nothing of the text has changed."""

    model: str
    offered: tuple[Reworded, ...]


class RewordingEnded(Fact, frozen=True, tag=True):
    """No other words are offered: the drafted ones stand."""

    why: Ended
