"""Under the text: what was found in it, and who has signed."""

from textual.reactive import reactive

from panelry_tui.widgets.cells import cell_len, cut, plain, wrap
from panelry_tui.widgets.draft_models import ChecksView, FindingRow, SignerRow
from panelry_tui.widgets.painted import Painted
from panelry_tui.widgets.parts import Line, Part, Role, cells_of
from panelry_tui.words import quoted

MOST = 3
"""Findings shown at a time; the current one is among them."""


class DraftChecks(Painted):
    """Findings with the current one's advice, then the signatures."""

    DEFAULT_CSS = "DraftChecks { height: auto; max-height: 14; }"

    view: reactive[ChecksView] = reactive(ChecksView(), repaint=False)

    def watch_view(self) -> None:
        """Draw other checks."""
        if self.is_mounted:
            self.refresh(layout=True)
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return the lines of the findings and of the signatures."""
        view = self.view
        lines = [Line((Part(f" {cut(view.headline, width - 1, self.glyphs.cut)}", self._head()),))]
        for row in self._shown(view.findings):
            lines += self._finding(row, width)
        lines += self._signers(width)
        if view.remark:
            lines += [Line((Part(f"  {each}", "muted"),)) for each in wrap(view.remark, width - 3)]
        return lines

    def _head(self) -> Role:
        return "bad" if any(each.weight in {"block", "new"} for each in self.view.findings) else "heading"

    def _shown(self, rows: tuple[FindingRow, ...]) -> tuple[FindingRow, ...]:
        at = next((place for place, row in enumerate(rows) if row.current), 0)
        first = max(0, min(at - 1, len(rows) - MOST))
        return rows[first : first + MOST]

    def _finding(self, row: FindingRow, width: int) -> list[Line]:
        looks: dict[str, Role] = {"block": "bad", "new": "wait", "warn": "range", "suggested": "wait"}
        bar, look = self.glyphs.bar if row.current else " ", looks[row.weight]
        head = f"{row.number} {row.rule} "
        room = width - 2 - cell_len(head)
        if not row.current:
            words = cut(row.words, room, self.glyphs.cut)
            return [Line((Part(bar, "accent"), Part(f" {head}", look), Part(words)))]
        first, *rest = wrap(f"{head}{row.words}", width - 4)
        words = first.removeprefix(head)
        lines = [Line((Part(bar, "accent"), Part(f" {head}", look), Part(words)), marked=True)]
        lines += [Line((Part(f"{bar}   ", "accent"), Part(each)), marked=True) for each in rest]
        return lines + [Line((Part("    "), Part(each, "muted"))) for each in wrap(row.advice, width - 5)]

    def _signers(self, width: int) -> list[Line]:
        pieces = [self._signer(each) for each in self.view.signers]
        line: list[Part] = [Part(f" {plain(self.view.signed)} ", "heading")]
        lines: list[Line] = []
        for piece in pieces:
            if cells_of((*line, *piece)) > width and len(line) > 1:
                lines.append(Line(tuple(line)))
                line = [Part("  ")]
            line += [*piece, Part(" ")]
        return [*lines, Line(tuple(line))]

    def _signer(self, row: SignerRow) -> list[Part]:
        signs: dict[str, tuple[str, Role, str]] = {
            "signed": (self.glyphs.yes, "good", ""),
            "open": (self.glyphs.wait, "wait", ""),
            "earlier": (self.glyphs.late, "wait", " an earlier text"),
            "declined": (self.glyphs.no, "bad", ""),
        }
        sign, look, words = signs[row.state]
        said = f" {quoted(cut(row.words, 24, self.glyphs.cut))}" if row.words else words
        return [Part(f" {sign} ", look), Part(plain(row.name)), Part(said, "muted")]
