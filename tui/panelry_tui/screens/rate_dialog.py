"""A dialog with one criterion's scale: a digit or the arrows choose a level, 0 is no evidence."""

from textual.app import ComposeResult

from panelry_tui.glyphs import Glyphs
from panelry_tui.screens.dialogs import Dialog
from panelry_tui.widgets.models import ScaleView
from panelry_tui.widgets.rating_scale import RatingScale


class RateDialog(Dialog):
    """Gives the chosen level back as a digit or two, 0 for no evidence."""

    def __init__(self, title: str, advice: str, view: ScaleView, *, glyphs: Glyphs) -> None:
        scale = len(view.anchors)
        super().__init__(title, advice, keys=f"0–{min(scale, 9)} or arrows and enter Choose  esc Back")
        self._scale = RatingScale(view, glyphs=glyphs)

    def field(self) -> ComposeResult:
        """Return the scale."""
        yield self._scale

    def on_rating_scale_rating_chosen(self, event: RatingScale.RatingChosen) -> None:
        """Give the level back."""
        self.dismiss(str(event.level))
