"""The layout of the desk: its lists side by side, below each other, or one at a time, by the room."""

from collections.abc import Mapping

from textual.geometry import Size

_NARROW, _WIDE = 76, 110
"""Columns from which both lists are shown, and from which they stand side by side."""
_LOW, _TALL = 20, 30
"""Rows below which one list has all the room, and from which the lists stand apart."""

LAYOUT = """
DeskScreen #lists { height: auto; margin-top: 1; }
DeskScreen #left, DeskScreen #right { width: 1fr; height: auto; max-height: 50vh; }
DeskScreen #right { margin: 0 1; }
DeskScreen #office { margin-top: 1; }
DeskScreen #details { height: 1fr; margin-top: 1; }
DeskScreen #law { height: 1; padding: 0 2; color: $text-muted; }
DeskScreen.-stacked #lists { layout: vertical; margin-top: 0; }
DeskScreen.-stacked #left { max-height: 36vh; }
DeskScreen.-stacked #right { max-height: 24vh; margin: 0; }
DeskScreen.-stacked #office { margin-top: 0; }
DeskScreen.-stacked.-apart #lists { margin-top: 1; }
DeskScreen.-stacked.-apart #right, DeskScreen.-stacked.-apart #office { margin-top: 1; }
DeskScreen.-one #lists { margin-top: 0; }
DeskScreen.-one #left, DeskScreen.-one #right { margin: 0; }
DeskScreen.-one #office { margin-top: 0; }
DeskScreen.-one #details { min-height: 4; }
DeskScreen.-one #law, DeskScreen.-low #office { display: none; }
"""


def classes_for(size: Size) -> Mapping[str, bool]:
    """Return which classes the screen has at a size."""
    one = size.width < _NARROW
    return {
        "-one": one,
        "-stacked": not one and size.width < _WIDE,
        "-apart": size.height >= _TALL,
        "-low": one and size.height < _LOW,
    }
