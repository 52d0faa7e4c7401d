"""Stray errors: what nobody can catch, in a thread or while something is thrown away, goes into a crash file.

Python would print the error, its words and whatever was thrown away over the screen; any of it may be a
person's text. The file has the places in the program alone.
"""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress


def into_a_file(report: Callable[[Exception], str]) -> None:
    """Let stray errors of this process be reported from now on; nothing is printed."""

    def say(error: BaseException | None) -> None:
        with suppress(Exception):  # a program that ends may have nothing left to write with
            if isinstance(error, Exception):
                report(error)

    def thrown_away(stray: "sys.UnraisableHookArgs") -> None:
        say(stray.exc_value)

    def in_a_thread(stray: threading.ExceptHookArgs) -> None:
        say(stray.exc_value)

    sys.unraisablehook = thrown_away
    threading.excepthook = in_a_thread
