"""Little is kept: what an idle connection and an idle debrief hold on to, and what they let go."""

import asyncio
import gc

import cast
from faults.raw import Raw, framed, handshake
from hosted import core_of, device_of, guest_of, seated, server_of, token_of
from panelry import commands as c
from panelry.debrief import Debrief
from panelry.ids import PersonId
from panelry.sync.frames import Hello, encode
from panelry_server.room import Room

GONE = (1011).to_bytes(2, "big")
WAIT = 30.0


def states_of() -> int:
    """Return how many states of debriefs are held, by whatever there is."""
    gc.collect()
    return sum(isinstance(each, Debrief) for each in gc.get_objects())


async def _rate(room: Room, person: PersonId, many: int) -> None:
    for n in range(1, many + 1):
        await room.do(person, device_of(person), n, c.Rate(cast.DESIGN, 1 + n % 5))


async def test_a_connection_keeps_no_token_of_its_handshake() -> None:
    """Once it is admitted, nothing of the headers is needed."""
    async with server_of() as server, guest_of(server, cast.BEN):
        (link,) = server._connections._links
        request = link._connection.request
        assert request is not None
        assert ([], None) == ([*request.headers.raw_items()], link._connection.response)


async def test_who_answers_no_ping_is_gone() -> None:
    """Whatever was said before: the connection ends, and its terminal may come again."""
    async with server_of() as server, asyncio.timeout(WAIT):
        raw = await Raw.open(server.port)
        await raw.say(handshake(token_of(cast.BEN)) + framed(encode(Hello()).encode()))
        assert 101 == await raw.status()
        while not (await raw.message()).startswith(GONE):
            pass
        raw.close()


async def test_a_debrief_that_was_opened_holds_no_state_for_what_was_done_in_private() -> None:
    """Of its private commands the sights are kept, which a terminal that comes back is told."""
    core = await core_of()
    await _rate(await seated(core), cast.BEN, 100)
    before = states_of()
    room = await Room.open(core.journal, cast.DEBRIEF, core.secret, core.clock)
    more = states_of() - before
    assert (True, True) == (len(room.half.feeds[cast.BEN].steps) > 100, more < 50)
