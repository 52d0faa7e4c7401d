"""The summary's sentences, with the letter of each one's source, and what was found underlined."""

from textual.reactive import reactive

from panelry.text import clean_line
from panelry_tui.widgets.draft_models import SentenceRow, TextView
from panelry_tui.widgets.painted import Painted
from panelry_tui.widgets.parts import Line, Part, spread
from panelry_tui.widgets.sentence_lines import cuts, under

_INDENT = 4
"""Cells before a sentence: the cursor's bar, and the letter between blanks."""


class DraftText(Painted):
    """All parts where there is room, else the current one; where that is too long, its current sentence."""

    DEFAULT_CSS = "DraftText { height: 1fr; min-height: 4; }"

    views: reactive[tuple[TextView, ...]] = reactive((), repaint=False)

    def watch_views(self) -> None:
        """Draw another text."""
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:
        """Return the lines that fit; a count says how many are above or below."""
        whole = [line for view in self.views for line in (*self._part(view, width), Line())][:-1]
        if len(whole) <= height or not height:
            return whole
        current = next((view for view in self.views if view.current), self.views[0])
        title, *_ = self._part(current, width)
        blocks = [self._sentence(each, width) for each in current.sentences]
        return [title, *self._in_view(current, blocks, max(1, height - 1))]

    def _part(self, view: TextView, width: int) -> list[Line]:
        aside = (Part(f"{view.aside} ", "muted"),)
        title = spread((Part(f" {clean_line(view.title)}", "heading"),), aside, width)
        return [title, *(line for each in view.sentences for line in self._sentence(each, width))]

    def _in_view(self, view: TextView, blocks: list[list[Line]], room: int) -> list[Line]:
        lines = [line for block in blocks for line in block]
        if len(lines) <= room:
            return lines
        at = next((place for place, row in enumerate(view.sentences) if row.current), 0)
        top = sum(map(len, blocks[:at]))
        bottom = top + (len(blocks[at]) if blocks else 0)
        first = max(0, min(bottom - room + 1, len(lines) - room) if bottom > room - 1 else 0)
        first = min(first, top)
        shown = lines[first : first + room]
        if first + room < len(lines) and bottom < first + room:
            shown[-1] = self._more(len(lines) - first - room + 1, "below")
        if first > 0 and top > first:
            shown[0] = self._more(first + 1, "above")
        return shown

    def _more(self, count: int, where: str) -> Line:
        return Line((Part(f"    {self.glyphs.cut} {count} more lines {where}", "muted"),))

    def _sentence(self, row: SentenceRow, width: int) -> list[Line]:
        text = clean_line(row.text)
        spans = [(start, end) for start, end, _ in row.spans]
        lines: list[Line] = []
        for place, (start, end) in enumerate(cuts(text, max(8, width - _INDENT - 1)) or [(0, 0)]):
            bar = self.glyphs.bar if row.current else " "
            letter = row.letter if place == 0 else " "
            head = (Part(bar, "accent"), Part(f" {letter} ", "wait" if row.letter == "N" else "range"))
            lines.append(Line((*head, Part(text[start:end])), marked=row.current))
            marks = under(text, (start, end), spans, "~")
            if marks:
                lines.append(Line((Part(bar, "accent"), Part(f"   {marks}", "bad")), marked=row.current))
        return lines
