"""The discussion: the board for who facilitates, the criterion at hand for who takes part; one screen."""

from typing import ClassVar

from panelry.ids import CriterionId
from panelry_tui import keys
from panelry_tui.discussion_keys import footer_keys, keys_of_help, keys_of_roles, legend, once
from panelry_tui.screens.asking import WIDE
from panelry_tui.screens.chairing import Chairing
from panelry_tui.screens.dialogs import FilterDialog
from panelry_tui.screens.panes import Panes
from panelry_tui.screens.taking_part import TakingPart


class DiscussionScreen(Chairing, TakingPart, Panes):
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

    def on_mount(self) -> None:
        """Begin where the panel is."""
        self.draw_all()
        now = self.reading().floor.now
        if now is not None:
            self.move_to(now)
        self._focus()

    # Which keys

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

    # Where acts go

    def move_to(self, criterion: CriterionId) -> None:
        """Put the cursor on a criterion and show its topic."""
        self._laid.board.move_to(criterion)
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
        self._laid.topic.focus()

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
        words = await self.ask(FilterDialog(self._filter))
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
