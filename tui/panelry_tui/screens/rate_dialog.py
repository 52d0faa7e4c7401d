"""A dialog with one criterion's scale: a digit or the arrows choose a level, 0 is no evidence."""

from textual.app import ComposeResult

from panelry.rubric import Criterion
from panelry_tui.glyphs import Glyphs
from panelry_tui.screens.dialogs import Dialog
from panelry_tui.widgets.models import ScaleView
from panelry_tui.widgets.rating_scale import RatingScale


class RateDialog(Dialog):
    """Gives the chosen level back as a digit or two, 0 for no evidence."""

    def __init__(
        self, title: str, advice: str, criterion: Criterion, *, chosen: int | None, glyphs: Glyphs
    ) -> None:
        scale = len(criterion.levels)
        super().__init__(title, advice, keys=f"0–{min(scale, 9)} or arrows and enter Choose  esc Back")
        anchors = tuple(level.anchor for level in criterion.levels)
        self._scale = RatingScale(ScaleView(criterion.title, anchors, chosen), glyphs=glyphs)

    def field(self) -> ComposeResult:
        """Return the scale."""
        yield self._scale

    def on_rating_scale_rating_chosen(self, event: RatingScale.RatingChosen) -> None:
        """Give the level back."""
        self.dismiss(str(event.level))
