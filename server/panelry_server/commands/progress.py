"""How far the check after an unclean stop is, on standard error: a first line, then a share of the whole.

A share is said every two seconds, so a record that is read at once says nothing of its size.
"""

import time
from collections.abc import Callable

import click

EVERY = 2.0
"""Seconds between two lines."""


def told_of_check(monotonic: Callable[[], float] = time.monotonic) -> Callable[[int, int], None]:
    """Return what is told the events verified so far and their total."""
    said: list[float] = []

    def tell(done: int, total: int) -> None:
        now = monotonic()
        if not said:
            click.echo("The last stop was not in order, so the whole record is checked first.", err=True)
        elif now < said[-1] + EVERY or not total:
            return
        else:
            click.echo(f"  {100 * done // total} % of it is checked.", err=True)
        said.append(now)

    return tell
