"""The proposal bar: the level put to the panel and every panelist's answer, or the open second round."""

from typing import assert_never

from textual.reactive import reactive

from panelry_tui.widgets.cells import cell_len, cut, plain, wrap
from panelry_tui.widgets.models import AnswerView, ProposalView
from panelry_tui.widgets.painted import Painted
from panelry_tui.widgets.parts import Line, Part, Pill, cells_of, line, spread
from panelry_tui.words import quoted

_APART = "  "
_WORDS = 40
"""A dissent's words are cut to so many cells; the topic shows them whole."""


class ProposalBar(Painted):
    """Three lines or more while something is put to the panel, none else."""

    DEFAULT_CSS = "ProposalBar { height: auto; max-height: 7; }"

    view: reactive[ProposalView | None] = reactive(None, repaint=False)

    def watch_view(self) -> None:
        """Draw another proposal; hide where there is none."""
        self.display = self.view is not None
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return what is proposed, the answers, and how it stands."""
        view = self.view
        if view is None:
            return []
        tally = [line(Part(f" {each}", "text")) for each in wrap(view.tally, width - 1)]
        lines = [self._head(view, width), *self._answers(view, width), *tally]
        return self._with_waits(lines, view, width)

    def _with_waits(self, lines: list[Line], view: ProposalView, width: int) -> list[Line]:
        """Say what this person is asked for: at the right of the first or last line, else below."""
        waits = (Part(f"{plain(view.waits)} ", "accent"),)
        if not view.waits:
            return lines
        for at in (0, len(lines) - 1):
            if cells_of((*lines[at].parts, *waits)) + len(_APART) <= width:
                lines[at] = spread(lines[at].parts, waits, width)
                return lines
        return [*lines, line(Part(" "), *waits)]

    def _head(self, view: ProposalView, width: int) -> Line:
        tail = f"by {plain(view.by)}" + (f" {self.glyphs.step} {view.age}" if view.age else "")
        lead: tuple[Part, ...]
        if view.level is None:
            lead = (Part(" Second round", "accent"), Part(_APART))
        else:
            lead = (Part(" Proposed  "), Part(f" {view.level} ", Pill(view.level, view.scale)), Part(_APART))
        room = width - cells_of(lead) - cell_len(tail) - 3
        title = Part(cut(view.title, max(room, 8), self.glyphs.cut), "strong")
        return line(*lead, title, Part(f"   {tail}", "muted"))

    def _answers(self, view: ProposalView, width: int) -> list[Line]:
        """Return the answers, as many to a line as fit."""
        lines: list[list[Part]] = [[]]
        for answer in view.answers:
            parts = self._answer(answer)
            if lines[-1] and cells_of((*lines[-1], *parts)) + len(_APART) > width:
                lines.append([])
            lines[-1] += [Part(_APART if lines[-1] else " "), *parts]
        return [Line(tuple(parts)) for parts in lines if parts]

    def _answer(self, answer: AnswerView) -> list[Part]:
        name = plain(answer.name)
        match answer.stand:
            case "stands":
                return [Part(f"{self.glyphs.yes} {name}", "good")]
            case "to answer":
                return [Part(f"{self.glyphs.wait} {name}", "wait")]
            case "dissents":
                words = cut(answer.words, _WORDS, self.glyphs.cut)
                return [Part(f"{self.glyphs.no} {name}", "bad"), Part(f" {quoted(words)}", "text")]
            case _:
                assert_never(answer.stand)
