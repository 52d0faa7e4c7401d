"""What the page may ask of the rooms: whether a link opens, what it shows for a code, what a person says.

This is the whole door between the page and the debriefs. A room is never handed on; what comes back holds
the released text, or a question (is one wanted, may we keep in touch), and no panelist, rating or note.
"""

from collections.abc import Callable
from typing import Protocol

import msgspec
from msgspec.structs import replace

from panelry.commands import AnswerOffer, Command, EnterCode, SayOnPage
from panelry.debrief import Debrief
from panelry.decide.page import OFFERED, asks_now, left_to_say, link_of
from panelry.handed import demand_handing
from panelry.ids import CandidateId, DebriefId
from panelry.office import STREAM, Office, bench_link_of, may_be_asked, on_bench, policies_for
from panelry.office.commands import AnswerBench, EnterBench
from panelry.pages import VIEWS, Link, Reply, Said, code_hash, parted, same_hash, token_hash
from panelry.panel import CANDIDATE, Channel
from panelry.refusals import Code, Refused
from panelry.ruling import Feedback
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
    note: bool = False
    """Whether it is the short thank-you note."""
    corrected: str = ""
    """When the text was corrected, empty for a first version."""


class Asking(msgspec.Struct, frozen=True):
    """The question whether a summary is wanted; `answer` is None until there is one."""

    candidate: str
    position: str
    organisation: str
    answer: bool | None
    closed: bool = False
    """Whether nothing can be asked now, because the policy allows no summary."""
    chosen: tuple[Channel, str] = (Channel.PAGE, "English")
    """The channel and the language that stand in the form: those of a yes until it is changed."""


class Told(msgspec.Struct, frozen=True):
    """What became of the question where nothing is asked any more; `day` is when a summary was released.

    `channel` is how it is handed over, None where there is nothing to look for: `answer` says why.
    """

    candidate: str
    position: str
    organisation: str
    answer: bool | None
    day: str = ""
    channel: Channel | None = None
    agency: str = ""
    note: bool = False
    """Whether what was released is the short thank-you note."""


class Bench(msgspec.Struct, frozen=True):
    """The question whether somebody may be kept in touch with: until when a yes holds, empty where none does.

    `answered` is False until there is an answer, `asks` where a yes may be given.
    """

    candidate: str
    position: str
    organisation: str
    until: str
    answered: bool
    asks: bool


class Pages(Protocol):
    """Everything that the page can do, by the path of a link and the code that was typed."""

    @property
    def sender(self) -> str:
        """The organisation, which writes to everybody here."""
        ...

    async def opens(self, path: str) -> bool:
        """Return whether a link leads somewhere; nothing is consumed."""
        ...

    async def read(self, path: str, code: str) -> Shown | Asking | Told | Bench:
        """Return what the link leads to; a reading of the released text counts as a view."""
        ...

    async def again(self, path: str, code: str) -> Shown | Asking | Told:
        """Return it once more to somebody whose words were refused just now; this is no view."""
        ...

    async def say(self, path: str, code: str, said: Said, words: str) -> None:
        """Record something about the summary; `Refused` if it cannot be kept so."""
        ...

    async def answer(self, path: str, code: str, *, granted: bool, channel: Channel, language: str) -> None:
        """Record whether a summary is wanted; `Refused` if it cannot be kept so."""
        ...

    async def keep(self, path: str, code: str, days: int) -> None:
        """Record for how many days one may be kept in touch with, 0 for no more; `Refused` likewise."""
        ...


class ReleasedPages:
    """The pages of this server's debriefs. Each method raises `NoPage`, `WrongCode` or `NotNow`."""

    def __init__(self, office: OfficeRoom, rooms: Rooms, clock: Clock) -> None:
        self._office = office
        self._rooms = rooms
        self._clock = clock

    @property
    def sender(self) -> str:
        """The organisation, which writes to everybody here."""
        return self._office.state.organisation

    async def opens(self, path: str) -> bool:
        """Return whether a link leads somewhere; nothing is consumed."""
        if parted(path)[0] == STREAM:
            return (
                bench_link_of(self._office.state, token_hash(parted(path)[1]), self._clock.now()) is not None
            )
        try:
            room, token = await self._room(path)
        except NoPage:
            return False
        link = link_of(room.state, token, self._clock.now())
        return link is not None and len(link.views) < VIEWS

    async def read(self, path: str, code: str) -> Shown | Asking | Told | Bench:
        """Return what the link leads to; a reading of the released text counts as a view."""
        if parted(path)[0] == STREAM:
            return _bench(
                self._office.state, await self._ask_office(path, code, EnterBench), self._clock.now()
            )
        room, token = await self._room(path)
        await self._do(room, token, EnterCode(token, _typed(path, code)))
        return self._of(room.state, room.state.links[token])

    async def again(self, path: str, code: str) -> Shown | Asking | Told:
        """Return it once more to somebody whose words were refused just now; this is no view."""
        room, token = await self._room(path)
        link = link_of(room.state, token, self._clock.now())
        if link is None or not same_hash(link.code, _typed(path, code)):
            raise NoPage
        return self._of(room.state, link)

    async def say(self, path: str, code: str, said: Said, words: str) -> None:
        """Record something about the summary; `Refused` if it cannot be kept so."""
        room, token = await self._room(path)
        await self._do(room, token, SayOnPage(token, _typed(path, code), said, words))

    async def answer(self, path: str, code: str, *, granted: bool, channel: Channel, language: str) -> None:
        """Record whether a summary is wanted; `Refused` if it cannot be kept so."""
        room, token = await self._room(path)
        await self._do(room, token, AnswerOffer(token, _typed(path, code), granted, channel, language))

    async def keep(self, path: str, code: str, days: int) -> None:
        """Record for how many days one may be kept in touch with, 0 for no more; `Refused` likewise."""
        await self._ask_office(path, code, lambda token, typed: AnswerBench(token, typed, days))

    async def _ask_office(
        self, path: str, code: str, command: Callable[[str, str], EnterBench | AnswerBench]
    ) -> CandidateId:
        """Do a command of the bench and return whom it is about; what is so already is done."""
        stream, drawn = parted(path)
        token, typed = token_hash(drawn), _typed(path, code)
        link = bench_link_of(self._office.state, token, self._clock.now())
        if stream != STREAM or link is None:
            raise NoPage
        try:
            await self._office.ask(CANDIDATE, command(token, typed))
        except Refused as refused:
            if refused.code is not Code.NOTHING_NEW:
                raise (NoPage if refused.code is Code.NO_SUCH_THING else refused) from None
        except JournalError:
            raise NotNow from None
        if not same_hash(link.code, typed):
            raise WrongCode
        return link.candidate

    def _of(self, state: Debrief, link: Link) -> Shown | Asking | Told:
        if not link.asks:
            return _shown(state)
        if not asks_now(state):
            return _told(state, self._clock.now())
        feedback = policies_for(self._office.state, state.id).feedback
        return _asking(state, closed=feedback is Feedback.NEVER)

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
    left = left_to_say(state)
    handed = state.handed
    text, note, at = ("", False, "") if handed is None else (handed.text, handed.note, handed.corrected)
    return Shown(state.candidate, state.position, state.organisation, text, state.said, left, note, at)


def _told(state: Debrief, at: str) -> Told:
    """Return what became of the question: the channel stands only while the text may be handed over."""
    handed, given = state.handed, state.permission
    told = Told(
        state.candidate,
        state.position,
        state.organisation,
        None if given is None else given.granted,
        "" if handed is None else handed.at[:10],
        note=handed is not None and handed.note,
    )
    try:
        channel = demand_handing(given, handed, at).channel
    except Refused:
        return told
    return replace(told, channel=channel, agency="" if given is None else given.agency)


def _asking(state: Debrief, *, closed: bool) -> Asking:
    given = state.permission
    asking = Asking(
        state.candidate, state.position, state.organisation, None if given is None else given.granted, closed
    )
    if given is None or not given.granted or given.channel not in OFFERED:
        return asking
    return replace(asking, chosen=(given.channel, given.language or asking.chosen[1]))


def _bench(state: Office, key: CandidateId, at: str) -> Bench:
    candidate, answer = state.candidates[key], state.bench.get(key)
    return Bench(
        "" if candidate.particulars is None else candidate.particulars.name,
        state.positions[candidate.position].title,
        state.organisation,
        answer.until if answer is not None and on_bench(state, key, at) else "",
        answer is not None,
        may_be_asked(candidate),
    )
