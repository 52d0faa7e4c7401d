"""A closed window, a SIGTERM or a kill: no server and no process of a demo stays behind."""

import contextlib
import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 30.0
"""How long something may take on a busy machine, in seconds."""
SCREEN = b"\x1b[?1049h"
"""What a terminal is sent when a screen is drawn."""
Window = tuple[subprocess.Popen[bytes], int]


@pytest.fixture
def place() -> Iterator[Path]:
    """Give a folder whose path has room for a server's door, gone afterwards."""
    made = Path(tempfile.mkdtemp(dir="/tmp"))
    yield made
    shutil.rmtree(made, ignore_errors=True)


def settings(place: Path) -> dict[str, str]:
    """Return the environment of a machine that has nothing of its own."""
    return {
        **{name: value for name, value in os.environ.items() if name not in {"CI", "NO_COLOR"}},
        "PANELRY_STATE": str(place / "state"),
        "TMPDIR": str(place),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


def started(place: Path, *arguments: str) -> Window:
    """Start `panelry` in a window of its own; return the process and the other end of its terminal."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "panelry_tui", *arguments],
        stdin=its,
        stdout=its,
        stderr=its,
        env=settings(place),
        start_new_session=True,
    )
    os.close(its)
    return process, ours


def reads(window: int, words: bytes, key: bytes = b"") -> bytes:
    """Read what is drawn until some words came, as long as it takes; return all of it.

    Until then, `key` is pressed whenever nothing more comes.
    """
    found, until = b"", time.monotonic() + PATIENCE
    while words not in found:
        assert time.monotonic() < until, found[-2000:]
        if not select.select([window], [], [], 1.0)[0]:
            os.write(window, key)
        else:
            with contextlib.suppress(OSError):
                found += os.read(window, 65536)
    return found


def serves(place: Path) -> bool:
    """Return whether a server on a folder in this place is running."""
    listed = subprocess.run(["ps", "-eww", "-o", "args"], capture_output=True, text=True, check=True).stdout
    return any("panelry_server serve" in line and str(place) in line for line in listed.splitlines())


def comes(true: Callable[[], bool]) -> bool:
    """Return whether something becomes true, as long as it may take."""
    until = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


@pytest.mark.parametrize("how", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL])
def test_a_demo_that_waits_for_a_key_leaves_no_server_behind(place: Path, how: signal.Signals) -> None:
    """However it ends; what it made is gone with it where it had the time."""
    process, window = started(place, "demo")
    try:
        reads(window, b"Press any key")
        assert serves(place)
        process.send_signal(how)
        assert comes(lambda: process.poll() is not None)
        assert comes(lambda: not serves(place))
        made = [each.name for each in place.iterdir() if each.name.startswith("panelry-demo-")]
        assert (how is signal.SIGKILL) == bool(made)
    finally:
        process.kill()
        process.wait()
        os.close(window)


@pytest.mark.parametrize("command", ["demo", "rehearse"])
def test_a_screen_whose_window_is_closed_ends_with_its_server(place: Path, command: str) -> None:
    """The terminal is gone: nothing can be drawn any more, and nobody is asked anything."""
    process, window = started(place, command)
    try:
        reads(window, SCREEN, b" ")
        assert serves(place)
        os.close(window)
        process.send_signal(signal.SIGHUP)
        assert comes(lambda: process.poll() is not None)
        assert comes(lambda: not serves(place))
        assert [] == [each.name for each in place.iterdir() if each.name.startswith("panelry-")]
    finally:
        process.kill()
        process.wait()


def test_a_panelist_whose_window_is_closed_keeps_the_letters_typed_last(place: Path) -> None:
    """The process ends, and the note is on this machine to the last key."""
    leading, window = started(place, "demo")
    said = reads(window, b"Press any key").decode()
    link = said.split(" join '", 1)[1].split("'", 1)[0].replace("\r\n", "")
    joined, panelist = started(place, "join", link)
    try:
        reads(panelist, SCREEN)
        reads(panelist, b"weight")
        os.write(panelist, b"e")
        reads(panelist, b"Done")
        os.write(panelist, b"Backpressure")
        reads(panelist, b"typing")
        os.close(panelist)
        joined.send_signal(signal.SIGHUP)
        assert comes(lambda: joined.poll() is not None)
        command = [sys.executable, "-m", "panelry_tui", "form", "export"]
        kept = subprocess.run(command, env=settings(place), capture_output=True, text=True, check=False)
        assert "Backpressure" in kept.stdout, kept.stderr
    finally:
        joined.kill()
        joined.wait()
        leading.terminate()
        assert comes(lambda: not serves(place))
        leading.kill()
        leading.wait()
        os.close(window)
