"""Hostile words on both command lines: as arguments, from files, and out of the record."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import click
import pytest

import panelry_server.cli
import panelry_tui.cli
from hostile.rooms import lying_office
from hostile.words import ALL, harm
from panelry.desk import LOOKS, Desk, Look, Typed, desk_of, overview, printed
from panelry.office.commands import WithdrawPosition
from tui.fake_office import BACKEND, GRACE

WORDS = ALL.replace("\x00", "").replace("\n", " ")
"""What an argument can hold."""
BEGIN = {"serve", "demo", "rehearse", "verify-blind", "completion"}
"""Commands that begin something, whose arguments are a number, a name of a shell or a place to listen."""
Leaf = tuple[tuple[str, ...], click.Command]
Run = Callable[[list[str]], int]
_LINES: dict[str, tuple[click.Group, Run]] = {
    "panelry": (
        panelry_tui.cli.group(panelry_tui.cli.COMMANDS),
        lambda words: panelry_tui.cli.run(panelry_tui.cli.group(panelry_tui.cli.COMMANDS), words),
    ),
    "panelry-server": (
        panelry_server.cli.group(panelry_server.cli.COMMANDS),
        lambda words: panelry_server.cli.run(panelry_server.cli.group(panelry_server.cli.COMMANDS), words),
    ),
}


def leaves(
    command: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command of a command line with its path."""
    if not isinstance(command, click.Group):
        yield path, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        yield from leaves(found, (*path, name))


def attempts(command: click.Command) -> Iterator[list[str]]:
    """Yield hostile arguments: one, too many, an option that is none, and each option with the arguments."""
    yield [WORDS]
    yield [WORDS] * 4
    yield [f"--{WORDS}"]
    given = [WORDS for each in command.params if isinstance(each, click.Argument)]
    for each in command.params:
        if isinstance(each, click.Option) and not each.is_flag:
            yield [f"{each.opts[0]}={WORDS}", *given]


@pytest.mark.parametrize("line", _LINES)
def test_no_command_prints_a_hostile_argument_as_it_is(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever command it is, and wherever the words stand; each ends with a code, none with a trace."""
    for name in ("HOME", "PANELRY_STATE", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.chdir(tmp_path)
    group, run = _LINES[line]
    wrong = []
    for path, command in leaves(group):
        for words in attempts(command) if path[0] not in BEGIN else ():
            out, err = io.StringIO(), io.StringIO()
            monkeypatch.setattr(sys, "stdin", io.StringIO(WORDS))
            with redirect_stdout(out), redirect_stderr(err):
                code = run([*path, *words])
            said = (out.getvalue() + err.getvalue()).replace("\t", " ")
            if harm(said) or code not in {0, 1, 2, 3}:
                wrong.append((*path, words[0][:16], code))
    assert [] == wrong


def a_desk() -> Desk:
    """Return the desk of a coordinator whose server spoils all words."""
    office = lying_office()
    office.act(WithdrawPosition(BACKEND, "gone", 3))
    store = office.store_for(GRACE)
    return desk_of(store.view().values(), office.clock().isoformat())


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.group} {look.name}")
def test_what_the_desk_prints_is_a_line_for_each_thing(look: Look) -> None:
    """No name of a candidate or a position begins a line of its own."""
    desk = a_desk()
    taken = {"position": str(next(iter(desk.positions))), "candidate": str(next(iter(desk.candidates)))}
    taken["notice"] = str(desk.notices[0].notice)
    lines = list(look.lines(Typed(desk, taken, lambda: "x", "")))
    said = printed(lines)
    assert [] == harm(said)
    assert len(lines) == len(said.split("\n")) or not lines


def test_the_desk_at_a_glance_is_a_line_for_each_thing() -> None:
    """What waits, and the positions."""
    said = printed(overview(a_desk()))
    assert [] == harm(said)
    assert not any(each.startswith("line two") for each in said.split("\n"))
