"""What the events of the summary do to a debrief."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.debrief import Debrief, Phase, PointState, Signature, kept_as, shown_as
from panelry.events import (
    DiscussionReopened,
    DisputeCleared,
    FindingWaived,
    LeakFound,
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
    SuggestionAnswered,
)
from panelry.ids import PersonId, PointId
from panelry.points import Acceptance, Edit, Waiver


def _with_point(state: Debrief, kept: PointId, **changes: object) -> Debrief:
    changed = replace(state.points[kept], **changes)
    return replace(state, points={**state.points, kept: changed})


def _shown(state: Debrief, point: PointId) -> PointId:
    kept = shown_as(state, point)
    assert kept is not None  # noqa: S101 - decide lets nobody dispute what is not shown
    return kept


def _point_written(state: Debrief, event: PointWritten, _: Stamp) -> Debrief:
    kept = kept_as(state, event.point.author, event.point.id)
    before = state.points.get(kept)
    if before is None or before.shared is None:
        written = PointState(event.point)
    else:
        written = replace(before, point=event.point)
    return replace(state, points={**state.points, kept: written})


def _point_approved(state: Debrief, event: PointApproved, stamp: Stamp) -> Debrief:
    kept = kept_as(state, stamp.actor, event.point)
    return _with_point(state, kept, shared=state.points[kept].point, disputes={})


def _point_withdrawn(state: Debrief, event: PointWithdrawn, stamp: Stamp) -> Debrief:
    return _with_point(state, kept_as(state, stamp.actor, event.point), shared=None)


def _point_disputed(state: Debrief, event: PointDisputed, stamp: Stamp) -> Debrief:
    kept = _shown(state, event.point)
    disputes = {**state.points[kept].disputes, stamp.actor: event.words}
    return _with_point(state, kept, disputes=disputes)


def _dispute_cleared(state: Debrief, event: DisputeCleared, stamp: Stamp) -> Debrief:
    kept = _shown(state, event.point)
    disputes = state.points[kept].disputes
    rest = {key: each for key, each in disputes.items() if key != stamp.actor}
    return _with_point(state, kept, disputes=rest)


def with_edit(state: Debrief, words: SentenceEdited | SuggestionAnswered, author: PersonId) -> Debrief:
    """Return the debrief once an author's words are one more edit, by whichever way they came."""
    edit = Edit(words.sentence, words.section, words.text, words.base, author, model=words.model)
    return replace(state, edits=(*state.edits, edit))


def _sentence_edited(state: Debrief, event: SentenceEdited, stamp: Stamp) -> Debrief:
    return with_edit(state, event, stamp.actor)


def _sentence_accepted(state: Debrief, event: SentenceAccepted, stamp: Stamp) -> Debrief:
    accepted = (event.sentence, event.text)
    edits = (
        replace(each, accepted_by=stamp.actor) if (each.sentence, each.text) == accepted else each
        for each in state.edits
    )
    yes = Acceptance(*accepted, stamp.actor)
    return replace(state, edits=tuple(edits), accepted={**state.accepted, event.sentence: yes})


def _finding_waived(state: Debrief, event: FindingWaived, stamp: Stamp) -> Debrief:
    waiver = Waiver(event.sentence, event.text, event.rule, stamp.actor, event.reason, event.blocked)
    return replace(state, waived=(*state.waived, waiver))


def _signatures_asked(state: Debrief, event: SignaturesAsked, stamp: Stamp) -> Debrief:
    since = state.asked_at if state.asked == event.hash else stamp.at
    return replace(state, asked=event.hash, asked_at=since)


def _signed_off(state: Debrief, event: SignedOff, stamp: Stamp) -> Debrief:
    signature = Signature(event.hash, stamp.at, signed=True)
    return replace(state, signatures={**state.signatures, stamp.actor: signature})


def _signing_declined(state: Debrief, event: SigningDeclined, stamp: Stamp) -> Debrief:
    signature = Signature(event.hash, stamp.at, signed=False, words=event.words)
    return replace(state, signatures={**state.signatures, stamp.actor: signature})


def _discussion_reopened(state: Debrief, _event: DiscussionReopened, _: Stamp) -> Debrief:
    return replace(state, phase=Phase.DISCUSSION, asked=None)


def _release_opened(state: Debrief, event: ReleaseOpened, _: Stamp) -> Debrief:
    handed = state.handed
    if handed is not None and handed.hash == event.hash:
        handed = replace(handed, correcting="")
    return replace(state, phase=Phase.RELEASE, signed=event.hash, without=event.missing, handed=handed)


def _leak_found(state: Debrief, _event: LeakFound, _: Stamp) -> Debrief:
    return state


EVOLVE: Mapping[type[Any], Callable[[Debrief, Any, Stamp], Debrief]] = {
    PointWritten: _point_written,
    PointApproved: _point_approved,
    PointWithdrawn: _point_withdrawn,
    PointDisputed: _point_disputed,
    DisputeCleared: _dispute_cleared,
    SentenceEdited: _sentence_edited,
    LeakFound: _leak_found,
    SentenceAccepted: _sentence_accepted,
    FindingWaived: _finding_waived,
    SignaturesAsked: _signatures_asked,
    SignedOff: _signed_off,
    SigningDeclined: _signing_declined,
    DiscussionReopened: _discussion_reopened,
    ReleaseOpened: _release_opened,
}
