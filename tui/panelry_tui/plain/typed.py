"""What is typed, line by line: read beside everything else, and ended by the end of the input or a signal."""

import asyncio
import contextlib
import os
import threading

from panelry.text import clean_line

_CHUNK = 65536


class Left(Exception):  # noqa: N818 - the person left, which is no fault
    """The person leaves, or has to; `code` is the exit code, `words` say why where they did not ask to."""

    def __init__(self, code: int = 0, words: str = "") -> None:
        super().__init__(words)
        self.code = code
        self.words = words


class Typed:
    """Lines of a file descriptor; made inside the running loop."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._lines: asyncio.Queue[str | Left] = asyncio.Queue()
        self._arrived = asyncio.Event()
        self._ended: Left | None = None

    def read(self, descriptor: int) -> None:
        """Read lines from a descriptor in a thread of their own, which never holds the process up."""
        threading.Thread(target=self._reading, args=(descriptor,), daemon=True).start()

    def take(self, text: str) -> None:
        """Take a line as if it had been typed."""
        self._put(text)

    def end(self, left: Left) -> None:
        """End the conversation: before anything that was typed and not read yet."""
        self._ended = self._ended or left
        self._put(left)

    async def pause(self, seconds: float) -> None:
        """Wait, unless something was typed already or is while waiting."""
        if seconds and self._lines.empty():
            self._arrived.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._arrived.wait(), seconds)

    def _put(self, found: str | Left) -> None:
        self._lines.put_nowait(found)
        self._arrived.set()

    async def line(self) -> str:
        """Return the next line, safe to draw; `Left` once there is none."""
        if self._ended is not None:
            raise self._ended
        found = await self._lines.get()
        if isinstance(found, Left):
            raise found
        return clean_line(found)

    def _reading(self, descriptor: int) -> None:
        rest = b""
        while chunk := self._chunk(descriptor):
            *whole, rest = (rest + chunk).split(b"\n")
            for each in whole:
                self._pass(each.decode("utf-8", "replace"))
        if rest:
            self._pass(rest.decode("utf-8", "replace"))
        self._pass(Left())

    def _chunk(self, descriptor: int) -> bytes:
        try:
            return os.read(descriptor, _CHUNK)
        except OSError:
            return b""

    def _pass(self, found: str | Left) -> None:
        """Hand something over to the loop; after its end nobody is there to take it."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._put, found)


def line_before(descriptor: int) -> str | None:
    """Return one line before any loop runs, None at the end of the input; no byte behind it is taken."""
    found = b""
    while True:
        byte = os.read(descriptor, 1)
        if not byte and not found:
            return None
        if byte in {b"\n", b""}:
            return clean_line(found.decode("utf-8", "replace"))
        found += byte
