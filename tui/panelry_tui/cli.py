"""The command `panelry`: one group whose commands are imported when they are used.

Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 no connection (try again), 130 interrupted.
Standard output carries data, standard error talk.
"""

import io
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NamedTuple

import click
from click.shell_completion import CompletionItem

from panelry.text import clean_text
from panelry.usage import below_help
from panelry_tui.examples import told
from panelry_tui.spelled import SPELLED
from panelry_tui.stray import into_a_file


class Entry(NamedTuple):
    """Where a command is, as `module:name`, and what it does in one line of help."""

    where: str
    words: str


COMMANDS: dict[str, Entry] = {
    "join": Entry("panelry_tui.commands.join:join", "Join a debrief with the code of an invitation."),
    "device": Entry("panelry_tui.commands.device:device", "Add a machine of your own to your seat."),
    "demo": Entry("panelry_tui.commands.demo:demo", "Show a whole debrief with made-up people."),
    "rehearse": Entry("panelry_tui.commands.rehearse:rehearse", "Rehearse alone, with a made-up panel."),
    "replay": Entry("panelry_tui.commands.replay:replay", "Look at a debrief as it went, step by step."),
    "agenda": Entry("panelry_tui.commands.agenda:agenda", "Rank a spreadsheet of ratings by disagreement."),
    "summary": Entry("panelry_tui.commands.summary:summary", "Show a summary, or check a text."),
    "form": Entry("panelry_tui.commands.form:form", "Fill in your scorecard as plain text, with any editor."),
    "desk": Entry("panelry_tui.commands.desk_screen:desk", "Open the coordinator's desk: what waits."),
    "position": Entry("panelry_tui.commands.desk:position", "Begin, list and close positions."),
    "candidate": Entry("panelry_tui.commands.desk:candidate", "Import, list and erase candidates."),
    "notice": Entry("panelry_tui.commands.desk:notice", "Follow what candidates are told of a position."),
    "offer": Entry("panelry_tui.commands.desk:offer", "Ask candidates whether feedback is wanted."),
    "bench": Entry("panelry_tui.commands.bench_match:bench", "Keep in touch with who said yes."),
    "case": Entry("panelry_tui.commands.desk:case", "Keep the clock of requests for data."),
    "hold": Entry("panelry_tui.commands.desk:hold", "Keep something from being erased."),
    "retention": Entry("panelry_tui.commands.desk:retention", "Keep candidates for as long as is right."),
    "office": Entry("panelry_tui.commands.desk:office", "List what waits at the desk."),
    "insight": Entry("panelry_tui.commands.insight:insight", "Say how panelists rate across candidates."),
    "doctor": Entry("panelry_tui.commands.doctor:doctor", "Say what hinders panelry here, and the cure."),
    "config": Entry("panelry_tui.commands.config:config", "Show your settings and keys, and change them."),
    "completion": Entry("panelry_tui.commands.completion:completion", "Let your shell complete commands."),
}
"""Every command by name, in the order of the help."""


class LazyGroup(click.Group):
    """A group that imports a command when it is called and none to list them."""

    def __init__(self, table: Mapping[str, Entry], **settings: object) -> None:
        super().__init__(**settings)  # type: ignore[arg-type]  # click types each setting apart
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        del ctx
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command; None for a name that is not in the table."""
        if cmd_name not in self.table:
            return None
        module, _, name = self.table[cmd_name].where.partition(":")
        command = getattr(import_module(module), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.table[cmd_name].where} is not a command")
        return told(command, cmd_name if ctx.parent is None else f"{self.name} {cmd_name}")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands that begin so from the table alone, or the options of the group."""
        begun = (name for name in self.table if name.startswith(incomplete))
        found = [CompletionItem(name, help=self.table[name].words) for name in begun]
        return found + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table alone."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.words) for name, entry in self.table.items()])


def _open(ctx: click.Context, *, plain: bool) -> int | None:
    """Without a command: ask which debrief to open, or show the help where nobody could answer."""
    if ctx.invoked_subcommand is not None:
        return None
    if plain:
        from panelry_tui.commands.plain import choose_plain  # noqa: PLC0415 - loads the wire

        return choose_plain("--plain")
    if sys.stdin.isatty() and sys.stdout.isatty():
        from panelry_tui.commands.join import open_terminal  # noqa: PLC0415 - loads the screens

        return open_terminal()
    click.echo(ctx.get_help())
    return None


def group(table: Mapping[str, Entry]) -> LazyGroup:
    """Return the group `panelry` over a table of commands."""
    made = LazyGroup(
        table,
        name="panelry",
        callback=click.pass_context(_open),
        params=[click.Option(["--plain"], is_flag=True, help="Labelled lines instead of screens.")],
        invoke_without_command=True,
        help="Interview panels rate blind, debrief where they differ, and tell the candidate kindly.",
        epilog=below_help(["panelry join -", "panelry demo", "panelry COMMAND --help"]),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    return click.version_option(package_name="panelry", message="%(prog)s %(version)s")(made)


def run(commands: LazyGroup, arguments: Sequence[str] | None = None) -> int:
    """Run a command line (by default that of the process) and return its exit code.

    A command refuses or fails with click.ClickException, and says that the server cannot be reached
    with ConnectionError. Anything else is a crash: a file says where, without anybody's words.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=SPELLED)
    try:
        code = commands.main(arguments, prog_name="panelry", standalone_mode=False)
    except click.Abort:
        click.echo("Interrupted.", err=True)
        return 130
    except click.ClickException as problem:
        said = io.StringIO()
        problem.show(said)
        click.echo(clean_text(said.getvalue()), err=True, nl=False)
        return problem.exit_code
    except ConnectionError as problem:
        why = clean_text(str(problem))
        click.echo(f"No connection: {why}. Check the server's address and try again.", err=True)
        return 3
    except Exception as fault:  # noqa: BLE001 - a traceback would show what was being handled
        return _crashed(fault)
    return code if isinstance(code, int) else 0


def _crashed(fault: Exception) -> int:
    click.echo(clean_text(_reported(fault)), err=True)
    return 1


def _reported(fault: Exception) -> str:
    """Write where a fault happened into a file; return the sentence for the person."""
    from panelry_tui.crash_file import report  # noqa: PLC0415 - needed in a crash alone
    from panelry_tui.seats import state_folder  # noqa: PLC0415 - likewise
    from panelry_tui.settings import ConfigError  # noqa: PLC0415 - likewise
    from panelry_tui.words import now_utc  # noqa: PLC0415 - likewise

    try:
        folder = state_folder(os.environ)
    except ConfigError:
        folder = state_folder({})
    return report(fault, folder, now_utc())


def main() -> int:
    """Run the command `panelry` and return its exit code."""
    into_a_file(_reported)
    return run(group(COMMANDS))
