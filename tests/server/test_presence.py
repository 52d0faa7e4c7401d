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
    assert [(cast.BEN, 0)] == [each[:2] for each in presence.people()]
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
    assert ((cast.BEN, 0, SOON),) == presence.people()


async def test_who_is_gone_was_last_seen_when_they_left_or_fell_silent() -> None:
    """Leaving tells when; of a terminal that froze, its last pong does, however late its wire ends."""
    clock = ManualClock()
    presence = Presence(clock, 30)
    presence.come("bens", cast.BEN, device_of(cast.BEN))
    presence.come("anas", cast.ANA, device_of(cast.ANA))
    await clock.advance(5)
    presence.go("bens")
    assert ((cast.ANA, 1), (cast.BEN, 0, SOON)) == (presence.people()[0][:2], presence.people()[1])
    await clock.advance(40)
    presence.go("anas")
    assert [45, 40] == [presence.gone(each) for each in (cast.ANA, cast.BEN)]
    presence.come("again", cast.ANA, device_of(cast.ANA))
    assert [0, 40] == [presence.gone(each) for each in (cast.ANA, cast.BEN)]


async def test_who_never_came_has_been_gone_since_the_room_was_opened() -> None:
    """A server that was started again saw nothing of what was before."""
    clock = ManualClock()
    presence = Presence(clock, 30)
    await clock.advance(59.9)
    assert 59 == presence.gone(cast.BEN)
    assert () == presence.people()
