"""Two real servers of one record and a mail server: the one on duty is killed while it writes to many."""

import asyncio
import json
import signal
from collections.abc import Callable
from pathlib import Path

from postgres_cluster import Cluster, schema_of
from server.nodes_of import FILE, node_like, shared_by
from server.operated import Operated, operated
from server.postal import Posted, post_of

PATIENCE = 60.0
MANY = 8
TITLE = "Staff Engineer"
AGO = """
UPDATE duty SET until = until - interval '1 minute';
UPDATE node SET seen_at = seen_at - interval '1 minute'
"""


def with_mail(office: Operated, posted: Posted) -> None:
    """Name the mail server in the settings of a node."""
    file = office.folder / FILE
    file.write_text(
        f'{file.read_text()}mail_host = "localhost"\nmail_port = {posted.server.port}\n'
        f'mail_from = "hiring@acme.example"\nmail_reply_to = "people@acme.example"\n'
        f'mail_trusted = "{posted.server.trusted}"\n'
    )


def states(office: Operated) -> list[str]:
    """Return how far each notice is."""
    listed: dict[str, list[dict[str, str]]] = json.loads(office.done("notice", "list", "--json"))
    return sorted(each["state"] for each in next(iter(listed.values())))


async def until(happened: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not happened():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.05)


async def test_when_the_node_on_duty_is_killed_another_goes_on_and_nobody_is_written_to_twice(
    tmp_path: Path, cluster: Cluster, database: str
) -> None:
    """What was being handed over is unknown at most; the lease is let run out by the test."""
    (tmp_path / "post").mkdir()
    with operated(tmp_path / "one") as office:
        (tmp_path / "one").mkdir()
        await asyncio.to_thread(shared_by, office.root, database)
        async with post_of(tmp_path / "post") as posted:
            with_mail(office, posted)
            node = node_like(office, "second")
            try:
                await asyncio.to_thread(office.start)
                await asyncio.to_thread(node.start)
                await asyncio.to_thread(withdraw, office)
                await until(lambda: len(posted.post.arrived) >= 2)
                await asyncio.to_thread(office.end, signal.SIGKILL)
                cluster.ask(AGO, schema_of(database))
                done = {"accepted", "unknown"}
                async with asyncio.timeout(PATIENCE):
                    while not done >= set(found := await asyncio.to_thread(states, node)):  # noqa: ASYNC110
                        await asyncio.sleep(0.5)
            finally:
                await asyncio.to_thread(node.end)
    written = [address for each in posted.post.recipients for address in each]
    assert (MANY, True) == (len(found), found.count("unknown") <= 1)
    assert len(written) == len(set(written))
    assert len(written) >= found.count("accepted")


def withdraw(office: Operated) -> None:
    """Let a position be withdrawn to which many applied."""
    office.done("position", "new", TITLE)
    file = office.root / "candidates.csv"
    rows = "".join(f"Person {number},p{number}@example.org\n" for number in range(MANY))
    file.write_text(f"name,e-mail\n{rows}")
    office.done("candidate", "import", str(file), "--position", TITLE)
    said = office.say("position", "withdraw", TITLE, "--reason", "The budget was cut", typed=f"{MANY}\n")
    assert 0 == said.code, said
