"""A crash of the terminal: one sentence and a file that says where, never what was being handled.

Textual's own crash screen prints local variables, and an exception's words may hold somebody's
text. Here only places in the program and the names of exceptions are written.
"""

from pathlib import Path
from typing import TypeVar

from rich.text import Text
from textual.app import App

from panelry.text import clean_text
from panelry_tui.crash_file import report

_Result = TypeVar("_Result")


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
        self._exit_renderables.append(Text(clean_text(sentence)))
