"""A checkup of a server: whether it can be reached, is the one that was meant, and tells the same time."""

import asyncio
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime

from panelry_tui.checkup import Finding, Verdict
from panelry_tui.trust import OPENING, Trust, TrustError, UnknownKeyError, host_and_port

NOTED, TOO_FAR = 5.0, 60.0
"""Seconds that the clocks may differ before it is noted, and before it is wrong."""
_HALF_A_SECOND = timedelta(seconds=0.5)
"""What a header cuts off a time, on average."""
_OTHER = "something answers there that is no panelry-server"
_NO_TLS = "it answers without TLS 1.3, so it was started with --plain or is no panelry-server"


async def server_findings(
    server: str, *, pin: str, plain: bool, now: Callable[[], datetime]
) -> tuple[Finding, ...]:
    """Return what there is to say of one server, which is told no code and no token."""
    about = f"server {server}"
    trust = Trust(server, pin=pin, plain=plain)
    try:
        head = await _asked(server, trust)
    except UnknownKeyError as unknown:
        cure = "Join with a link of that server, or with a code: then you compare its key."
        return (Finding(Verdict.WRONG, about, str(unknown), cure),)
    except TrustError as untrusted:
        cure = "Join again with a link that names its key." if plain else ""
        return (Finding(Verdict.WRONG, about, str(untrusted), cure),)
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        return (Finding(Verdict.WRONG, about, _OTHER, "Check its address."),)
    except ValueError:
        return (Finding(Verdict.WRONG, about, "this is no address", "Write host:port."),)
    except (ssl.SSLError, ConnectionResetError):
        cure = "Check its address, and ask its operator."
        return (Finding(Verdict.WRONG, about, "it cannot be reached" if plain else _NO_TLS, cure),)
    except OSError:
        cure = "Check its address and your network. What you type is kept here until it answers."
        return (Finding(Verdict.WRONG, about, "it cannot be reached", cure),)
    return tuple(_read(head, about, _trusted_by(pin, plain=plain), now()))


async def _asked(server: str, trust: Trust) -> bytes:
    """Return the head of a server's answer; raises what `Trust.context` raises, and what reading raises."""
    try:
        return await _health(server, await trust.context())
    except ssl.SSLCertVerificationError:
        raise await trust.unknown() from None


async def _health(server: str, context: ssl.SSLContext | None) -> bytes:
    host, port = host_and_port(server)
    async with asyncio.timeout(OPENING):
        reader, writer = await asyncio.open_connection(
            host, port, ssl=context, server_hostname=host if context else None
        )
        try:
            writer.write(f"GET /healthz HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n\r\n".encode())
            return await reader.readuntil(b"\r\n\r\n")
        finally:
            writer.transport.abort()


def _trusted_by(pin: str, *, plain: bool) -> str:
    if plain:
        return "without TLS, on this machine alone"
    return (
        "TLS, and its key is the one known here" if pin else "TLS, by an authority that this machine trusts"
    )


def _read(head: bytes, about: str, trusted: str, here: datetime) -> Iterator[Finding]:
    first, _, headers = head.partition(b"\r\n")
    if not first.startswith(b"HTTP/1.1 200"):
        yield Finding(Verdict.WRONG, about, _OTHER, "Check its address.")
        return
    yield Finding(Verdict.OK, about, f"it answers; {trusted}")
    said = BytesHeaderParser().parsebytes(headers)["Date"]
    try:
        there = parsedate_to_datetime(said or "")
    except ValueError:
        yield Finding(Verdict.NOTE, f"clock of {about}", "it does not say what time it is")
        return
    yield _clock(about, here - there.replace(tzinfo=there.tzinfo or UTC) - _HALF_A_SECOND)


def _clock(about: str, ahead: timedelta) -> Finding:
    seconds = ahead.total_seconds()
    off = abs(seconds)
    if off < NOTED:
        return Finding(Verdict.OK, f"clock of {about}", f"the same as here, within {NOTED:.0f} seconds")
    words = f"this machine's clock is {off:.0f} seconds {'ahead' if seconds > 0 else 'behind'}"
    cure = "Let this machine set its clock by the network, or tell the operator that the server's is wrong."
    return Finding(Verdict.WRONG if off >= TOO_FAR else Verdict.NOTE, f"clock of {about}", words, cure)
