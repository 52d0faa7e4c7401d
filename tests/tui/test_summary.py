"""The summary's screen: reading, mending, accepting, signing, and what each key says where it cannot act."""

import time
from datetime import timedelta

import pytest

from panelry import commands as c
from panelry.debrief import Phase
from panelry.ids import PersonId, PointId, SentenceId
from panelry.leases import LEASE
from panelry.panel import Outcome, Role
from panelry.points import Kind, Polarity, Section
from panelry.refusals import SENTENCES, Code
from panelry.summary import released_text, text_hash, wording
from panelry.visibility import picture
from panelry_tui.left_out import left_out
from panelry_tui.reading import Reading
from panelry_tui.screens.dialogs import NOTHING_TYPED
from panelry_tui.screens.point_form import PointForm
from panelry_tui.screens.preview import PreviewDialog
from panelry_tui.screens.summary import SummaryScreen
from panelry_tui.summary_reading import SummaryReading
from panelry_tui.widgets.draft_editor import DraftEditor
from tui.fake_room import FakeRoom
from tui.late_room import (
    COLLABORATION,
    add,
    alone_room,
    discussed_room,
    disputed_room,
    sign,
    summary_room,
    text_of,
)
from tui.screen_text import as_stored
from tui.seated import Terminal, seated

NEEDS_NO_YES = "This sentence waits for no yes: new text (N) and rubric words alone (R) do."


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def screen_of(terminal: Terminal) -> SummaryScreen:
    """Return the summary's screen under any dialog."""
    return next(each for each in terminal.app.screen_stack if isinstance(each, SummaryScreen))


def editor_of(terminal: Terminal) -> DraftEditor:
    """Return the editor."""
    return screen_of(terminal).query_one(DraftEditor)


def with_roles(room: FakeRoom, **roles: Role) -> FakeRoom:
    """Give further people a seat; possible until the summary."""
    for person, role in roles.items():
        room.act("ana", c.AddPerson(PersonId(person), person.title(), (role,)))
    return room


def opened_with(**roles: Role) -> FakeRoom:
    """Return a room at the summary with further people."""
    room = with_roles(discussed_room(), **roles)
    room.act("ana", c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE), c.OpenSummary())
    return room


# Pictures


def right_column(terminal: Terminal) -> str:
    """Return what stands at the right of the rule between the columns, with single blanks."""
    return " ".join(" ".join(each.partition("│")[2] for each in terminal.text().splitlines()).split())


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_the_summary_looks_as_designed(size: tuple[int, int]) -> None:
    """Parts and points, sentences with their letters, findings with the span underlined, signatures."""
    async with seated(disputed_room(), "ana", size) as terminal:
        await terminal.press(*["exclamation_mark"] * 3)
        assert as_stored(f"summary-{size[0]}x{size[1]}", terminal.text()) == terminal.text()


async def test_a_draft_with_a_warning_alone_looks_as_designed() -> None:
    """Nothing that stops a signature, two signatures, one that an edit cleared, one person who declined."""
    room = summary_room()
    sign(room, "dara")
    add(room, "ben", "We also liked your questions.", Section.CLOSING)
    room.act("ana", c.AcceptSentence(room.state.edits[-1].sentence, room.state.edits[-1].text))
    sign(room, "ana", "ben")
    room.act("chen", c.DeclineToSign(text_hash(room.state), "The design part is too hard."))
    async with seated(room, "ana", (80, 24)) as terminal:
        assert as_stored("summary-signed-80x24", terminal.text()) == terminal.text()


async def test_editing_looks_as_designed() -> None:
    """The editor stands under its sentence, with the findings still in view."""
    async with seated(disputed_room(), "ben", (80, 24)) as terminal:
        await terminal.press("e")
        assert as_stored("summary-editing-80x24", terminal.text()) == terminal.text()


async def test_an_observer_reads_no_draft() -> None:
    """The words say who reads it."""
    async with seated(opened_with(olu=Role.OBSERVER), "olu") as terminal:
        assert "The panel reads the draft" in terminal.text()
        await terminal.press("p", "y", "e", "enter", "exclamation_mark")
        assert SENTENCES[Code.NOT_ALLOWED] in terminal.said()
        assert screen_of(terminal) is terminal.app.screen


async def test_a_coordinator_reads_the_text_without_sources() -> None:
    """Sources name levels, so the letters are blank, and the reason says who knows."""
    async with seated(opened_with(gia=Role.COORDINATOR), "gia") as terminal:
        assert "   Amara, thank you" in terminal.text().replace("▌", " ")
        await terminal.press("enter")
        assert "known to the panel only" in terminal.text()


# Moving and reading


async def test_the_cursor_goes_through_the_sentences_and_its_part_is_shown() -> None:
    """Down past the last sentence of a part shows the next part; first and last are one key away."""
    async with seated(summary_room(), "ben") as terminal:
        await terminal.press("down", "j", "down")
        assert "part 2 of 4" in terminal.text()
        await terminal.press("G")
        assert "The interview panel at Acme" in terminal.text()
        await terminal.press("k", "up", "g")
        assert "part 1 of 4" in terminal.text()


async def test_help_says_what_the_letters_before_the_sentences_mean() -> None:
    """A newcomer need not guess T, R, P and N."""
    async with seated(summary_room(), "ana", (100, 60)) as terminal:
        await terminal.press("?")
        text = " ".join(terminal.text().replace("│", " ").split())
    assert "T template, R rubric, P point, N new text." in text


async def test_every_source_is_told_in_words() -> None:
    """Template, rubric, point and new text: enter says where the words come from."""
    room = disputed_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("enter")
        assert "The drafter's own phrase" in terminal.text()
        await terminal.press("escape", *["down"] * 4, "enter")
        assert "Ana Duarte's approved point: In the bug hunt, you wrote" in terminal.text()
        await terminal.press("escape", "down", "enter")
        assert "The rubric's strength words for Handling ambiguity at the agreed level" in terminal.text()
        await terminal.press("escape", *["exclamation_mark"] * 2, "enter")
        assert "New text by Ben Okafor; nobody else has accepted it yet." in terminal.text()


async def test_a_source_that_is_gone_is_told_without_its_words() -> None:
    """A point that was withdrawn meanwhile, and new text that was accepted."""
    room = summary_room()
    name = add(room, "ben", "We liked how the pairing went.", Section.STRENGTHS)
    room.act("ana", c.AcceptSentence(name, "We liked how the pairing went."))
    async with seated(room, "ana") as terminal:
        screen_of(terminal).sentence = name
        await terminal.press("enter")
        assert "somebody else accepted it" in terminal.text()


async def test_the_finding_key_goes_around_all_findings() -> None:
    """After the last one comes the first; without any, the key says so."""
    async with seated(disputed_room(), "ana") as terminal:
        await terminal.press(*["exclamation_mark"] * 4)
        assert "▌ 4 NEW TEXT" in terminal.text()
        await terminal.press("exclamation_mark")
        assert "▌ 1 RUBRIC WORDS nobody has said it yet" in terminal.text()
    async with seated(summary_room(), "ana") as terminal:
        await terminal.press("exclamation_mark")
        assert ["Nothing was found in the present text."] == terminal.said()


async def test_who_signs_reads_how_many_warnings_nobody_waived() -> None:
    """Above the exact text; a waived one counts no more."""
    room = summary_room()
    text = "You always asked first."
    sentence = add(room, "ben", text, Section.STRENGTHS)
    room.act("ana", c.AcceptSentence(sentence, text))
    async with seated(room, "ana") as terminal:
        await terminal.press("S")
        assert "1 warning that nobody waived" in terminal.text()
        await terminal.press("escape")
        room.act("ana", c.WaiveFinding(sentence, text, "ABSOLUTE", "all of us saw it"))
        await terminal.press("S")
        assert "that nobody waived" not in terminal.text()


async def test_a_leak_names_its_owner_and_never_their_words() -> None:
    """Others see whose private words are near; the owner is told that they are their own."""
    async with seated(disputed_room(), "dara") as terminal:
        await terminal.press("exclamation_mark", "exclamation_mark")
        assert "near Ben’s private words" in terminal.text()
        assert "guessed at a region" not in terminal.text()
    async with seated(disputed_room(), "ben") as terminal:
        await terminal.press("exclamation_mark", "exclamation_mark")
        assert "near your own private words" in terminal.text()


async def test_the_other_column_holds_the_points() -> None:
    """Tab and the arrows go there and back; enter shows a point whole, with what disputes it."""
    async with seated(disputed_room(), "dara") as terminal:
        await terminal.press("tab", "enter")
        assert "Point of Dara Lind on Collaboration (strength)" in terminal.text()
        assert "Ben Okafor disputes it: That was my hint" in terminal.text()
        await terminal.press("escape", "down", "right", "left", "enter")
        assert "Point of Ana Duarte on Code quality" in terminal.text()


async def test_a_panel_without_points_says_how_to_write_one() -> None:
    """There is no column to go to."""
    room = summary_room()
    for person, point in (("ana", "p1"), ("chen", "p2"), ("dara", "p3")):
        room.act(person, c.WithdrawPoint(PointId(point)))
    async with seated(room, "ben") as terminal:
        await terminal.press("tab")
        assert ["There is no point yet. w writes one."] == terminal.said()
        assert "none yet: w writes one" in terminal.text()


# Writing


async def test_an_edited_sentence_goes_to_the_server() -> None:
    """Enter saves; the new words stand in the text for everybody."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("e")
        await terminal.write("Amara, thank you for your time.", "enter")
        assert "Amara, thank you for your time." == text_of(room, "opening/thanks")
        assert not editor_of(terminal).is_open


async def test_escape_keeps_what_was_typed_for_the_next_time() -> None:
    """Nothing typed is lost: it is there again, also after a restart."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("e")
        await terminal.write("Half a thought", "escape")
        assert "Your text is kept on this machine: e brings it back." in terminal.said()
        assert {"sentence/opening/thanks": "Half a thought"} == terminal.app.store.begun
        await terminal.press("e")
        assert "Half a thought" == editor_of(terminal).text
        assert "what you typed and left" in terminal.text()


async def test_typing_is_durable_before_it_is_saved() -> None:
    """Half a second after the last key, and at once when the person leaves."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("e")
        await terminal.write("Half a thought")
        await terminal.pilot.pause(0.6)
        assert {"sentence/opening/thanks": "Half a thought"} == terminal.app.store.begun
        await terminal.write("Half a thought more")
        await screen_of(terminal).before_leaving()
        assert {"sentence/opening/thanks": "Half a thought more"} == terminal.app.store.begun


async def test_a_sentence_that_changed_gives_the_text_back() -> None:
    """The editor says what stands there now and keeps the person's words; enter puts them in that place."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("e")
        await terminal.write("Mine")
        base = text_of(room, "opening/thanks")
        room.now += timedelta(seconds=LEASE)
        room.act("chen", c.EditSentence(SentenceId("opening/thanks"), Section.OPENING, "Theirs", base))
        await terminal.pilot.pause(0.1)
        assert "Somebody changed this sentence. It reads now: “Theirs”" in " ".join(
            terminal.text().split()
        ).replace("│ ", "")
        assert "Mine" == editor_of(terminal).text
        await terminal.press("enter")
        assert "Mine" == text_of(room, "opening/thanks")


async def test_an_empty_or_unchanged_sentence_is_not_sent() -> None:
    """An empty one says how to remove it; an unchanged one closes the editor."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("e")
        await terminal.write("", "enter")
        assert "x removes a sentence" in terminal.text()
        await terminal.write(text_of(room, "opening/thanks"), "enter")
        assert not editor_of(terminal).is_open
        assert () == room.state.edits


async def test_a_sentence_can_be_added_and_removed() -> None:
    """A new one stands at the end of its part; removing asks first."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("down", "down", "down", "i")
        await terminal.write("We liked your questions.", "enter")
        assert "N We liked your questions." in terminal.text()
        await terminal.press("x", "enter")
        assert "We liked your questions." in released_text(room.state)
        await terminal.press("x", "down", "enter")
        assert "We liked your questions." not in released_text(room.state)


async def test_a_refused_sentence_stays_in_the_editor() -> None:
    """Too long a text is not taken, and not lost."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("e")
        await terminal.write("word " * 200, "enter")
        assert SENTENCES[Code.TEXT_TOO_LONG] in terminal.said()
        assert editor_of(terminal).is_open


async def test_an_edit_without_a_network_waits_on_this_machine() -> None:
    """The editor says where it is, and closes when the answer comes."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        room.cut("ben")
        await terminal.press("e")
        await terminal.write("Amara, thank you.", "enter")
        assert "Kept on this machine" in terminal.text()
        await room.join_again("ben")
        await terminal.pilot.pause(0.1)
        assert not editor_of(terminal).is_open
        assert "Amara, thank you." == text_of(room, "opening/thanks")


async def test_new_text_is_accepted_by_somebody_else() -> None:
    """Its writer cannot, and a sentence of the drafter needs no yes but for rubric words alone."""
    room = disputed_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("y", "exclamation_mark", "exclamation_mark", "y")
        assert NEEDS_NO_YES in terminal.said()
        assert "Ana Duarte or Chen Wei or Dara Lind can accept it; x takes it out." in terminal.said()[-1]
    async with seated(room, "ana") as terminal:
        await terminal.press("exclamation_mark", "y")
        assert PersonId("ana") == room.state.accepted[SentenceId("strengths/debugging-method/said")].by
        await terminal.press("exclamation_mark", "y")
        assert PersonId("ana") == room.state.edits[1].accepted_by


async def test_the_drafted_words_are_put_back() -> None:
    """U asks first; where nothing was changed, or a sentence was added, it says so."""
    room = summary_room()
    thanks = wording(room.state)[0]
    async with seated(room, "ben") as terminal:
        await terminal.press("u")
        assert ["This sentence stands as it was drafted."] == terminal.said()
        room.act("ben", c.EditSentence(thanks.id, thanks.section, "We liked your talk.", thanks.text))
        await terminal.press("u", "escape", "u", "enter")
        assert "We liked your talk." == text_of(room, thanks.id)
        await terminal.press("u", "down", "enter")
        assert thanks.text == text_of(room, thanks.id)
        added = add(room, "ben", "We liked how the pairing went.", Section.STRENGTHS)
        await terminal.drawn()
        screen_of(terminal).sentence = added
        await terminal.press("u", "tab", "u")
        assert [
            "Somebody added this sentence, so there are no drafted words. x takes it out.",
            "u puts back a drafted sentence: tab goes to the sentences.",
        ] == terminal.said()[-2:]


async def test_a_panel_of_one_is_told_the_way_out() -> None:
    """Nobody can accept what the only person wrote; the editor says so before, the finding after."""
    room = alone_room()
    thanks = wording(room.state)[0]
    async with seated(room, "ana") as terminal:
        await terminal.press("e")
        assert "Nobody else is here to accept new text" in " ".join(terminal.text().split())
        await terminal.write("We liked your talk.", "enter")
        await terminal.press("y")
        assert "Nobody else here can accept it: u puts the drafted words back." == terminal.said()[-1]
        await terminal.press("u", "down", "enter")
        assert thanks.text == text_of(room, thanks.id)


# What is left out


async def test_a_thank_you_note_says_why_and_what_would_help() -> None:
    """Two approved points on both sides of one criterion give no summary, and the screen says so."""
    room = alone_room()
    for name, side in (("s", Polarity.STRENGTH), ("g", Polarity.GROWTH)):
        advice = "Say it aloud." if side is Polarity.GROWTH else ""
        words = ("In the pairing", "you took our hint and tried it", Kind.SAW)
        written = c.WritePoint(PointId(name), COLLABORATION, side, *words, suggestion=advice)
        room.act("ana", written, c.ApprovePoint(PointId(name), 1))
    async with seated(room, "ana", (80, 24)) as terminal:
        shown = right_column(terminal)
        assert "The short thank-you note: points stand on both sides of one criterion. W says" in shown
        await terminal.press("W")
        assert as_stored("summary-left-out-80x24", terminal.text()) == terminal.text()
        await terminal.press("escape", "tab", "enter")
        assert "The draft does not use it: its criterion has points on both sides." in terminal.text()


async def test_what_waits_for_an_agreed_level_a_yes_or_the_end_of_a_dispute_is_told() -> None:
    """Each with the key that helps; a summary that leaves nothing out says so."""
    room = alone_room(agreed=False)
    for name, approved in (("a", True), ("b", False)):
        words = ("In the pairing", "you took our hint and tried it", Kind.SAW)
        room.act("ana", c.WritePoint(PointId(name), COLLABORATION, Polarity.STRENGTH, *words))
        room.act("ana", *([c.ApprovePoint(PointId(name), 1)] if approved else []))
    async with seated(room, "ana") as terminal:
        await terminal.press("W")
        told = " ".join(terminal.text().split())
    assert "Collaboration: a strength waits for an agreed level (B)." in told
    assert "Collaboration: your strength is not approved. y approves it." in told
    assert "B goes back to the discussion: agree on one more criterion." in told
    disputed = left_out_of(disputed_room(), "ben")
    assert "Dara, Collaboration (strength): somebody disputes it" in disputed


def left_out_of(room: FakeRoom, who: str) -> str:
    """Return the page of what is left out, as somebody reads it."""
    return "\n".join(left_out(SummaryReading(Reading(picture(room.state, PersonId(who)), PersonId(who)))))


# Points


async def test_an_author_takes_a_point_back_and_approves_it_again() -> None:
    """N takes it back, y approves it; the draft follows."""
    room = summary_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("n", "tab", "n", "n")
        assert "taken back" not in terminal.text()
        assert room.state.points[PointId("p1")].shared is None
        await terminal.press("enter")
        assert "written, not approved" in terminal.text()
        await terminal.press("escape", "y", "y")
        assert room.state.points[PointId("p1")].shared is not None
        assert "You have approved this point. n takes it back." in terminal.said()


async def test_a_point_of_others_is_disputed_and_cleared() -> None:
    """X asks for words, then X clears; nobody disputes, changes or approves what is not theirs to."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("X", "tab", "X")
        await terminal.write("It was another exercise.", "ctrl+s")
        assert {PersonId("ben"): "It was another exercise."} == room.state.points[PointId("p1")].disputes
        await terminal.press("X", "y", "e", "n", "x")
        assert {} == room.state.points[PointId("p1")].disputes
        assert [
            "Choose a point first: tab goes to the points.",
            "Cleared: the draft may use it again.",
            "Only its author approves a point.",
            "Only its author changes a point. X disputes it in words.",
            "n takes back a point that you approved or left unfinished: tab goes there.",
            "x removes a sentence. n takes a point of yours back.",
        ] == terminal.said()
    async with seated(room, "ana") as terminal:
        await terminal.press("tab", "X")
        assert ["This point is yours: write it anew with e, or take it back with n."] == terminal.said()


async def test_a_dispute_without_words_stays_open_and_says_so() -> None:
    """Nobody disputes by pressing a key alone."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("tab", "X")
        await terminal.write("  ", "ctrl+s")
        assert NOTHING_TYPED in terminal.dialog()
        await terminal.press("escape")
        assert {} == room.state.points[PointId("p1")].disputes


async def test_a_point_is_written_and_approved_here_too() -> None:
    """The criterion first, then the form; complete words are offered for approval."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("w", "enter")
        await terminal.write("In the design exercise", "tab")
        await terminal.write("you sized the queue first", "ctrl+s", "enter")
        mine = next(each for each in room.state.points.values() if each.point.author == "ben")
        assert mine.shared == mine.point


async def test_a_point_that_was_left_is_there_again() -> None:
    """Escape keeps the words; an incomplete point is saved and not offered."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("w", "enter")
        await terminal.write("In the design exercise", "escape")
        await terminal.press("w", "enter")
        assert "In the design exercise" in terminal.text()
        await terminal.press("ctrl+s")
        assert screen_of(terminal) is terminal.app.screen
        await terminal.press("tab", "enter")
        assert "not complete: e goes on writing" in terminal.text()
        await terminal.press("escape", "e")
        assert isinstance(terminal.app.screen, PointForm)


async def test_leaving_the_choice_of_a_criterion_writes_nothing() -> None:
    """Escape goes back."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("w", "escape")
        assert screen_of(terminal) is terminal.app.screen


# Signing


async def test_signing_shows_the_exact_text_first() -> None:
    """The first S opens the preview, the second signs what is shown."""
    room = summary_room()
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("S")
        assert isinstance(terminal.app.screen, PreviewDialog)
        assert "S Signs exactly this" in terminal.text()
        assert {} == room.state.signatures
        await terminal.press("S")
        assert text_hash(room.state) == room.state.signatures[PersonId("ben")].hash
        await terminal.press("S")
        assert "You have signed exactly this text already." in terminal.said()


async def test_who_signs_thanks_alone_reads_that_it_holds_no_feedback() -> None:
    """Above the exact text, with the reason; it may be signed all the same."""
    room = alone_room(agreed=False)
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("S")
        assert "No feedback is in it, only thanks: no level is agreed." in " ".join(terminal.dialog().split())
        await terminal.press("S")
        assert [PersonId("ana")] == list(room.state.signatures)
    async with seated(summary_room(), "ben", (80, 24)) as terminal:
        await terminal.press("S")
        assert "No feedback is in it" not in terminal.text()


async def test_the_preview_is_the_text_to_the_letter() -> None:
    """Words and paragraphs are those of the released text; leaving signs nothing."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("p")
        assert " ".join(released_text(room.state).split()) in " ".join(terminal.dialog().split())
        await terminal.press("j", "k", "escape")
        assert {} == room.state.signatures


async def test_a_text_that_changed_under_the_preview_is_not_signed() -> None:
    """What is signed is what was shown, so the server declines and says so."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("S")
        add(room, "ana", "We liked your questions.", Section.CLOSING)
        await terminal.press("S")
        assert SENTENCES[Code.TEXT_CHANGED] in terminal.said()
        assert {} == room.state.signatures


async def test_findings_stop_signing_and_asking() -> None:
    """The keys say how many there are and how to go there; the preview then does not sign."""
    room = disputed_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("S", "a", "O", "p", "S")
        assert isinstance(terminal.app.screen, PreviewDialog)
        assert ["4 to resolve before anyone can sign. ! goes to each."] * 2 == terminal.said()[:2]
        assert "4 to resolve first. ! goes to each." == terminal.said()[2]


async def test_declining_to_sign_takes_words() -> None:
    """The words stand beside the name."""
    room = summary_room()
    async with seated(room, "ben") as terminal:
        await terminal.press("D")
        await terminal.write("Too hard on the design.", "ctrl+s")
        assert "✗ Ben “Too hard on the design.”" in terminal.text()


async def test_somebody_who_is_not_asked_neither_signs_nor_declines() -> None:
    """A coordinator reads and accepts."""
    async with seated(opened_with(gia=Role.COORDINATOR), "gia") as terminal:
        await terminal.press("S", "D", "w", "a", "O", "B")
        assert [SENTENCES[Code.NOT_A_SIGNER]] * 2 == terminal.said()[:2]
        assert [SENTENCES[Code.NOT_ALLOWED]] * 4 == terminal.said()[2:]


async def test_an_edit_clears_signatures_visibly() -> None:
    """The signature stays as one for an earlier text, and a line says so."""
    room = summary_room()
    sign(room, "ana", "ben")
    async with seated(room, "ana") as terminal:
        assert "2 of 4 signed" in terminal.text()
        add(room, "chen", "We liked your questions.", Section.CLOSING)
        await terminal.pilot.pause(0.1)
        assert "0 of 4 signed" in terminal.text()
        assert "◐ Ana an earlier text" in terminal.text()
        assert "An edit cleared signatures" in terminal.text()


async def test_the_facilitator_asks_once_and_hears_who_is_missing() -> None:
    """The second time the key says whom everybody waits for."""
    room = summary_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("a")
        assert text_hash(room.state) == room.state.asked
        sign(room, "ben", "chen", "dara")
        await terminal.press("a")
        assert "Asked already. Still to sign: Ana." in terminal.said()
        assert "SIGNATURES asked" in terminal.text()


async def test_the_release_opens_when_all_have_signed() -> None:
    """Asking gives way to opening in the footer; the next screen follows."""
    room = summary_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("O")
        assert ["The release waits for at least 2 signatures; 0 hold now."] == terminal.said()
        sign(room, "ana", "ben", "chen", "dara")
        await terminal.pilot.pause(0.1)
        assert "O Open the release" in terminal.text()
        await terminal.press("O")
        await terminal.pilot.pause(0.1)
        assert "1 Permission" in terminal.text()


async def test_missing_signatures_are_counted_by_hand() -> None:
    """The dialog names who is missing; a wrong number asks again."""
    room = summary_room()
    sign(room, "ana", "ben", "chen")
    room.act("dara", c.DeclineToSign(text_hash(room.state), "Not what I saw"))
    async with seated(room, "ana") as terminal:
        await terminal.press("O")
        assert "1 has not signed: Dara" in terminal.text()
        await terminal.write("x", "enter")
        await terminal.write("3", "enter")
        assert [SENTENCES[Code.MISSING_COUNT_DIFFERS]] * 2 == terminal.said()
        await terminal.write("1", "enter")
        await terminal.pilot.pause(0.1)
        assert "signed by 3 of 4" in terminal.text()


async def test_who_has_not_answered_is_waited_for_or_marked_absent() -> None:
    """The question says from when it goes on without them."""
    room = summary_room()
    sign(room, "ana", "ben", "chen")
    room.act("ana", c.AskForSignatures())
    async with seated(room, "ana") as terminal:
        await terminal.press("O")
        assert "Dara has not answered" in terminal.text()
        assert "It goes on without them from 25 Nov" in terminal.text()
        await terminal.press("enter")
        assert Phase.SUMMARY is room.state.phase
        await terminal.press("O", "down", "enter")
        await terminal.pilot.pause(0.1)
        await terminal.press("O")
        assert "1 has not signed: Dara" in terminal.text()
        await terminal.write("1", "enter")
        await terminal.pilot.pause(0.1)
        assert "opened without Dara (absent)" in terminal.text()


async def test_after_two_working_days_it_goes_on_without_an_answer() -> None:
    """A Sunday's question is open until Wednesday."""
    room = summary_room()
    sign(room, "ana", "ben", "chen")
    room.act("ana", c.AskForSignatures())
    room.now += timedelta(days=3)
    async with seated(room, "ana") as terminal:
        await terminal.press("O")
        assert "1 has not signed: Dara" in terminal.text()
        await terminal.write("1", "enter")
        await terminal.pilot.pause(0.1)
        assert "opened without Dara (no answer)" in terminal.text()


async def test_leaving_the_count_opens_nothing() -> None:
    """Escape goes back to the summary."""
    room = summary_room()
    sign(room, "ana", "ben", "chen")
    room.act("dara", c.DeclineToSign(text_hash(room.state), "Not what I saw"))
    async with seated(room, "ana") as terminal:
        await terminal.press("O", "escape")
        assert screen_of(terminal) is terminal.app.screen


async def test_the_facilitator_goes_back_to_the_discussion_with_a_reason() -> None:
    """The reason is asked for; leaving the dialog keeps the phase."""
    room = summary_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("B", "escape", "B")
        await terminal.write("One criterion is not clear.", "ctrl+s")
        await terminal.pilot.pause(0.1)
        assert "discussion" == room.state.phase.value


async def test_hostile_words_stay_words() -> None:
    """Markup in a sentence, a point or a dispute runs nothing and styles nothing."""
    room = summary_room()
    add(room, "ben", "[@click=app.quit]leave[/] now", Section.OPENING)
    room.act("ben", c.DisputePoint(PointId("p1"), "[/] no"))
    async with seated(room, "ana") as terminal:
        assert "[@click=app.quit]leave[/] now" in terminal.text()
        await terminal.press("tab", "enter")
        assert "[/] no" in terminal.text()


async def test_a_thank_you_note_says_why_it_is_short() -> None:
    """Without a strength and a growth point there is only the note."""
    room = summary_room()
    for person, point in (("ana", "p1"), ("chen", "p2"), ("dara", "p3")):
        room.act(person, c.WithdrawPoint(PointId(point)))
    room.act("ana", c.ReturnToDiscussion("no"))
    for criterion in room.state.rubric.criteria:
        room.act("ana", c.TakeUp(criterion.id), c.Park(criterion.id))
    room.act("ana", c.OpenSummary())
    async with seated(room, "ben") as terminal:
        assert "short thank-you note" in " ".join(terminal.text().replace("│", " ").split())
