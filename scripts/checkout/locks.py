"""The hashed locks: every package that the environment gets, by version and by the hashes of its files.

`run.txt` is what panelry needs to run and to be installed editable, `dev.txt` all of that and the tools.
They name no host and no path, so that any mirror serves.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from checkout import ROOT, SetupError

FOLDER = ROOT / "scripts" / "lock"
OWN_SOURCES = (
    "UV_CONFIG_FILE",
    "UV_EXTRA_INDEX_URL",
    "UV_FIND_LINKS",
    "UV_INDEX",
    "UV_CONSTRAINT",
    "UV_OVERRIDE",
)
"""Variables that would mix files of this machine alone into the locks."""
_PACKAGE = r"[a-z0-9][a-z0-9.-]*==[\w.+!]+(?: ; [\w.'\"<>=! ()]+)? \\"
_HASH = r"    --hash=sha256:[0-9a-f]{64}(?: \\)?"
_PLAIN = re.compile(f"{_PACKAGE}|{_HASH}")


def write() -> None:
    """Resolve both locks anew with uv; SetupError where uv is missing or fails."""
    uv = shutil.which("uv")
    if uv is None:
        raise SetupError("uv is not on PATH; install uv to make the locks")
    clean = {name: text for name, text in os.environ.items() if name not in OWN_SOURCES}
    for group, bounds in (("build", []), ("dev", ["--constraint", "scripts/lock/run.txt"])):
        name = "run.txt" if group == "build" else f"{group}.txt"
        shape = [
            "--universal",
            "--generate-hashes",
            "--no-header",
            "--no-annotate",
            "--python-version",
            "3.11",
        ]
        command = [uv, "pip", "compile", "--no-config", "pyproject.toml", "--group", group, *bounds, *shape]
        done = subprocess.run(
            [*command, "--quiet", "--upgrade", "--output-file", f"scripts/lock/{name}"],
            cwd=ROOT,
            env=clean,
            check=False,
        )
        if done.returncode != 0:
            raise SetupError(f"scripts/lock/{name} could not be made (see above)")


def faults(folder: Path = FOLDER) -> list[str]:
    """Return the lines of the locks that are neither a package nor a hash: a host, a path, an index."""
    return [
        f"{lock.name}:{number}: {line.strip()}"
        for lock in sorted(folder.glob("*.txt"))
        for number, line in enumerate(lock.read_text(encoding="utf-8").splitlines(), 1)
        if not _PLAIN.fullmatch(line)
    ]
