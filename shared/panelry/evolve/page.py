"""What the events of the candidate's page and of its mail do to a debrief."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.debrief import Debrief
from panelry.events import (
    CodeMistyped,
    MailAsked,
    MailSending,
    MailSent,
    PageMade,
    PageRead,
    PageRevoked,
    SaidOnPage,
    Stamp,
)
from panelry.mails import Mail, Sent
from panelry.pages import Link, Reply, Said


def _with_link(state: Debrief, token: str, link: Link) -> Debrief:
    return replace(state, links={**state.links, token: link})


def _page_made(state: Debrief, event: PageMade, stamp: Stamp) -> Debrief:
    asked = state.offers + event.asks
    link = Link(event.code, event.asks, stamp.at, stamp.actor, event.until)
    return _with_link(replace(state, offers=asked), event.token, link)


def _page_revoked(state: Debrief, _event: PageRevoked, _: Stamp) -> Debrief:
    return replace(state, links={key: replace(each, revoked=True) for key, each in state.links.items()})


def _page_read(state: Debrief, event: PageRead, stamp: Stamp) -> Debrief:
    link = state.links[event.token]
    return _with_link(state, event.token, replace(link, views=(*link.views, stamp.at)))


def _code_mistyped(state: Debrief, event: CodeMistyped, _: Stamp) -> Debrief:
    link = state.links[event.token]
    return _with_link(state, event.token, replace(link, wrong=link.wrong + 1))


def _said_on_page(state: Debrief, event: SaidOnPage, stamp: Stamp) -> Debrief:
    ended = stamp.at if event.said is Said.NO_CONTACT else state.contact_ended
    reply = Reply(stamp.at, event.said, event.words)
    return replace(state, said=(*state.said, reply), contact_ended=ended)


def _mail_asked(state: Debrief, event: MailAsked, stamp: Stamp) -> Debrief:
    mail = Mail(event.address, event.asks, Sent.ASKED, stamp.at)
    desk = {**state.from_desk, event.offer: len(state.mails)} if event.offer else state.from_desk
    return replace(state, mails=(*state.mails, mail), offers=state.offers + event.asks, from_desk=desk)


def _with_mail(state: Debrief, number: int, mail: Mail) -> Debrief:
    return replace(state, mails=(*state.mails[:number], mail, *state.mails[number + 1 :]))


def _mail_sending(state: Debrief, event: MailSending, stamp: Stamp) -> Debrief:
    mail = state.mails[event.number]
    if event.token and event.token not in state.links:
        link = Link(event.code, mail.asks, stamp.at, stamp.actor, event.until)
        state = _with_link(state, event.token, link)
    sending = replace(mail, state=Sent.SENDING, since=stamp.at, tries=mail.tries + 1, why="")
    return _with_mail(state, event.number, sending)


def _mail_sent(state: Debrief, event: MailSent, stamp: Stamp) -> Debrief:
    mail = state.mails[event.number]
    sent = replace(mail, state=event.state, since=stamp.at, why=event.why)
    unasked = mail.asks and event.state is Sent.REFUSED
    return _with_mail(replace(state, offers=state.offers - unasked), event.number, sent)


EVOLVE: Mapping[type[Any], Callable[[Debrief, Any, Stamp], Debrief]] = {
    PageMade: _page_made,
    PageRevoked: _page_revoked,
    PageRead: _page_read,
    CodeMistyped: _code_mistyped,
    SaidOnPage: _said_on_page,
    MailAsked: _mail_asked,
    MailSending: _mail_sending,
    MailSent: _mail_sent,
}
