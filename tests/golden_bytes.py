"""Golden bytes: one file for each example of a format, so that a change of the format is seen.

To write the files anew after a meant change: PANELRY_GOLDEN=write pytest tests/core, then read the diff.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def golden(kind: str, name: str, body: bytes) -> bytes:
    """Return the bytes that an example had when its format was agreed, without the file's last newline."""
    path = FOLDER / kind / f"{name}.json"
    if os.environ.get("PANELRY_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body + b"\n")
    return path.read_bytes().removesuffix(b"\n")


def names(kind: str) -> set[str]:
    """Return the examples of a kind that have a file."""
    return {path.stem for path in (FOLDER / kind).glob("*.json")}
