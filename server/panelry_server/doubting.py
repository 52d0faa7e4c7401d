"""Doubting: after a restore every candidate's yes waits to be confirmed anew, before anything else is done.

The candidate may have taken it back after the backup was made. A mark in the data folder says that this is
still to do. It is there before a restored journal is, and goes once every debrief is seen to, so a restore
that finds faults, or is killed at any moment, leaves no yes standing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from panelry.commands import DoubtPermission
from panelry.ids import DebriefId
from panelry.phase import MAY
from panelry_server.journal import Journal, JournalError
from panelry_server.journal.sqlite.folder import replace_file, sync_folder
from panelry_server.office_room import OfficeRoom
from panelry_server.room import Room
from panelry_server.rooms import Rooms

MARK = "restored"
"""The file that says it; each line names a debrief that could not be read so far, none means all of them."""


def mark_restored(folder: Path) -> None:
    """Let the next start doubt every yes, durably; `JournalError` if the disk does not take it."""
    _write(folder, "")


async def doubt_restored(folder: Path, journal: Journal, office: OfficeRoom, rooms: Rooms) -> None:
    """Doubt every yes of a folder that was restored, as far as its debriefs can be read.

    The others stay on the mark until a start can read them. `JournalError` where a doubt cannot be written.
    """
    mark = folder / MARK
    if not mark.exists():
        return
    with _named(mark):
        named = [DebriefId(each) for each in mark.read_text(encoding="utf-8").split()]
    unread: list[DebriefId] = []
    for debrief in named or sorted(office.state.debriefs):
        try:
            room = await _room(debrief, journal, rooms)
        except JournalError:
            unread.append(debrief)
            continue
        if room is not None:
            await _doubt(room)
    if unread:
        if unread != named:
            _write(folder, "".join(f"{each}\n" for each in unread))
        return
    with _named(mark):
        mark.unlink()
        sync_folder(folder)


async def _room(debrief: DebriefId, journal: Journal, rooms: Rooms) -> Room | None:
    """Return the room of a debrief; None of one that is erased or not there."""
    head = await journal.head(debrief)
    return None if head is None or head.erased_at is not None else await rooms.open(debrief)


async def _doubt(room: Room) -> None:
    asked = room.state.permission
    ready = room.state.phase in MAY[DoubtPermission].phases
    if ready and asked is not None and asked.granted and not asked.doubted:
        await room.operate(DoubtPermission())


def _write(folder: Path, text: str) -> None:
    with _named(folder / MARK):
        replace_file(folder / MARK, text.encode())


@contextmanager
def _named(mark: Path) -> Iterator[None]:
    """Say where the disk refused, and the cure."""
    try:
        yield
    except OSError as error:
        raise JournalError(f"{mark} cannot be read or written ({error}): see to the folder") from error
