"""Help of both commands: every command says what it does and what each option is for, and has an example."""

import io
import re
import shlex
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout

import click
import pytest

import panelry_server.cli
import panelry_server.examples
import panelry_tui.cli
import panelry_tui.examples
from panelry.usage import EXIT_CODES, SAMPLES, below_help, typed

ROOTS: dict[str, click.Group] = {
    "panelry": panelry_tui.cli.group(panelry_tui.cli.COMMANDS),
    "panelry-server": panelry_server.cli.group(panelry_server.cli.COMMANDS),
}
_WIDTH = 80
_NO_STREAM = re.compile(r" [<>|] .*| {2,}\(.*")
"""What of an example is for the shell."""


def walked(
    command: click.Command, path: tuple[str, ...], parent: click.Context | None = None
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield a command and all below it, each with its path."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, parent)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from walked(found, (*path, name), context)


ALL = [each for name, root in ROOTS.items() for each in walked(root, (name,))]
LEAVES = [(path, command) for path, command in ALL if not isinstance(command, click.Group)]


def named(found: Sequence[tuple[tuple[str, ...], click.Command]]) -> list[object]:
    """Return commands as parameters of a test, each named by its path."""
    return [pytest.param(path, command, id=" ".join(path)) for path, command in found]


def help_of(path: tuple[str, ...]) -> str:
    """Return the help of a command as somebody sees it in a terminal of 80 columns."""
    said = io.StringIO()
    with redirect_stdout(said), pytest.raises(SystemExit) as ended:
        ROOTS[path[0]].main([*path[1:], "--help"], prog_name=path[0], terminal_width=_WIDTH)
    assert 0 == ended.value.code
    return said.getvalue()


@pytest.mark.parametrize(("path", "command"), named(ALL))
def test_every_command_says_what_it_does_and_what_each_option_is_for(
    path: tuple[str, ...], command: click.Command
) -> None:
    """A sentence first, words for every option, and the line in its group's list is that sentence, whole."""
    first = (command.help or "").split("\n\n", 1)[0].strip()
    assert first.endswith((".", ":")), path
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [] == [each.opts[-1] for each in options if not each.help]
    assert "..." not in help_of(path).split("Commands:")[-1] or "Commands:" not in help_of(path)


@pytest.mark.parametrize(("path", "command"), named(LEAVES))
def test_every_command_has_examples_that_it_takes_and_says_its_exit_codes(
    path: tuple[str, ...], command: click.Command
) -> None:
    """An example with an option that is no more would mislead whoever copies it."""
    said = help_of(path)
    assert "Exit codes: 0 done" in said
    examples = [each.strip() for each in said.split("Example")[1].splitlines()[1:] if each.startswith("    ")]
    assert examples
    for each in examples:
        words = shlex.split(_NO_STREAM.sub("", each))
        begins = words.index(path[0])
        assert list(path) == words[begins : begins + len(path)]
        context = click.Context(command, info_name=path[-1])
        parser = command.make_parser(context)
        given, rest, _ = parser.parse_args(words[begins + len(path) :])
        assert [] == rest
        for param in command.params:
            value = given.get(param.name or "")
            assert value or not param.required, (each, param.name)
            if isinstance(param.type, click.Choice) and isinstance(value, str):
                assert value in param.type.choices


@pytest.mark.parametrize(
    ("examples", "program"),
    [(panelry_tui.examples.EXAMPLES, "panelry"), (panelry_server.examples.EXAMPLES, "panelry-server")],
)
def test_no_example_is_of_a_command_that_is_gone(examples: dict[str, tuple[str, ...]], program: str) -> None:
    """Each path leads to a command."""
    there = {" ".join(path[1:]) for path, _ in LEAVES if path[0] == program}
    assert set() == set(examples) - there


@pytest.mark.parametrize("program", list(ROOTS))
def test_the_help_of_the_program_says_how_to_begin_and_the_exit_codes(program: str) -> None:
    """Both stand where somebody looks first."""
    said = help_of((program,))
    assert "Examples:\n" in said
    assert " ".join(EXIT_CODES.split()) in " ".join(said.split())


def test_an_example_is_made_of_samples_choices_and_else_the_place_itself() -> None:
    """What holds blanks is quoted for a shell."""
    assert '"Amara Osei"' == typed("candidate", "CANDIDATE")
    assert "45" == typed("days", "DAYS")
    assert '"in person"' == typed("how", "TEXT", ("in person", "call"))
    assert "FOLDER" == typed("into", "FOLDER")
    assert ["\b", "Example:", "  a", "", EXIT_CODES] == below_help(["a"]).split("\n")
    assert "Examples:" == below_help(["a", "b"]).split("\n")[1]
    assert [] == [each for each in SAMPLES.values() if "@" in each and not each.endswith("@example.org")]
