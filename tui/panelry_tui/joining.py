"""Joining a debrief: an invitation read, exchanged for a seat, and the seat kept on this machine."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from urllib.parse import urlsplit

import msgspec

from panelry.sync.frames import Seated
from panelry.text import clean_line
from panelry_tui.link import ClaimError, claim
from panelry_tui.pins import read_pin
from panelry_tui.seats import KeptSeat, Seats
from panelry_tui.trust import TrustError, WrongKeyError, is_this_machine

_NO_HOST = "."
"""A name that no host has."""
_PORT = 7340


class InvitationError(ValueError):
    """What was given is no invitation; the message says what one looks like."""


class Invitation(msgspec.Struct, frozen=True):
    """A code of a server; `debrief` and `pin` are known where it came as a link.

    `plain` stands for a server on this machine itself that speaks without TLS.
    """

    server: str
    code: str
    debrief: str = ""
    pin: str = ""
    plain: bool = False

    def __repr__(self) -> str:
        """Hide the code."""
        return f"Invitation({self.server!r}, {self.debrief!r}, {self.pin!r})"


Claiming = Callable[[Invitation, str], Awaitable[Seated]]
"""Exchanges an invitation for a seat, with a token; as `claim_at_server`."""


async def claim_at_server(invitation: Invitation, token: str) -> Seated:
    """Exchange an invitation for a seat; raises what `link.claim` raises."""
    server, code = invitation.server, invitation.code
    return await claim(server, code, token, plain=invitation.plain, pin=invitation.pin)


def read_invitation(text: str, server: str, pin: str = "") -> Invitation:
    """Return the invitation in a code, or in a link: panelry://host:port/debrief#code@pin.

    A `pin` that is given beside a code is the key that the operator read out. A link to this machine
    itself without a pin is one of a server that speaks without TLS.
    """
    given = clean_line(text)
    if "://" not in given:
        if not given:
            raise InvitationError("A code is needed, such as KLRP-7342-MXST. It stands in your invitation.")
        return Invitation(read_server(server), given, pin=_pin(pin))
    try:
        parts = urlsplit(given)
        link = parts.scheme == "panelry" and parts.netloc and parts.fragment
    except ValueError:
        link = ""
        parts = urlsplit("")
    if not link:
        shape = "panelry://host:7340/debrief#code@key"
        raise InvitationError(f"That link is no invitation. One looks like {shape}.")
    address, (code, _, own) = read_server(parts.netloc), parts.fragment.partition("@")
    if pin and own and _pin(pin) != _pin(own):
        raise InvitationError("The link names another key than --pin. Ask the operator which one is right.")
    plain = not (pin or own) and is_this_machine(parts.hostname or "")
    return Invitation(address, code, parts.path.strip("/"), _pin(pin or own), plain)


def _pin(text: str) -> str:
    try:
        return read_pin(text) if text else ""
    except ValueError:
        raise InvitationError("The server's key has 43 letters and digits. Copy the whole of it.") from None


def read_server(text: str) -> str:
    """Return host and port of a server."""
    try:
        parts = urlsplit(f"//{clean_line(text)}")
        host, port = parts.hostname or "", parts.port or _PORT
        if parts.path.strip("/") or parts.query or parts.fragment or parts.username is not None:
            host = _NO_HOST  # the address of a page or a link, whose first word is no host
        host.encode("idna")  # what is no name of a host ends here, not in a connection
    except ValueError:
        raise InvitationError("That is no server's address. One looks like 127.0.0.1:7340.") from None
    if not host:
        raise InvitationError("A server is needed. One looks like 127.0.0.1:7340.")
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


async def take_seat(
    seats: Seats, invitation: Invitation, now: datetime, claiming: Claiming = claim_at_server
) -> KeptSeat:
    """Return the seat of an invitation: the one kept here, else a new one from the server.

    Where the server cannot be reached, a kept seat of the same debrief opens offline. A server's key is
    remembered with the first seat. Raises `ClaimError` if the code is not good, `TrustError` if the server
    is not the one that was meant or unknown, ConnectionError if it cannot be reached.
    """
    server, code = invitation.server, invitation.code
    invitation = _with_known_key(seats, invitation)
    kept = seats.by_code(server, code)
    if kept is not None and invitation.pin and not kept.seat.pin:
        seats.known.add(server, invitation.pin)
        kept = seats.by_code(server, code)
    if kept is not None:
        return kept
    kept = seats.by_debrief(server, invitation.debrief) if invitation.debrief else None
    token = seats.draw(server, code, now)
    try:
        seated = await claiming(invitation, token)
    except ConnectionError:
        if kept is None:
            raise
        return kept
    except ClaimError as refused:
        if kept is None:
            raise
        raise ClaimError(f"{refused} You have a seat there already: type panelry and choose it.") from None
    if invitation.pin:
        seats.known.add(server, invitation.pin)
    try:
        return seats.take(server, code, seated, token, now, plain=invitation.plain)
    except ValueError:
        raise ClaimError("The server answered with a seat that cannot be kept. Update panelry.") from None


def _with_known_key(seats: Seats, invitation: Invitation) -> Invitation:
    """Return the invitation with the key that its server is known by; a changed one stops here."""
    server, pin = invitation.server, invitation.pin
    known = seats.known.pin_of(server)
    if known and invitation.plain:
        cure = "Ask the operator for a link that names its key"
        raise TrustError(f"This terminal knows {server} by its key, and this link is without TLS. {cure}")
    if known and pin and known != pin:
        raise WrongKeyError(server, known, pin)
    return msgspec.structs.replace(invitation, pin=pin or known)
