"""Letters whose every word is hostile, in each format that leaves, and what a program reads in them."""

import json
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from html.parser import HTMLParser
from typing import Any

from markdown_it import MarkdownIt
from msgspec.structs import replace

from hostile.words import FAMILY, MARKUP, PILES
from panelry import commands as c
from panelry.mails import Mail, Sent
from panelry.pages import Reply, Said
from panelry.panel import Channel
from panelry.points import Section
from panelry.rubric import Rubric
from panelry_server.export import export
from panelry_server.mail.messages import message
from panelry_server.web.documents import bench, plainly, question, summary
from panelry_server.web.reading import Asking, Bench, Shown
from tui.fake_room import PANEL, FakeRoom, backend_rubric
from tui.late_room import PANEL as SIGNERS
from tui.late_room import add, sign, summary_room, text_of

SHORT = "\x1b]52;c\x9b2J\u202e\r\nBcc: all <img src=x> &#27; [r](x) *b* `"
ESCAPES = "\x1b]52;c;aGk=\x07\x9b2J\x1b]8;;x\x07\x00\x7f\u202e\u2066\u2028"
HTML = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> &#27; &lt;b&gt;"
LINES = "\n# head\n- item\n> said\n| a | b |\n1. one\n![x](y) <mailto:x> `code`"
HOSTILE = f"{SHORT}{ESCAPES}{MARKUP}{HTML}{PILES}{FAMILY}{LINES}"
"""All that could move a cursor, be markup in any format, or begin a line or a header; names hold its start.

It names no host and no address: with one the summary cannot be signed.
"""
LONGEST = 78
"""A name, in signs."""
HARMLESS = "plain words and nothing else"


def named(name: str, words: str) -> str:
    """Return a name with words behind it, as long as a name may be."""
    return f"{name} {words}"[:LONGEST]


def a_rubric(words: str) -> Rubric:
    """Return a rubric with these words behind the title and the wording of each criterion."""
    rubric = backend_rubric()
    return replace(
        rubric,
        title=named(rubric.title, words),
        criteria=tuple(replace(each, title=named(each.title, words)) for each in rubric.criteria),
    )


@cache
def released(channel: Channel, words: str) -> FakeRoom:
    """Return a room whose summary was released, with words behind all that people wrote."""
    made = FakeRoom(
        PANEL,
        a_rubric(words),
        candidate=named("Amara", words),
        position=named("Engineer", words),
        organisation=named("Acme", words),
    )
    room = summary_room(made)
    sentence = add(room, "chen", f"You asked {words}.", Section.STRENGTHS)
    room.act("ben", c.AcceptSentence(sentence, text_of(room, sentence)))
    sign(room, *SIGNERS)
    agency = named("Agency", words) if channel is Channel.AGENCY else ""
    room.act(
        "ana",
        c.OpenRelease(),
        c.RecordPermission(True, channel, named("by mail", words), "2026-12-31", agency),
    )
    room.act("ana", c.Release(channel, room.state.signed or "", "Amara"))
    return room


FORMS: dict[str, tuple[Channel, str]] = {
    "the released text": (Channel.PAGE, "txt"),
    "Markdown": (Channel.PAGE, "md"),
    "JSON": (Channel.PAGE, "json"),
    "the script of a call": (Channel.CALL, "call"),
    "the text for an agency": (Channel.AGENCY, "txt"),
}
"""The exports, each with the channel that it is for and its name."""


def exported(form: str, words: str) -> str:
    """Return an export of a room with these words."""
    channel, name = FORMS[form]
    return export(released(channel, words).state, name)


MAILS = {
    "the question": (Channel.PAGE, True, "https://f.example/amara.t"),
    "a link": (Channel.PAGE, False, "https://f.example/amara.t"),
    "the text": (Channel.EMAIL, False, ""),
}
"""The mails, each with the channel, whether it asks, and the link."""


def mailed(kind: str, words: str) -> EmailMessage:
    """Return a mail to the candidate."""
    channel, asks, link = MAILS[kind]
    mail = Mail("amara@example.org", asks, Sent.ASKED, "")
    return message(
        released(channel, words).state,
        mail,
        sender="hiring@acme.example",
        reply_to="people@acme.example",
        link=link,
        code="K7PQ3M",
    )


_AT = "2026-11-22T14:00:00.000Z"
_CODE = "K7PQ3M"
PAGES: dict[str, Callable[[str], str]] = {
    "the summary": lambda words: summary(_shown(words), _CODE),
    "what was not kept": lambda words: summary(
        _shown(words), _CODE, notice=words, typed=(Said.QUESTION, words)
    ),
    "the question": lambda words: question(_asking(words), _CODE, notice=words, typed=(Channel.PAGE, words)),
    "a question that is closed": lambda words: question(_asking(words, closed=True), _CODE),
    "the bench": lambda words: bench(
        Bench(words, words, words, "2026-12-31", answered=True, asks=True), _CODE, notice=words
    ),
    "some words": lambda words: plainly(words, words),
}
"""The documents of the page, each of the words that it shows."""


def _shown(words: str) -> Shown:
    said = (Reply(_AT, Said.QUESTION, words), Reply(_AT, Said.CORRECTION, words))
    return Shown(words, words, words, f"{words}\n\n{words}", said, frozenset(Said))


def _asking(words: str, *, closed: bool = False) -> Asking:
    return Asking(words, words, words, answer=True, closed=closed)


def shape_of_markdown(text: str) -> list[str]:
    """Return what a reader of Markdown with tables makes of a text, the words themselves left out."""
    parsed = MarkdownIt("commonmark").enable("table").parse(text)
    inside = (each.children or [each] for each in parsed)
    return [each.type for part in inside for each in part if each.type not in _WORDS]


_WORDS = {"text", "text_special", "softbreak"}


class _Tags(HTMLParser):
    """Collects tags with the names of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, *(name for name, _ in attrs)))

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", data))


def shape_of_html(text: str) -> list[tuple[str, ...]]:
    """Return the tags that a browser finds in a document, with the names of their attributes."""
    tags = _Tags()
    tags.feed(text)
    tags.close()
    return tags.found


def shape_of_json(text: str) -> Any:
    """Return the keys of JSON, the types of values, and what kinds of them a list holds."""
    return _keys(json.loads(text))


def _keys(value: Any) -> Any:
    match value:
        case dict():
            return {key: _keys(each) for key, each in value.items()}
        case list():
            return sorted({repr(_keys(each)) for each in value})
        case _:
            return type(value).__name__
