"""Files written whole and durably, readable by their owner only: after a crash the old one or the new one."""

import os
from pathlib import Path


def write_whole(path: Path, body: bytes) -> None:
    """Replace a file as a whole and durably; make its folder, and the one above, for the owner alone."""
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f"{path.name}.new")
    handle = os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    try:
        os.write(handle, body)
        os.fsync(handle)
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
        os.pwrite(before, bytes(os.fstat(before).st_size), 0)
        os.fsync(before)
    finally:
        os.close(before)
