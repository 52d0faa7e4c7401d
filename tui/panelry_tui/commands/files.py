"""The files that offline commands are given: their bytes, a rubric, and how each is named in an error."""

import sys
from pathlib import Path

import click

from panelry.rubric import Rubric
from panelry.rubric_rules import MOST_BYTES, RubricError
from panelry.text import clean_line


def rubric_of(file: str) -> Rubric:
    """Return the rubric of a file; what it lacks for a candidate does not matter offline."""
    from panelry.rubric_import import read_rubric  # noqa: PLC0415  # most commands are given no rubric

    try:
        found, _ = read_rubric(bytes_of(file, MOST_BYTES), file)
    except RubricError as problem:
        raise click.ClickException(f"{shown(file)}: {problem}") from None
    return found


def bytes_of(file: str, most: int) -> bytes:
    """Return a file's bytes, at most one more than `most`, so that too many are noticed."""
    try:
        if file == "-":
            return sys.stdin.buffer.read(most + 1)
        with Path(file).open("rb") as source:
            return source.read(most + 1)
    except OSError as problem:
        why = problem.strerror or "it cannot be read"
        raise click.ClickException(f"{shown(file)}: {why}. Check the name and your rights to it.") from None


def shown(file: str) -> str:
    """Return a file's name, safe to draw."""
    return "standard input" if file == "-" else clean_line(file)
