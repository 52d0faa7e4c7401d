"""Text measured in terminal cells: cut, padded and wrapped, never by its number of characters.

Every text that comes from a record goes through here on its way to the screen, and is
sanitised here.
"""

from rich.cells import cell_len, chop_cells, set_cell_size

from panelry.text import clean_line, clean_text

__all__ = ["cell_len", "cut", "pad", "plain", "wrap"]


def plain(text: str) -> str:
    """Return a text as one safe line."""
    return clean_line(text)


def cut(text: str, width: int, mark: str) -> str:
    """Return a text as one safe line of at most `width` cells, ending in `mark` where it was cut."""
    line = clean_line(text)
    if cell_len(line) <= width:
        return line
    room = width - cell_len(mark)
    return set_cell_size(line, room).rstrip() + mark if room > 0 else mark[: max(width, 0)]


def pad(text: str, width: int, mark: str) -> str:
    """Return a text as one safe line of exactly `width` cells."""
    line = cut(text, width, mark)
    return line + " " * (width - cell_len(line))


def wrap(text: str, width: int) -> list[str]:
    """Return a text as safe lines of at most `width` cells, broken at spaces where that is possible.

    An empty text has no lines. A newline in the text begins a new line.
    """
    lines: list[str] = []
    for paragraph in clean_text(text).expandtabs(4).split("\n"):
        lines += _wrap_paragraph(paragraph.split(), max(width, 2))
    return lines


def _wrap_paragraph(words: list[str], width: int) -> list[str]:
    """Return words as lines of at most `width` cells; a longer word is chopped."""
    lines: list[str] = []
    line = ""
    for word in words:
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = chop_cells(word, width)
        lines += full
    return [*lines, line] if line else lines
