"""Events of the release."""

from panelry.events.fact import Fact, PassedOn
from panelry.ids import PersonId
from panelry.pages import Heard, Said
from panelry.panel import Channel
from panelry.points import Sentence
from panelry.ruling import Feedback, PersonalNotes, Rewordings, Signatures


class PolicyTaken(Fact, frozen=True, tag=True):
    """The debrief took over what the organisation's policy says about feedback."""

    feedback: Feedback
    signatures: Signatures
    personal: PersonalNotes = PersonalNotes.FORBIDDEN
    rewording: Rewordings = Rewordings.OFF


class ApproverNamed(Fact, frozen=True, tag=True):
    """Who approves the release was named."""

    person: PersonId


class SummaryReopened(Fact, frozen=True, tag=True):
    """The debrief went back from the release."""

    reason: str


class CorrectionOpened(Fact, frozen=True, tag=True):
    """The summary was opened again after its release; what was handed over stays so meanwhile."""

    reason: str


class PermissionRecorded(Fact, frozen=True, tag=True):
    """The candidate's answer was recorded."""

    granted: bool
    channel: Channel
    how: str
    until: str
    agency: str
    language: str = ""
    """What the candidate wants to read, where they said so."""
    requested: bool = False
    """Whether the candidate asked for feedback themselves."""


class ContactEnded(PassedOn, frozen=True, tag=True):
    """The candidate does not want to be contacted again."""

    how: str


class PermissionDoubted(Fact, frozen=True, tag=True):
    """The record came back from a backup: the answer in it may be older than the candidate's last one."""


class AdjustmentRecorded(Fact, frozen=True, tag=True):
    """Whether an adjustment of the interview is on file was recorded."""

    on_file: bool


class WordsDenied(Fact, frozen=True, tag=True):
    """What else the text must not say was recorded anew, such as names of projects."""

    words: tuple[str, ...]


class Released(Fact, frozen=True, tag=True):
    """The signed text was handed over; `text` is exactly what the candidate may read.

    `sentences` make up the text, with the sources they had at that moment; journals of older programs
    have none.
    """

    channel: Channel
    hash: str
    text: str
    sentences: tuple[Sentence, ...] = ()


class HandoverRecorded(Fact, frozen=True, tag=True):
    """How the hand-over went was recorded."""

    result: str
    words: str


class ReplyRecorded(Fact, frozen=True, tag=True):
    """What the candidate said away from their page was recorded, by the actor of the stamp."""

    said: Said
    words: str
    how: Heard


class Exported(Fact, frozen=True, tag=True):
    """The released text was read in a format."""

    format: str


class Revoked(Fact, frozen=True, tag=True):
    """The release was revoked: the text is handed over no more."""

    reason: str


class PersonalNoteApproved(Fact, frozen=True, tag=True):
    """The exact text of somebody's personal note was approved, where the policy asks for that."""

    person: PersonId
    hash: str


class PersonalNoteSent(Fact, frozen=True, tag=True):
    """Somebody sent the candidate a personal note; `text` is exactly what the system made for it."""

    text: str


class Closed(Fact, frozen=True, tag=True):
    """The debrief ended."""

    reason: str


class Withdrawn(PassedOn, frozen=True, tag=True):
    """The position was gone or on hold."""

    on_hold: bool
    reason: str


class Abandoned(Fact, frozen=True, tag=True):
    """The debrief could not go on."""

    reason: str
