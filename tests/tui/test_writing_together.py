"""Writing together on the summary: one writes in a part, others read so, suggest, ask, or take it over."""

import time
from datetime import timedelta

import pytest

from panelry import commands as c
from panelry.ids import PersonId, SentenceId
from panelry.leases import LEASE
from panelry.points import Section
from panelry.refusals import SENTENCES, Code
from tui.fake_room import FakeRoom
from tui.late_room import add, summary_room, text_of
from tui.screen_text import as_stored
from tui.seated import Terminal, seated
from tui.test_summary import editor_of, screen_of

THANKS = SentenceId("opening/thanks")
OPENING = Section.OPENING
ANA, BEN, CHEN = PersonId("ana"), PersonId("ben"), PersonId("chen")


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def writing_room(person: str = "ana", *, seconds: int = 40) -> FakeRoom:
    """Return a summary in whose opening somebody has been writing for some seconds."""
    room = summary_room()
    room.act(person, c.WriteSection(OPENING))
    room.now += timedelta(seconds=seconds)
    return room


def suggested_room() -> FakeRoom:
    """Return the same, with words that Chen suggests for the first sentence."""
    room = writing_room(seconds=38)
    base = text_of(room, THANKS)
    room.act("chen", c.Suggest(THANKS, base.replace("coming to talk", "an hour of talk"), base))
    room.act("ben", c.AskForSection(OPENING))
    return room


def on_one_line(terminal: Terminal) -> str:
    """Return what stands on the screen, without the rule between its columns."""
    rows = (each.partition("│")[2] for each in terminal.text().splitlines())
    return " ".join(" ".join(rows).split())


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_who_writes_and_what_is_suggested_looks_as_designed(size: tuple[int, int]) -> None:
    """The part's heading says who and how long; the suggestion is read word by word."""
    async with seated(suggested_room(), "dara", size) as terminal:
        assert as_stored(f"summary-writing-{size[0]}x{size[1]}", terminal.text()) == terminal.text()


async def test_a_part_is_leased_while_its_editor_is_open() -> None:
    """From the first key to the last: leaving and saving both end it."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("e")
        assert BEN == room.state.leases[OPENING].by
        assert "You are writing · 0:0" in terminal.text()
        await terminal.press("escape")
        assert {} == room.state.leases
        await terminal.press("e")
        await terminal.write("Thank you, Amara.", "enter")
        assert ("Thank you, Amara.", {}) == (text_of(room, THANKS), room.state.leases)


async def test_typing_renews_the_lease_and_resting_does_not() -> None:
    """After a third of its time the next key renews it; without one it lapses for others."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("e")
        begun = room.state.leases[OPENING]
        await terminal.press("x")
        assert begun == room.state.leases[OPENING]
        room.now += timedelta(seconds=LEASE // 3)
        await terminal.press("y")
        assert (begun.since, True) == (
            room.state.leases[OPENING].since,
            begun.at < room.state.leases[OPENING].at,
        )


async def test_a_lapsed_lease_is_no_longer_shown() -> None:
    """No news comes: the terminal's own clock says so."""
    room = writing_room(seconds=LEASE - 5)
    async with seated(room, "ben") as terminal:
        assert "Ana is writing · 1:2" in terminal.text()
        room.now += timedelta(seconds=6)
        screen_of(terminal)._tick()
        await terminal.drawn()
        assert "is writing" not in terminal.text()


async def test_where_another_writes_one_may_suggest_or_ask_for_the_part() -> None:
    """Asking is said to who writes, in the heading, and offered once."""
    room = writing_room()
    async with seated(room, "ben") as terminal:
        assert "s Suggest" in terminal.text()
        await terminal.press("e")
        assert ["suggest", "ask"] == terminal.choices()
        await terminal.press("down", "enter")
        assert (BEN,) == room.state.leases[OPENING].asked
        assert "Ana is writing · 0:4" in terminal.text()
        assert "asked for by you" in terminal.text()
        await terminal.press("e")
        assert ["suggest"] == terminal.choices()
        await terminal.press("enter")
        assert "Suggest other words" in terminal.text()


async def test_who_leads_may_take_a_part_over() -> None:
    """The editor opens, and the words of who wrote stay in theirs: there they become a suggestion."""
    room = summary_room()
    async with seated(room, "ben") as ben, seated(room, "ana") as ana:
        await ben.press("e")
        await ben.write("Thank you, dear Amara.")
        await ana.press("e")
        assert ["suggest", "ask", "take"] == ana.choices()
        await ana.press("down", "down", "enter")
        assert ANA == room.state.leases[OPENING].by
        assert editor_of(ana).is_open
        await ben.press("enter")
        assert "Your words stay: enter suggests them." in on_one_line(ben)
        assert "Thank you, dear Amara." == editor_of(ben).text
        await ben.press("enter")
        assert ["Thank you, dear Amara."] == [each.text for each in room.state.suggestions]
        assert not editor_of(ben).is_open
        assert {} == {name: text for name, text in ben.app.store.begun.items() if text}


async def test_a_suggestion_is_shown_by_words_and_accepted_by_who_writes() -> None:
    """In brackets what goes, in braces what comes."""
    room = suggested_room()
    async with seated(room, "ana", (100, 30)) as terminal:
        assert "{+" in terminal.text()
        await terminal.press("y")
        assert "an hour of talk" in text_of(room, THANKS)
        assert () == room.state.suggestions
        assert "Accepted: it stands in the text." in terminal.said()


async def test_a_suggestion_is_put_aside() -> None:
    """The text stays, and so does its writer's lease."""
    room = suggested_room()
    base = text_of(room, THANKS)
    async with seated(room, "dara") as terminal:
        await terminal.press("y")
        assert SENTENCES[Code.SECTION_LEASED] == terminal.said()[-1]
        await terminal.press("n")
        assert ((), base, ANA) == (
            room.state.suggestions,
            text_of(room, THANKS),
            room.state.leases[OPENING].by,
        )


async def test_a_half_typed_suggestion_is_kept() -> None:
    """Apart from what one edits oneself: both come back."""
    room = summary_room()
    async with seated(room, "chen") as terminal:
        await terminal.press("s")
        await terminal.write("Thanks so much", "escape")
        assert "Thanks so much" == terminal.app.store.begun[f"suggestion/{THANKS}"]
        await terminal.press("s", "enter")
        assert ["Thanks so much"] == [each.text for each in room.state.suggestions]
        await terminal.press("tab", "s")
        assert "Suggestions are for sentences: tab goes there." in terminal.said()


async def test_changes_in_two_places_of_a_sentence_are_put_together() -> None:
    """A lease that lapsed costs nobody a word: enter saves both changes."""
    room = summary_room()
    base = text_of(room, THANKS)
    async with seated(room, "ben") as terminal:
        room.cut("ben")
        await terminal.press("e")
        await terminal.write(f"{base} Truly.")
        room.act("chen", c.EditSentence(THANKS, OPENING, f"Dear {base}", base))
        await room.join_again("ben")
        await terminal.drawn()
        assert "enter puts both changes together" in on_one_line(terminal)
        await terminal.press("enter")
        assert f"Dear {base} Truly." == editor_of(terminal).text
        await terminal.press("enter")
        assert f"Dear {base} Truly." == text_of(room, THANKS)


async def test_new_text_is_read_as_a_change_of_the_drafted_words() -> None:
    """Who accepts it sees what was there."""
    room = summary_room()
    base = text_of(room, THANKS)
    room.act("ben", c.EditSentence(THANKS, OPENING, f"{base} You knew the book.", base))
    async with seated(room, "ana", (100, 30)) as terminal:
        assert "Acme. {+You knew the book.+}" in on_one_line(terminal)


async def test_a_waiting_finding_is_answered_before_a_suggestion_for_the_same_sentence() -> None:
    """`!` says which: the answer keys act on what it went to."""
    room = summary_room()
    sentence = add(room, "ben", "We liked how the pairing went.", OPENING)
    room.act("chen", c.Suggest(sentence, "We liked the pairing.", "We liked how the pairing went."))
    async with seated(room, "ana") as terminal:
        await terminal.press("exclamation_mark", "y")
        assert "We liked how the pairing went." == text_of(room, sentence)
        assert "Accepted." == terminal.said()[-1]
        await terminal.press("y")
        assert "We liked the pairing." == text_of(room, sentence)
