"""The key of this device: where it is put, that it is found there again, and what is said when it is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from panelry_tui.at_rest import SIZE
from panelry_tui.device_key import VARIABLE, DeviceKey, KeyLostError, KeyPlace
from panelry_tui.os_keyring import KeyringError, OsKeyring

OWN = {VARIABLE: "0f" * SIZE}


class MemoryRing:
    """A keyring in memory, which answers unless it is locked."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.locked = False

    def read(self, name: str) -> str | None:
        """Return a text."""
        if self.locked:
            raise KeyringError("KeyringLocked")
        return self.texts.get(name)

    def keep(self, name: str, text: str) -> None:
        """Keep a text."""
        if self.locked:
            raise KeyringError("KeyringLocked")
        self.texts[name] = text


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_key_goes_into_the_keyring_and_into_no_file(tmp_path: Path) -> None:
    """A copy of the folder is then of no use to anybody."""
    ring = MemoryRing()
    key = DeviceKey(tmp_path, ring=ring).key()
    assert (SIZE, [key.hex()]) == (len(key), list(ring.texts.values()))
    assert key == DeviceKey(tmp_path, ring=ring).key()
    assert KeyPlace.KEYRING is DeviceKey(tmp_path).place()
    assert not any(key in body or key.hex().encode() in body for body in files(tmp_path).values())


def test_without_a_keyring_that_answers_the_key_is_in_a_file_of_its_owner(tmp_path: Path) -> None:
    """0600, and it stays there although a keyring answers later."""
    ring = MemoryRing()
    ring.locked = True
    key = DeviceKey(tmp_path, ring=ring).key()
    assert 0o600 == (tmp_path / "key").stat().st_mode & 0o777
    ring.locked = False
    assert (key, {}) == (DeviceKey(tmp_path, ring=ring).key(), ring.texts)
    assert KeyPlace.FILE is DeviceKey(tmp_path).place()


def test_a_keyring_that_is_gone_loses_no_login(tmp_path: Path) -> None:
    """Which store was used is remembered: no new key is drawn, and the cure is said."""
    ring = MemoryRing()
    key = DeviceKey(tmp_path, ring=ring).key()
    before = files(tmp_path)
    ring.locked = True
    for other in (ring, MemoryRing(), None):
        with pytest.raises(KeyLostError, match=r"in this machine's keyring.*Nothing was deleted\. Unlock"):
            DeviceKey(tmp_path, ring=other).key()
    ring.locked = False
    assert (before, key) == (files(tmp_path), DeviceKey(tmp_path, ring=ring).key())


def test_the_environment_comes_first_and_is_remembered(tmp_path: Path) -> None:
    """Without it the next start says what is missing."""
    ring = MemoryRing()
    assert bytes.fromhex(OWN[VARIABLE]) == DeviceKey(tmp_path, OWN, ring).key()
    assert ({}, KeyPlace.ENVIRONMENT) == (ring.texts, DeviceKey(tmp_path).place())
    with pytest.raises(
        KeyLostError, match=r"with PANELRY_KEY, which is not set\. Nothing was deleted\. Set it"
    ):
        DeviceKey(tmp_path, ring=ring).key()


def test_another_key_than_the_one_of_before_is_refused(tmp_path: Path) -> None:
    """From the environment or in the file, and nothing is written."""
    DeviceKey(tmp_path).key()
    before = files(tmp_path)
    with pytest.raises(KeyLostError, match=r"another than .* Take PANELRY_KEY away"):
        DeviceKey(tmp_path, OWN).key()
    assert before == files(tmp_path)
    (tmp_path / "key").write_text("ab" * SIZE)
    with pytest.raises(KeyLostError, match=r"another than .* Put the right one back from a copy"):
        DeviceKey(tmp_path).key()


@pytest.mark.parametrize("text", ["", "0f" * 31, "no key"])
def test_what_is_no_key_is_said(tmp_path: Path, text: str) -> None:
    """With the shape that a key has."""
    with pytest.raises(KeyLostError, match=r"PANELRY_KEY holds no key, which has 64 hexadecimal digits"):
        DeviceKey(tmp_path, {VARIABLE: text or "x"}).key()


def test_a_lost_file_of_the_key_is_said_and_no_new_key_is_drawn(tmp_path: Path) -> None:
    """A new one would shut out what is there for ever."""
    DeviceKey(tmp_path).key()
    (tmp_path / "key").unlink()
    with pytest.raises(KeyLostError, match=r"key, the key of what is kept beside it, cannot be read"):
        DeviceKey(tmp_path).key()
    assert not (tmp_path / "key").exists()


def test_a_record_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """Nobody guesses where the key is."""
    (tmp_path / "key.json").write_text("{")
    with pytest.raises(KeyLostError, match=r"key\.json cannot be read"):
        DeviceKey(tmp_path).key()


def test_a_crash_after_the_key_was_written_leaves_a_key_that_is_used(tmp_path: Path) -> None:
    """The record is written last."""
    key = DeviceKey(tmp_path).key()
    (tmp_path / "key.json").unlink()
    assert key == DeviceKey(tmp_path).key()


def test_two_terminals_that_begin_at_once_have_one_key(tmp_path: Path) -> None:
    """The second finds what the first has put there."""
    program = f"""if True:
        from pathlib import Path
        from panelry_tui.device_key import DeviceKey
        print(DeviceKey(Path({str(tmp_path)!r})).key().hex())"""
    begun = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    assert {DeviceKey(tmp_path).key().hex()} == {each.communicate(timeout=30)[0].strip() for each in begun}


FAKE = """
import keyring.backend
class Kept(keyring.backend.KeyringBackend):
    priority = 1
    texts = {}
    def get_password(self, service, name):
        return self.texts.get((service, name))
    def set_password(self, service, name, text):
        self.texts[service, name] = text
class Forgetful(Kept):
    def get_password(self, service, name):
        return None
class Broken(Kept):
    def get_password(self, service, name):
        raise RuntimeError("no bus")
    set_password = get_password = lambda *_: 1 / 0
"""


@pytest.mark.parametrize(
    ("backend", "expected"),
    [
        ("fake_ring.Kept", "text"),
        ("fake_ring.Forgetful", "it forgets what it is given"),
        ("fake_ring.Broken", "ZeroDivisionError"),
        ("keyring.backends.fail.Keyring", "NoKeyringError"),
        ("keyring.backends.null.Keyring", "it forgets what it is given"),
    ],
)
def test_the_systems_keyring_keeps_a_text_or_says_why_not(
    tmp_path: Path, backend: str, expected: str
) -> None:
    """A real `keyring` with each kind of backend, in a process of its own."""
    (tmp_path / "fake_ring.py").write_text(FAKE)
    program = """if True:
        from panelry_tui.os_keyring import KeyringError, OsKeyring
        try:
            OsKeyring().keep("name", "text")
            print(OsKeyring().read("name"))
        except KeyringError as why:
            print(why)"""
    env = {**os.environ, "PYTHON_KEYRING_BACKEND": backend, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=env, capture_output=True, text=True, timeout=30, check=True
    )
    assert f"{expected}\n" == done.stdout


def test_a_backend_that_does_not_answer_is_said_when_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """And so is a package that is not there."""
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(KeyringError, match="the package keyring is not installed"):
        OsKeyring().read("name")
    with pytest.raises(KeyringError, match="the package keyring is not installed"):
        OsKeyring().keep("name", "text")


def test_the_keyring_is_loaded_on_use_only() -> None:
    """It takes a fifth of a second."""
    program = "import sys, panelry_tui.os_keyring, panelry_tui.commands.join; print('keyring' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "False\n" == done.stdout
