"""Disagreement: how far a panel's ratings lie apart, what to discuss first, and who starts.

`measures` looks at one criterion, `topics` ranks all criteria into the agenda, `speaking` orders
the people of one topic. All numbers are exact; `display` is the one place that rounds.
"""

from panelry.disagreement.measures import Measures, Shape, display, measure, nearest_level
from panelry.disagreement.speaking import Cue, speaking_cue, speaking_order
from panelry.disagreement.topics import Agenda, Gap, Topic, agenda, headline

__all__ = [
    "Agenda",
    "Cue",
    "Gap",
    "Measures",
    "Shape",
    "Topic",
    "agenda",
    "display",
    "headline",
    "measure",
    "nearest_level",
    "speaking_cue",
    "speaking_order",
]
