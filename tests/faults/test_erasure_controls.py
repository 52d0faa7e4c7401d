"""Controls of the row of erasures: one that forgets a place is found, and by what it leaves there."""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from engines import rated
from faults import erasures
from panelry.ids import DebriefId
from panelry_server.journal import Record
from panelry_server.journal.chain import GENESIS, records_of
from panelry_server.journal.sqlite import SqliteJournal
from panelry_server.keeping.sealing import SealedJournal
from panelry_server.keeping.sqlite import SqliteKeys
from panelry_server.rooms import Rooms

Plant = Callable[[pytest.MonkeyPatch], None]


class Hoarding(sqlite3.Connection):
    """A connection that never empties its log, and says that it did."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Answer a checkpoint without one."""
        return super().execute("SELECT 0" if "wal_checkpoint" in sql else sql, parameters)


def the_log(patch: pytest.MonkeyPatch) -> None:
    """Let an erasure forget the write-ahead log."""
    patch.setattr(SqliteJournal, "open", partial(SqliteJournal.open, connection=Hoarding))


def the_key(patch: pytest.MonkeyPatch) -> None:
    """Let an erasure forget the key."""

    async def kept(_: SqliteKeys, stream: str, at: str) -> None:
        del stream, at

    patch.setattr(SqliteKeys, "destroy", kept)


def the_bodies(patch: pytest.MonkeyPatch) -> None:
    """Let an erasure destroy the key and nothing else."""

    async def half(sealed: SealedJournal, stream: str, at: str) -> None:
        await sealed._keys.destroy(stream, at)

    patch.setattr(SealedJournal, "_erase", half)


def the_rotation(patch: pytest.MonkeyPatch) -> None:
    """Let a rotation leave the wrapping key as it is."""

    async def kept(_: SqliteKeys) -> int:
        return 0

    patch.setattr(SqliteKeys, "rotate", kept)


def the_seal(patch: pytest.MonkeyPatch) -> None:
    """Let words into a file that nobody seals."""
    real = Rooms.erase

    async def telling(rooms: Rooms, debrief: DebriefId, at: str) -> None:
        word = erasures.canary(debrief, "note")
        (rooms._settings.folder / "last words").write_text(word)
        await real(rooms, debrief, at)

    patch.setattr(Rooms, "erase", telling)


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        (the_log, "gone-0, after its erasure: a sealed body"),
        (the_key, "gone-0, after its erasure: its wrapped key"),
        (the_bodies, "gone-0, after its erasure: a sealed body"),
        (the_rotation, "gone-0, after the rotation: the old copy opens"),
        (the_seal, "gone-0, after its erasure: the words of a note"),
    ],
)
async def test_an_erasure_that_forgets_something_is_found(
    plant: Plant, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each in the first debrief that is erased."""
    plant(monkeypatch)
    verdict = await erasures.run(1, 1, tmp_path)
    assert (1, True) == (verdict.done, found in verdict.faults), verdict.faults


def test_a_debrief_that_replays_otherwise_is_found() -> None:
    """By any byte of its record."""
    kept: list[list[Record]] = [[], [], []]
    other: list[list[Record]] = [[], records_of(rated(0, 1), GENESIS), []]
    assert ([], ["other-1 replays otherwise"]) == (
        list(erasures.changed(kept, kept)),
        list(erasures.changed(kept, other)),
    )
