"""What is sealed for everybody but its author while a debrief goes on, though it is to open one day.

It asks what the makers of opened parts ask. Once a debrief has ended nothing more will open, and nothing of
it is kept from the candidate's own copy any longer. Notes never open, so they are not told of here.
"""

from panelry import events as e
from panelry.debrief import Debrief, Round, holders, raters
from panelry.ids import PersonId
from panelry.milestones import ENDED
from panelry.panel import Role
from panelry.visibility.opened import judgements_are_open, ratings_are_open, seconds_are_open


def is_sealed(state: Debrief, event: e.Event, author: PersonId) -> bool:
    """Return whether an event of a scorecard is sealed as the debrief stands now."""
    match event:
        case e.Rated() | e.RatingCleared() | e.Revised():
            opened = ratings_are_open(state)
        case e.RatedAgain():
            opened = seconds_are_open(state, event.criterion)
        case e.Recommended() | e.ConfidenceGiven():
            opened = judgements_are_open(state)
        case _:
            return False
    return state.phase not in ENDED and not (opened and author in raters(state))


def open_rounds(state: Debrief) -> tuple[str, ...]:
    """Return the titles of the criteria with a second round under way, in the rubric's order."""
    if state.phase in ENDED:
        return ()
    found = state.rubric.criteria
    return tuple(each.title for each in found if state.topic(each.id).second is Round.OPEN)


def kept_back(state: Debrief) -> tuple[str, ...]:
    """Return what kinds of things are sealed now, whether or not there is any of them."""
    if state.phase in ENDED:
        return ()
    found = [] if judgements_are_open(state) else ["recommendations and confidence"]
    seated = {*holders(state, Role.PANELIST), *holders(state, Role.OBSERVER)}
    if not ratings_are_open(state) or seated - {*raters(state)}:
        found.append("ratings of scorecards that did not open")
    return tuple(found)
