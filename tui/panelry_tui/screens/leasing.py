"""The lease on a part of the summary: begun, renewed and ended with the editor; asked for, or taken over."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from panelry import commands as c
from panelry import parts as p
from panelry.leases import RENEW
from panelry.points import Section
from panelry.refusals import SENTENCES, Code
from panelry_tui.reading import Reading
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.screens.summary_points import SummaryPoints
from panelry_tui.store import Store
from panelry_tui.summary_reading import TITLES, Matter, SummaryReading
from panelry_tui.writing_reading import other_writer, who_writes, writer

_RENEW = timedelta(seconds=RENEW)
"""How long after it was begun or renewed last typing renews a lease."""


class Leasing(SummaryPoints):
    """Who writes in a part now, and what others suggest there."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._held: Section | None = None
        self._held_at: datetime | None = None

    def who_writes(self, reading: Reading) -> Mapping[Section, str]:
        """Return of each part who writes there now, and how long."""
        now = self.room_app.now()
        return {section: who_writes(reading, section, now) for section in Section}

    def another_in(self, section: Section) -> p.Writing | None:
        """Return somebody else's lease on a part."""
        return other_writer(self.reading(), section, self.room_app.now())

    def hold(self, section: Section) -> None:
        """Begin the lease on a part, or renew it once a third of its time is over; offline there is none."""
        now = self.room_app.now()
        due = self._held_at is None or now - self._held_at >= _RENEW
        if self.store.live and (section is not self._held or due):
            self._held, self._held_at = section, now
            self.run_worker(self._hold(section), exit_on_error=False)

    async def _hold(self, section: Section) -> None:
        code = await self.store.ask(c.WriteSection(section))
        if code is Code.SECTION_LEASED and self._held is section:
            self._held = None
            self.not_mine(SENTENCES[code])

    def not_mine(self, told: str) -> None:
        """Learn that somebody else had the part a moment before."""

    def let_go(self) -> None:
        """End the lease, once nothing is written any more."""
        section, self._held, self._held_at = self._held, None, None
        if section is None or not self.store.live:
            return
        mine = writer(self.reading(), section, self.room_app.now())
        if mine is not None and mine.person == self.reading().me:
            self.run_worker(self._let_go(section), exit_on_error=False)

    async def _let_go(self, section: Section) -> None:
        await self.store.ask(c.LeaveSection(section))

    async def instead(self, held: p.Writing) -> str | None:
        """Ask what to do where somebody else writes; return `suggest`, `taken`, or nothing more to do."""
        reading = self.reading()
        name = reading.short(held.person)
        choices = [("suggest", "Suggest other words for this sentence")]
        if reading.me not in held.asked:
            choices.append(("ask", f"Ask {name} for this part"))
        if reading.leads:
            choices.append(("take", f"Take it over; {name}'s unsaved words stay with {name}"))
        title = f"{name} is writing in “{TITLES[held.section]}”."
        chosen = await self.app.push_screen_wait(ChoiceDialog(title, choices))
        if chosen == "ask" and await self.send(c.AskForSection(held.section)) is None:
            self.explain(f"Asked. {name} sees it in the heading of the part.")
        if chosen == "take" and await self.send(c.TakeSection(held.section)) is None:
            self._held, self._held_at = held.section, self.room_app.now()
            return "taken"
        return "suggest" if chosen == "suggest" else None

    def suggestion(self, summary: SummaryReading) -> Matter | None:
        """Return the suggestion that was gone to, else the first one for the sentence under the cursor."""
        if self.column == "points" or self.sentence is None:
            return None
        here = summary.of(self.sentence)
        if self.matter in here:
            here = (self.matter,)
        return next((each for each in here if each.weight == "suggested"), None)

    def answer_suggestion(self, summary: SummaryReading, *, accepted: bool) -> bool:
        """Accept the suggestion under the cursor or put it aside; return whether there is one."""
        found = self.suggestion(summary)
        written = summary.written(self.sentence)
        if found is None or written is None or found.owner is None:
            return False
        if self.may(c.AnswerSuggestion, summary.reading):
            said = c.AnswerSuggestion(found.sentence, found.owner, found.words, written.text, accepted)
            self.act(said, done="Accepted: it stands in the text." if accepted else "Put aside.")
        return True

    def action_take_back(self) -> None:
        """Put the suggestion under the cursor aside, else take back one's own point."""
        if not self.answer_suggestion(SummaryReading(self.reading()), accepted=False):
            super().action_take_back()
