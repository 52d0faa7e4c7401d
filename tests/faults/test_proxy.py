"""The fault proxy does to bytes what its weather says, or the rows behind it would show nothing."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from faults.proxy import Proxy, Weather


@asynccontextmanager
async def echo() -> AsyncIterator[tuple[int, list[bytes]]]:
    """Give the port of a server that sends back what it hears, and what it has heard."""
    heard: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while chunk := await reader.read(1024):
            heard.append(chunk)
            writer.write(chunk)
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1], heard
    server.close()


async def said(port: int, words: bytes, patience: float = 1.0) -> bytes | None:
    """Return what comes back before the end or the end of patience; None if nothing comes in time."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(words)
    try:
        async with asyncio.timeout(patience):
            return await reader.readexactly(len(words))
    except (asyncio.IncompleteReadError, ConnectionError) as cut:
        return cut.partial if isinstance(cut, asyncio.IncompleteReadError) else b""
    except TimeoutError:
        return None
    finally:
        writer.transport.abort()


@pytest.mark.parametrize(
    ("weather", "back", "arrived"),
    [
        (Weather.CLEAR, b"a word" * 5, b"a word" * 5),
        (Weather.DELAY, b"a word" * 5, b"a word" * 5),
        (Weather.TRICKLE, b"a word" * 5, b"a word" * 5),
        (Weather.CUT, b"", None),
        (Weather.HALF_OPEN, None, b"a word" * 5),
        (Weather.BLACK_HOLE, None, b""),
    ],
)
async def test_weather_does_what_its_name_says(
    weather: Weather, back: bytes | None, arrived: bytes | None
) -> None:
    """What comes back, and what arrived; of a cut anything may arrive but the whole."""
    async with echo() as (port, heard), Proxy(port) as proxy:
        proxy.weather = weather
        assert back == await said(proxy.port, b"a word" * 5, 0.4)
        assert 1 == proxy.passed
        if arrived is None:
            assert b"".join(heard) != b"a word" * 5
        else:
            assert arrived == b"".join(heard)


async def test_a_delay_takes_time_both_ways() -> None:
    """Two passages of 50 ms."""
    async with echo() as (port, _), Proxy(port) as proxy:
        proxy.weather = Weather.DELAY
        began = time.monotonic()
        await said(proxy.port, b"slow")
        assert time.monotonic() - began >= 0.1


async def test_without_a_server_a_call_is_cut() -> None:
    """As if nobody listened."""
    async with echo() as (port, _):
        pass
    async with Proxy(port) as proxy:
        assert b"" == await said(proxy.port, b"hello")


async def test_a_cut_by_hand_ends_every_connection() -> None:
    """Also one that only waits."""
    async with echo() as (port, _), Proxy(port) as proxy:
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        writer.write(b"one")
        assert b"one" == await reader.readexactly(3)
        proxy.cut()
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            await reader.readexactly(1)
        writer.transport.abort()
