"""Following: who follows a room, what arrives there from them, and what they are answered."""

from collections.abc import Hashable
from typing import Protocol

import msgspec

from panelry.doing import Doer
from panelry.ids import DeviceId, PersonId
from panelry.sync.frames import Ack, AnyCommand, Declined, Held

Answer = Ack | Declined | Held


class Listener(Hashable, Protocol):
    """Somebody who follows a room."""

    @property
    def person(self) -> PersonId:
        """Whose eyes it follows with."""
        ...

    def stepped(self) -> None:
        """The viewer's sequence may have grown."""
        ...

    def rights_changed(self) -> None:
        """The viewer's sequence began anew, or the viewer has no seat any more."""
        ...

    def announce(self) -> None:
        """Somebody came or went."""
        ...

    def recheck(self) -> None:
        """A device joined or was revoked, perhaps this one, or the debrief was erased."""
        ...


class Asked(msgspec.Struct, frozen=True):
    """A command as it arrived, with the identity that the server stamps."""

    person: PersonId
    device: DeviceId
    n: int
    command: AnyCommand
    expect: int | None = None
    first: bool = False
    by: Doer | None = None
    """Who is behind what the server passes on."""
