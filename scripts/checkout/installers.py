"""Ways to install into a bare environment: uv when on PATH, else the pip of this Python, else ensurepip.

Each way gets the hashed lock first, then the project, editable and without its dependencies. The next
way is tried where one fails, since uv and pip read different settings of the machine.
"""

import collections
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from checkout import ROOT, SetupError

HIDDEN = (
    "PYTHONDONTWRITEBYTECODE",  # without byte code every start costs a second more
    "PYTHONHOME",
    "PYTHONPATH",
    "PIP_CONSTRAINT",
    "PIP_NO_BINARY",
    "PIP_NO_COMPILE",
    "PIP_PREFIX",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_ROOT",
    "PIP_TARGET",
    "UV_NO_BINARY",
    "UV_PRERELEASE",
    "UV_SYSTEM_PYTHON",
)
"""Variables of the caller that would send an installation elsewhere or spoil it."""
PYTHON_PIP = (22, 3)
"""The first pip that can install into another environment."""
_TAIL = 15


def install(python: Path, lock: Path | None, project: Path | None, held: int) -> None:
    """Install a lock, then a checkout (editable) or a wheel, into the environment of `python`.

    None stands for nothing to install. `held` is an open file that the installer keeps open too.
    Raises SetupError when no way succeeds.
    """
    tried = False
    for name, command in _ways(python, held):
        tried = True
        if _through(name, command, lock, project, held):
            return
    if tried:
        raise SetupError("packages could not be installed (see above); check the network and start again")
    raise SetupError("neither uv nor pip nor ensurepip is there; install python3-pip and start again")


def _ways(python: Path, held: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the name and the command of each way that this machine has."""
    uv = shutil.which("uv")
    if uv and _answer([uv, "--version"]):
        yield "uv", [uv, "pip", "install", "--python", str(python), "--compile-bytecode"]
    quiet = ["--disable-pip-version-check", "--no-input", "--compile", "--progress-bar", "off"]
    base = str(getattr(sys, "_base_executable", None) or sys.executable)
    version = re.match(r"pip (\d+)\.(\d+)", _answer([base, "-m", "pip", "--version"]))
    if version and (int(version[1]), int(version[2])) >= PYTHON_PIP:
        yield "pip", [base, "-m", "pip", "--python", str(python), "install", *quiet]
    elif _run([str(python), "-m", "ensurepip"], held, 0) is None:
        yield "pip", [str(python), "-m", "pip", "install", *quiet]


def _through(name: str, command: list[str], lock: Path | None, project: Path | None, held: int) -> bool:
    """Install by one way; on a failure show the end of what it said."""
    steps = []
    if lock:
        hashed = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
        steps.append(([*command, *hashed], len(re.findall(r"(?m)^\w", lock.read_text(encoding="utf-8")))))
    if project:
        alone = ["--no-index", "--no-deps", "--no-build-isolation"]
        source = ["--editable"] if project.is_dir() else []
        steps.append(([*command, *alone, *source, str(project)], 1))
    for step, packages in steps:
        print(f"  {name}: {packages} package{'s' * (packages > 1)}", file=sys.stderr, flush=True)
        failure = _run(step, held, packages)
        if failure is not None:
            print(f"{failure}\n  {name} failed", file=sys.stderr, flush=True)
            return False
    return True


def _variables() -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if name not in HIDDEN}
    return kept | {"PIP_USER": "0", "PYTHONUNBUFFERED": "1"}


def _answer(command: list[str]) -> str:
    """Return what a short command prints, empty when it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=_variables(), check=False)
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def _run(command: list[str], held: int, packages: int) -> str | None:
    """Run an installer and show how far it is; return None, or the end of its words when it fails."""
    said: collections.deque[str] = collections.deque(maxlen=_TAIL)
    shown = sys.stderr.isatty()
    collected = 0
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=_variables(),
        pass_fds=(held,),
    ) as process:
        for line in process.stdout or ():
            said.append(line.rstrip())
            collected += line.startswith("Collecting ")
            if shown:
                done = f"{collected}/{packages} " if collected else ""
                print(f"\r\x1b[2K  {done}{said[-1][:60]}", end="", file=sys.stderr, flush=True)
    if shown:
        print("\r\x1b[2K", end="", file=sys.stderr, flush=True)
    return None if process.returncode == 0 else "\n".join(said)
