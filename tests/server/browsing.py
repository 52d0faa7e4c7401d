"""A served page and somebody who asks it, byte by byte: requests by hand, so that nothing is added."""

import asyncio
import os
import shutil
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from io import StringIO
from pathlib import Path
from urllib.parse import urlencode

import msgspec
import pytest
from msgspec.structs import replace

import cast
from hosted import QUICK
from panelry import commands as c
from panelry.ids import DebriefId
from panelry.pages import code_hash, path_of, token_hash
from panelry.panel import Channel
from panelry_server.clock import ManualClock
from panelry_server.core import Core, open_core
from panelry_server.journal.memory import MemoryJournal
from panelry_server.room import Room
from panelry_server.serve import Server
from panelry_server.web import documents
from panelry_server.web.address import bind
from panelry_server.web.doorway import BOUNDS, Bounds
from server.planted import settle_in, story_of
from story import Story, permission

TOKEN, CODE, WRONG = "t" * 43, "K7PQ3M", "K7PQ3N"
AMARA = DebriefId("amara")
PATH = f"/{path_of(AMARA, TOKEN)}"
PATIENCE = 30.0
code_form = partial(documents.code_form, "Acme")
"""The form for the code, as the organisation of these tests sends it."""
SOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""When the page is served: shortly after the debriefs of the stories."""


class Heard(msgspec.Struct, frozen=True):
    """An answer: its status, its headers with small names, its body."""

    status: int
    headers: dict[str, str]
    body: str


class Served(msgspec.Struct, frozen=True):
    """A server whose page is served, with what it said on its log."""

    core: Core
    clock: ManualClock
    port: int
    log: StringIO

    async def room(self) -> Room:
        """Return the debrief's room."""
        return await self.core.rooms.open(AMARA)

    async def link(self, token: str = TOKEN, code: str = CODE, *, asks: bool = False) -> str:
        """Make a link and return its path."""
        room = await self.room()
        make = c.MakePage(token_hash(token), code_hash(token, code), asks)
        await room.operate(make, cast.ANA)
        return f"/{path_of(AMARA, token)}"

    async def ask(
        self,
        method: str = "GET",
        path: str = PATH,
        body: bytes = b"",
        *,
        context: ssl.SSLContext | None = None,
        **more: str,
    ) -> Heard:
        """Ask for a path and return the answer."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        given = {name.replace("_", "-"): value for name, value in more.items()}
        lines = {"Host": "page", "Connection": "close", "Content-Length": str(len(body)), **kind, **given}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port, ssl=context)
            writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
            answer = await reader.read()
            writer.close()
            await writer.wait_closed()
        return _heard(answer)

    async def post(self, path: str = PATH, **fields: str) -> Heard:
        """Send a form."""
        return await self.ask("POST", path, urlencode(fields).encode())


def _heard(answer: bytes) -> Heard:
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return Heard(int(first.split()[1]), headers, body.decode())


def released_on_the_page(name: str = "amara", *, story: Story | None = None) -> Story:
    """Return a debrief whose summary was released for the page."""
    story = (story or story_of(name)).signed().when(cast.ANA, c.OpenRelease(), permission(Channel.PAGE))
    return story.when(cast.GRACE, c.Release(Channel.PAGE, story.hash, "Amara"))


@asynccontextmanager
async def page_of(
    story: Story | None = None, *, bounds: Bounds = BOUNDS, **settings: object
) -> AsyncIterator[Served]:
    """Give a server with one debrief, whose page is served without limits of requests that matter.

    Its debriefs take mail, which nobody hands over.
    """
    chosen = replace(QUICK, page="127.0.0.1:0", **settings)
    bound = bind(chosen, bounds)
    assert bound is not None
    log, clock = StringIO(), ManualClock(SOON)
    given = replace(chosen, page_url=bound.url)
    core = await open_core(
        replace(given, mail_host=given.mail_host or "post.example"),
        clock=clock,
        journal=MemoryJournal(),
        stream=log,
    )
    await settle_in(core, story or released_on_the_page())
    async with Server(replace(core, settings=given), page=bound):
        yield Served(core, clock, bound.socket.getsockname()[1], log)


def program(name: str) -> str:
    """Return a program's path; skip where it is absent, unless the services are required."""
    path = shutil.which(name)
    if path is None:
        wanted = os.environ.get("PANELRY_REQUIRE_SERVICES", "")
        if wanted:
            pytest.fail(f"{name} is not installed and PANELRY_REQUIRE_SERVICES asks for it")
        pytest.skip(f"{name} is not installed")
    return path


async def output(*arguments: str, folder: Path) -> str:
    """Run a program in a folder of its own and return what it printed."""
    running = await asyncio.create_subprocess_exec(
        *arguments,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, "HOME": str(folder)},
    )
    async with asyncio.timeout(4 * PATIENCE):
        printed, _ = await running.communicate()
    return printed.decode()
