"""The scale of one criterion, highest level first: each level's anchor, the chosen one marked."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from panelry_tui.bound import bindings
from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.keys import MOVES, RATINGS
from panelry_tui.widgets.anchors import anchor_words
from panelry_tui.widgets.cells import cell_len, cut, plain, wrap
from panelry_tui.widgets.models import ScaleView
from panelry_tui.widgets.painted import Painted
from panelry_tui.widgets.parts import Line, Part, Pill, Role, line, spread

_INDENT = 7
_HINT = "enter: what to look for"


class RatingScale(Painted, can_focus=True):
    """One level a line or more; digits choose, arrows walk and enter chooses."""

    HELP = """Press 1 and up to rate, 0 for no evidence. Arrows walk over the levels, enter chooses."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RATINGS), *bindings(MOVES)]
    DEFAULT_CSS = "RatingScale { height: auto; }"

    view: reactive[ScaleView] = reactive(ScaleView("", ("", "")), repaint=False)

    class RatingChosen(Message):
        """The person chose a level, or 0 for no evidence."""

        def __init__(self, level: int) -> None:
            super().__init__()
            self.level = level

    def __init__(
        self,
        view: ScaleView,
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(glyphs=glyphs, id=id, classes=classes)
        self._at: int | None = None
        self._levels: tuple[int | None, ...] = ()
        """For each line drawn the level that it shows."""
        self.set_reactive(RatingScale.view, view)

    def watch_view(self, before: ScaleView, after: ScaleView) -> None:
        """Draw another scale; the walk over its levels begins anew on another criterion."""
        if before.title != after.title or before.anchors != after.anchors:
            self._at = None
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return the title and the levels from the highest to 0."""
        view, mark = self.view, self.glyphs.cut
        aside = plain(view.aside)
        if view.guide and not view.guide_lines:
            room = width - 6 - cell_len(view.title)
            offers = (f"{_HINT} · {aside}", _HINT, "enter: more")
            aside = next((each for each in offers if cell_len(each) <= room), offers[-1])
        title = cut(view.title, width - 3 - cell_len(aside), mark)
        lines = [spread((Part(f" {title}", "strong"),), (Part(f"{aside} ", "muted"),), width)]
        lines += [line(Part(f" ! {each}", "wait")) for each in wrap(view.apart, width - 4) if each]
        lines += [line(Part(each, "range")) for each in self._guide(width)]
        shown: list[int | None] = [None] * len(lines)
        for level in range(len(view.anchors), -1, -1):
            words = anchor_words(view.anchors, level) if level else view.zero
            found = self._level(level, words, width)
            shown += [level] * len(found)
            lines += found
        self._levels = tuple(shown)
        return lines

    @property
    def walking(self) -> bool:
        """Whether a level was walked to and not chosen yet."""
        return self._at is not None

    def guide_needed(self, width: int) -> int:
        """Return how many lines show the whole guide."""
        return len(self._whole_guide(width))

    def _whole_guide(self, width: int) -> list[str]:
        found = []
        for each in self.view.guide:
            first, *rest = wrap(each, width - 6) or [""]
            found += [f"   {first}", *(f"     {more}" for more in rest)]
        return found

    def _guide(self, width: int) -> list[str]:
        """Return the lines of the guide that there is room for; the last one counts the others."""
        found, room = self._whole_guide(width), self.view.guide_lines
        if not room or len(found) <= room:
            return found[:room]
        return [*found[: room - 1], f"   {len(found) - room + 1} more lines · {_HINT}"]

    def _level(self, level: int, words: str, width: int) -> list[Line]:
        """Return a level's lines, its words hanging beside the number."""
        chosen = self.view.chosen == level
        first, *rest = self._words(words, width - _INDENT - 1, whole=chosen or self._at == level)
        number = f" {level} "
        signs = self.glyphs
        lead = Part((signs.bar if self._at == level else " ") + (signs.now if chosen else " "), "accent")
        lines = [
            line(lead, Part(number.rjust(4)[:-3]), Part(number, self._look(level)), Part(f" {first}", "text"))
        ]
        lines += [line(Part(" " * _INDENT + text, "text")) for text in rest]
        return [each._replace(marked=self._at == level) for each in lines]

    def _words(self, words: str, width: int, *, whole: bool) -> list[str]:
        """Return the lines of a level's words, as many as there may be."""
        found, most = wrap(words, width) or [""], self.view.most
        if whole or not most or len(found) <= most:
            return found
        return [*found[: most - 1], cut(" ".join(found[most - 1 :]), width, self.glyphs.cut)]

    def _look(self, level: int) -> Role | Pill:
        """Return the look of a level's number: a pill where it is the chosen one."""
        if self.view.chosen != level:
            return "text"
        return Pill(level, len(self.view.anchors)) if level else "strong"

    def choose(self, level: int) -> None:
        """Choose a level or 0; one that the scale does not have does nothing."""
        if 0 <= level <= len(self.view.anchors):
            self._at = None
            self.repaint()
            self.post_message(self.RatingChosen(level))

    def on_click(self, event: events.Click) -> None:
        """Walk to the level that was clicked; clicked once more, it is chosen."""
        level = self._levels[event.y] if event.y < len(self._levels) else None
        if level is not None and level == self._at:
            self.choose(level)
        elif level is not None:
            self._at = level
            self.repaint()

    def action_rate(self, level: int) -> None:
        """Choose a level by its digit."""
        self.choose(level)

    def action_cursor_up(self) -> None:
        """Walk to the next higher level."""
        self._walk(1)

    def action_cursor_down(self) -> None:
        """Walk to the next lower level, 0 last."""
        self._walk(-1)

    def action_cursor_first(self) -> None:
        """Walk to the highest level."""
        self._walk(len(self.view.anchors))

    def action_cursor_last(self) -> None:
        """Walk to no evidence."""
        self._walk(-len(self.view.anchors))

    def action_choose(self) -> None:
        """Choose the level walked to."""
        if self._at is not None:
            self.choose(self._at)

    def walk(self, steps: int) -> None:
        """Walk some levels up, or down where `steps` is negative."""
        self._walk(steps)

    def _walk(self, steps: int) -> None:
        start = self._at if self._at is not None else self.view.chosen or 0
        self._at = max(0, min(start + steps, len(self.view.anchors)))
        self.repaint()
