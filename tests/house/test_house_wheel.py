"""The wheel holds the three packages whole, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from house import tree

NAMES = {"panelry", "panelry_server", "panelry_tui"}
COMMANDS = """\
[console_scripts]
panelry = panelry_tui.cli:main
panelry-server = panelry_server.cli:main
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the wheel and return its files: name to content."""
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(target)]
    subprocess.run(command, cwd=tree.ROOT, check=True, capture_output=True)
    (built,) = target.glob("*.whl")
    with zipfile.ZipFile(built) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_the_wheel_brings_three_top_level_names(wheel: dict[str, bytes]) -> None:
    """Nobody who installs panelry gets a module called `server` or `tests`."""
    assert NAMES == {name.split("/")[0] for name in wheel if ".dist-info/" not in name}


def test_the_wheel_brings_two_commands(wheel: dict[str, bytes]) -> None:
    """`panelry` is the terminal, `panelry-server` the server."""
    (points,) = [text for name, text in wheel.items() if name.endswith(".dist-info/entry_points.txt")]
    assert COMMANDS == points.decode()


def test_the_wheel_holds_every_file_of_the_packages(wheel: dict[str, bytes]) -> None:
    """Schemas, style sheets and the demo's rubric are package data and must come along."""
    here = {
        str(Path(package.name) / path.relative_to(package))
        for package in tree.PACKAGES
        for path in tree.files(package)
    }
    assert here == {name for name in wheel if ".dist-info/" not in name}
