"""The figures for Prometheus: of the whole server, as they were at the last look, for this machine alone."""

import asyncio
import sys

import pytest

import cast
from hosted import changed, guest_of, server_of
from panelry import commands as c
from panelry_server.clock import ManualClock
from panelry_server.journal.memory import MemoryJournal
from panelry_server.metrics import Look, MetricsListener, Seen, Thinned, of_process, text_of
from panelry_server.serve import Server
from panelry_server.settings import SettingsError

QUIET = Seen(connections=0, rooms=0, writable=True, frames={}, turned={}, cut=0, lag=0.0)
OFTEN = changed(metrics="127.0.0.1:0", sample=0.05)
PATIENCE = 30.0


async def asked(port: int, request: str) -> tuple[str, str]:
    """Send a request by hand; return its status line and the rest of the answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{request} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    status, rest = await reader.readline(), await reader.read()
    writer.close()
    await writer.wait_closed()
    return status.decode().split(" ")[1], rest.decode()


async def told(server: Server) -> str:
    """Return the figures of a server."""
    assert server._metrics is not None
    status, text = await asked(server._metrics.port, "GET /metrics")
    assert "200" == status
    return text


async def until(server: Server, line: str) -> str:
    """Wait for a line among the figures; return all of them."""
    async with asyncio.timeout(PATIENCE):
        while True:
            text = await told(server)
            if line in text.splitlines():
                return text
            await asyncio.sleep(server.settings.sample)


async def test_the_figures_are_about_the_server_and_name_nobody() -> None:
    """Connections, frames by type, requests that were refused: no person, no debrief, no text."""
    async with server_of(OFTEN) as server, guest_of(server, cast.BEN) as ben:
        assert "404" == (await asked(server.port, "GET /metrics"))[0]
        assert await ben.do(c.WriteNote(None, "CANARY")) is None
        await until(server, "panelry_connections 1.0")
        text = await until(server, 'panelry_requests_refused_total{status="404"} 1.0')
        lines = text.splitlines()
        assert any(line.startswith('panelry_frames_total{type="ack"} ') for line in lines)
        assert "Content-Type: text/plain; version=0.0.4; charset=utf-8" in lines
        for line in ("panelry_connections 1.0", "panelry_rooms 1.0", "panelry_writable 1.0"):
            assert line in lines
        assert 'panelry_requests_refused_total{status="404"} 1.0' in lines
        assert any(line.startswith("process_resident_memory_bytes") for line in lines)
        assert [] == [word for word in ("CANARY", cast.BEN, cast.DEBRIEF, "Ben") if word in text]


def test_frames_are_told_in_hundreds_and_the_process_as_of_the_look() -> None:
    """A reading works nothing out anew: processor time that passes in between moves no figure."""
    look = Look(lambda: QUIET._replace(frames={"ack": 2, "sights": 0}), ManualClock(), 10.0, lambda _: 0)
    lines = text_of(look)[1].decode().splitlines()
    assert {'panelry_frames_total{type="ack"} 200.0', 'panelry_frames_total{type="sights"} 0.0'} <= set(lines)
    assert [] == [line for line in lines if line.startswith("process_")]
    look.process = of_process()
    once = text_of(look)
    assert sum(range(10**6)) > 0
    assert once == text_of(look)


def test_no_number_of_own_acts_brings_a_figure_to_the_brink() -> None:
    """Whatever was counted before, the next act is the one that moves it by the same chance."""
    draws = iter([1, 2, 0, 99, 1, 0])
    counter = Thinned(100, lambda most: next(draws) % most)
    assert [0, 100, 100, 200] == [counter.at(many) for many in (2, 3, 5, 6)]
    never = Thinned(100, lambda _: 1)
    assert 0 == never.at(250)


async def test_processor_time_and_memory_are_told_coarsely() -> None:
    """Neither a note nor a rating shows in them."""
    clock = ManualClock()
    look = Look(lambda: QUIET, clock, 2.5, lambda _: 1)
    running = asyncio.ensure_future(look.run())
    await asyncio.sleep(0)
    await clock.advance(3.0)
    told = {each.name: each.samples[0].value for each in look.process}
    assert 0.0 == told["process_cpu_seconds"]
    assert 0.0 == told["process_resident_memory_bytes"] % (16 * 1024 * 1024)
    running.cancel()


async def test_a_reading_in_between_shows_the_last_look() -> None:
    """So nobody reads from it when somebody else pressed a key; the longest wait of the loop is told, too."""
    clock, found = ManualClock(), [QUIET]
    look = Look(lambda: found[0], clock, 2.5, lambda _: 0)
    running = asyncio.ensure_future(look.run())
    await asyncio.sleep(0)
    found[0] = QUIET._replace(frames={"ack": 1})
    await clock.advance(2.0)
    assert QUIET == look.seen
    await clock.advance(1.0)
    assert {"ack": 100} == look.seen.frames
    assert 0.0 <= look.seen.lag
    running.cancel()


def test_a_server_that_cannot_save_shows_it() -> None:
    """As 0, beside what it cut."""
    look = Look(lambda: QUIET._replace(writable=False, cut=3), ManualClock(), 10.0)
    lines = text_of(look)[1].decode().splitlines()
    assert {"panelry_writable 0.0", "panelry_slow_readers_cut_total 3.0"} <= set(lines)


@pytest.mark.parametrize(
    ("request_line", "status"), [("GET /", "404"), ("GET /metrics?x=1", "200"), ("HEAD /metrics", "405")]
)
async def test_only_the_figures_are_read_there(request_line: str, status: str) -> None:
    """Nothing else has a place on that port, and nothing is written to it."""
    listener = await MetricsListener.start(OFTEN, ManualClock(), lambda: QUIET)
    assert status == (await asked(listener.port, request_line))[0]
    await listener.stop()


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("0.0.0.0:9464", "0.0.0.0 is not a loopback address"),
        ("127.0.0.1", "has no port"),
        ("here:9464", "'here' is no address of a machine"),
    ],
)
async def test_a_place_that_others_could_read_is_refused(place: str, why: str) -> None:
    """The setting is named, with its cure."""
    with pytest.raises(SettingsError, match=f"metrics: .*{why}"):
        await MetricsListener.start(changed(metrics=place), ManualClock(), lambda: QUIET)


async def test_without_the_extra_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked for at the start, not at the first reading."""
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    with pytest.raises(SettingsError, match=r"Install panelry\[metrics\]"):
        await MetricsListener.start(OFTEN, ManualClock(), lambda: QUIET)


async def test_a_server_is_ready_while_it_can_save() -> None:
    """It lives on without: what it has can be read."""
    journal = MemoryJournal()
    async with server_of(journal=journal) as server:
        assert "200" == (await asked(server.port, "GET /readyz"))[0]
        journal.writable = False
        status, rest = await asked(server.port, "GET /readyz")
        assert ("503", True) == (status, rest.endswith("cannot save\n"))
        assert "200" == (await asked(server.port, "GET /healthz"))[0]
