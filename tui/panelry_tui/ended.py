"""Whether a debrief is over, told from its picture."""

from typing import NamedTuple

from panelry.debrief import Phase
from panelry.parts import Asked, HandedOver, Heading, Line, Picture, Seat

ENDED = (Phase.CLOSED, Phase.WITHDRAWN, Phase.ABANDONED)


_PHASES = ("Setup", "Scoring", "Discussion", "Summary", "Release")
_OPENED = {
    "ScoringOpened": 1,
    "EvidenceOpened": 2,
    "Revealed": 2,
    "SummaryOpened": 3,
    "DiscussionReopened": 2,
    "ReleaseOpened": 4,
    "SummaryReopened": 3,
    "CorrectionOpened": 3,
}
"""The place of the phase that each kind of event opens."""
_ENDS = {"Closed", "Withdrawn", "Abandoned"}
_HOW = {
    Phase.WITHDRAWN: "position withdrawn",
    Phase.ABANDONED: "abandoned",
    Phase.CLOSED: "closed without feedback",
}


class EndedAs(NamedTuple):
    """Where a debrief ended before it was through: the place of its phase, and words that name both."""

    place: int
    words: str


def ended_as(picture: Picture) -> EndedAs | None:
    """Return where and how a debrief ended that was not released; None for any other."""
    heading = picture.get("Heading")
    if not isinstance(heading, Heading) or heading.phase not in ENDED:
        return None
    if any(isinstance(each, HandedOver) for each in picture.values()):
        return None
    lines = [each for _, each in sorted(picture.items()) if isinstance(each, Line)]
    places = [_OPENED[each.kind] for each in lines if each.kind in _OPENED]
    place, how = places[-1] if places else 0, _HOW[heading.phase]
    return EndedAs(place, f"ended in {_PHASES[place]}: {how}" if lines else f"ended: {how}")


def ending_of(picture: Picture) -> Picture | None:
    """Return how a debrief that is over ended, None while it goes on.

    That is where it stands, how it went from phase to phase, who took part, the candidate's answer, and what
    was released: no word of the panel's own, and enough for a screen without a connection to say nothing
    untrue.
    """
    heading = picture.get("Heading")
    if not isinstance(heading, Heading) or heading.phase not in ENDED:
        return None
    stays = Heading | Seat | Asked | HandedOver
    steps = _OPENED.keys() | _ENDS if ended_as(picture) else frozenset[str]()
    return {
        key: part
        for key, part in picture.items()
        if isinstance(part, stays) or (isinstance(part, Line) and part.kind in steps)
    }


def how_it_ended(phase: Phase, *, released: bool) -> str:
    """Return how a debrief ended, in one sentence; empty while something may still happen."""
    match phase:
        case Phase.WITHDRAWN:
            told = "The office tells the candidate; nothing is left to do here."
            return f"The position is gone or on hold. No evaluation is sent. {told}"
        case Phase.ABANDONED:
            return "This debrief was abandoned. Nothing is sent."
        case Phase.CLOSED if not released:
            return "This debrief was closed without feedback. Nothing is sent."
        case Phase.CLOSED:
            return "This debrief is closed. The released text stays readable here."
        case _:
            return ""
