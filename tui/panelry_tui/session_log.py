"""The terminal's log beside its seat: when it was opened and closed, and how its link stood.

Nothing that anybody typed or is called can be in it: a line is one of a fixed list. It helps whoever asks
why a terminal was offline yesterday. A disk that takes nothing loses lines, and never stops the terminal.
"""

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from time import gmtime

from panelry.sync.frames import Frame, FromServer
from panelry_tui.seating import Listener, Standing

FILE = "terminal.log"
_LARGEST, _FORMER = 100_000, 1
"""Bytes of the file, and how many former ones are kept."""
_LOG = logging.getLogger("panelry.terminal")
_LOG.propagate = False


class _File(RotatingFileHandler):
    """A file that only its owner reads; a fault of the disk is passed over."""

    def _open(self) -> TextIOWrapper:
        def opener(path: str, flags: int) -> int:
            return os.open(path, flags, 0o600)

        return open(self.baseFilename, "a", encoding="utf-8", opener=opener)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging calls it so
        """Lose the line."""


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Keep the log in a seat's folder until it is left."""
    file = _File(folder / FILE, maxBytes=_LARGEST, backupCount=_FORMER, delay=True)
    line = logging.Formatter("%(asctime)s.%(msecs)03dZ %(message)s", "%Y-%m-%dT%H:%M:%S")
    line.converter = gmtime
    file.setFormatter(line)
    _LOG.addHandler(file)
    _LOG.setLevel(logging.INFO)
    _LOG.info("opened")
    try:
        yield
    finally:
        _LOG.info("closed")
        _LOG.removeHandler(file)
        file.close()


class Logged:
    """A listener whose standings are logged as well: the words of why are not."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._stands = Standing.OFFLINE

    def hello(self) -> Frame:
        """Return the first frame of a connection."""
        return self._listener.hello()

    async def receive(self, frame: FromServer) -> Iterable[Frame]:
        """Take a frame in."""
        return await self._listener.receive(frame)

    def standing(self, standing: Standing, why: str) -> None:
        """Log how the link stands where that is new, tries apart, and tell it."""
        if standing not in {Standing.CONNECTING, self._stands}:
            self._stands = standing
            _LOG.info("link %s", standing.value)
        self._listener.standing(standing, why)
