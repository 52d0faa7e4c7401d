"""`panelry completion`: the scripts for each shell, and what they are answered."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from panelry.ids import DebriefId, DeviceId, PersonId
from panelry.sync.frames import Seated
from panelry_tui.cli import COMMANDS, group, run
from panelry_tui.device_key import DeviceKey
from panelry_tui.seats import Seats

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
SERVER = "room.example:7340"
HOW = {
    "bash": "complete -o nosort -F",
    "zsh": "compdef _panelry_completion panelry",
    "fish": "complete --no-files",
}


def answered(words: str, place: int, code: str = "", **settings: str) -> list[str]:
    """Return what a shell is answered for a line, in a new process."""
    asked = {"_PANELRY_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(place), **settings}
    command = ["-c", code] if code else ["-m", "panelry_tui"]
    done = subprocess.run(
        [sys.executable, *command],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert "" == done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("shell", HOW)
def test_each_shell_gets_its_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It stands on standard output, asks panelry itself, and says in the shell's words what to complete."""
    assert 0 == run(group(COMMANDS), ["completion", shell])
    script = capsys.readouterr().out
    assert (True, True) == (f"_PANELRY_COMPLETE={shell}_complete" in script, HOW[shell] in script)


def test_another_shell_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """The shells that can be completed are named."""
    assert 2 == run(group(COMMANDS), ["completion", "csh"])
    assert "'bash', 'zsh', 'fish'" in capsys.readouterr().err


def test_a_shell_completes_commands_and_options() -> None:
    """A command that was begun, and an option of one that stands on the line."""
    assert ["plain,demo", "plain,desk", "plain,device"] == sorted(answered("panelry de", 1))
    assert ["plain,--plain"] == answered("panelry --pl", 1)
    assert ["plain,--rubric"] == answered("panelry insight --ru", 2)


def test_zsh_and_fish_show_what_each_command_does() -> None:
    """Both show a line of help beside what they complete."""
    zsh = answered("panelry replay", 1, _PANELRY_COMPLETE="zsh_complete")
    assert ["plain", "replay", COMMANDS["replay"].words] == zsh
    fish = answered("panelry repl", 0, COMP_CWORD="repl", _PANELRY_COMPLETE="fish_complete")
    assert COMMANDS["replay"].words in " ".join(fish)
    assert "plain" in fish[0]


def test_completing_a_command_imports_none() -> None:
    """A key that is pressed while typing waits for no import."""
    code = """
import sys
from panelry_tui.cli import main
try:
    main()
finally:
    print(sorted({"textual", "websockets", "msgspec", "panelry_tui.commands"} & set(sys.modules)))
"""
    assert "[]" == answered("panelry ", 1, code)[-1]


@pytest.mark.parametrize("line", ["replay", "summary show", "form export", "device add"])
def test_a_shell_completes_the_debriefs_of_this_machine(line: str, tmp_path: Path) -> None:
    """By the candidate's first name; one that two debriefs share is completed by the ids."""
    seats = Seats(tmp_path, DeviceKey(tmp_path, {"PANELRY_KEY": "a" * 64}))
    for number, about in enumerate(("Amara Osei, Backend", "Kit Adeyemi, Backend", "Kit Novak, Support", "")):
        seated = Seated(DebriefId(f"d{number}"), DeviceId("v"), PersonId("ben"), "Ben Okafor")
        code = f"CODE-{number}"
        kept = seats.take(SERVER, code, seated, seats.draw(SERVER, code, NOW), NOW)
        seats.note(kept, about, NOW)
    here = {"PANELRY_STATE": str(tmp_path), "PANELRY_KEY": "a" * 64}
    place = 1 + len(line.split())
    assert ["plain,Amara", "plain,d1", "plain,d2", "plain,d3"] == sorted(
        answered(f"panelry {line} ", place, **here)
    )
    assert ["plain,Amara"] == answered(f"panelry {line} am", place, **here)


def test_where_nothing_can_be_read_nothing_is_completed_and_nothing_said(tmp_path: Path) -> None:
    """A wrong key or a folder that is none."""
    (tmp_path / "state").write_text("no folder")
    assert [""] == answered("panelry replay ", 2, PANELRY_STATE=str(tmp_path / "state"))
