"""The panelist's middle: the criterion under discussion, what I noted, what was said so far."""

from textual.reactive import reactive

from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.widgets.board import SHORT
from panelry_tui.widgets.cells import cell_len, cut, pad, plain, wrap
from panelry_tui.widgets.models import NowView, SaidView
from panelry_tui.widgets.painted import Viewed
from panelry_tui.widgets.parts import Line, Part, Pill, Role, line, spread
from panelry_tui.widgets.scrolled import Scrolled
from panelry_tui.widgets.track import Track, draw_track

_LABEL = 13
_NAME = 8


class NowPane(Scrolled):
    """A pane that scrolls where more was said than fits."""

    HELP = """The criterion under discussion. Scroll with the arrows."""
    DEFAULT_CSS = """
    NowPane { height: 1fr; }
    NowPane > NowLines { height: auto; }
    """

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002
        self._lines = NowLines(glyphs=glyphs)
        super().__init__(self._lines, id=id)

    @property
    def view(self) -> NowView:
        """What is shown."""
        return self._lines.view

    @view.setter
    def view(self, view: NowView) -> None:
        if view.title != self.view.title:
            self.scroll_home(animate=False)
        self._lines.view = view


class NowLines(Viewed):
    """The lines of the pane, as many as it needs."""

    view: reactive[NowView] = reactive(NowView(""), repaint=False)

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return all lines."""
        view = self.view
        blank = [line()] if self.app.size.height >= SHORT else []
        lines = [line(Part(f" {each}", "accent")) for words in view.head for each in wrap(words, width - 1)]
        lines += [self._title(view, width)]
        if view.title and not view.hidden:
            lines += self._track(view, width)
        lines += [line(Part(f"  {each}", "accent")) for each in wrap(view.cue, width - 2)]
        lines += [line(Part(f"  {each}", "muted")) for fact in view.facts for each in wrap(fact, width - 2)]
        lines += blank if view.labelled else []
        for label, words, aside in view.labelled:
            lines += self._labelled(label, words, aside, width)
        if view.said:
            lines += [*blank, line(Part("  Said so far", "heading"))]
        for said in view.said:
            lines += self._said(said, view, width)
        return lines

    def _title(self, view: NowView, width: int) -> Line:
        right = (Part(f"{plain(view.summary)} ", "muted"),) if not view.hidden else ()
        room = width - 7 - cell_len(plain(view.summary))
        left = (
            Part(" NOW  ", "heading"),
            Part(cut(view.title or "nothing yet", room, self.glyphs.cut), "strong"),
        )
        return spread(left, right, width)

    def _track(self, view: NowView, width: int) -> list[Line]:
        mine = plain(view.mine)
        step = max(2, min(7, (width - 10 - cell_len(mine)) // view.scale))
        track = Track(view.scale, step)
        parts = draw_track(track, view.marks, self.glyphs, anonymous=view.anonymous)
        return [
            line(Part("      "), Part(track.header(), "muted")),
            line(Part("      "), *parts, Part(f"   {mine}", "text")),
        ]

    def _labelled(self, label: str, words: str, aside: str, width: int) -> list[Line]:
        wrapped = wrap(words, width - _LABEL - 2)
        lines = [
            line(
                Part(f"  {pad(label if not at else '', _LABEL, self.glyphs.cut)}", "heading"),
                Part(each, "text"),
            )
            for at, each in enumerate(wrapped)
        ]
        return [*lines, line(Part(" " * (_LABEL + 2) + aside, "muted"))] if aside else lines

    def _said(self, said: SaidView, view: NowView, width: int) -> list[Line]:
        head: list[Part] = [Part("   ")]
        if not view.anonymous:
            head.append(Part(f"{pad(said.name, _NAME, self.glyphs.cut)} ", "strong"))
        if said.level is not None and not view.hidden and not view.anonymous:
            head += [Part(f" {said.level} ", Pill(said.level, view.scale)), Part(" ")]
        elif not view.anonymous:
            head.append(Part("    "))
        if said.kind:
            role: Role = "good" if said.kind.startswith(self.glyphs.point) else "muted"
            head.append(Part(f"{pad(said.kind, 7, self.glyphs.cut)} ", role))
        indent = sum(cell_len(part.text) for part in head)
        first, *rest = wrap(said.text, width - indent) or [""]
        return [line(*head, Part(first, "text")), *(line(Part(" " * indent + each, "text")) for each in rest)]
