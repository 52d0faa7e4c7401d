"""The file of a crash: only places in the program and the names of exceptions, never anybody's words."""

import os
import traceback
from datetime import datetime
from pathlib import Path


def places(error: BaseException) -> str:
    """Return where an exception came from, line by line, and the kinds of it and of its causes."""
    lines: list[str] = []
    found: BaseException | None = error
    while found is not None:
        kind = type(found)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(found.__traceback__)
        ]
        found = found.__cause__ or found.__context__
    return "\n".join(lines) + "\n"


def report(error: BaseException, folder: Path, now: datetime) -> str:
    """Write the places of a crash to a file under `folder`; return the sentence for the person."""
    said = "panelry stopped because of a fault in the program. What you typed is kept on this machine."
    path = folder / "crashes" / f"{now:%Y%m%d-%H%M%S}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600), "a") as file:
            file.write(places(error))
    except OSError:
        return f"{said} The place of the fault could not be written to {path}."
    return f"{said} Where it happened, without any of your words: {path}"
