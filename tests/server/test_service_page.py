"""The unit and the recipe of a container on the page for operators: linted, and what they start runs."""

import configparser
import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.operator_home import Home, a_home, block_of

_KNOWN = {
    "FROM",
    "COPY",
    "RUN",
    "USER",
    "ENV",
    "VOLUME",
    "EXPOSE",
    "STOPSIGNAL",
    "HEALTHCHECK",
    "ENTRYPOINT",
    "CMD",
}
_EXPOSED = 3.0
"""The most of systemd's own measure of what a service could do to its machine, of 10."""


@pytest.fixture
def home() -> Iterator[Home]:
    """A home with a data folder."""
    with a_home() as made:
        made.do('panelry-server init --organisation "Acme" --public-host panel.example.org')
        yield made


def analyze(*words: str) -> subprocess.CompletedProcess[str]:
    """Run systemd's own check; skip without it, unless the run demands it."""
    if shutil.which("systemd-analyze") is None:
        if "all" in os.environ.get("PANELRY_REQUIRE_SERVICES", ""):
            pytest.fail("systemd-analyze is not installed and PANELRY_REQUIRE_SERVICES asks for it")
        pytest.skip("systemd-analyze is not installed")
    return subprocess.run(["systemd-analyze", *words], capture_output=True, text=True, check=False)


def unit() -> configparser.SectionProxy:
    """Return the section of the unit that says what runs."""
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]  # as the library documents it
    read.read_string(block_of("ini"))
    return read["Service"]


def recipe() -> dict[str, str]:
    """Return the container's instructions, each of which stands once."""
    lines = block_of("dockerfile").splitlines()
    found = dict(line.split(" ", 1) for line in lines)
    assert len(lines) == len(found)
    return found


def test_systemd_finds_no_fault_in_the_unit(tmp_path: Path) -> None:
    """Neither in a word of it, nor in what the service could do to its machine."""
    written = tmp_path / "panelry.service"
    written.write_text(block_of("ini").replace("/opt/panelry/venv/bin/panelry-server", "/bin/true"))
    said = analyze("verify", "--man=no", str(written))
    assert (0, "") == (said.returncode, said.stderr)
    told = analyze("security", "--offline=yes", f"--threshold={_EXPOSED * 10:.0f}", str(written))
    assert 0 == told.returncode, told.stdout


def test_what_the_unit_starts_serves_and_stops_in_order(home: Home) -> None:
    """Its command, on a folder that was set up; SIGTERM ends it with 0."""
    program, *words = shlex.split(unit()["ExecStart"])
    assert "panelry-server" == Path(program).name
    assert "panelry://" in home.serve(shlex.join(["panelry-server", *words]))
    home.stop()


def test_each_instruction_of_the_recipe_is_one_and_root_runs_nothing() -> None:
    """What is kept lies on the volume, and the stop is the one that closes the journal."""
    found = recipe()
    assert set() == set(found) - _KNOWN
    assert ("panelry", "SIGTERM") == (found["USER"], found["STOPSIGNAL"])
    folder = Path(found["ENV"].split("=", 1)[1])
    assert Path(found["VOLUME"]) == folder.parent
    assert list(found).index("USER") < list(found).index("ENTRYPOINT")


def test_what_the_recipe_starts_is_found_healthy(home: Home) -> None:
    """Its health is asked of the running server by the very command of the recipe."""
    found = recipe()
    line = home.serve(shlex.join([*json.loads(found["ENTRYPOINT"]), *json.loads(found["CMD"])]))
    assert "panelry://" in line
    port = line.split("panelry://")[1].split(";")[0].rpartition(":")[2]
    command = json.loads(found["HEALTHCHECK"].removeprefix("CMD "))
    asked = [word.replace(f":{found['EXPOSE']}", f":{port}") for word in command]
    assert asked != command
    assert 0 == subprocess.run(asked, check=False, timeout=30).returncode
    home.stop()
    assert 0 != subprocess.run(asked, check=False, timeout=30, capture_output=True).returncode
