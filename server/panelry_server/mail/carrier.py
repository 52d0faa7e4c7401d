"""The carrier: hands one message to the organisation's mail server, and says how that ended.

STARTTLS is required: a server that does not offer it gets nothing. What is cut off once the text is on its
way may have arrived, so it is *unknown* and never tried again by itself.
"""

import os
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Protocol

import aiosmtplib
import msgspec

from panelry.mails import Sent, is_address
from panelry_server.settings import Settings, SettingsError

PASSWORD = "PANELRY_MAIL_PASSWORD"  # noqa: S105 - the name of a variable
_TIMEOUT = 30.0
_NO_TLS = "no STARTTLS"


class Ended(msgspec.Struct, frozen=True):
    """How a try ended: accepted, deferred, refused or unknown, and why in a number or a few words of ours."""

    state: Sent
    why: str = ""


class Carrier(Protocol):
    """Whoever hands a message over."""

    async def carry(self, message: EmailMessage) -> Ended:
        """Hand a message to its one recipient, and say how it ended."""
        ...


class MailServer(msgspec.Struct, frozen=True):
    """The organisation's mail server; `password` is empty where it asks for none."""

    host: str
    port: int
    sender: str
    reply_to: str
    user: str = ""
    password: str = ""
    trusted: Path | None = None

    def __repr__(self) -> str:
        """Return it without its password."""
        return f"MailServer({self.host}:{self.port})"

    async def carry(self, message: EmailMessage) -> Ended:
        """Hand a message to its one recipient, and say how it ended."""
        context = ssl.create_default_context(cafile=None if self.trusted is None else str(self.trusted))
        client = aiosmtplib.SMTP(
            hostname=self.host,
            port=self.port,
            timeout=_TIMEOUT,
            start_tls=False,
            use_tls=False,
            local_hostname=self.sender.rpartition("@")[2],
            tls_context=context,
        )
        try:
            return await self._carry(client, message)
        finally:
            client.close()

    async def _carry(self, client: aiosmtplib.SMTP, message: EmailMessage) -> Ended:
        try:
            await client.connect()
            await client.ehlo()
            if not client.supports_extension("starttls"):
                return Ended(Sent.REFUSED, _NO_TLS)
            await client.starttls()
            if self.user:
                await client.login(self.user, self.password)
            await client.mail(self.sender)
            await client.rcpt(str(message["To"]))
        except aiosmtplib.SMTPResponseException as said:
            return _answered(said.code)
        except (aiosmtplib.SMTPException, OSError, ValueError):
            return Ended(Sent.DEFERRED, "no connection")
        return await _data(client, message)


async def _data(client: aiosmtplib.SMTP, message: EmailMessage) -> Ended:
    """Send the text; after the server said go, a cut says nothing about whether it arrived."""
    try:
        await client.data(message.as_bytes(policy=SMTP))
    except aiosmtplib.SMTPResponseException as said:
        return _answered(said.code)
    except (aiosmtplib.SMTPException, OSError):
        return Ended(Sent.UNKNOWN, "cut off")
    return Ended(Sent.ACCEPTED)


def _answered(code: int) -> Ended:
    return Ended(Sent.DEFERRED if 400 <= code < 500 else Sent.REFUSED, str(code))


def mail_server(settings: Settings, environment: Mapping[str, str] = os.environ) -> MailServer | None:
    """Return the mail server of the settings, None where none is named; `SettingsError` for half of one."""
    if not settings.mail_host:
        return None
    for key in ("mail_from", "mail_reply_to"):
        if not is_address(getattr(settings, key)):
            cure = "Set it to one address that somebody reads, like hiring@example.org"
            raise SettingsError("settings", key, f"it is no address of e-mail. {cure}.")
    return MailServer(
        host=settings.mail_host,
        port=settings.mail_port,
        sender=settings.mail_from,
        reply_to=settings.mail_reply_to,
        user=settings.mail_user,
        password=_password(settings, environment),
        trusted=settings.mail_trusted,
    )


def _password(settings: Settings, environment: Mapping[str, str]) -> str:
    path = settings.mail_password_file
    if path is None:
        return environment.get(PASSWORD, "")
    try:
        if path.stat().st_mode & 0o077:
            cure = "others on this machine may read it. Run chmod 600 on it"
            raise SettingsError(str(path), "mail_password_file", f"{cure}.")
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError):
        cure = "it cannot be read. Check its name and who may read it"
        raise SettingsError(str(path), "mail_password_file", f"{cure}.") from None
