"""The bench: who may be asked to keep in touch, what they answered, and until when it holds.

Only the candidate puts anybody here: on a page that a link opens, or in words that somebody reports. A link
goes by hashes alone, and nothing of the bench holds a word that somebody typed.
"""

from panelry.hiring import AnsweredBy
from panelry.ids import CandidateId
from panelry.office.candidates import Candidate
from panelry.office.deed import Deed
from panelry.office.state import BenchLink, Office
from panelry.pages import WRONG
from panelry.panel import Outcome

BENCH_DAYS = (91, 182, 365)
"""For how many days a candidate may say yes on the page."""
LONGEST_BENCH = 730
"""The most days of any yes."""
BENCH_LINKS = 10
"""The most links of one candidate."""


class BenchAsked(Deed, frozen=True, tag=True):
    """A link was made that opens the question; `token` and `code` are hashes."""

    candidate: CandidateId
    token: str
    code: str
    until: str


class BenchMistyped(Deed, frozen=True, tag=True):
    """A wrong code was typed for a link."""

    token: str


class BenchAnswered(Deed, frozen=True, tag=True):
    """A candidate said whether they may be kept in touch with, until a day; the stamp says who noted it."""

    candidate: CandidateId
    granted: bool
    until: str
    how: AnsweredBy


def may_be_asked(candidate: Candidate) -> bool:
    """Return whether somebody may be asked: they were told that the organisation keeps in touch."""
    wants = not candidate.erased and not candidate.left and not candidate.contact_ended
    return wants and candidate.outcome is Outcome.KEEP_IN_TOUCH


def on_bench(state: Office, candidate: CandidateId, at: str) -> bool:
    """Return whether a candidate's yes holds: it ends on its day, and with no further contact."""
    answer = state.bench.get(candidate)
    if answer is None or state.candidates[candidate].contact_ended:
        return False
    return answer.granted and at[:10] < answer.until


def bench_link_of(state: Office, token: str, at: str) -> BenchLink | None:
    """Return the link that opens the question now, by its token's hash; None for every other one alike.

    It opens as long as its own time runs, and for whoever is on the bench until they are not.
    """
    link = state.bench_links.get(token)
    if link is None or link.wrong >= WRONG:
        return None
    if on_bench(state, link.candidate, at):
        return link
    return link if at < link.until and may_be_asked(state.candidates[link.candidate]) else None
