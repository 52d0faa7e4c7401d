"""The candidate's page on the release screen and in plain mode: a link shown once, mail, the end."""

import re
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace
from textual.screen import ModalScreen

from panelry import commands as c
from panelry import parts as p
from panelry.doing import Doer
from panelry.ids import PersonId
from panelry.mails import Mail, Sent
from panelry.pages import SIGNS, WRONG, Link, Reply, Said, code_hash, parted, token_hash
from panelry.panel import CANDIDATE, OPERATOR, Channel
from panelry.refusals import SENTENCES, Code
from panelry_tui.hand_over_words import closing
from panelry_tui.page_words import ANOTHER, NO_PAGE, drawn, page_rows, told
from panelry_tui.reading import Reading
from panelry_tui.screens.dialogs import ReadDialog
from tui.fake_room import FakeRoom
from tui.late_room import release_room
from tui.seated import Terminal, seated

NOW = datetime.fromisoformat("2026-11-22T14:00:00.000Z")
AT = "2026-11-22T13:00:00.000Z"
LINK = Link("", asks=False, at=AT, by=PersonId("ana"), until="2026-12-06T13:00:00.000Z")


def paged_room() -> FakeRoom:
    """Return a room whose summary is released for the page."""
    room = release_room()
    room.act("ana", c.RecordPermission(True, Channel.PAGE, "by mail", "2026-12-31"))
    room.act("ana", c.Release(Channel.PAGE, room.state.signed or "", "Amara"))
    return room


async def line(terminal: Terminal) -> str:
    """Return the screen once everything is drawn, as one line."""
    await terminal.pilot.pause(0.1)
    return " ".join(terminal.text().split())


async def test_a_link_and_its_code_are_shown_once_and_open_the_page() -> None:
    """What the server keeps of them are hashes that fit."""
    room = paged_room()
    async with seated(room, "ana", (100, 30)) as terminal:
        terminal.app.store.half.page = "https://page.example.org"
        await terminal.press("l", "enter")
        assert isinstance(terminal.app.screen, ReadDialog)
        shown = await line(terminal)
        (url,) = [each for each in shown.split() if each.startswith("https://page.example.org/")]
        debrief, token = parted(url.rpartition("/")[2])
        assert room.state.id == debrief
        (code,) = re.findall(rf"\b[{SIGNS}]{{6}}\b", shown)
        assert {token_hash(token): code_hash(token, code)} == {
            key: each.code for key, each in room.state.links.items()
        }
        await terminal.press("escape")
        assert "a link opens the summary until" in await line(terminal)
        assert token not in terminal.text()


async def test_without_a_page_the_key_says_who_can_help() -> None:
    """And nothing is made."""
    room = paged_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("l")
        assert not isinstance(terminal.app.screen, ModalScreen)
        assert [NO_PAGE] == terminal.said()
        assert {} == room.state.links


async def test_mail_is_asked_for_by_address_and_revoking_ends_the_links() -> None:
    """An address that is none is asked for again."""
    room = paged_room()
    room.act("ana", c.MakePage("a" * 64, "b" * 64))
    async with seated(room, "ana") as terminal:
        await terminal.press("l", "down", "enter")
        await terminal.write("amara", "enter")
        assert SENTENCES[Code.NO_ADDRESS] in terminal.said()
        await terminal.write("amara@example.org", "enter")
        assert "to amara@example.org is about to leave" in await line(terminal)
        await terminal.press("l", "down", "down", "enter")
        assert "no link opens it now" in await line(terminal)
        await terminal.press("l", "down", "down", "enter")
        assert SENTENCES[Code.NO_OPEN_LINK] in terminal.said()


async def test_an_address_that_is_not_the_offices_is_asked_about_and_never_shown() -> None:
    """Back to the address, or on with it as typed."""
    room = paged_room()
    room.address = "amara.osei@example.net"
    room.act("ana", c.MakePage("a" * 64, "b" * 64))
    async with seated(room, "ana") as terminal:
        await terminal.press("l", "down", "enter")
        await terminal.write("amara@example.org", "enter")
        assert ANOTHER in terminal.text()
        await terminal.press("enter")
        assert [] == [each.address for each in room.state.mails]
        await terminal.press("enter", "down")
        assert "Yes, write to amara@example.org" in terminal.text()
        await terminal.press("enter")
        assert ["amara@example.org"] == [each.address for each in room.state.mails]
        assert room.address not in terminal.text() + "".join(terminal.said())


@pytest.mark.parametrize("keys", [["l", "escape"], ["l", "down", "enter", "escape"]])
async def test_leaving_makes_nothing(keys: list[str]) -> None:
    """Escape goes back."""
    room = paged_room()
    async with seated(room, "ana") as terminal:
        await terminal.press(*keys)
        assert ({}, ()) == (room.state.links, room.state.mails)


async def test_what_the_candidate_says_stands_on_the_screen_of_those_who_release() -> None:
    """A panelist sees none of it, and no key."""
    room = paged_room()
    room.act("ana", c.MakePage("a" * 64, "b" * 64))
    room.act(CANDIDATE, c.EnterCode("a" * 64, "b" * 64))
    room.act(CANDIDATE, c.SayOnPage("a" * 64, "b" * 64, Said.QUESTION, "Which [b]exercise[/b] was it?"))
    async with seated(room, "ana", (100, 30)) as terminal:
        shown = await line(terminal)
        assert "read 1×" in shown
        assert "Which [b]exercise[/b] was it?" in shown
        assert "l Link or mail" in shown
    async with seated(room, "ben", (100, 30)) as terminal:
        shown = await line(terminal)
        assert "exercise[/b]" not in shown
        assert "Link or mail" not in shown
        await terminal.press("l")
        assert [SENTENCES[Code.NOT_ALLOWED]] == terminal.said()


def rows(
    *links: Link,
    said: tuple[Reply, ...] = (),
    mails: tuple[Mail, ...] = (),
    lines: tuple[p.Line, ...] = (),
    released: bool = False,
) -> str:
    """Return the rows about a page as one text."""
    parts: tuple[p.Sight, ...] = (p.Page(links, said, mails), *lines)
    reading = Reading({each.key: each for each in parts}, PersonId("ana"))
    found = page_rows(reading, NOW, released=released)
    return " | ".join(f"{each.title} {each.state} {each.words}" for each in found)


def test_the_row_says_what_opens_and_why_not() -> None:
    """The question or the summary; expired, revoked, locked."""
    assert () == page_rows(Reading({}, PersonId("ana")), NOW, released=False)
    assert "yes a link opens the summary until" in rows(LINK)
    asks = replace(LINK, asks=True)
    assert "a link opens the question until" in rows(asks)
    assert "a link opens what became of the question until" in rows(asks, released=True)
    assert "a link opens the summary until" in rows(LINK, asks, released=True)
    assert "open no link opens it now; not read yet" in rows(replace(LINK, revoked=True))
    assert "no link opens it now; locked after five wrong codes" in rows(replace(LINK, wrong=WRONG))
    assert "no link opens it now; read 1×, last" in rows(replace(LINK, until=AT, views=(AT,)))
    assert "; not read yet" in rows(LINK, replace(asks, views=(AT, AT)), released=True)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (Sent.ASKED, "open to a@b.org is about to leave"),
        (Sent.SENDING, "open to a@b.org is being handed over"),
        (Sent.ACCEPTED, "yes to a@b.org was accepted"),
        (Sent.DEFERRED, "open to a@b.org is deferred"),
        (Sent.REFUSED, "no to a@b.org was refused"),
        (Sent.UNKNOWN, "open to a@b.org was cut off; it may have arrived"),
    ],
)
def test_the_row_of_a_mail_says_where_it_stands(state: Sent, words: str) -> None:
    """And why, where there is a reason."""
    assert f"Mail {words}" in rows(mails=(Mail("a@b.org", False, state, AT),))
    assert "(451)" in rows(mails=(Mail("a@b.org", False, state, AT, why="451"),))


def test_who_made_a_link_or_asked_for_a_mail_is_said_where_the_record_tells() -> None:
    """Of a link by its time, of a mail by the last that was asked for; the letter's own link is nobody's."""
    made = p.Line(1, AT, OPERATOR, "PageMade", by=Doer(PersonId("nora"), "Nora Quist"))
    other = p.Line(2, LINK.until, PersonId("ana"), "PageMade")
    asked = p.Line(3, LINK.until, OPERATOR, "MailAsked", by=Doer(OPERATOR))
    assert rows(LINK, lines=(made, other)).endswith("; not read yet; made by Nora Quist of the office")
    assert rows(LINK, lines=(other,)).endswith("; not read yet")
    told = rows(mails=(Mail("a@b.org", False, Sent.ASKED, AT),), lines=(made, asked))
    assert told.endswith("; asked for by the operator")


@pytest.mark.parametrize("said", Said)
def test_each_thing_that_may_be_said_has_words(said: Said) -> None:
    """With what was typed, in one line."""
    assert ": one two" in rows(said=(Reply(AT, said, "one\ntwo"),))


def test_a_drawn_link_is_new_each_time_and_told_with_what_it_opens() -> None:
    """The question or the summary."""
    one, other = drawn("https://page.example.org", "d"), drawn("https://page.example.org", "d")
    assert one.url != other.url
    assert "the question" in told(one, asks=True)
    assert "the summary" in told(one, asks=False)
    assert timedelta(0) < datetime.fromisoformat(LINK.until) - NOW
    assert OPERATOR != CANDIDATE


def test_a_debrief_is_closed_knowing_whether_the_candidate_has_the_text() -> None:
    """Nobody is asked twice where the hand-over is on record."""
    out = p.HandedOver(Channel.CALL, "Hello.", AT, PersonId("ana"), ())
    assert "The hand-over: not recorded yet. Close the debrief all the same?" == closing(out)
    assert "Close the debrief?" == closing(replace(out, results=((AT, "delivered", ""),)))
