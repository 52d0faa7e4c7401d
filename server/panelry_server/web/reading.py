"""What the page may ask of the rooms: whether a link opens, what it shows for a code, what a person says.

This is the whole door between the page and the debriefs. A room is never handed on; what comes back holds
the released text, or the question whether one is wanted, and no panelist, rating or note.
"""

from typing import Protocol

import msgspec

from panelry.commands import AnswerOffer, Command, EnterCode, SayOnPage
from panelry.debrief import Debrief
from panelry.decide.page import link_of
from panelry.ids import DebriefId
from panelry.pages import MOST, VIEWS, Reply, Said, code_hash, parted, same_hash, token_hash
from panelry.panel import CANDIDATE, Channel
from panelry.refusals import Code, Refused
from panelry_server.clock import Clock
from panelry_server.journal import Erased, JournalError
from panelry_server.office_room import OfficeRoom
from panelry_server.room import Room
from panelry_server.rooms import Rooms


class NoPage(Exception):  # noqa: N818 - named after what the reader is told
    """The link leads nowhere, or not any more: one answer for all reasons."""


class WrongCode(Exception):  # noqa: N818 - named after what happened
    """The code is not the link's."""


class NotNow(Exception):  # noqa: N818 - named after what the reader is told
    """The server cannot keep anything at the moment."""


class Shown(msgspec.Struct, frozen=True):
    """What a candidate reads: the released text, what they said so far, and what they may still say."""

    candidate: str
    position: str
    organisation: str
    text: str
    said: tuple[Reply, ...]
    left: frozenset[Said]


class Asking(msgspec.Struct, frozen=True):
    """The question whether a summary is wanted; `answer` is None until there is one."""

    candidate: str
    position: str
    organisation: str
    answer: bool | None


class Pages(Protocol):
    """Everything that the page can do, by the path of a link and the code that was typed."""

    async def opens(self, path: str) -> bool:
        """Return whether a link leads somewhere; nothing is consumed."""
        ...

    async def read(self, path: str, code: str) -> Shown | Asking:
        """Return what the link leads to, which counts as a view."""
        ...

    async def say(self, path: str, code: str, said: Said, words: str) -> None:
        """Record something about the summary; `Refused` if it cannot be kept so."""
        ...

    async def answer(self, path: str, code: str, *, granted: bool, channel: Channel, language: str) -> None:
        """Record whether a summary is wanted; `Refused` if it cannot be kept so."""
        ...


class ReleasedPages:
    """The pages of this server's debriefs. Each method raises `NoPage`, `WrongCode` or `NotNow`."""

    def __init__(self, office: OfficeRoom, rooms: Rooms, clock: Clock) -> None:
        self._office = office
        self._rooms = rooms
        self._clock = clock

    async def opens(self, path: str) -> bool:
        """Return whether a link leads somewhere; nothing is consumed."""
        try:
            room, token = await self._room(path)
        except NoPage:
            return False
        link = link_of(room.state, token, self._clock.now())
        return link is not None and len(link.views) < VIEWS

    async def read(self, path: str, code: str) -> Shown | Asking:
        """Return what the link leads to, which counts as a view."""
        room, token = await self._room(path)
        await self._do(room, token, EnterCode(token, _typed(path, code)))
        link = room.state.links[token]
        return _asking(room.state) if link.asks else _shown(room.state)

    async def say(self, path: str, code: str, said: Said, words: str) -> None:
        """Record something about the summary; `Refused` if it cannot be kept so."""
        room, token = await self._room(path)
        await self._do(room, token, SayOnPage(token, _typed(path, code), said, words))

    async def answer(self, path: str, code: str, *, granted: bool, channel: Channel, language: str) -> None:
        """Record whether a summary is wanted; `Refused` if it cannot be kept so."""
        room, token = await self._room(path)
        await self._do(room, token, AnswerOffer(token, _typed(path, code), granted, channel, language))

    async def _room(self, path: str) -> tuple[Room, str]:
        name, token = parted(path)
        debrief, office = DebriefId(name), self._office.state
        if not token or debrief not in office.debriefs or debrief in office.erased:
            raise NoPage
        try:
            return await self._rooms.open(debrief), token_hash(token)
        except Erased:
            raise NoPage from None
        except JournalError:
            raise NotNow from None

    async def _do(self, room: Room, token: str, command: EnterCode | SayOnPage | AnswerOffer) -> None:
        link = room.state.links.get(token)
        fits = link is not None and same_hash(link.code, command.code)
        await self._operate(room, command)
        if not fits:
            raise WrongCode

    async def _operate(self, room: Room, command: Command) -> None:
        try:
            await room.operate(command, CANDIDATE)
        except Refused as refused:
            if refused.code in {Code.NO_SUCH_THING, Code.NOT_IN_THIS_PHASE}:
                raise NoPage from None
            raise
        except JournalError:
            raise NotNow from None


def _typed(path: str, code: str) -> str:
    return code_hash(parted(path)[1], code)


def _shown(state: Debrief) -> Shown:
    said = [each.said for each in state.said]
    left = frozenset(each for each, most in MOST.items() if said.count(each) < most)
    text = "" if state.handed is None else state.handed.text
    return Shown(state.candidate, state.position, state.organisation, text, state.said, left)


def _asking(state: Debrief) -> Asking:
    answer = None if state.permission is None else state.permission.granted
    return Asking(state.candidate, state.position, state.organisation, answer)
