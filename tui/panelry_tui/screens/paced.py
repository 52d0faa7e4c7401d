"""When a screen draws: one's own acts and each answer at once, what others do at most ten times a second."""

import time

from panelry_tui.news import News
from panelry_tui.screens.fitting import Fitting

_FRAME = 0.1
"""The shortest time between two drawings of remote changes, in seconds."""


class PacedScreen(Fitting):
    """A screen that is told of news and draws all of it anew."""

    def __init__(self) -> None:
        super().__init__()
        self._due = False
        self._drawn_at = 0.0

    def draw_all(self) -> None:
        """Bring everything on the screen up to date; there is nothing here."""

    def draw_news(self, news: News) -> None:
        """See to it that news are drawn, all that came at once together."""
        if not news.sights:
            self._due = True
            self.call_later(self.call_later, self._draw_due)
        elif not self._due:
            self._due = True
            self.call_later(self._draw_soon)

    def _draw_soon(self) -> None:
        """Draw what others did, after all that came with it, or when the time of the last frame is over.

        A timer needs the screen's own task, and news may come from any.
        """
        left = self._drawn_at + _FRAME - time.monotonic()
        if left > 0:
            self.set_timer(left, self._draw_due)
        else:
            self.call_later(self._draw_due)

    def _draw_due(self) -> None:
        """Draw all that was not drawn yet."""
        if self._due and self.is_attached:
            self.draw_all()
            self._drawn_at = time.monotonic()
        self._due = False
