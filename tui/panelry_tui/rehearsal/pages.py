"""Long text for a terminal: wrapped between words, and cut into pages between its paragraphs."""

import textwrap

WIDEST = 100
"""Columns beyond which lines become hard to read."""


def pages_of(text: str, width: int, height: int) -> list[str]:
    """Return text as pages of at most `height` lines, each line of at most `width` columns.

    Every line of `text` is a paragraph; what it is indented by, all its lines are. A line that leads an
    indented one stays with it. A page ends before a paragraph that no longer fits.
    """
    pages: list[list[str]] = [[]]
    for part in _together(text.splitlines()):
        lines = [line for paragraph in part for line in _wrapped(paragraph, min(width, WIDEST))]
        if pages[-1] and len(pages[-1]) + len(lines) > height:
            pages.append([])
        for line in lines:
            if len(pages[-1]) == height:
                pages.append([])
            if line or pages[-1]:
                pages[-1].append(line)
    return ["\n".join(page).rstrip() for page in pages]


def _together(paragraphs: list[str]) -> list[list[str]]:
    """Return paragraphs in groups: an indented one belongs to the one before it."""
    groups: list[list[str]] = []
    for each in paragraphs:
        if each.startswith(" ") and groups:
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _wrapped(paragraph: str, width: int) -> list[str]:
    indent = " " * (len(paragraph) - len(paragraph.lstrip()))
    return textwrap.wrap(paragraph, width, subsequent_indent=indent, break_on_hyphens=False) or [""]
