"""A dialog with one criterion's scale: a digit or the arrows choose a level, 0 is no evidence."""

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult

from panelry_tui.glyphs import Glyphs
from panelry_tui.screens.dialogs import Dialog
from panelry_tui.widgets.models import ScaleView
from panelry_tui.widgets.rating_scale import RatingScale

_ROWS_FOR_WORDS = 24
"""From so many rows on every level's words stand there whole."""


class RateDialog(Dialog):
    """Gives the chosen level back as a digit or two, 0 for no evidence."""

    def __init__(self, title: str, advice: str, view: ScaleView, *, glyphs: Glyphs) -> None:
        scale = len(view.anchors)
        super().__init__(title, advice, keys=f"0–{min(scale, 9)} or arrows and enter Choose  esc Back")
        self._scale = RatingScale(view, glyphs=glyphs)

    def field(self) -> ComposeResult:
        """Return the scale."""
        yield self._scale

    def on_resize(self, event: events.Resize) -> None:
        """Cut the words of the levels to a line each where not all of them fit."""
        self._scale.view = replace(self._scale.view, most=0 if event.size.height >= _ROWS_FOR_WORDS else 1)

    def on_rating_scale_rating_chosen(self, event: RatingScale.RatingChosen) -> None:
        """Give the level back."""
        self.dismiss(str(event.level))
