"""Openings that arrive late: a terminal gave one up and opened another before it was delivered."""

import cast
from faults.raw import Raw, framed, handshake
from hosted import changed, guest_of, server_of, token_of
from panelry import commands as c
from panelry.sync.frames import Hello, encode


async def test_an_opening_that_was_given_up_does_not_end_the_newer_connection() -> None:
    """Told to stop, the terminal would stay away until somebody came to look."""
    async with server_of() as server, guest_of(server, cast.BEN) as ben:
        late = await Raw.open(server.port)
        await late.say(handshake(token_of(cast.BEN)))
        assert 101 == await late.status()
        await late.rest()
        late.close()
        assert None is await ben.do(c.Rate(cast.DESIGN, 4))


async def test_a_second_terminal_of_a_device_takes_its_place_with_its_hello() -> None:
    """Two must not fight: the former one is told so with 4409."""
    async with server_of() as server, guest_of(server, cast.BEN) as ben:
        second = await Raw.open(server.port)
        await second.say(handshake(token_of(cast.BEN)) + framed(encode(Hello()).encode()))
        assert 101 == await second.status()
        assert 4409 == await ben.to_the_end()
        second.close()


async def test_an_opening_without_a_hello_is_not_kept() -> None:
    """It ends with 1011: on a slow network the hello is late, and the terminal must not stay away."""
    async with server_of(changed(ping=600)) as server:
        silent = await Raw.open(server.port)
        await silent.say(handshake(token_of(cast.BEN)))
        assert 101 == await silent.status()
        assert (1011).to_bytes(2, "big") == (await silent.message())[:2]
        silent.close()
