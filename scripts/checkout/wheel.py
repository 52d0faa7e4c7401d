"""The wheel: built from the checkout, and installed beside its locked packages without the checkout."""

import os
import shutil
import subprocess
from pathlib import Path

from checkout import ROOT, SetupError, environment, installers


def build(venv: Path, target: Path) -> Path:
    """Build the wheel into a folder and return its path; SetupError when that fails."""
    command = [
        str(venv / "bin" / "python"),
        "-m",
        "hatchling",
        "build",
        "--target",
        "wheel",
        "--directory",
        str(target),
    ]
    if subprocess.run(command, cwd=ROOT, env=environment.variables(venv), check=False).returncode != 0:
        raise SetupError("the wheel could not be built (see above)")
    return max(target.glob("*.whl"), key=lambda each: each.stat().st_mtime)


def install(venv: Path, target: Path) -> None:
    """Build the wheel into a folder and install it into `venv` there."""
    built = build(venv, target)
    elsewhere = target / "venv"
    shutil.rmtree(elsewhere, ignore_errors=True)
    environment.make_bare(elsewhere)
    with Path(os.devnull).open(encoding="utf-8") as held:
        installers.install(elsewhere / "bin" / "python", environment.LOCKS / "run.txt", built, held.fileno())
