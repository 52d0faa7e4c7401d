"""The discussion on screen: the two views, the keys of both, and what others do while one looks on."""

import time

import pytest
from msgspec.structs import replace
from textual.screen import ModalScreen

from panelry import commands as c
from panelry.ids import CriterionId, PersonId
from panelry.panel import Confidence, Mode, Outcome, Recommendation, Role, Standing
from panelry.rubric import anchor_for
from panelry_tui.screens.discussion import DiscussionScreen
from panelry_tui.widgets.activity import Foot, SidePane
from panelry_tui.widgets.board import Board
from panelry_tui.widgets.topic_pane import TopicPane
from tui.fake_room import FakeRoom
from tui.screen_text import golden_screen
from tui.seated import Terminal, seated
from tui.six_people import (
    AMBIGUITY,
    COLLABORATION,
    DEBUGGING,
    DESIGN,
    QUALITY,
    SIX,
    discussed,
    opened,
    revealed,
    scored,
)


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def cursor(terminal: Terminal) -> str | None:
    """Return the criterion under the cursor."""
    return terminal.app.screen.query_one(Board).cursor


# Pictures


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
@pytest.mark.parametrize(("view", "who"), [("facilitator", "ana"), ("panelist", "ben")])
async def test_the_discussion_looks_as_designed(view: str, who: str, size: tuple[int, int]) -> None:
    """Board, legend, agenda, proposal and keys for the one; the criterion at hand for the other."""
    async with seated(discussed(), who, size) as terminal:
        assert golden_screen(f"discussion-{view}-{size[0]}x{size[1]}") == terminal.text()


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_evidence_first_looks_as_designed(size: tuple[int, int]) -> None:
    """Empty tracks in the rubric's order, how much was said, and the observations beside or below them."""
    async with seated(opened(), "ana", size) as terminal:
        assert golden_screen(f"discussion-evidence-{size[0]}x{size[1]}") == terminal.text()


async def test_on_a_small_screen_the_observations_follow_the_cursor_until_the_numbers() -> None:
    """What was brought on the criterion at hand is read without a key."""
    room = opened()
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("down")
        assert "Asked who reads the report" in terminal.text()
        room.act("ana", c.Reveal())
        await terminal.drawn()
        assert "Asked who reads the report" not in terminal.text()


async def test_without_names_looks_as_designed() -> None:
    """One sign for each rating, no legend, nobody's name but in the record of acts."""
    async with seated(revealed(Mode.WITHOUT_NAMES), "ana", (80, 24)) as terminal:
        assert golden_screen("discussion-without-names-80x24") == terminal.text()


async def test_twelve_criteria_stand_on_a_small_screen_with_everything_else() -> None:
    """At 80 by 24 nothing that the design wants seen needs scrolling."""
    rubric = FakeRoom().state.rubric
    more = tuple(
        replace(rubric.criteria[at], id=CriterionId(f"more-{at}"), title=f"Another thing {at}")
        for at in range(4)
    )
    room = FakeRoom(SIX, replace(rubric, criteria=(*rubric.criteria, *more)))
    for person in SIX:
        for criterion in room.state.rubric.criteria:
            room.act(person, c.Rate(criterion.id, 3))
        room.act(person, c.Submit())
    room.act("ana", c.OpenEvidence(), c.Reveal(), c.StartTimer(600), c.PutTopic(DESIGN), c.Propose(DESIGN, 3))
    async with seated(room, "ana", (80, 24)) as terminal:
        text = terminal.text()
    titles = [each.title for each in room.state.rubric.criteria]
    wanted = [
        *titles,
        "A Ana",
        "F Fay",
        "left",
        "0 of 12 agreed",
        "… Fay",
        "Proposed",
        "? Help",
        "^p palette",
    ]
    assert [] == [each for each in wanted if each not in text]


# Evidence first


async def test_v_shows_the_numbers_after_a_question_whose_first_answer_is_no() -> None:
    """It cannot be taken back, so enter alone changes nothing."""
    room = opened()
    async with seated(room, "ana") as terminal:
        await terminal.press("v")
        assert ["no", "yes"] == terminal.choices()
        await terminal.press("enter")
        assert not room.state.revealed
        await terminal.press("v", "down", "enter")
        assert room.state.revealed
        assert "v Second round" in terminal.text()


async def test_between_the_openings_keys_that_need_numbers_say_so() -> None:
    """A key that cannot act is never silent."""
    async with seated(opened(), "ana") as terminal:
        await terminal.press("c")
        await terminal.press("p", "m", "V", "r")
        waits = "This waits for the numbers: the facilitator shows them with v."
        assert [
            waits,
            waits,
            "The heat map waits for the numbers: the facilitator shows them with v.",
            "The overall judgement comes last: show the numbers first, with v.",
            waits,
        ] == terminal.said()
        footer = terminal.text().splitlines()[-1]
        assert not {"a Accept", "p Park"} & set(footer.split("  "))


async def test_next_walks_through_the_evidence_in_the_rubrics_order() -> None:
    """The criterion goes to every screen, and the cursor of the one who put it follows."""
    room = opened()
    async with seated(room, "ana") as terminal:
        await terminal.press("n", "n")
        assert (AMBIGUITY, AMBIGUITY) == (room.state.now, cursor(terminal))


# The facilitator's floor


async def test_next_puts_the_next_open_criterion_on_every_screen() -> None:
    """Parked and settled ones are passed over; after the last comes the first."""
    room = discussed()
    async with seated(room, "ana") as terminal:
        seen = []
        for _ in range(3):
            await terminal.press("n")
            seen.append(room.state.now)
        assert [QUALITY, AMBIGUITY, DESIGN] == seen


async def test_next_says_when_nothing_is_left_to_put() -> None:
    """Either one criterion is open and shown, or none is open."""
    room = discussed()
    room.act("ana", c.Park(QUALITY), c.Park(AMBIGUITY))
    async with seated(room, "ana") as terminal:
        await terminal.press("n")
        room.act("ana", c.Park(DESIGN))
        await terminal.drawn()
        await terminal.press("n")
        assert [
            "System design is the only open criterion, and it is on every screen.",
            "Every criterion is settled. V goes on to the overall judgement.",
        ] == terminal.said()
        assert "V Open recommendations" in terminal.text().splitlines()[-1]


async def test_follow_me_puts_the_criterion_under_the_cursor_on_every_screen() -> None:
    """Pressed twice it says that it is there."""
    room = discussed()
    async with seated(room, "ana") as terminal:
        await terminal.press("down", "f", "f")
        assert QUALITY == room.state.now
        assert "Code quality is on every screen already." == terminal.said()[-1]


async def test_a_board_follows_the_talk_unless_somebody_looks_elsewhere() -> None:
    """A panelist on the whole board, and a facilitator beside the chair; the topic beside it goes along."""
    room = discussed()
    room.act("ana", c.ChangeRoles(PersonId("eli"), (Role.PANELIST, Role.FACILITATOR)))
    async with seated(room, "ben", (120, 40)) as ben, seated(room, "eli", (120, 40)) as eli:
        await ben.press("b")
        await eli.press("b")
        boards = [each.app.screen.query_one(Board) for each in (ben, eli)]
        assert [DESIGN, DESIGN] == [each.cursor for each in boards]
        room.act("ana", c.PutTopic(AMBIGUITY))
        await ben.drawn()
        await eli.drawn()
        assert [AMBIGUITY, AMBIGUITY] == [each.cursor for each in boards]
        topic = ben.app.screen.query_one(TopicPane).topic
        assert topic is not None
        assert "Handling ambiguity" == topic.title
        await eli.press("G")
        away = boards[1].cursor
        room.act("ana", c.PutTopic(QUALITY))
        await ben.drawn()
        await eli.drawn()
        assert [QUALITY, away] == [each.cursor for each in boards]


async def test_p_parks_and_takes_up_again() -> None:
    """What is parked is one key away; what is agreed asks first, and enter leaves it."""
    room = discussed()
    async with seated(room, "ana") as terminal:
        await terminal.press("down", "p")
        assert room.state.topic(QUALITY).parked
        await terminal.press("p")
        assert not room.state.topic(QUALITY).parked
        terminal.app.screen.query_one(Board).move_to(COLLABORATION)
        await terminal.press("p", "enter")
        assert room.state.topic(COLLABORATION).agreed is not None
        await terminal.press("p", "down", "enter")
        assert room.state.topic(COLLABORATION).agreed is None


async def test_the_timer_takes_whole_minutes_and_zero_stops_it() -> None:
    """What is no number is said and stays in the field."""
    room = revealed()
    async with seated(room, "ana") as terminal:
        await terminal.press("t")
        await terminal.write("soon", "enter")
        await terminal.write("0", "enter")
        assert ["Type whole minutes, 1 to 240.", "No timer is running."] == terminal.said()
        await terminal.write("12", "enter")
        assert room.state.timer is not None
        assert 720 == room.state.timer[1]
        assert "left" in terminal.text().splitlines()[0]
        await terminal.press("t")
        await terminal.write("0", "enter")
        assert room.state.timer is None
        await terminal.press("t", "escape")


async def test_a_second_round_is_opened_rated_in_private_and_closed() -> None:
    """A panelist's second rating moves nothing on the facilitator's screen before the round closes."""
    room = revealed()
    async with seated(room, "ana") as terminal:
        criterion = cursor(terminal)
        await terminal.press("v")
        before = terminal.text()
        assert "Second round  Code quality" in before
        room.act("ben", c.RateAgain(QUALITY, 2))
        await terminal.drawn()
        assert before == terminal.text()
        await terminal.press("c", "p")
        assert 2 == terminal.said().count("A second round is open on Code quality. v closes it.")
        room.stores[PersonId("ana")].half.progress = {PersonId("ben"): 1}
        await terminal.press("v")
        assert "1 of 6 had rated again" in terminal.dialog()
        await terminal.press("enter", "v", "down", "enter")
        assert "held" == room.state.topic(QUALITY).second.value
        terminal.app.screen.query_one(Board).move_to(criterion or "")
        await terminal.press("v", "r")
        held = "This criterion has had its second round. Propose a level, or record both views."
        assert [held, held] == terminal.said()[-2:]


async def test_a_speaker_is_called_from_raised_hands_and_the_order() -> None:
    """Calling a raised hand lowers it; calling another sends nothing."""
    room = discussed()
    room.act("fay", c.RaiseHand())
    async with seated(room, "ana") as terminal:
        assert "Hand raised: Fay" in terminal.text()
        await terminal.press("C")
        assert ["hand fay", "turn eli", "turn ben"] == terminal.choices()[:3]
        await terminal.press("enter")
        assert () == room.state.hands
        acts = len(room.state.acts)
        await terminal.press("C", "enter")
        assert acts == len(room.state.acts)


async def test_without_names_nobody_is_cued() -> None:
    """A raised hand is the only way to the list."""
    async with seated(revealed(Mode.WITHOUT_NAMES), "ana") as terminal:
        await terminal.press("C", "m")
        assert "Nobody raised a hand" in terminal.said()[0]
        assert "Without names there is no heat map: it would tell who gave what." == terminal.said()[1]


async def test_the_heat_map_shows_digits_and_medians() -> None:
    """Medians of people are for the facilitator only."""
    async with seated(discussed(), "ana", (80, 24)) as terminal:
        await terminal.press("m")
        text = terminal.text()
        assert "System design                    5   2   3   4   5   2" in text
        assert "Median of each panelist         4.0 4.0 3.5 3.5 4.0 3.0" in text
        await terminal.press("m")
        assert isinstance(terminal.app.screen, DiscussionScreen)


async def test_one_key_says_what_the_outcome_hangs_on() -> None:
    """With names and n; movement for the facilitator only; before the numbers the key says why not."""
    async with seated(opened(), "ana") as terminal:
        await terminal.press("o")
        assert "What could change the outcome is said once the numbers are open." == terminal.said()[-1]
    room = discussed()
    room.act("ana", c.OpenSecondRound(QUALITY), c.RateAgain(QUALITY, 3))
    room.act("ben", c.RateAgain(QUALITY, 4))
    room.act("ana", c.CloseSecondRound(QUALITY))
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("o")
        said = terminal.dialog()
        assert "What could change the outcome" in said
        assert "Of 2 ratings given twice, 1 moved toward the median of the others" in said
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("o")
        assert "What the second round changed" not in terminal.dialog()


async def test_it_is_never_said_that_nobody_decides_where_somebody_alone_rated() -> None:
    """Of a panel of one the outcome hangs on the one; of two of whom one rated all, on nobody else."""
    one = FakeRoom({"ana": SIX["ana"]})
    two = FakeRoom({"ana": SIX["ana"], "ben": SIX["ben"]})
    said = []
    for room in (one, two):
        criteria = [each.id for each in room.state.rubric.criteria]
        for each in room.state.people:
            levels = (4 if each == "ana" or place else None for place in range(len(criteria)))
            room.act(each, *map(c.Rate, criteria, levels))
            room.act(each, c.Recommend(Recommendation.YES), c.GiveConfidence(Confidence.HIGH), c.Submit())
        room.act("ana", c.OpenEvidence(), c.Reveal())
        async with seated(room, "ana", (80, 24)) as terminal:
            await terminal.press("o")
            said.append(terminal.dialog().split("\n\n")[2].split("\nBy one criterion")[0])
    silent = "Without Ana a criterion has no rating, so nothing can be said."
    stays = "By one panelist: no. Leave out anybody else's ratings, and it stays (2 panelists, then 1).\n"
    assert [f"By one panelist: not known. {silent}", f"{stays}{silent}"] == said


async def test_moves_to_the_level_of_the_chair_are_said_to_facilitators() -> None:
    """As one number for all others together, with why it says little here."""
    room = revealed()
    room.act("ana", c.OpenSecondRound(QUALITY))
    for person in ("chen", "dara", "fay"):
        room.act(person, c.RateAgain(QUALITY, 4))
    room.act("ana", c.CloseSecondRound(QUALITY))
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("o")
        assert "Moved by others to the level that the chair had first: 3. It" in terminal.dialog()


async def test_without_names_no_person_is_said_to_decide() -> None:
    """Neither is movement, which would join two ratings of one person."""
    async with seated(revealed(Mode.WITHOUT_NAMES), "ana") as terminal:
        await terminal.press("o")
        assert "By one panelist: not said without names." in terminal.dialog()
        assert "Not said without names: nobody knows" in terminal.dialog()


# A panelist


async def test_a_panelist_accepts_and_dissents_with_words() -> None:
    """The bar on every screen follows."""
    room = discussed()
    async with seated(room, "ben") as terminal:
        assert "waiting for you" in terminal.text()
        await terminal.press("a")
        assert "5 of 6 stand by it. Fay dissents." in terminal.text()
        await terminal.press("a")
        assert "You stand by 3 already. d dissents." == terminal.said()[-1]
        await terminal.press("d", "escape", "d")
        await terminal.write("Failover was never reached", "enter")
        assert "✗ Ben “Failover was never reached”" in terminal.text()


async def test_words_of_a_dissent_that_was_left_or_refused_stand_there_again() -> None:
    """Escape keeps them, a refusal gives them back, an accepted answer ends them."""
    room = discussed()
    async with seated(room, "ben") as terminal:
        await terminal.press("d")
        await terminal.write("too early", "escape")
        await terminal.press("d")
        room.act("ana", c.Propose(DESIGN, 4))
        await terminal.drawn()
        await terminal.press("enter")
        assert "The proposal has changed meanwhile. Read the new one, then answer it." in terminal.said()
        assert {"dissent/system-design": "too early"} == terminal.app.store.begun
        await terminal.press("d", "enter")
        reply = room.state.topic(DESIGN).proposal
        assert reply is not None
        assert "too early" == reply.replies[PersonId("ben")].words
        assert {} == terminal.app.store.begun


async def test_words_in_the_making_are_written_down_before_they_are_confirmed() -> None:
    """A killed terminal finds them again."""
    async with seated(discussed(), "ben") as terminal:
        await terminal.press("d")
        await terminal.write("half a sent")
        await terminal.pilot.pause(0.6)
        assert {"dissent/system-design": "half a sent"} == terminal.app.store.begun


async def test_without_a_connection_words_wait_in_the_outbox() -> None:
    """The screen says so, and they arrive with the next connection."""
    room = discussed()
    async with seated(room, "ben") as terminal:
        room.cut("ben")
        await terminal.press("d")
        await terminal.write("no failover at all", "enter")
        assert "Kept here. It goes to the server with the next connection." in terminal.said()
        assert (1, {}) == (terminal.app.store.waiting, terminal.app.store.begun)
        await room.join_again("ben")
        await terminal.drawn()
        assert "✗ Ben “no failover at all”" in terminal.text()


async def test_a_panelist_revises_with_a_reason() -> None:
    """The initial rating stays beside it; the same level is no revision."""
    room = discussed()
    async with seated(room, "ben") as terminal:
        await terminal.press("r", "2")
        assert "That is your rating already: nothing to revise." == terminal.said()[-1]
        await terminal.press("r", "escape", "r", "3")
        await terminal.write("It came with the third prompt", "enter")
        assert 3 == room.state.card(PersonId("ben")).revisions[DESIGN].level
        assert "you said 2→3" in terminal.text()
        await terminal.press("r", "0")
        await terminal.write("I saw too little", "enter")
        assert room.state.card(PersonId("ben")).revisions[DESIGN].level is None


async def test_without_names_a_panelist_revises_the_rating_that_only_they_know() -> None:
    """The scale marks nothing: the level in use of one person is nowhere on this terminal."""
    room = revealed(Mode.WITHOUT_NAMES)
    room.act("ana", c.PutTopic(DESIGN))
    async with seated(room, "ben") as terminal:
        assert "you said 2" in terminal.text()
        await terminal.press("r", "4", "escape", "r", "4")
        await terminal.write("It came late", "enter")
        assert 4 == room.state.card(PersonId("ben")).revisions[DESIGN].level


async def test_in_a_second_round_r_rates_again_by_a_digit() -> None:
    """The footer calls the key by what it does now."""
    room = revealed()
    room.act("ana", c.PutTopic(DESIGN), c.OpenSecondRound(DESIGN))
    async with seated(room, "ben") as terminal:
        assert "r Rate again" in terminal.text()
        await terminal.press("r", "escape", "r", "4")
        assert 4 == room.state.card(PersonId("ben")).second[DESIGN]
        assert "you gave 4" in terminal.text()


async def test_a_panelists_keys_say_why_they_do_nothing() -> None:
    """No criterion, a settled one, no proposal."""
    room = revealed()
    async with seated(room, "ben") as terminal:
        await terminal.press("r", "a")
        room.act("ana", c.PutTopic(DESIGN))
        await terminal.drawn()
        await terminal.press("d")
        room.act("ana", c.Park(DESIGN))
        await terminal.drawn()
        await terminal.press("r", "s", "c")
        assert [
            "No criterion is on the screen yet. b shows the whole board: choose one there.",
            "No level is proposed. The facilitator proposes one.",
            "No level is proposed on System design. The facilitator proposes one.",
            "System design is parked. The facilitator takes it up again.",
            "Your scorecard is submitted. r revises a rating, with a reason.",
            "Only the facilitator may conclude a criterion.",
        ] == [each for each in terminal.said() if not each.startswith("Ana ")]


async def test_a_hand_goes_up_and_down() -> None:
    """Everybody sees it."""
    room = discussed()
    async with seated(room, "ben") as terminal:
        await terminal.press("H")
        assert "Hand raised: Ben" in terminal.text()
        await terminal.press("H")
        assert () == room.state.hands


async def test_a_panelist_may_look_at_the_whole_board() -> None:
    """The key goes there and back; acts are about the row under the cursor there."""
    room = discussed()
    async with seated(room, "ben") as terminal:
        await terminal.press("b", "down")
        assert "TO DISCUSS" in terminal.text()
        await terminal.press("r", "3")
        await terminal.write("I misread the anchor", "enter")
        assert QUALITY in room.state.card(PersonId("ben")).revisions
        await terminal.press("b")
        assert "Said so far" in terminal.text()


async def test_a_late_panelist_is_led_to_the_scorecard() -> None:
    """It may still be submitted after the reveal, and the footer says the key."""
    room = scored()
    room.act("fay", c.Reopen())
    room.act("ana", c.OpenEvidence(missing=1))
    async with seated(room, "fay") as terminal:
        await terminal.press("s")
        assert "Scorecards are frozen until the numbers are shown." in terminal.said()[-1]
        room.act("ana", c.Reveal(), c.PutTopic(DESIGN))
        await terminal.drawn()
        assert "s My scorecard" in terminal.text().splitlines()[-1]
        await terminal.press("r")
        assert "You have no opened rating: s opens your scorecard, S there submits it." in terminal.said()
        await terminal.press("s")
        assert "ScoringScreen" == type(terminal.app.screen).__name__


# Everybody


async def test_enter_opens_the_topic_over_a_small_board_and_escape_returns() -> None:
    """At 80 columns there is no room beside it."""
    async with seated(discussed(), "ana", (80, 24)) as terminal:
        await terminal.press("enter")
        assert "median 3.5 · mean 3.5" in terminal.text()
        assert "Proposed   3   System design" in terminal.text()
        assert "4 of 6 stand by it. Ben to answer; Fay dissents." in terminal.text()
        assert terminal.text().splitlines()[-1].startswith(" esc Back")
        assert "A Ana  B Ben" not in terminal.text()
        assert isinstance(terminal.app.focused, TopicPane)
        await terminal.press("escape")
        assert "esc Back" not in terminal.text()
        assert "TO DISCUSS" in terminal.text()
        assert isinstance(terminal.app.focused, Board)


async def test_the_pane_follows_the_cursor() -> None:
    """On a wide screen the topic stands beside the row."""
    async with seated(discussed(), "ana") as terminal:
        await terminal.press("down")
        assert "Code quality       gap 2 · spread" in terminal.text()


async def test_a_filter_narrows_the_board_and_escape_ends_it() -> None:
    """Words that no title holds change nothing."""
    async with seated(discussed(), "ben") as terminal:
        await terminal.press("/")
        await terminal.write("zebra", "enter")
        assert "No criterion holds “zebra”. All are shown." == terminal.said()[-1]
        await terminal.press("/")
        await terminal.write("quality", "enter")
        assert "Filter: quality (esc ends it)" in terminal.text()
        assert "Curiosity" not in terminal.text()
        await terminal.press("/", "escape", "escape", "escape")
        assert "Curiosity" in terminal.text()


async def test_the_activity_is_there_to_read_in_whole() -> None:
    """The newest stands first."""
    async with seated(discussed(), "fay", (80, 24)) as terminal:
        await terminal.press("A")
        lines = [each.strip() for each in terminal.text().splitlines() if each.strip()]
        assert "Activity, the newest first" == lines[0]
        assert lines[1].endswith("Fay dissents from 3 on System design")


async def test_what_others_do_is_said_and_moves_neither_cursor_nor_focus() -> None:
    """A toast, a line in the activity, and the criterion under the cursor stays."""
    room = discussed()
    async with seated(room, "ana") as terminal:
        await terminal.press("down")
        room.act("ben", c.RaiseHand())
        await terminal.drawn()
        assert QUALITY == cursor(terminal)
        assert ["Ben raised a hand"] == terminal.said()
        assert "Ben raised a hand" in terminal.text()
        assert not isinstance(terminal.app.screen, ModalScreen)


def standing_out(terminal: Terminal) -> list[str]:
    """Return the lines of the activity that stand out, wherever it is on this screen."""
    pane = SidePane if terminal.app.screen.has_class("-panel", "-wide") else Foot
    drawn = terminal.app.screen.query_one(pane).draw(60, 30)
    return [each.parts[0].text.strip()[6:] for each in drawn if each.parts and each.parts[0].look == "strong"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("who", ["ana", "chen"])
async def test_what_panelists_do_often_stands_out_in_the_activity(
    who: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No toast covers anything, and after a while the line is as calm as those before it."""
    monkeypatch.setattr("panelry_tui.screens.watching._CALM", 600.0)
    room = discussed()
    async with seated(room, who, size) as terminal:
        room.act("ben", c.Revise(DESIGN, 3, "The prompts"))
        await terminal.drawn()
        assert ["Ben revised 2→3 on System design"] == standing_out(terminal)
        assert "Ben revised 2→3 on System design" in terminal.text()
        assert [] == terminal.said()
        screen = terminal.app.screen
        assert isinstance(screen, DiscussionScreen)
        screen._tick()
        assert ["Ben revised 2→3 on System design"] == standing_out(terminal)
        screen._calm_at = 0.0
        screen._tick()
        assert [] == standing_out(terminal)
        assert "Ben revised 2→3 on System design" in terminal.text()


async def test_what_one_does_oneself_does_not_stand_out() -> None:
    """Nor what a terminal learns of with a whole picture: that happened before."""
    room = discussed()
    async with seated(room, "ben") as terminal:
        room.act("ben", c.Revise(DESIGN, 3, "The prompts"))
        await terminal.drawn()
        assert [] == standing_out(terminal)


async def test_many_things_at_once_are_one_toast() -> None:
    """A flood of toasts would cover the board."""
    room = discussed()
    async with seated(room, "ana") as terminal:
        for person in ("ben", "chen", "dara", "eli"):
            room.act(person, c.RaiseHand())
        await terminal.drawn()
        assert ["4 things happened. A shows the activity."] == terminal.said()


async def test_what_one_does_oneself_is_no_toast_about_somebody() -> None:
    """The answer to a key is enough."""
    room = discussed()
    async with seated(room, "ana") as terminal:
        await terminal.press("n")
        assert ["Code quality is on every screen."] == terminal.said()


async def test_one_who_only_looks_on_is_told_whose_each_key_is() -> None:
    """An observer has no act here, and no key is silent."""
    room = scored(seats={**SIX, "olu": ("Olu Bright", (Role.OBSERVER,))})
    room.act("ana", c.OpenEvidence(), c.Reveal())
    async with seated(room, "olu") as terminal:
        assert "/ Filter  A Activity  ? Help  q Leave" in terminal.text()
        await terminal.press("n", "f", "v", "t", "C", "L", "O", "V", "a", "w", "H", "b", "s")
        assert 13 == len(terminal.said())
        assert {True} == {each.startswith("Only ") for each in terminal.said()}


async def test_a_phase_that_moves_on_under_a_dialog_waits_for_it() -> None:
    """The words in the dialog stay until it is left; then the next screen comes."""
    room = discussed()
    async with seated(room, "ben") as terminal:
        await terminal.press("d")
        room.act("ana", c.RecordAgreed(DESIGN, 3, "We talked", unanswered=1))
        room.act("ana", c.Park(QUALITY), c.Park(AMBIGUITY), c.OpenOverall())
        room.act("ana", c.RecordOutcome(Outcome.HOLD), c.OpenSummary())
        await terminal.drawn()
        assert isinstance(terminal.app.screen, ModalScreen)
        await terminal.press("escape")
        assert "SummaryScreen" == type(terminal.app.screen).__name__


async def test_help_lists_what_moves_in_the_view_and_what_the_signs_mean() -> None:
    """On the board rows and enter; in a panelist's pane, scrolling."""
    async with seated(discussed(), "ben", (100, 60)) as terminal:
        await terminal.press("?")
        panes = terminal.text()
        await terminal.press("escape", "b", "?")
        rows = terminal.text()
    assert (True, False) == ("down j  Scroll down" in panes, "down j  Scroll down" in rows)
    assert (False, True) == ("enter  Open" in panes, "enter  Open" in rows)
    assert "after reveal: that scorecard came" in rows
    assert "m  Heat map" in rows


async def test_the_legend_names_nobody_where_names_are_hidden() -> None:
    """A sign is a rating there, not a person."""
    async with seated(revealed(Mode.WITHOUT_NAMES), "ana", (100, 60)) as terminal:
        await terminal.press("?")
        assert "A ● on a track is one rating; nobody is named." in terminal.text()


async def test_the_last_row_offers_only_what_can_act_now() -> None:
    """Answers while one is asked for, the round's end while it is open, taking up what is settled."""
    room = discussed()
    async with seated(room, "ana", (80, 24)) as terminal:

        def last_row() -> str:
            return terminal.text().splitlines()[-1]

        assert "v 2nd round  p Park" in last_row()
        assert "Accept" not in last_row()
        await terminal.press("down")
        assert "p Park  f Follow" in last_row()
        await terminal.press("down", "down")
        assert "p Take up again" in last_row()
        assert "Conclude" not in last_row()
        await terminal.press("g", "v")
        assert "v Close the round" in last_row()
        assert "v closes it" in terminal.text()
    async with seated(discussed(), "ben", (80, 24)) as terminal:
        assert " a Accept  d Dissent" in terminal.text().splitlines()[-1]
        await terminal.press("a")
        assert "Accept" not in terminal.text().splitlines()[-1]


async def test_escape_leaves_the_whole_board_again() -> None:
    """As it leaves everything that was opened."""
    async with seated(discussed(), "ben") as terminal:
        await terminal.press("b", "escape")
        assert "Said so far" in terminal.text()


async def test_one_marked_as_absent_is_shown_so_and_says_that_they_are_here() -> None:
    """Everybody sees the mark; the person's own key takes it back."""
    room = discussed()
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("P")
        assert "You are not marked as absent: the panel waits for your answers." == terminal.said()[-1]
        room.act("ana", c.MarkAbsent(PersonId("ben")))
        await terminal.drawn()
        assert "P I am present" in terminal.text().splitlines()[-1]
        await terminal.press("b")
        assert "B Ben absent" in terminal.text()
        await terminal.press("P")
        assert Standing.EXPECTED is room.state.people[PersonId("ben")].standing
        assert "B Ben absent" not in terminal.text()


async def test_a_late_scorecard_has_its_sign_and_its_legend_on_a_small_board() -> None:
    """The sign stands at the letter, the words in the line of names, and on the heat map."""
    room = scored()
    room.act("fay", c.Reopen())
    room.act("ana", c.OpenEvidence(missing=1), c.Reveal())
    room.act("fay", c.Submit())
    async with seated(room, "ana", (80, 24)) as terminal:
        text = terminal.text()
        assert "BF◐" in text
        assert "F Fay ◐ after reveal" in text
        await terminal.press("m")
        assert "◐ after reveal" in terminal.text()


async def test_revising_shows_the_neutral_words_of_a_scale_without_anchors() -> None:
    """As scoring does."""
    rubric = FakeRoom().state.rubric
    bare = tuple(
        replace(each, levels=tuple(replace(level, anchor="") for level in each.levels))
        for each in rubric.criteria
    )
    room = FakeRoom(SIX, replace(rubric, criteria=bare))
    for each in bare:
        room.act("ben", c.Rate(each.id, 3))
    room.act("ben", c.Submit())
    room.act("ana", c.OpenEvidence(missing=5), c.Reveal(), c.PutTopic(DESIGN))
    async with seated(room, "ben") as terminal:
        await terminal.press("r")
        words = anchor_for(replace(rubric, criteria=bare), DESIGN, 3)[0]
        assert words in terminal.text()
        assert "no words in the rubric" not in terminal.text()


async def test_help_lists_the_keys_of_the_roles_only() -> None:
    """A panelist is not offered the facilitator's acts."""
    async with seated(discussed(), "ben") as terminal:
        await terminal.press("?")
        text = terminal.text()
        assert ("Dissent" in text, "Conclude" in text) == (True, False)


async def test_names_and_words_are_never_markup() -> None:
    """Hostile words stand on the screen as they were typed."""
    room = discussed()
    room.act("ben", c.Answer(DESIGN, 3, stands=False, words="[/][@click=app.quit]x[/]"))
    room.act("ben", c.Revise(DESIGN, 3, "[bold]why[/"))
    async with seated(room, "ana", (120, 40)) as terminal:
        assert "✗ Ben “[/][@click=app.quit]x[/]”" in terminal.text()
        assert "Ben 2→3: [bold]why[/" in terminal.text()


async def test_a_parked_criterion_has_no_proposal_to_answer() -> None:
    """Only what is open is put to the panel."""
    room = discussed()
    room.act("ana", c.PutTopic(DEBUGGING))
    async with seated(room, "ben") as terminal:
        assert "Proposed" not in terminal.text()


def test_only_v_has_two_meanings_and_they_never_meet() -> None:
    """One person may hold every role, so each other key is bound once."""
    screen = DiscussionScreen(revealed().store_for("ana"))
    pressed = [name for each in screen.bound_keys() if each.key for name in each.key.split(",")]
    assert ["v"] == sorted({name for name in pressed if pressed.count(name) > 1})
