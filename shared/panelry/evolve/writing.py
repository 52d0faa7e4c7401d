"""What the events of writing together do to a debrief."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.debrief import Debrief
from panelry.events import (
    Stamp,
    Suggested,
    SuggestionAnswered,
    WritingAsked,
    WritingBegun,
    WritingEnded,
    WritingRenewed,
    WritingTaken,
)
from panelry.evolve.summary import with_edit
from panelry.ids import PersonId, SentenceId
from panelry.leases import Lease, Suggestion
from panelry.points import Section


def _with_lease(state: Debrief, section: Section, lease: Lease) -> Debrief:
    return replace(state, leases={**state.leases, section: lease})


def _counted(state: Debrief, person: PersonId) -> Debrief:
    return replace(state, writings={**state.writings, person: state.writings.get(person, 0) + 1})


def _begun(state: Debrief, event: WritingBegun, stamp: Stamp) -> Debrief:
    return _counted(_taken(state, event, stamp), stamp.actor)


def _taken(state: Debrief, event: WritingBegun | WritingTaken, stamp: Stamp) -> Debrief:
    return _with_lease(state, event.section, Lease(stamp.actor, stamp.at, stamp.at))


def _renewed(state: Debrief, event: WritingRenewed, stamp: Stamp) -> Debrief:
    after = _with_lease(state, event.section, replace(state.leases[event.section], at=stamp.at))
    return _counted(after, stamp.actor)


def _ended(state: Debrief, event: WritingEnded, _: Stamp) -> Debrief:
    rest = {section: lease for section, lease in state.leases.items() if section is not event.section}
    return replace(state, leases=rest)


def _asked(state: Debrief, event: WritingAsked, stamp: Stamp) -> Debrief:
    held = state.leases[event.section]
    return _with_lease(state, event.section, replace(held, asked=(*held.asked, stamp.actor)))


def _without(state: Debrief, sentence: SentenceId, author: PersonId) -> tuple[Suggestion, ...]:
    gone = (sentence, author)
    return tuple(each for each in state.suggestions if (each.sentence, each.author) != gone)


def _suggested(state: Debrief, event: Suggested, stamp: Stamp) -> Debrief:
    new = Suggestion(event.sentence, event.section, event.text, stamp.actor, event.model)
    return replace(state, suggestions=(*_without(state, event.sentence, stamp.actor), new))


def _answered(state: Debrief, event: SuggestionAnswered, _: Stamp) -> Debrief:
    after = replace(state, suggestions=_without(state, event.sentence, event.person))
    return with_edit(after, event, event.person) if event.accepted else after


EVOLVE: Mapping[type[Any], Callable[[Debrief, Any, Stamp], Debrief]] = {
    WritingBegun: _begun,
    WritingRenewed: _renewed,
    WritingEnded: _ended,
    WritingAsked: _asked,
    WritingTaken: _taken,
    Suggested: _suggested,
    SuggestionAnswered: _answered,
}
