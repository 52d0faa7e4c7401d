"""Presence: who is connected, with how many devices, and when last seen.

It lives outside the journal and is refreshed by pongs only: refreshed by commands, "last seen"
would tell when somebody rates.
"""

from collections.abc import Hashable

import msgspec

from panelry.ids import DeviceId, PersonId
from panelry_server.clock import Clock


class _Seen(msgspec.Struct, frozen=True):
    person: PersonId
    device: DeviceId
    monotonic: float
    at: str


class Presence:
    """Everybody who is connected to one debrief."""

    def __init__(self, clock: Clock, ttl: float) -> None:
        self._clock = clock
        self._ttl = ttl
        self._seen: dict[Hashable, _Seen] = {}

    def come(self, connection: Hashable, person: PersonId, device: DeviceId) -> bool:
        """Note a connection; return whether this changed who is here."""
        before = self._who()
        self._seen[connection] = _Seen(person, device, self._clock.monotonic(), self._clock.now())
        return before != self._who()

    def go(self, connection: Hashable) -> bool:
        """Forget a connection; return whether this changed who is here."""
        before = self._who()
        self._seen.pop(connection, None)
        return before != self._who()

    def ponged(self, connection: Hashable) -> None:
        """Note that a connection has answered a ping."""
        seen = self._seen.get(connection)
        if seen is not None:
            self.come(connection, seen.person, seen.device)

    def people(self) -> tuple[tuple[PersonId, int, str], ...]:
        """Return (person, devices, last seen) in order of person."""
        latest: dict[PersonId, str] = {}
        for seen in self._fresh():
            latest[seen.person] = max(seen.at, latest.get(seen.person, ""))
        who = self._who()
        return tuple((person, len(who[person]), latest[person]) for person in sorted(latest))

    def _fresh(self) -> list[_Seen]:
        oldest = self._clock.monotonic() - self._ttl
        return [seen for seen in self._seen.values() if seen.monotonic >= oldest]

    def _who(self) -> dict[PersonId, set[DeviceId]]:
        who: dict[PersonId, set[DeviceId]] = {}
        for seen in self._fresh():
            who.setdefault(seen.person, set()).add(seen.device)
        return who
