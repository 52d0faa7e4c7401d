"""The scorecard: one person's ratings, observations and notes, sealed until the reveal."""

from itertools import groupby

import msgspec

from panelry.growing import Growing
from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.panel import Confidence, Recommendation
from panelry.points import Kind
from panelry.stems import sentences_of


class Rating(msgspec.Struct, frozen=True):
    """A level, or None for no evidence, and how often its author has set it."""

    level: int | None
    version: int


class Observation(msgspec.Struct, frozen=True):
    """What a panelist saw, heard or felt."""

    id: ObservationId
    criterion: CriterionId
    kind: Kind
    text: str
    shareable: bool
    version: int

    def __repr__(self) -> str:
        """Hide the words, which are private."""
        return "Observation(…)"


class Note(msgspec.Struct, frozen=True):
    """A private note and how often it was saved."""

    text: str
    version: int

    def __repr__(self) -> str:
        """Hide the words, which are private."""
        return "Note(…)"


class Revision(msgspec.Struct, frozen=True):
    """A changed rating, and why."""

    level: int | None
    reason: str
    at: str


class Receipt(msgspec.Struct, frozen=True):
    """What a hand-in committed to, by field, and the seed of the salts, both in hex (see `receipts`)."""

    seed: str
    commitments: dict[str, str]

    def __repr__(self) -> str:
        """Hide the seed, which is sealed."""
        return "Receipt(…)"


class Scorecard(msgspec.Struct, frozen=True):
    """All that one person wrote; `submitted` says when it was handed in, `late` if after the reveal."""

    ratings: dict[CriterionId, Rating] = {}
    observations: dict[ObservationId, Observation] = {}
    notes: dict[CriterionId | None, Note] = {}
    recommendation: Recommendation | None = None
    confidence: Confidence | None = None
    submitted: str | None = None
    late: bool = False
    revisions: dict[CriterionId, Revision] = {}
    second: dict[CriterionId, int | None] = {}
    former: Growing[str] = Growing()
    """Private words that stood in a text and were taken away: only the leak guard knows them."""
    receipt: Receipt | None = None
    """Of the last hand-in; None while none holds, and for scorecards of older journals."""

    def __repr__(self) -> str:
        """Hide everything: the card is sealed."""
        return "Scorecard(…)"


def parted(before: str, after: str) -> tuple[str, ...]:
    """Return the sentences of a text that its new wording no longer holds, neighbours as one passage.

    A text that is typed on parts with nothing, since its beginning stands in what it became.
    """
    if before in after:
        return ()
    sentences = sentences_of(before)
    if len(sentences) == 1:
        return () if sentences[0].strip() in after else sentences
    runs = groupby(sentences, key=lambda sentence: sentence.strip() not in after)
    return tuple("\n".join(run) for gone, run in runs if gone)


class Unsealed(msgspec.Struct, frozen=True):
    """A sealed scorecard that break-glass opened to one reader: who asked, when, why, and what opened."""

    person: PersonId
    """Whose scorecard it is."""
    reader: PersonId
    by: PersonId
    at: str
    reason: str
    card: Scorecard
    """As it was handed in, without notes and private observations."""

    def __repr__(self) -> str:
        """Hide everything: the card is sealed for all others."""
        return "Unsealed(…)"
