"""Whether a debrief is over, told from its picture."""

from panelry.debrief import Phase
from panelry.parts import Asked, HandedOver, Heading, Picture, Seat

ENDED = (Phase.CLOSED, Phase.WITHDRAWN, Phase.ABANDONED)


def ending_of(picture: Picture) -> Picture | None:
    """Return how a debrief that is over ended, None while it goes on.

    That is where it stands, who took part, the candidate's answer, and what was released: no word of the
    panel's own, and enough for a screen without a connection to say nothing untrue.
    """
    heading = picture.get("Heading")
    if not isinstance(heading, Heading) or heading.phase not in ENDED:
        return None
    stays = Heading | Seat | Asked | HandedOver
    return {key: part for key, part in picture.items() if isinstance(part, stays)}


def how_it_ended(phase: Phase, *, released: bool) -> str:
    """Return how a debrief ended, in one sentence; empty while something may still happen."""
    match phase:
        case Phase.WITHDRAWN:
            return "The position is gone or on hold. No evaluation is sent; tell the candidate politely."
        case Phase.ABANDONED:
            return "This debrief was abandoned. Nothing is sent."
        case Phase.CLOSED if not released:
            return "This debrief was closed without feedback. Nothing is sent."
        case Phase.CLOSED:
            return "This debrief is closed. The released text stays readable here."
        case _:
            return ""
