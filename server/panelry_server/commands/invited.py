"""Invitations on the screen: shown this once, since the server keeps no code."""

from collections.abc import Sequence

import click

from panelry_server.errands import Invitation


def invited_lines(invitations: Sequence[Invitation]) -> str:
    """Return two lines for each person: name, roles and code, then the link alone, to be copied whole."""
    names = max(len(each.name) for each in invitations)
    roles = max(len(_roles(each)) for each in invitations)
    return "\n".join(
        f"{each.name:{names}}  {_roles(each):{roles}}  {each.code}\n{each.link}" for each in invitations
    )


def invited_json(invitation: Invitation) -> dict[str, object]:
    """Return an invitation as plain values for JSON."""
    return {
        "name": invitation.name,
        "roles": [role.value for role in invitation.roles],
        "code": invitation.code,
        "link": invitation.link,
        "until": invitation.until,
    }


def say_how(invitations: Sequence[Invitation]) -> None:
    """Say on standard error what the codes are for."""
    until = invitations[0].until[:16].replace("T", " ")
    click.echo("Give each person their own code or link alone. To take the seat: panelry join LINK", err=True)
    click.echo(f"A code works once, until {until} UTC, and is not shown again.", err=True)


def _roles(invitation: Invitation) -> str:
    return ", ".join(role.value for role in invitation.roles)
