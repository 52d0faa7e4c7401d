"""Assisted wording: a program of the organisation's own choice is asked beside the rooms, and ended in time.

It is a process of its own, begun for one asking: it reads the request as JSON and writes its answer as JSON.
It has none of the server's files open and none of its secrets around it. Where it runs longer than ten
seconds, says too much or is not wanted any more, it is killed, and the drafted text stands.
"""

import asyncio
import os
import shlex
import signal
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

from panelry.assisted import Unfit, encoded, reworded
from panelry.commands import RecordRewording
from panelry.debrief import Debrief
from panelry.refusals import Refused
from panelry.rewording import ANSWER, Ended
from panelry_server.core import Core
from panelry_server.journal import JournalError
from panelry_server.room import Room
from panelry_server.settings import Settings, SettingsError

LONGEST = 10.0
"""Seconds that one asking may take."""
LOOKING = 2.0
"""Seconds between two looks at the open debriefs (chosen)."""
_GLANCE = 0.1
"""Seconds between two looks whether the answer is still wanted."""
_KEPT = ("PATH", "LANG", "LC_ALL", "SSL_CERT_FILE")
_OWN = "PANELRY_REWORDING_"
"""What begins so in the server's environment is the program's, such as the key of a provider."""

Answer = str | Ended
Claim = Callable[[str], AbstractAsyncContextManager[bool]]
"""Tells whether this server may ask about a debrief now, and holds the others off meanwhile."""


@asynccontextmanager
async def alone(stream: str) -> AsyncIterator[bool]:
    """Say yes: one server has the record."""
    del stream
    yield True


class Rewriting:
    """What the program is asked in all open debriefs; `SettingsError` where its command line is none."""

    def __init__(self, core: Core, longest: float = LONGEST, claim: Claim = alone) -> None:
        self._core = core
        self._claim = claim
        self._longest = longest
        self._program = program_of(core.settings)
        self._at_work: dict[Room, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Ask for what is wanted until cancelled; then no program is left behind."""
        try:
            while True:
                self.look()
                await self._core.clock.sleep(LOOKING)
        finally:
            left = tuple(self._at_work.values())
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    def look(self) -> None:
        """Begin what is asked for and not at work."""
        self._at_work = {room: task for room, task in self._at_work.items() if not task.done()}
        for room in self._core.rooms.present():
            if room not in self._at_work and _pending(room.state):
                self._at_work[room] = asyncio.ensure_future(self._ask_once(room))

    async def _ask_once(self, room: Room) -> None:
        """Ask where no other server does; what one has just answered is not asked again."""
        with suppress(JournalError):
            async with self._claim(room.name) as claimed:
                if claimed:
                    await room.look()
                    await self._ask(room)

    async def _ask(self, room: Room) -> None:
        if not _pending(room.state):
            return
        state = room.state
        assert state.rewording is not None  # noqa: S101 - look begins only what is asked for
        asked, model = state.rewording.hash, self._core.settings.rewording_model
        found: Answer = Ended.NOT_SET_UP
        if self._program:
            found = await ask(self._program, encoded(state), lambda: _pending(room.state), self._longest)
        ended = found if isinstance(found, Ended) else None
        answer = "" if isinstance(found, Ended) else found
        if ended is None:
            await asyncio.to_thread(_looked_at, state, answer)
        with suppress(Refused, JournalError):
            await room.operate(RecordRewording(asked, model, answer, ended))


def program_of(settings: Settings) -> tuple[str, ...]:
    """Return the program and its arguments, nothing where none is set; `SettingsError`."""
    try:
        return tuple(shlex.split(settings.rewording))
    except ValueError:
        cure = "a quotation mark is left open. Write the program and its arguments as in a shell."
        raise SettingsError("settings", "rewording", cure) from None


def _pending(state: Debrief) -> bool:
    return state.rewording is not None and state.rewording.pending


def _looked_at(state: Debrief, answer: str) -> None:
    """Check an answer beside the room, so that its findings are there when the room needs them."""
    with suppress(Unfit):
        reworded(state, answer)


async def ask(
    program: Sequence[str], request: bytes, wanted: Callable[[], bool], longest: float = LONGEST
) -> Answer:
    """Return what a program answers to a request, or why it did not; it has ended when this returns.

    The answer ends with the program: what a child of it keeps open is not waited for.
    """
    said, theirs = os.pipe()
    try:
        os.set_blocking(said, False)
        process = await _begun(program, theirs)
        return Ended.FAILED if process is None else await _heard(process, said, request, wanted, longest)
    finally:
        os.close(said)


async def _begun(program: Sequence[str], said: int) -> asyncio.subprocess.Process | None:
    try:
        return await asyncio.create_subprocess_exec(
            *program,
            stdin=asyncio.subprocess.PIPE,
            stdout=said,
            stderr=asyncio.subprocess.DEVNULL,
            env=_environment(os.environ),
            cwd=Path("/"),
            start_new_session=True,
        )
    except OSError:
        return None
    finally:
        os.close(said)


async def _heard(
    process: asyncio.subprocess.Process, said: int, request: bytes, wanted: Callable[[], bool], longest: float
) -> Answer:
    giving = asyncio.ensure_future(_give(process, request))
    try:
        return await _answered(process, said, wanted, longest)
    finally:
        giving.cancel()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await asyncio.shield(_over(process))


def _environment(server: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in server.items() if name in _KEPT or name.startswith(_OWN)}


async def _give(process: asyncio.subprocess.Process, request: bytes) -> None:
    """Give the request; a program need not read it."""
    assert process.stdin is not None  # noqa: S101 - it is a pipe
    with suppress(ConnectionError):
        process.stdin.write(request)
        await process.stdin.drain()
        process.stdin.close()


async def _over(process: asyncio.subprocess.Process) -> None:
    """Wait for the end of a program that was killed, whoever else has its pipe."""
    assert process.stdin is not None  # noqa: S101 - it is a pipe
    pipe = process.stdin.transport
    if pipe.get_write_buffer_size():
        pipe.abort()
    await process.wait()


async def _answered(
    process: asyncio.subprocess.Process, pipe: int, wanted: Callable[[], bool], longest: float
) -> Answer:
    loop = asyncio.get_running_loop()
    until, said = loop.time() + longest, b""
    while loop.time() < until:
        ended = process.returncode
        said += _so_far(pipe, ANSWER + 1 - len(said))
        if len(said) > ANSWER:
            return Ended.UNFIT
        if ended is not None:
            return _worth(said) if ended == 0 else Ended.FAILED
        if not wanted():
            return Ended.STOPPED
        await asyncio.sleep(_GLANCE)
    return Ended.LATE


def _so_far(pipe: int, most: int) -> bytes:
    """Return what waits in a pipe; no more is read than an answer may hold."""
    said = b""
    with suppress(BlockingIOError):
        while piece := os.read(pipe, most - len(said)):
            said += piece
    return said


def _worth(said: bytes) -> Answer:
    try:
        return said.decode()
    except UnicodeDecodeError:
        return Ended.UNFIT
