"""Commands of writing together: a part of the summary under a lease, and suggestions for its sentences."""

from panelry.commands.asking import Ask
from panelry.ids import PersonId, SentenceId
from panelry.points import Section


class WriteSection(Ask, frozen=True, tag=True):
    """Write in a part under a lease of 90 s, or renew one's own."""

    section: Section


class LeaveSection(Ask, frozen=True, tag=True):
    """End one's own lease on a part."""

    section: Section


class AskForSection(Ask, frozen=True, tag=True):
    """Ask who writes in a part to let one write there."""

    section: Section


class TakeSection(Ask, frozen=True, tag=True):
    """Take over the lease of who writes in a part."""

    section: Section


class Suggest(Ask, frozen=True, tag=True):
    """Suggest other words for a sentence, or new ones for one's own suggestion; `base` is the text read."""

    sentence: SentenceId
    text: str
    base: str


class AnswerSuggestion(Ask, frozen=True, tag=True):
    """Accept an author's suggestion or not; `text` is what was suggested, `base` what the sentence says."""

    sentence: SentenceId
    author: PersonId
    text: str
    base: str
    accepted: bool
