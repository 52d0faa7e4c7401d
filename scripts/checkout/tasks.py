"""The commands of `scripts/dev.py`, for people and CI alike.

demo [ARGUMENTS]    play the main job on embedded defaults
test [ARGUMENTS]    run the tests; with --cov first, or with CI set, under coverage
check               what must hold before each commit: style, types, import contracts, map, house tests
run COMMAND...      run anything inside the environment
map                 draw the README's map of modules, and the tables and examples of docs/protocol.md
lock                resolve the locked packages anew (needs uv)
wheel FOLDER        build the wheel into FOLDER and install it into FOLDER/venv
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from checkout import ROOT, SetupError, environment, locks, module_map, wheel

FLOORS = (("shared", 100), ("server", 100))
"""Branch coverage in per cent that a whole run must reach, by source root."""
INTERRUPTED = 130
PROTOCOL_PAGE = "import sys; sys.path.insert(0, 'scripts'); from checkout.protocol_page import write; write()"
"""Runs inside the environment, because it reads the code itself."""
WHOLE_RUN = (f"--numprocesses={2 * (os.cpu_count() or 1)}", "--dist=worksteal")
"""How a whole run is spread: two tests for each core, as many of them wait for other processes.

A chosen part runs in one process, where a debugger works.
"""


def demo(arguments: Sequence[str]) -> int:
    """Become `panelry demo`."""
    return _become(environment.ready("run"), ["panelry", "demo", *arguments])


def run(arguments: Sequence[str]) -> int:
    """Become any command inside the environment."""
    if not arguments:
        raise SetupError("run needs a command: python3 scripts/dev.py run COMMAND")
    return _become(environment.ready("dev"), list(arguments))


def test(arguments: Sequence[str]) -> int:
    """Run the tests; a whole run under coverage must reach the floors."""
    venv = environment.ready("dev")
    asked = arguments[:1] == ["--cov"]
    chosen = list(arguments[1:] if asked else arguments)
    pytest = ["pytest", *(chosen or WHOLE_RUN)]
    if not asked and not os.environ.get("CI"):
        return _tool(venv, pytest)
    _tool(venv, ["coverage", "erase"])
    failed = _tool(venv, ["coverage", "run", "-m", *pytest])
    _tool(venv, ["coverage", "combine", "--quiet"])
    _tool(venv, ["coverage", "report"])
    if not failed and not chosen:
        reports = [
            ["coverage", "report", f"--include={each}/*", f"--fail-under={floor}"] for each, floor in FLOORS
        ]
        failed = max(_tool(venv, report) for report in reports)
    return failed


def check(arguments: Sequence[str]) -> int:
    """Run every check, though one fails, and say at the end which did."""
    _take_none("check", arguments)
    venv = environment.ready("dev")
    checks: dict[str, Callable[[], int]] = {
        "style": lambda: _tool(venv, ["ruff", "check", "--quiet", "."]),
        "format": lambda: _tool(venv, ["ruff", "format", "--quiet", "--check", "."]),
        "types": lambda: _tool(venv, ["mypy"]),
        "import contracts": lambda: _inside(venv, ["lint-imports"]),
        "house tests": lambda: _tool(venv, ["pytest", "tests/house"]),
    }
    failed = []
    for name, ran in checks.items():
        print(f"== {name}", flush=True)
        if ran():
            failed.append(name)
    print(f"FAILED: {', '.join(failed)}" if failed else "all checks hold", flush=True)
    return int(bool(failed))


def draw_map(arguments: Sequence[str]) -> int:
    """Draw the map of modules in the README anew, and what docs/protocol.md shows of the code."""
    _take_none("map", arguments)
    module_map.write()
    return _inside(environment.ready("dev"), ["python", "-c", PROTOCOL_PAGE])


def lock(arguments: Sequence[str]) -> int:
    """Resolve the locked packages anew."""
    _take_none("lock", arguments)
    locks.write()
    return 0


def build_wheel(arguments: Sequence[str]) -> int:
    """Build the wheel into a folder and install it there."""
    if len(arguments) != 1:
        raise SetupError("wheel needs one folder: python3 scripts/dev.py wheel FOLDER")
    wheel.install(environment.ready("dev"), Path(arguments[0]).absolute())
    return 0


TASKS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demo,
    "test": test,
    "check": check,
    "run": run,
    "map": draw_map,
    "lock": lock,
    "wheel": build_wheel,
}


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask and return the exit status: 2 for a wrong use or set-up."""
    name = arguments[0] if arguments else ""
    if name in {"-h", "--help", "help"}:
        print(__doc__)
        return 0
    if name not in TASKS:
        print(f"panelry: no command {name!r}\n\n{__doc__}", file=sys.stderr)
        return 2
    try:
        return TASKS[name](arguments[1:])
    except SetupError as fault:
        print(f"panelry: {fault}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\npanelry: stopped; start again to go on", file=sys.stderr)
        return INTERRUPTED


def _take_none(name: str, arguments: Sequence[str]) -> None:
    if arguments:
        raise SetupError(f"{name} takes no arguments")


def _become(venv: Path, command: list[str]) -> int:
    """Replace this process, so that signals and the terminal are the command's own."""
    variables = environment.variables(venv)
    program = shutil.which(command[0], path=variables["PATH"])
    if program is None:
        raise SetupError(f"no command {command[0]!r} in the environment or on PATH")
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(program, command, variables)  # noqa: S606  no shell is wanted


def _inside(venv: Path, command: list[str]) -> int:
    """Run a command of the environment from the top of the checkout; return its exit status."""
    program = str(venv / "bin" / command[0])
    return subprocess.run(
        [program, *command[1:]], cwd=ROOT, env=environment.variables(venv), check=False
    ).returncode


def _tool(venv: Path, command: list[str]) -> int:
    """Run a tool of the environment as a module."""
    return _inside(venv, ["python", "-m", *command])
