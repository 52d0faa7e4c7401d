"""Watching the discussion: what others do is said, the activity is there to read, the heat map to look at."""

import time

from textual.content import Content

from panelry import parts as p
from panelry.ids import CriterionId, DebriefId
from panelry.panel import Role
from panelry_tui.activity_words import activity
from panelry_tui.apart import ratings_apart
from panelry_tui.beside_reading import recent
from panelry_tui.news import News
from panelry_tui.reading import Reading
from panelry_tui.screens.acting import Acting, shows_numbers
from panelry_tui.screens.asking import WIDE
from panelry_tui.screens.dialogs import ReadDialog
from panelry_tui.seal_words import seal_line, seal_warnings
from panelry_tui.store import Store
from panelry_tui.widgets.seal_bar import SealView

_TOASTS = 3
"""Of more things at once, one toast says how many."""
_CALM = 4.0
"""Seconds that a toast about somebody else stays, and that a new line of the activity stands out."""
ROUTINE = frozenset({"Revised", "Answered", "PointApproved", "PointWithdrawn"})
"""What panelists do one by one and often: it stands out in the activity, and that is enough."""


class Watching(Acting):
    """What everybody may do in a discussion: the keys of `discussion-watcher`."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._lines: list[int] = []
        self.fresh_since: int | None = None
        """The number from which on lines of the record stand out; None while all is calm."""
        self._calm_at = 0.0
        self._checked: tuple[p.Picture, SealView] | None = None
        self._warned: set[str] = set()

    def action_activity(self) -> None:
        """Show everything that happened, the newest first."""
        told = recent(self.board(), 500).lines
        seal = self.sealed()
        seals = [Content(seal.words)] if seal.words else []
        lines = [
            *(Content(f"! {each}") for each in seal.warnings),
            *(seals if seal.warnings else ()),
            *(Content(f"! {self.board().title(each)}: {words}") for each, words in self._apart().items()),
            Content("Activity, the newest first"),
            Content(""),
            *(Content(each) for each in reversed(told)),
            *(() if seal.warnings else seals),
        ]
        self.app.push_screen(ReadDialog(Content("\n").join(lines)))

    def _apart(self) -> dict[CriterionId, str]:
        """Return what another device of this person rated otherwise, until they have looked at it."""
        return ratings_apart(self.store.begun, self.reading())

    def sealed(self) -> SealView:
        """Return whether what opened is what was sealed, worked out once a picture; warn aloud once."""
        picture = self.store.half.picture
        if self._checked is None or self._checked[0] is not picture:
            checked = self.store.half.checked(DebriefId(self.store.seat.debrief))
            board = self.board()
            view = SealView(seal_line(board, checked), seal_warnings(board, checked))
            self._checked = picture, view
            wide = self.app.size.width >= WIDE
            for each in sorted(set(view.warnings) - self._warned) if wide else ():
                self.notify(each, title="Not what was sealed", severity="error", timeout=60, markup=False)
            self._warned |= set(view.warnings)
        return self._checked[1]

    def action_heat_map(self) -> None:
        """Show who gave what as a table of digits."""
        from panelry_tui.screens.heat_map import HeatMap  # noqa: PLC0415 - loaded on use

        board = self.board()
        if not board.names:
            self.explain("Without names there is no heat map: it would tell who gave what.")
        elif not board.revealed:
            self.explain(f"The heat map waits for the numbers: {shows_numbers(board.reading)}.")
        else:
            self.app.push_screen(HeatMap(board, medians=Role.FACILITATOR in board.reading.my_roles))

    def action_hangs_on(self) -> None:
        """Say whether one person, one criterion or one missing rating could change the outcome."""
        from panelry_tui.hinges_said import hangs_words  # noqa: PLC0415 - loaded on use

        board = self.board()
        if board.revealed:
            self.app.push_screen(ReadDialog(hangs_words(board)))
        else:
            self.explain("What could change the outcome is said once the numbers are open.")

    def told(self, news: News) -> None:
        """Remember which lines of the record are new, to be said with the next drawing."""
        if not news.whole:
            self._lines += [each.number for each in news.sights if isinstance(each, p.Line)]

    def say_news(self, reading: Reading) -> None:
        """Let what others did since the last drawing stand out in the activity, and say the rest aloud.

        It all stands in the activity, so a narrow screen leaves it at that: it has no room for toasts.
        """
        found = (reading.get(p.Line, f"Line/{number:06}") for number in self._lines)
        fresh = [each for each in found if each is not None and each.actor != reading.me]
        self._lines = []
        if not fresh:
            return
        self.fresh_since = fresh[0].number if self.fresh_since is None else self.fresh_since
        self._calm_at = time.monotonic() + _CALM
        loud = {each.number for each in fresh if each.kind not in ROUTINE}
        if loud and self.app.size.width >= WIDE:
            self._toast(reading, loud)

    def _toast(self, reading: Reading, loud: set[int]) -> None:
        told = [each for each in activity(reading, self.room_app.glyphs) if each.number in loud]
        for each in told if len(told) <= _TOASTS else ():
            self.notify(each.words, timeout=_CALM, markup=False)
        if len(told) > _TOASTS:
            key = self.face("discussion.activity")
            self.notify(
                f"{len(told)} things happened. {key} shows the activity.", timeout=_CALM, markup=False
            )

    def _tick(self) -> None:
        super()._tick()
        if self.fresh_since is not None and time.monotonic() >= self._calm_at:
            self.fresh_since = None
            self.draw_all()
