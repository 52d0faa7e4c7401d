"""Notices: events and records of what a candidate is told when their position closes or is put on hold.

The text is not kept: it is made of the kind, the position's title and the candidate's name whenever it is
needed, so an erasure leaves nothing behind.
"""

import msgspec

from panelry.hiring import NoticeKind, NoticeState
from panelry.ids import CandidateId, NoticeId, PersonId, PositionId
from panelry.office.deed import Deed


class NoticeQueued(Deed, frozen=True, tag=True):
    """A notice is to be sent."""

    notice: NoticeId
    candidate: CandidateId
    kind: NoticeKind


class NoticeSending(Deed, frozen=True, tag=True):
    """A notice is about to leave: it stands before the first byte does."""

    notice: NoticeId


class NoticeSettled(Deed, frozen=True, tag=True):
    """What became of a notice; `words` say why, and name nobody."""

    notice: NoticeId
    state: NoticeState
    words: str


class NoticesPaused(Deed, frozen=True, tag=True):
    """Notices of a position wait until they are resumed."""

    position: PositionId


class NoticesResumed(Deed, frozen=True, tag=True):
    """Notices of a position may leave again."""

    position: PositionId


class DebriefsEnded(Deed, frozen=True, tag=True):
    """Every debrief of a withdrawn position was ended."""

    position: PositionId


class Notice(msgspec.Struct, frozen=True):
    """A notice as it stands; `at` is when it came to this, UTC, ISO 8601."""

    id: NoticeId
    candidate: CandidateId
    kind: NoticeKind
    state: NoticeState
    at: str
    words: str = ""
    by: PersonId = PersonId("")
    """Who put it on record that the candidate was told, empty where a mail server took it."""


def notice_id(candidate: CandidateId, kind: NoticeKind) -> NoticeId:
    """Return the id of the one notice of a kind to a candidate."""
    return NoticeId(f"{candidate}-{kind.name.lower()}")
