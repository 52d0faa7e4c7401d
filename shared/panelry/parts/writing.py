"""Parts of writing together on the summary."""

from panelry.ids import PersonId, SentenceId
from panelry.parts.part import Part
from panelry.points import Section


class Writing(Part, frozen=True, tag=True):
    """Who had the lease on a part last: since when, and renewed when; it lapses 90 s after `at`.

    `asked` are those who asked for it meanwhile.
    """

    section: Section
    person: PersonId
    since: str
    at: str
    asked: tuple[PersonId, ...]

    @property
    def key(self) -> str:
        """Name the lease by its part."""
        return f"Writing/{self.section.value}"


class SuggestedWords(Part, frozen=True, tag="Suggestion"):
    """Other words that somebody suggests for a sentence; none of the text."""

    sentence: SentenceId
    person: PersonId
    text: str

    @property
    def key(self) -> str:
        """Name the suggestion by its author and its sentence."""
        return f"Suggestion/{self.person}/{self.sentence}"
