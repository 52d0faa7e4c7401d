"""Where the page listens, how its links begin, and from whom it takes requests."""

import ipaddress
import socket
from urllib.parse import urlsplit

import msgspec

from panelry_server.settings import Settings, SettingsError
from panelry_server.web.doorway import BOUNDS, Bounds, Doorway


class Bound(msgspec.Struct, frozen=True):
    """A socket that is bound and does not listen yet, and the beginning of the links that lead to it."""

    socket: socket.socket
    url: str


def bind(settings: Settings, bounds: Bounds = BOUNDS) -> Bound | None:
    """Bind where the settings say, None where they say nothing; `SettingsError`, OSError if it is taken.

    Plain is taken on loopback alone, or behind a proxy that the settings name.
    """
    if not settings.page:
        return None
    host, port = place_of(settings.page, "page")
    plain = settings.plain or bool(settings.page_proxy)
    if plain and not settings.page_proxy and not host.is_loopback:
        cure = "Serve it with TLS, or name the proxy in front of it with --page-proxy ADDRESS"
        raise SettingsError("settings", "page", f"{host} is not a loopback address. {cure}.")
    proxy = str(_address(settings.page_proxy, "page_proxy")) if settings.page_proxy else ""
    named = _url(settings)
    family = socket.AF_INET6 if host.version == 6 else socket.AF_INET
    opened = Doorway(family, bounds, proxy)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((str(host), port))
    except OSError as problem:
        opened.close()
        raise OSError(problem.errno, problem.strerror, f"page {settings.page}") from None
    shown = f"[{host}]" if host.version == 6 else str(host)
    here = f"{'http' if plain else 'https'}://{shown}:{opened.getsockname()[1]}"
    return Bound(opened, named or here)


def place_of(text: str, key: str) -> tuple[ipaddress.IPv4Address | ipaddress.IPv6Address, int]:
    """Return address and port of a setting that is written ADDRESS:PORT; `SettingsError`."""
    host, _, port = text.rpartition(":")
    if not port.isdecimal() or not 0 <= int(port) <= 65535:
        raise SettingsError("settings", key, f"{text} has no port. Write it like 127.0.0.1:7341.")
    return _address(host.strip("[]"), key), int(port)


def _address(text: str, key: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    try:
        return ipaddress.ip_address("127.0.0.1" if text == "localhost" else text)
    except ValueError:
        cure = "Write it like 127.0.0.1, or 0.0.0.0 for every address"
        raise SettingsError("settings", key, f"{text!r} is no address of a machine. {cure}.") from None


def _url(settings: Settings) -> str:
    """Return the beginning of links that is named, without a last slash; empty where none is."""
    named = settings.page_url.rstrip("/")
    if not named:
        if settings.page_proxy or place_of(settings.page, "page")[0].is_unspecified:
            cure = "Say with --page-url https://… how a browser reaches it"
            raise SettingsError("settings", "page_url", f"it is not set. {cure}.")
        return ""
    parts = urlsplit(named)
    if parts.scheme != "https" or not parts.hostname or parts.path or parts.query or parts.fragment:
        cure = "Write it like https://feedback.example.org"
        raise SettingsError("settings", "page_url", f"{named} cannot begin a link. {cure}.")
    return named
