"""A stopwatch: the seconds that a piece of work takes, of the clock or of the processor."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Taken:
    """The seconds that were taken, once the work is done."""

    seconds = 0.0


@contextmanager
def timed(clock: Callable[[], float] = time.perf_counter) -> Iterator[Taken]:
    """Give what will hold the seconds that the work within takes by a clock."""
    taken, begun = Taken(), clock()
    yield taken
    taken.seconds = clock() - begun
