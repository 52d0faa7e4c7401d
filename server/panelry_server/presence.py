"""Presence: who is connected, with how many devices, when last seen, and for how long they have been gone.

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
    """Everybody who is or was connected to one debrief since its room was opened."""

    def __init__(self, clock: Clock, ttl: float) -> None:
        self._clock = clock
        self._ttl = ttl
        self._opened = clock.monotonic()
        self._seen: dict[Hashable, _Seen] = {}
        self._last: dict[PersonId, _Seen] = {}

    def come(self, connection: Hashable, person: PersonId, device: DeviceId) -> bool:
        """Note a connection; return whether this changed who is here."""
        before = self._who()
        seen = _Seen(person, device, self._clock.monotonic(), self._clock.now())
        self._seen[connection] = self._last[person] = seen
        return before != self._who()

    def go(self, connection: Hashable) -> bool:
        """Forget a connection; return whether this changed who is here.

        Who leaves was here until now; of one that had fallen silent the last pong counts.
        """
        before = self._who()
        if self._seen.get(connection) in self._fresh():
            self.ponged(connection)
        self._seen.pop(connection, None)
        return before != self._who()

    def ponged(self, connection: Hashable) -> None:
        """Note that a connection has answered a ping."""
        seen = self._seen.get(connection)
        if seen is not None:
            self.come(connection, seen.person, seen.device)

    def people(self) -> tuple[tuple[PersonId, int, str], ...]:
        """Return (person, devices, last seen) in order of person; who is gone has no device."""
        who = self._who()
        return tuple((each, len(who.get(each, ())), self._last[each].at) for each in sorted(self._last))

    def gone(self, person: PersonId) -> int:
        """Return for how many whole seconds somebody has not been here, 0 while they are.

        Who never came has been gone since the room was opened: of what was before, this server saw nothing.
        """
        if person in self._who():
            return 0
        last = self._last.get(person)
        return int(self._clock.monotonic() - (self._opened if last is None else last.monotonic))

    def _fresh(self) -> list[_Seen]:
        oldest = self._clock.monotonic() - self._ttl
        return [seen for seen in self._seen.values() if seen.monotonic >= oldest]

    def _who(self) -> dict[PersonId, set[DeviceId]]:
        who: dict[PersonId, set[DeviceId]] = {}
        for seen in self._fresh():
            who.setdefault(seen.person, set()).add(seen.device)
        return who
