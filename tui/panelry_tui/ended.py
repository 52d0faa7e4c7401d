"""Whether a debrief is over, told from its picture."""

from panelry.debrief import Phase
from panelry.parts import Heading, Picture

ENDED = (Phase.CLOSED, Phase.WITHDRAWN, Phase.ABANDONED)


def ending_of(picture: Picture) -> Heading | None:
    """Return the heading of a debrief that is over, None while it goes on."""
    heading = picture.get("Heading")
    return heading if isinstance(heading, Heading) and heading.phase in ENDED else None
