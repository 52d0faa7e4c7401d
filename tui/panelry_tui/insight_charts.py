"""Charts of the insight page: drawings in SVG that need no script, each with its words for a screen reader.

Colours are classes of the page's style, so that a chart follows light, dark and paper. All that a chart
shows stands in a table beside it, too.
"""

from collections.abc import Iterable, Sequence
from html import escape

import msgspec

_NAMES = 190
"""Width of the names at the left of a chart, in units of its drawing."""
_WIDTH = 640
_ROW = 30
_LONGEST = 26
"""Characters of a name that fit; the table has the whole of it."""


class Interval(msgspec.Struct, frozen=True):
    """A figure with its standard error on both sides; `drawn` is the shrunken figure, if there is one."""

    name: str
    figure: float
    se: float
    drawn: float | None = None


def columns(label: str, sealed: Sequence[int], agreed: Sequence[int] | None) -> str:
    """Return columns by level, as shares of all sealed ratings and, beside them, of all agreed ones."""
    series = [("sealed", sealed), *([("agreed", agreed)] if agreed else [])]
    step = 300 / len(sealed)
    width = min(30.0, step * 0.8 / len(series))
    most = max(times / max(sum(counts), 1) for _, counts in series for times in counts)
    parts = ['<line class="axis" x1="0" y1="120" x2="300" y2="120"/>']
    for place, (kind, counts) in enumerate(series):
        for level, times in enumerate(counts):
            x = step * (level + 0.5) + width * (place - len(series) / 2)
            height = 92 * times / max(sum(counts), 1) / most
            parts.append(
                f'<rect class="{kind}" x="{x:.1f}" y="{120 - height:.1f}" width="{width - 2:.1f}" '
                f'height="{height:.1f}"/>'
            )
            if times:
                parts.append(_text(x + width / 2 - 1, 116 - height, str(times), "figure middle"))
    parts += [_text(step * (level - 0.5), 136, str(level), "middle") for level in range(1, len(sealed) + 1)]
    return _svg(300, 142, label, parts)


def gaps(label: str, rows: Sequence[tuple[str, float, float | None]]) -> str:
    """Return for each criterion its mean gap, and a line to that of the second round where there is one."""
    widest = max(4.0, *(max(first, second or 0.0) for _, first, second in rows))
    parts = _scale(len(rows), [float(each) for each in range(int(widest) + 1)], 0.0, widest)
    for place, (name, first, second) in enumerate(rows):
        y, x = _middle(place), _at(first, 0.0, widest)
        parts.append(_name(place, name))
        if second is not None:
            to = _at(second, 0.0, widest)
            parts.append(f'<line class="way" x1="{x:.1f}" y1="{y}" x2="{to:.1f}" y2="{y}"/>')
            parts.append(f'<circle class="agreed" cx="{to:.1f}" cy="{y}" r="6"/>')
        parts.append(f'<circle class="sealed" cx="{x:.1f}" cy="{y}" r="6"/>')
    return _svg(_WIDTH, _height(len(rows)), label, parts)


def intervals(label: str, rows: Sequence[Interval]) -> str:
    """Return figures around nought with their standard errors, in the order given."""
    reach = max(1.0, *(abs(each.figure) + each.se for each in rows))
    return _reaching([(each, each.figure - each.se, each.figure + each.se) for each in rows], reach, label)


def between(label: str, rows: Sequence[tuple[str, float, float, float]]) -> str:
    """Return figures from -1 to 1 with the ends of their intervals, low and high, in the order given."""
    return _reaching(
        [(Interval(name, figure, 0.0), low, high) for name, figure, low, high in rows], 1.0, label
    )


def _reaching(rows: Sequence[tuple[Interval, float, float]], reach: float, label: str) -> str:
    parts = _scale(len(rows), [-reach, 0.0, reach], -reach, reach)
    for place, (each, *ends) in enumerate(rows):
        y, x = _middle(place), _at(each.figure, -reach, reach)
        low, high = (_at(end, -reach, reach) for end in ends)
        parts.append(_name(place, each.name))
        parts.append(f'<line class="error" x1="{low:.1f}" y1="{y}" x2="{high:.1f}" y2="{y}"/>')
        if each.drawn is not None:
            middle = _at(each.drawn, -reach, reach)
            parts.append(f'<path class="drawn" d="M{middle:.1f} {y - 7}l7 7l-7 7l-7 -7z"/>')
        parts.append(f'<circle class="sealed" cx="{x:.1f}" cy="{y}" r="5"/>')
    return _svg(_WIDTH, _height(len(rows)), label, parts)


def curve(label: str, figures: Sequence[tuple[int, float]]) -> str:
    """Return a share of 0 to 1 by the number of panelists."""
    step = 560 / max(len(figures), 1)
    places = [(50 + step * (place + 0.5), 150 - 130 * share) for place, (_, share) in enumerate(figures)]
    parts = []
    for share in (0.0, 0.5, 1.0):
        y = 150 - 130 * share
        parts.append(f'<line class="grid" x1="50" y1="{y}" x2="610" y2="{y}"/>')
        parts.append(_text(42, y + 5, f"{share:.1f}", "end"))
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    parts.append(f'<polyline class="way" points="{path}"/>')
    for (x, y), (size, share) in zip(places, figures, strict=True):
        parts.append(f'<circle class="sealed" cx="{x:.1f}" cy="{y:.1f}" r="5"/>')
        parts.append(_text(x, y - 10 if y > 30 else y + 20, f"{share:.2f}", "figure middle"))
        parts.append(_text(x, 172, str(size), "middle"))
    return _svg(_WIDTH, 180, label, parts)


def _svg(width: int, height: float, label: str, parts: Iterable[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height:g}" style="max-width:{width}px" role="img" '
        f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def _text(x: float, y: float, words: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'


def _middle(place: int) -> int:
    return place * _ROW + _ROW // 2


def _height(rows: int) -> int:
    return rows * _ROW + 26


def _at(figure: float, low: float, high: float) -> float:
    """Return where a figure lies between the ends of the scale."""
    return _NAMES + 20 + (figure - low) / (high - low) * (_WIDTH - _NAMES - 45)


def _name(place: int, name: str) -> str:
    cut = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    return _text(0, _middle(place) + 5, cut, "name")


def _scale(rows: int, ticks: Sequence[float], low: float, high: float) -> list[str]:
    """Return the lines of a scale of points and their numbers below."""
    parts = []
    for tick in ticks:
        x = _at(tick, low, high)
        kind = "axis" if not tick else "grid"
        parts.append(f'<line class="{kind}" x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{rows * _ROW}"/>')
        parts.append(_text(x, rows * _ROW + 18, f"{tick:+.1f}" if tick and low else f"{tick:.0f}", "middle"))
    return parts
