"""The door of the page on real sockets: how many may stand in it, and for how long."""

import asyncio
from asyncio import StreamReader, StreamWriter
from contextlib import AsyncExitStack

from panelry_server.web.app import HEADERS
from panelry_server.web.doorway import Bounds
from server.browsing import PATIENCE, Served, page_of

LONG = 4 * PATIENCE
DRIP = (
    b"POST / HTTP/1.1\r\nHost: page\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 30000\r\n\r\n"
)


async def idle(served: Served, doors: AsyncExitStack) -> tuple[StreamReader, StreamWriter]:
    """Connect and say nothing."""
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    doors.callback(writer.close)
    return reader, writer


async def ended(reader: StreamReader) -> bytes:
    """Return what is heard until the other side ends the connection."""
    async with asyncio.timeout(PATIENCE):
        try:
            return await reader.read()
        except ConnectionError:
            return b""


async def test_of_one_address_only_so_many_connections_stand_open() -> None:
    """The next is closed at once; when one leaves, another may come."""
    async with page_of(bounds=Bounds(9, 3, LONG)) as served, AsyncExitStack() as doors:
        stood = [await idle(served, doors) for _ in range(3)]
        for _ in range(2):
            assert b"" == await ended((await idle(served, doors))[0])
        stood[0][1].write(b"GET /style.css HTTP/1.1\r\nHost: page\r\n\r\n")
        assert (await ended(stood[0][0])).startswith(b"HTTP/1.1 200 OK")
        assert 404 == (await served.ask()).status


async def test_in_total_only_so_many_connections_stand_open() -> None:
    """Those of the stated proxy, too, which no bound of one address holds."""
    few, url = Bounds(4, 1, LONG), "https://feedback.example.org"
    async with page_of(bounds=few, page_proxy="127.0.0.1", page_url=url) as served, AsyncExitStack() as doors:
        stood = [await idle(served, doors) for _ in range(3)]
        assert 404 == (await served.ask()).status
        stood.append(await idle(served, doors))
        assert b"" == await ended((await idle(served, doors))[0])
        assert not any(reader.at_eof() for reader, _ in stood)


async def test_a_connection_that_says_nothing_is_cut() -> None:
    """Whether it is silent, stops in the headers or drips a body; the log is not filled by it."""
    async with page_of(bounds=Bounds(3, 3, 0.4)) as served, AsyncExitStack() as doors:
        stood = [await idle(served, doors) for _ in range(3)]
        stood[1][1].write(b"GET / HTTP/1.1\r\nHost:")
        stood[2][1].write(DRIP + b"c")
        assert [b"", b"", b""] == [await ended(reader) for reader, _ in stood]
    assert "exception" not in served.log.getvalue().lower()


async def test_an_answer_ends_its_connection_and_carries_the_headers() -> None:
    """So nobody types into a connection that is about to be cut."""
    async with page_of() as served, AsyncExitStack() as doors:
        reader, writer = await idle(served, doors)
        writer.write(b"GET / HTTP/1.1\r\nHost: page\r\n\r\n")
        head = (await ended(reader)).partition(b"\r\n\r\n")[0].decode().lower()
        assert 1 == head.count("connection: close")
        for name, value in HEADERS.items():
            assert f"{name}: {value}".lower() in head


async def test_whoever_asks_to_speak_something_else_is_answered_as_anybody() -> None:
    """With the page's own headers, and the log is not filled by it."""
    async with page_of() as served:
        plain = await served.ask()
        silent = served.log.getvalue()
        for other in ("websocket", "h2c"):
            assert plain == await served.ask(Connection="Upgrade", Upgrade=other)
        assert silent == served.log.getvalue()
