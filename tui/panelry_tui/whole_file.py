"""Files written whole and durably, readable by their owner only: after a crash the old one or the new one."""

import os
from pathlib import Path


def write_all(handle: int, body: bytes) -> None:
    """Write every byte to an open file: a disk that takes only some of them is asked again. OSError."""
    left = memoryview(body)
    while left:
        left = left[os.write(handle, left) :]


def write_whole(path: Path, body: bytes) -> None:
    """Replace a file as a whole and durably; make its folder, and the one above, for the owner alone.

    OSError where the disk does not take all of it; then the older file stays.
    """
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f"{path.name}.new")
    handle = os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    try:
        write_all(handle, body)
        os.fsync(handle)
    except OSError:
        beside.unlink()
        raise
    finally:
        os.close(handle)
    beside.replace(path)
    entry = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(entry)
    finally:
        os.close(entry)


def write_over(path: Path, body: bytes) -> None:
    """Replace a file like `write_whole`, then overwrite the bytes that it had."""
    before = os.open(path, os.O_RDWR)
    try:
        write_whole(path, body)
        write_all(before, bytes(os.fstat(before).st_size))
        os.fsync(before)
    finally:
        os.close(before)
