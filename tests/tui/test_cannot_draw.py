"""A terminal that cannot draw is told so in words, whichever command would open a screen."""

import os
import pty
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from insightful import BACKEND, csv
from panelry.ids import DebriefId, DeviceId, PersonId
from panelry.office import STREAM
from panelry.sync.frames import Seated
from panelry_tui.seats import Seats

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
PATIENCE = 30.0


def keep_office_seat(folder: Path) -> None:
    """Keep a coordinator's seat."""
    seats = Seats(folder)
    token = seats.draw("panel.example.org:7340", "KLRP-7342-MXST", NOW)
    seated = Seated(DebriefId(STREAM), DeviceId("a1"), PersonId("grace"), "Grace Hill")
    seats.take("panel.example.org:7340", "KLRP-7342-MXST", seated, token, NOW)


def written_on_a_dumb_terminal(folder: Path, *command: str) -> tuple[int, str]:
    """Run a command on a terminal that cannot draw; return its exit code and what it wrote."""
    ours, theirs = pty.openpty()
    environ = {**os.environ, "TERM": "dumb", "PANELRY_STATE": str(folder), "PANELRY_PLAIN": "0"}
    environ.pop("CI", None)
    written = b""
    line = [sys.executable, "-m", "panelry_tui", *command]
    with subprocess.Popen(line, stdin=theirs, stdout=theirs, stderr=theirs, env=environ) as ran:
        os.close(theirs)
        try:
            while piece := os.read(ours, 65536):
                written += piece
        except OSError:
            pass  # The other end is closed: the command has ended.
        code = ran.wait(PATIENCE)
    os.close(ours)
    return code, written.decode()


@pytest.mark.parametrize(
    ("command", "cure"),
    [
        ("demo", "Start with --plain to lead it in lines, or with --plain-run to have it printed."),
        ("rehearse", "Start with --plain for lines, or with --plain-run: it plays itself and prints."),
        ("replay", "Give panelry replay --format md, or --json"),
        ("desk", "panelry desk --plain says all of it in lines."),
        ("insight --csv ratings.csv", "Start with --plain."),
    ],
)
def test_no_screen_is_drawn_and_the_cure_is_named(tmp_path: Path, command: str, cure: str) -> None:
    """Nothing is drawn over the lines of the terminal."""
    keep_office_seat(tmp_path)
    file = tmp_path / "ratings.csv"
    file.write_bytes(csv(BACKEND))
    words = [str(file) if each == file.name else each for each in command.split()]
    code, written = written_on_a_dumb_terminal(tmp_path, *words)
    assert (1, True) == (code, f"TERM is dumb. {cure}" in written), written
    assert "\x1b" not in written
