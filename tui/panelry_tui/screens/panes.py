"""The panes of the discussion: the board with what stands under it, or a panelist's middle, and the side."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from panelry.ids import CriterionId
from panelry.panel import Role
from panelry_tui.beside_reading import foot_view, panel_foot, side_view
from panelry_tui.board_reading import BoardReading
from panelry_tui.chair_reading import gone_words
from panelry_tui.glyphs import Glyphs
from panelry_tui.once_drawn import once_drawn
from panelry_tui.panel_reading import cue_words, now_view
from panelry_tui.presence_reading import people_here
from panelry_tui.proposal_reading import proposal_view
from panelry_tui.reading import Reading
from panelry_tui.screens.asking import WIDE
from panelry_tui.screens.watching import Watching
from panelry_tui.store import Store
from panelry_tui.topic_reading import topic_view
from panelry_tui.widgets.activity import Foot, SidePane
from panelry_tui.widgets.board import Board
from panelry_tui.widgets.now_pane import NowPane
from panelry_tui.widgets.presence_bar import PresenceBar
from panelry_tui.widgets.proposal_bar import ProposalBar
from panelry_tui.widgets.seal_bar import SealBar
from panelry_tui.widgets.topic_pane import TopicPane

_CALM_ROWS = 24
"""Rows from which there is room for good news about what was sealed."""


def _heading(board: BoardReading) -> str:
    if not board.revealed:
        return "CRITERIA" if board.reading.openings.revealed else "EVIDENCE FIRST"
    return "TO DISCUSS, by hand" if board.by_hand else "TO DISCUSS"


class Laid(NamedTuple):
    """The widgets between the stepper and the keys."""

    board: Board
    now: NowPane
    presence: PresenceBar
    foot: Foot
    seal: SealBar
    proposal: ProposalBar
    topic: TopicPane
    side: SidePane


def _new(glyphs: Glyphs) -> Laid:
    return Laid(
        Board(glyphs=glyphs),
        NowPane(glyphs=glyphs),
        PresenceBar(glyphs=glyphs),
        Foot(glyphs=glyphs),
        SealBar(glyphs=glyphs),
        ProposalBar(glyphs=glyphs),
        TopicPane(glyphs=glyphs),
        SidePane(glyphs=glyphs),
    )


class Panes(Watching):
    """Brings what is between the stepper and the keys up to date; which view that is, the role suggests."""

    _laid: Laid

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._panel_view: bool | None = None
        """Whether the person chose the panelist's view; None for what the role suggests."""
        self._view_drawn: bool | None = None
        """The view that was drawn last: the chair changes hands, and with it the view."""
        self._filter = ""
        self._talk: CriterionId | None = None
        """The criterion that was on every screen when this one was drawn last."""

    def fill(self) -> Iterable[Widget]:
        """Lay out the board and what belongs to it, the panelist's panes, and the proposal below."""
        laid = self._laid = _new(self.room_app.glyphs)
        with Horizontal(id="middle"):
            with Vertical(id="left"):
                yield from (laid.board, laid.now, laid.presence, laid.foot, laid.seal, laid.proposal)
            yield from (laid.topic, laid.side)

    @property
    def panel_view(self) -> bool:
        """Whether the panelist's view is shown rather than the board."""
        if self._panel_view is not None:
            return self._panel_view
        reading = self.reading()
        return Role.PANELIST in reading.my_roles and not reading.leads

    def counts(self, reading: Reading) -> str:
        """Return how many criteria are agreed."""
        board = self.board()
        return f"{board.settled_count} of {len(board.criteria)} agreed" if reading.criteria else ""

    def show(self, reading: Reading) -> None:
        """Bring board, panes and proposal up to date; the cursor stays on its criterion."""
        board = self.board()
        self.say_news(reading)
        self._follow(reading)
        self.set_class(self.panel_view, "-panel")
        self.set_class(not self.panel_view, "-board")
        self._show_board(board)
        self._show_panel(board)
        self._show_proposal(board)
        self._show_seal()
        if self._view_drawn not in {None, self.panel_view}:
            once_drawn(self, self._focus)
        self._view_drawn = self.panel_view

    def _follow(self, reading: Reading) -> None:
        """Let a board that stands where the talk was go with it; one that somebody moved elsewhere stays."""
        now, before = reading.floor.now, self._talk
        self._talk = now
        if before is not None and now not in {None, before} and self._laid.board.cursor == before:
            self._laid.board.move_to(str(now))

    def _show_board(self, board: BoardReading) -> None:
        widget = self._laid.board
        widget.scale = board.reading.scale
        widget.heading = _heading(board)
        widget.rows = board.rows(self._filter)
        self._show_topic(board)
        self._show_foot(board)
        presence = self._laid.presence
        presence.display = board.names and not self.panel_view
        presence.people = people_here(board, self.seen())

    def _show_foot(self, board: BoardReading) -> None:
        """Draw the lines under the board; before the numbers a narrow screen has the observations there."""
        widget = self._laid.board
        room = self.size.height - len(widget.rows) - 14
        most = max(1, min(3, room)) if board.revealed else 1
        foot = self._laid.foot
        if self.panel_view:
            foot.view = panel_foot(board, board.reading.floor.now, most, self.fresh_since)
            return
        folded = not board.reading.openings.revealed and self.app.size.width < WIDE
        under = CriterionId(widget.cursor) if folded and widget.cursor in board.criteria else None
        gone = gone_words(board.reading, self.seen())
        foot.view = foot_view(
            board, most, filtered=self._filter, under=under, room=room + 5, gone=gone, since=self.fresh_since
        )

    def _show_topic(self, board: BoardReading) -> None:
        under = self._laid.board.cursor
        pane = self._laid.topic
        cue = cue_words(board, CriterionId(under)) if under in board.criteria else ""
        pane.topic = topic_view(board, CriterionId(under), cue) if under in board.criteria else None

    def _show_panel(self, board: BoardReading) -> None:
        if not self.panel_view:
            return
        current = board.reading.floor.now
        self._laid.now.view = now_view(board, current, gone_words(board.reading, self.seen()))
        self._laid.side.view = side_view(board, current, self.fresh_since)

    def _show_proposal(self, board: BoardReading) -> None:
        subject = self.subject()
        view = (
            None
            if subject is None
            else proposal_view(board, subject, self.room_app.now(), self.store.half.progress)
        )
        self._laid.proposal.view = view

    def _show_seal(self) -> None:
        """Say whether what opened is what was sealed; a short screen leaves good news to the activity."""
        seal = self.sealed()
        low = self.app.size.height < _CALM_ROWS
        self._laid.seal.view = replace(seal, words="") if low else seal

    def _tick(self) -> None:
        super()._tick()
        self._show_proposal(self.board())

    def subject(self) -> CriterionId | None:
        """Return the criterion at hand: the one under the board's cursor, or the one on every screen."""
        now = self.reading().floor.now
        under = None if self.panel_view else self._laid.board.cursor
        return now if under is None else CriterionId(under)

    def _focus(self) -> None:
        (self._laid.now if self.panel_view else self._laid.board).focus()
