"""Decisions of scoring: one's own sealed scorecard, and the acts that open everything at once."""

import pytest

import cast
from panelry import commands as c
from panelry import events as e
from panelry.debrief import Phase
from panelry.decide.asked import NOTE, WORDS
from panelry.decide.scoring import OBSERVATIONS
from panelry.disagreement import FIGURES
from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.panel import Confidence, Mode, Recommendation, Role, Standing
from panelry.points import Kind
from panelry.refusals import Code
from story import Story

NOWHERE = CriterionId("nowhere")
O1 = ObservationId("o1")
OBSERVE = c.Observe(O1, cast.CODE, Kind.SAW, "Read the trace first")
WORK = (
    c.Rate(cast.CODE, 3),
    c.ClearRating(cast.CODE),
    OBSERVE,
    c.RemoveObservation(O1),
    c.Recommend(Recommendation.YES),
    c.GiveConfidence(Confidence.LOW),
    c.Submit(),
)
"""What needs an open scorecard."""


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.Rate(NOWHERE, 3), Code.NO_SUCH_THING),
        (c.Rate(cast.CODE, 0), Code.LEVEL_OFF_THE_SCALE),
        (c.Rate(cast.CODE, 6), Code.LEVEL_OFF_THE_SCALE),
        (c.ClearRating(cast.CODE), Code.NO_SUCH_THING),
        (c.Observe(O1, NOWHERE, Kind.SAW, "x"), Code.NO_SUCH_THING),
        (c.Observe(O1, cast.CODE, Kind.SAW, " \n"), Code.TEXT_MISSING),
        (c.Observe(O1, cast.CODE, Kind.SAW, "x" * (WORDS + 1)), Code.TEXT_TOO_LONG),
        (c.Observe(ObservationId(""), cast.CODE, Kind.SAW, "x"), Code.TEXT_MISSING),
        (c.RemoveObservation(O1), Code.NO_SUCH_THING),
        (c.WriteNote(NOWHERE, "x"), Code.NO_SUCH_THING),
        (c.WriteNote(None, "x" * (NOTE + 1)), Code.TEXT_TOO_LONG),
        (c.Submit(), Code.SCORECARD_INCOMPLETE),
        (c.Reopen(), Code.SCORECARD_NOT_SUBMITTED),
    ],
)
def test_work_on_a_scorecard_is_refused(command: c.Command, code: Code) -> None:
    """Unknown things, levels off the scale, empty and endless texts."""
    assert code == Story().scoring().refused(cast.BEN, command)


def test_a_blank_cell_is_not_a_zero_and_no_evidence_is_not_a_blank() -> None:
    """None is a rating that says no evidence; a cleared criterion has no rating at all."""
    story = Story().scoring().rates(cast.BEN, (None, 1, 5))
    assert None is story.state.card(cast.BEN).ratings[cast.DESIGN].level
    assert None is story.refused(cast.BEN, c.Submit())
    story.when(cast.BEN, c.ClearRating(cast.DESIGN))
    assert cast.DESIGN not in story.state.card(cast.BEN).ratings
    assert Code.SCORECARD_INCOMPLETE == story.refused(cast.BEN, c.Submit())


def test_a_scorecard_holds_so_many_observations_and_no_more() -> None:
    """At the limit those that exist can still be changed."""
    story = Story().scoring()
    story.when(cast.BEN, OBSERVE)
    card = story.state.card(cast.BEN)
    many = {ObservationId(f"o{number}"): card.observations[O1] for number in range(1, OBSERVATIONS + 1)}
    full = story.changed(cards=story.state.with_card(cast.BEN, observations=many).cards)
    fresh = c.Observe(ObservationId("one more"), cast.CODE, Kind.SAW, "x")
    assert Code.TOO_MANY == full.refused(cast.BEN, fresh)
    assert None is full.refused(cast.BEN, OBSERVE)


def test_a_saved_thing_is_changed_only_from_the_version_that_was_seen() -> None:
    """A second tab overwrites nothing: both ratings, observations and notes have versions."""
    story = Story().scoring()
    for command in (c.Rate(cast.CODE, 3), OBSERVE, c.WriteNote(None, "x"), c.WriteNote(cast.CODE, "x")):
        assert Code.CHANGED_ELSEWHERE == story.refused(cast.BEN, command, expect=1)
        story.when(cast.BEN, command, expect=0).when(cast.BEN, command, expect=1)
        assert Code.CHANGED_ELSEWHERE == story.refused(cast.BEN, command, expect=1)
        assert None is story.refused(cast.BEN, command)


def test_nothing_is_cleared_or_removed_that_was_changed_since_it_was_seen() -> None:
    """What another device of the person wrote meanwhile does not go unseen."""
    story = Story().scoring().when(cast.BEN, OBSERVE, c.Rate(cast.CODE, 3))
    for command in (c.ClearRating(cast.CODE), c.RemoveObservation(O1)):
        assert Code.CHANGED_ELSEWHERE == story.refused(cast.BEN, command, expect=2)
        assert None is story.refused(cast.BEN, command, expect=1)


def test_other_things_have_no_version() -> None:
    """They count as version 0."""
    assert None is Story().scoring().refused(cast.BEN, c.Recommend(None), expect=0)


def test_a_submitted_scorecard_is_closed_until_it_is_reopened() -> None:
    """A note may still be written; submitting twice is refused."""
    story = Story().scored(cast.BEN)
    assert {Code.SCORECARD_SUBMITTED} == {story.refused(cast.BEN, each) for each in WORK}
    assert None is story.refused(cast.BEN, c.WriteNote(None, "one thing more"))
    story.when(cast.BEN, c.Reopen(), c.Rate(cast.CODE, 5))
    assert None is story.refused(cast.BEN, c.Submit())


@pytest.mark.parametrize("person", [cast.BEN, cast.DARA, cast.ELI])
def test_opening_the_evidence_freezes_every_scorecard(person: PersonId) -> None:
    """Submitted or not, panelist or observer: nobody rates between the openings."""
    story = Story().scored(cast.ANA, cast.BEN, cast.CHEN).opened(missing=1)
    assert {Code.SCORECARD_FROZEN} == {story.refused(person, each) for each in WORK if _may(person, each)}


def _may(person: PersonId, command: c.Command) -> bool:
    return person != cast.ELI or not isinstance(command, c.Submit)


def test_after_the_reveal_the_missing_may_hand_in_late_and_the_others_not() -> None:
    """A late scorecard is marked; an observer's shadow card stays frozen."""
    story = Story().scored(cast.ANA, cast.BEN, cast.CHEN).revealed(missing=1)
    assert Code.SCORECARD_FROZEN == story.refused(cast.BEN, c.Rate(cast.CODE, 3))
    assert Code.SCORECARD_FROZEN == story.refused(cast.ELI, c.Rate(cast.CODE, 3))
    story.rates(cast.DARA).when(cast.DARA, c.Submit())
    assert (True, False) == (story.state.card(cast.DARA).late, story.state.card(cast.BEN).late)


def test_without_names_nobody_hands_in_after_the_reveal() -> None:
    """The levels that came with a late scorecard would be its author's."""
    story = Story(mode=Mode.WITHOUT_NAMES).scored(cast.ANA, cast.BEN, cast.CHEN).revealed(missing=1)
    assert Code.SCORECARD_FROZEN == story.refused(cast.DARA, c.Rate(cast.CODE, 3))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.Nudge(cast.STRANGER), Code.NO_SUCH_THING),
        (c.Nudge(cast.ELI), Code.NO_SUCH_THING),
        (c.Nudge(cast.CHEN), Code.RECUSED),
        (c.Nudge(cast.BEN), Code.SCORECARD_SUBMITTED),
        (c.MarkAbsent(cast.BEN), Code.SCORECARD_SUBMITTED),
        (c.MarkAbsent(cast.CHEN), Code.RECUSED),
        (c.MarkPresent(cast.GRACE), Code.NO_SUCH_THING),
    ],
)
def test_chasing_is_for_panelists_whose_scorecard_is_missing(command: c.Command, code: Code) -> None:
    """Not for strangers, observers, the recused, or those who have handed in."""
    story = Story().scored(cast.BEN).when(cast.CHEN, c.DeclareConflict(cast.CHEN, "a friend"))
    assert code == story.refused(cast.ANA, command)


def test_an_absent_panelist_is_not_awaited_and_may_come_back() -> None:
    """Either the facilitator says so, or they simply submit."""
    story = Story().scored(cast.ANA, cast.BEN, cast.CHEN)
    story.when(cast.ANA, c.Nudge(cast.DARA), c.MarkAbsent(cast.DARA))
    assert None is story.refused(cast.ANA, c.OpenEvidence(0))
    back = story.rates(cast.DARA).when(cast.DARA, c.Submit())
    assert Standing.EXPECTED is back.state.people[cast.DARA].standing
    assert Code.SCORECARD_SUBMITTED == story.refused(cast.ANA, c.MarkAbsent(cast.DARA))
    story.when(cast.DARA, c.Reopen()).when(cast.ANA, c.MarkAbsent(cast.DARA), c.MarkPresent(cast.DARA))
    assert Code.MISSING_COUNT_DIFFERS == story.refused(cast.ANA, c.OpenEvidence(0))


def test_somebody_who_leaves_after_the_evidence_opened_can_be_marked_absent() -> None:
    """Their ratings still count; they are only not asked to sign."""
    story = Story().revealed().when(cast.ANA, c.MarkAbsent(cast.BEN))
    assert Standing.ABSENT is story.state.people[cast.BEN].standing


def test_somebody_marked_absent_comes_back_by_their_own_word_and_speaks_for_nobody_else() -> None:
    """Nobody can be kept out by a mark: the person takes it back, and the record says both."""
    story = Story().revealed().when(cast.ANA, c.MarkAbsent(cast.BEN), c.MarkAbsent(cast.DARA))
    assert Code.NOT_ALLOWED == story.refused(cast.BEN, c.MarkPresent(cast.DARA))
    story.when(cast.BEN, c.MarkPresent(cast.BEN)).when(cast.ANA, c.MarkPresent(cast.DARA))
    assert {Standing.EXPECTED} == {story.state.people[each].standing for each in (cast.BEN, cast.DARA)}
    told = [(each.kind, each.actor, each.person) for each in story.state.acts.last[-4:]]
    assert [
        ("MarkedAbsent", cast.ANA, cast.BEN),
        ("MarkedAbsent", cast.ANA, cast.DARA),
        ("MarkedPresent", cast.BEN, cast.BEN),
        ("MarkedPresent", cast.ANA, cast.DARA),
    ] == told


def test_a_mark_that_changes_nothing_is_refused() -> None:
    """Pressed again and again it adds no line to the record."""
    story = Story().revealed()
    assert Code.STANDING_UNCHANGED == story.refused(cast.ANA, c.MarkPresent(cast.BEN))
    story.when(cast.ANA, c.MarkAbsent(cast.BEN))
    assert Code.STANDING_UNCHANGED == story.refused(cast.ANA, c.MarkAbsent(cast.BEN))


def test_opening_needs_the_number_that_is_missing_and_one_scorecard() -> None:
    """The event names who was missing, in order of seats."""
    story = Story().scoring()
    assert Code.SCORECARD_NOT_SUBMITTED == story.refused(cast.ANA, c.OpenEvidence(4))
    story.rates(cast.CHEN).when(cast.CHEN, c.Submit())
    assert Code.MISSING_COUNT_DIFFERS == story.refused(cast.ANA, c.OpenEvidence(2))
    opened = e.EvidenceOpened((cast.ANA, cast.BEN, cast.DARA))
    assert (opened,) == story.made(cast.ANA, c.OpenEvidence(3))


def test_evidence_first_reveals_in_two_acts() -> None:
    """The second act counts nobody again: the scorecards froze at the first."""
    story = Story().scored(cast.ANA, cast.BEN, cast.CHEN)
    assert Code.EVIDENCE_NOT_OPEN == story.refused(cast.ANA, c.Reveal(1))
    story.opened(missing=1)
    assert Code.NOT_IN_THIS_PHASE == story.refused(cast.ANA, c.OpenEvidence(1))
    assert (e.Revealed((cast.DARA,), FIGURES),) == story.made(cast.ANA, c.Reveal())
    story.when(cast.ANA, c.Reveal())
    assert Code.ALREADY_REVEALED == story.refused(cast.ANA, c.Reveal())


@pytest.mark.parametrize("mode", [Mode.NUMBERS_FIRST, Mode.WITHOUT_NAMES])
def test_the_other_modes_reveal_in_one_act(mode: Mode) -> None:
    """It freezes, opens evidence and numbers, and needs the number that is missing."""
    story = Story(mode).scored(cast.BEN)
    assert Code.OPENS_AT_ONCE == story.refused(cast.ANA, c.OpenEvidence(3))
    assert Code.MISSING_COUNT_DIFFERS == story.refused(cast.ANA, c.Reveal())
    state = story.when(cast.ANA, c.Reveal(3)).state
    assert (Phase.DISCUSSION, True, True) == (state.phase, state.evidence, state.revealed)


def test_a_facilitator_who_does_not_rate_is_not_missing() -> None:
    """Only panelists are awaited; observers and late seats of other roles neither."""
    story = Story().scored().when(cast.ANA, c.AddPerson(cast.IVO, "Ivo", (Role.FACILITATOR,)))
    story.when(cast.ANA, c.HandOverChair(cast.FAY))
    assert None is story.refused(cast.FAY, c.OpenEvidence(0))
