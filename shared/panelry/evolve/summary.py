"""What the events of the summary do to a debrief."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.debrief import Debrief, Phase, PointState, Signature, last_edit
from panelry.events import (
    DiscussionReopened,
    DisputeCleared,
    PointApproved,
    PointDisputed,
    PointWithdrawn,
    PointWritten,
    ReleaseOpened,
    SentenceAccepted,
    SentenceEdited,
    SignaturesAsked,
    SignedOff,
    SigningDeclined,
    Stamp,
)
from panelry.ids import PointId
from panelry.points import Edit


def _with_point(state: Debrief, point: PointId, **changes: object) -> Debrief:
    changed = replace(state.points[point], **changes)
    return replace(state, points={**state.points, point: changed})


def _point_written(state: Debrief, event: PointWritten, _: Stamp) -> Debrief:
    before = state.points.get(event.point.id)
    if before is None or before.shared is None:
        written = PointState(event.point)
    else:
        written = replace(before, point=event.point)
    return replace(state, points={**state.points, event.point.id: written})


def _point_approved(state: Debrief, event: PointApproved, _: Stamp) -> Debrief:
    return _with_point(state, event.point, shared=state.points[event.point].point, disputes={})


def _point_withdrawn(state: Debrief, event: PointWithdrawn, _: Stamp) -> Debrief:
    return _with_point(state, event.point, shared=None)


def _point_disputed(state: Debrief, event: PointDisputed, stamp: Stamp) -> Debrief:
    disputes = {**state.points[event.point].disputes, stamp.actor: event.words}
    return _with_point(state, event.point, disputes=disputes)


def _dispute_cleared(state: Debrief, event: DisputeCleared, stamp: Stamp) -> Debrief:
    disputes = state.points[event.point].disputes
    kept = {key: each for key, each in disputes.items() if key != stamp.actor}
    return _with_point(state, event.point, disputes=kept)


def _sentence_edited(state: Debrief, event: SentenceEdited, stamp: Stamp) -> Debrief:
    edit = Edit(event.sentence, event.section, event.text, event.base, stamp.actor)
    return replace(state, edits=(*state.edits, edit))


def _sentence_accepted(state: Debrief, event: SentenceAccepted, stamp: Stamp) -> Debrief:
    last = last_edit(state.edits, event.sentence, event.text)
    edit = replace(state.edits[last], accepted_by=stamp.actor)
    return replace(state, edits=(*state.edits[:last], edit, *state.edits[last + 1 :]))


def _signatures_asked(state: Debrief, event: SignaturesAsked, _: Stamp) -> Debrief:
    return replace(state, asked=event.hash)


def _signed_off(state: Debrief, event: SignedOff, stamp: Stamp) -> Debrief:
    signature = Signature(event.hash, stamp.at, signed=True)
    return replace(state, signatures={**state.signatures, stamp.actor: signature})


def _signing_declined(state: Debrief, event: SigningDeclined, stamp: Stamp) -> Debrief:
    signature = Signature(event.hash, stamp.at, signed=False, words=event.words)
    return replace(state, signatures={**state.signatures, stamp.actor: signature})


def _discussion_reopened(state: Debrief, _event: DiscussionReopened, _: Stamp) -> Debrief:
    return replace(state, phase=Phase.DISCUSSION, asked=None)


def _release_opened(state: Debrief, event: ReleaseOpened, _: Stamp) -> Debrief:
    return replace(state, phase=Phase.RELEASE, signed=event.hash)


EVOLVE: Mapping[type[Any], Callable[[Debrief, Any, Stamp], Debrief]] = {
    PointWritten: _point_written,
    PointApproved: _point_approved,
    PointWithdrawn: _point_withdrawn,
    PointDisputed: _point_disputed,
    DisputeCleared: _dispute_cleared,
    SentenceEdited: _sentence_edited,
    SentenceAccepted: _sentence_accepted,
    SignaturesAsked: _signatures_asked,
    SignedOff: _signed_off,
    SigningDeclined: _signing_declined,
    DiscussionReopened: _discussion_reopened,
    ReleaseOpened: _release_opened,
}
