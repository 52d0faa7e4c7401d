"""`panelry-server policy`: what the organisation allows in its debriefs."""

import click
import msgspec

from panelry.hiring import Jurisdiction
from panelry_server.commands.errand import folder_option, json_option, outcome_of
from panelry_server.policy_errands import PoliciesInForce, PolicyInForce, SetPolicy, ShowPolicies


@click.group("policy")
def policy() -> None:
    """Show and choose what the organisation allows."""


@policy.command("show")
@json_option
@folder_option
def show(folder: str | None, *, as_json: bool) -> None:
    """List every policy: its value, the other values, what it is about, who chose it when."""
    found = outcome_of(folder, ShowPolicies(), PoliciesInForce).policies
    if as_json:
        _write({"policies": [_plain(each) for each in found]})
        return
    for each in found:
        others = ", ".join(value for value in each.values if value != each.value)
        chosen = f"set by {each.by} at {each.at}" if each.at else "the default"
        click.echo(f"{_titled(each)} = {each.value}   ({chosen}; or {others})")
        if not each.jurisdiction:
            click.echo(f"  {each.meaning}")


@policy.command("set")
@click.argument("name", metavar="NAME")
@click.argument("value", metavar="VALUE")
@click.option(
    "--jurisdiction",
    metavar="LAW",
    type=click.Choice([each.value for each in Jurisdiction]),
    default=Jurisdiction.NONE.value,
    help="Only for positions under this law; as-organisation takes that back.",
)
@json_option
@folder_option
def set_(name: str, value: str, jurisdiction: str, folder: str | None, *, as_json: bool) -> None:
    """Give the policy NAME the value VALUE, as policy show lists them."""
    found = outcome_of(folder, SetPolicy(name, value, Jurisdiction(jurisdiction)), PolicyInForce)
    if as_json:
        _write({**_plain(found), "changed": found.changed})
    else:
        said = "" if found.changed else "Nothing to do: "
        click.echo(f"{said}{_titled(found)} = {found.value}")


def _titled(each: PolicyInForce) -> str:
    return f"{each.name} in {each.jurisdiction}" if each.jurisdiction else each.name


def _plain(each: PolicyInForce) -> dict[str, object]:
    told: dict[str, object] = {
        "name": each.name,
        "value": each.value,
        "values": each.values,
        "meaning": each.meaning,
    }
    told["jurisdiction"] = each.jurisdiction or None
    return {**told, "by": each.by or None, "at": each.at or None}


def _write(plain: dict[str, object]) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(plain), indent=2).decode())
