"""The scrollback: the only place that plain mode writes to; no line is said twice within a second."""

from collections.abc import Callable, Iterable

from panelry_tui.plain.lines import PROMPT, Line, rendered
from panelry_tui.plain.wrapped import wrapped

QUIET = 1.0
"""Seconds in which no line is said twice."""
_COUNTS = frozenset({"done", "event", "refused", "saved"})
"""Labels of lines that tell of something that happened: the second one says so."""


class Scrollback:
    """Writes whole lines; `echoes` tells that what is typed shows behind the prompt by itself.

    `width` gives the columns that a line is broken to at words, None where lines stay whole.
    """

    def __init__(
        self,
        write: Callable[[str], None],
        clock: Callable[[], float],
        *,
        echoes: bool,
        width: Callable[[], int | None] = lambda: None,
    ) -> None:
        self._write = write
        self._clock = clock
        self._echoes = echoes
        self._width = width
        self._said: dict[str, float] = {}
        self.last = ""
        """The label of the last line."""
        self.asking = False
        """Whether the prompt stands at the end, so that the next line begins below it."""

    def first(self, line: str) -> None:
        """Write the line that says that plain mode is on."""
        self._put(line, self._width())

    def ring(self) -> None:
        """Ring the terminal's bell; it stands in no line."""
        self._write("\a")

    def say(self, lines: Iterable[Line]) -> bool:
        """Write lines, each but those that were said a moment ago; tell whether any was written."""
        said = False
        for line in lines:
            for text in rendered(line):
                again = self._fresh(text) or (line.label in _COUNTS and self._fresh(f"{text} Again."))
                if again:
                    self._put(again, None if line.whole else self._width())
                    self.last, said = line.label, True
        return said

    def wait(self, lines: Iterable[Line]) -> float:
        """Return in how many seconds all of these lines may be said, 0 for now."""
        now = self._clock()
        texts = (text for line in lines for text in rendered(line))
        return max([0.0, *(self._said[each] + QUIET - now for each in texts if each in self._said)])

    def wait_to_prompt(self) -> float:
        """Return in how many seconds the prompt may be written again."""
        return 0.0 if self.asking else max(0.0, self._said.get(PROMPT, -QUIET) + QUIET - self._clock())

    def prompt(self) -> None:
        """Ask for a line, unless the prompt stands there or did a moment ago."""
        if not self.asking and self._fresh(PROMPT):
            self._write(f"{PROMPT} ")
            self.asking = True

    def heard(self) -> None:
        """Learn that a line was typed: a terminal that echoes has ended the prompt's line."""
        if self._echoes:
            self.asking = False

    def _fresh(self, text: str) -> str:
        """Return the text if it may be said now, and remember when it was."""
        now = self._clock()
        if now - self._said.get(text, now - 2 * QUIET) < QUIET:
            return ""
        self._said = {each: at for each, at in self._said.items() if now - at < QUIET}
        self._said[text] = now
        return text

    def _put(self, text: str, width: int | None) -> None:
        rows = wrapped(text, width)
        self._write(f"\n{rows}\n" if self.asking else f"{rows}\n")
        self.asking = False
