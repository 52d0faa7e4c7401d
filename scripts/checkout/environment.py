"""The environment of a checkout: made once, checked at every start, mended when it is stale.

It lies in `.venv`, or where PANELRY_VENV says. A stamp, written last, states what it was made from:
an environment without a fitting stamp (killed half way, moved, made by another tool) is made again.
A lock file inside it lets one start at a time work on it; installers hold the lock too, so that one
left behind by a killed start is waited for.
"""

import contextlib
import dataclasses
import fcntl
import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from checkout import ROOT, SetupError, installers

LOCKS = ROOT / "scripts" / "lock"
MARK = "panelry-setup.lock"
STAMP = "panelry-stamp.json"


@dataclasses.dataclass(frozen=True)
class Stamp:
    """What an environment was made from: paths as text, files as SHA-256; `lock` is `run` or `dev`."""

    checkout: str
    folder: str
    python: str
    project: str
    lock: str
    locked: str

    @property
    def place(self) -> tuple[str, str, str]:
        """The parts that an environment cannot be mended for, only made again."""
        return self.checkout, self.folder, self.python


def folder() -> Path:
    """Return the absolute path of the environment, which need not exist yet."""
    stated = os.environ.get("PANELRY_VENV")
    return Path(os.path.abspath(Path(stated).expanduser())) if stated else ROOT / ".venv"  # noqa: PTH100  links stay


def variables(venv: Path) -> dict[str, str]:
    """Return the variables of a process that runs inside the environment."""
    inside = {name: text for name, text in os.environ.items() if name != "PYTHONHOME"}
    path = os.environ.get("PATH", os.defpath)
    return inside | {"VIRTUAL_ENV": str(venv), "PATH": f"{venv / 'bin'}{os.pathsep}{path}"}


def ready(lock: str) -> Path:
    """Return the environment, made or mended so that it holds the lock `run` or `dev`.

    Raises SetupError when it cannot be made.
    """
    venv = folder()
    if fits(found(venv), venv, lock):
        return venv
    _refuse_foreign(venv)
    with _held(venv) as held:
        if not fits(found(venv), venv, lock):
            _make(venv, lock, held)
    return venv


def wanted(venv: Path, lock: str) -> Stamp:
    """Return the stamp of an environment made now from the checkout as it is."""
    return Stamp(
        checkout=str(ROOT),
        folder=str(venv),
        python=os.path.realpath(venv / "bin" / "python"),
        project=_digest(ROOT / "pyproject.toml"),
        lock=lock,
        locked=_digest(LOCKS / f"{lock}.txt"),
    )


def found(venv: Path) -> Stamp | None:
    """Return the stamp of an environment that can start, else None."""
    if not (venv / "bin" / "python").exists():
        return None
    try:
        return Stamp(**json.loads((venv / STAMP).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def fits(stamp: Stamp | None, venv: Path, lock: str) -> bool:
    """Say whether an environment with this stamp holds the lock; `dev` holds all of `run`."""
    return stamp is not None and stamp.lock in {lock, "dev"} and stamp == wanted(venv, stamp.lock)


def make_bare(venv: Path) -> None:
    """Make an environment without any package in a folder; SetupError where Python cannot."""
    try:
        import venv as maker  # noqa: PLC0415  some systems ship Python without it
    except ImportError:
        raise SetupError("this Python has no venv module; install python3-venv and start again") from None
    maker.EnvBuilder(symlinks=True, with_pip=False).create(venv)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _refuse_foreign(venv: Path) -> None:
    """Raise SetupError for a folder that somebody uses for something else: making wipes it."""
    if not venv.exists() or (venv / MARK).exists():
        return
    if not venv.is_dir():
        raise SetupError(f"{venv} is not a folder; move it away, or set PANELRY_VENV to a new folder")
    replaceable = venv == ROOT / ".venv" and (venv / "pyvenv.cfg").exists()
    if not replaceable and any(venv.iterdir()):
        raise SetupError(f"{venv} holds other files; set PANELRY_VENV to a new or empty folder")


@contextlib.contextmanager
def _held(venv: Path) -> Iterator[int]:
    """Hold the lock file of the environment; the number is its open file."""
    venv.mkdir(parents=True, exist_ok=True)
    with (venv / MARK).open("a", encoding="utf-8") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("another start is setting up; waiting for it")
            fcntl.flock(mark, fcntl.LOCK_EX)
        yield mark.fileno()


def _make(venv: Path, lock: str, held: int) -> None:
    """Make or mend the environment, with its stamp last."""
    began = time.monotonic()
    old = found(venv)
    (venv / STAMP).unlink(missing_ok=True)
    if old is None or old.place != wanted(venv, lock).place:
        _say(f"setting up {venv} (once; some seconds)")
        _empty(venv)
        make_bare(venv)
        old = None
    else:
        _say(f"bringing {venv} up to date")
        lock = "dev" if old.lock == "dev" else lock
    new = wanted(venv, lock)
    installers.install(
        venv / "bin" / "python",
        None if old and old.locked == new.locked else LOCKS / f"{lock}.txt",
        None if old and old.project == new.project else ROOT,
        held,
    )
    _write(venv / STAMP, json.dumps(dataclasses.asdict(new), indent=2))
    _say(f"ready after {time.monotonic() - began:.0f} s")


def _empty(venv: Path) -> None:
    """Remove all from the folder, save for its lock file."""
    for each in venv.iterdir():
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        elif each.name != MARK:
            each.unlink()


def _write(path: Path, text: str) -> None:
    """Put a file in its place whole."""
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _say(words: str) -> None:
    print(f"panelry: {words}", file=sys.stderr, flush=True)
