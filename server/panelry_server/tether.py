"""The tether: who starts a server for themselves alone holds the end of a pipe, and the server stops with it.

It works however they ended, also killed, for the system closes what they had open.
"""

import asyncio
import contextlib
import os
from collections.abc import Callable, Iterator

_SOME = 4096


@contextlib.contextmanager
def tethered(held: int | None, stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` once the descriptor `held` (a pipe) has come to its end; None is no tether.

    What is written into the pipe means nothing.
    """
    if held is None:
        yield
        return
    loop = asyncio.get_running_loop()

    def look() -> None:
        if not os.read(held, _SOME):
            loop.remove_reader(held)
            stop()

    loop.add_reader(held, look)
    try:
        yield
    finally:
        loop.remove_reader(held)
