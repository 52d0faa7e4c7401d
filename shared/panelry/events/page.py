"""Events of the candidate's page and of the mail that leads to it."""

from panelry.events.fact import Fact, PassedOn
from panelry.mails import Sent
from panelry.pages import Said


class PageMade(PassedOn, frozen=True, tag=True):
    """A link to the page was made, known by its hashes: to the question where `asks`, else to the summary."""

    token: str
    code: str
    asks: bool
    until: str


class PageRevoked(PassedOn, frozen=True, tag=True):
    """All links so far lead nowhere."""


class PageRead(Fact, frozen=True, tag=True):
    """The candidate typed the code of a link and read."""

    token: str


class CodeMistyped(Fact, frozen=True, tag=True):
    """Somebody typed a wrong code at a link."""

    token: str


class SaidOnPage(Fact, frozen=True, tag=True):
    """The candidate said something on the page."""

    said: Said
    words: str


class MailAsked(PassedOn, frozen=True, tag=True):
    """The server was asked to write to the candidate; `offer` is the id of a question from the desk."""

    address: str
    asks: bool
    offer: str = ""


class MailSending(Fact, frozen=True, tag=True):
    """The server is about to hand mail `number` over; the link in it has these hashes, empty without one."""

    number: int
    token: str
    code: str
    until: str


class MailSent(Fact, frozen=True, tag=True):
    """A try to hand mail `number` over ended."""

    number: int
    state: Sent
    why: str
