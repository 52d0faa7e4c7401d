"""Disagreement: how far a panel's ratings lie apart, what to discuss first, and who starts.

`measures` looks at one criterion, `topics` ranks all criteria into the agenda, `speaking` orders
the people of one topic, `hinges` says what the outcome hangs on, and `movement` what a second round
changed. All numbers are exact; `display` is the one place that rounds.
"""

from panelry.disagreement.hinges import ByPerson, Hinges, hinges
from panelry.disagreement.measures import Measures, Shape, display, measure, nearest_levels
from panelry.disagreement.movement import READABLE, Movement, Pair, Pairs, movement
from panelry.disagreement.speaking import Cue, speaking_cue, speaking_order
from panelry.disagreement.topics import Agenda, Gap, Topic, agenda, headline

__all__ = [
    "READABLE",
    "Agenda",
    "ByPerson",
    "Cue",
    "Gap",
    "Hinges",
    "Measures",
    "Movement",
    "Pair",
    "Pairs",
    "Shape",
    "Topic",
    "agenda",
    "display",
    "headline",
    "hinges",
    "measure",
    "movement",
    "nearest_levels",
    "speaking_cue",
    "speaking_order",
]
