"""Parts of the summary and its release."""

from panelry.ids import PersonId, SentenceId
from panelry.panel import Channel
from panelry.parts.part import Part
from panelry.points import Section, Source


class Draft(Part, frozen=True, tag=True):
    """The present text as a whole: its hash, its words, who signs, whether signatures were asked."""

    hash: str
    words: int
    signers: tuple[PersonId, ...]
    asked: bool
    enough: bool


class Written(Part, frozen=True, tag="Sentence"):
    """One sentence of the present text; new text waits for somebody else to accept it."""

    place: int
    sentence: SentenceId
    section: Section
    text: str
    sources: tuple[Source, ...]
    writer: PersonId | None
    new: bool

    @property
    def key(self) -> str:
        """Name the sentence by its place."""
        return f"Sentence/{self.place:02}"


class Found(Part, frozen=True, tag="Finding"):
    """Unfit or private matter in a sentence: never the private words, only whose they are."""

    number: int
    sentence: SentenceId
    rule: str
    blocks: bool
    span: tuple[int, int]
    owner: PersonId | None
    advice: str

    @property
    def key(self) -> str:
        """Name the finding by its number in reading order."""
        return f"Finding/{self.number:03}"


class Signed(Part, frozen=True, tag="Signature"):
    """A person's answer to one exact text; it holds for the present text if `holds`."""

    person: PersonId
    at: str
    signed: bool
    holds: bool
    words: str

    @property
    def key(self) -> str:
        """Name the signature by its person."""
        return f"Signature/{self.person}"


class Sealed(Part, frozen=True, tag="Settled"):
    """The hash of the text that went to the release, and of the one that was released."""

    signed: str
    released: str | None


class HandedOver(Part, frozen=True, tag="Released"):
    """The released text and what became of it, as (time, result, words)."""

    channel: Channel
    text: str
    at: str
    by: PersonId
    results: tuple[tuple[str, str, str], ...]

    @property
    def key(self) -> str:
        """Name the one release."""
        return "Released"
