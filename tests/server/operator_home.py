"""The home of an operator: the page for operators, and a folder in which its lines are done as they stand."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
SERVE = "panelry-server serve"
SAMPLE = "tui/panelry_tui/demo/backend.toml"


def block_of(language: str) -> str:
    """Return the page's one block in a language."""
    (found,) = [each for each in PAGE.split("```")[1::2] if each.startswith(f"{language}\n")]
    return found.removeprefix(f"{language}\n")


class Home:
    """The home of an operator who has nothing but the program and a rubric."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server: subprocess.Popen[str] | None = None
        for name in ("panelry-server", "panelry"):
            program = folder / "bin" / name
            program.parent.mkdir(exist_ok=True)
            module = {"panelry-server": "panelry_server", "panelry": "panelry_tui"}[name]
            program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n')
            program.chmod(0o755)
        shutil.copy(ROOT / SAMPLE, folder / "backend.toml")

    def do(self, line: str) -> str:
        """Run a line of the page, which must succeed, and return its output."""
        if line.startswith(SERVE):
            self.stop()
            return self.serve(line.replace("0.0.0.0:7341", "127.0.0.1:0"))
        if "DEBRIEF" in line:
            line = line.replace("DEBRIEF", self.do("panelry-server debrief list").split()[0])
        done = subprocess.run(
            ["bash", "-c", line], cwd=self.folder, env=self.env(), capture_output=True, text=True, check=False
        )
        assert (line, 0, done.stderr) == (line, done.returncode, done.stderr)
        return done.stdout

    def stop(self) -> None:
        """Stop the server if it runs; it ends in order."""
        if self.server is not None and self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
            self.server.communicate(timeout=30)
            assert 0 == self.server.returncode

    def serve(self, line: str) -> str:
        """Start the server on free ports and return its first line."""
        with (self.folder / "server.log").open("w") as log:
            self.server = subprocess.Popen(
                ["bash", "-c", f"exec {line}"],
                cwd=self.folder,
                env=self.env(),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self.server.stdout is not None
        return self.server.stdout.readline()

    def env(self) -> dict[str, str]:
        """Return an environment that knows nothing of whoever runs the tests, but what measures them."""
        kept = {name: value for name, value in os.environ.items() if name.startswith(("COV", "PYTHON"))}
        path = f"{self.folder / 'bin'}:/usr/bin:/bin"
        return {
            **kept,
            "HOME": str(self.folder),
            "PATH": path,
            "PANELRY_SERVER_PORT": "0",
            "LC_ALL": "C.UTF-8",
        }


@contextmanager
def a_home() -> Iterator[Home]:
    """Give a fresh home with a path that is short enough for sockets; what runs there is ended."""
    with tempfile.TemporaryDirectory(prefix="home") as folder:
        made = Home(Path(folder))
        yield made
        if made.server is not None and made.server.poll() is None:
            made.server.kill()
            made.server.communicate()
