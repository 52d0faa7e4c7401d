"""One person in plain mode over pipes, and the checks that every line of a plain mode has to pass."""

import contextlib
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from panelry_tui.plain.lines import FIRST, LABELS, PROMPT

PATIENCE = 60.0
"""How long a line may take to come on a busy machine, in seconds."""
_QUIET = 0.5
"""Seconds in which no line may come twice: a second, less what a busy machine may take from it."""
_BEGINS = re.compile(rf"(?:{'|'.join(sorted(LABELS))}): \S")
_DRAWN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2500-\u259f\u2800-\u28ff]")


class Said(NamedTuple):
    """A line, and when it began to come."""

    text: str
    at: float


class PlainTerminal:
    """`panelry ARGUMENTS` as a process whose input and output are pipes."""

    def __init__(self, name: str, state: Path) -> None:
        self.name = name
        self._state = state
        self.said: list[Said] = []
        self._mark = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None

    def start(self, *arguments: str, **settings: str) -> None:
        """Start the command."""
        environment = {"PANELRY_STATE": str(self._state), "PANELRY_CONFIG": str(self._state / "none.toml")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "panelry_tui", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "LC_ALL": "C.UTF-8", **environment, **settings},
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        begun, rest = 0.0, b""
        while chunk := os.read(self._process.stdout.fileno(), 65536):
            begun = begun if rest else time.monotonic()
            *whole, rest = (rest + chunk).split(b"\n")
            for line in whole:
                self.said.append(Said(line.decode(), begun))
                begun = time.monotonic()

    def type(self, *lines: str) -> None:
        """Type lines, each with Enter; what is waited for next has to come after them."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._mark = len(self.said)
        self._process.stdin.write("".join(f"{each}\n" for each in lines).encode())
        self._process.stdin.flush()

    def wait_for(self, *wanted: str) -> None:
        """Wait until each of these texts stands in a line that came since something was typed."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            since = [each.text for each in self.said[self._mark :]]
            if all(any(text in line for line in since) for text in wanted):
                return
            time.sleep(0.02)
        raise AssertionError(f"{self.name} never heard {wanted}:\n" + "\n".join(self.lines()[-60:]))

    def step(self, typed: str | Sequence[str], *wanted: str) -> None:
        """Type one line or several, and wait for what they bring."""
        self.type(*([typed] if isinstance(typed, str) else typed))
        self.wait_for(*wanted)

    def lines(self) -> list[str]:
        """Return everything that was said."""
        return [each.text for each in self.said]

    def last(self, beginning: str) -> str:
        """Return the last line that begins so."""
        return next(each for each in reversed(self.lines()) if each.startswith(beginning))

    def signal(self, number: int) -> None:
        """Send a signal."""
        assert self._process is not None
        self._process.send_signal(number)

    def end(self, *, typing: bool = True) -> int:
        """Close the input, wait for the end, and return the exit code."""
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._reader is not None
        if typing:
            self._process.stdin.close()
        code = self._process.wait(timeout=PATIENCE)
        self._reader.join(timeout=PATIENCE)
        return code

    def kill(self) -> None:
        """End it the hard way if it runs, and close the pipes."""
        if self._process is None or self._reader is None:
            return
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._reader.join(timeout=PATIENCE)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()


def faults(said: Sequence[Said]) -> list[str]:
    """Return what is wrong with an output: signs that are drawn, lines without a label, lines said twice."""
    found = []
    before: dict[str, float] = {}
    for number, (text, at) in enumerate(said, 1):
        if _DRAWN.search(text):
            found.append(f"line {number} holds a sign that is drawn or moves a cursor: {text!r}")
        if not (text.startswith((f"{FIRST}: ", PROMPT)) or _BEGINS.match(text)):
            found.append(f"line {number} begins with no label: {text!r}")
        if at - before.get(text, at - 2 * _QUIET) < _QUIET:
            found.append(f"line {number} came {at - before[text]:.2f} s before: {text!r}")
        before[text] = at
    return found
