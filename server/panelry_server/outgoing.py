"""Outgoing: one terminal's bounded queue, its one sender, and the guard against slow readers.

The library's keepalive waits for the write buffer to drain before it arms its timeout, so a stalled
reader would fill the memory. Here a connection is cut when too much waits for it, or when a frame
has not left for too long. A greeting may be larger than the bound: one whole picture at a time is
not counted, because a terminal with a large picture must be able to connect.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Sequence
from itertools import accumulate, islice, takewhile
from typing import Protocol

import msgspec

from panelry.sync.frames import Frame, Sights, encode

_REMEMBERED = 16
"""Frames whose bytes may be wanted again: those of one tick, one for each viewer."""
_AT_ONCE = 16 * 1024
"""The most bytes of several frames in one write: a slow reader has as long for each of them (chosen)."""
_LOOK = 0.01
"""Seconds between two looks at the buffer at a stop."""


class Wire(Protocol):
    """Where frames go."""

    async def send(self, *texts: bytes) -> None:
        """Hand frames over, waiting while the buffer is full; any error means that the wire is gone."""
        ...

    def buffered(self) -> int:
        """Return how many bytes were handed over and have not left."""
        ...

    def abort(self) -> None:
        """Cut the connection at once, without a closing handshake."""
        ...


class Texts:
    """The bytes of frames: connections that send the very same frame of sights keep the same bytes."""

    def __init__(self) -> None:
        self._made: deque[tuple[Frame, bytes]] = deque(maxlen=_REMEMBERED)
        self.asked: Counter[type[Frame]] = Counter()
        """How many frames of each type were to be sent."""

    def of(self, frame: Frame) -> bytes:
        """Return a frame's bytes, made once."""
        self.asked[type(frame)] += 1
        for known, text in self._made:
            if known is frame:
                return text
        text = encode(frame).encode()
        if isinstance(frame, Sights):
            self._made.append((frame, text))
        return text


class _Waiting(msgspec.Struct, frozen=True):
    text: bytes
    counted: bool


class Outgoing:
    """Holds at most `most` bytes; `stalled` is the longest, in seconds, that a frame may take to leave.

    `texts` are shared by connections that may send the same frames.
    """

    def __init__(self, wire: Wire, most: int, stalled: float, texts: Texts | None = None) -> None:
        self._wire = wire
        self._texts = texts or Texts()
        self._most = most
        self._longest = stalled
        self._queue: list[_Waiting] = []
        self._counted = 0
        self._bell: asyncio.Future[None] | None = None
        """What the sender waits on while there is nothing to send."""
        self._empty: asyncio.Future[None] | None = None
        """What those wait on who wait until all has left."""
        self.cut = False
        """Whether the wire is gone, or the guard has cut it: nothing more is taken."""
        self.stalled = False
        """Whether the guard has cut it."""

    def put(self, frames: Sequence[Frame], *, greeting: bool = False) -> None:
        """Queue frames; a greeting is not counted unless an earlier one is still on its way."""
        counted = not greeting or any(not each.counted for each in self._queue)
        for frame in frames:
            self._put(_Waiting(self._texts.of(frame), counted))
        if self._counted + self._wire.buffered() > self._most:
            self._abort()

    def _put(self, waiting: _Waiting) -> None:
        if self.cut:
            return
        self._queue.append(waiting)
        self._counted += len(waiting.text) * waiting.counted
        _ring(self._bell)

    async def run(self) -> None:
        """Send what waits, in order, until the wire is gone or the guard cuts it."""
        try:
            while not self.cut:
                if not self._queue:
                    self._bell = asyncio.get_running_loop().create_future()
                    await self._bell
                # Sights and the answer behind them are put in one turn: they leave together.
                await asyncio.sleep(0)
                while self._queue:
                    await self._send(self._together())
                _ring(self._empty)
        except Exception:
            self._drop()
            raise

    def _together(self) -> list[_Waiting]:
        """Return the first that waits, with those behind it that are small enough to leave with it."""
        sizes = accumulate(len(each.text) for each in self._queue)
        few = sum(1 for _ in takewhile(lambda size: size <= _AT_ONCE, sizes))
        return [*islice(self._queue, max(1, few))]

    async def _send(self, waiting: Sequence[_Waiting]) -> None:
        try:
            async with asyncio.timeout(self._longest):
                await self._wire.send(*(each.text for each in waiting))
        except TimeoutError:
            self._abort()
            return
        del self._queue[: len(waiting)]
        self._counted = sum(len(each.text) for each in self._queue if each.counted)

    async def drain(self, seconds: float) -> bool:
        """Wait until everything has left this process; False if it did not in time."""
        try:
            async with asyncio.timeout(seconds):
                await self._emptied()
                while self._wire.buffered():  # noqa: ASYNC110 - a transport tells nobody
                    await asyncio.sleep(_LOOK)
        except TimeoutError:
            return False
        return not self.cut

    async def _emptied(self) -> None:
        while self._queue:
            if self._empty is None or self._empty.done():
                self._empty = asyncio.get_running_loop().create_future()
            await asyncio.shield(self._empty)

    def _abort(self) -> None:
        self.stalled = True
        self._drop()
        self._wire.abort()

    def _drop(self) -> None:
        self.cut = True
        self._queue.clear()
        self._counted = 0
        _ring(self._empty)
        _ring(self._bell)


def _ring(bell: asyncio.Future[None] | None) -> None:
    if bell is not None and not bell.done():
        bell.set_result(None)
