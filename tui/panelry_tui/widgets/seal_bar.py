"""The seal bar: whether what opened is what was sealed, in words; a warning stands out."""

import msgspec
from textual.reactive import reactive

from panelry_tui.widgets.cells import wrap
from panelry_tui.widgets.painted import Viewed
from panelry_tui.widgets.parts import Line, Part, Role, line

MOST = 2
"""Warnings that are shown; how many more there are is said."""


class SealView(msgspec.Struct, frozen=True):
    """What matches, in words, and a warning for each thing that does not; all empty while all is sealed."""

    words: str = ""
    warnings: tuple[str, ...] = ()


class SealBar(Viewed):
    """As many lines as there is something to say, warnings first."""

    DEFAULT_CSS = "SealBar { height: auto; }"

    view: reactive[SealView] = reactive(SealView(), repaint=False)

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return the lines."""
        view, hidden = self.view, len(self.view.warnings) - MOST
        more = (f"{hidden} more: A lists them.",) if hidden > 0 else ()
        loud: list[tuple[str, Role]] = [(f"! {each}", "bad") for each in (*view.warnings[:MOST], *more)]
        calm: list[tuple[str, Role]] = [(view.words, "muted")] if view.words else []
        return [each for words, role in (*loud, *calm) for each in _lines(words, width, role)]


def _lines(words: str, width: int, role: Role) -> list[Line]:
    return [line(Part(f"   {each}", role)) for each in wrap(words, width - 3)]
