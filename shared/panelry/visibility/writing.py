"""Makers of the parts of writing together on the summary."""

from collections.abc import Iterator

from panelry import parts as p
from panelry.debrief import Debrief, Phase
from panelry.leases import waiting
from panelry.summary import wording


def leases(state: Debrief) -> Iterator[p.Sight]:
    """Make who writes in which part; a reader's clock says whether the lease still holds."""
    if state.phase is not Phase.SUMMARY:
        return
    for section, each in state.leases.items():
        yield p.Writing(section, each.by, each.since, each.at, each.asked)


def suggestions(state: Debrief) -> Iterator[p.Sight]:
    """Make the suggestions for sentences that still stand and do not say so already."""
    if state.phase is not Phase.SUMMARY or not state.suggestions:
        return
    present = {each.id: each.text for each in wording(state)}
    for each in waiting(state.suggestions, present):
        yield p.SuggestedWords(each.sentence, each.author, each.text)
