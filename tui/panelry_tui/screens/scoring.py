"""Scoring, blind: one's own ratings, observations and notes, sealed until the panel opens them."""

from collections.abc import Iterable
from typing import ClassVar

import msgspec
from textual import events
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from panelry import commands as c
from panelry.debrief import Phase
from panelry.ids import CriterionId
from panelry.refusals import SENTENCES, Code
from panelry_tui import keys
from panelry_tui.apart import ratings_apart
from panelry_tui.bound import bindings
from panelry_tui.card_closed import why_closed
from panelry_tui.card_reading import (
    about_of,
    choosing,
    clearing_command,
    observations_of,
    page_of,
    rating_command,
    rows_of,
    scale_of,
)
from panelry_tui.news import News
from panelry_tui.reading import Reading
from panelry_tui.screens.dialogs import FilterDialog
from panelry_tui.screens.look_for import LookFor
from panelry_tui.screens.submitting import Submitting, acting_now
from panelry_tui.widgets.cells import cell_len, wrap
from panelry_tui.widgets.models import ScaleView
from panelry_tui.widgets.note_editor import LAW, NoteEditor
from panelry_tui.widgets.observation_list import ObservationList
from panelry_tui.widgets.rating_scale import RatingScale
from panelry_tui.widgets.scorecard import Scorecard
from panelry_tui.words import clock

_PRIVATE = (
    c.Rate | c.ClearRating | c.Observe | c.RemoveObservation | c.WriteNote | c.Recommend | c.GiveConfidence
)
_OF_A_CRITERION = frozenset({"about", "observe", "shareable"})
_OFF_OBSERVATIONS = frozenset({"rate", "about", "shareable"})
"""Keys of the footer that give way to those of the observation under the cursor."""
_NOTE_LINES, _TYPING_LINES, _AIRY = 3, 7, 5
"""The fewest lines of the note with its heading: shown, and while it is typed."""


class ScoringScreen(Submitting):
    """The scorecard at the left; scale, observations and note of the row under the cursor at the right."""

    key_set = "scoring"
    AUTO_FOCUS = "Scorecard"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keys.RATINGS), *bindings(keys.COLUMNS)]
    DEFAULT_CSS = """
    ScoringScreen #card { height: 1fr; }
    ScoringScreen.-tall #card { margin-top: 1; }
    ScoringScreen #row { width: 1fr; border-left: vkey $foreground-muted; }
    ScoringScreen.-airy ObservationList, ScoringScreen.-airy NoteEditor { margin-top: 1; }
    ScoringScreen.-overall ObservationList { display: none; }
    """

    _list_width = 27

    def fill(self) -> Iterable[Widget]:
        """Lay out the list and what belongs to its row."""
        scale = RatingScale(ScaleView("", ("", "")), glyphs=(glyphs := self.room_app.glyphs))
        scale.can_focus = False
        seen = ObservationList(self.face("scoring.observe"), glyphs=glyphs)
        self.note = NoteEditor(self.face("scoring.notes"), glyphs=glyphs)
        yield Horizontal(Scorecard(glyphs=glyphs), Vertical(scale, seen, self.note, id="row"), id="card")

    @property
    def row(self) -> str:
        """The key of the row under the cursor, empty where there is none."""
        found = self.query(Scorecard)
        return found.first().cursor if found else ""

    def heading_words(self, reading: Reading) -> str:
        """Say whose scorecard this is, and that it is sealed."""
        if reading.openings.revealed:
            return "your scorecard, late"
        return (
            "your scorecard, sealed until the reveal" if self.size.width >= 96 else "your scorecard, sealed"
        )

    def counts(self, reading: Reading) -> str:
        """Say how much is rated and where the last keystroke is."""
        return f"{reading.rated()} of {len(reading.criteria)} · {self.saved_words()}"

    def footer_keys(self) -> tuple[keys.Key, ...]:
        """Call the submitting key by what it does now."""
        if self.note is not None and self.note.is_attached and self.note.editing:
            return (keys.LEAVE_NOTE, keys.PALETTE)
        reading, found = self.reading(), super().footer_keys()
        if about_of(self.row) is None:
            left = (key for key in found if key.action not in _OF_A_CRITERION)
            found = choosing(left, reading, self.row)
        why = self.frozen(reading)
        return acting_now(reading, self._in_context(found) if why is None else found, why)

    def my_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys that act on the scorecard as it stands."""
        reading = self.reading()
        return acting_now(reading, super().my_keys(), self.frozen(reading))

    def help_keys(self) -> tuple[keys.Key, ...]:
        """Return what help lists: the same keys, and those that move."""
        reading = self.reading()
        return acting_now(reading, super().help_keys(), self.frozen(reading))

    def _in_context(self, found: tuple[keys.Key, ...]) -> tuple[keys.Key, ...]:
        """Put the keys of the observation under the cursor in front; without one, say how to get there."""
        seen = self.query(ObservationList)
        if not seen or not seen.first().rows or about_of(self.row) is None:
            return tuple(key for key in found if key.action != "shareable")
        if not seen.first().has_focus:
            kept = [key for key in found if key.action != "shareable"]
            return (*kept[:-4], keys.TO_OBSERVATIONS, *kept[-4:])
        shared = seen.first().under_cursor.shareable
        front = (keys.MAKE_PRIVATE if shared else keys.SHARE, keys.TO_CRITERIA, keys.CHANGE)
        return (*front, *(key for key in found if key.action not in _OFF_OBSERVATIONS))

    def show(self, reading: Reading) -> None:
        """Bring list and row up to date."""
        if not reading.criteria:
            return
        card = self.query_one(Scorecard)
        card.rows = rows_of(reading, self._narrowed)
        card.remarks = tuple(self._remarks(reading))
        longest = max(cell_len(each.title) for each in reading.criteria)
        self._list_width = min(max(27, longest + 8), max(24, self.size.width // 3))
        card.styles.width = self._list_width
        if self.resume_once(reading):
            self.show_keys()
        self._show_row(reading)

    def _show_row(self, reading: Reading) -> None:
        key = self.row
        about = about_of(key)
        self.set_class(about is None, "-overall")
        observations = self.query_one(ObservationList)
        observations.rows = () if about is None else observations_of(reading, key)
        apart = ratings_apart(self.store.begun, reading).get(CriterionId(key), "")
        self._fit(msgspec.structs.replace(scale_of(reading, key), apart=apart))
        self.show_note(reading)
        self.show_keys()

    def _fit(self, view: ScaleView) -> None:
        """Share the height: every level in sight, then observations, then the note."""
        scale, observations = self.query_one(RatingScale), self.query_one(ObservationList)
        width = max(20, self.size.width - self._list_width - 1)
        law = len(wrap(LAW, width - 2))
        typing = self.query_one(NoteEditor).editing
        room = self.size.height - (4 if self.size.height >= 26 else 3)
        room -= law + (_TYPING_LINES if typing else _NOTE_LINES)
        rows = len(observations.rows)
        wanted = 0 if about_of(self.row) is None else observations.lines_needed(width)
        least = 0 if not wanted else 1 + max(1, min(rows, 3))
        tall = 0
        for most in (1,) if typing else (0, 2, 1):
            scale.view = msgspec.structs.replace(view, most=most)
            tall = len(scale.draw(width, 0))
            if tall + least <= room:
                break
        if not typing:
            lines = max(0, min(scale.guide_needed(width), room - tall - wanted))
            scale.view = msgspec.structs.replace(scale.view, guide_lines=lines)
            tall += lines
        observations.styles.height = max(2, min(wanted, room - tall))
        self.set_class(room - tall - wanted >= _AIRY, "-airy")

    def _remarks(self, reading: Reading) -> Iterable[str]:
        """Say what waits for the person, below the list."""
        card = reading.my_card()
        if self._narrowed:
            yield f"Only titles with “{self._narrowed}”. / changes that."
        if card.submitted is not None:
            back = "" if reading.openings.evidence else f" {self.face('scoring.submit')} takes it back."
            yield f"Submitted {clock(card.submitted)}.{back}"
            return
        if apart := ratings_apart(self.store.begun, reading):
            yield f"Rated otherwise elsewhere: {', '.join(reading.criterion(each).title for each in apart)}."
        nudges = [each for each in self.lines(reading) if each.kind == "Nudged" and each.person == reading.me]
        if nudges:
            yield f"{reading.short(nudges[-1].actor)} asked for your scorecard at {clock(nudges[-1].at)}."

    def told(self, news: News) -> None:
        """Write down where things are saved; say what was declined, and that somebody waits."""
        super().told(news)
        for settled in news.settled:
            if settled.code is not None and isinstance(settled.entry.command, _PRIVATE):
                self.declined(settled.entry.command, settled.code)
        if not news.whole:
            self.toast_nudges(news)

    def on_resize(self, event: events.Resize) -> None:
        """Share the new size."""
        del event
        self.draw_all()

    def on_scorecard_moved(self, _: Scorecard.Moved) -> None:
        """Keep the note that was being typed on another row, then show this one and its keys."""
        if self.query_one(NoteEditor).about != self.criterion():
            self.end_note()
        self._show_row(self.reading())

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus."""
        self.show_keys()

    def on_observation_list_moved(self, _: ObservationList.Moved) -> None:
        """Show the keys of the observation under the cursor."""
        self.show_keys()

    def on_scorecard_chosen(self, _: Scorecard.Chosen) -> None:
        """Choose the level that was walked to; where none was, show all that the rubric says."""
        scale, criterion, reading = self.query_one(RatingScale), self.criterion(), self.reading()
        if scale.walking:
            scale.action_choose()
        elif criterion is not None and self.row:
            self.looked_at(criterion)
            page = page_of(reading, criterion, self.note_text(reading))
            self.app.push_screen(LookFor(page, reading.scale, self.action_rate))
        else:
            self.explain("Digits choose here; or walk over the lines with left and right, then enter.")

    def on_rating_scale_rating_chosen(self, message: RatingScale.RatingChosen) -> None:
        """Rate the row."""
        self.action_rate(message.level)

    def action_rate(self, digit: int) -> None:
        """Rate the row under the cursor; 0 is no evidence."""
        reading = self.reading()
        if not reading.criteria or self.closed(reading):
            return
        if digit > len(scale_of(reading, self.row).anchors):
            self.explain(SENTENCES[Code.LEVEL_OFF_THE_SCALE])
            return
        self.looked_at(self.row)
        asked = rating_command(reading, self.row, digit)
        if asked is not None:
            self.keep(*asked)

    def action_clear(self) -> None:
        """Make the row blank again."""
        reading = self.reading()
        asked = clearing_command(reading, self.row) if reading.criteria and not self.closed(reading) else ()
        if asked is None:
            self.explain("This is blank already.")
        elif asked:
            self.keep(*asked)

    def action_cursor_left(self) -> None:
        """Walk to the next lower level; enter chooses it."""
        self.query_one(RatingScale).walk(-1)

    def action_cursor_right(self) -> None:
        """Walk to the next higher level; enter chooses it."""
        self.query_one(RatingScale).walk(1)

    def closed(self, reading: Reading) -> bool:
        """Whether the scorecard takes no change now; if so, say why."""
        why = self.frozen(reading)
        if why is not None:
            self.explain(why)
        return why is not None

    def frozen(self, reading: Reading) -> str | None:
        """Return why the scorecard takes no change now, None if it does."""
        return why_closed(reading)

    def action_filter(self) -> None:
        """Ask what the titles should hold."""
        self.app.push_screen(FilterDialog(self._narrowed), self._filter_by)

    def _filter_by(self, typed: str | None) -> None:
        if typed is not None:
            self._narrowed = typed
            self.show(self.reading())
            self.mark_place()

    def action_back(self) -> None:
        """Go back to the others: the lobby, or the discussion if it has begun."""
        if self.holds():
            self.action_leave_note()
            return
        self.end_note()
        discussing = self.reading().phase is Phase.DISCUSSION
        self.room_app.show_phase(wanted="discussion" if discussing else "lobby")

    def criterion(self) -> CriterionId | None:
        """Return the criterion under the cursor, None on the judgement rows."""
        return about_of(self.row)
