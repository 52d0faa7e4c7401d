"""How a hand-over can go, in words: by each channel, and what is still to come of it."""

from panelry import parts as p
from panelry.decide.release import DECLINED, results_for
from panelry.handed import ACKNOWLEDGED, FORWARDED
from panelry.panel import Channel

REACHED = frozenset({"delivered", FORWARDED, ACKNOWLEDGED})
"""The results of a hand-over after which somebody has the text."""
_WAYS = {
    "delivered": "Delivered: the candidate has it",
    FORWARDED: "Forwarded: the agency says that it passed the text on",
    ACKNOWLEDGED: "Acknowledged: the candidate says that they have it",
    "declined": "Declined: they did not want it after all",
    "no answer": "No answer: nobody was reached",
    "follow-up": "Follow-up: something is still to do",
}


def ways(channel: Channel) -> tuple[tuple[str, str], ...]:
    """Return how a hand-over by a channel can go: each result with its words."""
    words = _WAYS if channel is not Channel.AGENCY else {**_WAYS, "delivered": "Delivered: the agency has it"}
    return tuple((each, words[each]) for each in results_for(channel))


def still_to_come(handed: p.HandedOver) -> str:
    """Return what is not on record yet of a hand-over, empty where nothing is left."""
    told = {result for _, result, _ in handed.results}
    if not told:
        return "not recorded yet"
    if handed.channel is not Channel.AGENCY or told & {ACKNOWLEDGED, DECLINED}:
        return ""
    if FORWARDED in told:
        return "the candidate's own word that they have it is still to come"
    return "the agency's word that it passed the text on is still to come"


def closing(handed: p.HandedOver) -> str:
    """Return what is asked before a debrief is closed whose text was released."""
    left = still_to_come(handed)
    return f"The hand-over: {left}. Close the debrief all the same?" if left else "Close the debrief?"
