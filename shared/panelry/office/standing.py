"""Events of the organisation itself: its name, its rubrics, and which debriefs there are."""

from panelry.ids import CandidateId, DebriefId, PositionId
from panelry.milestones import Milestones
from panelry.office.deed import Deed
from panelry.rubric import Rubric


class OfficeOpened(Deed, frozen=True, tag=True):
    """The organisation began to use the server."""

    organisation: str


class RubricImported(Deed, frozen=True, tag=True):
    """A version of a rubric was stored under a name."""

    name: str
    rubric: Rubric


class DebriefListed(Deed, frozen=True, tag=True, omit_defaults=True):
    """A debrief began; its stream has this id. It belongs to a position, and perhaps to a known candidate."""

    debrief: DebriefId
    position: PositionId = PositionId("")
    candidate: CandidateId = CandidateId("")


class DebriefTied(Deed, frozen=True, tag=True):
    """A debrief that named no candidate of the office is about this one, from its beginning on."""

    debrief: DebriefId
    candidate: CandidateId


class DebriefErased(Deed, frozen=True, tag=True):
    """A debrief was erased for ever; the reason stays, so it must not name the candidate."""

    debrief: DebriefId
    reason: str


class FeedbackOffered(Deed, frozen=True, tag=True):
    """The desk asks the candidate of a debrief whether a summary is wanted; see `panelry.pages`."""

    debrief: DebriefId
    token: str
    code: str


class OfferMailed(Deed, frozen=True, tag=True):
    """The desk asks the candidate of a debrief the same by mail; the address stays with the candidate."""

    debrief: DebriefId
    token: str


class OfferDropped(Deed, frozen=True, tag=True):
    """An offer that its debrief refused: it counts nowhere, and no link or mail comes of it."""

    debrief: DebriefId
    token: str


class DebriefMoved(Deed, frozen=True, tag=True):
    """A debrief came further, or its candidate answered."""

    debrief: DebriefId
    milestones: Milestones
