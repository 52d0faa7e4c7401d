"""Events of the summary."""

import msgspec

from panelry.events.fact import Fact
from panelry.ids import PersonId, PointId, SentenceId
from panelry.points import Point, Section


class PointWritten(Fact, frozen=True, tag=True):
    """A point, or a new version of one, was written; it is private until approved."""

    point: Point


class PointApproved(Fact, frozen=True, tag=True):
    """An author consented to share the exact words of a point."""

    point: PointId
    version: int


class PointWithdrawn(Fact, frozen=True, tag=True):
    """An author took the consent back."""

    point: PointId


class PointDisputed(Fact, frozen=True, tag=True):
    """Somebody said in words why a point is not right."""

    point: PointId
    words: str


class DisputeCleared(Fact, frozen=True, tag=True):
    """A dispute was taken back by the person who raised it."""

    point: PointId


class SentenceEdited(Fact, frozen=True, tag=True):
    """A sentence of the draft was changed, removed (no text) or added."""

    sentence: SentenceId
    section: Section
    text: str
    base: str
    model: str = ""
    """The program that offered exactly these words, empty for a person's own."""


class Spot(msgspec.Struct, frozen=True):
    """Where a rule fired in words that were checked, from and to in code points."""

    rule: str
    blocks: bool
    span: tuple[int, int]


class LeakFound(Fact, frozen=True, tag=True):
    """Words that somebody wrote were found close to another's private text; no word of either is here.

    `place` is the sentence, or the point whose approval was refused; `hash` is SHA-256 of the words.
    """

    place: str
    hash: str
    found: tuple[Spot, ...]


class SentenceAccepted(Fact, frozen=True, tag=True):
    """Somebody accepted another's new text, or rubric words as true of this candidate."""

    sentence: SentenceId
    text: str


class FindingWaived(Fact, frozen=True, tag=True):
    """Somebody answered for what a rule found in a sentence; it holds for these very words."""

    sentence: SentenceId
    text: str
    rule: str
    reason: str
    blocked: bool = False
    """Whether the finding blocked then; where the record does not say, it warned."""


class SignaturesAsked(Fact, frozen=True, tag=True):
    """The panel was asked to sign the text of this hash."""

    hash: str


class SignedOff(Fact, frozen=True, tag=True):
    """A person agreed to the text of this hash."""

    hash: str


class SigningDeclined(Fact, frozen=True, tag=True):
    """A person did not sign the text of this hash, in words."""

    hash: str
    words: str


class DiscussionReopened(Fact, frozen=True, tag=True):
    """The debrief went back from the summary."""

    reason: str


class ReleaseOpened(Fact, frozen=True, tag=True):
    """The summary ended with the text of this hash; `missing` had not signed it."""

    hash: str
    missing: tuple[PersonId, ...]
