"""Events of writing together: leases on parts of the summary, and suggestions for its sentences."""

from panelry.events.fact import Fact
from panelry.ids import PersonId, SentenceId
from panelry.points import Section


class WritingBegun(Fact, frozen=True, tag=True):
    """Somebody has the lease on a part."""

    section: Section


class WritingRenewed(Fact, frozen=True, tag=True):
    """The lease on a part was renewed by who has it."""

    section: Section


class WritingEnded(Fact, frozen=True, tag=True):
    """The lease on a part was ended by who had it; one that lapses has no event."""

    section: Section


class WritingAsked(Fact, frozen=True, tag=True):
    """Somebody asked the person who writes in a part to let them write."""

    section: Section
    person: PersonId


class WritingTaken(Fact, frozen=True, tag=True):
    """Who leads took over the lease that the person had."""

    section: Section
    person: PersonId


class Suggested(Fact, frozen=True, tag=True):
    """Other words were suggested for a sentence."""

    sentence: SentenceId
    section: Section
    text: str
    model: str = ""
    """The program that offered exactly these words, empty for a person's own."""


class SuggestionAnswered(Fact, frozen=True, tag=True):
    """The person's suggestion was accepted, and stands in the place of `base`, or was put aside."""

    sentence: SentenceId
    section: Section
    person: PersonId
    text: str
    base: str
    accepted: bool
    model: str = ""
    """The program that offered exactly these words, empty for a person's own."""
