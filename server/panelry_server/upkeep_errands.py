"""Errands about seats, devices, keys and the record as a whole, and what comes back.

No result has a place for a rating, a count of criteria or of events, or a text that a panel wrote.
"""

import msgspec

from panelry.panel import Role
from panelry_server.asked import Asked, Result


class People(Asked, frozen=True, tag=True):
    """Say who has a seat in a debrief."""

    debrief: str


class Devices(Asked, frozen=True, tag=True):
    """Say which terminals may connect to a debrief."""

    debrief: str


class Revoke(Asked, frozen=True, tag=True):
    """Shut a device out, or all devices and unused codes of a person: in one debrief, in all if empty."""

    device: str = ""
    person: str = ""
    debrief: str = ""


class BackUp(Asked, frozen=True, tag=True):
    """Write verified copies: the journal into a folder, the keys into another one unless it is empty.

    Both are absolute paths on the server's machine.
    """

    folder: str
    keys: str = ""


class RotateKeys(Asked, frozen=True, tag=True):
    """Wrap every key by a new wrapping key."""


class Erase(Asked, frozen=True, tag=True):
    """Erase a debrief, named by its whole id, for ever; the reason goes on record."""

    debrief: str
    reason: str


class Verify(Asked, frozen=True, tag=True):
    """Verify the chain of one debrief, of every stream if it is empty; look for a hash of an export."""

    debrief: str = ""
    hash: str = ""


class SeatedPerson(msgspec.Struct, frozen=True):
    """A seat: its standing, whether its scorecard is in, its devices that may connect, its unused codes."""

    person: str
    name: str
    roles: tuple[Role, ...]
    standing: str
    submitted: bool
    devices: int
    codes: int


class SeatedPeople(Result, frozen=True, tag=True):
    """The people of a debrief, in the order of their seats."""

    debrief: str
    people: tuple[SeatedPerson, ...]


class KnownDevice(msgspec.Struct, frozen=True):
    """A terminal that took a seat at an instant, UTC, ISO 8601; a revoked one may not connect.

    `by` is the person's own device that invited it, empty where an operator did.
    """

    device: str
    person: str
    name: str
    joined: str
    revoked: bool
    by: str = ""


class KnownDevices(Result, frozen=True, tag=True):
    """The devices of a debrief, in the order in which they joined."""

    debrief: str
    devices: tuple[KnownDevice, ...]


class Revoked(Result, frozen=True, tag=True):
    """The devices that were shut out now, and how many unused codes ended."""

    devices: tuple[str, ...]
    codes: int


class BackedUp(Result, frozen=True, tag=True):
    """Where everything is: `keys` and `kept` are empty where the keys were not asked for.

    `wrapping` is the file of the wrapping key, `places` the folders of which no command makes copies.
    """

    journal: str
    keys: str
    kept: tuple[str, ...]
    store: str
    wrapping: str


class Rotated(Result, frozen=True, tag=True):
    """How many keys have a new wrapping, and the file of the wrapping key."""

    keys: int
    wrapping: str


class ErasedDebrief(Result, frozen=True, tag=True):
    """A debrief that is gone for ever."""

    debrief: str


class VerifiedStream(msgspec.Struct, frozen=True):
    """A stream: its fault or none, when it was erased or nothing, and its last hash in hex.

    The hash is empty while ratings are sealed: it would tell when somebody writes.
    """

    stream: str
    fault: str
    erased: str
    hash: str


class Verified(Result, frozen=True, tag=True):
    """The streams in order; `holds` are those whose chain has the hash that was looked for.

    `proven` is False where the key that proves the chains is gone.
    """

    streams: tuple[VerifiedStream, ...]
    holds: tuple[str, ...] = ()
    proven: bool = True
