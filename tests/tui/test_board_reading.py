"""The discussion in words and rows: order, figures, cues, answers, and nothing of a rating too early."""

from datetime import timedelta
from fractions import Fraction

import pytest

from panelry import commands as c
from panelry.doing import Doer
from panelry.events import KINDS, PRIVATE, QUIET
from panelry.ids import CriterionId, ObservationId, PersonId, PointId
from panelry.panel import OPERATOR, SERVER, Channel, Mode, Outcome, Role
from panelry.points import Kind, Polarity
from panelry.visibility import picture
from panelry_tui.activity_words import WORDS, activity
from panelry_tui.beside_reading import foot_view, overall_words, panel_foot, side_view
from panelry_tui.board_reading import BoardReading
from panelry_tui.glyphs import UNICODE
from panelry_tui.panel_reading import cue_words, heard_in_order, next_topic, now_view
from panelry_tui.proposal_reading import proposal_view
from panelry_tui.reading import Reading
from panelry_tui.topic_reading import topic_view
from panelry_tui.widgets.models import BoardRow, NowView, ProposalView, TopicView
from tui.fake_room import FakeRoom
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

OWNERSHIP = CriterionId("ownership")
CURIOSITY = CriterionId("curiosity")


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("panelry_tui.beside_reading.clock", lambda at: at[11:16])


def board(room: FakeRoom, who: str = "ana") -> BoardReading:
    """Return the discussion as one person reads it."""
    return BoardReading(Reading(picture(room.state, PersonId(who)), PersonId(who)))


def row(room: FakeRoom, criterion: CriterionId, who: str = "ana") -> BoardRow:
    """Return one row of somebody's board."""
    return next(each for each in board(room, who).rows() if each.criterion == criterion)


def proposal(room: FakeRoom, who: str = "ana") -> ProposalView | None:
    """Return the bar about the first criterion, as somebody sees it 72 seconds after the last act."""
    return proposal_view(board(room, who), DESIGN, room.now + timedelta(seconds=71), {})


# Order and rows


def test_parked_criteria_stand_below_the_open_ones_and_settled_ones_last() -> None:
    """What is still to be discussed is on top, the most apart first."""
    room = discussed()
    room.act("ana", c.RecordNoAgreement(QUALITY, "It reads well", "It has no tests"))
    found = [(each.criterion, each.status) for each in board(room).rows()]
    assert [
        (DESIGN, "now"),
        (AMBIGUITY, "open"),
        (DEBUGGING, "parked"),
        (QUALITY, "not agreed"),
        (COLLABORATION, "agreed"),
        ("explains-trade-offs", "agreed"),
        (OWNERSHIP, "agreed"),
        (CURIOSITY, "agreed"),
    ] == found


def test_before_the_reveal_the_board_is_the_same_whatever_was_rated() -> None:
    """Two histories that differ in ratings only give the same rows, topics, lines and panes."""
    room, other = scored(), scored()
    other.act("ben", c.Reopen(), c.Rate(DESIGN, 5), c.Submit())
    room.act("ben", c.Reopen(), c.Rate(DESIGN, 1), c.Submit())
    for each in (room, other):
        each.act("ana", c.OpenEvidence(), c.PutTopic(DESIGN))
    for who in ("ana", "fay"):
        one, two = board(room, who), board(other, who)
        assert one.rows() == two.rows()
        assert topic_view(one, DESIGN) == topic_view(two, DESIGN)
        assert now_view(one, DESIGN) == now_view(two, DESIGN)
        assert side_view(one, DESIGN) == side_view(two, DESIGN)
        assert foot_view(one, 3) == foot_view(two, 3)


def test_before_the_reveal_the_order_is_the_rubrics_and_every_track_is_empty() -> None:
    """Evidence leads: the pane shows what was seen and no scale in between."""
    room = opened()
    found = board(room)
    assert list(found.criteria) == [each.criterion for each in found.rows()]
    assert {True} == {each.hidden and each.gap is None and not each.marks for each in found.rows()}
    topic = topic_view(found, DESIGN)
    assert ((), 3) == (topic.levels, len(topic.observations))
    assert len(topic_view(found, CURIOSITY).levels) == 5


def test_a_row_tells_who_revised_and_who_had_no_evidence() -> None:
    """The track cannot show either."""
    assert "C 3→4 revised   E: no evidence" == row(discussed(), AMBIGUITY).remarks


def test_observations_are_counted_under_the_title() -> None:
    """Only shareable ones count, and none is not worth a line."""
    room = opened()
    assert ["3 observations", "1 observation", ""] == [
        row(room, each).notes_line for each in (DESIGN, AMBIGUITY, QUALITY)
    ]


def test_a_filter_keeps_the_titles_that_hold_the_words() -> None:
    """Capital letters make no difference."""
    assert [COLLABORATION] == [each.criterion for each in board(revealed()).rows("COLLAB")]


def test_a_second_round_replaces_the_ratings_in_use_and_is_named() -> None:
    """Until it closes the first ones stand; after it those who did not rate again have none."""
    room = revealed()
    room.act("ana", c.OpenSecondRound(QUALITY))
    room.act("ben", c.RateAgain(QUALITY, 3))
    assert (2, "second round open") == (row(room, QUALITY).gap, row(room, QUALITY).remarks)
    room.act("ana", c.CloseSecondRound(QUALITY))
    found = row(room, QUALITY)
    assert ((3, ("B",)),) == found.marks
    assert "A C D E F: no second rating   second round held" == found.remarks
    assert ("second ratings", "mean at the reveal 3.3") in topic_view(board(room), QUALITY).facts


# The topic


def test_the_topic_names_the_set_the_figures_and_the_reasons() -> None:
    """Initial values stay beside revised ones."""
    topic = topic_view(board(discussed()), AMBIGUITY)
    assert (
        ("median 4.0", "mean 3.2", "5 rated"),
        ("average distance 1.0 from the mean",),
        ("initial or revised ratings",),
        ("Chen 3→4: The second question showed it",),
    ) == topic.facts
    raters = {level.level: [(each.name, each.was) for each in level.raters] for level in topic.levels}
    assert [("Ben", None), ("Chen", 3), ("Fay", None)] == raters[4]
    assert ("Eli",) == topic.no_evidence


def test_the_topic_tells_what_was_recorded() -> None:
    """An agreement has its level and reason, the lack of one both views."""
    room = discussed()
    room.act("ana", c.RecordNoAgreement(QUALITY, "It reads well", "It has no tests"))
    room.act("ana", c.Answer(DESIGN, 3, stands=True))
    room.act("ana", c.RecordAgreed(DESIGN, 3, "The prompts mattered", unanswered=1))
    found = board(room)
    assert ("agreed at 3: The prompts mattered",) in topic_view(found, DESIGN).facts
    assert ("agreed at 4",) in topic_view(found, COLLABORATION).facts
    assert (("most hold: It reads well",), ("others hold: It has no tests",)) == topic_view(
        found, QUALITY
    ).facts[-2:]


def test_an_observation_says_whether_its_author_has_a_point() -> None:
    """Only the author knows of a point that is not approved."""
    room = discussed()
    room.act("ben", _point("p2"))

    def states(who: str) -> dict[str, str]:
        topic = topic_view(board(room, who), DESIGN)
        return {each.author: each.point for each in topic.observations}

    assert {"Ana": "approved", "Ben": "none", "Fay": "none"} == states("fay")
    assert {"Ana": "approved", "Ben": "written", "Fay": "none"} == states("ben")


def _point(name: str) -> c.WritePoint:
    behaviour = "you left failover for later"
    return c.WritePoint(PointId(name), DESIGN, Polarity.GROWTH, "In the design", behaviour, Kind.SAW)


def test_without_names_nothing_on_the_board_tells_a_person() -> None:
    """One sign for each rating; no letter, author, cue or reviser."""
    room = revealed(Mode.WITHOUT_NAMES)
    room.act("chen", c.Revise(QUALITY, 3, "The tests came later"))
    found = board(room)
    topic, now = topic_view(found, QUALITY), now_view(found, DESIGN)
    signs = {sign for each in found.rows() for _, letters in each.marks for sign in letters}
    assert {UNICODE.live} == signs
    assert {True} == {each.anonymous for each in found.rows()}
    assert {""} == {rater.name for level in topic.levels for rater in level.raters}
    assert ("revised: The tests came later",) in topic.facts
    assert {""} == {each.name for each in now.said}
    assert ("", ()) == (cue_words(found, DESIGN), heard_in_order(found, DESIGN))
    assert ("",) == topic_view(found, CURIOSITY).no_evidence
    assert Fraction(10, 3) == found.initial_mean(QUALITY)
    assert "Somebody revised a rating on Code quality" == activity(found.reading)[-1].words


def test_a_viewer_who_is_sent_no_rating_sees_empty_tracks_and_why() -> None:
    """A coordinator follows the talk without a number."""
    people = {**SIX, "cora": ("Cora Blum", (Role.COORDINATOR,))}
    room = scored(seats=people)
    room.act("ana", c.OpenEvidence(), c.Reveal())
    room.act("chen", c.Revise(QUALITY, 3, "The tests came later"))
    found = board(room, "cora")
    assert {True} == {each.hidden for each in found.rows()}
    assert "Ratings are open to the panel only." == found.headline()
    assert "Chen revised a rating on Code quality" == activity(found.reading)[-1].words


# Who speaks


def test_the_ends_speak_first_and_a_panelist_reads_you() -> None:
    """The cue is the same for all but for the name of the reader."""
    room = discussed()
    assert "Eli speaks first (highest), then Ben (lowest)." == cue_words(board(room), DESIGN)
    assert "Eli speaks first (highest), then you (lowest)." == cue_words(board(room, "ben"), DESIGN)
    assert "You speak first (highest), then Ben (lowest)." == cue_words(board(room, "eli"), DESIGN)


def test_one_who_stands_alone_is_invited_by_name() -> None:
    """The words say by how much, never that it is wrong."""
    room = discussed()
    for person, level in (("ben", 4), ("fay", 4), ("chen", 4), ("ana", 4), ("dara", 4), ("eli", 2)):
        if room.refusal(person, c.Revise(DESIGN, level, "We talked")) is None:
            room.act(person, c.Revise(DESIGN, level, "We talked"))
    assert "Eli is two points below the rest and is asked to start." == cue_words(board(room), DESIGN)
    assert "You are two points below the rest: please start." == cue_words(board(room, "eli"), DESIGN)


def test_where_the_panel_is_close_the_turn_rotates_without_ends() -> None:
    """Nobody is called highest or lowest within one point."""
    assert "Chen speaks first, then Dara." == cue_words(board(revealed()), OWNERSHIP)


def test_nobody_is_cued_and_nothing_is_to_discuss_once_all_is_settled() -> None:
    """An agreed criterion needs no first speaker, and the headline counts no more to discuss."""
    room = revealed()
    assert "; 5 to discuss" in board(room).headline()
    for criterion in room.state.rubric.criteria:
        room.act("ana", c.Propose(criterion.id, 3), c.RecordAgreed(criterion.id, 3, "agreed", unanswered=5))
    found = board(room)
    assert "within one point on 3 of 8" == found.headline()
    assert "" == cue_words(found, DESIGN)


def test_a_panel_of_one_has_nobody_to_follow() -> None:
    """The whole path works for one person."""
    room = FakeRoom({"ana": SIX["ana"]})
    for criterion in room.state.rubric.criteria:
        room.act("ana", c.Rate(criterion.id, 3))
    room.act("ana", c.Submit(), c.OpenEvidence(), c.Reveal())
    found = board(room)
    assert "" == cue_words(found, DESIGN)
    assert "not comparable" == now_view(found, DESIGN).summary
    assert not found.all_settled


def test_one_who_alone_has_evidence_is_invited_and_nobody_where_there_is_none() -> None:
    """A single rating is at no end of anything, and no evidence is nothing to begin with."""
    room = FakeRoom({each: SIX[each] for each in ("ana", "ben", "chen")})
    for who in ("ana", "ben", "chen"):
        for criterion in room.state.rubric.criteria:
            level = (
                3 if criterion.id not in {DESIGN, QUALITY} or (who, criterion.id) == ("ben", DESIGN) else None
            )
            room.act(who, c.Rate(criterion.id, level))
        room.act(who, c.Submit())
    room.act("ana", c.OpenEvidence(), c.Reveal())
    assert "Ben alone gave a level here and is asked to start." == cue_words(board(room), DESIGN)
    assert "You alone gave a level here: please start." == cue_words(board(room, "ben"), DESIGN)
    assert "" == cue_words(board(room), QUALITY)


# The way through the agenda


def test_the_next_topic_is_the_widest_that_had_no_turn_whatever_a_revision_moved() -> None:
    """A criterion that sinks in the order takes nobody past the wider ones above it."""
    room = revealed()
    third = board(room).order[2]
    room.act("ana", c.PutTopic(third))
    for who in ("ana", "ben", "chen", "dara", "eli", "fay"):
        if room.refusal(who, c.Revise(third, 4, "We talked")) is None:
            room.act(who, c.Revise(third, 4, "We talked"))
    assert 2 < board(room).order.index(third)
    first, second = board(room).order[:2]
    assert first == next_topic(board(room))
    room.act("ana", c.PutTopic(first))
    assert second == next_topic(board(room))
    room.act("ana", c.PutTopic(second))
    assert third != next_topic(board(room))


def test_a_criterion_taken_up_again_has_another_turn() -> None:
    """It is open again, so it comes by its width."""
    room = revealed()
    first, second = board(room).order[:2]
    room.act("ana", c.PutTopic(first), c.Park(first), c.PutTopic(second), c.TakeUp(first))
    assert first == next_topic(board(room))


def test_what_stood_on_the_screens_at_the_reveal_has_its_turn_and_the_rest_begin_anew() -> None:
    """The turns of the evidence are no turns of the agenda, but for the one that stays on the screens."""
    room = opened()
    room.act("ana", *(c.PutTopic(each) for each in board(room).order), c.PutTopic(QUALITY), c.Reveal())
    assert QUALITY == room.state.now == board(room).order[0]
    second = next_topic(board(room))
    assert second == board(room).order[1]
    room.act("ana", c.PutTopic(second))
    assert board(room).order[2] == next_topic(board(room))


def test_with_nothing_else_open_there_is_no_next_topic() -> None:
    """The screen says so before it asks."""
    with pytest.raises(ValueError, match="nothing else is open"):
        next_topic(_settled_board("ana"))


# Proposals


def test_the_bar_names_every_answer_and_sums_them_up() -> None:
    """Who stands by it comes first, then who is awaited, then who dissents with words."""
    view = proposal(discussed(), "ben")
    assert view is not None
    assert [
        ("Ana", "stands", ""),
        ("Chen", "stands", ""),
        ("Dara", "stands", ""),
        ("Eli", "stands", ""),
        ("Ben", "to answer", ""),
        ("Fay", "dissents", "no failover"),
    ] == [(each.name, each.stand, each.words) for each in view.answers]
    assert "4 of 6 stand by it. Ben to answer; Fay dissents." == view.tally
    assert ("Ana", "1:16 ago", "waiting for you") == (view.by, view.age, view.waits)


@pytest.mark.parametrize(
    ("dissent", "stand", "tally"),
    [
        ((), (), "1 of 6 stands by it. Ben, Chen, Dara, Eli and Fay to answer."),
        (("ben", "fay"), ("chen", "dara", "eli"), "4 of 6 stand by it. Ben and Fay dissent."),
        ((), ("ben", "chen", "dara", "eli", "fay"), "6 of 6 stand by it."),
    ],
)
def test_a_tally_reads_like_a_sentence(dissent: tuple[str, ...], stand: tuple[str, ...], tally: str) -> None:
    """One stands, two stand; nobody is named twice."""
    room = revealed()
    room.act("ana", c.Propose(DESIGN, 3))
    for person in dissent:
        room.act(person, c.Answer(DESIGN, 3, stands=False, words="no"))
    for person in stand:
        room.act(person, c.Answer(DESIGN, 3, stands=True))
    view = proposal(room)
    assert view is not None
    assert tally == view.tally


def test_nothing_stands_in_the_bar_once_a_criterion_is_settled() -> None:
    """An agreed proposal asks for nothing."""
    room = discussed()
    room.act("ana", c.RecordAgreed(DESIGN, 3, "We talked", unanswered=1))
    assert proposal(room) is None


def test_an_absent_panelist_is_not_waited_for() -> None:
    """The count of those to answer is the one that the record would ask to type."""
    room = discussed()
    room.act("ana", c.MarkAbsent(PersonId("ben")))
    view = proposal(room)
    assert view is not None
    assert "4 of 5 stand by it. Fay dissents." == view.tally


def test_a_second_round_is_counted_as_sampled_and_asks_the_panelist() -> None:
    """The count is the last sample, never the moment of a key."""
    room = revealed()
    room.act("ana", c.OpenSecondRound(DESIGN))
    view = proposal_view(board(room, "ben"), DESIGN, room.now, {PersonId("ana"): 1, PersonId("eli"): 1})
    assert view is not None
    assert (None, "r rates again") == (view.level, view.waits)
    assert "2 of 6 had rated again at the last count. Sealed until it closes." == view.tally
    room.act("ben", c.RateAgain(DESIGN, None))
    again = proposal(room, "ben")
    assert again is not None
    assert "you gave no evidence" == again.waits
    chairs = proposal(room)
    assert chairs is not None
    assert "r rates again · v closes it" == chairs.waits


# After the reveal


def late_room() -> FakeRoom:
    """Return a room where Fay submitted when the numbers were open already."""
    room = scored()
    room.act("fay", c.Reopen())
    room.act("ana", c.OpenEvidence(missing=1), c.Reveal())
    room.act("fay", c.Rate(DESIGN, 1), c.Submit())
    return room


def test_a_late_scorecard_is_marked_wherever_its_ratings_stand() -> None:
    """On the track, under it, in the topic, beside its author's words, in the record."""
    room = late_room()
    found = board(room)
    assert (1, ("F◐",)) == found.marks(DESIGN)[0]
    assert "F◐: no evidence" == row(room, CURIOSITY).remarks
    topic = topic_view(found, DESIGN)
    assert [("Fay", "after reveal")] == [
        (r.name, r.aside) for each in topic.levels for r in each.raters if r.aside
    ]
    assert "Fay◐" in {each.author for each in topic.observations}
    assert "◐ after reveal: Fay" in now_view(found, DESIGN).facts
    assert "Fay submitted the scorecard after the reveal" == activity(found.reading)[-1].words
    assert "Eli submitted the scorecard" in {each.words for each in activity(found.reading)}


def test_a_late_scorecard_counts_in_no_sealed_mean() -> None:
    """It was never sealed: the five others gave 5, 2, 3, 4 and 5."""
    found = board(late_room())
    assert Fraction(19, 5) == found.initial_mean(DESIGN)
    assert Fraction(20, 6) == found.measures(DESIGN).mean


def test_one_who_takes_the_mark_of_absence_back_is_present_again_in_the_record() -> None:
    """A facilitator's word is told as one about somebody."""
    room = revealed()
    room.act("ana", c.MarkAbsent(PersonId("ben")))
    room.act("ben", c.MarkPresent(PersonId("ben")))
    room.act("ana", c.MarkAbsent(PersonId("ben")), c.MarkPresent(PersonId("ben")))
    assert [
        "Ana marked Ben as absent",
        "Ben is present again",
        "Ana marked Ben as absent",
        "Ana marked Ben as present",
    ] == [each.words for each in activity(board(room).reading)[-4:]]


def test_the_doer_is_named_in_the_words_of_each_act() -> None:
    """What the desk asks for comes from somebody of the office, an answer on the page from the candidate."""
    room = revealed()
    room.by = Doer(PersonId("nora"), "Nora Quist")
    room.act("operator", c.MakePage("a" * 64, "b" * 64, asks=True), c.SendMail("a@b.org", "c" * 64))
    room.by = None
    answer = c.AnswerOffer("a" * 64, "b" * 64, granted=True, channel=Channel.CALL)
    room.act("candidate", answer)
    room.by = Doer(SERVER)
    room.act("operator", c.RevokePage(), c.EndContact("at the office"))
    room.by = Doer(OPERATOR)
    room.act("operator", c.Withdraw(on_hold=False, reason="The budget was cut"))
    said = [each.words for each in activity(board(room).reading)]
    assert [
        "Nora Quist of the office made a link to the candidate's page",
        "Nora Quist of the office had mail sent to the candidate",
        "The candidate answered on the page whether a summary is wanted",
        "The server revoked the candidate's page",
        "The server recorded that the candidate wants no further contact",
        "The operator recorded that the position is gone",
    ] == said[-6:]
    assert "The operator set up the debrief" == said[0]


def test_a_record_of_before_knows_that_the_office_asked_and_not_who() -> None:
    """What the server alone could do in the role of operator is its own all the same."""
    room = revealed()
    room.act("operator", c.MakePage("a" * 64, "b" * 64, asks=True), c.SendMail("a@b.org", "c" * 64))
    room.act("operator", c.RevokePage(), c.EndContact("at the office"))
    said = [each.words.split(" ")[:2] for each in activity(board(room).reading)]
    assert [["The", "office"], ["The", "office"], ["The", "server"], ["The", "office"]] == said[-4:]


# The panelist's panes


def test_a_panelist_reads_the_own_rating_note_and_what_was_said() -> None:
    """The own letter stands in brackets; the note says that nobody else sees it."""
    view = now_view(board(discussed(), "ben"), DESIGN)
    assert (2, ("[B]", "F")) == view.marks[0]
    assert ("you said 2", "gap 3 · spread") == (view.mine, view.summary)
    assert (
        ("Your note", "Back-pressure only after the third prompt.", "only you see this"),
    ) == view.labelled
    assert ["Ana", "Ben", "Fay", "Ana"] == [each.name for each in view.said]
    assert [5, 2, 2, 5] == [each.level for each in view.said]


def test_a_panelist_reads_what_became_of_the_own_rating() -> None:
    """Revised, rated again, or not known because nothing is open to them."""
    room = discussed()
    assert "you said 3→4" == now_view(board(room, "chen"), AMBIGUITY).mine
    room.act("ana", c.OpenSecondRound(QUALITY), c.CloseSecondRound(QUALITY))
    assert "you said no evidence in the second round" == now_view(board(room, "chen"), QUALITY).mine
    room.act("ben", _point("p2"))
    assert ("Your points", "1 not approved yet: w opens it", "") in now_view(
        board(room, "ben"), DESIGN
    ).labelled


def test_without_a_criterion_on_the_screens_a_panelist_reads_why() -> None:
    """An empty middle would look like a fault."""
    view = now_view(board(revealed(), "ben"), None)
    assert ("", True) == (view.title, "not put a criterion" in view.cue)


def test_a_panelist_reads_what_was_recorded_on_the_criterion() -> None:
    """The agreement, both views, and why ratings changed."""
    room = discussed()
    room.act("ana", c.RecordNoAgreement(QUALITY, "It reads well", "It has no tests"))
    room.act("ana", c.RecordAgreed(DESIGN, 3, "We talked", unanswered=1))
    found = board(room, "ben")

    def facts(criterion: CriterionId) -> tuple[str, ...]:
        view: NowView = now_view(found, criterion)
        return view.facts

    assert ("Agreed at 3: We talked",) == facts(DESIGN)
    assert ("Agreed at 4",) == facts(COLLABORATION)
    assert ("Most hold: It reads well", "Others hold: It has no tests") == facts(QUALITY)
    assert ("Chen 3→4: The second question showed it",) == facts(AMBIGUITY)


def test_the_side_says_what_comes_next_and_what_is_done() -> None:
    """Shape words stand beside what is to come; levels beside what is done."""
    room = discussed()
    room.act("ana", c.RecordNoAgreement(QUALITY, "It reads well", "It has no tests"))
    side = side_view(board(room, "ben"), DESIGN)
    assert (("Handling ambiguity", "split"),) == side.next
    assert ["‖ parked", "✗ not agreed", "◆ at 4"] == [words for _, words, _ in side.done][:3]


def test_where_there_is_no_room_for_the_side_a_line_stands_for_it() -> None:
    """At 80 columns a panelist still knows what comes next and how to see all of it."""
    words = "Up next: Code quality, Handling ambiguity. b Whole board"
    assert words == panel_foot(board(discussed(), "ben"), DESIGN, 1).headline
    said = "Nothing more to discuss: 5 of 8 agreed, 3 parked. b Whole board"
    assert said == panel_foot(_settled_board("ben"), DESIGN, 1).headline


# The end of the discussion


def _settled(*acts: c.Command) -> FakeRoom:
    room = discussed()
    room.act("ana", c.RecordAgreed(DESIGN, 3, "We talked", unanswered=1), c.Park(QUALITY), c.Park(AMBIGUITY))
    room.act("ana", *acts)
    return room


def _settled_board(who: str) -> BoardReading:
    return board(_settled(), who)


def test_before_the_numbers_the_lines_below_hold_what_was_brought() -> None:
    """As many observations as there is room for; the first line counts them all."""
    found = board(opened())
    assert () == foot_view(found, 1, under=DESIGN, room=1).brought
    assert (
        "System design: 3 observations; enter shows 2 more",
        "Ana saw  Sized the queue at 3k/s, then asked what happens on replay",
    ) == foot_view(found, 1, under=DESIGN, room=2).brought
    assert ("Curiosity: no observations",) == foot_view(found, 1, under=CURIOSITY, room=4).brought


def test_the_lines_below_say_the_next_step_to_the_facilitator_and_to_the_others() -> None:
    """Only the facilitator is told a key, because only that one has it."""
    steps: tuple[tuple[c.Command, ...], ...] = (
        (),
        (c.OpenOverall(),),
        (c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE, (DESIGN,))),
    )
    found = [
        (
            foot_view(board(_settled(*acts)), 1).calls[-1],
            foot_view(board(_settled(*acts), "ben"), 1).calls[-1],
        )
        for acts in steps
    ]
    assert [
        (
            "Every criterion is settled. V opens the overall judgement.",
            "Every criterion is settled. The overall judgement is next.",
        ),
        ("V records the outcome.", "The outcome is next."),
        ("V opens the summary.", "The summary is next."),
    ] == found


def test_raised_hands_and_a_filter_stand_above_the_activity() -> None:
    """Both are asked of somebody now."""
    room = discussed()
    room.act("ben", c.RaiseHand())
    assert ("Filter: design (esc ends it)", "Hand raised: Ben") == foot_view(
        board(room), 1, filtered="design"
    ).calls


def test_the_overall_judgement_is_said_with_confidence_and_drivers() -> None:
    """A missing recommendation is said as such."""
    room = _settled(c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE, (DESIGN, QUALITY)))
    first, outcome = overall_words(board(room))
    assert first.startswith("Overall: Ana strong yes (medium) · Ben yes (medium)")
    assert "Outcome: decline, because of System design, Code quality" == outcome


def test_a_missing_recommendation_is_said_as_such() -> None:
    """Nobody is left out of the list."""
    room = scored()
    room.act("ben", c.Reopen(), c.Recommend(None), c.Submit())
    room.act("fay", c.Reopen(), c.GiveConfidence(None), c.Submit())
    room.act("ana", c.OpenEvidence(), c.Reveal(), *(c.Park(each.id) for each in room.state.rubric.criteria))
    room.act("ana", c.OpenOverall())
    (said,) = overall_words(board(room))
    assert ("Ben: none given" in said, said.endswith("Fay yes")) == (True, True)


def test_without_names_the_overall_judgement_is_a_list() -> None:
    """Recommendations and confidences are sorted each for itself."""
    room = revealed(Mode.WITHOUT_NAMES)
    for criterion in room.state.rubric.criteria:
        room.act("ana", c.Park(criterion.id))
    room.act("ana", c.OpenOverall())
    (said,) = overall_words(board(room))
    assert "strong yes · strong yes · yes · yes · no · strong no · confidence medium" in said


# Activity


def test_every_public_kind_of_event_has_words_and_no_private_one() -> None:
    """A new kind cannot be forgotten, and a private one cannot be told."""
    public = {kind.__name__ for kind in KINDS} - {kind.__name__ for kind in PRIVATE | QUIET}
    assert public == set(WORDS)


def test_the_activity_tells_levels_before_and_after() -> None:
    """A second revision starts from the first one; a proposer's own yes is no second line."""
    room = discussed()
    room.act("chen", c.Revise(AMBIGUITY, None, "I saw too little"), c.Revise(AMBIGUITY, 2, "I asked again"))
    words = [each.words for each in activity(board(room).reading)]
    assert "Chen revised 3→4 on Handling ambiguity" in words
    assert "Chen revised to no evidence on Handling ambiguity" in words
    assert "Chen revised to 2 on Handling ambiguity" in words
    assert "Ana proposed 3 on System design" in words
    assert "Fay dissents from 3 on System design" in words
    assert "Ana stands by 3 on System design" not in words


def test_an_answer_to_a_former_proposal_is_only_known_to_have_been_given() -> None:
    """What it was no longer stands anywhere a terminal can see."""
    room = discussed()
    room.act("ana", c.Propose(DESIGN, 4))
    assert "Fay answered the proposal of 3 on System design" in [
        each.words for each in activity(board(room).reading)
    ]


def test_the_same_level_proposed_again_asks_everybody_anew() -> None:
    """The former answers lapsed, so the record no longer tells what they were."""
    room = discussed()
    room.act("ana", c.Propose(DESIGN, 3))
    assert "Fay answered the proposal of 3 on System design" in [
        each.words for each in activity(board(room).reading)
    ]


def test_a_name_that_is_gone_and_a_newer_kind_have_words() -> None:
    """An older terminal shows a newer record without a gap."""
    room = FakeRoom(opened=False)
    room.act(
        "ana", c.AddPerson(PersonId("gus"), "Gus Roth", (Role.PANELIST,)), c.RemovePerson(PersonId("gus"))
    )
    found = activity(board(room).reading)
    assert "Ana took Somebody who left out of the debrief" == found[-1].words
    assert "The operator set up the debrief" == found[0].words


def test_observations_never_shared_are_counted_nowhere() -> None:
    """A private observation moves nothing on anybody's board."""
    room = FakeRoom({"ana": SIX["ana"]})
    room.act("ana", c.Observe(ObservationId("o1"), DESIGN, Kind.FELT, "Nervous"))
    for criterion in room.state.rubric.criteria:
        room.act("ana", c.Rate(criterion.id, 3))
    room.act("ana", c.Submit(), c.OpenEvidence())
    topic: TopicView = topic_view(board(room), DESIGN)
    assert ((), "") == (topic.observations, row(room, DESIGN).notes_line)
