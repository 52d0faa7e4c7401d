"""Evolve: what an event does to a debrief, and what many add up to.

`fold` of a journal's events is the debrief; replaying them gives the same bytes on every machine.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.debrief import Debrief
from panelry.doing import Act
from panelry.events import Event, PassedOn, Stamp, kind_of, makes_a_line
from panelry.evolve import discussion, page, release, rewording, scoring, setup, summary, unsealing, writing

EVOLVE: Mapping[type[Any], Callable[[Debrief, Any, Stamp], Debrief]] = {
    **setup.EVOLVE,
    **scoring.EVOLVE,
    **discussion.EVOLVE,
    **summary.EVOLVE,
    **release.EVOLVE,
    **page.EVOLVE,
    **rewording.EVOLVE,
    **unsealing.EVOLVE,
    **writing.EVOLVE,
}
"""What each kind of event does; a test holds that none is missing."""


def evolve(state: Debrief, event: Event, stamp: Stamp) -> Debrief:
    """Return the debrief after one event."""
    after = EVOLVE[type(event)](state, event, stamp)
    if not makes_a_line(event):
        return after
    return replace(after, acts=after.acts.plus(act(event, stamp)), guarded=_guarded(after))


def fold(events: Iterable[tuple[Event, Stamp]], state: Debrief | None = None) -> Debrief:
    """Return the debrief that events add up to, from the beginning or from `state`."""
    result = Debrief() if state is None else state
    for event, stamp in events:
        result = evolve(result, event, stamp)
    return result


def act(event: Event, stamp: Stamp) -> Act:
    """Return the public line about an event: its kind, and the criterion or person it concerns."""
    return Act(
        at=stamp.at,
        actor=stamp.actor,
        kind=kind_of(event),
        criterion=getattr(event, "criterion", None),
        person=getattr(event, "person", None),
        level=getattr(event, "level", None),
        reader=getattr(event, "reader", None),
        by=event.by if isinstance(event, PassedOn) else None,
    )


def _guarded(state: Debrief) -> Any:
    return state.cards if state.evidence else state.guarded
