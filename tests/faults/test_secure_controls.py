"""Control of the row over TLS: it is TLS that its terminals speak, and they believe one key alone."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import cast
from faults.served import UNLIMITED, Served, serving
from faults.weather import terminal_of
from server.operated import until


@pytest.fixture
def folder() -> Iterator[Path]:
    """A place with a path that is short enough for sockets."""
    with tempfile.TemporaryDirectory(prefix="row") as path:
        yield Path(path)


@pytest.mark.parametrize(("other", "back"), [("", True), ("x" * 43, False)])
async def test_a_terminal_comes_back_to_the_key_that_it_knows(
    other: str, back: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the pin of another server it stays away, and that is a fault."""
    seats = [(cast.BEN, 1)]
    async with serving(folder / "data", seats, **UNLIMITED, plain=False) as server:
        monkeypatch.setattr(Served, "pin", other or server.pin)
        async with terminal_of(cast.BEN, server, folder, 1) as terminal:
            await until(lambda: terminal.store.live or "The key" in terminal.store.why)
            assert (back, back) == (terminal.store.live, not [*terminal.faults()])
