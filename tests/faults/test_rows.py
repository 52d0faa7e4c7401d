"""Every row of fault tests with its small figure; `scripts/soak.py` has the long ones."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.rows import ROWS


@pytest.fixture
def folder() -> Iterator[Path]:
    """A place with a path that is short enough for sockets."""
    with tempfile.TemporaryDirectory(prefix="row") as path:
        yield Path(path)


@pytest.mark.parametrize("name", ROWS)
async def test_the_server_loses_and_tells_nothing(name: str, folder: Path) -> None:
    """As much as the row wants, without a single fault."""
    verdict = await ROWS[name].run(ROWS[name].tests, 1, folder)
    assert (ROWS[name].tests, ()) == (verdict.done, verdict.faults)
