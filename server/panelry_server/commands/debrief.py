"""`panelry-server debrief`: begin a debrief with its panel, and list where all of them stand."""

from collections.abc import Mapping, Sequence

import click
import msgspec

from panelry.panel import Mode, Role
from panelry.text import clean_line
from panelry_server.commands.errand import folder_option, json_option, outcome_of
from panelry_server.commands.invited import invited_json, invited_lines, say_how
from panelry_server.commands.releasing import adjustment, approver, deny
from panelry_server.errands import Debriefs, ListDebriefs, ListedDebrief, MadeDebrief, NewDebrief, Seat

_MODES = {mode.value.replace(" ", "-"): mode for mode in Mode}


@click.group("debrief")
def debrief() -> None:
    """Begin and list debriefs."""


@debrief.command("new")
@click.option("--candidate", metavar="NAME", required=True, help="Their name, or one of: candidate list")
@click.option(
    "--position", metavar="TITLE", required=True, help="One of: position list, or a new one's title"
)
@click.option("--rubric", metavar="NAME", default="", help="One of: rubric list; by default the position's.")
@click.option("--facilitator", metavar="NAME", multiple=True, help="Leads the debrief; may be repeated.")
@click.option("--panelist", metavar="NAME", multiple=True, help="Interviewed and rates; repeat it for each.")
@click.option("--observer", metavar="NAME", multiple=True, help="Rates along in rehearsal; may be repeated.")
@click.option("--coordinator", metavar="NAME", multiple=True, help="Permissions, release; may be repeated.")
@click.option("--mode", type=click.Choice(list(_MODES)), default=next(iter(_MODES)), help="What opens first.")
@click.option("--open", "open_scoring", is_flag=True, help="Open scoring at once.")
@json_option
@folder_option
def new(
    candidate: str,
    position: str,
    rubric: str,
    mode: str,
    folder: str | None,
    *,
    open_scoring: bool,
    as_json: bool,
    **people: tuple[str, ...],
) -> None:
    """Begin a debrief and make an invitation for each person.

    The same name in two options is one person with both roles.
    """
    seats = seats_of({role: people[role.value] for role in _ROLES})
    if not any(Role.FACILITATOR in each.roles for each in seats):
        raise click.UsageError("A debrief needs somebody to lead it. Add --facilitator NAME.")
    errand = NewDebrief(candidate, position, rubric, seats, _MODES[mode], open_scoring)
    made = outcome_of(folder, errand, MadeDebrief)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(_made_json(made)), indent=2).decode())
        return
    click.echo(f"Debrief {made.debrief}: {made.candidate}, {made.position} ({made.phase})")
    click.echo(invited_lines(made.invitations))
    say_how(made.invitations)


_ROLES = (Role.FACILITATOR, Role.PANELIST, Role.COORDINATOR, Role.OBSERVER)


def seats_of(names: Mapping[Role, Sequence[str]]) -> tuple[Seat, ...]:
    """Return a seat for each name, in the order in which they first come; capitals make no difference."""
    seats: dict[str, Seat] = {}
    for role, given in names.items():
        for name in map(clean_line, given):
            before = seats.get(name.casefold(), Seat(name, ()))
            roles = before.roles if role in before.roles else (*before.roles, role)
            seats[name.casefold()] = Seat(before.name, roles)
    return tuple(seats.values())


def _made_json(made: MadeDebrief) -> dict[str, object]:
    return {
        "debrief": made.debrief,
        "candidate": made.candidate,
        "position": made.position,
        "phase": made.phase,
        "invitations": [invited_json(each) for each in made.invitations],
    }


debrief.add_command(approver)
debrief.add_command(deny)
debrief.add_command(adjustment)


@debrief.command("list")
@json_option
@folder_option
def list_(folder: str | None, *, as_json: bool) -> None:
    """List the debriefs: where each stands, and how many panelists have submitted."""
    found = outcome_of(folder, ListDebriefs(), Debriefs).debriefs
    if as_json:
        click.echo(msgspec.json.encode({"debriefs": [_listed_json(each) for each in found]}).decode())
        return
    for each in found:
        click.echo(_line(each))
    if not found:
        click.echo("There is no debrief yet. Begin one: panelry-server debrief new --help", err=True)


def _line(each: ListedDebrief) -> str:
    if each.fault:
        return f"{each.debrief}  cannot be read: run panelry-server check"
    if not each.created:
        return f"{each.debrief}  {each.phase}"
    submitted = f"{each.submitted} of {each.panelists} submitted"
    return f"{each.debrief}  {each.phase:10}  {submitted:18}  {each.candidate}, {each.position}"


def _listed_json(each: ListedDebrief) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(each)
    return {key: value for key, value in plain.items() if key != "result"}
