"""Private files on a full disk: the old one stays, and no half of the new one is left beside it."""

from pathlib import Path

import pytest

from panelry_server.journal.sqlite.folder import replace_file
from panelry_server.keeping.wrapping import WrappingFile
from scarce import room_for

OLD, NEW = {1: bytes(32)}, {1: bytes(32), 2: bytes(range(32))}


def test_a_rotation_without_room_leaves_the_old_wrapping_key_and_nothing_else(tmp_path: Path) -> None:
    """What would lie there is the new key in clear."""
    file = WrappingFile(tmp_path / "wrapping.key")
    file.write(OLD)
    with room_for(80), pytest.raises(OSError, match="too large"):
        file.write(NEW)
    assert (OLD, ["wrapping.key"]) == (file.read(), [each.name for each in tmp_path.iterdir()])


def test_a_first_file_without_room_leaves_an_empty_folder(tmp_path: Path) -> None:
    """The next start makes it anew."""
    with room_for(4), pytest.raises(OSError, match="too large"):
        replace_file(tmp_path / "secret", bytes(32))
    assert [] == list(tmp_path.iterdir())
