"""A widget that draws lines of parts and sends only those that changed.

Each kind of widget says in `draw` what its lines are. Nothing it shows is ever read as markup.
"""

from itertools import zip_longest
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.screen import Screen
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.themes import current_style, level_style
from panelry_tui.widgets.cells import cell_len
from panelry_tui.widgets.parts import Line, Part, Pill, Role, cells_of


class Painted(Widget):
    """Draws the lines that `draw` returns, one strip each."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "painted--text",
        "painted--strong",
        "painted--muted",
        "painted--track",
        "painted--range",
        "painted--heading",
        "painted--accent",
        "painted--wait",
        "painted--good",
        "painted--bad",
        "painted--cursor",
    }
    DEFAULT_CSS = """
    Painted {
        .painted--text { color: $foreground; }
        .painted--strong { color: $foreground; text-style: bold; }
        .painted--muted { color: $text-muted; }
        .painted--track { color: $text-disabled; }
        .painted--range { color: $secondary; }
        .painted--heading { color: $secondary; text-style: bold; }
        .painted--accent { color: $warning; text-style: bold; }
        .painted--wait { color: $warning; }
        .painted--good { color: $success; }
        .painted--bad { color: $error; }
        .painted--cursor { background: $panel; }
    }
    """

    FILLS: ClassVar[bool] = False
    """Whether it is at least as high as its place: then other lines in it lay nothing out anew."""
    covered: reactive[bool] = reactive(default=False, repaint=False)
    """Whether a dialog is over the screen: the cursor is in there, and none is drawn here."""

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.glyphs = glyphs
        self._drawn: list[Line] = []
        self._drawn_for: Size | None = None
        self._looks: dict[Role | Pill, Style] = {}
        """The styles of the looks, until the colours change."""
        self._base = Style()
        """The style of the widget itself, for the lines that are drawn now."""
        self._least, self._wanted = 0, -1
        """How many lines there would be with room for all, at the width drawn for."""

    def watch_covered(self) -> None:
        """Take the cursor away, or show it again."""
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return the lines for a size in cells; height 0 asks for as many as there are."""
        return []

    def repaint(self) -> None:
        """Draw again and send the lines that differ; ask for another height where it is our own."""
        if self._drawn_for is None:
            # What has no line is never asked for one: it must ask for room itself once it has.
            self._ask_for_room()
            return
        before = self._drawn
        self._drawn = self._draw_here(*self._drawn_for)
        if self._other_height(self._drawn_for.width):
            self._ask_for_room()
            return
        if regions := changed_regions(before, self._drawn, self._drawn_for.width):
            self.refresh(*regions)

    def _draw_here(self, width: int, height: int) -> list[Line]:
        found = self.draw(width, height)
        return [without_cursor(each, self.glyphs.bar) for each in found] if self.covered else found

    def _ask_for_room(self) -> None:
        """Have the screen laid out anew where the height is our own; what is hidden gets room when shown."""
        shown = all(each.display for each in self.ancestors_with_self)
        self.refresh(layout=shown and self.styles.is_auto_height)

    def _other_height(self, width: int) -> bool:
        """Whether the height is our own and as many lines as there are now would be another one."""
        if not self.styles.is_auto_height:
            return False
        before, self._wanted = self._wanted, max(self._least, len(self.draw(width, 0)))
        return before != self._wanted

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of lines at that width."""
        self._least = container.height if self.FILLS else 0
        return max(self._least, len(self.draw(width, 0)))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some lines as Textual's strips; all of them stand on the same ground."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return one line as Textual's strip."""
        size = self.size
        if size != self._drawn_for:
            self._other_height(size.width)
            self._drawn_for, self._drawn = size, self._draw_here(*size)
        line = self._drawn[y] if y < len(self._drawn) else Line()
        ground = self._ground(marked=line.marked)
        segments = [Segment(part.text, ground + self._styled(part.look)) for part in line.parts]
        strip = Strip(segments).adjust_cell_length(size.width, ground).simplify()
        return self._selected(strip, y).apply_offsets(0, y)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text."""
        lines = ["".join(part.text for part in line.parts) for line in self._drawn]
        return selection.extract("\n".join(lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Show another selection."""
        self.refresh()

    def _ground(self, *, marked: bool) -> Style:
        """Return the style that all parts of a line stand on."""
        if not marked:
            return self._base
        cursor = self.get_component_rich_style("painted--cursor")
        return self._base + Style(bgcolor=cursor.bgcolor)

    def notify_style_update(self) -> None:
        """Take up other colours (Textual calls this when a theme or a class changes)."""
        super().notify_style_update()
        self._looks.clear()

    def _styled(self, look: Role | Pill) -> Style:
        if look not in self._looks:
            self._looks[look] = self._style(look)
        return self._looks[look]

    def _style(self, look: Role | Pill) -> Style:
        """Return ink and weight of a look; only pills and the current name have a ground of their own."""
        theme, no_colour = self.app.current_theme, self.app.no_color
        if isinstance(look, Pill):
            return level_style(*look, theme, no_colour=no_colour)
        if look == "current":
            return current_style(theme, no_colour=no_colour)
        style = self.get_component_rich_style(f"painted--{look}")
        return Style(color=style.color, bold=style.bold)

    def _selected(self, strip: Strip, y: int) -> Strip:
        """Return the strip with what is selected in it drawn so."""
        selection = self.text_selection
        span = None if selection is None else selection.get_span(y)
        if span is None:
            return strip
        text = strip.text
        start, end = (cell_len(text[: len(text) if place < 0 else place]) for place in span)
        style = self.screen.get_component_rich_style("screen--selection")
        chosen = Strip(
            [Segment(part.text, (part.style or Style()) + style) for part in strip.crop(start, end)]
        )
        return Strip.join([strip.crop(0, start), chosen, strip.crop(end, strip.cell_length)])


class Viewed(Painted):
    """Draws its `view`, and draws again whenever it is given another."""

    def watch_view(self) -> None:
        """Draw what is shown now."""
        self.repaint()


def cover(screen: Screen[Any], *, covered: bool) -> None:
    """Say to what a screen draws whether a dialog is over it."""
    for each in screen.query(Painted):
        each.covered = covered


def without_cursor(line: Line, bar: str) -> Line:
    """Return the line as it is when the cursor is elsewhere; the marked one leads with the sign `bar`."""
    if not line.marked:
        return line
    first, *rest = line.parts or (Part(""),)
    return Line((Part(first.text.replace(bar, " ", 1), first.look), *rest))


def changed_regions(before: list[Line], after: list[Line], width: int) -> list[Region]:
    """Return where lines of a widget differ: changed ones that follow each other are one region.

    A piece at the beginning or the end of a line that is as it was is left out.
    """
    found: list[Region] = []
    for y, (old, new) in enumerate(zip_longest(before, after)):
        if old == new:
            continue
        left, right = (0, width) if old is None or new is None else _differing(old, new, width)
        here = Region(left, y, right - left, 1)
        if found and found[-1].bottom == y:
            found[-1] = found[-1].union(here)
        else:
            found.append(here)
    return found


def _differing(old: Line, new: Line, width: int) -> tuple[int, int]:
    """Return from which cell to which two lines differ, by whole pieces."""
    if old.marked != new.marked:
        return 0, width
    pairs = list(zip(old.parts, new.parts, strict=False))
    same = next((place for place, (one, other) in enumerate(pairs) if one != other), len(pairs))
    left, right = cells_of(new.parts[:same]), min(width, max(cells_of(old.parts), cells_of(new.parts)))
    if cells_of(old.parts) == cells_of(new.parts) <= width:
        ends = list(zip(reversed(old.parts[same:]), reversed(new.parts[same:]), strict=False))
        tail = next((place for place, (one, other) in enumerate(ends) if one != other), len(ends))
        right = cells_of(new.parts[: len(new.parts) - tail])
    return (left, right) if left < right <= width else (0, width)
