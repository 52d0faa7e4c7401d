"""Commands of the release."""

from panelry.commands.asking import Ask
from panelry.panel import Channel


class ReturnToSummary(Ask, frozen=True, tag=True):
    """Go back from the release before anything was released."""

    reason: str


class RecordPermission(Ask, frozen=True, tag=True):
    """Record the candidate's answer for one channel; `until` ends it, `agency` names who passes it on."""

    granted: bool
    channel: Channel
    how: str
    until: str
    agency: str = ""


class Release(Ask, frozen=True, tag=True):
    """Hand the signed text over; `first_name` is the candidate's, typed."""

    channel: Channel
    hash: str
    first_name: str


class RecordHandover(Ask, frozen=True, tag=True):
    """Record how the hand-over went: delivered, declined, no answer, follow-up."""

    result: str
    words: str = ""


class RecordExport(Ask, frozen=True, tag=True):
    """Record that the released text was read in a format."""

    format: str


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
