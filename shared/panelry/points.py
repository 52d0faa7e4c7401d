"""Points and sentences: the candidate-facing words that authors approve and drafts are made of."""

from enum import Enum

import msgspec

from panelry.ids import CriterionId, ObservationId, PersonId, PointId, SentenceId


class Kind(Enum):
    """How a panelist came to know something."""

    SAW = "saw"
    HEARD = "heard"
    FELT = "felt"


class Polarity(Enum):
    """Whether a point says what went well or what to work on."""

    STRENGTH = "strength"
    GROWTH = "growth"


class Point(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One observation turned into words for the candidate: "you" and a verb in the past tense.

    `situation` names the exercise or question ("In the bug hunt"), `behaviour` is what was seen or
    heard ("you ruled out three causes"), `effect` an optional "we felt … because …", `suggestion`
    one thing to do next time (a growth point must have it). A changed point is a new version.
    """

    id: PointId
    version: int
    author: PersonId
    criterion: CriterionId
    polarity: Polarity
    situation: str
    behaviour: str
    kind: Kind
    effect: str = ""
    suggestion: str = ""
    evidence: tuple[ObservationId, ...] = ()


class Origin(Enum):
    """Where the words of a sentence come from."""

    TEMPLATE = "template"
    RUBRIC = "rubric"
    POINT = "point"
    HUMAN = "human"
    ASSISTED = "assisted"
    """Put into other words by a program; the sources that hold them stand beside it."""


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One origin of a sentence.

    `id` names the template, `criterion/level/field` of the rubric, the point, for human words the
    person who wrote them, for assisted ones what the organisation calls the program; `version` counts
    that thing's versions.
    """

    origin: Origin
    id: str
    version: str


class Section(Enum):
    """The parts of a summary, in reading order."""

    OPENING = "opening"
    STRENGTHS = "strengths"
    GROWTH = "growth"
    CLOSING = "closing"


SENDER = SentenceId("sender")
"""The sentence that signs a summary: the last one, on a line of its own."""

KEEPING = SentenceId("closing/may-we")
"""The sentence that asks whether the candidate may be kept in touch with."""


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence of a draft, with every source its words come from."""

    id: SentenceId
    section: Section
    text: str
    sources: tuple[Source, ...]


ASSISTED_NOTICE = SentenceId("closing/assisted")
"""The sentence that tells the candidate that a program helped with the words."""


class Why(Enum):
    """Why a criterion or an approved point says nothing in the draft."""

    NOT_AGREED = "not-agreed"
    """No level is agreed on the criterion."""
    BOTH_SIDES = "both-sides"
    """The criterion has points both as strength and as growth: a question to the panel."""
    NO_WORDS = "no-words"
    """The criterion has no point, and the rubric too few words for the candidate at the agreed level."""
    ANOTHER_POINT = "another-point"
    """One point speaks for a criterion, and another one says more."""
    NOTE_ONLY = "note-only"
    """It would be told, but the other side is missing, so there is only the thank-you note."""
    NO_ROOM = "no-room"
    """Other criteria come first: three strengths and two growth points at most, within the length."""


class Edit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person's change to one sentence of the draft.

    `text` replaces the drafted words, an empty one removes the sentence. `base` is the text that
    the writer saw. A sentence id unknown to the draft adds a sentence at the end of `section`.
    """

    sentence: SentenceId
    section: Section
    text: str
    base: str
    author: PersonId
    accepted_by: PersonId | None = None
    model: str = ""
    """What wrote the words, where a program offered them."""


class Acceptance(msgspec.Struct, frozen=True):
    """Somebody said yes to one exact sentence: to new text, or to rubric words as true of the candidate."""

    sentence: SentenceId
    text: str
    by: PersonId


class Waiver(msgspec.Struct, frozen=True):
    """Somebody answers for a finding of a rule in one exact sentence, for a reason."""

    sentence: SentenceId
    text: str
    rule: str
    by: PersonId
    reason: str
    blocked: bool
    """Whether it answers a block; one for a warning lifts no block."""
