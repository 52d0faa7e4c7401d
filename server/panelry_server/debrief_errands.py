"""Errands about one debrief's release, and what comes back: approver, adjustment, denied words."""

from panelry_server.asked import Asked, Result


class NameApprover(Asked, frozen=True, tag=True):
    """Name the coordinator who approves a debrief's release; both as `finding` finds them."""

    debrief: str
    name: str


class DenyWords(Asked, frozen=True, tag=True):
    """Record anew what the text of a debrief must not say."""

    debrief: str
    words: tuple[str, ...]


class RecordAdjustment(Asked, frozen=True, tag=True):
    """Record whether an adjustment of the interview is on file for a debrief's candidate."""

    debrief: str
    on_file: bool


class ForRelease(Result, frozen=True, tag=True):
    """What is on a debrief's record for its release; no rating, no note and no text is in it.

    `approver` is a name, empty where nobody is named.
    """

    debrief: str
    feedback: str
    signatures: str
    approver: str
    denied: tuple[str, ...]
    adjustment: bool = False
