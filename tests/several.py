"""Several nodes of one record: a database that they share, and servers that listen beside each other."""

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from io import StringIO

from hosted import QUICK, changed, seated
from panelry_server.clock import SystemClock
from panelry_server.core import open_core
from panelry_server.journal import Standing
from panelry_server.journal.postgres import PostgresJournal
from panelry_server.journal.postgres.door import Door
from panelry_server.keeping import Keys
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.keeping.sealing import SealedJournal
from panelry_server.serve import Server
from panelry_server.settings import Settings

CALM = changed(QUICK, beacon=2.0, presence=10.0, ping=10.0)
"""Settings for guests who do not listen all the time: on a busy machine quick pings would end them."""


class Silent:
    """News that tell nothing: who shares a record looks."""

    async def follow(self, wanted: Callable[[], Collection[str]], told: Callable[[Standing], None]) -> None:
        """Tell nothing."""


async def share(database: str) -> str:
    """Make a database ready for several nodes, and return its address."""
    hold = await Door(database).take()
    await hold.db.execute("UPDATE journal SET nodes = true")
    await hold.db.close()
    return database


@asynccontextmanager
async def journals(database: str, number: int = 2) -> AsyncIterator[list[PostgresJournal]]:
    """Give the journals of so many nodes."""
    await share(database)
    async with AsyncExitStack() as stack:
        opened = [await PostgresJournal.open(database, probe_every=0.05) for _ in range(number)]
        for each in opened:
            stack.push_async_callback(each.close)
        yield opened


@asynccontextmanager
async def node_of(database: str, keys: Keys, settings: Settings = CALM) -> AsyncIterator[Server]:
    """Give a node that listens; its keys are those of the others."""
    journal = await SealedJournal.open(await PostgresJournal.open(database, probe_every=0.05), keys)
    core = await open_core(settings, clock=SystemClock(), journal=journal, stream=StringIO(), keys=keys)
    async with Server(core) as server:
        yield server


@asynccontextmanager
async def nodes(database: str, settings: Settings = CALM) -> AsyncIterator[tuple[Server, Server]]:
    """Give two nodes of one record, with the cast seated."""
    await share(database)
    keys = MemoryKeys()
    async with node_of(database, keys, settings) as one, node_of(database, keys, settings) as other:
        await seated(one.core, devices=2)
        yield one, other
