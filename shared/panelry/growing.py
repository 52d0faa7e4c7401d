"""A row that only grows: to add to it costs the same however long it is, and earlier rows stay as they were.

A tuple would be copied whole for each line that is added; here only the last chunk is, and now and then the
row of chunks.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Generic, TypeVar

import msgspec

_CHUNK = 64
"""How many things are kept in one chunk."""

Thing = TypeVar("Thing")


class Growing(msgspec.Struct, Generic[Thing], frozen=True):
    """Things in the order in which they were added; rows of the same things are equal, as a row is frozen.

    All chunks but the last are full.
    """

    full: tuple[tuple[Thing, ...], ...] = ()
    last: tuple[Thing, ...] = ()

    @classmethod
    def of(cls, things: Iterable[Thing]) -> "Growing[Thing]":
        """Return a row of things."""
        return cls().plus(*things)

    def plus(self, *things: Thing) -> "Growing[Thing]":
        """Return the row with things added at its end."""
        full, last = self.full, (*self.last, *things)
        while len(last) > _CHUNK:
            full, last = (*full, last[:_CHUNK]), last[_CHUNK:]
        return Growing(full, last)

    def since(self, known: int) -> tuple[Thing, ...]:
        """Return all but the first `known`, which is from 0 to the length."""
        whole = len(self.full) * _CHUNK
        if known >= whole:
            return self.last[known - whole :]
        return tuple(islice(self, known, None))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.full) * _CHUNK + len(self.last)

    def __iter__(self) -> Iterator[Thing]:
        """Go through them from the first."""
        return chain(chain.from_iterable(self.full), self.last)

    def __reversed__(self) -> Iterator[Thing]:
        """Go through them from the newest."""
        return chain(reversed(self.last), *(reversed(each) for each in reversed(self.full)))
