"""Telemetry: JSON lines on stderr about the server itself, never about what a person wrote.

Only the keys listed here leave, each with a plain value: no text, no token, no code. Commands leave
no line at all, so nobody can read from it who did what, when.
"""

import asyncio
import logging
import re
import sys
import warnings
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any, TextIO

import structlog

KEYS = frozenset(
    {"event", "level", "at", "host", "port", "folder", "pid", "count", "seconds", "status", "stream"}
    | {"error", "where", "warning", "signal", "code", "queued"}
)
"""Everything that a line may hold; a key that is not listed is dropped."""
_LONGEST = 300

_ORDINARY = frozenset(
    {"opening handshake failed", "SSL connection is closed", "socket.send() raised exception."}
)
"""What a library warns of whenever a peer goes or was never one of ours: news, and no complaint."""
_FIXED = re.compile(r"[A-Za-z ,.-]*")
"""The words with which a line begins, before anything that was filled in."""

Log = structlog.typing.FilteringBoundLogger


def _allow(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: _plain(value) for key, value in line.items() if key in KEYS}


def _plain(value: object) -> object:
    match value:
        case bool() | int() | float():
            return value
        case str():
            return value[:_LONGEST]
        case _:
            return type(value).__name__


def to(stream: TextIO | None = None) -> Log:
    """Return a log that writes to a stream, to stderr if None is given, from level info on."""
    log: Log = structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr if stream is None else stream),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            _allow,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )
    return log


def of_error(error: BaseException) -> dict[str, str]:
    """Return what may be said of an unexpected error: its type, and the last place in the code."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = "" if place is None else f"{place.tb_frame.f_globals.get('__name__', '?')}:{place.tb_lineno}"
    return {"error": type(error).__name__, "where": where}


class _Relay(logging.Handler):
    """Passes on a library's line as its fixed words; never its values, never an error's text."""

    def __init__(self, log: Log) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        _say(self._log, next(iter(str(record.msg).splitlines()), ""), error)


def _say(log: Log, words: str, error: BaseException | None) -> None:
    described = {} if error is None else of_error(error)
    say = log.info if words in _ORDINARY else log.warning
    say("library", warning=words, **described)


def relay(name: str, log: Log) -> None:
    """Let a library's logger speak through ours, from level warning on and never at debug.

    At debug `websockets` prints every header of a handshake, the bearer token included.
    """
    logger = logging.getLogger(name)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    logger.handlers = [_Relay(log)]


@contextmanager
def everything(log: Log, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Let all that would reach standard error as bare text speak through our log, until it is left.

    That is what asyncio logs, what its loop says of errors that nobody waited for, and Python's warnings: of
    each the fixed words of the first line, or its kind and place; never what was filled in.
    """
    logger = logging.getLogger("asyncio")
    before = (
        logger.level,
        logger.propagate,
        logger.handlers,
        warnings.showwarning,
        loop.get_exception_handler(),
    )
    relay("asyncio", log)

    def unawaited(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        fixed = _FIXED.match(str(context.get("message", "")))
        _say(log, "" if fixed is None else fixed.group().strip(), context.get("exception"))

    def warned(
        message: Warning | str, category: type[Warning], filename: str, lineno: int, *_: object
    ) -> None:
        del message
        log.warning("library", warning=category.__name__, where=f"{PurePath(filename).stem}:{lineno}")

    loop.set_exception_handler(unawaited)
    warnings.showwarning = warned  # type: ignore[assignment]  # two optional arguments that nothing here needs
    try:
        yield
    finally:
        logger.level, logger.propagate, logger.handlers, warnings.showwarning, unaware = before
        loop.set_exception_handler(unaware)
