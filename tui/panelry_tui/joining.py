"""Joining a debrief: an invitation read, exchanged for a seat, and the seat kept on this machine."""

import ipaddress
from collections.abc import Awaitable, Callable
from datetime import datetime
from urllib.parse import urlsplit

import msgspec

from panelry.sync.frames import Seated
from panelry.text import clean_line
from panelry_tui.link import ClaimError, claim
from panelry_tui.seats import KeptSeat, Seats

SERVER = "127.0.0.1:7340"
"""Where a server listens unless it is told otherwise."""
_PORT = 7340
Claiming = Callable[[str, str, str], Awaitable[Seated]]
"""Exchanges a code for a seat at a server, with a token; as `link.claim`."""


class InvitationError(ValueError):
    """What was given is no invitation; the message says what one looks like."""


class Invitation(msgspec.Struct, frozen=True):
    """A code of a server; `debrief` is known where it came as a link."""

    server: str
    code: str
    debrief: str = ""


def read_invitation(text: str, server: str) -> Invitation:
    """Return the invitation in a code, or in a link such as panelry://host:port/debrief#code."""
    given = clean_line(text)
    if "://" not in given:
        if not given:
            raise InvitationError("A code is needed, such as KLRP-7342-MXST. It stands in your invitation.")
        return Invitation(read_server(server), given)
    try:
        parts = urlsplit(given)
        link = parts.scheme == "panelry" and parts.netloc and parts.fragment
    except ValueError:
        link = ""
        parts = urlsplit("")
    if not link:
        raise InvitationError("That link is no invitation. One looks like panelry://host:7340/debrief#code.")
    return Invitation(read_server(parts.netloc), parts.fragment.split("@")[0], parts.path.strip("/"))


def read_server(text: str) -> str:
    """Return host and port of a server on this machine.

    Without TLS a token would cross the network in the clear, so any other host is refused.
    """
    try:
        parts = urlsplit(f"//{clean_line(text)}")
        host, port = parts.hostname or "", parts.port or _PORT
    except ValueError:
        raise InvitationError("That is no server's address. One looks like 127.0.0.1:7340.") from None
    if not _is_this_machine(host):
        raise InvitationError(
            f"{host or 'That server'} is another machine, and this version speaks without TLS. Make a tunnel "
            f"(ssh -L {port}:127.0.0.1:{port} {host or 'HOST'}), then join with --server 127.0.0.1:{port}."
        )
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


async def take_seat(
    seats: Seats, invitation: Invitation, now: datetime, claiming: Claiming = claim
) -> KeptSeat:
    """Return the seat of an invitation: the one kept here, else a new one from the server.

    Where the server cannot be reached, a kept seat of the same debrief opens offline. Raises
    `ClaimError` if the code is not good, ConnectionError if the server cannot be reached.
    """
    server, code = invitation.server, invitation.code
    kept = seats.by_code(server, code)
    if kept is not None:
        return kept
    kept = seats.by_debrief(server, invitation.debrief) if invitation.debrief else None
    token = seats.draw(server, code, now)
    try:
        seated = await claiming(server, code, token)
    except ConnectionError:
        if kept is None:
            raise
        return kept
    except ClaimError as refused:
        if kept is None:
            raise
        raise ClaimError(f"{refused} You have a seat there already: type panelry and choose it.") from None
    try:
        return seats.take(server, code, seated, token, now)
    except ValueError:
        raise ClaimError("The server answered with a seat that cannot be kept. Update panelry.") from None
