"""A window that is closed, or a process that is told to end: what a demo started and made goes with it."""

import asyncio
import contextlib
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from panelry_tui.app import PanelryApp

_SIGNALS = (signal.SIGTERM, signal.SIGHUP)
_Given = TypeVar("_Given")


@contextlib.contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let SIGTERM and SIGHUP leave the block as an exit does, so that all that is open in it is closed.

    The exit code is 128 and the signal's number, as shells have it. Once it ends, no other signal
    stops it from closing, and the terminal is left as it was found.
    """

    def end(number: int, _: FrameType | None) -> None:
        for each in _SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        raise SystemExit(128 + number)

    before = {each: signal.signal(each, end) for each in _SIGNALS}
    try:
        with _terminal_as_it_was():
            yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextlib.contextmanager
def _terminal_as_it_was() -> Iterator[None]:
    """Give a terminal its settings back; what waited for a key in it may have left it without an echo."""
    try:
        found = termios.tcgetattr(sys.stdin)
    except (termios.error, OSError, ValueError):
        yield
        return
    try:
        yield
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, found)


async def shown(app: "PanelryApp") -> int:
    """Show a screen until the person leaves, or the terminal goes away; return the exit code.

    A signal leaves it as the person would, with what was being typed kept; a further one changes nothing.
    """
    loop = asyncio.get_running_loop()
    for each in _SIGNALS:
        loop.add_signal_handler(each, app.hang_up)
    try:
        await app.run_async()
    finally:
        for each in _SIGNALS:
            loop.add_signal_handler(each, _nothing)
    return app.return_code or 0


def _nothing() -> None:
    """Do nothing: the way out is taken already."""


async def aside(wait: Callable[[_Given], object], given: _Given) -> None:
    """Wait for a person in a thread that holds nobody up: the program may end before they answer."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def settle(fault: BaseException | None) -> None:
        if done.done():
            return
        if fault is None:
            done.set_result(None)
        else:
            done.set_exception(fault)

    def run() -> None:
        fault: BaseException | None = None
        try:
            wait(given)
        except BaseException as problem:  # noqa: BLE001 - whoever waits gets it
            fault = problem
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, fault)

    threading.Thread(target=run, daemon=True).start()
    await done
