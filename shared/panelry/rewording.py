"""Rewording: what a program offered as other words for drafted sentences, and how an asking ended.

The program is the organisation's own choice. What it is given and what it may answer says `panelry.assisted`.
"""

from enum import Enum

import msgspec

from panelry.ids import PersonId, SentenceId

ANSWER = 32 * 1024
"""The most bytes of a program's answer."""


class Ended(Enum):
    """Why an asking brought no other words; the drafted ones stand then."""

    UNFIT = "unfit"
    """It said what its sources do not, or what must not be said."""
    NOTHING_NEW = "nothing-new"
    LATE = "late"
    FAILED = "failed"
    NOT_SET_UP = "not-set-up"
    CHANGED = "changed"
    """The text was changed meanwhile."""
    STOPPED = "stopped"


class Reworded(msgspec.Struct, frozen=True):
    """Other words for one sentence; `base` is what it said then."""

    sentence: SentenceId
    base: str
    text: str


class Rewording(msgspec.Struct, frozen=True):
    """The last asking: for the text of which hash, when, by whom; then what came of it."""

    hash: str
    at: str
    by: PersonId
    model: str = ""
    """What the organisation calls the program."""
    offered: tuple[Reworded, ...] = ()
    ended: Ended | None = None
    said: tuple[tuple[str, str], ...] = ()
    """All words that any asking brought, each with its program: they stay a program's once they are gone."""

    @property
    def pending(self) -> bool:
        """Whether the program is still at work."""
        return self.ended is None and not self.offered


def offered_by(last: Rewording | None, text: str) -> str:
    """Return the program that offered exactly these words, whoever brings them; empty for a person's own."""
    said = () if last is None else last.said
    return next((model for words, model in said if words == text), "")
