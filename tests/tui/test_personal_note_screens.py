"""The personal note on the release screen and in plain mode: read, take to a file, record, approve."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from panelry import commands as c
from panelry import parts as p
from panelry.ids import PersonId, SentenceId
from panelry.panel import Channel, Role
from panelry.points import Section
from panelry.policies import Policies
from panelry.refusals import SENTENCES, Code
from panelry.ruling import PersonalNotes
from panelry.summary import text_hash
from panelry.visibility import picture
from panelry_tui.personal_reading import PersonalReading
from panelry_tui.reading import Reading
from panelry_tui.release_reading import ReleaseReading
from tui.fake_room import PANEL as SEATS
from tui.fake_room import FakeRoom
from tui.late_room import PANEL, sign, summary_room
from tui.screen_text import as_stored
from tui.seated import seated
from tui.test_plain import plain

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
MORE, WORDS = SentenceId("more"), "It was the second exercise."
ENDING = "This is my personal view, and not that of the organisation."


def note_room(
    rule: PersonalNotes = PersonalNotes.ALLOWED, channel: Channel = Channel.CALL, *, told: bool = True
) -> FakeRoom:
    """Return a room whose summary was released under a policy, and told."""
    desk = {"priya": ("Priya Nair", (Role.COORDINATOR,))}
    room = summary_room(FakeRoom({**SEATS, **desk}, policies=Policies(personal_note=rule)))
    sign(room, *PANEL)
    yes = c.RecordPermission(True, channel, "by phone", "2026-12-31", "Fit")
    room.act("ana", c.OpenRelease(), yes, c.Release(channel, text_hash(room.state), "Amara"))
    if told:
        room.act("ana", c.RecordHandover("forwarded" if channel is Channel.AGENCY else "delivered"))
    return room


def author_of(room: FakeRoom) -> str:
    """Return somebody who wrote an approved point."""
    return next(each.shared.author for each in room.state.points.values() if each.shared is not None)


def read(room: FakeRoom, person: str) -> PersonalReading:
    """Return the personal notes as somebody sees them."""
    reading = Reading(picture(room.state, PersonId(person)), PersonId(person))
    return PersonalReading(ReleaseReading(reading, NOW))


async def test_the_author_reads_the_note_and_records_that_they_sent_it() -> None:
    """The exact text first; then the record says it, and the key says that it is done."""
    room = note_room()
    who = author_of(room)
    async with seated(room, who, (80, 24)) as terminal:
        await terminal.press("n")
        assert ENDING in terminal.text()
        await terminal.press("escape")
        assert "It goes from you" not in " ".join(terminal.text().split())
        await terminal.press("n", "enter")
        assert "It goes from you" in " ".join(terminal.text().split())
        await terminal.press("down", "enter")
        await terminal.pilot.pause(0.1)
        await terminal.press("n")
        await terminal.press("escape")
        await terminal.pilot.pause(0.1)
        assert "The record says that you sent it" in terminal.said()[-1]
    assert [PersonId(who)] == [key for key, each in room.state.personal.items() if each.sent]


async def test_the_note_and_what_to_do_with_it_are_drawn_as_stored() -> None:
    """The whole text with who it is for, then the two things that its author may do."""
    room = note_room()
    async with seated(room, author_of(room), (80, 24)) as terminal:
        await terminal.press("n")
        assert as_stored("personal-note-80x24", terminal.text()) == terminal.text()
        await terminal.press("enter")
        assert as_stored("personal-note-choice-80x24", terminal.text()) == terminal.text()


def test_a_correction_that_is_under_way_is_why_there_is_no_note() -> None:
    """Its author is told so before the server refuses."""
    room = note_room()
    room.act("ana", c.CorrectText("the candidate named another exercise"))
    room.act("ben", c.EditSentence(MORE, Section.CLOSING, WORDS, ""))
    room.act("chen", c.AcceptSentence(MORE, WORDS))
    sign(room, *PANEL)
    room.act("ana", c.OpenRelease())
    assert SENTENCES[Code.NOT_RELEASED] == read(room, author_of(room)).why_not_send()


async def test_the_note_is_written_to_a_file_that_nobody_else_reads(tmp_path: Path) -> None:
    """No older file is replaced: the place is asked again."""
    room, path = note_room(), tmp_path / "note.txt"
    async with seated(room, author_of(room), (80, 24)) as terminal:
        await terminal.press("n", "enter", "enter")
        await terminal.press("ctrl+u")
        await terminal.write(str(path), "enter")
        await terminal.pilot.pause(0.1)
    assert ENDING in path.read_text(encoding="utf-8")
    assert 0 == path.stat().st_mode & 0o077
    assert {} == room.state.personal


async def test_the_key_says_why_where_there_is_no_note() -> None:
    """By default the policy forbids it, and the key is not listed either."""
    room = note_room(PersonalNotes.FORBIDDEN)
    async with seated(room, author_of(room), (80, 24)) as terminal:
        await terminal.press("n")
        assert SENTENCES[Code.PERSONAL_NOTE_FORBIDDEN] in terminal.said()[-1]
    assert not read(room, author_of(room)).offered


async def test_the_approver_signs_exactly_what_they_read() -> None:
    """Each note that waits is shown; then its author may send it."""
    room = note_room(PersonalNotes.HR_APPROVAL)
    who = author_of(room)
    assert SENTENCES[Code.PERSONAL_NOTE_UNAPPROVED] == read(room, who).why_not_send()
    waiting = read(room, "priya").waiting
    async with seated(room, "priya", (80, 24)) as terminal:
        await terminal.press("n")
        assert "The personal note of" in terminal.text()
        await terminal.press("S")
        await terminal.pilot.pause(0.1)
        await terminal.press(*["escape"] * (len(waiting) - 1))
    assert "" == read(room, waiting[0].person).why_not_send()
    assert waiting[1:] == read(room, "priya").waiting


async def test_plain_mode_has_all_of_it() -> None:
    """The same text, the same questions, line by line."""
    room = note_room(PersonalNotes.HR_APPROVAL)
    waiting = read(room, "priya").waiting
    async with plain(room, "priya") as priya:
        await priya.step("personal-approve", wanted="Approve exactly this note of")
        await priya.step("2", wanted="Approved: exactly this text.")
    who = waiting[0].person
    async with plain(room, who) as author:
        await author.step("personal", wanted=ENDING)
        await author.step("personal-sent", wanted="Did you send exactly this?")
        await author.step("2", wanted="Thank you. The record says that you sent a personal note.")
    assert room.state.personal[who].sent


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (c.RecordPermission(False, Channel.CALL, "by phone", "2026-12-31"), "took the yes back"),
        (c.EndContact("by phone"), SENTENCES[Code.NO_FURTHER_CONTACT]),
        (c.Revoke("asked for"), "The release was revoked"),
    ],
    ids=lambda each: type(each).__name__,
)
def test_what_stops_the_note_is_said_before_the_server_refuses(before: c.Command, words: str) -> None:
    """A yes taken back, no contact, a release revoked."""
    room = note_room()
    assert "" == read(room, author_of(room)).why_not_send()
    room.act("ana", before)
    assert words in read(room, author_of(room)).why_not_send()


def test_why_there_is_no_text_is_said_to_each() -> None:
    """Not told yet, no own point, no author, and a candidate who hears through an agency."""
    early = note_room(told=False)
    assert SENTENCES[Code.OUTCOME_NOT_TOLD] == read(early, author_of(early)).why_not_send()
    room = note_room()
    authors = {each.shared.author for each in room.state.points.values() if each.shared is not None}
    without = next(each for each in PANEL if each not in authors)
    assert SENTENCES[Code.NO_OWN_POINT] == read(room, without).why_no_text()
    approver = read(note_room(PersonalNotes.HR_APPROVAL, told=False), "priya")
    assert "No personal note waits for your approval." == approver.why_no_text()
    agency = note_room(channel=Channel.AGENCY)
    expected = SENTENCES[Code.PERMISSION_FOR_ANOTHER_CHANNEL]
    assert expected == read(agency, author_of(agency)).why_not_send()


def test_a_colleague_sees_that_it_was_sent_and_no_word_of_it() -> None:
    """The activity names who and when."""
    room = note_room()
    who = author_of(room)
    note = read(room, who).mine
    assert note is not None
    room.act(who, c.RecordPersonalNote(note.hash))
    other = next(each for each in PANEL if each != who)
    seen = picture(room.state, PersonId(other))
    assert [] == [each for each in seen.values() if isinstance(each, p.PersonalNote)]
    assert "PersonalNoteSent" in [each.kind for each in seen.values() if isinstance(each, p.Line)]
