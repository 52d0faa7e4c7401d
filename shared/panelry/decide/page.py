"""Decisions of the candidate's page: who may have a link, what opens with it, and what is said there.

Whether a link opens is derived at the moment it is asked, from the release and the permission as they then
stand: a permission that is withdrawn, has run out or names another channel ends every link to the summary.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief, Phase
from panelry.decide.asked import Asked, line, optional_line, words
from panelry.decide.ruling import demand_offering
from panelry.handed import demand_contact, demand_handing
from panelry.mails import MAILS, RESULTS, TRIES, UNDER_WAY, Sent, is_address
from panelry.pages import (
    ANSWER_DAYS,
    ANSWERS,
    ANSWERS_KEEPING,
    DAYS,
    IN_WORDS,
    LINKS,
    MOST,
    OFFERS,
    SAID,
    VIEWS,
    Link,
    Said,
    is_hash,
    same_hash,
)
from panelry.panel import CANDIDATE, OPERATOR, Channel
from panelry.phase import MAY
from panelry.points import KEEPING
from panelry.refusals import Code, Refused
from panelry.ruling import Feedback

OFFERED = (Channel.PAGE, Channel.EMAIL, Channel.CALL)
"""The channels that a candidate chooses from on the page."""
BY_MAIL = (Channel.PAGE, Channel.EMAIL)
"""The channels that mail serves: with a link, or with the text."""
_LANGUAGE = 60
_WHY = 40
_ASKING = frozenset({Phase.SETUP, Phase.SCORING, Phase.DISCUSSION, Phase.SUMMARY, Phase.RELEASE})
_HOW = "on the page"


def later(at: str, days: int) -> str:
    """Return a time of the server's clock some days later."""
    then = datetime.fromisoformat(at) + timedelta(days=days)
    return then.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def link_of(state: Debrief, token: str, at: str) -> Link | None:
    """Return the link that opens something now, by its token's hash; None for every other one alike.

    Where nothing is asked any more, a link to the question says what became of it.
    """
    link = state.links.get(token)
    if link is None or not link.good(at):
        return None
    opens = state.phase in MAY[c.EnterCode].phases and (link.asks or _may_be_read(state, at))
    return link if opens else None


def left_to_say(state: Debrief) -> frozenset[Said]:
    """Return what the candidate may still say on the page of the summary.

    Each version may be acknowledged. A yes or no to keeping in touch answers a letter that asks; which of
    the two was said last cannot be said again. What staff recorded for them takes nothing away.
    """
    since = "" if state.handed is None else state.handed.corrected
    theirs = [each for each in state.said if each.how is None]
    said = [each.said for each in theirs if each.said is not Said.ACKNOWLEDGED or each.at >= since]
    answers = [each for each in said if each in ANSWERS_KEEPING]
    asked = state.handed is not None and any(each.id == KEEPING for each in state.handed.sentences)
    closed = frozenset(answers[-1:]) if asked else ANSWERS_KEEPING
    return frozenset(each for each, most in MOST.items() if said.count(each) < most) - closed


def asks_now(state: Debrief) -> bool:
    """Return whether the question is open: nothing was released, and the debrief is under way."""
    return state.handed is None and state.phase in _ASKING


def _may_be_read(state: Debrief, at: str) -> bool:
    """Return whether the released text may be read on the page now."""
    try:
        return demand_handing(state.permission, state.handed, at).channel is Channel.PAGE
    except Refused:
        return False


def _doubted(state: Debrief) -> bool:
    return state.permission is not None and state.permission.doubted


def _demand_offer(state: Debrief, asked: Asked) -> None:
    """Refuse to ask a candidate who has answered, was asked as often as may be, or may get nothing.

    An answer that came back from a backup may not be the last: it can be asked for as often again.
    """
    if state.handed is not None:
        raise Refused(Code.ALREADY_RELEASED)
    doubted = _doubted(state)
    if state.permission is not None and not doubted:
        raise Refused(Code.ALREADY_ANSWERED)
    if state.offers >= (2 * OFFERS if doubted else OFFERS):
        raise Refused(Code.ASKED_TWICE)
    demand_offering(asked.policies.feedback)


def _demand_released(state: Debrief, asked: Asked, *channels: Channel) -> None:
    """Refuse where nothing may be handed over now, or where the candidate wants it another way.

    While a corrected version is under way nothing new is sent; who has the former text may read on.
    """
    if state.handed is not None and state.handed.correcting:
        raise Refused(Code.CORRECTION_UNDER_WAY)
    if demand_handing(state.permission, state.handed, asked.at).channel not in channels:
        raise Refused(Code.PERMISSION_FOR_ANOTHER_CHANNEL)


def _fresh(state: Debrief, token: str, code: str) -> None:
    """Refuse what is no pair of hashes, a link that is there already, and one too many."""
    if not is_hash(token) or not is_hash(code):
        raise Refused(Code.NO_SUCH_THING)
    if token in state.links:
        raise Refused(Code.ID_TAKEN)
    if len(state.links) >= LINKS:
        raise Refused(Code.TOO_MANY)


def _make_page(state: Debrief, asked: Asked, command: c.MakePage) -> tuple[e.Event, ...]:
    demand_contact(state.contact_ended)
    if command.asks:
        _demand_offer(state, asked)
    else:
        _demand_released(state, asked, Channel.PAGE)
    _fresh(state, command.token, command.code)
    return (e.PageMade(command.token, command.code, command.asks, later(asked.at, DAYS), by=asked.by),)


def _revoke_page(state: Debrief, asked: Asked, _: c.RevokePage) -> tuple[e.Event, ...]:
    if not any(each.good(asked.at) for each in state.links.values()):
        raise Refused(Code.NO_OPEN_LINK)
    return (e.PageRevoked(by=asked.by),)


def _opened(state: Debrief, asked: Asked, token: str, *, asks: bool | None = None) -> Link:
    link = link_of(state, token, asked.at)
    if link is None or (asks is not None and link.asks is not asks):
        raise Refused(Code.NO_SUCH_THING)
    return link


def _enter_code(state: Debrief, asked: Asked, command: c.EnterCode) -> tuple[e.Event, ...]:
    link = _opened(state, asked, command.token)
    if len(link.views) >= VIEWS:
        raise Refused(Code.NO_SUCH_THING)
    if not same_hash(link.code, command.code):
        return (e.CodeMistyped(command.token),)
    return (e.PageRead(command.token),)


def _say_on_page(state: Debrief, asked: Asked, command: c.SayOnPage) -> tuple[e.Event, ...]:
    link = _opened(state, asked, command.token, asks=False)
    if not same_hash(link.code, command.code):
        return (e.CodeMistyped(command.token),)
    if command.said not in left_to_say(state):
        raise Refused(Code.TOO_MANY)
    said = words(command.words, most=SAID) if command.said in IN_WORDS else ""
    if command.said in IN_WORDS and not said:
        raise Refused(Code.TEXT_MISSING)
    return (e.SaidOnPage(command.said, said),)


def _answer_offer(state: Debrief, asked: Asked, command: c.AnswerOffer) -> tuple[e.Event, ...]:
    link = _opened(state, asked, command.token, asks=True)
    if not same_hash(link.code, command.code):
        return (e.CodeMistyped(command.token),)
    if not asks_now(state):
        raise Refused(Code.ALREADY_RELEASED)
    if command.channel not in OFFERED:
        raise Refused(Code.NO_SUCH_THING)
    if command.granted and asked.policies.feedback is Feedback.NEVER:
        raise Refused(Code.FEEDBACK_NEVER)
    _demand_answers_left(state, granted=command.granted)
    language = optional_line(command.language, most=_LANGUAGE)
    until = later(asked.at, ANSWER_DAYS)
    return (e.PermissionRecorded(command.granted, command.channel, _HOW, until, "", language),)


def _demand_answers_left(state: Debrief, *, granted: bool) -> None:
    """Refuse an answer after very many, but never the no that takes back a yes."""
    given = state.permission
    takes_back = not granted and given is not None and given.granted
    if not takes_back and sum(act.actor == CANDIDATE for act in state.acts) >= ANSWERS:
        raise Refused(Code.TOO_MANY_ATTEMPTS)


def _send_mail(state: Debrief, asked: Asked, command: c.SendMail) -> tuple[e.Event, ...]:
    demand_contact(state.contact_ended)
    if not asked.mail:
        raise Refused(Code.NO_MAIL_SERVER)
    if any(each.state in UNDER_WAY for each in state.mails):
        raise Refused(Code.MAIL_UNDER_WAY)
    asks = state.handed is None
    if asks:
        _demand_offer(state, asked)
    else:
        _demand_released(state, asked, *BY_MAIL)
    if command.offer:
        _demand_from_desk(state, asked, command.offer)
    if not is_address(command.address):
        raise Refused(Code.NO_ADDRESS)
    if not command.differs and asked.address.casefold() not in {"", command.address.casefold()}:
        raise Refused(Code.ADDRESS_DIFFERS)
    if len(state.mails) >= MAILS:
        raise Refused(Code.TOO_MANY)
    return (e.MailAsked(line(command.address, most=254), asks, command.offer, by=asked.by),)


def _demand_from_desk(state: Debrief, asked: Asked, offer: str) -> None:
    """Refuse a question from the desk that the server did not pass on, that came, or that comes too late."""
    if state.handed is not None:
        raise Refused(Code.ALREADY_RELEASED)
    if asked.actor != OPERATOR or not is_hash(offer):
        raise Refused(Code.NO_SUCH_THING)
    if offer in state.from_desk:
        raise Refused(Code.ID_TAKEN)


def _record_sending(state: Debrief, asked: Asked, command: c.RecordSending) -> tuple[e.Event, ...]:
    if not 0 <= command.number < len(state.mails):
        raise Refused(Code.NO_SUCH_THING)
    mail = state.mails[command.number]
    if mail.state not in {Sent.ASKED, Sent.DEFERRED} or mail.tries >= TRIES:
        raise Refused(Code.NO_SUCH_THING)
    demand_contact(state.contact_ended)
    if mail.asks and not (asks_now(state) and (state.permission is None or _doubted(state))):
        raise Refused(Code.ALREADY_ANSWERED)
    if mail.asks:
        demand_offering(asked.policies.feedback)
    else:
        _demand_released(state, asked, *((Channel.PAGE,) if command.token else BY_MAIL))
    if command.token and command.token not in state.links:
        _fresh(state, command.token, command.code)
    until = later(asked.at, DAYS) if command.token else ""
    return (e.MailSending(command.number, command.token, command.code, until),)


def _record_sent(state: Debrief, _: Asked, command: c.RecordSent) -> tuple[e.Event, ...]:
    waiting = {Sent.ASKED, Sent.SENDING, Sent.DEFERRED}
    if not 0 <= command.number < len(state.mails) or command.state not in RESULTS:
        raise Refused(Code.NO_SUCH_THING)
    if state.mails[command.number].state not in waiting:
        raise Refused(Code.NO_SUCH_THING)
    return (e.MailSent(command.number, command.state, optional_line(command.why, most=_WHY)),)


DECIDE: Mapping[type[Any], Callable[[Debrief, Asked, Any], tuple[e.Event, ...]]] = {
    c.MakePage: _make_page,
    c.RevokePage: _revoke_page,
    c.EnterCode: _enter_code,
    c.SayOnPage: _say_on_page,
    c.AnswerOffer: _answer_offer,
    c.SendMail: _send_mail,
    c.RecordSending: _record_sending,
    c.RecordSent: _record_sent,
}
