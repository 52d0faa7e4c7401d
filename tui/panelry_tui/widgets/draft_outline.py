"""The left column of the summary: its parts, each with its state, and the points of the panel."""

from textual.reactive import reactive

from panelry_tui.widgets.cells import pad
from panelry_tui.widgets.draft_models import OutlineView, PointRow, SectionRow
from panelry_tui.widgets.painted import Viewed
from panelry_tui.widgets.parts import Line, Part, Role


class DraftOutline(Viewed):
    """One row for each part, then one for each point; the points around the current one stay in view."""

    DEFAULT_CSS = "DraftOutline { width: 26; height: 1fr; }"

    view: reactive[OutlineView] = reactive(OutlineView(), repaint=False)

    def draw(self, width: int, height: int) -> list[Line]:
        """Return the rows, each ending in the rule that parts the columns."""
        sections = [self._section(each, width - 1) for each in self.view.sections]
        head = [self._heading("SECTIONS", width - 1), *sections, Line((Part(" " * (width - 1)),))]
        head.append(self._heading(f"POINTS {len(self.view.points)}", width - 1))
        legend = [self._words(each, width - 1) for each in self.view.legend]
        points = self._points(width - 1, max(0, height - len(head) - len(legend)))
        rows = [*head, *points]
        rows += [self._words("", width - 1)] * max(0, height - len(rows) - len(legend))
        rows += legend
        return [Line((*row.parts, Part(self.glyphs.rule, "track")), row.marked) for row in rows]

    def _heading(self, words: str, width: int) -> Line:
        return Line((Part(" "), Part(pad(words, width - 1, self.glyphs.cut), "heading")))

    def _words(self, words: str, width: int) -> Line:
        return Line((Part(" "), Part(pad(words, width - 1, self.glyphs.cut), "muted")))

    def _section(self, row: SectionRow, width: int) -> Line:
        signs: dict[str, tuple[str, Role]] = {
            "fine": (self.glyphs.yes, "good"),
            "finding": ("!", "bad"),
            "waiting": (self.glyphs.wait, "wait"),
        }
        sign, look = signs[row.state]
        bar = self.glyphs.bar if row.current else " "
        title = pad(row.title, width - 3, self.glyphs.cut)
        parts = (
            Part(bar, "accent"),
            Part(f"{sign} ", look),
            Part(title, "strong" if row.current else "text"),
        )
        return Line(parts, marked=row.current)

    def _points(self, width: int, room: int) -> list[Line]:
        rows = self.view.points
        if not rows:
            return [self._aside(f"none yet: {self.view.writes} writes one", width)][:room]
        at = next((place for place, row in enumerate(rows) if row.current), 0)
        first = max(0, min(at - room // 2, len(rows) - room))
        shown = [self._point(row, width) for row in rows[first : first + room]]
        if shown and first + room < len(rows) and at < first + room - 1:
            shown[-1] = self._aside(f"{self.glyphs.cut} {len(rows) - first - room + 1} more", width)
        return shown

    def _aside(self, words: str, width: int) -> Line:
        return Line((Part("   "), Part(pad(words, width - 3, self.glyphs.cut), "muted")))

    def _point(self, row: PointRow, width: int) -> Line:
        signs: dict[str, tuple[str, Role]] = {
            "approved": (self.glyphs.point, "good"),
            "written": (self.glyphs.wait, "wait"),
            "incomplete": (self.glyphs.open, "muted"),
            "disputed": ("!", "bad"),
        }
        sign, look = signs[row.kind]
        bar = self.glyphs.bar if row.current else " "
        words = pad(f"{row.who}: {row.words}", width - 3, self.glyphs.cut)
        return Line((Part(bar, "accent"), Part(f"{sign} ", look), Part(words)), marked=row.current)
