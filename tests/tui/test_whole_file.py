"""Files written whole: a disk that takes only some of the bytes leaves the older file as it was."""

from pathlib import Path

import pytest

from panelry_tui.pins import KnownServers
from panelry_tui.whole_file import write_over, write_whole
from scarce import room_for

OLD, NEW = b"a" * 300, b"b" * 300


@pytest.fixture
def seat(tmp_path: Path) -> Path:
    """A file of a seat."""
    path = tmp_path / "seats" / "amara" / "token"
    write_whole(path, OLD)
    return path


@pytest.mark.parametrize("write", [write_whole, write_over])
def test_a_disk_that_takes_only_some_bytes_leaves_the_older_file(seat: Path, write: object) -> None:
    """The write raises, and no half of the new file is left beside it."""
    assert callable(write)
    with room_for(100), pytest.raises(OSError, match="too large"):
        write(seat, NEW)
    assert [OLD] == [each.read_bytes() for each in seat.parent.iterdir()]


def test_what_is_written_over_is_gone_from_the_older_file_too(seat: Path) -> None:
    """Every byte that it had is overwritten, in the file that somebody may still hold open."""
    with seat.open("rb") as held:
        write_over(seat, NEW)
        assert bytes(len(OLD)) == held.read()
    assert NEW == seat.read_bytes()


def test_a_server_that_could_not_be_kept_whole_is_said_not_to_be_known(tmp_path: Path) -> None:
    """Half a line counts for nothing, and the next server begins a line of its own."""
    known = KnownServers(tmp_path)
    with room_for(20), pytest.raises(OSError, match="too large"):
        known.add("debrief.example:8443", "p" * 43)
    known.add("debrief.example:8443", "q" * 43)
    assert ("debrief.example:8443",) == known.servers()
    assert "q" * 43 == known.pin_of("debrief.example:8443")
