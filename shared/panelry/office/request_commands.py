"""Commands about what a candidate asks for: an answer, to be named rightly, a debrief, no further contact."""

from panelry.commands.asking import Ask
from panelry.ids import CandidateId, DebriefId
from panelry.pages import Said


class AnswerRequest(Ask, frozen=True, tag=True):
    """Record that what a candidate said of a release was seen to, and how; a request for data is a case."""

    candidate: CandidateId
    said: Said
    how: str


class CorrectCandidate(Ask, frozen=True, tag=True):
    """Correct what names a candidate: None leaves a thing as it is, empty takes it away; `how` it came."""

    candidate: CandidateId
    how: str
    name: str | None = None
    email: str | None = None
    agency: str | None = None


class TieDebrief(Ask, frozen=True, tag=True):
    """Say which candidate a debrief is about that names none; it cannot be said otherwise later."""

    candidate: CandidateId
    debrief: DebriefId


class EndCandidateContact(Ask, frozen=True, tag=True):
    """Record that a candidate does not want to be contacted again, and how that was said."""

    candidate: CandidateId
    how: str
