"""What a row of the fault tests came to: how much was done, what was wrong, and a few figures."""

from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

import msgspec


class Verdict(msgspec.Struct, frozen=True):
    """`done` counts in the row's own unit; `faults` are sentences, none of them is good news."""

    done: int
    faults: tuple[str, ...] = ()
    figures: dict[str, float] = {}


Run = Callable[[int, int, Path], Awaitable[Verdict]]
"""Does so many, from a seed, in an empty folder."""


def verdict(done: int, faults: Iterable[str], **figures: float) -> Verdict:
    """Return a verdict; figures are rounded, a name says its unit."""
    return Verdict(done, tuple(faults), {name: round(figure, 3) for name, figure in figures.items()})
