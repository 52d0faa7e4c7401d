"""Tries: how often codes for a seat may be tried and asked for.

A wrong code cannot be tied to an invitation, so failures draw on budgets: one for each address and one for
the whole record. One server keeps them in memory, several in their database.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from panelry.ids import DebriefId, PersonId
from panelry_server.limits import Bucket, Buckets
from panelry_server.settings import Settings

DEVICE_CODES = 5
"""How many codes for their own further devices a person may ask for at once; one more each minute."""
DEVICE_CODE = timedelta(minutes=10)
"""How long such a code is good."""
PER_ADDRESS = 1 / 60
EVERYWHERE = 1 / 6
"""Tries a second that come back."""


class TooManyTries(Exception):  # noqa: N818 - named after what happened
    """Too many codes were tried from there or anywhere, or asked for by a person: wait a minute."""


class Budgets(Protocol):
    """What may still be tried. Where several servers share them, each method may raise `JournalError`."""

    async def demand(self, address: str) -> None:
        """Raise `TooManyTries` where no code may be tried from an address now."""
        ...

    async def fail(self, address: str) -> None:
        """Note that a code was wrong."""
        ...

    async def ask(self, seat: tuple[DebriefId, PersonId]) -> None:
        """Note that somebody asks for a code; `TooManyTries` where that is once too often."""
        ...


class Tries:
    """The budgets of one server."""

    def __init__(self, settings: Settings, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._failed = Buckets(PER_ADDRESS, settings.wrong_codes, monotonic)
        self._failed_anywhere = Bucket(EVERYWHERE, settings.wrong_codes_everywhere, monotonic())
        self._asked = Buckets(PER_ADDRESS, DEVICE_CODES, monotonic)

    async def demand(self, address: str) -> None:
        """Raise `TooManyTries` where no code may be tried from an address now."""
        if not self._failed.has(address) or self._failed_anywhere.left(self._monotonic()) < 1:
            raise TooManyTries

    async def fail(self, address: str) -> None:
        """Note that a code was wrong."""
        self._failed.take(address)
        self._failed_anywhere.take(self._monotonic())

    async def ask(self, seat: tuple[DebriefId, PersonId]) -> None:
        """Note that somebody asks for a code; `TooManyTries` where that is once too often."""
        if not self._asked.take(seat):
            raise TooManyTries
