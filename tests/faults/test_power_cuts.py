"""The controls of the power cuts: a journal that syncs less loses, and the disk does what it says."""

import hashlib
import random
from collections.abc import Iterator

import pytest

from faults.cuts import one_run, runs
from faults.vfs import Disk, File, PowerCutVFS, Truncation, Write


@pytest.fixture
def vfs() -> Iterator[PowerCutVFS]:
    """Register the disk with SQLite, and take it away again."""
    made = PowerCutVFS("power-cut")
    yield made
    made.unregister()


async def test_a_journal_that_syncs_less_loses_acknowledged_events(vfs: PowerCutVFS) -> None:
    """With NORMAL the file stays sound and some acknowledgements were lies: the search can find a loss."""
    _, wrong = await runs(vfs, 120, "NORMAL")
    assert {"lost"} == {each.split(": ")[1] for each in wrong}


async def test_a_journal_that_never_syncs_is_corrupted(vfs: PowerCutVFS) -> None:
    """With OFF pages of different times meet in the file: the search can find damage."""
    _, wrong = await runs(vfs, 120, "OFF")
    assert "corrupt" in {each.split(": ")[1] for each in wrong}


async def test_a_run_follows_from_its_seed(vfs: PowerCutVFS) -> None:
    """The same seed leaves the same bytes on the disk, another seed others."""
    left = []
    for seed in (5, 5, 6):
        await one_run(vfs, seed, "FULL", lives=3)
        names = sorted(vfs.disk.files)
        left.append(hashlib.sha256(b"".join(vfs.disk.files[name].synced for name in names)).hexdigest())
    assert (True, False) == (left[0] == left[1], left[0] == left[2])


def test_what_was_synced_is_there_after_every_cut() -> None:
    """The disk itself keeps its one promise."""
    chance = random.Random(1)  # noqa: S311 - a seed reproduces the run
    for _ in range(200):
        file = File()
        file.apply(Write(0, b"kept" * 300))
        file.sync()
        file.apply(Write(1200, b"late" * 300))
        assert b"kept" * 300 == file.after_cut(chance)[:1200]


def test_what_was_not_synced_may_be_there_lost_or_torn() -> None:
    """All of it is seen in a few hundred cuts: nothing, everything, only a beginning, only an end."""
    chance = random.Random(2)  # noqa: S311 - a seed reproduces the run
    found = set()
    for _ in range(300):
        file = File(b"." * 1024, named=True)
        file.apply(Write(0, b"a" * 1024))
        found.add(file.after_cut(chance))
    assert {b"." * 1024, b"a" * 1024, b"a" * 512 + b"." * 512, b"." * 512 + b"a" * 512} == found


def test_unsynced_names_and_deletions_are_uncertain() -> None:
    """A new file may be missing, a deleted one may be back, a shorter one may be long again."""
    chance = random.Random(3)  # noqa: S311 - a seed reproduces the run
    seen = set()
    for _ in range(200):
        gone, short = File(b"old", named=True), File(b"long", named=True)
        gone.deleted = True
        short.apply(Truncation(0))
        disk = Disk({"new": File(), "gone": gone, "short": short}, chance).after_cut()
        seen |= {*disk.files, f"short is {len(disk.files['short'].seen)}"}
        seen |= {f"no {name}" for name in ("new", "gone") if name not in disk.files}
    assert {"new", "no new", "gone", "no gone", "short", "short is 0", "short is 4"} == seen
