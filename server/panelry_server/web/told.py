"""What a link to the question says once nothing is asked any more: what happened, and where to look."""

from html import escape

from panelry.drafting import day
from panelry.panel import Channel
from panelry_server.web.documents import document
from panelry_server.web.reading import Told

_PERSON = "please answer the person who wrote to you"
_WHERE = {
    Channel.PAGE: "It is on a page of its own; the link and the code for it come in a message of their own.",
    Channel.EMAIL: "It comes to you by e-mail. If you do not find it, look among unwanted mail, too.",
    Channel.CALL: "A person tells you about it by telephone.",
    Channel.AGENCY: "It comes to you through {agency}.",
}


def told(shown: Told) -> str:
    """Return the document; it holds no word of the summary, and no link."""
    title, words = _released(shown) if shown.day else _nothing(shown)
    thanks = (
        f"{escape(shown.candidate)}, thank you for your interview for {escape(shown.position)} "
        f"at {escape(shown.organisation)}."
    )
    return document(title, f'<p dir="auto">{thanks}</p>\n<p dir="auto">{escape(words)}</p>\n')


def _released(shown: Told) -> tuple[str, str]:
    what = "message about" if shown.note else "summary of"
    on = f"A {what} your interview was released on {day(shown.day)}."
    if shown.channel is None:
        why = f"It can no longer be read. If you have a question, {_PERSON}."
        return "Nothing to read now", f"{on} {why}"
    where = _WHERE[shown.channel].format(agency=shown.agency)
    title = "Your message was released" if shown.note else "Your summary was released"
    return title, f"{on} {where} If nothing reached you, {_PERSON}."


def _nothing(shown: Told) -> tuple[str, str]:
    if shown.answer is False:
        return "Nothing more to answer", "You said no to feedback, so none was sent, and we wish you well."
    why = f"No summary was released, and none will be. If you have a question, {_PERSON}."
    return "Nothing more to answer", why
