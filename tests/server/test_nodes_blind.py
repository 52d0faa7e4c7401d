"""Blind through two nodes: two worlds that differ in hidden matter look the same on both."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from panelry_server.journal import Journal
from panelry_server.journal.memory import MemoryJournal
from panelry_server.room import Room
from panelry_server.stream import Step
from panelry_server.verify.blindness import Leak, Tally, blind
from panelry_server.verify.histories import numbered
from postgres_cluster import Cluster
from several import Silent, journals


@asynccontextmanager
async def shared_memory() -> AsyncIterator[Journal]:
    """Give a journal in memory that two rooms share."""
    journal = MemoryJournal()
    journal.news = Silent()
    yield journal


def test_nobody_learns_from_either_node_what_is_hidden() -> None:
    """Greetings, beacons, answers and sights of all others, on both nodes, byte for byte and in time."""
    tally = Tally()
    for number in range(30):
        blind(numbered(number)._replace(codes=numbered(number).codes[:12]), tally, shared_memory)
    assert tally.frames > 3_000


@asynccontextmanager
async def shared_database(cluster: Cluster) -> AsyncIterator[Journal]:
    """Give a journal on PostgreSQL that nodes share."""
    async with journals(cluster.schema(), 1) as (journal,):
        yield journal


def test_nobody_does_on_a_shared_database_either(cluster: Cluster) -> None:
    """The same on PostgreSQL."""
    for number in range(2):
        short = numbered(number)._replace(codes=numbered(number).codes[:6])
        blind(short, engine=lambda: shared_database(cluster))


def telling_of_hidden_events(patch: pytest.MonkeyPatch) -> None:
    """What another node appended is announced to everybody here, private or not."""
    real = Room._follow

    def told(room: Room, step: Step) -> None:
        real(room, step)
        for listener in room._listeners:
            listener.announce()

    patch.setattr(Room, "_follow", told)


def sampling_at_every_look(patch: pytest.MonkeyPatch) -> None:
    """A node samples whenever it catches up, so a beacon shows the live count."""
    real = Room._follow

    def sampled(room: Room, step: Step) -> None:
        real(room, step)
        room._progress.sample(room.state)

    patch.setattr(Room, "_follow", sampled)


@pytest.mark.parametrize("leak", [telling_of_hidden_events, sampling_at_every_look])
def test_a_node_that_tells_of_what_it_follows_is_found(
    leak: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within two hundred histories."""
    leak(monkeypatch)
    with pytest.raises(Leak):
        played()


def played() -> None:
    """Play two hundred histories, or as many as it takes."""
    for number in range(200):
        blind(numbered(number), engine=shared_memory)
