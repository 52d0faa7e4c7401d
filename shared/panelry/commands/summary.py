"""Commands of the summary."""

from panelry.commands.asking import Ask
from panelry.ids import CriterionId, ObservationId, PointId, SentenceId
from panelry.points import Kind, Polarity, Section


class WritePoint(Ask, frozen=True, tag=True):
    """Write a point, or a new version of one's own."""

    point: PointId
    criterion: CriterionId
    polarity: Polarity
    situation: str
    behaviour: str
    kind: Kind
    effect: str = ""
    suggestion: str = ""
    evidence: tuple[ObservationId, ...] = ()


class ApprovePoint(Ask, frozen=True, tag=True):
    """Consent to share the exact words of one's own point."""

    point: PointId
    version: int


class WithdrawPoint(Ask, frozen=True, tag=True):
    """Take the consent back."""

    point: PointId


class DisputePoint(Ask, frozen=True, tag=True):
    """Say in words why a point is not right."""

    point: PointId
    words: str


class ClearDispute(Ask, frozen=True, tag=True):
    """Take back one's own dispute."""

    point: PointId


class EditSentence(Ask, frozen=True, tag=True):
    """Change one sentence of the draft, remove it (no text) or add one; `base` is the text that was read."""

    sentence: SentenceId
    section: Section
    text: str
    base: str


class AcceptSentence(Ask, frozen=True, tag=True):
    """Accept somebody else's new text, or rubric words as true; `text` is what was read."""

    sentence: SentenceId
    text: str


class WaiveFinding(Ask, frozen=True, tag=True):
    """Answer for what a rule found in a sentence, with a reason; `text` is what was read."""

    sentence: SentenceId
    text: str
    rule: str
    reason: str


class AskForSignatures(Ask, frozen=True, tag=True):
    """Ask the panel to sign the present text."""


class SignOff(Ask, frozen=True, tag=True):
    """Agree to one exact text, named by its content hash."""

    hash: str


class DeclineToSign(Ask, frozen=True, tag=True):
    """Say in words why one does not sign."""

    hash: str
    words: str


class ReturnToDiscussion(Ask, frozen=True, tag=True):
    """Go back from the summary."""

    reason: str


class OpenRelease(Ask, frozen=True, tag=True):
    """End the summary; `missing` is typed where signatures are missing."""

    missing: int = 0
