"""The secret file: made once, private, and never guessed at."""

from pathlib import Path

import pytest

from panelry_server.secrets_file import FILE, secret_of
from panelry_server.settings import SettingsError


def test_the_secret_is_made_once_with_mode_0600(tmp_path: Path) -> None:
    """32 random bytes; another folder has others."""
    first = secret_of(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    assert (32, first) == (len(first), secret_of(tmp_path))
    assert 0o600 == (tmp_path / FILE).stat().st_mode & 0o777
    assert first != secret_of(other)


def test_a_file_of_another_length_is_refused(tmp_path: Path) -> None:
    """A new secret would make every code useless, so none is made."""
    (tmp_path / FILE).write_bytes(b"x" * 31)
    with pytest.raises(SettingsError, match="32 bytes"):
        secret_of(tmp_path)


def test_a_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    """The sentence says what to do."""
    secret_of(tmp_path)
    (tmp_path / FILE).chmod(0o640)
    with pytest.raises(SettingsError, match="chmod 600"):
        secret_of(tmp_path)
