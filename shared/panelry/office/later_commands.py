"""Commands of later levels: how somebody who was hired does, and that it is to be forgotten."""

from panelry.commands.asking import Ask
from panelry.ids import CandidateId, LaterId


class RecordLater(Ask, frozen=True, tag=True):
    """Record the levels at which somebody who was hired is seen; criteria by their title or id."""

    candidate: CandidateId
    later: LaterId
    levels: tuple[tuple[str, int], ...]


class ForgetLater(Ask, frozen=True, tag=True):
    """Forget a candidate's later levels, for ever."""

    candidate: CandidateId
