"""All about one criterion under discussion: figures, who rated what, revisions, observations."""

from collections.abc import Iterable
from typing import assert_never

from msgspec.structs import replace
from textual.reactive import reactive

from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.widgets.cells import cell_len, cut, plain, wrap
from panelry_tui.widgets.models import PointState, Rater, TopicLevel, TopicObservation, TopicView
from panelry_tui.widgets.painted import Painted
from panelry_tui.widgets.parts import Line, Part, Pill, Role, line, spread
from panelry_tui.widgets.scrolled import Scrolled

_HANGING = 5


class TopicPane(Scrolled):
    """A pane of one topic that scrolls where it is longer than the screen."""

    HELP = """The criterion under discussion. Scroll with the arrows or page keys; esc goes back."""
    DEFAULT_CSS = "TopicPane > TopicLines { height: auto; }"

    def __init__(
        self,
        topic: TopicView | None = None,
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        self._lines = TopicLines(glyphs=glyphs)
        super().__init__(self._lines, id=id, classes=classes)
        self._lines.set_reactive(TopicLines.topic, topic)

    @property
    def topic(self) -> TopicView | None:
        """What is shown; None for nothing."""
        return self._lines.topic

    @topic.setter
    def topic(self, topic: TopicView | None) -> None:
        if topic is None or self.topic is None or topic.title != self.topic.title:
            self.scroll_home(animate=False)
        self._lines.topic = topic


class TopicLines(Painted):
    """The lines of a topic, as many as it needs."""

    FILLS = True
    topic: reactive[TopicView | None] = reactive(None, repaint=False)

    def watch_topic(self) -> None:
        """Draw another topic."""
        self.repaint()

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return all lines of the topic."""
        return [] if self.topic is None else topic_lines(self.topic, width, self.glyphs)


def topic_lines(topic: TopicView, width: int, glyphs: Glyphs) -> list[Line]:
    """Return a topic's lines at a width in cells: title, figures, levels, observations."""
    lines = _title(topic, width, glyphs)
    if not topic.hidden:
        for facts in topic.facts:
            lines += _wrapped(_folded(facts, width - 1, glyphs), width, 1, "muted")
        lines += [line()] if topic.facts else []
    for level in topic.levels:
        lines += _level(level, topic, width, glyphs)
    if topic.no_evidence and not topic.hidden:
        who = f"{len(topic.no_evidence)} of the panel" if topic.anonymous else ", ".join(topic.no_evidence)
        lines += _wrapped(f"No evidence: {who}", width, 1, "muted")
    if topic.observations:
        lines += [line(), line(Part(" OBSERVATIONS", "heading"))]
    for observation in topic.observations:
        lines += _observation(observation, topic, width, glyphs)
    return lines


def _title(topic: TopicView, width: int, glyphs: Glyphs) -> list[Line]:
    """Return the title with the summary beside it, or below where both do not fit."""
    summary = "" if topic.hidden else plain(_joined(topic.summary, glyphs))
    title = plain(topic.title)
    right = (Part(f"{summary} ", "muted"),)
    if cell_len(title) + cell_len(summary) + 3 <= width:
        return [spread((Part(f" {title}", "strong"),), right, width)]
    first = line(Part(f" {cut(title, width - 1, glyphs.cut)}", "strong"))
    return [first, *_wrapped(summary, width, 1, "muted")]


def _level(level: TopicLevel, topic: TopicView, width: int, glyphs: Glyphs) -> list[Line]:
    """Return a level's pill with those who gave it, and its anchor below."""
    pill = Part(f" {level.level} ", Pill(level.level, topic.scale))
    if topic.hidden:
        level = replace(level, raters=())
    names = wrap(_raters(level, topic, glyphs), width - _HANGING - 1) or [""]
    role: Role = "text" if level.raters else "muted"
    lines = [line(Part(" "), pill, Part(f" {names[0]}", role))]
    lines += _wrapped("\n".join(names[1:]), width, _HANGING, role)
    return lines + _wrapped(level.anchor, width, _HANGING, "muted")


def _raters(level: TopicLevel, topic: TopicView, glyphs: Glyphs) -> str:
    """Return names, each revised one with the level it came from; signs only where names are hidden."""
    if topic.hidden:
        return ""
    if not level.raters:
        return glyphs.none
    if topic.anonymous:
        return glyphs.live * len(level.raters)
    return ", ".join(_rater(rater, level.level, glyphs) for rater in level.raters)


def _rater(rater: Rater, level: int, glyphs: Glyphs) -> str:
    name = rater.name if rater.was is None else f"{rater.name} {rater.was}{glyphs.to}{level}"
    return f"{name} ({rater.aside})" if rater.aside else name


def _observation(seen: TopicObservation, topic: TopicView, width: int, glyphs: Glyphs) -> list[Line]:
    """Return an observation: author, rating and the state of its point, then the words."""
    head = [Part(" ")]
    if not topic.anonymous:
        head.append(Part(f"{plain(seen.author)} ", "strong"))
    if seen.level is not None and not topic.hidden and not topic.anonymous:
        head += [Part(f" {seen.level} ", Pill(seen.level, topic.scale)), Part(" ")]
    if seen.kind:
        head.append(Part(f"{plain(seen.kind)} ", "muted"))
    if not topic.anonymous or seen.point != "none":
        head.append(_point(seen.point, glyphs))
    return [line(*head), *_wrapped(seen.text, width, 3, "text")]


def _point(state: PointState, glyphs: Glyphs) -> Part:
    match state:
        case "approved":
            return Part(f" {glyphs.point} point approved", "good")
        case "written":
            return Part(f" {glyphs.wait} point not approved yet", "wait")
        case "none":
            return Part(" no point yet", "muted")
        case _:
            assert_never(state)


def _folded(facts: Iterable[str], width: int, glyphs: Glyphs) -> str:
    """Return facts one after the other; a new line begins between two of them or at a semicolon.

    So a number stays beside its word: only what is longer than a line is broken within.
    """
    pieces = [piece for fact in facts for piece in _pieces(fact, glyphs)]
    lines = [""]
    for gap, piece in pieces:
        joined = f"{lines[-1]}{gap}{piece}"
        if not lines[-1]:
            lines[-1] = piece
        elif cell_len(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(piece)
    return "\n".join(lines)


def _pieces(fact: str, glyphs: Glyphs) -> Iterable[tuple[str, str]]:
    """Return the parts of a fact, each with what stands before it where it goes on on the same line."""
    first, *rest = fact.split("; ")
    parts = [f"{each};" for each in (first, *rest)[:-1]] + [(first, *rest)[-1]]
    return zip((f" {glyphs.step} ", *(" " for _ in rest)), parts, strict=True)


def _joined(pieces: Iterable[str], glyphs: Glyphs) -> str:
    return f" {glyphs.step} ".join(pieces)


def _wrapped(text: str, width: int, indent: int, role: Role) -> list[Line]:
    """Return a text's lines with an indent in cells."""
    return [line(Part(" " * indent + each, role)) for each in wrap(text, width - indent)]
