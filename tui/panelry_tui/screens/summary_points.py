"""The points as the summary's screen works on them: write, approve, take back, dispute."""

from functools import partial

import msgspec

from panelry import commands as c
from panelry import parts as p
from panelry.drafting import point_problems
from panelry.ids import CriterionId, PointId
from panelry_tui.own_points import begun, dropping, new_point, own_points, unfinished
from panelry_tui.point_words import Words, as_approved, command_of, point_of, words_of_point
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.screens.point_form import PointForm
from panelry_tui.screens.put_words import put_words
from panelry_tui.screens.summary_signing import SummarySigning
from panelry_tui.summary_reading import Matter, PointCard, SummaryReading
from panelry_tui.waiving_reading import REASON, title, why_not_waive


class SummaryPoints(SummarySigning):
    """The acts on one point."""

    def approve(self, card: PointCard | None) -> None:
        """Consent to share the exact words of one's own point."""
        if card is None or not card.mine:
            self.explain("Only its author approves a point.")
        elif card.kind == "approved":
            self.explain(f"You have approved this point. {self.face('summary.take-back')} takes it back.")
        else:
            self.act(c.ApprovePoint(PointId(card.id), card.version), done="Approved: the draft may use it.")

    def action_take_back(self) -> None:
        """Take back the consent to share one's own point; drop one that is unfinished."""
        card = self.current_point(SummaryReading(self.reading())) if self.column == "points" else None
        own = None if card is None else self.reading().get(p.OwnPoint, f"OwnPoint/{card.id}")
        if own is not None and unfinished(self.reading(), own):
            self.flow(self._drop(own))
        elif card is None or not card.mine or not card.shared:
            key = self.face("summary.take-back")
            self.explain(f"{key} takes back a point that you approved or left unfinished: tab goes there.")
        else:
            self.act(c.WithdrawPoint(PointId(card.id)), done="Taken back: the draft no longer uses it.")

    async def _drop(self, own: p.OwnPoint) -> None:
        if await self.send(dropping(own)) is None:
            await self.store.write_down(f"point/{own.point.criterion}/{own.point.id}", "")
            self.explain(f"Dropped, and kept in the record: {begun(own)}")

    def action_dispute(self) -> None:
        """Say why a colleague's point is not right, or clear one's own dispute."""
        summary = SummaryReading(self.reading())
        card = self.current_point(summary) if self.column == "points" else None
        if card is None:
            self.explain("Choose a point first: tab goes to the points.")
        elif not self.may(c.DisputePoint, summary.reading):
            return
        elif card.mine:
            anew, back = self.face("summary.edit"), self.face("summary.take-back")
            self.explain(f"This point is yours: write it anew with {anew}, or take it back with {back}.")
        elif summary.reading.me in dict(card.disputes):
            self.act(c.ClearDispute(PointId(card.id)), done="Cleared: the draft may use it again.")
        else:
            self.flow(self._dispute(PointId(card.id)))

    async def _dispute(self, point: PointId) -> None:
        advice = "The panel reads your words; the draft leaves the point out until this is cleared."
        title = "What is not right about this point?"
        await put_words(self, f"dispute/{point}", title, advice, lambda words: c.DisputePoint(point, words))

    def action_write_point(self) -> None:
        """Waive the finding that `!` went to; else write a point on a criterion that is asked for first."""
        summary = SummaryReading(self.reading())
        if self.matter is not None and self.matter in summary.matters:
            self._waive_or_say(summary, self.matter)
        elif self.may(c.WritePoint):
            self.flow(self._choose_criterion())

    def _waive_or_say(self, summary: SummaryReading, matter: Matter) -> None:
        why = why_not_waive(summary, matter)
        if why:
            key = self.face("summary.point")
            self.explain(f"{why} up and down leave the finding; then {key} writes a point.")
        else:
            self.flow(self._waive(summary, matter))

    async def _waive(self, summary: SummaryReading, matter: Matter) -> None:
        written = summary.written(matter.sentence)
        if written is None:
            return
        sentence, text, rule = written.sentence, written.text, matter.rule
        name, advice = f"waive/{sentence}/{rule}", f"{text}\n\n{REASON}"
        await put_words(
            self, name, title(matter), advice, lambda words: c.WaiveFinding(sentence, text, rule, words)
        )

    async def _choose_criterion(self) -> None:
        choices = [(str(each.id), each.title) for each in self.reading().criteria]
        chosen = await self.app.push_screen_wait(ChoiceDialog("A point on which criterion?", choices))
        if chosen is not None:
            own = own_points(self.reading(), CriterionId(chosen))
            left = [each for each in own if unfinished(self.reading(), each)]
            await self._write(CriterionId(chosen), left[0] if left else None)

    def edit_point(self, card: PointCard | None) -> None:
        """Write one's own point anew: a new version, which waits for one's yes."""
        own = None if card is None else self.reading().get(p.OwnPoint, f"OwnPoint/{card.id}")
        if own is None:
            self.explain("Only its author changes a point. X disputes it in words.")
        elif self.may(c.WritePoint):
            self.flow(self._write(own.point.criterion, own))

    async def _write(self, criterion: CriterionId, own: p.OwnPoint | None) -> None:
        point = new_point(self.reading(), criterion) if own is None else own.point.id
        kept = f"point/{criterion}/{'new' if own is None else point}"
        words: Words | None = Words() if own is None else words_of_point(own.point)
        if kept in self.store.begun:
            words = msgspec.json.decode(self.store.begun[kept], type=Words)
        while words is not None:
            title = self.reading().criterion(criterion).title
            form = PointForm(title, criterion, words, partial(self.store.write_down, kept))
            words = await self.app.push_screen_wait(form)
            await form.draft.write()
            if words is not None and await self.send(command_of(words, point, criterion)) is None:
                await self.store.write_down(kept, "")
                self.point = str(point)
                await self._offer(words, point, criterion)
                return

    async def _offer(self, words: Words, point: PointId, criterion: CriterionId) -> None:
        """Ask for the author's yes to the very words that were saved."""
        written = self.reading().get(p.OwnPoint, f"OwnPoint/{point}")
        found = point_of(words, criterion)
        if written is None or point_problems(found):
            return
        choices = [("approve", "Approve: the summary may use them"), ("later", "Not yet: only you see them")]
        approved = as_approved(found, self.reading().criterion(criterion).title)
        dialog = ChoiceDialog("Approve exactly these words?", choices, approved)
        if await self.app.push_screen_wait(dialog) == "approve":
            await self.send(c.ApprovePoint(point, written.point.version))
