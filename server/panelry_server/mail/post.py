"""The post: what runs beside a server that has a mail server, and serves the office's notices too."""

from email.message import EmailMessage
from email.policy import SMTP

from panelry.hiring import NoticeState
from panelry.mails import Sent
from panelry.withdrawn import Letter
from panelry_server.core import Core
from panelry_server.mail.carrier import Carrier, MailServer
from panelry_server.mail.sending import Sending
from panelry_server.notices import Carried

_STATES = {
    Sent.ACCEPTED: NoticeState.ACCEPTED,
    Sent.DEFERRED: NoticeState.DEFERRED,
    Sent.REFUSED: NoticeState.REFUSED,
    Sent.UNKNOWN: NoticeState.UNKNOWN,
}


class Notifier:
    """A courier of notices over a mail server."""

    def __init__(self, carrier: Carrier, *, sender: str, reply_to: str) -> None:
        self._carrier = carrier
        self._from = (sender, reply_to)

    async def carry(self, letter: Letter) -> Carried:
        """Deliver a letter; what becomes of it is never worse known than it was."""
        sender, reply_to = self._from
        made = EmailMessage(policy=SMTP)
        try:
            made["From"], made["To"], made["Reply-To"] = sender, letter.to, reply_to
            made["Subject"] = letter.subject
        except ValueError:
            return Carried(NoticeState.REFUSED, "a line break in a header")
        made["Message-ID"] = f"<{letter.id}@{sender.rpartition('@')[2]}>"
        made["Auto-Submitted"] = "auto-generated"
        made.set_content(letter.text, cte="quoted-printable")
        ended = await self._carrier.carry(made)
        return Carried(_STATES[ended.state], ended.why)


def post_of(core: Core, server: MailServer) -> tuple[Sending, Notifier]:
    """Return what sends to candidates, and the courier of notices."""
    places = {"sender": server.sender, "reply_to": server.reply_to}
    return Sending(core, server, **places), Notifier(server, **places)
