"""The part of the scoring screen that keeps observations: write, change, share, delete."""

import asyncio
import secrets

from panelry import commands as c
from panelry import parts as p
from panelry.decide.asked import WORDS
from panelry.ids import CriterionId, ObservationId
from panelry.leaks import nudge
from panelry.points import Kind
from panelry.refusals import SENTENCES, Code
from panelry_tui.apart import rating_apart, ratings_apart
from panelry_tui.reading import Reading
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.screens.editor import ConflictDialog, KindDialog, PassageDialog
from panelry_tui.screens.outside import OutsideEditing
from panelry_tui.widgets.cells import cut, plain
from panelry_tui.widgets.observation_list import ObservationList
from panelry_tui.words import quoted

_NEW = "new"
_FIRST = "What did you see, hear or feel? Private until you make it shareable."
_ADVICE = {
    Kind.SAW: "What did they do or draw? Facts, as you saw them.",
    Kind.HEARD: "What did they say? Their words, as near as you can.",
    Kind.FELT: "What was your reaction, and to what? It is yours, not theirs.",
}

_SHARED = "Shareable now: {}. The panel sees it when observations open; {} makes it private again."
_PRIVATE_AGAIN = "Private now: {}. Only you see it; {} shares it with the panel."
_BRIEF = 40
"""An observation is named by so many cells of its words."""


Cursor = tuple[int, int] | None
"""Row and column of a cursor in a text, None for its end."""


class Observing(OutsideEditing):
    """Asks for observations on the criterion under the cursor."""

    def mark_place(self) -> None:
        """Write down where the person is."""
        raise NotImplementedError

    def closed(self, reading: Reading) -> bool:
        """Whether the scorecard takes no change now; if so, say why."""
        raise NotImplementedError

    def action_observe(self) -> None:
        """Write a new observation."""
        criterion = self.criterion()
        if criterion is None:
            key = self.face("scoring.notes")
            self.explain(
                f"Observations belong to a criterion. Move to one; {key} writes a note on the whole."
            )
        elif not self.closed(self.reading()):
            names = [f"observation/{criterion}/{each}" for each in (_NEW, *(kind.value for kind in Kind))]
            name = next((each for each in names if each in self.store.begun), names[0])
            self.run_worker(self.write_observation(criterion, name), exit_on_error=False)

    async def write_observation(self, criterion: CriterionId, name: str, cursor: Cursor = None) -> None:
        """Ask for the words of a new observation, then how they are known, and keep it.

        The words come first, so that the field is there for whoever types on. They are written down under
        `name`, which ends in the kind where it is known; the cursor is at their end or where it was.
        """
        title = f"Observation: {self.reading().criterion(criterion).title}"
        text = await self._ask(title, _FIRST, name, self.store.begun.get(name, ""), cursor)
        while text:
            dialog = KindDialog(text, name, self.room_app.glyphs.cut)
            kind: str | None = await self.app.push_screen_wait(dialog)
            if kind is not None:
                if await self._keep(c.Observe(self._new_id(), criterion, Kind(kind), text), 0):
                    await self.store.write_down(name, "")
                    await self._nudge(text)
                return
            text = await self._ask(title, _FIRST, name, text, None)

    async def _ask(self, title: str, advice: str, name: str, value: str, cursor: Cursor) -> str:
        """Ask for a text; empty if the person left."""
        dialog = PassageDialog(
            title, advice, name=name, value=value, write_down=self.store.write_down, check=_short_enough
        )
        dialog.begin_at(cursor, self.mark_place)
        text: str | None = await self.app.push_screen_wait(dialog)
        return (text or "").strip()

    def on_observation_list_chosen(self, _: ObservationList.Chosen) -> None:
        """Change the observation under the cursor."""
        found = self._chosen_observation()
        if found is not None:
            self.run_worker(self._change(found), exit_on_error=False)

    async def _change(self, found: p.OwnObservation) -> None:
        """Ask which text is meant where two grew apart, then for the words."""
        name = f"observation/{found.observation}"
        begun = self.store.begun.get(name, "")
        if begun and begun != found.text:
            answer: str | None = await self.app.push_screen_wait(ConflictDialog(begun, found.text))
            if answer is None:
                return
            begun = answer
        await self.change(found, begun)

    async def change(self, found: p.OwnObservation, begun: str, cursor: Cursor = None) -> None:
        """Ask for the words of an observation, with the cursor at the end or where it was, and keep them."""
        name = f"observation/{found.observation}"
        title = f"{found.kind.value.capitalize()}: {self.reading().criterion(found.criterion).title}"
        text = await self._ask(title, _ADVICE[found.kind], name, begun or found.text, cursor)
        if not text:
            return
        changed = c.Observe(found.observation, found.criterion, found.kind, text, found.shareable)
        if text == found.text or await self._keep(changed, found.version):
            await self.store.write_down(name, "")
            await self._nudge(text)

    async def _nudge(self, text: str) -> None:
        """Say what in the words of an observation had better be said otherwise."""
        if words := await asyncio.to_thread(nudge, text):
            self.explain(words)

    def action_shareable(self) -> None:
        """Share the observation under the cursor with the panel once evidence opens, or keep it private."""
        found = self._chosen_observation()
        if found is not None:
            changed = c.Observe(
                found.observation, found.criterion, found.kind, found.text, not found.shareable
            )
            self.run_worker(self._share(changed, found.version), exit_on_error=False)

    async def _share(self, changed: c.Observe, expect: int) -> None:
        """Keep an observation with another reach, and say who will see it: privacy never changes silently."""
        if await self._keep(changed, expect):
            said = _SHARED if changed.shareable else _PRIVATE_AGAIN
            words = cut(plain(changed.text), _BRIEF, self.room_app.glyphs.cut)
            self.explain(said.format(quoted(words), self.face("scoring.shareable")))

    def action_remove(self) -> None:
        """Delete the observation under the cursor, once the person has said yes."""
        found = self._chosen_observation()
        if found is None:
            return

        def answered(answer: str | None) -> None:
            if answer == "delete":
                self.keep(c.RemoveObservation(found.observation), found.version)

        choices = (("keep", "Keep it"), ("delete", "Delete it"))
        self.app.push_screen(ChoiceDialog("Delete this observation?", choices, found.text), answered)

    def _chosen_observation(self) -> p.OwnObservation | None:
        """Return the observation under the cursor, if it may be changed; else say why not."""
        reading = self.reading()
        if self.closed(reading):
            return None
        cursor = self.query_one(ObservationList).cursor
        found = reading.get(p.OwnObservation, f"OwnObservation/{cursor}")
        if found is None:
            self.explain(f"There is no observation here yet. {self.face('scoring.observe')} adds one.")
        return found

    def declined(self, command: c.Command, code: Code) -> None:
        """Keep what was declined in sight, and say why."""
        if isinstance(command, c.WriteNote):
            self.note_declined(code)
        elif isinstance(command, c.Observe):
            self._observation_declined(code)
        elif isinstance(command, c.Rate | c.ClearRating) and code is Code.CHANGED_ELSEWHERE:
            title = self.reading().criterion(command.criterion).title
            words = ratings_apart(self.store.begun, self.reading()).get(command.criterion, "")
            self.explain(f"{title}: {words}" if words else SENTENCES[code])
        else:
            self.say(code)

    def looked_at(self, row: str) -> None:
        """Forget which other rating was typed here: the person has looked, or chosen."""
        if rating_apart(row) in self.store.begun:
            self.run_worker(self._forget(rating_apart(row)), exit_on_error=False)

    async def _forget(self, name: str) -> None:
        await self.store.write_down(name, "")
        self.draw_all()

    def _observation_declined(self, code: Code) -> None:
        if code is Code.CHANGED_ELSEWHERE:
            self.explain("This observation was changed on another device of yours. Enter on it shows both.")
        else:
            self.explain(f"{SENTENCES[code]} Your words are kept: palette, Texts that were not taken.")

    def _new_id(self) -> ObservationId:
        """Return an id that sorts by the time of writing; it never leaves one's own scorecard."""
        return ObservationId(f"{int(self.room_app.now().timestamp() * 1000):012x}-{secrets.token_hex(4)}")


def _short_enough(text: str) -> str:
    """Return why an observation is too long to send, empty if it is not."""
    if len(text) <= WORDS:
        return ""
    return f"{len(text):,} characters are too many, {WORDS:,} the most. All is kept: shorten or split it."
