"""Milestones: how far a debrief is, as the office may know it: dates of public acts, and what was answered.

Nothing here comes from a scorecard, a point or a draft. Before the reveal only the opening of a phase moves
it, and what the candidate was asked and answered.
"""

import msgspec

from panelry.debrief import Debrief, Phase
from panelry.handed import Handed, tells
from panelry.mails import Mail, Sent
from panelry.pages import Said
from panelry.panel import Channel


class Asks(msgspec.Struct, frozen=True):
    """Something that the candidate said of the release, without the words; `at` is UTC, ISO 8601."""

    at: str
    said: Said


class Told(msgspec.Struct, frozen=True):
    """When the candidate came to have the released text, which says the outcome; by which way, from whom.

    `by` is the name of who recorded it, empty where the candidate read it on the page, or mail brought it.
    """

    at: str
    how: str
    by: str = ""


class AskedByMail(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the mail that asks stands since when, without the address; `why` is words of ours or a number.

    `offer` is the id of the desk's question, empty where the debrief itself asked.
    """

    state: Sent
    at: str
    why: str = ""
    offer: str = ""


class Milestones(msgspec.Struct, frozen=True, omit_defaults=True):
    """When a debrief came how far: times are UTC, ISO 8601, empty for what has not happened."""

    phase: Phase
    since: str = ""
    """When it came to this phase."""
    scoring: str = ""
    """When scoring was opened: interviews were about then."""
    outcome: str = ""
    """When the outcome was recorded; which one it is stays in the debrief."""
    signing: str = ""
    """When signatures were asked for that are still open."""
    offered: str = ""
    """When the candidate was last asked whether a summary is wanted."""
    offers: int = 0
    answered: str = ""
    wanted: bool = False
    until: str = ""
    """Until when a yes holds, empty for a no."""
    released: str = ""
    asks: tuple[Asks, ...] = ()
    discussion: str = ""
    """When the panel first came to its discussion, by opening evidence or ratings."""
    told: Told | None = None
    mail: AskedByMail | None = None
    """The last mail that asks whether a summary is wanted."""
    corrected: str = ""
    """Since when a corrected version waits to reach the candidate, empty where none does."""


ENDED = frozenset({Phase.CLOSED, Phase.WITHDRAWN, Phase.ABANDONED})
"""Phases after which only the candidate moves a debrief."""
_OPENED = {
    "ScoringOpened",
    "EvidenceOpened",
    "Revealed",
    "SummaryOpened",
    "ReleaseOpened",
    "DiscussionReopened",
    "SummaryReopened",
    "CorrectionOpened",
    "Closed",
    "Withdrawn",
    "Abandoned",
}


_TALK = {"EvidenceOpened", "Revealed"}
_MOVES = (
    *("phase", "evidence", "revealed", "outcome", "asked", "asked_at"),
    *("offers", "permission", "handed", "said", "links", "mails", "contact_ended"),
)
"""The fields of a debrief of which one changes with every milestone."""


def milestones_of(state: Debrief) -> Milestones:
    """Return how far a debrief is."""
    given = state.permission
    return Milestones(
        state.phase,
        _last(state, _OPENED) or state.created,
        _last(state, {"ScoringOpened"}),
        _last(state, {"OutcomeRecorded"}) if state.outcome is not None else "",
        _last(state, {"SignaturesAsked"}) if state.phase is Phase.SUMMARY and state.asked else "",
        _offered(state),
        state.offers,
        "" if given is None else given.at,
        given is not None and given.granted,
        given.until if given is not None and given.granted else "",
        "" if state.handed is None else state.handed.at,
        tuple(Asks(each.at, each.said) for each in state.said if each.said is not Said.ACKNOWLEDGED),
        next((act.at for act in state.acts if act.kind in _TALK), ""),
        None if state.handed is None else _told(state, state.handed),
        _mail(state),
        "" if state.handed is None else _corrected(state, state.handed),
    )


def may_have_moved(before: Debrief, after: Debrief) -> bool:
    """Return whether milestones may differ: a quick look, whatever the length of the record."""
    return any(getattr(before, name) is not getattr(after, name) for name in _MOVES)


def _offered(state: Debrief) -> str:
    """Return when the candidate was last asked, by a link or by mail."""
    links = [each.at for each in state.links.values() if each.asks]
    mailed = [act.at for act in state.acts if act.kind == "MailAsked"]
    mails = [at for at, mail in zip(mailed, state.mails, strict=False) if mail.asks]
    return max([*links, *mails], default="")


def _mail(state: Debrief) -> AskedByMail | None:
    """Return where the last mail that asks stands."""
    offers = {number: offer for offer, number in state.from_desk.items()}
    asking = [
        AskedByMail(each.state, each.since, each.why, offers.get(number, ""))
        for number, each in enumerate(state.mails)
        if each.asks
    ]
    return asking[-1] if asking else None


def was_told(state: Debrief) -> bool:
    """Return whether the candidate came to have the text in any version; the public record is not asked."""
    if state.handed is None:
        return False
    read = any(each.views for each in state.links.values() if not each.asks)
    given = any(tells(channel, result) for channel, _, result in _results(state.handed))
    return read or given or any(_mailed(state, state.handed))


def _told(state: Debrief, handed: Handed) -> Told | None:
    """Return how the candidate first came to have the text: it was handed over, read, or mailed as it is."""
    results = _results(handed)
    by = [act.actor for act in state.acts if act.kind == "HandoverRecorded"][-len(results) :]
    ways = [
        Told(at, channel.value, state.people[actor].name)
        for actor, (channel, at, result) in zip(by, results, strict=False)
        if tells(channel, result)
    ]
    ways += [
        Told(at, Channel.PAGE.value) for link in state.links.values() if not link.asks for at in link.views
    ]
    ways += [Told(each.since, Channel.EMAIL.value) for each in _mailed(state, handed)]
    return min(ways, key=lambda each: each.at, default=None)


def _corrected(state: Debrief, handed: Handed) -> str:
    """Return when a corrected version was released that did not reach the candidate, who still wants it."""
    wanted = state.permission is not None and state.permission.granted and not state.contact_ended
    stands = handed.former and not handed.correcting and handed.revoked is None
    if not (wanted and stands):
        return ""
    ended = any(tells(handed.channel, result) or result == "declined" for _, result, _ in handed.results)
    read = any(at >= handed.at for link in state.links.values() if not link.asks for at in link.views)
    mailed = any(each.since >= handed.at for each in _mailed(state, handed))
    return "" if ended or read or mailed else handed.at


def _results(handed: Handed) -> list[tuple[Channel, str, str]]:
    """Return each attempt to hand over any version: its channel, when, and its result."""
    return [(each.channel, at, result) for each in _versions(handed) for at, result, _ in each.results]


def _mailed(state: Debrief, handed: Handed) -> list[Mail]:
    """Return the mails that arrived with a text: only mail that is itself the text tells it."""
    if all(each.channel is not Channel.EMAIL for each in _versions(handed)):
        return []
    return [each for each in state.mails if not each.asks and each.state is Sent.ACCEPTED]


def _versions(handed: Handed) -> tuple[Handed, ...]:
    return (*handed.former, handed)


def _last(state: Debrief, kinds: set[str]) -> str:
    """Return when an act of one of these kinds was done last."""
    return next((act.at for act in reversed(state.acts) if act.kind in kinds), "")
