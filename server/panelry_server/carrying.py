"""Carrying over: what the folder that a restore replaces still knew, done again in the record that came back.

Written beside the old journal before the copy takes its place, so that a kill at any moment loses none of it:
the next start does the rest. It holds ids and hashes, of holds, access cases and complaints their words,
which name nobody, and how a candidate was told.
"""

import hashlib
import hmac
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from panelry.commands import EndContact, RevokePage
from panelry.debrief import Debrief
from panelry.doing import Doer
from panelry.hiring import NoticeState
from panelry.ids import DebriefId, DeviceId, NoticeId
from panelry.office import (
    STREAM,
    DeviceRevoked,
    Hold,
    HoldLifted,
    HoldPlaced,
    InvitationEnded,
    NoticeSettled,
    Office,
    OfficeEvent,
    decode,
)
from panelry.panel import SERVER
from panelry.refusals import Refused
from panelry_server.journal import Erased, Journal, JournalError, UnknownStream
from panelry_server.journal.sqlite.folder import replace_file, sync_folder
from panelry_server.office_room import OfficeRoom
from panelry_server.rooms import Rooms
from panelry_server.secrets_file import secret_of
from panelry_server.taken import BEFORE, Taken, ask_about, take_again, taken_from
from panelry_server.unanswered import Question, Topic, ask, general

FILE = "carried-over"
"""The file in the data folder; it goes once all of it is done."""
_WAITS = frozenset({NoticeState.WAITING, NoticeState.DEFERRED})


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a folder knew; one that cannot be read knew nothing, and says so."""

    readable: bool = False
    revoked: tuple[DeviceId, ...] = ()
    codes: tuple[str, ...] = ()
    """Hashes of codes that were used or ended."""
    holds: tuple[Hold, ...] = ()
    taken: Taken = Taken()
    notices: dict[NoticeId, tuple[NoticeState, str]] = {}
    links: dict[DebriefId, dict[str, bool]] = {}
    """Hashes of the links of each debrief, and whether each was revoked."""
    ended: tuple[DebriefId, ...] = ()
    """Debriefs whose candidate wants no further contact."""
    releases: dict[DebriefId, str] = {}
    """For each debrief a keyed hash of who approves its release and what that must not say."""


async def known_of(office: OfficeRoom, rooms: Rooms, journal: Journal, secret: bytes, at: str) -> Known:
    """Return what an open folder knows. `JournalError`."""
    state = office.state
    links: dict[DebriefId, dict[str, bool]] = {}
    ended: list[DebriefId] = []
    releases: dict[DebriefId, str] = {}
    for debrief in state.debriefs:
        with suppress(Erased, UnknownStream):
            room = await rooms.open(debrief)
            links[debrief] = {key: each.revoked for key, each in room.state.links.items()}
            ended += [debrief] if room.state.contact_ended else []
            releases[debrief] = _release_of(room.state, secret)
    events = [decode(each.body) for each in await journal.read(STREAM) if each.body is not None]
    spent = (key for key, each in state.invitations.items() if each.used_by or each.until <= at)
    return Known(
        readable=True,
        revoked=tuple(each.id for each in state.devices.values() if each.revoked),
        codes=tuple(spent),
        holds=tuple(state.holds.values()),
        taken=taken_from(state, events),
        notices={key: (each.state, each.words) for key, each in state.notices.items()},
        links={key: each for key, each in links.items() if each},
        ended=tuple(ended),
        releases=releases,
    )


def keep(folder: Path, known: Known) -> None:
    """Keep it for the next start, durably; `JournalError` if the disk does not take it."""
    try:
        replace_file(folder / FILE, msgspec.json.encode(known))
    except OSError as error:
        raise JournalError(f"{folder / FILE} cannot be written ({error}): see to the folder") from error


def _release_of(state: Debrief, secret: bytes) -> str:
    words = "\0".join((state.approver or "", *state.denied))
    return hmac.new(secret, f"release\0{words}".encode(), hashlib.sha256).hexdigest()


async def carry_over(folder: Path, office: OfficeRoom, rooms: Rooms, at: str) -> None:
    """Do again what the replaced folder knew, and keep the questions that only a person answers.

    `JournalError` where it cannot be read or written; it is tried again at the next start.
    """
    path = folder / FILE
    if not path.exists():
        return
    try:
        known = msgspec.json.decode(path.read_bytes(), type=Known)
    except (OSError, msgspec.DecodeError) as error:
        raise JournalError(f"{path} cannot be read ({error}): see to the folder") from error
    questions = list(_questions(known, office.state)) if known.readable else list(general())
    events = tuple(_events(known, office.state, at))
    if events:
        await office.record(*events, actor=SERVER)
    lost = 0
    for debrief, links in known.links.items():
        lost += await _revoke(rooms, debrief, links)
    if lost:
        questions.append(Question(Topic.LINKS, f"Links made since lead nowhere: {lost}. Make new ones."))
    for debrief in known.ended:
        with suppress(Erased, UnknownStream, Refused):
            await (await rooms.open(debrief)).operate(EndContact(BEFORE), by=Doer(SERVER))
    questions += [each async for each in _for_release(known, rooms, secret_of(folder))]
    ask(folder, questions)
    path.unlink()
    sync_folder(folder)


def _events(known: Known, state: Office, at: str) -> Iterator[OfficeEvent]:
    """Yield what the restored office has to learn."""
    yield from _shut(known, state, at)
    yield from _held(known, state)
    yield from _told(known, state)
    yield from take_again(known.taken, state)


def _shut(known: Known, state: Office, at: str) -> Iterator[OfficeEvent]:
    for device in state.devices.values():
        if device.id in known.revoked and not device.revoked:
            yield DeviceRevoked(device.id)
    for code, invitation in state.invitations.items():
        if code in known.codes and invitation.used_by is None and invitation.until > at:
            yield InvitationEnded(code)


def _held(known: Known, state: Office) -> Iterator[OfficeEvent]:
    for hold in known.holds:
        there = state.holds.get(hold.id)
        if there is None:
            yield HoldPlaced(hold.id, hold.on, hold.target, hold.reason, hold.owner, hold.review)
        if hold.lifted and (there is None or not there.lifted):
            yield HoldLifted(hold.id, BEFORE)


def _told(known: Known, state: Office) -> Iterator[OfficeEvent]:
    for notice in state.notices.values():
        then, words = known.notices.get(notice.id, (NoticeState.WAITING, ""))
        if notice.state in _WAITS and then not in _WAITS:
            left = NoticeState.UNKNOWN if then is NoticeState.SENDING else then
            yield NoticeSettled(notice.id, left, words)


def _questions(known: Known, state: Office) -> Iterator[Question]:
    """Yield what a person has to see to although the replaced folder could be read."""
    yield from ask_about(known.taken, state)
    gone = sum(key not in state.notices for key in known.notices)
    if gone:
        words = f"Notices that this record does not know were sent or queued since: {gone}."
        yield Question(Topic.NOTICES, f"{words} Withdraw no position again before you know who was told.")


async def _revoke(rooms: Rooms, debrief: DebriefId, links: dict[str, bool]) -> int:
    """Revoke a debrief's links if one of them was; return how many good ones the record does not know."""
    try:
        room = await rooms.open(debrief)
    except (Erased, UnknownStream):
        return 0
    there = room.state.links
    if any(revoked and key in there and not there[key].revoked for key, revoked in links.items()):
        with suppress(Refused):
            await room.operate(RevokePage(), by=Doer(SERVER))
    return sum(not revoked and key not in there for key, revoked in links.items())


async def _for_release(known: Known, rooms: Rooms, secret: bytes) -> AsyncIterator[Question]:
    """Yield the debriefs that have another approver, or other words that must not be said."""
    for debrief, then in known.releases.items():
        with suppress(Erased, UnknownStream):
            if _release_of((await rooms.open(debrief)).state, secret) != then:
                words = "The approver or the denied words were others"
                cure = "See debrief approver and debrief deny."
                yield Question(Topic.RELEASES, f"{words} for debrief {debrief}. {cure}")
