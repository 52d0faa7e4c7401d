"""Seats kept on this machine, as commands without a screen find them: a folder with a picture in each."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from panelry.ids import DebriefId, DeviceId, PersonId
from panelry.parts import Picture
from panelry.sync.frames import Seated
from panelry_tui.outbox import Outbox
from panelry_tui.reading import Reading
from panelry_tui.seats import KeptSeat, Seats
from tui.fake_room import FakeRoom

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
SERVER = "room.example:7340"


def seat_in(
    state: Path,
    room: FakeRoom | None,
    who: str = "ben",
    debrief: str = "d1",
    about: str = "",
    *,
    server: str = SERVER,
) -> KeptSeat:
    """Keep somebody's seat under a state folder, with the room's picture as it is now, or with none."""
    seats = Seats(state)
    seated = Seated(DebriefId(debrief), DeviceId("v1"), PersonId(who), f"{who.capitalize()} Okafor")
    code = f"CODE-{debrief}-{who}"
    kept = seats.take(server, code, seated, seats.draw(server, code, NOW), NOW)
    if room is not None:
        store = room.store_for(who)
        heading = Reading(store.view(), PersonId(who)).heading
        assert heading is not None
        asyncio.run(_keep(kept, store.half.epoch, store.half.cur or "", store.view()))
        about = about or f"{heading.candidate} · {heading.position}"
    seats.note(kept, about, NOW)
    return next(each for each in seats.kept() if each.folder == kept.folder)


async def _keep(kept: KeptSeat, epoch: int, cur: str, picture: Picture) -> None:
    outbox = await Outbox.open(kept.folder / "outbox.db", Seats(kept.folder.parent.parent).key())
    try:
        await outbox.keep(epoch, cur, picture)
    finally:
        await outbox.close()


def waiting_in(kept: KeptSeat) -> list[object]:
    """Return the commands that wait in a seat's outbox, in order."""

    async def found() -> list[object]:
        outbox = await Outbox.open(kept.folder / "outbox.db", Seats(kept.folder.parent.parent).key())
        try:
            return [entry.command for entry in await outbox.waiting()]
        finally:
            await outbox.close()

    return asyncio.run(found())
