"""The discussion: the board for who facilitates, the criterion at hand for who takes part; one screen."""

from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from panelry.ids import CriterionId
from panelry.panel import Role
from panelry_tui import keys
from panelry_tui.board_reading import BoardReading
from panelry_tui.chair_reading import gone_words
from panelry_tui.discussion_keys import footer_keys, keys_of_help, keys_of_roles, legend, once
from panelry_tui.panel_reading import cue_words, foot_view, now_view, panel_foot, side_view
from panelry_tui.presence_reading import people_here
from panelry_tui.proposal_reading import proposal_view
from panelry_tui.reading import Reading
from panelry_tui.screens.asking import WIDE
from panelry_tui.screens.chairing import Chairing
from panelry_tui.screens.dialogs import LineDialog
from panelry_tui.screens.taking_part import TakingPart
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
        return "EVIDENCE FIRST"
    return "TO DISCUSS, by hand" if board.by_hand else "TO DISCUSS"


class DiscussionScreen(Chairing, TakingPart, Watching):
    """Board and topic, or the criterion at hand; dialogs only where somebody asked for one."""

    key_set: ClassVar[keys.ScreenName] = "discussion-facilitator"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    DiscussionScreen {
        #middle { height: 1fr; }
        #left { width: 62%; min-width: 64; }
        TopicPane, SidePane { width: 1fr; border-left: vkey $foreground-muted; }
        ProposalBar { border-top: hkey $foreground-muted; }
        ToastRack { margin-bottom: 5; }
        Toast { padding: 0 1; }
        &.-tall Stepper { margin-bottom: 1; }
        &.-short ProposalBar { border-top: none; background: $surface; }
        &.-narrow #left { width: 1fr; min-width: 0; }
        &.-narrow TopicPane, &.-narrow SidePane { display: none; }
        &.-narrow.-topic #left { dock: bottom; height: auto; }
        &.-narrow.-topic Board, &.-narrow.-topic Foot, &.-narrow.-topic SealBar { display: none; }
        &.-narrow.-topic PresenceBar { max-height: 0; }
        &.-narrow.-topic TopicPane { display: block; border-left: none; }
        &.-board NowPane, &.-board SidePane { display: none; }
        &.-panel Board, &.-panel PresenceBar, &.-panel TopicPane { display: none; }
        &.-panel.-wide Foot { display: none; }
    }
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._panel_view: bool | None = None
        """Whether the person chose the panelist's view; None for what the role suggests."""
        self._view_drawn: bool | None = None
        """The view that was drawn last: the chair changes hands, and with it the view."""
        self._filter = ""

    def fill(self) -> Iterable[Widget]:
        """Lay out the board and what belongs to it, the panelist's panes, and the proposal below."""
        glyphs = self.room_app.glyphs
        with Horizontal(id="middle"):
            with Vertical(id="left"):
                yield Board(glyphs=glyphs)
                yield NowPane(glyphs=glyphs)
                yield PresenceBar(glyphs=glyphs)
                yield Foot(glyphs=glyphs)
                yield SealBar(glyphs=glyphs)
                yield ProposalBar(glyphs=glyphs)
            yield TopicPane(glyphs=glyphs)
            yield SidePane(glyphs=glyphs)

    def on_mount(self) -> None:
        """Begin where the panel is."""
        self.draw_all()
        now = self.reading().floor.now
        if now is not None:
            self.move_to(now)
        self._focus()

    # Which view, which keys

    @property
    def panel_view(self) -> bool:
        """Whether the panelist's view is shown rather than the board."""
        if self._panel_view is not None:
            return self._panel_view
        reading = self.reading()
        return Role.PANELIST in reading.my_roles and not reading.leads

    def my_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys of the person's roles, those that act everywhere last."""
        return keys_of_roles(self.reading())

    def help_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys of the roles, after those that move in the present view."""
        return keys_of_help(self.reading(), panel_view=self.panel_view)

    def legend(self) -> tuple[str, ...]:
        """Return what letters and signs mean."""
        return legend(self.board())

    def bound_keys(self) -> tuple[keys.Key, ...]:
        """Return every key of the discussion: what a person may not do says so."""
        sets: tuple[keys.ScreenName, ...] = (
            "discussion-facilitator",
            "evidence-facilitator",
            "discussion-panelist",
            "discussion-watcher",
        )
        return (*once(each for name in sets for each in keys.TABLE[name]), *keys.EVERYWHERE)

    def footer_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys of the last row: those that can act on the criterion at hand."""
        found = footer_keys(self.board(), self.subject(), narrow=self.app.size.width < WIDE)
        return (keys.TOPIC_BACK, *found) if self.has_class("-topic") else found

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Give `v` its one meaning of the moment: show the numbers first, a second round after."""
        if action in {"reveal", "second_round"} and self.is_attached:
            return self.reading().openings.revealed == (action == "second_round")
        return super().check_action(action, parameters)

    # Drawing

    def counts(self, reading: Reading) -> str:
        """Return how many criteria are agreed."""
        board = self.board()
        return f"{board.settled_count} of {len(board.criteria)} agreed" if reading.criteria else ""

    def show(self, reading: Reading) -> None:
        """Bring board, panes and proposal up to date; the cursor stays on its criterion."""
        board = self.board()
        self.set_class(self.panel_view, "-panel")
        self.set_class(not self.panel_view, "-board")
        self._show_board(board)
        self._show_panel(board)
        self._show_proposal(board)
        self._show_seal()
        self.toast(reading)
        if self._view_drawn not in {None, self.panel_view}:
            self.call_after_refresh(self._focus)
        self._view_drawn = self.panel_view

    def _show_board(self, board: BoardReading) -> None:
        widget = self.query_one(Board)
        widget.scale = board.reading.scale
        widget.heading = _heading(board)
        widget.rows = board.rows(self._filter)
        self._show_topic(board)
        self._show_foot(board)
        presence = self.query_one(PresenceBar)
        presence.display = board.names and not self.panel_view
        presence.people = people_here(board, self.seen())

    def _show_foot(self, board: BoardReading) -> None:
        """Draw the lines under the board; before the numbers a narrow screen has the observations there."""
        widget = self.query_one(Board)
        room = self.size.height - len(widget.rows) - 14
        most = max(1, min(3, room)) if board.revealed else 1
        foot = self.query_one(Foot)
        if self.panel_view:
            foot.view = panel_foot(board, board.reading.floor.now, most)
            return
        folded = not board.reading.openings.revealed and self.app.size.width < WIDE
        under = CriterionId(widget.cursor) if folded and widget.cursor in board.criteria else None
        gone = gone_words(board.reading, self.seen())
        foot.view = foot_view(board, most, filtered=self._filter, under=under, room=room + 5, gone=gone)

    def _show_topic(self, board: BoardReading) -> None:
        under = self.query_one(Board).cursor
        pane = self.query_one(TopicPane)
        cue = cue_words(board, CriterionId(under)) if under in board.criteria else ""
        pane.topic = topic_view(board, CriterionId(under), cue) if under in board.criteria else None

    def _show_panel(self, board: BoardReading) -> None:
        if not self.panel_view:
            return
        current = board.reading.floor.now
        self.query_one(NowPane).view = now_view(board, current, gone_words(board.reading, self.seen()))
        self.query_one(SidePane).view = side_view(board, current)

    def _show_proposal(self, board: BoardReading) -> None:
        subject = self.subject()
        view = (
            None
            if subject is None
            else proposal_view(board, subject, self.room_app.now(), self.store.half.progress)
        )
        self.query_one(ProposalBar).view = view

    def _show_seal(self) -> None:
        """Say whether what opened is what was sealed; a short screen leaves good news to the activity."""
        seal = self.sealed()
        low = self.app.size.height < _CALM_ROWS
        self.query_one(SealBar).view = replace(seal, words="") if low else seal

    def _tick(self) -> None:
        super()._tick()
        self._show_proposal(self.board())

    # Where acts go

    def subject(self) -> CriterionId | None:
        """Return the criterion at hand: the one on every screen, or the one under the board's cursor."""
        now = self.reading().floor.now
        boards = self.query(Board)
        if self.panel_view or not boards:
            return now
        under = boards.first().cursor
        return now if under is None else CriterionId(under)

    def move_to(self, criterion: CriterionId) -> None:
        """Put the cursor on a criterion and show its topic."""
        self.query_one(Board).move_to(criterion)
        self.draw_all()

    def on_board_moved(self) -> None:
        """Show the topic, the proposal and the keys of the criterion under the cursor."""
        board = self.board()
        self._show_topic(board)
        self._show_foot(board)
        self._show_proposal(board)
        self.show_keys()

    def on_board_chosen(self) -> None:
        """Open the topic: over the board where there is no room beside it."""
        self.add_class("-topic")
        self.draw_all()
        self.query_one(TopicPane).focus()

    def action_back(self) -> None:
        """Go back from the topic to the board; a filter ends; a panelist leaves the board again."""
        if self.has_class("-topic"):
            self.remove_class("-topic")
            self.draw_all()
        elif self._filter:
            self._filter = ""
            self.draw_all()
        elif self._panel_view is not None:
            self._panel_view = None
            self.draw_all()
        self._focus()

    def _focus(self) -> None:
        self.query_one(NowPane if self.panel_view else Board).focus()

    def action_whole_board(self) -> None:
        """Show the whole board, or the criterion at hand again."""
        if not self.rates("change the view"):
            return
        self._panel_view = not self.panel_view
        self.remove_class("-topic")
        self.draw_all()
        self._focus()

    def action_filter(self) -> None:
        """Narrow the board to the criteria whose title holds some words."""
        self.flow(self._narrow())

    async def _narrow(self) -> None:
        words = await self.ask(
            LineDialog(
                "Show criteria whose title holds", "Nothing shows all.", value=self._filter, may_be_empty=True
            )
        )
        if words is None:
            return
        board = self.board()
        if not board.rows(words):
            self.explain(f"No criterion holds “{words}”. All are shown.")
            words = ""
        self._filter = words
        if words and self.panel_view:
            self._panel_view = False
        self.draw_all()
        self._focus()
