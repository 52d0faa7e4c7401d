"""Words that stood in a private text once: emptied, rewritten or deleted, they are guarded like the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cast
from panelry import commands as c
from panelry.ids import ObservationId, SentenceId
from panelry.panel import Outcome
from panelry.points import Kind, Section
from panelry.scorecard import parted
from panelry.summary import findings
from story import Story

SLIP = "Forgot to close the database connection twice."
COPIED = "You forgot to close the database connection two times."
SEEN = ObservationId("seen")


def leaks(story: Story, text: str) -> list[tuple[str, str | None]]:
    """Return rule and owner of each leak after Dara wrote a sentence."""
    state = story.when(cast.DARA, c.EditSentence(SentenceId("x"), Section.CLOSING, text, "")).state
    return [(each.rule, each.owner) for _, each in findings(state, state.guarded) if each.rule == "LEAK"]


def observe(text: str) -> c.Observe:
    """Return the command that writes the one observation."""
    return c.Observe(SEEN, cast.CODE, Kind.SAW, text)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (c.WriteNote(cast.DESIGN, SLIP), c.WriteNote(cast.DESIGN, "")),
        (c.WriteNote(None, f"Kind. {SLIP} Quick."), c.WriteNote(None, "Kind. Quick.")),
        (c.WriteNote(None, SLIP), c.WriteNote(None, "Forgot to ask anybody about the schedule.")),
        (observe(SLIP), observe("Drew a plan.")),
        (observe(SLIP), c.RemoveObservation(SEEN)),
    ],
)
def test_words_that_their_owner_took_away_stay_guarded(first: c.Command, then: c.Command) -> None:
    """A note emptied, cut or rewritten, an observation changed or deleted: its words still block."""
    story = Story()
    story.scoring().when(cast.BEN, first, then)
    for person in cast.PANEL:
        story.rates(person).when(person, c.Submit())
    story.summary()
    assert [("LEAK", cast.BEN)] == leaks(story, COPIED)


def test_words_taken_away_in_the_summary_stay_guarded() -> None:
    """A note may still change beside the text: what it said before is found as well as what it says."""
    story = Story().summary().when(cast.BEN, c.WriteNote(None, SLIP), c.WriteNote(None, "Nothing."))
    assert [("LEAK", cast.BEN)] == leaks(story, COPIED)


def test_a_reason_that_was_written_anew_stays_guarded() -> None:
    """The reason of a first revision, after a second one."""
    story = Story().revealed()
    story.when(cast.BEN, c.Revise(cast.CODE, 3, SLIP), c.Revise(cast.CODE, 2, "Again."))
    for criterion in cast.CRITERIA:
        story.agreed(criterion, 4)
    story.when(cast.ANA, c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE, (cast.DESIGN,)), c.OpenSummary())
    assert [("LEAK", cast.BEN)] == leaks(story, COPIED)


def test_a_text_that_is_typed_on_leaves_nothing_behind() -> None:
    """Saved after every letter, a note keeps no beginning of itself: only what was really taken away."""
    story = Story().scoring()
    for length in range(1, len(SLIP) + 1):
        story.when(cast.BEN, c.WriteNote(None, SLIP[:length]), observe(SLIP[:length]))
    assert () == tuple(story.state.card(cast.BEN).former)
    assert (SLIP,) == tuple(story.when(cast.BEN, c.WriteNote(None, "Else.")).state.card(cast.BEN).former)


def test_neighbours_that_go_together_stay_one_text() -> None:
    """A run of words over the end of a sentence is found, too; a text that was moved is not gone."""
    assert ("B.\nC.", "E.") == parted("A. B. C. D. E.", "A. D.")
    assert () == parted("A. B.", "B. A.")
    assert () == parted("", "A.")


@given(st.text("ab. \n-", max_size=12), st.text("ab. \n-", max_size=12))
def test_every_word_that_stood_stands_or_is_kept(before: str, after: str) -> None:
    """Nothing that can be read falls between what is there and what was there."""
    left = "\n".join((after, *parted(before, after)))
    assert [] == [word for word in before.split() if word not in left]
