"""Raw sockets: handshakes and frames by hand, right ones and wrong ones."""

import asyncio
import socket
import struct
from contextlib import suppress

import cast
from hosted import token_of
from panelry.ids import PersonId
from panelry.sync.frames import PROTOCOL

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


def handshake(token: str, path: str = f"/d/{cast.DEBRIEF}") -> bytes:
    """Return a good request for a connection."""
    return (
        f"GET {path} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Protocol: {PROTOCOL}\r\nAuthorization: Bearer {token}\r\n\r\n"
    ).encode("utf-8", "surrogateescape")


def framed(body: bytes, code: int = TEXT, *, final: bool = True, masked: bool = True) -> bytes:
    """Return one websocket frame, with a mask of zeros."""
    size = len(body)
    bit = 0x80 if masked else 0
    if size < 126:
        head = bytes((final << 7 | code, bit | size))
    elif size < 2**16:
        head = bytes((final << 7 | code, bit | 126)) + struct.pack("!H", size)
    else:
        head = bytes((final << 7 | code, bit | 127)) + struct.pack("!Q", size)
    return head + (bytes(4) if masked else b"") + body


class Raw:
    """A socket that closes without lingering, so that thousands leave nothing behind."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, port: int, source: str = "127.0.0.1") -> "Raw":
        """Connect from an address of this machine."""
        made = await asyncio.open_connection("127.0.0.1", port, local_addr=(source, 0))
        linger = struct.pack("ii", 1, 0)
        made[1].get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        return cls(*made)

    async def say(self, data: bytes) -> None:
        """Send bytes; a peer that has gone does not matter."""
        with suppress(ConnectionError):
            self._writer.write(data)
            await self._writer.drain()

    async def status(self) -> int:
        """Read an HTTP answer's head and return its status, 0 if there is none."""
        try:
            head = await self._reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            return 0
        return int(head.split(b" ", 2)[1])

    async def message(self) -> bytes:
        """Read one unmasked frame and return its body, empty if the peer has gone."""
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            size = (await self._reader.readexactly(2))[1]
            if size == 126:
                size = int.from_bytes(await self._reader.readexactly(2), "big")
            elif size == 127:
                size = int.from_bytes(await self._reader.readexactly(8), "big")
            return await self._reader.readexactly(size)
        return b""

    async def rest(self) -> bytes:
        """Say that nothing more comes, and return all that the peer still sends."""
        got = b""
        with suppress(ConnectionError):
            if self._writer.can_write_eof():
                self._writer.write_eof()
            while chunk := await self._reader.read(64 * 1024):
                got += chunk
        return got

    def close(self) -> None:
        """Go away at once."""
        self._writer.transport.abort()


async def stalled(port: int, person: PersonId, number: int, hello: bytes) -> socket.socket:
    """Return a connection that has said hello and never reads."""
    raw = socket.socket()
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    raw.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(raw, ("127.0.0.1", port))
    await loop.sock_sendall(raw, handshake(token_of(person, number)))
    while b"\r\n\r\n" not in await loop.sock_recv(raw, 2048):
        pass
    await loop.sock_sendall(raw, framed(hello))
    return raw
