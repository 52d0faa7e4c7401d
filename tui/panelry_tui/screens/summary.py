"""The summary: the panel reads, mends and signs the text that the candidate will get."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from panelry import commands as c
from panelry import parts as p
from panelry.panel import Role
from panelry.points import Section
from panelry_tui import keys
from panelry_tui.left_out import left_out, why_unused
from panelry_tui.reading import Reading
from panelry_tui.rewording_reading import RewordingReading
from panelry_tui.screens.dialogs import ReadDialog
from panelry_tui.screens.rewording import rewording
from panelry_tui.screens.summary_writing import SummaryWriting
from panelry_tui.sources_reading import sources_in_words
from panelry_tui.summary_reading import SummaryReading
from panelry_tui.summary_view import SOURCES, checks_view, finding_row, outline_view, text_views
from panelry_tui.waiving_reading import why_not_waive
from panelry_tui.widgets.draft_checks import DraftChecks
from panelry_tui.widgets.draft_editor import DraftEditor
from panelry_tui.widgets.draft_outline import DraftOutline
from panelry_tui.widgets.draft_text import DraftText

_Name = TypeVar("_Name", bound=str)
_FOLDED = 72
"""Below so many columns one of the two columns is shown at a time."""
_CHAIR = {"summary.ask", "summary.release", "summary.back", "summary.chair"}
"""The keys of the facilitator alone."""


class SummaryScreen(SummaryWriting):
    """Parts and points at the left; sentences, findings and signatures at the right."""

    key_set = "summary"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    SummaryScreen #body { height: 1fr; }
    SummaryScreen.-tall #body { margin-top: 1; }
    SummaryScreen.-wide DraftOutline { width: 32; }
    SummaryScreen #right { width: 1fr; }
    SummaryScreen.-folded DraftOutline { display: none; }
    SummaryScreen.-folded.-points DraftOutline { display: block; width: 1fr; }
    SummaryScreen.-folded.-points #right { display: none; }
    """

    def fill(self) -> Iterable[Widget]:
        """Return the two columns."""
        glyphs = self.room_app.glyphs
        right = Vertical(DraftText(glyphs=glyphs), DraftEditor(), DraftChecks(glyphs=glyphs), id="right")
        yield Horizontal(DraftOutline(glyphs=glyphs), right, id="body")

    def footer_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys that act now: asking gives way to opening the release once all have signed."""
        if any(each.is_open for each in self.query(DraftEditor)):
            return (keys.PALETTE,)
        summary = SummaryReading(self.reading())
        chairs = Role.FACILITATOR in summary.reading.my_roles
        done = bool(summary.signers()) and not summary.unsigned()
        hidden = set() if chairs else set(_CHAIR)
        hidden.add("summary.ask" if done else "summary.release")
        hidden |= set() if summary.matters else {"summary.finding"}
        hidden |= set() if summary.asks_me() else {"summary.answer"}
        at = summary.written(self.sentence) or next(iter(summary.sentences), None)
        if at is None or self.another_in(at.section) is None:
            hidden.add("summary.suggest")
        shown = (each for each in keys.footer(self.key_set) if each.id not in hidden)
        return tuple(self._named(summary, each) for each in shown)

    def _named(self, summary: SummaryReading, key: keys.Key) -> keys.Key:
        """Return a key as it acts now: at a finding, the one that writes a point waives.

        Where somebody else writes, to suggest is what is left to do.
        """
        if key.id == "summary.suggest":
            return replace(key, need=keys.MAIN)
        at = self.matter if self.matter in summary.matters else None
        if key.id != "summary.point" or at is None or why_not_waive(summary, at):
            return key
        return replace(key, label="Waive")

    def my_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys that my roles may use."""
        chairs = Role.FACILITATOR in self.reading().my_roles
        hidden = set() if chairs else set(_CHAIR)
        if not RewordingReading(SummaryReading(self.reading())).on:
            hidden.add("summary.rewording")
        return tuple(each for each in keys.keys_of(self.key_set) if each.id not in hidden)

    def legend(self) -> tuple[str, ...]:
        """Return what the letters before the sentences mean, and the signs."""
        return (f"Before each sentence, where it comes from: {', '.join(SOURCES)}.", *super().legend())

    def heading_words(self, reading: Reading) -> str:
        """Return what the screen is about."""
        del reading
        return "summary"

    def counts(self, reading: Reading) -> str:
        """Return words, the beginning of the hash, and how many have signed."""
        summary = SummaryReading(reading)
        draft = summary.draft
        if draft is None:
            return ""
        signed = f"{summary.signed_count()} of {len(draft.signers)} signed"
        if self.app.size.width < _FOLDED:
            return signed
        return f"{draft.words} words · {draft.hash[:7]} · {signed}"

    def show(self, reading: Reading) -> None:
        """Bring both columns up to date; the cursor stays on its sentence and its point."""
        summary = SummaryReading(reading)
        self.settle(summary)
        current = summary.written(self.sentence)
        section = Section.OPENING if current is None else current.section
        in_points = self.column == "points"
        self.query_one(DraftOutline).view = outline_view(summary, section, self.point if in_points else None)
        folded = self.app.size.width < _FOLDED
        self._draw_text(summary)
        self.query_one(DraftChecks).view = checks_view(summary, self.current_matter(summary))
        self.set_class(folded, "-folded")
        self.set_class(in_points, "-points")
        self.watch_editor(summary)

    def _draw_text(self, summary: SummaryReading) -> None:
        current = summary.written(self.sentence)
        section = Section.OPENING if current is None else current.section
        at = None if self.column == "points" else self.sentence
        alone, writing = self.app.size.width < _FOLDED, self.who_writes(summary.reading)
        self.query_one(DraftText).views = text_views(summary, section, at, alone=alone, writing=writing)

    def _tick(self) -> None:
        super()._tick()
        reading = self.reading()
        if any(reading.all(p.Writing)):
            self._draw_text(SummaryReading(reading))
            self.show_keys()

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus: while a sentence is typed, its editor names its own."""
        self.show_keys()

    def on_descendant_blur(self) -> None:
        """Show the keys again once the editor is closed."""
        self.show_keys()

    # moving

    def action_cursor_up(self) -> None:
        """Go to the sentence or point above."""
        self._move(-1)

    def action_cursor_down(self) -> None:
        """Go to the sentence or point below."""
        self._move(1)

    def action_cursor_first(self) -> None:
        """Go to the first one."""
        self._move(-1_000)

    def action_cursor_last(self) -> None:
        """Go to the last one."""
        self._move(1_000)

    def action_cursor_left(self) -> None:
        """Go to the points."""
        self._to_column("points")

    def action_cursor_right(self) -> None:
        """Go to the sentences."""
        self._to_column("text")

    def action_other_column(self) -> None:
        """Go to the other column."""
        self._to_column("text" if self.column == "points" else "points")

    def _to_column(self, column: str) -> None:
        summary = SummaryReading(self.reading())
        if column == "points" and not summary.points:
            self.explain(f"There is no point yet. {self.face('summary.point')} writes one.")
            return
        self.column = column
        self.draw_all()

    def _move(self, step: int) -> None:
        summary = SummaryReading(self.reading())
        self.matter = None
        if self.column == "points":
            names = [each.id for each in summary.points]
            self.point = _stepped(names, self.point, step)
        else:
            sentences = [each.sentence for each in summary.sentences]
            self.sentence = _stepped(sentences, self.sentence, step)
        self.draw_all()

    def action_next_finding(self) -> None:
        """Go to the next thing to resolve, around to the first."""
        summary = SummaryReading(self.reading())
        if not summary.matters:
            self.explain("Nothing was found in the present text.")
            return
        now = self.current_matter(summary)
        at = -1 if now is None or self.matter is None else summary.matters.index(now)
        self.matter = summary.matters[(at + 1) % len(summary.matters)]
        self.sentence, self.column = self.matter.sentence, "text"
        self.draw_all()

    # reading

    def action_rewording(self) -> None:
        """Let a program look for other words, or read what it offers."""
        summary = SummaryReading(self.reading())
        if self.may(c.AskRewording, summary.reading):
            self.flow(rewording(self, RewordingReading(summary)))

    def action_left_out(self) -> None:
        """Say what the draft leaves out, why, and what would make a summary possible."""
        lines = left_out(SummaryReading(self.reading()))
        self.app.push_screen(ReadDialog(Content("\n".join(lines))))

    def action_choose(self) -> None:
        """Say why a sentence is here, or show a point whole."""
        summary = SummaryReading(self.reading())
        if self.column == "points":
            card = self.current_point(summary)
            if card is not None:
                lines = card.lines(summary.reading, why_unused(summary, card))
                self.app.push_screen(ReadDialog(Content("\n".join(lines))))
            return
        written = summary.written(self.sentence)
        if written is not None:
            self.app.push_screen(ReadDialog(Content("\n".join(_reason(summary, written)))))


def _stepped(names: list[_Name], now: _Name | None, step: int) -> _Name | None:
    if not names:
        return None
    at = names.index(now) if now in names else 0
    return names[max(0, min(at + step, len(names) - 1))]


def _reason(summary: SummaryReading, written: p.Written) -> list[str]:
    """Return why a sentence is in the draft, and what was found in it."""
    lines = [summary.place(written.sentence), "", written.text, "", "Where the words come from"]
    lines += [f"  {each}" for each in sources_in_words(summary, written)]
    rows = [
        finding_row(summary, number, each, current=True)
        for number, each in enumerate(summary.matters, 1)
        if each.sentence == written.sentence
    ]
    if rows:
        lines += ["", "What was found"]
    for row in rows:
        lines += [f"  {row.rule}: {row.words}", f"    {row.advice}"]
    return lines
