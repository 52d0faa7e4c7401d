"""Every row of fault tests with its small figure; `scripts/soak.py` has the long ones."""

import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from faults.rows import ROWS
from unmeasured import unmeasured

PURE = {"seeds", "blind", "fresh", "fuzz"}
"""Rows that start no process and do nothing but compute."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A place with a path that is short enough for sockets."""
    with tempfile.TemporaryDirectory(prefix="row") as path:
        yield Path(path)


@pytest.mark.parametrize(
    ("name", "share"), [(name, at) for name, row in ROWS.items() for at in range(row.shares)]
)
async def test_the_server_loses_and_tells_nothing(name: str, share: int, folder: Path) -> None:
    """As much as the row wants, without a single fault; each share with a seed of its own."""
    row = ROWS[name]
    amount = row.tests // row.shares
    with unmeasured() if name in PURE else nullcontext():
        verdict = await row.run(amount, 1 + share, folder)
    assert (amount, ()) == (verdict.done, verdict.faults)
