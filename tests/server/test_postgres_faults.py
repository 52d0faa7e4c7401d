"""A terminal on a server whose record is in PostgreSQL: the database crashes, the server is killed."""

import asyncio
import io
import json
import signal
from pathlib import Path

import cast
from panelry import commands as c
from panelry_server.core import open_core
from panelry_server.settings import load
from panelry_tui.link import Seat
from panelry_tui.store import Store
from postgres_cluster import Cluster
from server.operated import Operated, operated, take_seat, terminal
from server.planted import plant

PATIENCE = 30.0
NEW = (
    *("debrief", "new", "--candidate", "Noor Haddad", "--position", "Engineer", "--rubric", "Backend"),
    *("--facilitator", "Ana Duarte", "--panelist", "Ben Okafor", "--open"),
)


def test_what_was_acknowledged_outlives_crashes_of_the_database_and_of_the_server(
    tmp_path: Path, cluster: Cluster, database: str
) -> None:
    """Ben rates on through both: each answer he got is kept, once, and each rating that waited arrives."""
    with operated(tmp_path) as office:
        plant(office.folder)
        file = office.folder / "server.toml"
        file.touch(0o600)
        file.write_text(f'database = "{database}"\n')
        office.done("migrate", "to-postgresql")
        made = json.loads(office.done(*NEW, "--json"))
        office.start()
        seat, accepted = asyncio.run(rated_through_crashes(office, cluster, made["invitations"][1]["code"]))
        assert 0 == office.end()
        assert "The record is sound" in office.say("check").talk
        kept = asyncio.run(numbers_in_the_journal(office, seat))
    assert len(accepted) > 20
    assert accepted == kept


async def rated_through_crashes(office: Operated, cluster: Cluster, code: str) -> tuple[Seat, list[int]]:
    """Rate while the database and then the server crash; return the numbers that were accepted."""
    seat = await take_seat(office, code, "b" * 43)
    accepted: list[int] = []
    async with terminal(seat, office.root / "ben") as store:
        over = asyncio.Event()
        rating = asyncio.create_task(rate(store, accepted, over))
        for crash in (cluster_crash, server_crash):
            await until_more(accepted)
            await crash(office, cluster)
        await until_more(accepted)
        over.set()
        await rating
        assert [] == await store.declined()
    return seat, accepted


async def rate(store: Store, accepted: list[int], over: asyncio.Event) -> None:
    """Rate one criterion again and again, each time once the last rating was accepted."""
    while not over.is_set():
        number = len(accepted) + 1
        assert None is await store.ask(c.Rate(cast.CODE, 1 + number % 4))
        accepted.append(number)


async def until_more(accepted: list[int]) -> None:
    """Wait until some more were accepted."""
    enough = len(accepted) + 8
    async with asyncio.timeout(PATIENCE):
        while len(accepted) < enough:  # noqa: ASYNC110 - the store tells whoever asked alone
            await asyncio.sleep(0.02)


async def cluster_crash(office: Operated, cluster: Cluster) -> None:
    """End the database at once, leave it away for a moment, and start it."""
    del office
    await asyncio.to_thread(cluster.crash)
    await asyncio.sleep(0.5)
    await asyncio.to_thread(cluster.start)


async def server_crash(office: Operated, cluster: Cluster) -> None:
    """Kill the server, and start it where it was."""
    del cluster
    await asyncio.to_thread(office.end, signal.SIGKILL)
    await asyncio.to_thread(office.start)


async def numbers_in_the_journal(office: Operated, seat: Seat) -> list[int]:
    """Return which of the device's commands the journal holds."""
    core = await open_core(load({"folder": office.folder}, {}), stream=io.StringIO())
    try:
        records = await core.journal.read(seat.debrief)
        return list(dict.fromkeys(each.n for each in records if each.device == seat.device))
    finally:
        await core.close()
