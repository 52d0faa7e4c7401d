"""Fewer bytes for the same picture: of each style only what differs from the one before it is sent.

The toolkit writes the whole style before each piece of text and takes it back behind it. Most of what
a terminal is sent is that, and over a slow line it is felt.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, cast

from rich.console import Console, RenderableType
from textual._compositor import CompositorUpdate

_STYLES = re.compile(r"\x1b\[([0-9;]*)m")
_MOVES = re.compile(r"(?:\x1b\[\d+;\d+H\n?)*(\x1b\[\d+;\d+H)")
"""Moves of the cursor from place to place: only the last of them counts."""
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29"}
"""What takes each attribute back."""
_INKS = {str(code) for code in (*range(30, 38), *range(90, 98))}
_GROUNDS = {str(code) for code in (*range(40, 48), *range(100, 108))}


class _Look(NamedTuple):
    """A style: its attributes, and its colours as a terminal is told of them, empty for its own."""

    attributes: frozenset[str] = frozenset()
    ink: str = ""
    ground: str = ""


_PLAIN = _Look()


def thinned(data: str) -> str:
    """Return what draws the same as `data` does, both from plain to plain.

    Data with a style that is not known here stays as it is.
    """
    texts = _STYLES.split(data)
    found, shown, wanted = [texts[0]], _PLAIN, _PLAIN
    for style, text in zip(texts[1::2], texts[2::2], strict=True):
        told = _after(wanted, style)
        if told is None:
            return data
        wanted = told
        if (moves := _MOVES.fullmatch(text)) is not None:
            found.append(moves[1])
        elif text:
            found += (_change(shown, wanted), text)
            shown = wanted
    return "".join(found) + _change(shown, _PLAIN)


@lru_cache(maxsize=4096)
def _after(look: _Look, style: str) -> _Look | None:
    """Return the look after a style was told, None where a part of it is not known."""
    codes = iter(style.split(";"))
    for code in codes:
        if code in {"", "0"}:
            look = _PLAIN
        elif code in _OFF:
            look = look._replace(attributes=look.attributes | {code})
        elif code in _INKS or code == "38":
            look = look._replace(ink=_colour(code, codes))
        elif code in _GROUNDS or code == "48":
            look = look._replace(ground=_colour(code, codes))
        else:
            return None
    return look


def _colour(code: str, codes: Iterator[str]) -> str:
    """Return a colour with the numbers that belong to it."""
    if code not in {"38", "48"}:
        return code
    kind = next(codes, "")
    return ";".join((code, kind, *islice(codes, 3 if kind == "2" else 1)))


@lru_cache(maxsize=4096)
def _change(shown: _Look, wanted: _Look) -> str:
    """Return the shortest that makes one look of another."""
    if shown == wanted:
        return ""
    off = {_OFF[each] for each in shown.attributes - wanted.attributes}
    on = {each for each in wanted.attributes if each not in shown.attributes or _OFF[each] in off}
    parts = [*sorted(off), *sorted(on)]
    parts += [wanted.ink or "39"] if wanted.ink != shown.ink else []
    parts += [wanted.ground or "49"] if wanted.ground != shown.ground else []
    anew = ["0", *sorted(wanted.attributes), *filter(None, (wanted.ink, wanted.ground))]
    return f"\x1b[{min(';'.join(parts), ';'.join(anew), key=len)}m"


class _Thin(CompositorUpdate):
    """An update of the screen whose bytes are thinned."""

    def __init__(self, update: CompositorUpdate) -> None:
        self._update = update

    def render_segments(self, console: Console) -> str:
        """Return what is sent."""
        return thinned(self._update.render_segments(console))


def thin_update(renderable: RenderableType | None) -> RenderableType | None:
    """Return an update of the screen that sends less; anything else as it is."""
    update: object = renderable
    if not isinstance(update, CompositorUpdate):
        return renderable
    return cast("RenderableType", _Thin(update))  # Textual's own updates are none by their type, either
