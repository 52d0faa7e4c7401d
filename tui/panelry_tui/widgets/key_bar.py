"""The last row: the keys that act here, in order of need, and the palette at the right."""

from textual import events
from textual.reactive import reactive

from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.keys import ALWAYS, PALETTE, Key
from panelry_tui.widgets.cells import cell_len
from panelry_tui.widgets.painted import Painted
from panelry_tui.widgets.parts import Line, Part, spread

_APART = 2
_ALONE = {"enter": "enter", "tab": "tab", "s": "s", "esc": "escape"}
"""Faces of entries that bind nothing and yet stand for one key alone."""


def keys_that_fit(keys: tuple[Key, ...], width: int) -> tuple[Key, ...]:
    """Return the keys that `width` cells have room for, in their order.

    The least needed goes first, of two equal ones the later; those needed always stay.
    """
    kept = list(keys)
    while sum(_cells(key) + _APART for key in kept) > width:
        spare = [key for key in kept if key.need > ALWAYS]
        if not spare:
            break
        least = max(key.need for key in spare)
        kept.remove([key for key in spare if key.need == least][-1])
    return tuple(kept)


def _cells(key: Key) -> int:
    return cell_len(key.face) + 1 + cell_len(key.label)


class KeyBar(Painted):
    """One line of keys, empty under a dialog, which shows its own; a click on one does what the key does."""

    DEFAULT_CSS = "KeyBar { height: 1; background: $panel; dock: bottom; }"

    keys: reactive[tuple[Key, ...]] = reactive((), repaint=False)

    def __init__(
        self,
        keys: tuple[Key, ...] = (),
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(glyphs=glyphs, id=id, classes=classes)
        self.set_reactive(KeyBar.keys, keys)

    def watch_keys(self) -> None:
        """Draw other keys."""
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return the one line."""
        left, right = self._sides(width)
        return [spread((Part(" "), *_faces(left)), (*_faces(right), Part(" ")), width)]

    def on_click(self, event: events.Click) -> None:
        """Press the clicked key; one that stands for several presses nothing."""
        left, right = self._sides(self.size.width)
        at = 1
        for key in left:
            if at <= event.x < at + _cells(key):
                self._press(key)
            at += _cells(key) + _APART
        for key in right:
            if event.x >= self.size.width - 1 - _cells(key):
                self._press(key)

    def _press(self, key: Key) -> None:
        first = key.key.split(",")[0] or _ALONE.get(key.face, "")
        if first:
            self.app.simulate_key(first)

    def _sides(self, width: int) -> tuple[list[Key], list[Key]]:
        """Return the keys of the left, and the palette's for the right end."""
        kept = () if self.covered else keys_that_fit(self.keys, width)
        return [key for key in kept if key.id != PALETTE.id], [key for key in kept if key.id == PALETTE.id]


def _faces(keys: list[Key]) -> list[Part]:
    parts: list[Part] = []
    for key in keys:
        parts += [Part("  ")] if parts else []
        parts += [Part(key.face, "accent"), Part(f" {key.label}", "range")]
    return parts
