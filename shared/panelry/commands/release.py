"""Commands of the release."""

from panelry.commands.asking import Ask
from panelry.ids import PersonId
from panelry.pages import Heard, Said
from panelry.panel import Channel


class ReturnToSummary(Ask, frozen=True, tag=True):
    """Go back from the release before anything was released."""

    reason: str


class CorrectText(Ask, frozen=True, tag=True):
    """Open the summary again after its release, also of a closed debrief, for a corrected version of it."""

    reason: str


class NameApprover(Ask, frozen=True, tag=True):
    """Name who approves the release, where the organisation's policy asks for that."""

    person: PersonId


class RecordPermission(Ask, frozen=True, tag=True):
    """Record the candidate's answer for one channel; `until` ends it, `agency` names who passes it on.

    `requested` where the candidate asked for feedback themselves.
    """

    granted: bool
    channel: Channel
    how: str
    until: str
    agency: str = ""
    requested: bool = False


class EndContact(Ask, frozen=True, tag=True):
    """Record that the candidate does not want to be contacted again, and how that was said."""

    how: str


class DoubtPermission(Ask, frozen=True, tag=True):
    """Say that the record came back from a backup, so that the answer has to be confirmed anew."""


class RecordAdjustment(Ask, frozen=True, tag=True):
    """Record whether an adjustment of the interview is on file."""

    on_file: bool


class DenyWords(Ask, frozen=True, tag=True):
    """Record anew what else the text must not say, such as names of projects: all of it."""

    words: tuple[str, ...]


class Release(Ask, frozen=True, tag=True):
    """Hand the signed text over; `first_name` is the candidate's, typed."""

    channel: Channel
    hash: str
    first_name: str


class RecordHandover(Ask, frozen=True, tag=True):
    """Record how the hand-over went: delivered, declined, no answer, follow-up."""

    result: str
    words: str = ""


class RecordReply(Ask, frozen=True, tag=True):
    """Record what the candidate said about the released summary away from their page, and how that came."""

    said: Said
    words: str
    how: Heard


class RecordExport(Ask, frozen=True, tag=True):
    """Record that the released text was read in a format."""

    format: str


class Revoke(Ask, frozen=True, tag=True):
    """Revoke the release: the text is handed over no more."""

    reason: str


class ApprovePersonalNote(Ask, frozen=True, tag=True):
    """Approve the exact text of somebody's personal note."""

    person: PersonId
    hash: str


class RecordPersonalNote(Ask, frozen=True, tag=True):
    """Record that I sent the candidate my personal note; `hash` is that of the text that I sent."""

    hash: str


class Close(Ask, frozen=True, tag=True):
    """End a debrief, with a reason where nothing was released."""

    reason: str = ""


class Withdraw(Ask, frozen=True, tag=True):
    """The position is gone or on hold."""

    on_hold: bool
    reason: str


class Abandon(Ask, frozen=True, tag=True):
    """End a debrief that cannot go on."""

    reason: str
