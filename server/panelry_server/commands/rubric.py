"""`panelry-server rubric`: import a rubric from a file, and list those that are kept."""

import sys
from pathlib import Path

import click
import msgspec

from panelry.rubric import Criterion, Rubric
from panelry.rubric_import import read_rubric, rubric_json
from panelry.rubric_rules import MOST_BYTES, RubricError
from panelry.text import clean_line
from panelry_server.commands.errand import folder_option, json_option, outcome_of
from panelry_server.errands import ImportRubric, KeptRubric, ListRubrics, Rubrics


@click.group("rubric")
def rubric() -> None:
    """Import and list rubrics."""


@rubric.command("import")
@click.argument("file", metavar="FILE")
@click.option("--name", metavar="NAME", default="", help="Keep it under this name instead of its title.")
@click.option("--dry-run", is_flag=True, help="Read the file and change nothing.")
@json_option
@folder_option
def import_(file: str, name: str, folder: str | None, *, dry_run: bool, as_json: bool) -> None:
    """Keep the rubric of FILE, TOML or Markdown, and say what it lacks; - reads standard input.

    A rubric of the same name is replaced for debriefs to come; debriefs that began keep theirs.
    """
    source = _read(file)
    try:
        found, gaps = read_rubric(source, file)
    except RubricError as problem:
        raise click.ClickException(f"{_shown(file)}: {problem}") from None
    if not dry_run:
        errand = ImportRubric(file=Path(file).name, source=source, name=name)
        click.echo(_said(outcome_of(folder, errand, KeptRubric)), err=True)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(rubric_json(found, gaps)), indent=2).decode())
    else:
        click.echo(_summary(found, gaps))


@rubric.command("list")
@json_option
@folder_option
def list_(folder: str | None, *, as_json: bool) -> None:
    """List the rubrics that debriefs can begin with."""
    kept = outcome_of(folder, ListRubrics(), Rubrics).rubrics
    if as_json:
        rows = [
            {"name": each.name, "title": each.title, "version": each.version, "criteria": each.criteria}
            for each in kept
        ]
        click.echo(msgspec.json.encode({"rubrics": rows}).decode())
        return
    for each in kept:
        click.echo(f"{each.name}   {each.criteria} criteria, version {each.version}")
    if not kept:
        click.echo("There is no rubric yet. Import one: panelry-server rubric import FILE", err=True)


def _said(kept: KeptRubric) -> str:
    return f"Kept as “{kept.name}”." if kept.changed else f"Nothing to do: “{kept.name}” is this very rubric."


def _summary(found: Rubric, gaps: tuple[str, ...]) -> str:
    width = max(len(each.title) for each in found.criteria)
    lines = [
        f"{found.title}, version {found.version}",
        f"{len(found.criteria)} criteria on levels 1 to {found.scale}:",
        *(f"  {each.title:{width}}  {_details(each)}".rstrip() for each in found.criteria),
    ]
    if found.thresholds:
        lines += ["Thresholds:", *(f"  {each.at_least} and more: {each.words}" for each in found.thresholds)]
    lines += ["It lacks:", *(f"  {each}" for each in gaps)] if gaps else ["It lacks nothing."]
    return "\n".join(lines)


def _details(criterion: Criterion) -> str:
    said = [f"weight {criterion.weight}"] if criterion.weight != 1 else []
    said += ["must have"] if criterion.must_have else []
    said += [f"{len(criterion.look_for)} to look for"] if criterion.look_for else []
    return ", ".join(said)


def _read(file: str) -> bytes:
    """Return a file's bytes, at most one more than are ever accepted."""
    try:
        if file == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(file).open("rb") as source:
            return source.read(MOST_BYTES + 1)
    except OSError as problem:
        why = problem.strerror or "it cannot be read"
        raise click.ClickException(f"{_shown(file)}: {why}. Check the name and your rights to it.") from None


def _shown(file: str) -> str:
    return "standard input" if file == "-" else clean_line(file)
