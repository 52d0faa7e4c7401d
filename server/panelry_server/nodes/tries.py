"""Tries of codes at all nodes together: what was tried at one counts at each of them."""

import hashlib
import hmac

from panelry.ids import DebriefId, PersonId
from panelry_server.journal.postgres.budgets import Budget, draw, draw_if_left, is_left
from panelry_server.journal.postgres.visiting import Visiting
from panelry_server.settings import Settings
from panelry_server.tries import DEVICE_CODES, EVERYWHERE, PER_ADDRESS, TooManyTries


class SharedTries:
    """The budgets of all nodes, in the database; an address stands there as a keyed hash."""

    def __init__(self, visiting: Visiting, settings: Settings, secret: bytes) -> None:
        self._visiting = visiting
        self._secret = secret
        self._burst = settings.wrong_codes
        self._everywhere = Budget("everywhere", EVERYWHERE, settings.wrong_codes_everywhere)

    async def demand(self, address: str) -> None:
        """Raise `TooManyTries` where no code may be tried from an address now. `JournalError`."""
        if not await is_left(self._visiting, (self._from(address), self._everywhere)):
            raise TooManyTries

    async def fail(self, address: str) -> None:
        """Note that a code was wrong. `JournalError`."""
        await draw(self._visiting, (self._from(address), self._everywhere))

    async def ask(self, seat: tuple[DebriefId, PersonId]) -> None:
        """Note that somebody asks for a code; `TooManyTries` where that is once too often. `JournalError`."""
        budget = Budget(f"device {seat[0]} {seat[1]}", PER_ADDRESS, DEVICE_CODES)
        if not await draw_if_left(self._visiting, budget):
            raise TooManyTries

    def _from(self, address: str) -> Budget:
        hashed = hmac.new(self._secret, f"address {address}".encode(), hashlib.sha256).hexdigest()[:32]
        return Budget(f"from {hashed}", PER_ADDRESS, self._burst)
