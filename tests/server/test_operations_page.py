"""The page for operators is true: every block of commands works as it stands, in a fresh home, in order."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from panelry_server.cli import COMMANDS
from panelry_server.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
SERVE = "panelry-server serve"
SAMPLE = "tui/panelry_tui/demo/backend.toml"


def commands() -> list[str]:
    """Return every line of the page's blocks, those that go on joined."""
    fenced = (block for block in PAGE.split("```")[1::2] if block.startswith("\n"))
    blocks = "".join(fenced).replace("\\\n", "")
    return [line for line in blocks.splitlines() if line.strip()]


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


@pytest.fixture
def home() -> Iterator[Home]:
    """A fresh home with a path that is short enough for sockets; what runs there is ended."""
    with tempfile.TemporaryDirectory(prefix="home") as folder:
        made = Home(Path(folder))
        yield made
        if made.server is not None and made.server.poll() is None:
            made.server.kill()
            made.server.communicate()


def test_every_command_of_the_page_works_as_it_stands(home: Home) -> None:
    """From the first start to the practice of a restore beside the running server, which then stops."""
    said = {line: home.do(line) for line in commands()}
    assert "panelry://" in said[SERVE]
    begun = next(words for line, words in said.items() if "debrief new" in line)
    assert (1, 3) == (begun.count("Ben Okafor"), begun.count("panelry://"))
    assert home.server is not None
    home.stop()
    assert not (home.folder / "practice").exists()
    assert sorted(each.name for each in (home.folder / ".local" / "share").iterdir()) == [
        "panelry-server",
        "panelry-server-keys",
        "panelry-server-wrapping",
    ]


def test_the_settings_of_the_page_are_settings() -> None:
    """Each block of them can stand in server.toml as it is."""
    blocks = [block.removeprefix("toml\n") for block in PAGE.split("```")[1::2] if block.startswith("toml")]
    for block in blocks:
        assert set() == set(tomllib.loads(block)) - set(Settings.__struct_fields__)
    assert blocks


def test_the_page_speaks_of_every_command() -> None:
    """None is left to be found by chance."""
    assert [] == [name for name in COMMANDS if f"`{name}" not in PAGE]


def test_the_page_names_a_sample_that_is_there() -> None:
    """Somebody without a rubric can begin."""
    assert SAMPLE in PAGE
    assert (ROOT / SAMPLE).exists()
