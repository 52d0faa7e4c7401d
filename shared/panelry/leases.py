"""Leases: who writes in a part of the summary now, and what others suggest for its sentences.

A lease lapses by the clock alone: no event says so, and nobody has to be there for it.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from panelry.ids import PersonId, SentenceId
from panelry.points import Section

LEASE = 90
"""For how many seconds a lease holds after it was begun or renewed last."""
RENEW = LEASE / 3
"""After how many seconds of writing a terminal renews it."""
FRESH = 20
"""For how many seconds after that a renewal is nothing new: each is kept for ever."""
WRITINGS = 2_000
"""How often one person begins or renews a lease in one debrief, counted as `writings`; an edit needs none."""


class Lease(msgspec.Struct, frozen=True):
    """Somebody writes in a part: since when, renewed when last, and who asked for it meanwhile."""

    by: PersonId
    since: str
    at: str
    asked: tuple[PersonId, ...] = ()


class Suggestion(msgspec.Struct, frozen=True):
    """Other words that somebody suggests for a sentence; nothing of the text changes by them."""

    sentence: SentenceId
    section: Section
    text: str
    author: PersonId
    model: str = ""
    """What wrote the words, where a program offered them."""


def waiting(suggestions: Iterable[Suggestion], present: Mapping[SentenceId, str]) -> tuple[Suggestion, ...]:
    """Return the suggestions for sentences that still stand, by id and text, and do not say so already."""
    return tuple(each for each in suggestions if present.get(each.sentence, each.text) != each.text)


def holds(renewed: str, now: str) -> bool:
    """Return whether a lease that was renewed then still holds now; both are times in ISO 8601."""
    return _within(renewed, now, LEASE)


def fresh(lease: Lease, now: str) -> bool:
    """Return whether a lease was begun or renewed a moment ago, in ISO 8601."""
    return _within(lease.at, now, FRESH)


def _within(then: str, now: str, seconds: int) -> bool:
    passed = datetime.fromisoformat(now) - datetime.fromisoformat(then)
    return passed.total_seconds() < seconds


def lease_on(leases: Mapping[Section, Lease], section: Section, now: str) -> Lease | None:
    """Return the lease that holds on a part now, if any."""
    found = leases.get(section)
    return found if found is not None and holds(found.at, now) else None
