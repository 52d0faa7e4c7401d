"""Evolve: what each event does, and that a journal replays to the same debrief."""

import pytest

import cast
from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief, Phase, Proposal, Reply, Round, Settled, Views
from panelry.doing import Act
from panelry.evolve import EVOLVE, act, evolve, fold
from panelry.handed import Handed, Permission
from panelry.ids import ObservationId, PointId
from panelry.panel import Channel, Mode, Outcome, Standing
from panelry.summary import wording
from story import Story, point


def test_every_event_does_something() -> None:
    """No kind of event is without an evolution."""
    assert set(e.KINDS) == set(EVOLVE)


def test_folding_a_journal_gives_the_debrief() -> None:
    """From the beginning, or on top of an earlier state."""
    story = Story().released()
    events = [pair for batch in story.journal for pair in batch]
    assert story.state == fold(events)
    assert story.state == fold(events[9:], fold(events[:9]))


def test_every_public_event_is_a_line_and_a_private_one_is_not() -> None:
    """The number of lines tells nothing of how often somebody rated."""
    story = Story().scored()
    events = [pair for batch in story.journal for pair in batch]
    public = [act(event, stamp) for event, stamp in events if not e.is_private(event)]
    assert public == list(story.state.acts)
    assert len(public) < len(events)


def test_a_line_holds_no_words() -> None:
    """Kind, criterion, person and level only: no reason, no dissent, no text."""
    stamp = e.Stamp(cast.BEN, cast.moment(1))
    expected = Act(stamp.at, cast.BEN, "Revised", cast.CODE, None, 3)
    assert expected == act(e.Revised(cast.CODE, 3, "a long reason"), stamp)


def test_the_guard_learns_of_private_words_with_the_next_public_act_after_the_opening() -> None:
    """Before the opening it knows nothing, and a keystroke alone teaches it nothing."""
    story = Story().scored()
    assert {} == story.state.guarded
    opened = story.opened().state
    assert opened.cards == opened.guarded
    story.when(cast.BEN, c.WriteNote(cast.CODE, "later"))
    assert opened.cards == story.state.guarded
    assert story.when(cast.BEN, c.RaiseHand()).state.cards == story.state.guarded


def test_a_changed_rating_counts_its_versions() -> None:
    """Ratings, observations and notes each count their own, and keep the last words."""
    story = Story().scoring().writes(cast.BEN).writes(cast.BEN).rates(cast.BEN).rates(cast.BEN, (1, 1, 1))
    card = story.state.card(cast.BEN)
    assert [(1, 2)] * 3 == [(each.level, each.version) for each in card.ratings.values()]
    assert [2, 2] == [each.version for each in card.observations.values()]
    assert [2] == [each.version for each in card.notes.values()]


def test_removed_observations_and_cleared_ratings_are_gone() -> None:
    """Only the one that was named."""
    story = Story().scoring().writes(cast.BEN).rates(cast.BEN)
    story.when(cast.BEN, c.RemoveObservation(ObservationId("shared")), c.ClearRating(cast.CODE))
    card = story.state.card(cast.BEN)
    assert (["private"], [cast.DESIGN, cast.AMBIGUITY]) == (list(card.observations), list(card.ratings))


def test_a_submission_is_timed_and_reopening_forgets_it() -> None:
    """The time is the server's."""
    story = Story().scored(cast.BEN)
    assert cast.moment(story.ticks) == story.state.card(cast.BEN).submitted
    assert None is story.when(cast.BEN, c.Reopen()).state.card(cast.BEN).submitted


def test_a_topic_keeps_what_the_panel_did_with_it() -> None:
    """A proposal with its answers, then the agreed level; taking up forgets both."""
    story = Story().revealed().when(cast.ANA, c.Propose(cast.CODE, 4))
    proposed = cast.moment(story.ticks)
    story.when(cast.BEN, c.Answer(cast.CODE, 4, stands=False, words="no"))
    replies = {cast.ANA: Reply(stands=True, words=""), cast.BEN: Reply(stands=False, words="no")}
    assert Proposal(4, cast.ANA, proposed, replies) == story.state.topic(cast.CODE).proposal
    story.when(cast.ANA, c.RecordAgreed(cast.CODE, 4, "", 2))
    assert Settled(4, "") == story.state.topic(cast.CODE).agreed
    topic = story.when(cast.ANA, c.TakeUp(cast.CODE)).state.topic(cast.CODE)
    assert (None, None, False) == (topic.proposal, topic.agreed, topic.settled)


def test_a_new_proposal_forgets_the_answers_to_the_former() -> None:
    """So does a second round, and parking."""
    story = Story().revealed().when(cast.ANA, c.HandOverChair(cast.FAY))
    story.when(cast.FAY, c.Propose(cast.CODE, 4))
    story.when(cast.BEN, c.Answer(cast.CODE, 4, stands=True)).when(cast.FAY, c.Propose(cast.CODE, 3))
    assert Proposal(3, cast.FAY, cast.moment(story.ticks)) == story.state.topic(cast.CODE).proposal
    topic = story.when(cast.FAY, c.OpenSecondRound(cast.CODE)).state.topic(cast.CODE)
    assert (None, Round.OPEN) == (topic.proposal, topic.second)


def test_both_views_replace_an_agreed_level_and_the_other_way_round() -> None:
    """Only the last of them stands."""
    story = Story().revealed().when(cast.ANA, c.RecordNoAgreement(cast.CODE, "most", "some"))
    assert Views("most", "some") == story.state.topic(cast.CODE).views
    assert None is story.when(cast.ANA, c.TakeUp(cast.CODE)).agreed(cast.CODE).state.topic(cast.CODE).views


def test_the_floor_is_cleared_when_the_discussion_ends() -> None:
    """Timer and hands go, the decision stays."""
    story = Story().decided().when(cast.ANA, c.StartTimer(60)).when(cast.BEN, c.RaiseHand())
    assert (cast.moment(story.ticks - 1), 60) == story.state.timer
    state = story.when(cast.ANA, c.OpenSummary()).state
    assert (Phase.SUMMARY, None, ()) == (state.phase, state.timer, state.hands)
    assert (Outcome.DECLINE, (cast.DESIGN,)) == (state.outcome, state.drivers)


def test_a_stopped_timer_is_gone() -> None:
    """Nothing runs on."""
    story = Story().revealed().when(cast.ANA, c.StartTimer(60), c.StopTimer())
    assert None is story.state.timer


def test_a_new_version_of_a_point_is_private_until_it_is_approved() -> None:
    """The shared words stay what everybody read."""
    story = Story().summary().when(cast.CHEN, point(behaviour="you asked for the logs"))
    kept = story.state.points[PointId("p1")]
    assert (2, 1) == (kept.point.version, getattr(kept.shared, "version", None))
    withdrawn = story.when(cast.CHEN, c.WithdrawPoint(PointId("p1"))).state.points[PointId("p1")]
    assert None is withdrawn.shared


def test_permission_release_and_hand_over_are_kept_with_their_times() -> None:
    """Each attempt has its line."""
    story = Story().released()
    at = cast.moment(story.ticks)
    until, asked = "2036-12-24T23:59:59.000Z", cast.moment(story.ticks - 1)
    given = Permission(True, Channel.CALL, "by phone", until, "", asked, cast.ANA)
    assert given == story.state.permission
    handed = story.state.handed
    assert handed is not None
    assert Handed(Channel.CALL, story.hash, handed.text, at, cast.GRACE, wording(story.state)) == handed
    story.when(cast.ANA, c.RecordHandover("no answer"), c.RecordHandover("delivered", "glad"))
    results = getattr(story.state.handed, "results", ())
    assert [("no answer", ""), ("delivered", "glad")] == [each[1:] for each in results]


def test_reading_an_export_changes_nothing() -> None:
    """It is in the journal alone."""
    before = Story().released().state
    assert before == Story().released().when(cast.GRACE, c.RecordExport("md")).state


@pytest.mark.parametrize(
    ("event", "phase"),
    [
        (e.Closed("done"), Phase.CLOSED),
        (e.Withdrawn(on_hold=True, reason="done"), Phase.WITHDRAWN),
        (e.Abandoned("done"), Phase.ABANDONED),
    ],
)
def test_an_end_keeps_its_reason(event: e.Event, phase: Phase) -> None:
    """Closed, withdrawn and abandoned alike."""
    state = evolve(Debrief(), event, e.Stamp(cast.ANA, cast.moment(0)))
    assert (phase, "done") == (state.phase, state.ended)


def test_the_criterion_on_every_screen_stays_there_when_the_numbers_are_shown() -> None:
    """The record says that it was put there, and nobody took it away."""
    story = Story().scored().opened().when(cast.ANA, c.PutTopic(cast.CODE), c.Reveal())
    assert (cast.CODE, True, True) == (story.state.now, story.state.evidence, story.state.revealed)


def test_marks_and_modes_change_only_their_thing() -> None:
    """A seat's standing, the debrief's mode."""
    story = Story(Mode.NUMBERS_FIRST).scoring().when(cast.ANA, c.MarkAbsent(cast.BEN))
    assert [cast.BEN] == [each.id for each in story.state.people.values() if each.standing is Standing.ABSENT]
    assert Mode.NUMBERS_FIRST is story.state.mode


def test_a_doubt_about_an_answer_that_is_not_there_changes_nothing() -> None:
    """A journal may say so, though no decision does."""
    story = Story()
    stamp = e.Stamp(cast.OPERATOR, cast.moment(99))
    assert None is evolve(story.state, e.PermissionDoubted(), stamp).permission
