"""Scoring, blind: rating, observing, notes that are never lost, and handing the scorecard in."""

import asyncio
from pathlib import Path

import pytest
from textual.widgets import TextArea

from panelry import commands as c
from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.panel import Confidence, Mode, Recommendation, Role, Standing
from panelry.points import Kind
from panelry.rubric import NEUTRAL_SCALE, Criterion, Level, Rubric
from panelry.rubric_import import read_rubric
from panelry.scorecard import Scorecard as Card
from panelry_tui.apart import rating_apart
from panelry_tui.card_reading import anchors_of
from panelry_tui.editor_outside import EditorFault, editor_of
from panelry_tui.reading import Reading
from panelry_tui.screens.dialogs import Dialog
from panelry_tui.screens.discussion import DiscussionScreen
from panelry_tui.screens.editor import ConflictDialog, PassageDialog
from panelry_tui.screens.scoring import ScoringScreen
from panelry_tui.widgets.note_editor import NoteEditor
from panelry_tui.widgets.observation_list import ObservationList
from panelry_tui.widgets.scorecard import Scorecard
from tui.fake_room import PANEL, FakeRoom, FullOutbox
from tui.screen_text import golden_screen
from tui.seated import Terminal, seated
from tui.six_people import SIX, discussed

WHO, BEN = "ben", PersonId("ben")
DESIGN = CriterionId("system-design")


def a_room(mode: Mode = Mode.EVIDENCE_FIRST) -> FakeRoom:
    """Return a room where Ben has begun his scorecard."""
    room = FakeRoom(SIX, mode=mode)
    criteria = [each.id for each in room.state.rubric.criteria]
    levels = (4, 4, None, 3, 2)
    room.act(WHO, *(c.Rate(each, level) for each, level in zip(criteria[1:6], levels, strict=True)))
    seen = (
        ("1", Kind.SAW, "Single region only; no answer on failover", False),
        ("2", Kind.HEARD, "“I would look it up”, on failover", False),
        ("3", Kind.SAW, "Sized the queue before choosing it", True),
    )
    for number, kind, text, shareable in seen:
        room.act(WHO, c.Observe(ObservationId(number), DESIGN, kind, text, shareable))
    room.act(WHO, c.WriteNote(DESIGN, "Back-pressure only after the third prompt."))
    return room


def card(room: FakeRoom) -> Card:
    """Return Ben's scorecard as the server has it."""
    return room.state.card(BEN)


def whole(room: FakeRoom) -> FakeRoom:
    """Let Ben rate all that is blank."""
    room.act(WHO, *(c.Rate(each.id, 3) for each in room.state.rubric.criteria))
    return room


async def typed(terminal: Terminal, text: str) -> None:
    """Open the note and write into it as a person would."""
    await terminal.press("e")
    terminal.app.screen.query_one(TextArea).insert(text)
    await terminal.drawn()


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_the_scorecard_looks_as_drawn(size: tuple[int, int]) -> None:
    """Own ratings at the left; anchors, observations, note and the law at the right."""
    async with seated(a_room(), WHO, size) as terminal:
        await terminal.drawn()
        assert golden_screen(f"scoring-{size[0]}x{size[1]}") == terminal.text()


async def test_a_digit_rates_and_the_cursor_stays_until_it_is_moved() -> None:
    """Two keys a criterion: the rating is in sight before the next one."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await terminal.press("4", "j", "0", "j", "5", "5")
        assert "3 of 8" in terminal.text()
    assert [4, None, 5] == [each.level for each in card(room).ratings.values()]
    assert [1, 1, 1] == [each.version for each in card(room).ratings.values()]


async def test_backspace_makes_a_rating_blank_again() -> None:
    """A blank is neither low nor no evidence; clearing twice is explained."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await terminal.press("4", "backspace", "backspace")
        assert "This is blank already." in terminal.said()
    assert {} == card(room).ratings


async def test_arrows_walk_over_the_levels_and_enter_chooses() -> None:
    """A tenth level has no digit, so this way reaches it; a digit off the scale is explained."""
    scale = Rubric("R", "1", 10, (Criterion(DESIGN, "Design", tuple(Level(each) for each in range(1, 11))),))
    room = FakeRoom(PANEL, scale)
    async with seated(room, WHO) as terminal:
        assert "0–9 Rate" in terminal.text()
        await terminal.press(*["right"] * 11, "left", "right", "enter")
        assert 10 == card(room).ratings[DESIGN].level
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await terminal.press("9", "enter")
        assert any("not on this rubric's scale" in each for each in terminal.said())
    assert {} == card(room).ratings


async def test_recommendation_and_confidence_are_rows_like_the_others() -> None:
    """Digits choose them, backspace takes them back; there is no neutral one."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await terminal.press("G", "3", "k", "1")
        assert "Strong no" in terminal.text()
        given = (card(room).recommendation, card(room).confidence)
        assert (Recommendation.STRONG_NO, Confidence.HIGH) == given
        await terminal.press("o")
        assert any("Observations belong to a criterion" in each for each in terminal.said())
        await terminal.press("backspace", "j", "0")
    assert (None, None) == (card(room).recommendation, card(room).confidence)


def test_a_rubric_without_words_shows_the_neutral_ones() -> None:
    """One with some words shows those, and leaves the others to lie between."""
    bare = Criterion(DESIGN, "Design", tuple(Level(each) for each in range(1, 6)))
    some = Criterion(DESIGN, "Design", (Level(1, "low"), Level(2), Level(3), Level(4), Level(5, "high")))
    found = []
    for criterion in (bare, some):
        room = FakeRoom(PANEL, Rubric("R", "1", 5, (criterion,)))
        found.append(anchors_of(Reading(room.store_for(WHO).view(), BEN), DESIGN))
    assert [NEUTRAL_SCALE, ("low", "", "", "", "high")] == found


async def test_nobody_else_sees_what_is_rated() -> None:
    """The facilitator's screen does not change by a keystroke of somebody else."""
    room = a_room()
    async with seated(room, "ana") as other:
        before = other.text()
        room.act(WHO, c.Rate(DESIGN, 1), c.WriteNote(DESIGN, "secret"), c.Recommend(Recommendation.NO))
        await other.drawn()
        assert before == other.text()


async def test_an_observation_takes_a_kind_and_a_text() -> None:
    """Words, then enter, then a letter for the kind; escape from that question leads back to the words."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await terminal.press("o")
        await terminal.write("“[bold]why[/bold] not”", "enter", "escape")
        assert "“[bold]why[/bold] not”" == terminal.app.screen.query_one(TextArea).text
        await terminal.press("enter", "h")
        await terminal.drawn()
        assert "“[bold]why[/bold] not”" in terminal.text()
    (found,) = card(room).observations.values()
    assert (Kind.HEARD, False, DESIGN) == (found.kind, found.shareable, found.criterion)


async def test_an_observation_that_was_left_is_there_again() -> None:
    """Escape loses no words, and neither does a crash: they are written down by name."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await terminal.press("o")
        await terminal.write("Sized the")
        await terminal.until(lambda: bool(terminal.app.store.begun))
        assert ["Sized the"] == list(terminal.app.store.begun.values())
        await terminal.write("Sized the queue", "escape")
        await terminal.press("o")
        assert "Sized the queue" == terminal.app.screen.query_one(TextArea).text
        await terminal.press("enter", "s")
        await terminal.drawn()
        assert {} == terminal.app.store.begun
        await terminal.press("o", "escape", "o", "enter")
        assert "Nothing is typed yet." in terminal.dialog()
    assert ["Sized the queue"] == [each.text for each in card(room).observations.values()]


async def test_an_observation_is_changed_shared_and_deleted() -> None:
    """Enter changes it, s shares it, d asks before it deletes."""
    room = a_room()
    async with seated(room, WHO) as terminal:
        await terminal.press("tab", "g", "s")
        assert card(room).observations[ObservationId("1")].shareable
        await terminal.press("s", "j", "enter")
        await terminal.write("“I would look it up”", "enter")
        await terminal.drawn()
        assert "“I would look it up”" == card(room).observations[ObservationId("2")].text
        await terminal.press("G", "d", "enter")
        assert 3 == len(card(room).observations)
        await terminal.press("d", "down", "enter")
        await terminal.drawn()
    assert ["1", "2"] == list(card(room).observations)


async def test_without_an_observation_its_keys_say_so() -> None:
    """They tell which key adds one."""
    async with seated(FakeRoom(PANEL), WHO) as terminal:
        await terminal.press("s", "d")
        assert ["There is no observation here yet. o adds one."] * 2 == terminal.said()


async def test_a_note_says_where_it_is() -> None:
    """Typing, then on the server with the time; the heading says it too."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO, (80, 24)) as terminal:
        await typed(terminal, "Back-pressure")
        assert "only you · typing, saved each second" in terminal.text()
        assert "esc Done: the note is kept" in terminal.text()
        await terminal.until(lambda: "only you · on the server" in terminal.text())
        assert "only you · on the server" in terminal.text()
        assert "Back-pressure" == card(room).notes[DESIGN].text
        await terminal.press("escape")
        assert "Back-pressure" in terminal.text()


async def test_a_note_about_a_persons_life_is_nudged_about_and_kept() -> None:
    """Below the line about the law, while it is typed and when it is read again; no other note has it."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO, (80, 24)) as terminal:
        await typed(terminal, "Has a baby at home.")
        await terminal.until(lambda: "only you · on the server" in terminal.text())
        assert "The candidate may be able to see this by law." in terminal.text()
        await terminal.until(lambda: "“Has a baby” may be about a person's life or" in terminal.text())
        assert "Has a baby at home." == card(room).notes[DESIGN].text
        await terminal.press("escape")
        assert "“Has a baby” may be" in terminal.text()
        await terminal.press("j")
        assert "“Has a baby” may be" not in terminal.text()
    assert "Nudged" not in [each.kind for each in room.state.acts]


async def test_an_observation_about_a_persons_life_is_nudged_about_and_kept() -> None:
    """Once, when it is kept; nothing stands on it afterwards."""
    room = FakeRoom(PANEL)
    told = "“Strong accent” may be about a person's life or origin."
    async with seated(room, WHO) as terminal:
        await terminal.press("o")
        await terminal.write("Strong accent", "enter", "h")
        await terminal.until(lambda: told in " ".join(terminal.said()))
    assert ["Strong accent"] == [each.text for each in card(room).observations.values()]


async def test_steady_typing_is_saved_although_no_key_pauses() -> None:
    """Keys that come faster than the pause cannot put the saving off for more than a second."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await terminal.press("e")
        for _ in range(16):
            await terminal.pilot.press("a")
            await asyncio.sleep(0.1)
        assert terminal.app.screen.query_one(NoteEditor).typing
        assert card(room).notes[DESIGN].text.startswith("aaaa")


async def test_a_note_that_was_not_kept_is_saved_later_upon_its_own_version() -> None:
    """A full disk is said beside the note, and is no change made elsewhere."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        outbox = terminal.app.store._outbox = FullOutbox()
        await typed(terminal, "kept at last")
        await terminal.until(lambda: "only you · not saved" in terminal.text())
        assert "only you · not saved" in terminal.text()
        outbox.full = False
        await terminal.until(lambda: "only you · on the server" in terminal.text())
        assert "only you · on the server" in terminal.text()
    assert ("kept at last", 1) == (card(room).notes[DESIGN].text, card(room).notes[DESIGN].version)


async def test_a_note_typed_offline_is_on_this_machine() -> None:
    """It goes with the next connection; leaving asks first."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        room.cut(WHO)
        await typed(terminal, "Back-pressure")
        await terminal.press("escape")
        await terminal.drawn()
        assert "only you · on this machine · 1 word" in terminal.text()
        assert "offline · 1 waiting" in terminal.text()
        await terminal.press("q")
        await terminal.drawn()
        assert "1 waiting on this machine" in terminal.dialog()
        await terminal.press("escape")
        await room.join_again(WHO)
    assert "Back-pressure" == card(room).notes[DESIGN].text


async def test_leaving_the_note_the_row_or_the_screen_keeps_it() -> None:
    """No half second is waited for: escape, the mouse, the reveal and q all save at once."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await typed(terminal, "by escape")
        await terminal.press("escape", "j")
        await typed(terminal, "by mouse")
        await terminal.pilot.click(Scorecard, offset=(5, 2))
        await terminal.drawn()
        await typed(terminal, "by reveal")
        room.act("ana", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria), c.Submit())
        room.act("ana", c.OpenEvidence(3))
        await terminal.press("escape")
        for _ in range(300):
            if isinstance(terminal.app.screen, DiscussionScreen):
                break
            await terminal.pilot.pause(0.1)
        assert isinstance(terminal.app.screen, DiscussionScreen)
    texts = [each.text for each in card(room).notes.values()]
    assert ["by escape", "by mouse", "by reveal"] == texts


async def test_the_note_that_is_being_typed_is_kept_when_the_person_leaves() -> None:
    """Ctrl+q in the middle of a word loses nothing."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await typed(terminal, "half a wo")
        await terminal.press("ctrl+q")
    assert "half a wo" == card(room).notes[DESIGN].text


async def test_the_last_row_offers_the_digits_that_the_row_takes() -> None:
    """No evidence is for criteria alone, and each scale ends where it ends."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO, (120, 40)) as terminal:
        for key, digits in (("g", "0–5 Rate"), ("G", "1–3 Rate"), ("k", "1–4 Rate")):
            await terminal.press(key)
            assert digits in terminal.text().splitlines()[-1]


async def test_a_quotation_is_quoted_with_other_marks() -> None:
    """What somebody said stands in single ones within what is quoted."""
    room = FakeRoom(PANEL)
    room.act(WHO, c.Observe(ObservationId("o1"), DESIGN, Kind.HEARD, "“I would look it up”", False))
    async with seated(room, WHO) as terminal:
        await terminal.press("s")
        assert "“‘I would look it up’”" in terminal.said()[-1]


async def test_the_note_of_the_judgement_rows_is_on_the_whole_interview() -> None:
    """It belongs to no criterion."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await terminal.press("G")
        await typed(terminal, "A calm hour.")
        await terminal.press("escape")
        assert "NOTES OVERALL" in terminal.text()
    assert "A calm hour." == card(room).notes[None].text


async def test_a_note_changed_elsewhere_lets_the_person_choose() -> None:
    """Both texts are shown; nothing is lost whichever is taken."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        room.cut(WHO)
        await typed(terminal, "here")
        await terminal.press("escape")
        room.act(WHO, c.WriteNote(DESIGN, "there"))
        await room.join_again(WHO)
        await terminal.drawn()
        assert "changed elsewhere: e to choose" in terminal.text()
        await terminal.press("e")
        assert isinstance(terminal.app.screen, ConflictDialog)
        assert "here" in terminal.dialog()
        assert "there" in terminal.dialog()
        await terminal.press("escape", "e", "down", "down", "enter")
        await terminal.until(lambda: "there\n\nhere" == card(room).notes[DESIGN].text)
    assert "there\n\nhere" == card(room).notes[DESIGN].text


async def test_a_note_that_grew_apart_is_kept_whichever_screen_is_open_and_typed_on() -> None:
    """It is written down when the server declines it, and so is what is typed before the choice."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        store = terminal.app.store
        room.cut(WHO)
        await typed(terminal, "here")
        await terminal.press("escape", "escape")
        room.act(WHO, c.WriteNote(DESIGN, "there"))
        await room.join_again(WHO)
        await terminal.drawn()
        assert {f"apart/{DESIGN}": "here"} == store.begun
    async with seated(room, WHO) as terminal:
        terminal.app.store.begun.update(store.begun)
        await terminal.press("e")
        assert isinstance(terminal.app.screen, ConflictDialog)
        await terminal.press("enter")
        await terminal.drawn()
        assert {} == terminal.app.store.begun
    assert "here" == card(room).notes[DESIGN].text


async def test_a_rating_given_elsewhere_says_which_one_is_in_use() -> None:
    """And which key takes the one from here."""
    room = a_room()
    async with seated(room, WHO) as terminal:
        room.cut(WHO)
        await terminal.press("4")
        room.act(WHO, c.Rate(DESIGN, 2))
        await room.join_again(WHO)
        await terminal.drawn()
        words = "Another device of yours gave 2, which is in use. Here: 4; 4 takes it."
        assert f"System design: {words}" in terminal.said()
        assert "! Another device of yours gave 2" in terminal.text()
        await terminal.press("4")
        await terminal.drawn()
        assert {} == terminal.app.store.begun
        assert "Another device" not in terminal.text()
    assert 4 == card(room).ratings[DESIGN].level


@pytest.mark.parametrize("looks", [["2"], ["enter", "escape"]])
async def test_a_rating_given_elsewhere_stays_in_sight_until_it_was_looked_at(looks: list[str]) -> None:
    """Below the list from any row, on its criterion, and after a kill; the rating in use or enter ends it."""
    room = a_room()
    begun = {rating_apart(DESIGN): "4"}
    room.act(WHO, c.Rate(DESIGN, 2))
    async with seated(room, WHO, begun=begun) as terminal:
        await terminal.press("down")
        (remark,) = terminal.app.screen.query_one(Scorecard).remarks
        assert "Rated otherwise elsewhere: System design." == remark
        assert "Another device" not in terminal.text()
        await terminal.press("up")
        assert "! Another device of yours gave 2" in terminal.text()
        await terminal.press(*looks)
        await terminal.drawn()
        assert {} == terminal.app.store.begun
        assert "Another device" not in terminal.text()
    assert 2 == card(room).ratings[DESIGN].level


async def test_a_rating_cleared_here_and_given_elsewhere_is_said() -> None:
    """Blank is a choice, too."""
    room = a_room()
    room.act(WHO, c.Rate(DESIGN, 3))
    async with seated(room, WHO) as terminal:
        room.cut(WHO)
        await terminal.press("backspace")
        room.act(WHO, c.Rate(DESIGN, None))
        await room.join_again(WHO)
        await terminal.drawn()
        words = "Another device of yours gave no evidence, which is in use. Here: blank; backspace takes it."
        assert f"System design: {words}" in terminal.said()


async def test_the_activity_names_what_was_rated_otherwise_elsewhere() -> None:
    """Also once the scorecard is closed."""
    async with seated(discussed(), "ben", begun={rating_apart(DESIGN): "4"}) as terminal:
        await terminal.press("A")
        words = "Another device of yours gave 2, which is in use. Here: 4; 4 takes it."
        assert f"! System design: {words}" in terminal.dialog()


async def test_an_observation_changed_elsewhere_keeps_both_texts() -> None:
    """Enter on it shows what was typed here beside what the server has."""
    room = a_room()
    async with seated(room, WHO) as terminal:
        room.cut(WHO)
        await terminal.press("tab", "g", "enter")
        await terminal.write("here", "enter")
        room.act(WHO, c.Observe(ObservationId("1"), DESIGN, Kind.SAW, "there"))
        await room.join_again(WHO)
        await terminal.drawn()
        await terminal.press("enter")
        await terminal.drawn()
        assert isinstance(terminal.app.screen, ConflictDialog)
        await terminal.press("enter")
        await terminal.drawn()
        assert isinstance(terminal.app.screen, PassageDialog)
        await terminal.press("enter")
        await terminal.drawn()
    assert "here" == card(room).observations[ObservationId("1")].text


async def test_what_the_server_did_not_take_can_be_read_again() -> None:
    """An observation typed offline comes too late: its words are in the list of the palette."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        room.cut(WHO)
        await terminal.press("o")
        await terminal.write("Too late", "enter", "s")
        await terminal.press("3")
        room.act(WHO, *(c.Rate(each.id, 3) for each in room.state.rubric.criteria), c.Submit())
        await room.join_again(WHO)
        await terminal.drawn()
        assert any("Texts that were not taken" in each for each in terminal.said())
        screen = terminal.app.screen
        assert isinstance(screen, ScoringScreen)
        screen.action_not_taken()
        await terminal.drawn()
        assert "Too late" in terminal.dialog()


async def test_submit_names_what_is_blank() -> None:
    """The cure stands in the same sentence."""
    async with seated(a_room(), WHO) as terminal:
        await terminal.press("S")
        expected = "Still blank: System design, Ownership, Curiosity. Rate each, or press 0 for no evidence."
        assert [expected] == terminal.said()


async def test_a_whole_scorecard_is_submitted_after_a_yes_and_taken_back() -> None:
    """What is left out is said; a submitted one takes no change until it is open again."""
    room = whole(a_room())
    async with seated(room, WHO) as terminal:
        await terminal.press("S")
        assert "Without recommendation and confidence." in terminal.dialog()
        await terminal.press("escape", "S", "enter")
        await terminal.drawn()
        assert "S Reopen" in terminal.text()
        assert "0–5 Rate" not in terminal.text()
        assert "o Observe" not in terminal.text()
        assert "Submitted" in terminal.text()
        await terminal.press("4", "backspace", "o", "s")
        assert 4 == sum("Reopen it first" in each for each in terminal.said())
        await terminal.press("S", "enter")
        assert card(room).submitted is not None
        await terminal.press("S", "down", "enter")
        await terminal.drawn()
    assert card(room).submitted is None


async def test_a_late_panelist_rates_after_the_reveal_and_no_earlier() -> None:
    """Between the openings everything is frozen; afterwards a late scorecard is handed in and stays."""
    room = FakeRoom(PANEL)
    room.act("ana", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria))
    room.act("ana", c.Submit(), c.OpenEvidence(3))
    async with seated(room, WHO) as terminal:
        terminal.app.show_phase(wanted="scoring")
        await terminal.drawn()
        await terminal.press("4", "S")
        assert 2 == sum("Scorecards are frozen" in each for each in terminal.said())
        room.act("ana", c.Reveal())
        await terminal.drawn()
        assert isinstance(terminal.app.screen, ScoringScreen)
        assert "your scorecard, late" in terminal.text()
        whole(room)
        await terminal.drawn()
        assert "S Submit" in terminal.text()
        await terminal.press("S")
        assert "the panel sees it at once, and it cannot be taken back" in terminal.choice_words()
        assert "sealed until" not in terminal.choice_words()
        assert "takes it back" not in terminal.dialog()
        await terminal.press("enter")
        assert card(room).submitted is None
        await terminal.press("S", "down", "enter")
        await terminal.drawn()
        assert any(each.startswith("Submitted, late. The panel sees it") for each in terminal.said())
        assert "Reopen" not in terminal.text()
        assert "0–5 Rate" not in terminal.text()
        await terminal.press("S", "4", "escape")
        await terminal.drawn()
        assert isinstance(terminal.app.screen, DiscussionScreen)
    assert card(room).late


async def test_an_observer_rates_and_never_submits() -> None:
    """A shadow scorecard is for comparing afterwards."""
    room = FakeRoom({**PANEL, "olu": ("Olu Ade", (Role.OBSERVER,))})
    async with seated(room, "olu") as terminal:
        await terminal.press("4", "S")
        assert any("An observer's scorecard is not submitted" in each for each in terminal.said())
    assert 4 == room.state.card(PersonId("olu")).ratings[DESIGN].level


async def test_the_list_is_narrowed_and_widened() -> None:
    """The words say that not all is shown."""
    async with seated(a_room(), WHO) as terminal:
        await terminal.press("/")
        await terminal.write("TRADE", "enter")
        await terminal.drawn()
        assert "Code quality" not in terminal.text()
        assert "Only titles with" in terminal.text()
        await terminal.press("/")
        await terminal.write("", "enter")
        await terminal.drawn()
        assert "Code quality" in terminal.text()
        await terminal.press("/", "escape")
        assert not isinstance(terminal.app.screen, Dialog)


async def test_a_person_recuses_themselves_with_a_reason() -> None:
    """Without one the dialog stays open and says so."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await terminal.press("R")
        await terminal.write("", "ctrl+s")
        assert "Nothing is typed yet." in terminal.dialog()
        await terminal.write("We are cousins.", "ctrl+s")
        await terminal.drawn()
        await terminal.drawn()
        assert "You are recused" in terminal.text()


async def test_the_reason_of_a_recusal_survives_a_kill_of_the_terminal() -> None:
    """It is written down while it is typed, stands in the dialog again, and is gone once it was taken."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await terminal.press("R")
        await terminal.write("We are cous")
        await terminal.until(lambda: bool(terminal.app.store.begun))
        assert {"recuse/ben": "We are cous"} == terminal.app.store.begun
        await terminal.press("escape", "R")
        assert "We are cous" == terminal.app.screen.query_one(TextArea).text
        await terminal.press("ctrl+s")
        await terminal.drawn()
        assert {} == terminal.app.store.begun
    assert Standing.RECUSED is room.state.people[BEN].standing


async def test_nobody_recuses_themselves_once_scoring_is_over() -> None:
    """The key says so before a reason is typed in vain."""
    room = FakeRoom(PANEL)
    room.act("ana", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria), c.Submit())
    room.act("ana", c.OpenEvidence(3), c.Reveal())
    async with seated(room, WHO) as terminal:
        terminal.app.show_phase(wanted="scoring")
        await terminal.drawn()
        await terminal.press("R")
        assert ["Scoring is over. Tell the facilitator; nobody is recused after it."] == terminal.said()


def markdown_room() -> FakeRoom:
    """Return a room with a rubric that was imported from Markdown: no anchors, long lists to look for."""
    path = Path(__file__).parents[3] / "shared" / "data" / "rubrics" / "staff-engineer.md"
    return FakeRoom(PANEL, read_rubric(path.read_bytes(), path.name)[0])


async def test_a_rubric_from_markdown_shows_its_description_and_how_much_more_there_is() -> None:
    """What has no room at 80 by 24 is counted, and enter shows all of it."""
    room = markdown_room()
    first = room.state.rubric.criteria[0]
    async with seated(room, WHO, (80, 24)) as terminal:
        await terminal.drawn()
        assert golden_screen("scoring-markdown-80x24") == terminal.text()
        assert "more lines · enter: what to look for" in terminal.text()
        await terminal.press("enter")
        page = terminal.dialog()
        assert all(each in page for each in (first.description, *first.look_for, NEUTRAL_SCALE[4]))
        await terminal.press("G")
        assert "0  No evidence" in terminal.text()
        assert "esc Close" in terminal.text()


async def test_enter_shows_all_that_the_rubric_says_of_a_criterion() -> None:
    """Description, list and every anchor whole; on the judgement rows enter says what chooses."""
    room = FakeRoom(PANEL)
    first = room.state.rubric.criteria[0]
    async with seated(room, WHO, (80, 24)) as terminal:
        assert "enter: what to look for" in terminal.text()
        await terminal.press("enter")
        page = terminal.dialog()
        anchors = [each.anchor for each in first.levels]
        assert all(each in page for each in (first.description, *first.look_for, *anchors))
        await terminal.press("escape", "G", "enter")
        assert any("Digits choose here" in each for each in terminal.said())


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_the_help_of_scoring_lists_every_key_and_can_be_read_to_its_end(size: tuple[int, int]) -> None:
    """Digits, enter and the moves too; the foot is in sight, and the last line is reached."""
    async with seated(FakeRoom(PANEL), WHO, size) as terminal:
        await terminal.press("?")
        words = terminal.dialog()
        listed = ("0–5  Rate; 0 is no evidence", "enter  What to look for", "up down j k  Move")
        assert all(each in words for each in (*listed, "backspace  Clear", "R  Recuse yourself"))
        assert "esc Close" in terminal.text()
        await terminal.press(*["space"] * 4)
        assert "obtain them by law." in " ".join(terminal.text().split())


async def test_the_help_says_what_is_true_now() -> None:
    """Until the reveal ratings are sealed; after it they are not, and the help does not claim so."""
    room = FakeRoom(PANEL)
    room.act("ana", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria), c.Submit())
    async with seated(room, WHO) as terminal:
        await terminal.press("?")
        assert "Ratings stay sealed until the reveal." in terminal.dialog()
        await terminal.press("escape")
        room.act("ana", c.OpenEvidence(3), c.Reveal())
        await terminal.drawn()
        await terminal.press("?")
        assert "Ratings are open to the panel." in terminal.dialog()
        assert "sealed" not in terminal.dialog()


async def test_without_names_nobody_rates_late() -> None:
    """One more rating would tell whose it is; the key says so before the server does."""
    room = FakeRoom(PANEL, mode=Mode.WITHOUT_NAMES)
    room.act("ana", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria), c.Submit(), c.Reveal(3))
    async with seated(room, WHO) as terminal:
        terminal.app.show_phase(wanted="scoring")
        await terminal.drawn()
        await terminal.press("4")
        assert any("Scorecards are frozen" in each for each in terminal.said())
        assert "S Submit" not in terminal.text()


async def test_a_rubric_of_twelve_criteria_is_whole_at_80_by_24() -> None:
    """All rows and both judgements are in sight without scrolling."""
    levels = tuple(Level(each, f"anchor {each}") for each in range(1, 6))
    criteria = tuple(Criterion(CriterionId(f"c{n}"), f"Criterion {n}", levels) for n in range(12))
    async with seated(FakeRoom(PANEL, Rubric("R", "1", 5, criteria)), WHO, (80, 24)) as terminal:
        shown = terminal.text()
        assert all(each in shown for each in ("Criterion 11", "Recommendation", "Confidence"))


async def test_a_long_list_scrolls_with_the_cursor() -> None:
    """Sixty criteria are reached by the keys that move."""
    levels = tuple(Level(each) for each in range(1, 6))
    criteria = tuple(Criterion(CriterionId(f"c{n}"), f"Criterion {n}", levels) for n in range(60))
    async with seated(FakeRoom(PANEL, Rubric("R", "1", 5, criteria)), WHO, (80, 24)) as terminal:
        await terminal.press("G", "k", "k")
        assert "Criterion 59" in terminal.text()
        await terminal.press("g")
        assert "Criterion 59" not in terminal.text()


async def test_a_click_on_an_observation_moves_to_it() -> None:
    """Then its keys concern that one."""
    room = a_room()
    async with seated(room, WHO) as terminal:
        await terminal.pilot.click(ObservationList, offset=(12, 2))
        await terminal.press("s")
    assert card(room).observations[ObservationId("2")].shareable


async def test_many_observations_say_how_many_are_out_of_sight() -> None:
    """The cursor stays in sight; nothing is cut without a word."""
    room = a_room()
    for number in range(10, 40):
        room.act(WHO, c.Observe(ObservationId(str(number)), DESIGN, Kind.FELT, f"felt {number}"))
    async with seated(room, WHO, (80, 24)) as terminal:
        assert "more below" in terminal.text()
        await terminal.press("tab", "G", "k", "j")
        assert "above, 0 below" in terminal.text()
        assert "felt 39" in terminal.text()


async def test_the_key_of_the_outside_editor_says_why_it_cannot_act(monkeypatch: pytest.MonkeyPatch) -> None:
    """No editor is set, or the terminal cannot make room for one: e edits here."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with seated(a_room(), WHO) as terminal:
        await terminal.press("E")
        monkeypatch.setenv("EDITOR", "true")
        await terminal.press("E")
        await terminal.drawn()
        first, second = terminal.said()
        assert "Set VISUAL or EDITOR" in first
        assert "cannot make room" in second


def test_an_editor_with_arguments_is_split_as_a_shell_would() -> None:
    """VISUAL wins over EDITOR; an odd quote counts as none."""
    assert ["code", "-w"] == editor_of({"VISUAL": "code -w", "EDITOR": "vi"})
    with pytest.raises(EditorFault):
        editor_of({"EDITOR": "vi '"})


@pytest.mark.parametrize("how", ["outside", "typed"])
async def test_a_note_that_is_too_long_to_send_is_kept_and_shown(how: str) -> None:
    """60,000 characters stay on this machine and in the field; shortened, they go to the server."""
    room, long = FakeRoom(PANEL), "word " * 12_000
    async with seated(room, WHO) as terminal:
        screen = terminal.app.screen
        assert isinstance(screen, ScoringScreen)
        if how == "outside":
            await screen.take_from_outside(DESIGN, long, 0)
        else:
            await typed(terminal, long)
            await terminal.until(lambda: bool(terminal.app.store.begun))
            await terminal.press("escape")
        await terminal.drawn()
        assert {"long note/system-design": long} == terminal.app.store.begun
        said = [each for each in terminal.said() if "60,000 characters" in each]
        assert ["12,000" in each for each in said] == [True]
        assert "too long to send: on this machine" in terminal.text()
        await terminal.press("j", "k", "e")
        area = terminal.app.screen.query_one(TextArea)
        assert long == area.text
        area.load_text("Back-pressure")
        await terminal.drawn()
        await terminal.press("escape")
        await terminal.drawn()
        assert {} == terminal.app.store.begun
        assert "too long" not in terminal.text()
    assert ("Back-pressure", 1) == (card(room).notes[DESIGN].text, card(room).notes[DESIGN].version)


async def test_a_long_note_is_kept_when_the_screen_goes() -> None:
    """Leaving saves at once, and what is too long to send is written down instead."""
    room, long = FakeRoom(PANEL), "word " * 12_000
    async with seated(room, WHO) as terminal:
        await typed(terminal, long)
        room.act("ana", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria), c.Submit())
        room.act("ana", c.OpenEvidence(3))
        await terminal.press("escape")
        for _ in range(300):
            if isinstance(terminal.app.screen, DiscussionScreen):
                break
            await terminal.pilot.pause(0.1)
        assert isinstance(terminal.app.screen, DiscussionScreen)
        assert {"long note/system-design": long} == terminal.app.store.begun


async def test_a_long_note_that_a_full_disk_cannot_keep_stays_in_sight() -> None:
    """The words say so, and the text is not taken away."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        terminal.app.store._outbox = FullOutbox()
        screen = terminal.app.screen
        assert isinstance(screen, ScoringScreen)
        await screen.take_from_outside(DESIGN, "word " * 12_000, 0)
        assert ["Not saved: no room"] == terminal.said()


async def test_an_observation_that_is_too_long_stays_in_its_dialog() -> None:
    """The limit is said, and every word is there to be shortened."""
    room, long = FakeRoom(PANEL), "word " * 500
    async with seated(room, WHO) as terminal:
        await terminal.press("o")
        await terminal.write(long, "enter")
        assert "2,500 characters are too many, 2,000 the most." in terminal.dialog()
        assert long == terminal.app.screen.query_one(TextArea).text


async def test_of_many_toasts_only_the_three_newest_stay() -> None:
    """They never cover the screen; what tells of a fault goes last."""
    async with seated(FakeRoom(PANEL), WHO) as terminal:
        terminal.app.notify("fault", severity="error")
        for number in range(5):
            terminal.app.notify(f"toast {number}")
        await terminal.drawn()
        shown = [each.message for each in terminal.app._notifications]
        assert {"fault", "toast 3", "toast 4"} == set(shown)
