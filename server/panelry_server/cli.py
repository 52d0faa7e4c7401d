"""The command `panelry-server`: one group whose commands are imported when they are used.

Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 no connection (try again), 130 interrupted.
Standard output carries data, standard error talk.
"""

import io
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NamedTuple

import click

from panelry.text import clean_text
from panelry.usage import below_help
from panelry_server.examples import told
from panelry_server.stray import through_the_log

NAME = "panelry-server"


class Entry(NamedTuple):
    """Where a command is, as `module:name`, and what it does in one line of help."""

    where: str
    words: str


COMMANDS: dict[str, Entry] = {
    "init": Entry("panelry_server.commands.init:init", "Set up the data folder of an organisation."),
    "serve": Entry("panelry_server.commands.serve:serve", "Run the server until it is told to stop."),
    "rubric": Entry("panelry_server.commands.rubric:rubric", "Import and list rubrics."),
    "policy": Entry("panelry_server.commands.policy:policy", "Show and choose what is allowed."),
    "position": Entry("panelry_server.commands.desk:position", "Begin, list and close positions."),
    "candidate": Entry("panelry_server.commands.desk:candidate", "Import, list and erase candidates."),
    "notice": Entry("panelry_server.commands.desk:notice", "Follow what candidates are told of a position."),
    "offer": Entry("panelry_server.commands.desk:offer", "Ask candidates whether feedback is wanted."),
    "case": Entry("panelry_server.commands.desk:case", "Keep the clock of requests for data."),
    "bench": Entry("panelry_server.commands.desk:bench", "Keep in touch with who said yes."),
    "hold": Entry("panelry_server.commands.desk:hold", "Keep something from being erased."),
    "retention": Entry("panelry_server.commands.desk:retention", "Keep candidates for as long as is right."),
    "office": Entry("panelry_server.commands.desk:office", "Invite coordinators; list what waits."),
    "debrief": Entry("panelry_server.commands.debrief:debrief", "Begin and list debriefs."),
    "invite": Entry("panelry_server.commands.invite:invite", "Make a fresh code for one person's seat."),
    "export": Entry("panelry_server.commands.export:export", "Write a released summary in a format."),
    "people": Entry("panelry_server.commands.people:people", "List who has a seat in a debrief."),
    "devices": Entry("panelry_server.commands.devices:devices", "List the terminals of a debrief."),
    "revoke": Entry("panelry_server.commands.revoke:revoke", "Shut a device or a person out at once."),
    "check": Entry("panelry_server.commands.check:check", "Verify the whole record."),
    "audit": Entry("panelry_server.commands.audit:audit", "Follow the chain of every record."),
    "backup": Entry("panelry_server.commands.backup:backup", "Write verified copies of everything."),
    "restore": Entry("panelry_server.commands.restore:restore", "Put copies back, with the server stopped."),
    "restored": Entry("panelry_server.commands.restored:restored", "List what a restore left to see to."),
    "migrate": Entry("panelry_server.commands.migrate:migrate", "Move the record to or from PostgreSQL."),
    "nodes": Entry("panelry_server.commands.nodes:nodes", "Let several servers have one record."),
    "erase": Entry("panelry_server.commands.erase:erase", "Erase a debrief for ever."),
    "keys": Entry("panelry_server.commands.keys:keys", "Rotate the wrapping key."),
    "verify-blind": Entry(
        "panelry_server.commands.verify_blind:verify_blind", "Try to find private matter that shows."
    ),
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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table alone."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.words) for name, entry in self.table.items()])


def group(table: Mapping[str, Entry]) -> click.Group:
    """Return the group `panelry-server` over a table of commands."""
    made = LazyGroup(
        table,
        name=NAME,
        help="Keep the debriefs of an organisation and serve them to its panels.",
        epilog=below_help([f"{NAME} init --organisation Acme", f"{NAME} serve", f"{NAME} COMMAND --help"]),
        context_settings={"help_option_names": ["-h", "--help"]},
        no_args_is_help=False,
        invoke_without_command=True,
        callback=click.pass_context(_open),
    )
    return click.version_option(package_name="panelry", prog_name=NAME, message="%(prog)s %(version)s")(made)


def _open(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(commands: click.Group, arguments: Sequence[str] | None = None) -> int:
    """Run a command line (by default that of the process) and return its exit code.

    A command refuses or fails with click.ClickException, and says that the server cannot be reached
    with ConnectionError. Anything else is a crash: a file says where, without anybody's words.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = commands.main(arguments, prog_name=NAME, standalone_mode=False)
    except Exception as problem:  # noqa: BLE001  # a traceback would show what was being handled
        return _exit_code(problem)
    return code if isinstance(code, int) else 0


def _exit_code(problem: Exception) -> int:
    """Say in one or two lines what went wrong and return the exit code."""
    match problem:
        case click.Abort():
            click.echo("Interrupted.", err=True)
            return 130
        case click.UsageError():
            path = problem.ctx.command_path if problem.ctx is not None else NAME
            click.echo(clean_text(f"{problem.format_message()}\nSee {path} --help."), err=True)
            return problem.exit_code
        case click.ClickException():
            click.echo(clean_text(problem.format_message()), err=True)
            return problem.exit_code
        case ConnectionError():
            click.echo(clean_text(f"{problem}"), err=True)
            return 3
        case _:
            return _crashed(problem)


def _crashed(problem: Exception) -> int:
    from panelry_server.crash import crash_folder, keep_crash  # noqa: PLC0415  # needed in a crash alone

    click.echo("Something is wrong inside panelry-server, and it stopped.", err=True)
    click.echo(clean_text(keep_crash(problem, crash_folder())), err=True)
    return 1


def main() -> int:
    """Run the command `panelry-server` and return its exit code."""
    through_the_log()
    return run(group(COMMANDS))
