"""A mail server for tests, which takes, refuses, defers or hangs up as it is told."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
from aiosmtpd.smtp import SMTP, AuthResult

from authority import Authority
from panelry_server.mail.carrier import MailServer


class Post:
    """What arrived, and what is answered; `answers` holds a word of the protocol and its answer."""

    def __init__(self) -> None:
        self.arrived: list[bytes] = []
        self.recipients: list[list[str]] = []
        self.answers: dict[str, str] = {}
        self.names: list[str] = []
        self.greeted: list[str] = []
        self.hangs_up = False

    async def handle_RCPT(self, _: Any, __: Any, envelope: Any, address: str, ___: Any) -> str:  # noqa: N802
        """Answer a recipient."""
        if "RCPT" in self.answers:
            return self.answers["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep a mail, then answer or hang up."""
        self.arrived.append(envelope.content)
        self.recipients.append(envelope.rcpt_tos)
        self.greeted.append(session.host_name)
        if self.hangs_up:
            server.transport.abort()
        return self.answers.get("DATA", "250 OK")

    def authenticate(self, _: Any, __: Any, ___: Any, ____: str, data: Any) -> AuthResult:
        """Let in who has the password."""
        self.names.append(data.login.decode())
        return AuthResult(success=data.password == b"secret word", handled=False)


class Posted(msgspec.Struct, frozen=True):
    """A post with the way to it."""

    post: Post
    server: MailServer


@asynccontextmanager
async def post_of(folder: Path, *, tls: bool = True, **changes: Any) -> AsyncIterator[Posted]:
    """Give a mail server on a free port of this machine, which offers STARTTLS unless told otherwise."""
    authority = Authority()
    context = None
    if tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*authority.certify(folder / "post"))
    post = Post()

    def made() -> SMTP:
        return SMTP(
            post, hostname="post", tls_context=context, authenticator=post.authenticate, enable_SMTPUTF8=False
        )

    listener = await asyncio.get_running_loop().create_server(made, "127.0.0.1", 0)
    fields = {
        "host": "localhost",
        "port": listener.sockets[0].getsockname()[1],
        "sender": "hiring@acme.example",
        "reply_to": "people@acme.example",
        "trusted": authority.root(folder / "root.pem"),
        **changes,
    }
    async with listener:
        yield Posted(post, MailServer(**fields))
