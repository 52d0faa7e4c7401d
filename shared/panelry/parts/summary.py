"""Parts of the summary and its release."""

from panelry.ids import CriterionId, PersonId, PointId, SentenceId
from panelry.mails import Mail
from panelry.pages import Link, Reply
from panelry.panel import Channel
from panelry.parts.part import Part
from panelry.points import Polarity, Section, Source, Why
from panelry.rewording import Ended, Reworded
from panelry.ruling import Feedback, PersonalNotes, Rewordings, Signatures


class Draft(Part, frozen=True, tag=True):
    """The present text as a whole: its hash, its words, who signs, whether signatures were asked.

    `lacks` are the sides that are needed and have nothing to say: with any, the text is the thank-you note.
    `silent` are the criteria that say nothing in it, each with why; `speaks` is a point for each criterion
    that has one.
    """

    hash: str
    words: int
    signers: tuple[PersonId, ...]
    asked: bool
    lacks: tuple[Polarity, ...]
    silent: tuple[tuple[CriterionId, Why], ...] = ()
    speaks: tuple[PointId, ...] = ()
    asked_at: str = ""
    """When signatures were asked for this text first."""


class Written(Part, frozen=True, tag="Sentence"):
    """One sentence of the present text; a `new` one waits for one of `acceptors` to accept it.

    New text does, and rubric words that no point speaks for. `writers` changed it, the last one last, and
    `drafted` is what the drafter wrote in its place, empty for a sentence that somebody added. A sentence as
    it was drafted has neither.
    """

    place: int
    sentence: SentenceId
    section: Section
    text: str
    sources: tuple[Source, ...]
    writers: tuple[PersonId, ...]
    new: bool
    drafted: str = ""
    acceptors: tuple[PersonId, ...] = ()

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
    waived: PersonId | None = None
    reason: str = ""
    """Who answered for it in these very words, and why."""

    @property
    def key(self) -> str:
        """Name the finding by its number in reading order."""
        return f"Finding/{self.number:03}"


class OnFile(Part, frozen=True, tag=True):
    """What is on file about the text: whether about an adjustment, and what else must not be said."""

    adjustment: bool
    denied: tuple[str, ...]


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
    """The hash of the text that went to the release, and of the one released; `without` had not signed it."""

    signed: str
    released: str | None
    without: tuple[PersonId, ...] = ()


class Policy(Part, frozen=True, tag=True):
    """What the organisation's policy says here about feedback and signatures, and who approves."""

    feedback: Feedback
    signatures: Signatures
    approver: PersonId | None = None
    personal: PersonalNotes = PersonalNotes.FORBIDDEN
    rewording: Rewordings = Rewordings.OFF


class Rewording(Part, frozen=True, tag=True):
    """A program's other words: it is at work while `pending`, then it offers some, or why not.

    `offered` are other words for sentences that still stand as they were.
    """

    at: str
    by: PersonId
    pending: bool
    model: str
    offered: tuple[Reworded, ...]
    ended: Ended | None


class HandedOver(Part, frozen=True, tag="Released"):
    """The released text and what became of it, as (time, result, words).

    `cuts` are the sentences that make up the text, in order: id, section, and length in code points. There
    are none from an old journal.
    """

    channel: Channel
    text: str
    at: str
    by: PersonId
    results: tuple[tuple[str, str, str], ...]
    cuts: tuple[tuple[SentenceId, Section, int], ...] = ()
    former: tuple[tuple[str, str], ...] = ()
    """The versions that this one corrects, the first one first: when each was released, and its hash."""
    correcting: str = ""
    """Since when a corrected version is under way, empty while none is."""

    @property
    def key(self) -> str:
        """Name the one release."""
        return "Released"


class Page(Part, frozen=True, tag="Page"):
    """The candidate's page for those who release: its links, what they said, and the mail to it.

    A link's `code` is empty here: no hash leaves the server.
    """

    links: tuple[Link, ...]
    said: tuple[Reply, ...]
    mails: tuple[Mail, ...]
