"""Trust: how this terminal makes sure of its server before it says a word.

A server with a pin is shown nothing until its key was compared; then exactly that certificate is
trusted, so that the library which checks every connection fails closed. A server without a pin must
have a certificate that this machine's own store of authorities vouches for, with the host's name.
"""

import asyncio
import hmac
import ipaddress
import ssl
from urllib.parse import urlsplit

from panelry_tui.pins import in_groups, pin_of

OPENING = 5.0
"""The longest wait for a server's certificate, in seconds."""


class TrustError(Exception):
    """The server is not the one that was meant; nothing was sent, and the message says what to do."""


class WrongKeyError(TrustError):
    """The server has another key than the one this terminal knows it by."""

    def __init__(self, server: str, expected: str, found: str) -> None:
        super().__init__(
            f"The key of {server} is not the one this terminal knows. Expected: {in_groups(expected)}. "
            f"Found: {in_groups(found)}. Somebody may be standing between you and the server, so nothing was "
            "sent. Ask the operator on another way for the key that panelry-server serve shows; if it is the "
            "second one, take the server's line out of known-servers in panelry's state folder and join "
            "with a new link"
        )


class UnknownKeyError(TrustError):
    """Nothing vouches for the server's key: a person has to compare its `pin`."""

    def __init__(self, server: str, pin: str) -> None:
        super().__init__(f"This terminal does not know the key of {server} yet: {in_groups(pin)}")
        self.server = server
        self.pin = pin


class Trust:
    """What one server is trusted by: its pin, else this machine's store; nothing where it is plain."""

    def __init__(self, server: str, *, pin: str = "", plain: bool = False) -> None:
        self._server = server
        self._pin = pin
        self._plain = plain
        self._context: ssl.SSLContext | None = None

    async def context(self) -> ssl.SSLContext | None:
        """Return what the next connection is opened with, None for one without TLS.

        Raises `WrongKeyError`; `TrustError` for a plain connection to another machine; OSError and
        TimeoutError where the server cannot be asked for its certificate.
        """
        if self._plain:
            self._demand_loopback()
            return None
        if self._context is None:
            self._context = await self._exactly() if self._pin else _of_this_machine()
        return self._context

    def forget(self) -> None:
        """Look at the certificate anew next time: a renewed one has the same key."""
        self._context = None

    async def unknown(self) -> TrustError:
        """Return what to say of a server whose certificate was not believed; OSError as `context`."""
        found = _pin_of(await certificate_of(self._server))
        if not self._pin:
            return UnknownKeyError(self._server, found)
        if hmac.compare_digest(found, self._pin):
            cure = "Ask the operator to renew it"
            return TrustError(f"The certificate of {self._server} cannot be used. {cure}")
        return WrongKeyError(self._server, self._pin, found)

    async def _exactly(self) -> ssl.SSLContext:
        certificate = await certificate_of(self._server)
        found = _pin_of(certificate)
        if not hmac.compare_digest(found, self._pin):
            raise WrongKeyError(self._server, self._pin, found)
        context = _context()
        context.check_hostname = False
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        context.load_verify_locations(cadata=certificate)
        return context

    def _demand_loopback(self) -> None:
        if not is_this_machine(host_and_port(self._server)[0]):
            raise TrustError(f"{self._server} is another machine, and without TLS the network reads along")


async def certificate_of(server: str) -> bytes:
    """Return the certificate that a server shows, in DER; nothing but the TLS handshake is sent.

    Raises OSError if it cannot be reached or speaks no TLS 1.3, TimeoutError if it does not answer.
    """
    context = _context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # it is looked at here, and trusted by nobody yet
    host, port = host_and_port(server)
    async with asyncio.timeout(OPENING):
        _, writer = await asyncio.open_connection(host, port, ssl=context, server_hostname=host)
    try:
        shown: bytes | None = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    finally:
        writer.transport.abort()
    return shown or b""


def _pin_of(certificate: bytes) -> str:
    try:
        return pin_of(certificate)
    except ValueError:
        raise TrustError("The server shows a certificate that cannot be read. Check its address") from None


def host_and_port(server: str) -> tuple[str, int]:
    """Return the two parts of host:port, an IPv6 address without its brackets."""
    parts = urlsplit(f"//{server}")
    return parts.hostname or "", parts.port or 0


def is_this_machine(host: str) -> bool:
    """Return whether only this machine can be behind a host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _of_this_machine() -> ssl.SSLContext:
    context = _context()
    context.load_default_certs()
    return context


def _context() -> ssl.SSLContext:
    """Return a context that demands TLS 1.3, a certificate and its host's name, and trusts nobody."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    return context
