"""The facilitator's acts in the discussion, each with the words that say why it cannot be done now."""

from panelry import commands as c
from panelry.ids import CriterionId, PersonId
from panelry.panel import Standing
from panelry.refusals import SENTENCES, Code
from panelry_tui.board_reading import BoardReading
from panelry_tui.panel_reading import heard_in_order, next_topic
from panelry_tui.proposal_reading import to_rate_again
from panelry_tui.screens.acting import Acting
from panelry_tui.screens.conclude import conclude
from panelry_tui.screens.dialogs import ChoiceDialog, LineDialog
from panelry_tui.screens.handing_over import MovingChair
from panelry_tui.screens.overall import overall
from panelry_tui.screens.reordering import reorder
from panelry_tui.words import ABSENCE

_LONGEST = 240
"""The longest timer, in minutes."""


class Chairing(Acting, MovingChair):
    """What a facilitator does: the keys of `discussion-facilitator` and of the evidence before it."""

    def action_next_criterion(self) -> None:
        """Put the next open criterion on every screen."""
        if not self.chairs("put a criterion on every screen"):
            return
        board = self.board()
        current = board.reading.floor.now
        coming = board.unsettled
        if not coming:
            key = self.face("discussion.overall")
            self.explain(f"Every criterion is settled. {key} goes on to the overall judgement.")
        elif coming == (current,):
            self.explain(f"{board.title(coming[0])} is the only open criterion, and it is on every screen.")
        else:
            self._put(board, next_topic(board))

    def action_follow_me(self) -> None:
        """Put the criterion under the cursor on every screen."""
        board = self.board()
        criterion = self.subject()
        if not self.chairs("put a criterion on every screen") or criterion is None:
            return
        if criterion == board.reading.floor.now:
            self.explain(f"{board.title(criterion)} is on every screen already.")
        else:
            self._put(board, criterion)

    def _put(self, board: BoardReading, criterion: CriterionId) -> None:
        self.move_to(criterion)
        self.act(c.PutTopic(criterion), done=f"{board.title(criterion)} is on every screen.")

    def action_conclude(self) -> None:
        """Propose a level, record it as agreed, or record both views."""
        criterion = self._open_one("conclude a criterion")
        if criterion is not None:
            self.flow(conclude(self, criterion))

    def _open_one(self, what: str) -> CriterionId | None:
        """Return the criterion of the cursor if it is open and in no second round; say why if not."""
        board = self.board()
        criterion = self.about(board) if self.chairs(what) else None
        if criterion is None or not self.unsettled(board, criterion):
            return None
        if board.second(criterion) == "open":
            key = self.face("discussion.second-round")
            self.explain(f"A second round is open on {board.title(criterion)}. {key} closes it.")
            return None
        return criterion

    def action_reveal(self) -> None:
        """Show all numbers to everybody, after one question."""
        if self.chairs("show the numbers"):
            self.flow(self._reveal())

    async def _reveal(self) -> None:
        choices = [
            ("no", "Not yet: go on with the evidence"),
            ("yes", "Show all numbers to everybody, for good"),
        ]
        missing = len(self.reading().openings.missing)
        advice = f"{missing} had not submitted; the record says so." if missing else ""
        if await self.ask(ChoiceDialog("Show the numbers?", choices, advice)) == "yes":
            await self.tell(c.Reveal())

    def action_second_round(self) -> None:
        """Open a second private round on the criterion, or close the one that is open."""
        board = self.board()
        criterion = self.about(board) if self.chairs("open or close a second round") else None
        if criterion is None:
            return
        match board.second(criterion):
            case "open":
                self.flow(self._close_round(criterion))
            case "held":
                self.explain(SENTENCES[Code.SECOND_ROUND_HELD])
            case _:
                if self.unsettled(board, criterion):
                    title = board.title(criterion)
                    self.act(
                        c.OpenSecondRound(criterion), done=f"Second round on {title}: all rate again, unseen."
                    )

    async def _close_round(self, criterion: CriterionId) -> None:
        raters = to_rate_again(self.board(), self.store.half.progress)
        given = sum(self.store.half.progress.get(each, 0) > 0 for each in raters)
        choices = [("no", "Keep it open"), ("yes", "Close it and show the second ratings")]
        advice = (
            f"{given} of {len(raters)} had rated again at the last count. Who has not, counts nowhere in it."
        )
        title = f"Close the second round on {self.board().title(criterion)}?"
        if await self.ask(ChoiceDialog(title, choices, advice)) == "yes":
            await self.tell(c.CloseSecondRound(criterion))

    def action_park(self) -> None:
        """Put the criterion aside, or take a settled one up again."""
        board = self.board()
        criterion = self.about(board) if self.chairs("park a criterion") else None
        if criterion is None:
            return
        title, status = board.title(criterion), board.status(criterion)
        if status in {"agreed", "not agreed"}:
            self.flow(self._take_up(criterion))
        elif status == "parked":
            self.act(c.TakeUp(criterion), done=f"{title} is open again.")
        elif self._open_one("park a criterion") is not None:
            key = self.face("discussion.park")
            self.act(c.Park(criterion), done=f"{title} is parked. {key} takes it up again.")

    async def _take_up(self, criterion: CriterionId) -> None:
        choices = [("no", "Leave it as it is"), ("yes", "Open it again: its result no longer counts")]
        title = f"{self.board().title(criterion)} is concluded. Open it again?"
        if await self.ask(ChoiceDialog(title, choices, "What was recorded stays in the journal.")) == "yes":
            await self.tell(c.TakeUp(criterion))

    def action_timer(self) -> None:
        """Start the timer on every screen, or stop it."""
        if self.facilitates("start the timer"):
            self.flow(self._timer())

    async def _timer(self) -> None:
        value, running = "10", self.reading().floor.timer is not None
        advice = "Every screen shows it." + (" 0 stops the one that runs." if running else "")
        while True:
            typed = await self.ask(LineDialog("How many minutes?", advice, value=value))
            if typed is None:
                return
            minutes = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else -1
            if minutes == 0 and running:
                await self.tell(c.StopTimer())
                return
            if 1 <= minutes <= _LONGEST:
                await self.tell(c.StartTimer(60 * minutes))
                return
            self.explain(f"Type whole minutes, 1 to {_LONGEST}." if minutes else "No timer is running.")
            value = typed

    def action_call_speaker(self) -> None:
        """Say who is to be heard, raised hands first; calling one lowers the hand."""
        if self.facilitates("call a speaker"):
            self.flow(self._call())

    async def _call(self) -> None:
        board = self.board()
        reading, criterion = board.reading, self.subject()
        hands = reading.floor.hands
        order = () if criterion is None else heard_in_order(board, criterion)
        voices = [(f"hand {each}", f"{reading.name(each)}, hand raised") for each in hands]
        voices += [(f"turn {each}", reading.name(each)) for each in order if each not in hands]
        if not voices:
            self.explain("Nobody raised a hand. Without open ratings and names, nobody is cued to begin.")
            return
        title = "Who is to be heard" + ("" if criterion is None else f" on {board.title(criterion)}")
        chosen = await self.ask(
            ChoiceDialog(title, voices, "Say the name aloud; a hand that was called goes down.")
        )
        if chosen is not None and chosen.startswith("hand "):
            await self.tell(c.LowerHand(PersonId(chosen.removeprefix("hand "))))

    def action_mark_absent(self) -> None:
        """Say who left early, or is back: a panelist who is not waited for."""
        if self.facilitates("mark somebody absent"):
            self.flow(self._mark_absent())

    async def _mark_absent(self) -> None:
        seats = {each.person: each for each in self.reading().panel()}
        choices = [
            (each.person, f"{each.name}: {'is back' if each.standing is Standing.ABSENT else 'has left'}")
            for each in seats.values()
        ]
        chosen = await self.ask(ChoiceDialog("Who has left, or is back?", choices, ABSENCE))
        if chosen is None:
            return
        seat = seats[PersonId(chosen)]
        back = seat.standing is Standing.ABSENT
        await self.tell(c.MarkPresent(seat.person) if back else c.MarkAbsent(seat.person))

    def action_reorder(self) -> None:
        """Put the open criteria in an order of one's own, or back to the computed one."""
        if self.chairs("reorder the agenda"):
            self.flow(reorder(self))

    def action_overall(self) -> None:
        """Open the overall judgement, record the outcome, open the summary."""
        if self.chairs("open the overall judgement"):
            self.flow(overall(self))
