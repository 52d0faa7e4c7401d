"""An errand from the command line: through the door of the running server, or done here without one."""

import asyncio
import io
import socket
import time
from collections.abc import Callable
from pathlib import Path

from panelry_server.desk_errands import InviteOfficer
from panelry_server.door import FILE, path_fits
from panelry_server.errands import LARGEST, Errand, Invite, NewDebrief, Outcome, decode_outcome, encode
from panelry_server.journal import Locked
from panelry_server.settings import Settings

Progress = Callable[[int, int], None]
"""Told the events verified so far and their total."""
STARTING = 3.0
"""Seconds to wait for the door of a server that holds the folder and is perhaps just starting (chosen)."""
ANSWERING = 600.0
"""The longest wait for an answer, in seconds: a check of a large journal takes its time (chosen)."""


class NoAnswer(ConnectionError):  # noqa: N818 - named after what happened
    """A server holds the folder and does not answer; the words say what to do."""


def carry(settings: Settings, errand: Errand, progress: Progress | None = None) -> Outcome:
    """Return the outcome of an errand; `progress` is told of a check after an unclean stop.

    Raises `NoAnswer`, and what `panelry_server.serve.open_core` raises where no server runs.
    """
    until = time.monotonic() + STARTING
    while True:
        outcome = through_door(settings.folder / FILE, errand)
        if outcome is not None:
            return outcome
        try:
            return asyncio.run(_done_here(settings, errand, progress))
        except Locked as locked:
            if not path_fits(settings.folder / FILE) or time.monotonic() > until:
                raise NoAnswer(_silent(settings.folder, locked)) from None
            time.sleep(0.1)


def through_door(path: Path, errand: Errand) -> Outcome | None:
    """Return what the running server answers, None if nobody is behind the door."""
    if not path_fits(path):
        return None
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knocking:
        knocking.settimeout(ANSWERING)
        try:
            knocking.connect(str(path))
        except (FileNotFoundError, ConnectionRefusedError):
            return None
        except OSError as problem:
            cure = "Run this as the account that runs the server"
            raise NoAnswer(f"{path}: {problem.strerror}. {cure}.") from None
        return _spoken(knocking, errand)


def _spoken(knocking: socket.socket, errand: Errand) -> Outcome:
    try:
        knocking.sendall(encode(errand))
        with knocking.makefile("rb") as answer:
            return decode_outcome(answer.readline(16 * LARGEST))
    except (OSError, ValueError):
        raise NoAnswer(
            "The server gave no answer that can be read. See with panelry-server debrief list what it did,"
            " then try again; restart the server if it is of another version."
        ) from None


async def _done_here(settings: Settings, errand: Errand, progress: Progress | None) -> Outcome:
    from panelry_server.core import open_core  # noqa: PLC0415
    from panelry_server.links import Links, links_here  # noqa: PLC0415 - not where a server runs
    from panelry_server.operations import run_errand  # noqa: PLC0415 - likewise

    core = await open_core(settings, stream=io.StringIO(), progress=progress)
    try:
        invites = isinstance(errand, Invite | NewDebrief | InviteOfficer)
        links = links_here(settings, core.clock) if invites else Links("")
        return await run_errand(core, errand, links)
    finally:
        await core.close()


def _silent(folder: Path, locked: Locked) -> str:
    owner = f"process {locked.pid}" if locked.pid else "another process"
    if not path_fits(folder / FILE):
        return f"The path of {folder} is too long for a door, and {owner} holds it: stop that one first."
    return f"{owner.capitalize()} holds {folder} and has opened no door yet: try again in a moment."
