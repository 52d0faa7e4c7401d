"""The command about what a candidate said on the page: that somebody saw to it."""

from panelry.commands.asking import Ask
from panelry.ids import CandidateId
from panelry.pages import Said


class AnswerRequest(Ask, frozen=True, tag=True):
    """Record that what a candidate said on the page was seen to, and how; a request for data is a case."""

    candidate: CandidateId
    said: Said
    how: str
