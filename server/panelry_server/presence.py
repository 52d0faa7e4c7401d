"""Presence: who is connected, with how many devices, when last seen, and for how long they have been gone.

It lives outside the journal and is refreshed by pongs only: refreshed by commands, "last seen"
would tell when somebody rates. Where several servers have the record, each tells the others whom it sees.
"""

from collections.abc import Callable, Hashable, Iterable

import msgspec

from panelry.ids import DeviceId, PersonId
from panelry_server.clock import Clock


class _Seen(msgspec.Struct, frozen=True):
    person: PersonId
    device: DeviceId
    monotonic: float
    at: str


class Afar(msgspec.Struct, frozen=True, array_like=True):
    """Somebody as another server sees them: `ago` seconds since, and no `device` once they left there."""

    person: PersonId
    device: DeviceId
    ago: float
    at: str


class Presence:
    """Everybody who is or was connected to one debrief since its room was opened."""

    def __init__(self, clock: Clock, ttl: float) -> None:
        self._clock = clock
        self._ttl = ttl
        self._opened = clock.monotonic()
        self._seen: dict[Hashable, _Seen] = {}
        self._last: dict[PersonId, _Seen] = {}
        self._afar: list[_Seen] = []
        self._last_afar: dict[PersonId, _Seen] = {}
        self.certain: Callable[[], bool] = lambda: True
        """Whether all is known that other servers see; who cannot be seen is then not gone."""

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
        who, last = self._who(), self._latest()
        return tuple((each, len(who.get(each, ())), last[each].at) for each in sorted(last))

    def tell(self) -> tuple[Afar, ...]:
        """Return whom this server sees and saw, for the others; in order of person and device."""
        newest = {(each.person, each.device): each for each in sorted(self._seen.values(), key=_when)}
        here = {person for person, _ in newest}
        for person, last in self._last.items():
            if person not in here:
                newest[person, DeviceId("")] = last
        now = self._clock.monotonic()
        return tuple(
            Afar(person, device, now - seen.monotonic, seen.at)
            for (person, device), seen in sorted(newest.items())
        )

    def hear(self, afar: Iterable[Afar]) -> bool:
        """Take in whom all other servers see; return whether this changed who is here."""
        before, now = self._who(), self._clock.monotonic()
        self._afar = [_Seen(each.person, each.device, now - each.ago, each.at) for each in afar]
        for each in self._afar:
            known = self._last_afar.get(each.person, each)
            self._last_afar[each.person] = max(known, each, key=_when)
        return before != self._who()

    def gone(self, person: PersonId) -> int:
        """Return for how many whole seconds somebody has not been here, 0 while they are.

        Who never came has been gone since the room was opened: of what was before, this server saw nothing.
        """
        if person in self._who() or not self.certain():
            return 0
        last = self._latest().get(person)
        return int(self._clock.monotonic() - (self._opened if last is None else last.monotonic))

    def _fresh(self) -> list[_Seen]:
        oldest = self._clock.monotonic() - self._ttl
        return [seen for seen in self._seen.values() if seen.monotonic >= oldest]

    def _who(self) -> dict[PersonId, set[DeviceId]]:
        who: dict[PersonId, set[DeviceId]] = {}
        oldest = self._clock.monotonic() - self._ttl
        afar = [each for each in self._afar if each.device and each.monotonic >= oldest]
        for seen in (*self._fresh(), *afar):
            who.setdefault(seen.person, set()).add(seen.device)
        return who

    def _latest(self) -> dict[PersonId, _Seen]:
        """Return when each person was seen last, here or elsewhere."""
        own = {
            person: max(last, self._last_afar.get(person, last), key=_when)
            for person, last in self._last.items()
        }
        return {**self._last_afar, **own}


def _when(seen: _Seen) -> float:
    return seen.monotonic
