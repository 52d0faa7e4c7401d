"""What the candidate says away from the page, recorded on the screens and in plain mode, and read there."""

import time
from collections.abc import Callable

import pytest
from textual.screen import ModalScreen

from panelry import commands as c
from panelry.ids import PersonId
from panelry.pages import Heard, Said
from panelry.panel import CANDIDATE, Channel
from panelry.refusals import SENTENCES, Code
from panelry_tui import reply_words as words
from panelry_tui.activity_words import activity
from panelry_tui.palette_acts import acts_of
from panelry_tui.reading import Reading
from panelry_tui.release_reading import ReleaseReading
from panelry_tui.screens.release import ReleaseScreen
from tui.fake_room import FakeRoom
from tui.late_room import release_room, released_room
from tui.screen_text import golden_screen
from tui.seated import Terminal, seated
from tui.test_correcting_screens import corrected_room
from tui.test_plain import plain
from tui.test_plain_views import moment_of, said, view_of

FACT = "The exercise was in Go."
CORRECTION = c.RecordReply(Said.CORRECTION, FACT, Heard.PHONE)
SMALL = (80, 24)


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def on_record(room: FakeRoom) -> list[tuple[Said, str, Heard | None, PersonId | None]]:
    """Return what is on record as said by the candidate."""
    return [(each.said, each.words, each.how, each.by) for each in room.state.said]


async def line(terminal: Terminal) -> str:
    """Return the screen once everything is drawn, as one line."""
    await terminal.pilot.pause(0.1)
    return " ".join(terminal.text().split())


def headline(room: FakeRoom, who: str) -> str:
    """Return what comes next on the screen of the release."""
    moment = moment_of(room, who)
    return ReleaseReading(moment.reading, moment.seen.now).headline()


async def test_a_correction_told_by_phone_is_recorded_with_keys_alone() -> None:
    """What, how and the words; the row says who reported it, and the next step is that of the page."""
    room = released_room()
    async with seated(room, "ana", SMALL) as terminal:
        await terminal.press("t")
        assert golden_screen("release-reply-what-80x24") == terminal.text()
        await terminal.press("down", "enter")
        assert words.HOW in terminal.text()
        await terminal.press("enter")
        assert golden_screen("release-reply-words-80x24") == terminal.text()
        await terminal.write(FACT, "ctrl+s")
        await terminal.until(lambda: bool(room.state.said))
        assert [(Said.CORRECTION, FACT, Heard.PHONE, "ana")] == on_record(room)
        shown = await line(terminal)
        assert "reported by Ana, by phone: The exercise was in Go." in shown
        assert "Amara corrects a fact: B corrects the text, or it stands beside it." in shown
        assert "Recorded. It stands beside the text. B corrects the text." == terminal.said()[-1]
        assert golden_screen("release-reply-recorded-80x24") == terminal.text()


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        (["down", "down", "enter", "down", "enter"], (Said.ACKNOWLEDGED, "", Heard.MAIL, "ana")),
        (["end", "enter", "end", "enter"], (Said.DATA, "", Heard.IN_PERSON, "ana")),
    ],
)
async def test_what_needs_no_words_is_recorded_at_once(
    keys: list[str], kept: tuple[Said, str, Heard, str]
) -> None:
    """Read, or asked for their data."""
    room = released_room()
    async with seated(room, "ana", SMALL) as terminal:
        await terminal.press("t", *keys)
        await terminal.until(lambda: bool(room.state.said))
        assert [kept] == on_record(room)
        await terminal.until(lambda: bool(terminal.said()))
        assert terminal.said()[-1].startswith("Recorded.")


@pytest.mark.parametrize(
    "keys", [["escape"], ["enter", "escape"], ["enter", "enter", "escape"]], ids=["what", "how", "words"]
)
async def test_leaving_any_of_it_records_nothing(keys: list[str]) -> None:
    """Escape goes back."""
    room = released_room()
    async with seated(room, "ana", SMALL) as terminal:
        await terminal.press("t", *keys)
        assert () == room.state.said
        assert not isinstance(terminal.app.screen, ModalScreen)


async def test_words_that_were_typed_and_left_stand_in_the_dialog_again() -> None:
    """Those of a question are no correction's."""
    async with seated(released_room(), "ana", SMALL) as terminal:
        await terminal.press("t", "enter", "enter")
        await terminal.write("Which exercise", "escape")
        await terminal.press("t", "down", "enter", "enter")
        assert "Which exercise" not in terminal.text()
        await terminal.press("escape", "t", "enter", "enter")
        assert "Which exercise" in terminal.text()


async def test_more_replies_than_fit_are_refused_in_words_that_stay_kept() -> None:
    """The refusal says what to do."""
    room = released_room()
    room.act("ana", *[c.RecordReply(Said.ACKNOWLEDGED, "", Heard.MAIL)] * 20)
    async with seated(room, "ana", SMALL) as terminal:
        await terminal.press("t", "enter", "enter")
        await terminal.write("Why?", "ctrl+s")
        await terminal.until(lambda: SENTENCES[Code.REPLIES_FULL] in terminal.said())
        assert "Why?" in terminal.text()
        await terminal.press("escape", "t", "end", "enter", "enter")
        await terminal.until(lambda: terminal.said().count(SENTENCES[Code.REPLIES_FULL]) > 1)


@pytest.mark.parametrize(
    ("made", "who", "code"),
    [(released_room, "ben", Code.NOT_ALLOWED), (release_room, "ana", Code.NOT_RELEASED)],
)
async def test_who_may_not_or_too_early_is_told_why(
    made: Callable[[], FakeRoom], who: str, code: Code
) -> None:
    """The key is not among theirs, and still answers."""
    async with seated(made(), who, SMALL) as terminal:
        screen = terminal.app.screen
        assert isinstance(screen, ReleaseScreen)
        assert "release.reply" not in {each.id for each in screen.my_keys()}
        await terminal.press("t")
        await terminal.until(lambda: bool(terminal.said()))
        assert SENTENCES[code] == terminal.said()[-1]


async def test_while_a_text_is_corrected_the_palette_of_the_summary_records_a_reply() -> None:
    """The summary has no key for it."""
    room = released_room()
    assert "record_reply" not in offered(room)
    room.act("ana", c.CorrectText("the candidate named another exercise"))
    assert "record_reply" in offered(room)
    async with seated(room, "ana", SMALL) as terminal:
        await terminal.press("ctrl+p")
        await terminal.write("Record a reply")
        await terminal.until(lambda: "away from their page" in terminal.text())
        await terminal.press("enter")
        await terminal.until(lambda: words.WHAT in terminal.text())
        await terminal.press("down", "enter", "end", "enter")
        await terminal.write(FACT, "ctrl+s")
        await terminal.until(lambda: bool(room.state.said))
        assert [(Said.CORRECTION, FACT, Heard.IN_PERSON, "ana")] == on_record(room)
        await terminal.until(lambda: bool(terminal.said()))
        assert "Recorded. It stands beside the text." == terminal.said()[-1]


def offered(room: FakeRoom) -> list[str]:
    """Return the acts without a key that the palette offers to Ana."""
    return [key.action for key, _ in acts_of(Reading(room.store_for("ana").view(), PersonId("ana")))]


async def test_a_reply_is_recorded_weeks_after_the_debrief_was_closed() -> None:
    """The key stays where a text was released."""
    room = released_room()
    room.act("ana", c.Close())
    async with seated(room, "ana", SMALL) as terminal:
        await terminal.press("t", "down", "down", "enter", "enter")
        await terminal.until(lambda: bool(room.state.said))
        assert "has read it" in await line(terminal)


def test_a_correction_leads_to_the_same_next_step_however_it_came() -> None:
    """On the page or by phone; who does not release is told nothing of it, and a revocation ends it."""
    recorded = released_room()
    recorded.act("ana", CORRECTION)
    paged = release_room()
    paged.act("ana", c.RecordPermission(True, Channel.PAGE, "by mail", "2026-12-31"))
    paged.act("ana", c.Release(Channel.PAGE, paged.state.signed or "", "Amara"))
    paged.act("ana", c.MakePage("a" * 64, "b" * 64))
    paged.act(CANDIDATE, c.SayOnPage("a" * 64, "b" * 64, Said.CORRECTION, FACT))
    told = "Amara corrects a fact: B corrects the text, or it stands beside it. c closes the debrief."
    spoken = 'Amara corrects a fact: "correct" corrects the text, or it stands beside it.'
    for room in (recorded, paged):
        assert told == headline(room, "ana")
        assert [spoken] == said(view_of(room, "ana"), "next")
        assert "corrects a fact" not in headline(room, "ben")
        assert "corrects a fact" not in said(view_of(room, "ben"), "next")[0]
    paged.act("ana", c.RecordReply(Said.QUESTION, "Why?", Heard.LETTER))
    assert told == headline(paged, "ana")
    recorded.act("ana", c.Revoke("a name was wrong"))
    assert "corrects a fact" not in headline(recorded, "ana")


def test_only_a_correction_of_the_text_that_stands_asks_for_the_next_step() -> None:
    """A question does not, nor what a new version answers."""
    room = released_room()
    before = headline(room, "ana")
    room.act("ana", c.RecordReply(Said.QUESTION, "Why?", Heard.LETTER))
    assert before == headline(room, "ana")
    room.act("ana", CORRECTION)
    assert before != headline(room, "ana")
    corrected_room(room)
    assert before == headline(room, "ana")
    room.act("ana", CORRECTION)
    assert before != headline(room, "ana")


async def test_who_records_a_hand_over_is_told_where_a_reply_belongs() -> None:
    """Words of a hand-over wait nowhere."""
    async with seated(released_room(), "ana", SMALL) as terminal:
        await terminal.press("h", "enter")
        assert "Recorded apart, by t: what they asked, or which fact they corrected." in await line(terminal)
    async with plain(released_room(), "ana") as ana:
        await ana.step("result", "1", wanted='Recorded apart, by "reply": what they asked')


async def test_plain_mode_records_a_reply_and_says_it() -> None:
    """By its word; the line names who reported it and how it came."""
    room = released_room()
    async with plain(room, "ana") as ana:
        await ana.step("reply", wanted=words.WHAT)
        assert f"hint: {words.WHAT_ADVICE}" in ana.lines()
        await ana.step("2", wanted=words.HOW)
        await ana.step("3", wanted=words.WORDS[Said.CORRECTION])
        await ana.step(FACT, wanted='Recorded. It stands beside the text. The word "correct" corrects')
        await ana.step("reply", "3", "2", wanted="done: Recorded.")
    assert [
        (Said.CORRECTION, FACT, Heard.AGENCY, "ana"),
        (Said.ACKNOWLEDGED, "", Heard.MAIL, "ana"),
    ] == on_record(room)
    (first, second) = said(view_of(room, "ana"), "candidate")
    assert first.endswith(f", reported by Ana, through the agency: {FACT}.")
    assert second.endswith(", reported by Ana, by mail.")


def test_plain_mode_offers_it_where_it_can_be_done() -> None:
    """To who releases, once something was released, also while that is corrected."""
    room = released_room()
    words_of = {who: {each.word for each in view_of(room, who).options} for who in ("ana", "ben")}
    assert (True, False) == ("reply" in words_of["ana"], "reply" in words_of["ben"])
    assert "reply" not in {each.word for each in view_of(release_room(), "ana").options}
    room.act("ana", c.CorrectText("another exercise"), CORRECTION)
    assert "reply" in {each.word for each in view_of(room, "ana").options}


def test_who_recorded_it_stands_in_the_activity_of_everybody_without_a_word_of_it() -> None:
    """As for a hand-over."""
    room = released_room()
    room.act("ana", CORRECTION)
    for who in ("ben", "ana"):
        last = activity(moment_of(room, who).reading)[-1]
        assert "Ana recorded what the candidate said" == last.words


def test_without_a_link_or_a_mail_there_is_no_page_to_speak_of() -> None:
    """What was said alone makes neither its row nor its acts."""
    room = released_room()
    room.act("ana", CORRECTION)
    assert [] == said(view_of(room, "ana"), "page")
    assert "end-links" not in {each.word for each in view_of(room, "ana").options}
