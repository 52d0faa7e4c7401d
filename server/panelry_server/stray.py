"""Stray errors: what nobody can catch, in a thread or while something is thrown away, goes through the log.

Python would print the error, its words and whatever was thrown away, and any of it may be somebody's text.
"""

import sys
import threading
from contextlib import suppress


def through_the_log() -> None:
    """Let stray errors of this process speak through the log from now on: by their kind and place alone."""
    sys.unraisablehook = _thrown_away
    threading.excepthook = _in_a_thread


def _thrown_away(stray: "sys.UnraisableHookArgs") -> None:
    _say("error while something was thrown away", stray.exc_type, stray.exc_value)


def _in_a_thread(stray: threading.ExceptHookArgs) -> None:
    if not issubclass(stray.exc_type, SystemExit):
        _say("error in a thread", stray.exc_type, stray.exc_value)


def _say(words: str, kind: type[BaseException], error: BaseException | None) -> None:
    with suppress(Exception):  # a program that ends may have nothing left to speak with
        from panelry_server import telemetry  # noqa: PLC0415 - for a stray error alone

        told = {"error": kind.__name__} if error is None else telemetry.of_error(error)
        telemetry.to().warning("library", warning=words, **told)
