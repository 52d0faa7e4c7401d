"""Presence: who is here, by connection, refreshed by pongs only."""

import cast
from hosted import device_of
from panelry_server.clock import ManualClock
from panelry_server.presence import Presence

SOON = "2031-05-06T07:08:14.000Z"


async def test_people_come_and_go_by_device() -> None:
    """Two connections of one device are one device; only a real change is told."""
    presence = Presence(ManualClock(), 30)
    bens = device_of(cast.BEN)
    assert presence.come("one", cast.BEN, bens)
    assert not presence.come("two", cast.BEN, bens)
    assert not presence.go("one")
    assert presence.come("three", cast.BEN, device_of(cast.BEN, 2))
    assert [(cast.BEN, 2)] == [each[:2] for each in presence.people()]
    assert presence.go("two")
    assert presence.go("three")
    assert () == presence.people()
    assert not presence.go("three")


async def test_a_pong_refreshes_and_silence_ends_presence() -> None:
    """The newest pong of all devices is the time last seen; after 30 seconds nobody is here."""
    clock = ManualClock()
    presence = Presence(clock, 30)
    presence.come("one", cast.BEN, device_of(cast.BEN))
    presence.come("two", cast.BEN, device_of(cast.BEN, 2))
    await clock.advance(5)
    presence.ponged("one")
    presence.ponged("gone")
    assert ((cast.BEN, 2, SOON),) == presence.people()
    await clock.advance(27)
    assert ((cast.BEN, 1, SOON),) == presence.people()
    await clock.advance(10)
    assert () == presence.people()
