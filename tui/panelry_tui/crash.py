"""A crash of the terminal: one sentence and a file that says where, never what was being handled.

Textual's own crash screen prints local variables, and an exception's words may hold somebody's
text. Here only places in the program and the names of exceptions are written.
"""

import os
import traceback
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from rich.text import Text
from textual.app import App

_Result = TypeVar("_Result")


def places(error: BaseException) -> str:
    """Return where an exception came from, line by line, and the kinds of it and of its causes."""
    lines: list[str] = []
    found: BaseException | None = error
    while found is not None:
        kind = type(found)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(found.__traceback__)
        ]
        found = found.__cause__ or found.__context__
    return "\n".join(lines) + "\n"


def report(error: BaseException, folder: Path, now: datetime) -> str:
    """Write the places of a crash to a file under `folder`; return the sentence for the person."""
    said = "panelry stopped because of a fault in the program. What you typed is kept on this machine."
    path = folder / "crashes" / f"{now:%Y%m%d-%H%M%S}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600), "a") as file:
            file.write(places(error))
    except OSError:
        return f"{said} The place of the fault could not be written to {path}."
    return f"{said} Where it happened, without any of your words: {path}"


class QuietApp(App[_Result]):
    """An app whose crash shows one sentence; the process then ends with exit code 1."""

    crash_folder: Path | None = None
    """Where crashes are written; None writes none and lets the sentence stand alone."""

    def _handle_exception(self, error: Exception) -> None:
        """End the app after an unhandled exception (Textual calls this by this name)."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self._say_crash(error)
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        """End the app after an exception that only Textual knows (it calls this by this name)."""
        self._return_code = 1
        self._exit_renderables.append(Text("panelry stopped because of a fault in the program."))
        self._close_messages_no_wait()

    def _say_crash(self, error: Exception) -> None:
        from panelry_tui.words import now_utc  # noqa: PLC0415 - a clock is needed in a crash only

        if self.crash_folder is None:
            sentence = "panelry stopped because of a fault in the program."
        else:
            sentence = report(error, self.crash_folder, now_utc())
        self._exit_renderables.append(Text(sentence))
