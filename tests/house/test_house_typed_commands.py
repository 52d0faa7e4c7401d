"""What the pages tell people to type can be typed: the command is there and takes such words and options."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import panelry_server.cli
import panelry_tui.cli

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    ROOT / "README.md",
    *(ROOT / "docs" / each for each in ("operations.md", "privacy.md", "insight.md")),
)
ROOTS: dict[str, click.Group] = {
    "panelry-server": panelry_server.cli.group(panelry_server.cli.COMMANDS),
    "panelry": panelry_tui.cli.group(panelry_tui.cli.COMMANDS),
}
BEFORE = re.compile(r"^(?:\$ )?(?:[A-Z_]+=\S+ )*(?:python3 scripts/dev\.py run )?")
"""What may stand before the name of a program."""
SHELL = re.compile(r"\s(?:[<>|]|&&|&$|#|\\$).*")
"""What of a line is for the shell."""
PROGRAMS = tuple(f"{each} " for each in ROOTS)


def blocks(page: str) -> Iterator[str]:
    """Yield each command line of the blocks of a page, those that go on joined."""
    for block in page.split("```")[1::2]:
        for line in block.replace("\\\n", "").splitlines():
            words = SHELL.sub("", BEFORE.sub("", line.strip()))
            if words.startswith(PROGRAMS):
                yield words


def spans(page: str) -> Iterator[str]:
    """Yield what stands as a command within the sentences of a page, with its program."""
    prose = "".join(page.split("<!-- map:", maxsplit=1)[0].split("```")[0::2])
    for span in re.findall(r"`([^`]+)`", prose):
        words = SHELL.sub("", BEFORE.sub("", " ".join(span.split())))
        if words.startswith(PROGRAMS):
            yield words
        elif " " in words:
            yield from _with_program(words)


def _with_program(words: str) -> list[str]:
    """Return words with the programs that have them; of a group that has no such command, the server's."""
    first, second = words.split()[:2]
    found = {name: root.get_command(click.Context(root), first) for name, root in ROOTS.items()}
    groups = {name: each for name, each in found.items() if isinstance(each, click.Group)}
    within = [name for name, each in groups.items() if second in each.list_commands(click.Context(each))]
    alone = [] if groups or found["panelry-server"] is None else ["panelry-server"]
    return [f"{name} {words}" for name in within or list(groups)[:1] or alone]


BLOCKS = [(page.name, line) for page in PAGES for line in blocks(page.read_text(encoding="utf-8"))]
SPANS = [(page.name, line) for page in PAGES for line in spans(page.read_text(encoding="utf-8"))]


def fault(line: str, *, whole: bool) -> str:
    """Return why a line cannot be typed, empty where it can; `whole` if nothing may be missing."""
    program, *words = shlex.split(line)
    command: click.Command = ROOTS[program]
    context = click.Context(command)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        if found is None:
            return f"{line}: there is no “{words[0]}”"
        command, words, context = found, words[1:], click.Context(found, context)
    if isinstance(command, click.Group):
        return f"{line}: it is a group" if whole and words != ["--help"] else ""
    try:
        command.make_context(line, list(words), resilient_parsing=False)
    except click.exceptions.Exit:
        return ""
    except (click.BadParameter, click.BadOptionUsage) as lacking:
        return f"{line}: {lacking.format_message()}" if whole else ""
    except click.UsageError as wrong:
        return f"{line}: {wrong.format_message()}"
    return ""


def test_every_line_of_a_block_can_be_typed() -> None:
    """With all that the command demands."""
    assert [] == [why for name, line in BLOCKS if (why := fault(line, whole=True))]
    assert {"README.md", "operations.md", "privacy.md"} <= {name for name, _ in BLOCKS}


def test_every_command_within_a_sentence_is_there() -> None:
    """A sentence may leave out what the command demands, and name no option that it has not."""
    assert [] == [f"{name}: {why}" for name, line in SPANS if (why := fault(line, whole=False))]
    assert {"README.md", "operations.md", "privacy.md"} <= {name for name, _ in SPANS}


@pytest.mark.parametrize(
    "line",
    [
        "panelry-server candidate shew Kit",
        "panelry-server candidate show",
        "panelry-server candidate show Kit --all",
        "panelry-server candidate",
        "panelry agenda",
    ],
)
def test_a_line_that_cannot_be_typed_is_found(line: str) -> None:
    """The tests above find what they are for."""
    assert fault(line, whole=True).startswith(line)
