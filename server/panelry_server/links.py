"""Links of invitations: where terminals reach this server, and the pin by which they know it.

A link is panelry://host:port/<debrief>#<code>@<pin>, without @<pin> where the server speaks without TLS.
"""

import ipaddress
import re
from datetime import datetime
from urllib.parse import urlsplit

import msgspec

from panelry_server.clock import Clock
from panelry_server.settings import Settings, SettingsError, listening_host

_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]+")


class Links(msgspec.Struct, frozen=True):
    """The address (host:port) that links name, and the server's pin; an empty one stands for no TLS."""

    address: str
    pin: str = ""

    def link(self, debrief: str, code: str) -> str:
        """Return the link of an invitation."""
        return f"panelry://{self.address}/{debrief}#{code}{self.pin and f'@{self.pin}'}"


def address_of(host: str, port: int) -> str:
    """Return host and port as links write them: an IPv6 address in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def in_groups(pin: str) -> str:
    """Return a pin for people: groups of four, as terminals show it."""
    return " ".join(pin[place : place + 4] for place in range(0, len(pin), 4))


def public_address(settings: Settings, port: int) -> str:
    """Return the address that links name; `SettingsError` where it would lead nowhere."""
    named = settings.public_host
    if not named and _is_every_address(settings.host):
        cure = "Say with --public-host NAME how terminals reach this machine"
        raise SettingsError("settings", "public_host", f"a link cannot name {settings.host}. {cure}.")
    if not named:
        return address_of(listening_host(settings), port)
    try:
        parts = urlsplit(f"//{named}")
        host, port = parts.hostname or "", parts.port or port
    except ValueError:
        host = ""
    if not host or not _HOST.fullmatch(named):
        cure = "Give a host as in panel.example.org, or host:port"
        raise SettingsError("settings", "public_host", f"{named} is no host. {cure}.")
    return address_of(host, port)


def links_here(settings: Settings, clock: Clock) -> Links:
    """Return the links of a server that does not run now; the caller holds the folder's lock."""
    address = public_address(settings, settings.port)
    if settings.plain:
        return Links(address)
    from panelry_server.tls import identity_of  # noqa: PLC0415 - not for a plain server

    return Links(address, identity_of(settings, datetime.fromisoformat(clock.now())).pin)


def _is_every_address(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False
