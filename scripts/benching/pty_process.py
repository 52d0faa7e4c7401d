"""A process on a pseudo-terminal: what it writes, when the first byte comes, and what it costs.

The processor's time is that of the whole process, of every thread, from the system's own account
(Linux); waiting for it to fall silent costs it nothing.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benching.process import cpu_of, resident

PATIENCE = 30.0
"""The longest time to wait for words on the screen, in seconds."""
SIZE = (100, 30)
ASKED = "BENCH_ASKED"
"""Holds the file descriptor on which the process is asked for acts."""
_TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
_SILENT = 0.15
"""Seconds without a byte after which an act counts as done."""


class Burst(NamedTuple):
    """What followed an act: bytes, seconds until the first of them, and seconds of the processor."""

    size: int
    first: float
    cpu: float


class PtyProcess:
    """A command on a terminal of its own; `asking` is where it is asked for acts, if it takes them."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._screen, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
        reading, self._asking = os.pipe()
        self.started = time.monotonic()
        self._process = subprocess.Popen(
            command,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env={**environment, **_TERMINAL, ASKED: str(reading)},
            pass_fds=(reading,),
            start_new_session=True,
        )
        os.close(terminal)
        os.close(reading)

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    def cpu(self) -> float:
        """Return the seconds of the processor that it has taken so far, in all its threads."""
        return cpu_of(self.pid)

    def resident(self) -> float:
        """Return the memory that it holds, in MiB."""
        return resident(self.pid) / 1024

    def ask(self, many: int = 1) -> None:
        """Ask for acts, all at once."""
        os.write(self._asking, b"." * many)

    def press(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._screen, keys)

    def wait_for(self, words: bytes) -> float:
        """Wait until words were written, and return how many seconds after the start."""
        seen = b""
        while words not in seen:
            chunk = self._read(PATIENCE)
            if not chunk:
                raise AssertionError(f"never came: {words!r}\n{seen[-2000:]!r}")
            seen += chunk
        return time.monotonic() - self.started

    def wait(self) -> None:
        """Wait until anything is written."""
        if not self._read(PATIENCE):
            raise AssertionError("nothing came")

    def read_for(self, patience: float) -> int:
        """Read once, or wait so many seconds in vain; return how many bytes came."""
        return len(self._read(patience))

    def settle(self, silent: float = _SILENT) -> int:
        """Read until nothing more comes, and return how many bytes came."""
        size = 0
        while chunk := self._read(silent):
            size += len(chunk)
        return size

    def after(self, silent: float = _SILENT) -> Burst:
        """Return what follows the act that was asked for just now."""
        begun, cpu = time.monotonic(), self.cpu()
        chunk = self._read(PATIENCE)
        first = time.monotonic() - begun
        size = len(chunk) + self.settle(silent)
        return Burst(size, first, self.cpu() - cpu)

    def end(self) -> None:
        """End it, and close its terminal."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._screen)
        os.close(self._asking)

    def _read(self, patience: float) -> bytes:
        ready, _, _ = select.select([self._screen], [], [], patience)
        if not ready:
            return b""
        try:
            return os.read(self._screen, 1 << 16)
        except OSError:  # the other side is gone
            return b""
