"""The candidate's page in words for those who release: its links, what the candidate said, and the mail."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from panelry import parts as p
from panelry.mails import IN_WORDS, Mail, Sent
from panelry.pages import SEED, WRONG, Drawn, Link, drawn_from
from panelry_tui import reply_words
from panelry_tui.reading import Reading
from panelry_tui.release_history import made_by, moment
from panelry_tui.widgets.models import StepRow

ANOTHER = "The office has another address for this candidate. Is this one meant?"
"""What is asked where an address is not the office's; the office's own is told to nobody here."""
DIFFERS = ("Look at the address again", "Yes, write to {address}")
NO_PAGE = (
    "This server serves no page for candidates. Whoever runs it can switch it on: "
    "panelry-server serve --page ADDRESS:PORT."
)


def drawn(beginning: str, debrief: str) -> Drawn:
    """Draw a link to a debrief's page, and the code that goes with it."""
    return drawn_from(secrets.token_bytes(SEED), beginning, debrief)


def told(made: Drawn, *, asks: bool) -> str:
    """Return a link for people: what it opens, and how to pass it on."""
    what = "the question whether a summary is wanted" if asks else "the summary"
    return (
        f"This link opens {what}, for 14 days:\n\n  {made.url}\n\nwith this code:\n\n  {made.code}\n\n"
        "Both are shown this once. Give them to the candidate and to nobody else, best in two ways:\n"
        "the link by mail, the code by phone."
    )


def has_page(reading: Reading) -> bool:
    """Return whether a link or a mail was made: what the candidate said alone is no page."""
    page = reading.one(p.Page)
    return page is not None and bool(page.links or page.mails)


def page_rows(reading: Reading, now: datetime, *, released: bool) -> tuple[StepRow, ...]:
    """Return the rows about the page and the mail, none where there is nothing to say."""
    page = reading.one(p.Page)
    if page is None:
        return ()
    links = _links(page, now, made_by(reading, "PageMade"), released=released)
    rows = [StepRow("Page", "yes" if _good(page, now) else "open", links)] if page.links else []
    rows += reply_words.rows(reading)
    asked = [*made_by(reading, "MailAsked").values()]
    rows += [_mail(each, asked[-1] if asked else "") for each in page.mails[-1:]]
    return tuple(rows)


def _good(page: p.Page, now: datetime) -> list[Link]:
    return [
        each for each in page.links if not each.revoked and each.wrong < WRONG and _later(each.until, now)
    ]


def _later(until: str, now: datetime) -> bool:
    return datetime.fromisoformat(until) > now


def _links(page: p.Page, now: datetime, made: Mapping[str, str], *, released: bool) -> str:
    """Return what the links open: the summary, or the question, which after a release tells of it alone."""
    good = _good(page, now)
    found = [each for each in good if not each.asks] or good
    asks = found[-1].asks if found else all(each.asks for each in page.links)
    views = [at for each in page.links if each.asks == asks for at in each.views]
    read = f"read {len(views)}×, last {moment(max(views))}" if views else "not read yet"
    locked = sum(each.wrong >= WRONG for each in page.links)
    why = "; locked after five wrong codes" if locked else ""
    if not found:
        return f"no link opens it now{why}; {read}"
    question = "what became of the question" if released else "the question"
    opens = question if asks else "the summary"
    by = f"; made by {made[found[-1].at]}" if found[-1].at in made else ""
    return f"a link opens {opens} until {moment(max(each.until for each in found))}; {read}{why}{by}"


def _mail(mail: Mail, asked: str) -> StepRow:
    why = f" ({mail.why})" if mail.why else ""
    words = f"to {mail.address} {IN_WORDS[mail.state]}{why}, {moment(mail.since)}"
    words += f"; asked for by {asked}" if asked else ""
    if mail.state is Sent.REFUSED:
        return StepRow("Mail", "no", words)
    return StepRow("Mail", "yes" if mail.state is Sent.ACCEPTED else "open", words)
