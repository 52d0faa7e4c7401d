"""Concluding: proposals, agreements with reason and count, both views, points, and the end of the talk."""

import msgspec
import pytest
from textual.events import Paste
from textual.widgets import Input, OptionList, Static

from panelry import commands as c
from panelry.ids import ObservationId, PersonId, PointId
from panelry.panel import Outcome
from panelry.points import Kind, Point, Polarity
from panelry_tui.point_words import FIELDS, Words, point_of, words_of_observation, words_of_point
from panelry_tui.screens.missing_answers import ALL_ANSWERED
from panelry_tui.screens.point_form import PointForm, Turn
from tui.fake_room import FakeRoom
from tui.seated import Terminal, seated
from tui.six_people import AMBIGUITY, COLLABORATION, DESIGN, QUALITY, SIX, discussed, revealed

BEN = PersonId("ben")


# Levels and views


async def test_a_proposal_is_pre_filled_with_the_level_nearest_the_mean() -> None:
    """What is off the scale is said and stays in the field."""
    room = revealed()
    room.act("ana", c.PutTopic(COLLABORATION))
    async with seated(room, "ana") as terminal:
        await terminal.press("c")
        assert "(4 stands there; the mean is " in terminal.choice_words()
        assert ["propose", "views"] == terminal.choices()
        await terminal.press("enter")
        field = terminal.app.focused
        assert isinstance(field, Input)
        assert "4" == field.value
        await terminal.write("9", "enter")
        assert "Type a level of 1 to 5." == terminal.said()[-1]
        await terminal.press("escape")
        assert room.state.topic(COLLABORATION).proposal is None
        await terminal.press("c", "enter", "enter")
        proposal = room.state.topic(COLLABORATION).proposal
        assert proposal is not None
        assert 4 == proposal.level


async def test_no_level_stands_in_the_form_where_two_are_equally_near_the_mean() -> None:
    """It says so, leans neither way, and the level that is typed needs no reason."""
    room = revealed()
    room.act("ana", c.PutTopic(DESIGN))
    async with seated(room, "ana") as terminal:
        await terminal.press("c")
        assert "Mean of the ratings 3.5" in terminal.dialog()
        assert "(none stands there: the mean 3.5 is a tie)" in terminal.choice_words()
        await terminal.press("enter")
        field = terminal.app.focused
        assert isinstance(field, Input)
        assert "" == field.value
        assert "3 and 4 are equally near, so neither stands here: choose." in terminal.dialog()
        await terminal.write("3", "enter")
        proposal = room.state.topic(DESIGN).proposal
        assert proposal is not None
        assert 3 == proposal.level


async def test_the_nearest_level_is_agreed_without_a_reason() -> None:
    """With every answer given, one choice records it."""
    room = revealed()
    room.act("ana", c.PutTopic(COLLABORATION), c.Propose(COLLABORATION, 4))
    for person in tuple(SIX)[1:]:
        room.act(person, c.Answer(COLLABORATION, 4, stands=True))
    async with seated(room, "ana") as terminal:
        await terminal.press("c", "enter")
        agreed = room.state.topic(COLLABORATION).agreed
        assert agreed is not None
        assert (4, "") == (agreed.level, agreed.reason)
        assert "◆ at 4" in terminal.text()
        await terminal.press("c")
        assert "Collaboration is agreed. The facilitator takes it up again with p." == terminal.said()[-1]


def far_off() -> FakeRoom:
    """Return the room with a proposal that is not nearest the mean, answered by all but Ben."""
    room = discussed()
    room.act("ana", c.Propose(DESIGN, 2))
    for person in set(SIX) - {"ana", "ben"}:
        room.act(person, c.Answer(DESIGN, 2, stands=True))
    return room


async def test_another_level_asks_for_a_reason_and_missing_answers_for_their_count() -> None:
    """A wrong count records nothing; a reason that was left stands there again."""
    room = far_off()
    async with seated(room, "ana") as terminal:
        await terminal.press("c", "enter")
        assert "Ben did not answer. Type 1 to record without." in terminal.dialog()
        await terminal.write("2", "enter")
        assert "Nothing was recorded: type 1, or wait for the answers." == terminal.said()[-1]
        await terminal.press("c", "enter", "escape", "c", "enter")
        await terminal.write("1", "enter")
        assert "3 and 4 are equally near the mean. The reason stands in the record." in terminal.dialog()
        await terminal.write("The prompts counted", "escape")
        assert room.state.topic(DESIGN).agreed is None
        await terminal.press("c", "enter")
        await terminal.write("1", "enter")
        await terminal.press("enter")
        agreed = room.state.topic(DESIGN).agreed
        assert agreed is not None
        assert (2, "The prompts counted") == (agreed.level, agreed.reason)


async def test_an_agreement_that_came_too_late_gives_the_reason_back() -> None:
    """Somebody answered meanwhile, so the typed count was no longer right."""
    room = far_off()
    async with seated(room, "ana") as terminal:
        await terminal.press("c", "enter")
        await terminal.write("1", "enter")
        room.act("ben", c.Answer(DESIGN, 2, stands=True))
        await terminal.write("The prompts counted", "enter")
        assert "The number typed is not the number missing now." in " ".join(terminal.said())
        assert {"agree/system-design": "The prompts counted"} == terminal.app.store.begun


async def test_another_level_may_be_proposed_instead() -> None:
    """Earlier answers lapse."""
    room = discussed()
    async with seated(room, "ana") as terminal:
        await terminal.press("c", "down", "enter")
        await terminal.write("4", "enter")
        proposal = room.state.topic(DESIGN).proposal
        assert proposal is not None
        assert (4, {PersonId("ana")}) == (proposal.level, set(proposal.replies))


async def test_both_views_go_on_record() -> None:
    """What was written first is kept when the second is left."""
    room = discussed()
    async with seated(room, "ana") as terminal:
        await terminal.press("c", "down", "down", "enter", "escape")
        await terminal.press("c", "down", "down", "enter")
        await terminal.write("Most saw a sound design", "ctrl+s")
        assert "Most: Most saw a sound design" in terminal.dialog()
        await terminal.press("escape", "c", "down", "down", "enter", "ctrl+s")
        await terminal.write("Two saw no failover", "ctrl+s")
        views = room.state.topic(DESIGN).views
        assert views is not None
        assert ("Most saw a sound design", "Two saw no failover") == (views.majority, views.minority)
        assert {} == terminal.app.store.begun


async def test_the_second_mean_stands_beside_the_sealed_one() -> None:
    """Both are on the form, and it says which one counts."""
    room = revealed()
    room.act("ana", c.PutTopic(DESIGN), c.OpenSecondRound(DESIGN))
    for person in ("ana", "ben"):
        room.act(person, c.RateAgain(DESIGN, 3))
    room.act("ana", c.CloseSecondRound(DESIGN))
    async with seated(room, "ana") as terminal:
        await terminal.press("c")
        assert "Mean at the reveal 3.5 · mean of the second round, in use 3.0" in terminal.dialog()
        await terminal.press("escape")
        assert room.state.topic(DESIGN).proposal is None


# The end of the talk


def settled() -> FakeRoom:
    """Return a room where every criterion is agreed or parked."""
    room = discussed()
    room.act("ana", c.RecordAgreed(DESIGN, 3, "We talked", unanswered=1), c.Park(QUALITY), c.Park(AMBIGUITY))
    return room


async def test_the_overall_judgement_waits_for_every_criterion_in_words() -> None:
    """The key names what is still open."""
    async with seated(discussed(), "ana") as terminal:
        await terminal.press("V")
        wanted = "The overall judgement waits for 3: System design, Code quality, Handling ambiguity."
        assert terminal.said()[-1].startswith(wanted)


async def test_the_facilitator_opens_records_and_goes_on_to_the_summary() -> None:
    """Recommendations open together, then the outcome with its drivers, then the next phase."""
    room = settled()
    async with seated(room, "ana") as terminal:
        assert "Every criterion is settled. V opens the overall judgement." in terminal.text()
        await terminal.press("V", "escape", "V", "enter")
        assert "Overall: Ana strong yes (medium) · Ben yes (medium)" in terminal.text()
        await terminal.press("V", "enter", "escape")
        assert room.state.outcome is None
        await terminal.press("V", "enter", "down", "enter", "escape")
        assert room.state.outcome is None
        await terminal.press("V", "enter", "down", "enter", "space", "enter")
        assert [Outcome.DECLINE, DESIGN] == [room.state.outcome, *room.state.drivers]
        assert "Outcome: decline, because of System design" in terminal.text()
        await terminal.press("V", "down", "enter", "enter")
        first = terminal.app.screen.query_one(OptionList).get_option_at_index(0)
        assert "[x] System design" == str(first.prompt)
        await terminal.press("enter")
        assert Outcome.ADVANCE is room.state.outcome
        await terminal.press("V", "enter")
        assert "summary" == room.state.phase.value


async def test_a_panelist_reads_the_overall_judgement_above_the_criterion() -> None:
    """On a wide and on a narrow screen alike."""
    room = settled()
    room.act("ana", c.OpenOverall())
    for size in ((100, 30), (80, 24)):
        async with seated(room, "ben", size) as terminal:
            assert "Overall: Ana strong yes (medium)" in terminal.text()
            assert "The outcome is next." in terminal.text()


# Points


async def fill(terminal: Terminal, **words: str) -> None:
    """Put words into the form of a point."""
    for name, text in words.items():
        terminal.app.screen.query_one(f"#{name}", Input).value = text
    await terminal.drawn()


def advice(terminal: Terminal) -> str:
    """Return what the form says about its words."""
    return str(terminal.app.screen.query_one(PointForm.Checked).render())


async def test_a_point_is_checked_while_it_is_typed_then_saved_and_approved() -> None:
    """The form shows the sentence as the candidate would read it."""
    room = discussed()
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("w")
        assert "Say where it was" in advice(terminal)
        assert "It counts once it is complete, you approve it, and a level is agreed." in advice(terminal)
        assert "situation" == getattr(terminal.app.focused, "id", "")
        assert not terminal.app.screen.query_one("#row-suggestion").display
        assert (
            "Single region only; no answer on failover"
            == terminal.app.screen.query_one("#behaviour", Input).value
        )
        await fill(terminal, situation="In the design exercise", behaviour="you leave failover for later")
        assert "Try: “you left failover for later”." in advice(terminal)
        await fill(terminal, behaviour="you left failover for later")
        assert "In the design exercise you left failover for later.\nReady" in advice(terminal)
        terminal.app.screen.query_one("#polarity", Turn).focus()
        await terminal.press("space")
        assert "! Add a suggestion: one thing to do next time." in advice(terminal)
        await fill(terminal, suggestion="sketch what fails first")
        terminal.app.screen.query_one("#kind", Turn).focus()
        await terminal.press("left")
        await terminal.press("ctrl+s")
        assert "Approve exactly these words?" in terminal.dialog()
        assert "As a growth point for System design:" in terminal.dialog()
        await terminal.press("enter")
        (mine,) = [each for each in room.state.points.values() if each.point.author == BEN]
        assert mine.shared == mine.point
        assert (Polarity.GROWTH, Kind.HEARD) == (mine.point.polarity, mine.point.kind)
        await terminal.pilot.resize_terminal(120, 40)
        await terminal.drawn()
        assert 2 == terminal.text().count("↗ point In the design")


async def test_a_letter_on_a_turn_chooses_its_word_and_any_other_says_where_words_are_typed() -> None:
    """Letters go to the text at once; on a turn they never go elsewhere, and what is turned is shown."""
    room = discussed()
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("w", *"In")
        situation = terminal.app.screen.query_one("#situation", Input)
        assert "In" == situation.value
        await terminal.press("shift+tab", "shift+tab")
        turn = terminal.app.screen.query_one("#polarity", Turn)
        for key, word in (("space", "growth"), ("s", "strength"), ("G", "growth")):
            await terminal.press(key)
            assert (word, turn) == (turn.chosen, terminal.app.focused)
            assert f"It is a    < {word} >" in terminal.text()
        assert [] == terminal.said()
        await terminal.burst(*"hl")
        terminal.app.post_message(Paste("In the talk"))
        await terminal.drawn()
        assert [
            "Here a letter chooses: s strength, g growth. Words are typed in the lines below: tab."
        ] == terminal.said()
        assert ("In", "growth", turn) == (situation.value, turn.chosen, terminal.app.focused)


async def test_words_of_a_point_that_was_left_stand_there_again() -> None:
    """An unfinished one can be saved, too: only its author sees it."""
    room = discussed()
    async with seated(room, "ben") as terminal:
        await terminal.press("w", "escape", "w")
        await fill(terminal, situation="In the design exercise")
        await terminal.press("escape", "w")
        assert "In the design exercise" == terminal.app.screen.query_one("#situation", Input).value
        await terminal.press("ctrl+s")
        assert {} == terminal.app.store.begun
        assert "1 not approved yet: w opens it" in terminal.text()
        await terminal.press("w")
        assert ["continue", "new"] == [each.split(" ")[0] for each in terminal.choices()]
        words = "Go on with the unfinished one: Single region only; no answer on failover"
        assert words in terminal.choice_words()
        await terminal.press("enter")
        assert "In the design exercise" == terminal.app.screen.query_one("#situation", Input).value


async def test_a_refused_point_gives_its_words_back() -> None:
    """They stand in the form again, with what the server said."""
    room = discussed()
    async with seated(room, "ben") as terminal:
        await terminal.press("w")
        await fill(terminal, situation="In the " + 60 * "long ")
        await terminal.press("ctrl+s")
        assert "This text is too long for one entry." in terminal.said()[-1]
        (kept,) = terminal.app.store.begun.values()
        assert msgspec.json.decode(kept, type=Words).situation.startswith("In the long long")


async def test_own_points_are_approved_and_withdrawn_from_the_list() -> None:
    """A complete one may be approved, an approved one withdrawn."""
    room = discussed()
    behaviour = "you left failover for later and came back to it when we asked about the region"
    room.act(
        "ben",
        c.WritePoint(PointId("p2"), DESIGN, Polarity.STRENGTH, "In the design exercise", behaviour, Kind.SAW),
    )
    async with seated(room, "ben") as terminal:
        await terminal.press("w")
        assert ["new", "approve p2", "edit p2"] == terminal.choices()
        await terminal.press("down", "enter", "down", "enter")
        assert room.state.points[PointId("p2")].shared is None
        await terminal.press("w", "down", "enter", "enter")
        assert room.state.points[PointId("p2")].shared is not None
        await terminal.press("w")
        assert ["new", "edit p2", "withdraw p2"] == terminal.choices()
        await terminal.press("down", "down", "enter")
        assert room.state.points[PointId("p2")].shared is None


@pytest.mark.parametrize("kind", [Kind.SAW, Kind.HEARD, Kind.FELT])
def test_a_point_goes_into_its_form_and_back_unchanged(kind: Kind) -> None:
    """Nothing that was written is lost by looking at it."""
    words = Words(Polarity.GROWTH, kind, "In the talk", "you said so", "we felt sure because", "say why")
    point: Point = point_of(words, DESIGN)
    assert words == words_of_point(point)


async def test_a_felt_point_is_shown_as_felt_until_it_is_turned() -> None:
    """The form never changes what was written, and says what to choose."""
    room = discussed()
    room.act(
        "ben", c.WritePoint(PointId("p2"), DESIGN, Polarity.STRENGTH, "In the talk", "you led", Kind.FELT)
    )
    async with seated(room, "ben") as terminal:
        await terminal.press("w", "enter")
        assert "felt" == terminal.app.screen.query_one("#kind", Turn).chosen
        assert "Choose saw or heard" in advice(terminal)
        terminal.app.screen.query_one("#kind", Turn).focus()
        await terminal.press("space")
        assert "saw" == terminal.app.screen.query_one("#kind", Turn).chosen


async def test_the_form_fits_a_small_terminal() -> None:
    """Fields, advice and keys stand together at 80 by 24."""
    async with seated(discussed(), "ben", (80, 24)) as terminal:
        await terminal.press("w", "shift+tab", "shift+tab", "space")
        text = terminal.text()
        labels = [label for label, _ in FIELDS.values()]
        assert [] == [each for each in (*labels, "ctrl+s Save", "It is a") if each not in text]
        assert terminal.app.screen.query(Static)


async def test_of_several_observations_the_person_chooses_where_a_point_begins() -> None:
    """Each of one's own is offered, and so is an empty form; leaving writes nothing."""
    room = FakeRoom(SIX)
    for number, kind, words in (("1", Kind.SAW, "One region"), ("2", Kind.HEARD, "“I would look it up”")):
        room.act("ben", c.Observe(ObservationId(number), DESIGN, kind, words))
    room.act("ben", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria), c.Submit())
    room.act("ana", c.OpenEvidence(5), c.Reveal(), c.PutTopic(DESIGN))
    async with seated(room, "ben") as terminal:
        for keys, words in ((("down", "enter"), "“I would look it up”"), (("end", "enter"), "")):
            await terminal.press("w")
            assert ["1", "2", "new"] == terminal.choices()
            await terminal.press(*keys)
            assert words == terminal.app.screen.query_one("#behaviour", Input).value
            await terminal.press("escape")
            terminal.app.store.begun.clear()
        await terminal.press("w", "escape")
        assert not isinstance(terminal.app.screen, PointForm)


def test_what_was_heard_begins_as_heard_and_what_was_felt_as_seen() -> None:
    """A point says what was seen or heard; a passage becomes one line."""
    begun = [words_of_observation(kind, "one\n two") for kind in Kind]
    assert ["one two"] * 3 == [each.behaviour for each in begun]
    assert [Kind.SAW, Kind.HEARD, Kind.SAW] == [each.kind for each in begun]


async def test_the_question_about_missing_answers_follows_the_panel() -> None:
    """Who answers meanwhile leaves it; once everybody has, enter alone records."""
    room = far_off()
    async with seated(room, "ana") as terminal:
        await terminal.press("c", "enter")
        assert "Ben did not answer. Type 1 to record without." in terminal.dialog()
        room.act("ben", c.Answer(DESIGN, 2, stands=True))
        await terminal.pilot.pause(0.4)
        assert ALL_ANSWERED in terminal.dialog()
        await terminal.press("enter")
        await terminal.write("Most of it was sound", "enter")
    agreed = room.state.topic(DESIGN).agreed
    assert agreed is not None
    assert (2, "Most of it was sound") == (agreed.level, agreed.reason)
