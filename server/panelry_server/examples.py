"""Examples in the help of every command of `panelry-server`; others are made from what a command demands."""

from collections.abc import Mapping

import click

from panelry.usage import below_help, typed

NAME = "panelry-server"
EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "init": ("init --organisation Acme --public-host panel.example.org",),
    "serve": ("serve", "serve --host 0.0.0.0 --page 127.0.0.1:7350 --page-url https://feedback.example.org"),
    "rubric import": (
        "rubric import backend.toml --dry-run",
        'rubric import backend.toml --name "Backend v3"',
    ),
    "policy set": ("policy set feedback on-request", "policy set signatures panel --jurisdiction germany"),
    "debrief new": ('debrief new --candidate "Amara Osei" --position Backend --facilitator "Ana Duarte"',),
    "debrief approver": ('debrief approver d7f3 "Priya Rao"',),
    "debrief deny": ("debrief deny d7f3 Heron Lighthouse",),
    "hold place": (
        'hold place --candidate "Amara Osei" --reason "A claim" --owner "Priya Rao" --review 2027-06-30',
    ),
    "invite": ('invite d7f3 "Ben Okafor"',),
    "export": ("export d7f3 --format txt --output letter.txt",),
    "revoke": ("revoke v5Kq", 'revoke --person "Ben Okafor" --debrief d7f3'),
    "audit verify": ("audit verify", "audit verify d7f3"),
    "backup": ("backup /srv/copies", "backup /srv/copies --keys /srv/keys"),
    "restore": ("restore /srv/copies/journal.db --keys /srv/keys/keys.db",),
    "restored": ("restored", "restored --seen-to devices"),
    "verify-blind": ("verify-blind --runs 200",),
}
"""The uses of each command that people ask for most, without the name of the program."""


def told(command: click.Command, path: str) -> click.Command:
    """Give a command and all below it their examples, and groups a line for each that is not cut."""
    if isinstance(command, click.Group):
        for name, each in command.commands.items():
            told(each, f"{path} {name}")
            summary = (each.help or "").split("\n\n", 1)[0]
            each.short_help = " ".join(summary.split())
        command.epilog = f"{NAME} {path} COMMAND --help says more of each."
        return command
    examples = EXAMPLES.get(path) or (_made(command, path),)
    command.epilog = below_help([f"{NAME} {each}" for each in examples])
    return command


def _made(command: click.Command, path: str) -> str:
    """Return the shortest use of a command: everything that it demands and nothing else."""
    words = [path]
    for each in command.params:
        choices = each.type.choices if isinstance(each.type, click.Choice) else ()
        name, metavar = each.name or "", each.metavar or (each.name or "").upper()
        if isinstance(each, click.Argument) and each.required:
            words.append(typed(name, metavar, choices))
        elif each.required:
            words.append(f"{each.opts[-1]} {typed(name, metavar, choices)}")
    return " ".join(words)
