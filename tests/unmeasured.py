"""A pause in the measuring of coverage, for laws over thousands of random histories.

They run code that other tests have reached, and take less than half as long without the tracer.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import coverage


@contextmanager
def unmeasured() -> Iterator[None]:
    """Do not measure what runs inside; other threads and started processes are measured as before."""
    measured = coverage.Coverage.current()
    if measured is None:
        yield
        return
    measured.stop()
    try:
        yield
    finally:
        measured.start()
