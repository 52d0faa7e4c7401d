"""Outgoing: order, bounds, and the guard against slow readers."""

import asyncio

import pytest

import cast
from panelry.parts import OwnNote
from panelry.sync.frames import Ack, PictureFrame, Sights, encode
from panelry_server.clock import ManualClock
from panelry_server.outgoing import Outgoing, Texts
from table import Pipe

BIG = PictureFrame(1, 1, "cur", (OwnNote(cast.DESIGN, "x" * 1000, 1),))
SIZE = len(encode(BIG).encode())


def outgoing_of(pipe: Pipe, most: int = 3 * SIZE, stalled: float = 5.0) -> Outgoing:
    """Return a queue that holds three big frames."""
    return Outgoing(pipe, most, stalled)


async def test_frames_leave_in_order() -> None:
    """As text, each whole."""
    pipe = Pipe(ManualClock())
    outgoing = outgoing_of(pipe)
    sending = asyncio.ensure_future(outgoing.run())
    frames = [Ack(n, "cur") for n in range(1, 6)]
    outgoing.put(frames[:2])
    outgoing.put(frames[2:])
    assert await outgoing.drain(1)
    assert [encode(frame).encode() for frame in frames] == [text for _, text in pipe.sent]
    sending.cancel()


async def test_what_is_put_in_one_turn_leaves_in_one_write() -> None:
    """Sights, and the answer that stands behind them, though they are put one after the other."""
    pipe = Pipe(ManualClock())
    outgoing = outgoing_of(pipe)
    sending = asyncio.ensure_future(outgoing.run())
    await asyncio.sleep(0)
    outgoing.put([Ack(1, "cur")])
    await asyncio.sleep(0)
    outgoing.put([Ack(2, "cur"), Ack(3, "cur")])
    assert await outgoing.drain(1)
    assert [3] == pipe.writes
    sending.cancel()


async def test_a_large_frame_leaves_by_itself() -> None:
    """A slow reader has as long for each of them; what is small leaves with its like."""
    pipe = Pipe(ManualClock())
    outgoing = outgoing_of(pipe, 10**6)
    large = PictureFrame(1, 1, "cur", (OwnNote(cast.DESIGN, "x" * 20_000, 1),))
    outgoing.put([Ack(1, "cur"), Ack(2, "cur"), large, large, Ack(3, "cur")])
    sending = asyncio.ensure_future(outgoing.run())
    assert await outgoing.drain(1)
    assert [2, 1, 1, 1] == pipe.writes
    sending.cancel()


async def test_the_same_sights_to_many_are_kept_once() -> None:
    """Stalled readers of one viewer hold one text; frames that are only alike have their own."""
    frame, alike = (Sights("a", "b", BIG.body) for _ in range(2))
    texts, pipes = Texts(), [Pipe(ManualClock()) for _ in range(3)]
    for pipe, sent in zip(pipes, (frame, frame, alike), strict=True):
        outgoing = Outgoing(pipe, 3 * SIZE, 5.0, texts)
        sending = asyncio.ensure_future(outgoing.run())
        outgoing.put([sent])
        assert await outgoing.drain(1)
        sending.cancel()
    one, other, third = (pipe.sent[0][1] for pipe in pipes)
    assert (True, False, True) == (one is other, one is third, one == third)


async def test_too_much_waiting_cuts_the_wire() -> None:
    """At once, and nothing more is taken; the sender ends by itself."""
    pipe = Pipe(ManualClock())
    outgoing = outgoing_of(pipe)
    sending = asyncio.ensure_future(outgoing.run())
    pipe.stuck = True
    outgoing.put([BIG] * 3)
    assert not pipe.aborted
    outgoing.put([Ack(1, "cur")])
    outgoing.put([Ack(2, "cur")])
    assert (True, True) == (pipe.aborted, outgoing.cut)
    pipe.stuck = False
    await asyncio.wait_for(sending, 1)
    assert not await outgoing.drain(1)


async def test_what_the_transport_holds_counts_too() -> None:
    """Queue and buffer together are the bound."""

    class Full(Pipe):
        def buffered(self) -> int:
            return 3 * SIZE

    pipe = Full(ManualClock())
    outgoing_of(pipe).put([Ack(1, "cur")])
    assert pipe.aborted


async def test_one_greeting_at_a_time_may_be_larger_than_the_bound() -> None:
    """A large picture must get through; a second one while the first still waits is too much."""
    pipe = Pipe(ManualClock())
    outgoing = outgoing_of(pipe)
    outgoing.put([BIG] * 9, greeting=True)
    outgoing.put([Ack(1, "cur")])
    assert not pipe.aborted
    outgoing.put([BIG] * 9, greeting=True)
    assert pipe.aborted


async def test_a_frame_that_does_not_leave_cuts_the_wire() -> None:
    """Below the bound nothing else would notice."""
    pipe = Pipe(ManualClock())
    outgoing = outgoing_of(pipe, stalled=0.02)
    pipe.stuck = True
    outgoing.put([Ack(1, "cur")])
    await asyncio.wait_for(outgoing.run(), 1)
    assert pipe.aborted


async def test_a_wire_that_is_gone_keeps_nobody_waiting() -> None:
    """The sender's error is passed on, and what waits for the queue goes on."""

    class Gone(Pipe):
        async def send(self, *_: bytes) -> None:
            raise ConnectionResetError

    outgoing = outgoing_of(Gone(ManualClock()))
    outgoing.put([Ack(1, "cur")])
    with pytest.raises(ConnectionResetError):
        await outgoing.run()
    assert (False, True) == (await outgoing.drain(1), outgoing.cut)


async def test_two_may_wait_for_the_same_end() -> None:
    """Both go on once everything has left."""
    outgoing = outgoing_of(Pipe(ManualClock()))
    outgoing.put([Ack(1, "cur")])
    waiting = asyncio.gather(outgoing.drain(30), outgoing.drain(30))
    await asyncio.sleep(0)
    sending = asyncio.ensure_future(outgoing.run())
    assert (True, True) == tuple(await waiting)
    sending.cancel()


async def test_draining_gives_up_in_time() -> None:
    """A stop does not wait for a peer that does not read, be it queue or buffer."""

    class Slow(Pipe):
        def buffered(self) -> int:
            return 1

    outgoing = outgoing_of(Slow(ManualClock()))
    assert not await outgoing.drain(0.03)
    outgoing = outgoing_of(Pipe(ManualClock()))
    outgoing.put([Ack(1, "cur")])
    assert not await outgoing.drain(0.01)
