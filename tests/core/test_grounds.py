"""Whether what a summary says rests on what the panel has on record, in the open."""

from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry.debrief import Debrief
from panelry.found import blocks
from panelry.ids import ObservationId, PointId, SentenceId
from panelry.panel import Standing
from panelry.points import Kind
from panelry.scorecard import Note, Observation
from panelry.summary import findings, wording
from story import Story, point

HERS = ObservationId("hers")


def unobserved(state: Debrief) -> list[SentenceId]:
    """Return the sentences that nobody shared an observation or a point on."""
    return [sentence for sentence, each in findings(state, state.guarded) if each.rule == "UNOBSERVED"]


def test_rubric_words_that_nobody_observed_warn() -> None:
    """At each claim on such a criterion, and they block nothing."""
    story = Story().summary()
    assert [f"strengths/{cast.AMBIGUITY}/said"] == unobserved(story.state)
    assert not blocks(findings(story.state, story.state.guarded))


def test_an_approved_point_is_ground_enough_until_it_is_disputed() -> None:
    """One that is written but not approved is none."""
    story = (
        Story()
        .summary()
        .when(cast.BEN, point("p2", cast.AMBIGUITY, "you asked who would take the night shift"))
    )
    assert 1 == len(unobserved(story.state))
    story.when(cast.BEN, c.ApprovePoint(PointId("p2"), 1))
    assert [] == unobserved(story.state)
    story.when(cast.DARA, c.DisputePoint(PointId("p2"), "that was somebody else"))
    assert 1 == len(unobserved(story.state))


def observed(state: Debrief, *, shareable: bool, submitted: str | None = "then") -> Debrief:
    """Return the debrief with an observation of Chen's on the criterion that nobody spoke of."""
    seen = {HERS: Observation(HERS, cast.AMBIGUITY, Kind.SAW, "Passed the pen", shareable, 1)}
    card = replace(state.guarded[cast.CHEN], observations=seen, submitted=submitted)
    return replace(state, guarded={**state.guarded, cast.CHEN: card})


def test_a_shared_observation_is_ground_enough() -> None:
    """In a scorecard that was handed in, by somebody who takes part."""
    story = Story().summary()
    shared = observed(story.state, shareable=True)
    assert [] == unobserved(shared)
    assert 1 == len(unobserved(observed(story.state, shareable=True, submitted=None)))
    assert 1 == len(unobserved(shared.with_person(cast.CHEN, standing=Standing.RECUSED)))


def test_private_words_are_no_ground() -> None:
    """Neither a note nor a private observation moves the finding: it tells nothing of them."""
    state = Story().summary().state
    noted = {cast.AMBIGUITY: Note("Passed the pen to everybody", 1)}
    hidden = observed(state, shareable=False)
    cards = {key: replace(each, notes=noted) for key, each in hidden.guarded.items()}
    assert 1 == len(unobserved(state))
    assert unobserved(state) == unobserved(replace(hidden, guarded=cards, cards=cards))


def test_a_suggestion_claims_nothing() -> None:
    """Advice of the rubric on a criterion with a point by somebody needs no observation of its own."""
    story = Story().summary()
    bare = {key: replace(each, observations={}) for key, each in story.state.guarded.items()}
    found = unobserved(replace(story.state, guarded=bare))
    assert [] == [each for each in found if each.endswith("/advice")]
    assert [f"growth/{cast.DESIGN}/said"] == [each for each in found if cast.DESIGN in each]


def test_a_facilitator_answers_for_what_nobody_observed() -> None:
    """With a reason, for these very words."""
    story = Story().summary()
    sentence = unobserved(story.state)[0]
    text = {each.id: each.text for each in wording(story.state)}[sentence]
    story.when(cast.ANA, c.WaiveFinding(sentence, text, "UNOBSERVED", "we all saw it at the whiteboard"))
    left = [
        each.waived for _, each in findings(story.state, story.state.guarded) if each.rule == "UNOBSERVED"
    ]
    assert [cast.ANA] == left
