"""The command line: lazy commands, exit codes, help and version."""

import contextlib
import io
import os
import resource
import subprocess
import sys
from pathlib import Path

import click
import pytest

from panelry_tui.cli import COMMANDS, Entry, group, main, run

ECHO = Entry(f"{__name__}:echo", "Say a word.")


@click.command
@click.argument("how")
def echo(how: str) -> int | None:
    """End in the way that the argument names."""
    endings: dict[str, Exception | BaseException] = {
        "refused": click.ClickException("no"),
        "usage": click.UsageError("no"),
        "connection": ConnectionRefusedError("nobody answers"),
        "interrupted": KeyboardInterrupt(),
        "exit": click.exceptions.Exit(7),
        "crash": KeyError("a private note"),
    }
    if how in endings:
        raise endings[how]
    click.echo(how)
    return None if how == "done" else len(how)


not_a_command = 3


def fresh(code: str) -> str:
    """Run code in a new interpreter and return its output."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True
    ).stdout


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("done", 0),
        ("four", 4),
        ("refused", 1),
        ("usage", 2),
        ("connection", 3),
        ("interrupted", 130),
        ("exit", 7),
    ],
)
def test_each_ending_has_its_exit_code(how: str, code: int) -> None:
    """Done, refused, wrong usage, no connection and interrupted are told apart."""
    assert code == run(group({"echo": ECHO}), ["echo", how])


@pytest.mark.parametrize(
    ("how", "talk"),
    [
        ("connection", "No connection: nobody answers. Check the server's address and try again.\n"),
        ("interrupted", "\nInterrupted.\n"),
        ("refused", "Error: no\n"),
    ],
)
def test_a_failure_talks_on_standard_error(how: str, talk: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output stays free for data."""
    run(group({"echo": ECHO}), ["echo", how])
    assert ("", talk) == tuple(capsys.readouterr())


def test_a_fault_of_the_program_is_a_sentence_and_a_file_without_anybodys_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback, which would show what was being handled; the file says where it was."""
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path))
    assert 1 == run(group({"echo": ECHO}), ["echo", "crash"])
    out, talk = capsys.readouterr()
    (file,) = (tmp_path / "crashes").iterdir()
    assert "" == out
    assert talk.startswith("panelry stopped because of a fault in the program.")
    assert talk.endswith(f"{file}\n")
    assert "Traceback" not in talk
    assert "private" not in talk + file.read_text()
    assert "test_cli.py" in file.read_text()


def test_a_crash_is_written_to_the_usual_folder_where_the_own_one_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The fault is said in any case."""
    monkeypatch.setenv("PANELRY_STATE", "~nobody-of-that-name/state")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert 1 == run(group({"echo": ECHO}), ["echo", "crash"])
    assert str(tmp_path / "panelry" / "crashes") in capsys.readouterr().err


def test_an_unknown_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """A name outside the table imports nothing."""
    assert run(group({"echo": ECHO}), ["ecko"]) == 2
    assert "No such command 'ecko'" in capsys.readouterr().err


def test_a_table_entry_that_is_no_command_is_a_defect() -> None:
    """A wrong table fails loudly."""
    table = group({"odd": Entry(f"{__name__}:not_a_command", "")})
    with pytest.raises(TypeError, match="not_a_command is not a command"):
        table.get_command(click.Context(table), "odd")


def test_help_lists_the_table_and_imports_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    """The words of the help stand in the table."""
    assert run(group({"far": Entry("no.such.module:thing", "Goes far.")}), ["--help"]) == 0
    assert "Commands:\n  far  Goes far.\n" in capsys.readouterr().out


def test_alone_it_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command the help is the answer."""
    assert run(group({"echo": ECHO}), []) == 0
    assert capsys.readouterr().out.startswith("Usage: panelry ")


def test_the_version_is_that_of_the_distribution(capsys: pytest.CaptureFixture[str]) -> None:
    """Name and number, nothing else."""
    assert run(group({}), ["--version"]) == 0
    name, number = capsys.readouterr().out.split()
    assert (name, True) == ("panelry", number[0].isdigit())


def test_main_runs_the_command_line_of_the_process(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entry point lists every command of the product."""
    monkeypatch.setattr(sys, "argv", ["panelry", "--help"])
    assert main() == 0
    shown = capsys.readouterr().out
    assert [] == [name for name in COMMANDS if f"\n  {name} " not in shown]


def test_every_command_of_the_table_can_be_imported() -> None:
    """Each entry leads to a click command of that name."""
    commands = group(COMMANDS)
    found = {name: commands.get_command(click.Context(commands), name) for name in COMMANDS}
    assert {name: name for name in COMMANDS} == {name: each.name for name, each in found.items() if each}


def test_commands_are_listed_in_the_order_of_the_table() -> None:
    """Shell completion offers what the help shows."""
    table = {"echo": ECHO, "a": ECHO}
    expected = ["echo", "a"]
    assert expected == group(table).list_commands(click.Context(group(table)))


def test_an_output_that_is_no_terminal_stream_is_left_alone() -> None:
    """A program that collects the output in memory gets it."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert run(group({"echo": ECHO}), ["echo", "done"]) == 0
    assert out.getvalue() == "done\n"


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_the_command_line_alone_loads_no_screen_and_no_wire(argument: str) -> None:
    """Help is quick because Textual, websockets and msgspec stay out."""
    code = f"""
import sys
sys.argv = ["panelry", "{argument}"]
from panelry_tui.cli import main
main()
print(sorted({{"textual", "rich", "websockets", "msgspec", "panelry.rubric"}} & set(sys.modules)))
"""
    assert fresh(code).splitlines()[-1] == "[]"


def test_the_agenda_of_a_file_loads_no_screen_and_no_wire() -> None:
    """A command without a screen does not pay for one."""
    code = """
import io, sys
sys.argv, sys.stdin = ["panelry", "agenda", "-"], io.TextIOWrapper(io.BytesIO(b",A\\nAna,1\\n"))
from panelry_tui.cli import main
main()
print(sorted({"textual", "rich", "websockets"} & set(sys.modules)))
"""
    assert fresh(code).splitlines()[-1] == "[]"


def test_help_takes_little_processor_time() -> None:
    """At most 150 ms of processor, the best of five runs, without measuring coverage."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}

    def spent() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "panelry_tui", "--help"], env=env, capture_output=True, check=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    assert min(spent() for _ in range(5)) <= 0.150
