"""`panelry-server position`, `candidate` and so on: the desk's own words, through the operator's door."""

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import msgspec

from panelry.desk import (
    ACTS,
    GROUPS,
    LOOKS,
    SURE,
    SURE_WORDS,
    Act,
    Look,
    Taken,
    Typed,
    demand_sure,
    desk_of,
    made,
    printed,
    table_text,
)
from panelry.office import STREAM
from panelry.pages import SEED, drawn_from
from panelry.panel import Role
from panelry_server.commands.case import copy, material, preview
from panelry_server.commands.errand import folder_option, json_option, outcome_of
from panelry_server.commands.invited import invited_json, invited_lines, say_how
from panelry_server.desk_errands import AskOffice, InviteOfficer, LookAtOffice, ShownOffice
from panelry_server.errands import Invitation


def _group(name: str) -> click.Group:
    made = click.Group(name, help=GROUPS[name])
    for act in ACTS:
        if act.group == name:
            made.add_command(_command(act, _doing(act)))
    for look in LOOKS:
        if look.group == name:
            made.add_command(_command(look, _looking(look)))
    return made


def _command(what: Act | Look, run: Callable[..., None]) -> click.Command:
    command = click.command(what.name, help=what.words)(json_option(folder_option(run)))
    command.params = [*(_parameter(each) for each in what.takes), *command.params]
    if isinstance(what, Act) and what.asks is not None:
        command.params.append(click.Option([f"--{SURE}"], help=SURE_WORDS, metavar="ANSWER"))
    return command


def _parameter(each: Taken) -> click.Parameter:
    kind = click.Choice(each.choices) if each.choices else None
    if not each.option:
        return click.Argument([each.name], metavar=each.metavar, required=each.required)
    metavar = None if each.choices else each.metavar
    return click.Option(
        [f"--{each.name}"], help=each.words, metavar=metavar, required=each.required, type=kind
    )


def _doing(act: Act) -> Callable[..., None]:
    def run(folder: str | None, *, as_json: bool, **given: str | None) -> None:
        typed = _typed(act, folder, given)
        try:
            command = made(act, typed)
            _demand_sure(act, typed, given)
        except ValueError as unclear:
            raise click.ClickException(str(unclear)) from None
        shown = outcome_of(folder, AskOffice(command), ShownOffice)
        asked = msgspec.structs.replace(typed, made=command)
        said = act.said(asked, desk_of(shown.sights, shown.at, mail=shown.mail))
        click.echo(msgspec.json.encode({"done": said}).decode() if as_json else said)

    return run


def _demand_sure(act: Act, typed: Typed, given: Mapping[str, str | None]) -> None:
    """Ask the act's question, unless its answer was given as --sure."""
    if act.asks is None:
        return
    said = given[SURE]
    if said is None:
        question = act.asks(typed)
        click.echo(printed(question.lines), err=True)
        said = click.prompt(question.prompt, default="", show_default=False, err=True)
    demand_sure(act, typed, said)


def _looking(look: Look) -> Callable[..., None]:
    def run(folder: str | None, *, as_json: bool, **given: str | None) -> None:
        typed = _typed(look, folder, given)
        try:
            said = msgspec.json.encode(look.rows(typed)).decode() if as_json else printed(look.lines(typed))
        except ValueError as unclear:
            raise click.ClickException(str(unclear)) from None
        click.echo(said)

    return run


def _typed(what: Act | Look, folder: str | None, given: dict[str, str | None]) -> Typed:
    words = {name: value for name, value in given.items() if value is not None}
    file = ""
    for each in what.takes:
        if each.file:
            file = Path(words[each.name]).name
            words[each.name] = _text_of(words[each.name])
    shown = outcome_of(folder, LookAtOffice(), ShownOffice)
    if isinstance(what, Act) and what.links and shown.page:
        words.update(msgspec.structs.asdict(drawn_from(secrets.token_bytes(SEED), shown.page, STREAM)))
    return Typed(desk_of(shown.sights, shown.at, mail=shown.mail), words, lambda: secrets.token_hex(6), file)


def _text_of(path: str) -> str:
    try:
        data = Path(path).read_bytes()
    except OSError as problem:
        raise click.ClickException(f"{path}: {problem.strerror}. Check the name of the file.") from None
    try:
        return table_text(data, path)
    except ValueError as unfit:
        raise click.ClickException(str(unfit)) from None


position = _group("position")
candidate = _group("candidate")
notice = _group("notice")
offer = _group("offer")
bench = _group("bench")
case = _group("case")
for _each in (material, preview, copy):
    case.add_command(_each)
hold = _group("hold")
retention = _group("retention")
office = _group("office")


@office.command("invite")
@click.argument("name", metavar="NAME")
@click.option(
    "--auditor", is_flag=True, help="As an auditor, who sees what was done and no candidate's name."
)
@json_option
@folder_option
def invite(name: str, folder: str | None, *, auditor: bool, as_json: bool) -> None:
    """Give NAME a seat in the office, as a coordinator, and make a code for it."""
    roles = (Role.AUDITOR,) if auditor else (Role.COORDINATOR,)
    made = outcome_of(folder, InviteOfficer(name, roles), Invitation)
    if as_json:
        click.echo(msgspec.json.encode(invited_json(made)).decode())
        return
    click.echo(invited_lines([made]))
    say_how([made])
