"""A panelist's acts in the discussion: answer, revise with a reason, rate again, write points."""

from panelry import commands as c
from panelry import parts as p
from panelry.ids import CriterionId
from panelry.panel import Standing
from panelry.refusals import SENTENCES, Code
from panelry_tui.card_reading import anchors_of
from panelry_tui.screens.acting import Acting
from panelry_tui.screens.points import points
from panelry_tui.screens.rate_dialog import RateDialog
from panelry_tui.widgets.models import ScaleView


class TakingPart(Acting):
    """What a panelist does: the keys of `discussion-panelist`."""

    def _proposed(self, what: str) -> p.Offered | None:
        """Return the proposal to answer; say why there is none."""
        if not self.rates(what):
            return None
        board = self.board()
        criterion = self.subject()
        offered = board.offered(criterion)
        if offered is None:
            where = "" if criterion is None else f" on {board.title(criterion)}"
            self.explain(f"No level is proposed{where}. The facilitator proposes one.")
        return offered

    def action_accept(self) -> None:
        """Stand by the proposed level."""
        offered = self._proposed("stand by a proposal")
        if offered is None:
            return
        if any(each.person == self.store.half.person and each.stands for each in offered.replies):
            self.explain(f"You stand by {offered.level} already. d dissents.")
            return
        done = f"You stand by {offered.level}."
        self.act(c.Answer(offered.criterion, offered.level, stands=True), done=done)

    def action_dissent(self) -> None:
        """Dissent from the proposed level, in words."""
        offered = self._proposed("dissent")
        if offered is not None:
            self.flow(self._dissent(offered))

    async def _dissent(self, offered: p.Offered) -> None:
        title = f"Dissent from {offered.level} on {self.board().title(offered.criterion)}"
        kept = f"dissent/{offered.criterion}"
        words = await self.ask_line(
            title, "Why? The panel sees these words, and the record keeps them.", kept
        )
        if words is not None:
            answer = c.Answer(offered.criterion, offered.level, stands=False, words=words)
            await self.tell_words(answer, kept)

    def action_revise(self) -> None:
        """Revise the opened rating with a reason, or rate again in a second round."""
        board = self.board()
        criterion = self.about(board) if self.rates("revise a rating") else None
        if criterion is None:
            return
        seat = board.reading.seats[self.store.half.person]
        if seat.submitted is None:
            card, submit = self.face("panelist.scorecard"), self.face("scoring.submit")
            self.explain(
                f"You have no opened rating: {card} opens your scorecard, {submit} there submits it."
            )
        elif board.second(criterion) == "open":
            self.flow(self._rate_again(criterion))
        elif not self.unsettled(board, criterion):
            return
        elif board.second(criterion) == "held":
            self.explain(SENTENCES[Code.SECOND_ROUND_HELD])
        else:
            self.flow(self._revise(criterion))

    async def _level(self, title: str, advice: str, criterion: CriterionId, chosen: int | None) -> int | None:
        """Ask for a level, 0 for no evidence; None if the dialog was left."""
        reading = self.reading()
        view = ScaleView(reading.criterion(criterion).title, anchors_of(reading, criterion), chosen)
        dialog = RateDialog(title, advice, view, glyphs=self.room_app.glyphs)
        typed = await self.ask(dialog)
        return None if typed is None else int(typed)

    async def _revise(self, criterion: CriterionId) -> None:
        title, before = self.board().title(criterion), self._current(criterion)
        advice = "Your initial rating stays beside it. A reason is asked next."
        level = await self._level(f"Revise your rating on {title}", advice, criterion, before)
        if level is None:
            return
        if level == before:
            self.explain("That is your rating already: nothing to revise.")
            return
        kept = f"revise/{criterion}"
        words = f"Why {level or 'no evidence'} on {title}?"
        reason = await self.ask_line(words, "The panel sees the reason, and the record keeps it.", kept)
        if reason is not None:
            await self.tell_words(c.Revise(criterion, level or None, reason), kept)

    def _current(self, criterion: CriterionId) -> int | None:
        """Return my present rating, 0 for no evidence; without names only the sealed one is known here."""
        reading = self.reading()
        opened = reading.get(p.Opened, f"Opened/{criterion}/{reading.me}")
        if opened is not None:
            return opened.current or 0
        own = reading.my_rating(criterion)
        return None if own is None or reading.get(p.Levels, f"Levels/{criterion}") else own.level or 0

    async def _rate_again(self, criterion: CriterionId) -> None:
        own = self.reading().get(p.OwnSecond, f"OwnSecond/{criterion}")
        title = f"Second round on {self.board().title(criterion)}"
        advice = "Private until the facilitator closes the round. It replaces your rating in use."
        level = await self._level(title, advice, criterion, None if own is None else own.level or 0)
        if level is not None:
            await self.tell(c.RateAgain(criterion, level or None))

    def action_write_point(self) -> None:
        """Write, change, approve or withdraw one's own points on the criterion."""
        board = self.board()
        criterion = self.about(board) if self.rates("write a point") else None
        if criterion is not None:
            self.flow(points(self, criterion))

    def action_hand(self) -> None:
        """Raise the hand, or lower it."""
        if not self.rates("raise a hand"):
            return
        me = self.store.half.person
        if me in self.reading().floor.hands:
            self.act(c.LowerHand(me), done="Your hand is down.")
        else:
            self.act(c.RaiseHand(), done="Your hand is up. H lowers it.")

    def action_mark_present(self) -> None:
        """Take back that one is marked as absent."""
        if not self.rates("be present or absent"):
            return
        reading = self.reading()
        if reading.seats[reading.me].standing is not Standing.ABSENT:
            self.explain("You are not marked as absent: the panel waits for your answers.")
        else:
            self.act(
                c.MarkPresent(reading.me), done="You are present again: the panel waits for your answers."
            )

    def action_my_scorecard(self) -> None:
        """Open one's own scorecard where it is not submitted yet."""
        if not self.rates("have a scorecard"):
            return
        reading = self.reading()
        if reading.seats[reading.me].submitted is not None:
            revise = f"{self.face('panelist.revise')} revises a rating, with a reason"
            when = "" if reading.openings.revealed else ", once the numbers are open"
            self.explain(f"Your scorecard is submitted. {revise}{when}.")
        elif not reading.openings.revealed:
            self.explain(
                "Scorecards are frozen until the numbers are shown. Then yours may still be submitted."
            )
        else:
            self.room_app.show_phase(wanted="scoring")
