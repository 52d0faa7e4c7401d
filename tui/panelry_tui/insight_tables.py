"""Tables of the insight page: with a caption, with heads for rows and columns, and numbers to the right."""

import re
from collections.abc import Sequence
from html import escape

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?( of [0-9]+| ± [0-9.]+)?|–")


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; the first cell of each row is its head. It scrolls where it is too wide."""
    titles = "".join(
        f'<th scope="col"{_kind([row[place] for row in rows])}>{escape(each)}</th>' if each else "<td></td>"
        for place, each in enumerate(head)
    )
    lines = (
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td{_kind([cell])}>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{titles}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _kind(cells: Sequence[str]) -> str:
    return ' class="number"' if cells and all(_NUMBER.fullmatch(cell) for cell in cells) else ""
