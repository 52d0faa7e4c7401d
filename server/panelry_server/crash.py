"""What is kept of a crash: where it happened, and nothing of what was being handled.

Neither a local variable nor the words of an exception are written: both could hold a note.
"""

import os
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import platformdirs


def crash_folder() -> Path:
    """Return the folder of the crash files, among the logs of this person."""
    return platformdirs.user_log_path("panelry-server", appauthor=False)


def keep_crash(error: BaseException, folder: Path) -> str:
    """Write a crash file (mode 0600) and return one line that says where it is, or that there is none."""
    at = datetime.now(UTC)
    name = f"crash-{at:%Y%m%dT%H%M%SZ}-{os.getpid()}.txt"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(
                "\n".join(
                    [f"panelry-server on Python {sys.version.split()[0]}, {at.isoformat()}", *_told(error)]
                )
            )
    except OSError:
        return f"A crash file could not be written in {folder}: see to that folder."
    return f"Where it happened is in {folder / name}; it holds no text of anybody."


def _told(error: BaseException) -> Iterator[str]:
    """Yield the kinds of an exception and of what led to it, each with its frames, innermost cause first."""
    before = error.__cause__ or error.__context__
    if before is not None:
        yield from _told(before)
    yield type(error).__qualname__
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield f"  {frame.f_code.co_filename}:{line} in {frame.f_code.co_name}"
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _told(each)
