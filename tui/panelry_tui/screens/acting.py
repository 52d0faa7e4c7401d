"""What the acts of a discussion share: the criterion they are about, dialogs, texts given back."""

from collections.abc import Coroutine
from typing import Any

from panelry.commands import Command
from panelry.ids import CriterionId
from panelry.panel import Role
from panelry.refusals import Code
from panelry_tui.board_reading import BoardReading
from panelry_tui.chair_reading import why_not_leading
from panelry_tui.reading import Reading
from panelry_tui.screens.dialogs import Dialog
from panelry_tui.screens.put_words import ask_words
from panelry_tui.screens.room_screen import RoomScreen
from panelry_tui.words import NOT_YET


class Acting(RoomScreen):
    """A screen on which people act on one criterion at a time."""

    _board: BoardReading | None = None

    def board(self) -> BoardReading:
        """Return the discussion as it is now, worked out once for each picture."""
        picture = self.store.view()
        if self._board is None or self._board.reading.picture is not picture:
            self._board = BoardReading(self.reading(), self.room_app.glyphs)
        return self._board

    def subject(self) -> CriterionId | None:
        """Return the criterion that acts are about, None if there is none."""
        return None

    def move_to(self, criterion: CriterionId) -> None:
        """Put the cursor on a criterion, because this person asked for it."""

    def flow(self, steps: Coroutine[Any, Any, None]) -> None:
        """Take steps that wait for dialogs, while the screen goes on."""
        self.run_worker(steps)

    async def ask(self, dialog: Dialog) -> str | None:
        """Show a dialog and wait; None if it was left."""
        return await self.app.push_screen_wait(dialog)

    async def tell(self, command: Command) -> Code | None:
        """Ask the server and wait; say so where it has to wait for a connection."""
        if not self.store.live:
            self.explain(NOT_YET)
        return await self.send(command)

    async def ask_line(self, title: str, advice: str, kept: str) -> str | None:
        """Ask for one line; what was typed under the name `kept` stands there again."""
        return await ask_words(self, kept, title, advice, lines=False)

    async def ask_text(self, title: str, advice: str, kept: str) -> str | None:
        """Ask for text of several lines, likewise."""
        return await ask_words(self, kept, title, advice)

    async def tell_words(self, command: Command, *kept: str) -> bool:
        """Ask the server for something with the words kept under these names; refused ones stay there.

        Without a connection the outbox has them, so the dialog begins anew.
        """
        if not self.store.live:
            await self._forget(*kept)
        code = await self.tell(command)
        if code is None:
            await self._forget(*kept)
        return code is None

    async def _forget(self, *kept: str) -> None:
        for each in kept:
            await self.store.write_down(each, "")

    def chairs(self, what: str) -> bool:
        """Return whether this person has the chair; say in words who may do `what` if not."""
        why = why_not_leading(self.reading(), what)
        if why:
            self.explain(why)
        return not why

    def facilitates(self, what: str) -> bool:
        """Return whether this person is a facilitator; say in words who may do `what` if not."""
        if Role.FACILITATOR in self.reading().my_roles:
            return True
        self.explain(f"Only the facilitator may {what}.")
        return False

    def rates(self, what: str) -> bool:
        """Return whether this person is a panelist; say in words who may do `what` if not."""
        if Role.PANELIST in self.reading().my_roles:
            return True
        self.explain(f"Only a panelist may {what}.")
        return False

    def about(self, board: BoardReading, *, opened: bool = True) -> CriterionId | None:
        """Return the criterion to act on; None, said in words, if there is none or it is not open yet."""
        criterion = self.subject()
        if criterion is None:
            key = self.face("panelist.board")
            self.explain(f"No criterion is on the screen yet. {key} shows the whole board: choose one there.")
        elif opened and not board.revealed:
            self.explain(f"This waits for the numbers: {shows_numbers(board.reading)}.")
        else:
            return criterion
        return None

    def unsettled(self, board: BoardReading, criterion: CriterionId) -> bool:
        """Return whether a criterion is still open; say how to open it if not."""
        status = board.status(criterion)
        if status in {"now", "open"}:
            return True
        told = f"{board.title(criterion)} is {status}."
        with_key = f" with {self.face('discussion.park')}" if board.reading.leads else ""
        self.explain(f"{told} The facilitator takes it up again{with_key}.")
        return False


def shows_numbers(reading: Reading) -> str:
    """Return who shows the numbers; by the key to whoever may press it, since others may have another."""
    key = f" with {reading.face('discussion.reveal')}" if reading.leads else ""
    return f"the facilitator shows them{key}"
