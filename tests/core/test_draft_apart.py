"""Whole debriefs in pairs that differ in hidden matter alone: the draft is the same, byte for byte.

Both are played by commands, from the first seat to the summary. They share what the panel agreed, the
points that were approved, the drivers and the edits; notes, observations that were not shared, names, single
ratings, revisions, second rounds and points that stayed private are drawn for each apart.
"""

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry.ids import CriterionId, ObservationId, PersonId, PointId, SentenceId
from panelry.panel import Outcome
from panelry.parts import Draft, Written
from panelry.points import Kind, Polarity, Section
from panelry.summary import released_text, text_hash, wording
from panelry.visibility import picture
from story import Story
from strategies import effort

SITUATIONS = ("In the bug hunt", "In the pairing hour", "When we asked about failover")
BEHAVIOURS = (
    "you wrote a failing test before you changed the parser",
    "you named two causes and ruled one out",
    "you drew the queue before you chose it",
    "you asked what the customer would see",
)
EFFECTS = ("", "we felt at ease because the plan was clear")
SUGGESTIONS = ("Write the first test before the first change", "Say aloud which cause you rule out")
PRIVATE = ("lunch", "parking", "weather", "shoes", "coffee", "traffic", "umbrella", "elevator")
"""What no point, rubric or phrase speaks of: the gate at an approval looks at notes, the draft must not."""


class Shared(NamedTuple):
    """A point that its author approves, and perhaps somebody disputes."""

    author: PersonId
    criterion: CriterionId
    polarity: Polarity
    situation: str
    behaviour: str
    effect: str
    suggestion: str
    disputed: bool


class Open(NamedTuple):
    """What both worlds have: agreed levels (None for both views), points, drivers, outcome, an edit."""

    agreed: tuple[int | None, ...]
    points: tuple[Shared, ...]
    drivers: frozenset[CriterionId]
    outcome: Outcome
    edit: str


class Hidden(NamedTuple):
    """What one world has for itself, by panelist or by criterion."""

    names: tuple[str, ...]
    levels: tuple[tuple[int | None, ...], ...]
    revised: tuple[int, ...]
    again: frozenset[int]
    notes: tuple[str, ...]
    observed: tuple[str, ...]
    own: frozenset[PersonId]


PEOPLE = st.sampled_from(cast.PANEL)
WORDS = st.lists(st.sampled_from(PRIVATE), min_size=1, max_size=6).map(" ".join)
SHARED = st.builds(
    Shared,
    PEOPLE,
    st.sampled_from(cast.CRITERIA),
    st.sampled_from(Polarity),
    st.sampled_from(SITUATIONS),
    st.sampled_from(BEHAVIOURS),
    st.sampled_from(EFFECTS),
    st.sampled_from(SUGGESTIONS),
    st.booleans(),
)
ENOUGH = (
    Shared(cast.BEN, cast.CODE, Polarity.STRENGTH, "In the last talk", BEHAVIOURS[0], "", "", disputed=False),
    Shared(
        cast.CHEN,
        cast.DESIGN,
        Polarity.GROWTH,
        "In the last talk",
        BEHAVIOURS[1],
        "",
        SUGGESTIONS[0],
        disputed=False,
    ),
)
"""A strength and a growth point: with them the draft is more than a note of thanks."""
COUNT = len(cast.CRITERIA)
OPEN = st.builds(
    Open,
    st.tuples(*[st.none() | st.integers(1, 5)] * COUNT),
    st.builds(
        lambda more, enough: (*(ENOUGH if enough else ()), *more),
        st.lists(SHARED, max_size=5, unique_by=lambda each: each[:-1]),
        st.booleans(),
    ),
    st.frozensets(st.sampled_from(cast.CRITERIA)),
    st.sampled_from([Outcome.DECLINE, Outcome.ADVANCE]),
    st.sampled_from(["", "You may write to us at any time."]),
)
HIDDEN = st.builds(
    Hidden,
    st.permutations(["Lou Novak", "Sam Petrov", "Kim Sato", "Max Weber", "Ida Rossi"]).map(tuple),
    st.tuples(*[st.tuples(*[st.none() | st.integers(1, 5)] * COUNT)] * len(cast.PANEL)),
    st.tuples(*[st.integers(0, 5)] * len(cast.PANEL)),
    st.frozensets(st.integers(0, COUNT - 1)),
    st.tuples(*[WORDS] * len(cast.PANEL)),
    st.tuples(*[WORDS] * len(cast.PANEL)),
    st.frozensets(PEOPLE),
)


def played(known: Open, hidden: Hidden) -> Story:
    """Return a debrief from its first seat to the summary."""
    story = Story(people=())
    names = dict(zip(cast.PANEL, hidden.names, strict=False))
    for person in cast.ALL:
        seat = cast.seat(person)
        story.when(cast.OPERATOR, replace(seat, name=names.get(person, seat.name)))
    story.when(cast.ANA, c.OpenScoring())
    for place, person in enumerate(cast.PANEL):
        _rates(story, person, place, hidden)
    story.opened().revealed()
    _talks(story, known, hidden)
    for number, each in enumerate(known.points):
        _shares(story, each, PointId(f"p{number}"))
    for person in sorted(hidden.own):
        said = f"you saw {hidden.notes[0]}"
        story.when(person, _point(PointId(f"own-{person}"), Polarity.STRENGTH, "In a walk", said))
    drivers = tuple(sorted(known.drivers))
    story.when(cast.ANA, c.OpenOverall(), c.RecordOutcome(known.outcome, drivers), c.OpenSummary())
    if known.edit:
        story.when(cast.DARA, c.EditSentence(SentenceId("extra"), Section.CLOSING, known.edit, ""))
    return story


def _rates(story: Story, person: PersonId, place: int, hidden: Hidden) -> None:
    story.rates(person, hidden.levels[place])
    story.when(person, c.WriteNote(None, hidden.notes[place]))
    observed = c.Observe(ObservationId("seen"), cast.DESIGN, Kind.SAW, hidden.observed[place])
    story.when(person, observed, c.Submit())


def _talks(story: Story, known: Open, hidden: Hidden) -> None:
    for place, level in enumerate(hidden.revised):
        person = cast.PANEL[place % len(cast.PANEL)]
        if level and level != hidden.levels[place][0]:
            story.when(person, c.Revise(cast.CRITERIA[0], level, hidden.observed[place]))
    for place, (criterion, agreed) in enumerate(zip(cast.CRITERIA, known.agreed, strict=True)):
        if place in hidden.again:
            _again(story, criterion, hidden.levels)
        if agreed is None:
            story.when(cast.ANA, c.RecordNoAgreement(criterion, "most see it so", "others do not"))
        else:
            story.agreed(criterion, agreed)


def _again(story: Story, criterion: CriterionId, levels: Sequence[tuple[int | None, ...]]) -> None:
    story.when(cast.ANA, c.OpenSecondRound(criterion))
    for person, own in zip(cast.PANEL, levels, strict=False):
        story.when(person, c.RateAgain(criterion, own[-1]))
    story.when(cast.ANA, c.CloseSecondRound(criterion))


def _shares(story: Story, each: Shared, name: PointId) -> None:
    suggestion = each.suggestion if each.polarity is Polarity.GROWTH else ""
    written = _point(name, each.polarity, each.situation, each.behaviour)
    full = replace(written, criterion=each.criterion, effect=each.effect, suggestion=suggestion)
    story.when(each.author, full, c.ApprovePoint(name, 1))
    if each.disputed:
        other = next(person for person in cast.PANEL if person != each.author)
        story.when(other, c.DisputePoint(name, "I remember it otherwise"))


def _point(name: PointId, polarity: Polarity, situation: str, behaviour: str) -> c.WritePoint:
    return c.WritePoint(name, cast.CODE, polarity, situation, behaviour, Kind.SAW)


def _draft(story: Story) -> list[object]:
    """Return what the facilitator is shown of the text: its head and its sentences."""
    found = picture(story.state, cast.ANA)
    return [found[key] for key in sorted(found) if isinstance(found[key], Draft | Written)]


@effort(60)
@given(OPEN, HIDDEN, HIDDEN)
def test_hidden_matter_moves_no_byte_of_the_draft(known: Open, one: Hidden, other: Hidden) -> None:
    """Not the words, not their order, not the hash that is signed, not a sentence's source as it is shown."""
    first, second = played(known, one), played(known, other)
    assert released_text(first.state) == released_text(second.state)
    assert text_hash(first.state) == text_hash(second.state)
    assert wording(first.state) == wording(second.state)
    assert _draft(first) == _draft(second)


@effort(5)
@given(OPEN, HIDDEN)
def test_what_is_shared_does_move_the_draft(known: Open, hidden: Hidden) -> None:
    """The property above would hold for a text that is always the same; this one is not."""
    without = known._replace(points=(), agreed=(*[4] * COUNT,), drivers=frozenset({cast.DESIGN}))
    told = released_text(played(without._replace(points=ENOUGH), hidden).state)
    assert BEHAVIOURS[0].removeprefix("you ") in told
    assert told != released_text(played(without, hidden).state)
