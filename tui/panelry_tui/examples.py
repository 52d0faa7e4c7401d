"""Examples in the help of every command of `panelry`; others are made from what a command demands."""

from collections.abc import Mapping

import click

from panelry.usage import below_help, typed

NAME = "panelry"
EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "join": ("join -", "join KLRP-7342-MXST --server panel.example.org", "join - --plain"),
    "device add": ("device add", "device add Amara"),
    "demo": ("demo", "demo --plain", "demo --plain-run --keep ./shown"),
    "rehearse": ("rehearse", "rehearse --plain"),
    "replay": ("replay Amara", "replay Amara --format md > record.md"),
    "agenda": ("agenda ratings.csv", "agenda ratings.csv --rubric backend.toml --json"),
    "summary show": ("summary show Amara", "summary show --json"),
    "summary export": ("summary export Amara --format txt", "summary export --format md -o letter.md"),
    "summary check": ("summary check letter.txt --private notes.txt --people people.txt",),
    "form export": ("form export Amara -o card.txt",),
    "form import": ("form import card.txt --dry-run", "form import card.txt"),
    "desk": ("desk", "desk --plain"),
    "hold place": (
        'hold place --candidate "Amara Osei" --reason "A claim" --owner "Priya Rao" --review 2027-06-30',
    ),
    "insight": ("insight", "insight --csv ratings.csv --html insight.html"),
    "doctor": ("doctor", "doctor --json"),
    "config path": ("config path",),
    "config show": ("config show", "config show --json"),
    "config keys": ("config keys",),
    "config edit": ("config edit",),
    "completion": (
        "completion bash > ~/.local/share/bash-completion/completions/panelry",
        "completion fish > ~/.config/fish/completions/panelry.fish",
        "completion zsh > ~/.panelry-completion.zsh",
    ),
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
