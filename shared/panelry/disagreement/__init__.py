"""Disagreement: how far a panel's ratings lie apart, what to discuss first, and who starts.

`measures` looks at one criterion, `topics` ranks all criteria into the agenda, `speaking` orders
the people of one topic, `hinges` says what the outcome hangs on, and `movement` what a second round
changed. `figures` puts together what a panel is shown, under a version of its own. All numbers are
exact; `display` is the one place that rounds.
"""

from panelry.disagreement.figures import FIGURES, Figure, figure_words, figures, version_words
from panelry.disagreement.hinges import ByPerson, Hinges, hinges
from panelry.disagreement.measures import Measures, Shape, display, measure, nearest_levels
from panelry.disagreement.movement import READABLE, Movement, Pair, Pairs, movement
from panelry.disagreement.speaking import Cue, speaking_cue, speaking_order
from panelry.disagreement.topics import Agenda, Gap, Topic, agenda, headline

__all__ = [
    "FIGURES",
    "READABLE",
    "Agenda",
    "ByPerson",
    "Cue",
    "Figure",
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
    "figure_words",
    "figures",
    "headline",
    "hinges",
    "measure",
    "movement",
    "nearest_levels",
    "speaking_cue",
    "speaking_order",
    "version_words",
]
