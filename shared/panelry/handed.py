"""What was handed over: the candidate's permission, and the text that was released by it.

Every channel passes one gate: a yes that was taken back, has run out or came from a backup, and a release
that was revoked, end the hand-over of a released text, too.
"""

import msgspec

from panelry.ids import PersonId
from panelry.panel import Channel
from panelry.points import Section, Sentence
from panelry.refusals import Code, Refused

DELIVERED, FORWARDED, ACKNOWLEDGED = "delivered", "forwarded", "acknowledged"


def tells(channel: Channel, result: str) -> bool:
    """Return whether the candidate has the text once a hand-over went so: an agency passes it on first."""
    return result in ({FORWARDED, ACKNOWLEDGED} if channel is Channel.AGENCY else {DELIVERED})


class Permission(msgspec.Struct, frozen=True):
    """The candidate's answer."""

    granted: bool
    channel: Channel
    how: str
    until: str
    agency: str
    at: str
    by: PersonId
    language: str = ""
    requested: bool = False
    """The candidate asked for feedback themselves."""
    doubted: bool = False
    """The record was restored from a backup since, which may be older than the candidate's last answer."""


class Handed(msgspec.Struct, frozen=True):
    """The released text and what became of it; an old journal has no `sentences`."""

    channel: Channel
    hash: str
    text: str
    at: str
    by: PersonId
    sentences: tuple[Sentence, ...] = ()
    results: tuple[tuple[str, str, str], ...] = ()
    """One (time, result, words) for each attempt."""
    revoked: str | None = None
    """When the release was revoked."""
    former: tuple["Handed", ...] = ()
    """The versions that were handed over before, the first one first."""
    correcting: str = ""
    """Since when a corrected version is under way, empty while none is."""

    @property
    def corrected(self) -> str:
        """When the text was corrected, empty for a first version."""
        return self.at if self.former else ""

    @property
    def note(self) -> bool:
        """Whether it is the short thank-you note, which says nothing of the work."""
        sides = {Section.STRENGTHS, Section.GROWTH}
        return bool(self.sentences) and not any(each.section in sides for each in self.sentences)


class PersonalNote(msgspec.Struct, frozen=True):
    """How far somebody's personal note is: the hash of the text approved last, and when it was sent."""

    approved: str = ""
    sent: str = ""


def released_now(handed: Handed | None) -> bool:
    """Return whether a text was released and no corrected version of it is under way."""
    return handed is not None and not handed.correcting


def demand_unreleased(handed: Handed | None) -> None:
    """Refuse what is done before a release only: before the first, or while a correction is under way."""
    if released_now(handed):
        raise Refused(Code.ALREADY_RELEASED)


def demand_contact(ended: str) -> None:
    """Refuse every contact since the candidate wanted none; `ended` is since when, or empty."""
    if ended:
        raise Refused(Code.NO_FURTHER_CONTACT)


def demand_permission(permission: Permission | None, channel: Channel, at: str) -> None:
    """Refuse where the candidate has not said yes to this channel, or the yes holds no more."""
    if permission is None:
        raise Refused(Code.PERMISSION_MISSING)
    if not permission.granted:
        raise Refused(Code.PERMISSION_DECLINED)
    if permission.doubted:
        raise Refused(Code.PERMISSION_DOUBTED)
    if permission.until <= at:
        raise Refused(Code.PERMISSION_EXPIRED)
    if permission.channel is not channel:
        raise Refused(Code.PERMISSION_FOR_ANOTHER_CHANNEL)


def demand_handing(permission: Permission | None, handed: Handed | None, at: str) -> Handed:
    """Return what was released; refuse where nothing was, or where it may not be handed over any more."""
    if handed is None:
        raise Refused(Code.NOT_RELEASED)
    if handed.revoked is not None:
        raise Refused(Code.RELEASE_REVOKED)
    demand_permission(permission, handed.channel, at)
    return handed
