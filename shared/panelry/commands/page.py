"""Commands of the candidate's page and of the mail that leads to it; a link goes by its hashes alone."""

from panelry.commands.asking import Ask
from panelry.mails import Sent
from panelry.pages import Said
from panelry.panel import Channel


class MakePage(Ask, frozen=True, tag=True):
    """Make a link to the page: to the question where `asks`, else to the released summary.

    `token` and `code` are the hashes of what the terminal drew; see `panelry.pages`.
    """

    token: str
    code: str
    asks: bool = False


class RevokePage(Ask, frozen=True, tag=True):
    """Let no link open the page any more."""


class EnterCode(Ask, frozen=True, tag=True):
    """Read what a link leads to; `code` is the hash of what was typed."""

    token: str
    code: str


class SayOnPage(Ask, frozen=True, tag=True):
    """Say something about the released summary."""

    token: str
    code: str
    said: Said
    words: str = ""


class AnswerOffer(Ask, frozen=True, tag=True):
    """Answer whether, how and in which language feedback is wanted."""

    token: str
    code: str
    granted: bool
    channel: Channel = Channel.PAGE
    language: str = ""


class SendMail(Ask, frozen=True, tag=True, omit_defaults=True):
    """Let the server write to the candidate: the question before the release, else what was released.

    `offer` is the office's own id of a question from the desk, which only the server gives. `differs` says
    that the sender was told that the office has another address, and means this one all the same.
    """

    address: str
    offer: str = ""
    differs: bool = False


class RecordSending(Ask, frozen=True, tag=True):
    """Record, before connecting, that mail `number` is being sent; it may hold a link, by its hashes."""

    number: int
    token: str = ""
    code: str = ""


class RecordSent(Ask, frozen=True, tag=True):
    """Record how a try to send mail `number` ended."""

    number: int
    state: Sent
    why: str = ""
