"""Every command by everybody in every phase, on things of one's own and of others, decided as a whole."""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import product
from typing import Any, get_type_hints

import msgspec
import pytest

import cast
from anything import ANYTHING, Die
from panelry import commands as c
from panelry.debrief import Debrief, Phase
from panelry.decide import decide
from panelry.ids import ObservationId, PersonId, PointId, SentenceId
from panelry.panel import Role, Standing
from panelry.points import Kind, Polarity, Section
from panelry.refusals import Code, Refused
from rights import HOLDERS, RIGHTS
from story import Story

LATER = cast.moment(9_000)
OTHER = cast.CHEN
"""Whose things are somebody else's for every holder of a role."""
WRITERS = (cast.BEN, cast.CHEN, cast.DARA, cast.ELI)
THINGS = (PersonId, ObservationId, PointId, SentenceId)
GUARDED = {Code.NOT_ALLOWED, Code.NOT_IN_THIS_PHASE, Code.RECUSED}
"""The refusals that the rights alone decide."""
Making = Callable[[str], c.Command]


_CHANGED = {"own": "parser", "shared": "queue", "disputed": "cache", "new": "index"}
_OWNERS = dict(
    zip(cast.PANEL, ("first module", "second module", "third module", "fourth module"), strict=True)
)


def observation(owner: str) -> ObservationId:
    """Name somebody's observation."""
    return ObservationId(f"o-{owner}")


def setup() -> Story:
    """Everybody is seated."""
    return Story()


def chaired() -> Story:
    """Fay has the chair."""
    return Story().when(cast.ANA, c.HandOverChair(cast.FAY))


def scoring() -> Story:
    """Everybody who rates has written an observation; nobody has submitted."""
    story = Story().scoring()
    for person in WRITERS:
        story.when(person, c.Observe(observation(person), cast.CODE, Kind.SAW, "They ran the tests"))
    return story


def absent() -> Story:
    """Ben and Chen are marked absent while everybody scores."""
    return scoring().when(cast.ANA, c.MarkAbsent(cast.BEN), c.MarkAbsent(OTHER))


def written(name: str, evidence: tuple[ObservationId, ...] = ()) -> c.WritePoint:
    """Return a complete point; no two names have the same words."""
    said = f"you wrote a failing test before you changed the {_CHANGED[name.partition('-')[0]]}"
    said = f"{said} of the {_OWNERS.get(PersonId(name.rpartition('-')[2]), 'server')}"
    return c.WritePoint(
        PointId(name), cast.CODE, Polarity.STRENGTH, "In the bug hunt", said, Kind.SAW, evidence=evidence
    )


def discussion() -> Story:
    """All is revealed; everybody has points, one shared, and hands; Ben and Chen dispute points of Dara."""
    story = scoring()
    for person in cast.PANEL:
        story.rates(person).when(person, c.Submit())
    story.opened().when(cast.ANA, c.Reveal())
    for person in cast.PANEL:
        story.when(person, written(f"own-{person}"), written(f"shared-{person}"), c.RaiseHand())
        story.when(person, c.ApprovePoint(PointId(f"shared-{person}"), 1))
    for person in (cast.BEN, cast.CHEN):
        name = PointId(f"disputed-by-{person}")
        story.when(cast.DARA, written(name), c.ApprovePoint(name, 1))
        story.when(person, c.DisputePoint(name, "It was somebody else"))
    return story


def handed_in() -> Story:
    """The whole panel has handed in, where break-glass is allowed."""
    return Story(policies=cast.ALLOWED).scored()


def summary() -> Story:
    """The draft is open; Ben, Fay and Chen have each added a sentence."""
    story = Story().summary()
    for person in (cast.BEN, cast.FAY, cast.CHEN):
        added = c.EditSentence(SentenceId(f"by-{person}"), Section.CLOSING, f"Thank you, says {person}.", "")
        story.when(person, added)
    return story


def release() -> Story:
    """Return a summary as it is once it is at its release."""
    return summary().changed(phase=Phase.RELEASE)


def edited(owner: str) -> c.Command:
    """Return a change of somebody's sentence."""
    said = f"Thank you, says {owner}."
    return c.EditSentence(SentenceId(f"by-{owner}"), Section.CLOSING, f"{said} Truly.", said)


def suggested() -> Story:
    """The draft is open; Ben, Fay and Chen have each suggested other words for the sentence they added."""
    story = summary()
    for person in (cast.BEN, cast.FAY, cast.CHEN):
        story.when(person, suggesting(person))
    return story


def suggesting(owner: str) -> c.Suggest:
    """Return a suggestion for somebody's sentence."""
    said = f"Thank you, says {owner}."
    return c.Suggest(SentenceId(f"by-{owner}"), f"{said} Truly.", said)


def answering(owner: str) -> c.Command:
    """Return a yes to somebody's suggestion."""
    words = suggesting(owner)
    return c.AnswerSuggestion(words.sentence, PersonId(owner), words.text, words.base, accepted=True)


TRIALS: Mapping[type[Any], tuple[Callable[[], Story], Making]] = {
    c.AddPerson: (setup, lambda owner: c.AddPerson(PersonId(owner), "Somebody", (Role.PANELIST,))),
    c.ChangeRoles: (setup, lambda owner: c.ChangeRoles(PersonId(owner), (Role.OBSERVER,))),
    c.RemovePerson: (setup, lambda owner: c.RemovePerson(PersonId(owner))),
    c.RecordInterviewOrder: (setup, lambda owner: c.RecordInterviewOrder((PersonId(owner),))),
    c.DeclareConflict: (scoring, lambda owner: c.DeclareConflict(PersonId(owner), "They are cousins")),
    c.Observe: (scoring, lambda owner: c.Observe(observation(owner), cast.CODE, Kind.FELT, "Mine now")),
    c.RemoveObservation: (scoring, lambda owner: c.RemoveObservation(observation(owner))),
    c.Nudge: (scoring, lambda owner: c.Nudge(PersonId(owner))),
    c.MarkAbsent: (scoring, lambda owner: c.MarkAbsent(PersonId(owner))),
    c.MarkPresent: (absent, lambda owner: c.MarkPresent(PersonId(owner))),
    c.HandOverChair: (chaired, lambda owner: c.HandOverChair(PersonId(owner))),
    c.BreakGlass: (handed_in, lambda owner: c.BreakGlass(PersonId(owner), cast.ANA, "Nobody reaches them")),
    c.NameApprover: (setup, lambda owner: c.NameApprover(PersonId(owner))),
    c.LowerHand: (discussion, lambda owner: c.LowerHand(PersonId(owner))),
    c.WritePoint: (discussion, lambda owner: written(f"own-{owner}")),
    c.ApprovePoint: (discussion, lambda owner: c.ApprovePoint(PointId(f"own-{owner}"), 1)),
    c.WithdrawPoint: (discussion, lambda owner: c.WithdrawPoint(PointId(f"shared-{owner}"))),
    c.DisputePoint: (discussion, lambda owner: c.DisputePoint(PointId(f"shared-{owner}"), "Not so")),
    c.ClearDispute: (discussion, lambda owner: c.ClearDispute(PointId(f"disputed-by-{owner}"))),
    c.ApprovePersonalNote: (release, lambda owner: c.ApprovePersonalNote(PersonId(owner), "f" * 64)),
    c.EditSentence: (summary, edited),
    c.AcceptSentence: (
        summary,
        lambda owner: c.AcceptSentence(SentenceId(f"by-{owner}"), f"Thank you, says {owner}."),
    ),
    c.Suggest: (summary, suggesting),
    c.AnswerSuggestion: (suggested, answering),
    c.WaiveFinding: (
        summary,
        lambda owner: c.WaiveFinding(SentenceId(f"by-{owner}"), f"Thank you, says {owner}.", "VAGUE", "why"),
    ),
}
"""For each command that names a thing or a person: a debrief where it is there, and the command on it."""


@cache
def state_of(stage: Callable[[], Story], phase: Phase | None = None) -> Debrief:
    """Return a stage's debrief, moved to a phase if one is given."""
    story = stage()
    return story.state if phase is None else story.changed(phase=phase).state


def answer(state: Debrief, actor: PersonId, command: c.Command) -> Code | None:
    """Return why a command is refused, None if it is not."""
    try:
        decide(state, actor, command, LATER, policies=cast.ALLOWED)
    except Refused as refused:
        return refused.code
    return None


def things_of(owner: PersonId, state: Debrief) -> tuple[object, ...]:
    """Return somebody's scorecard and points."""
    return state.card(owner), [each for each in state.points.values() if each.point.author == owner]


def names_something(kind: type[Any]) -> bool:
    """Return whether a command has a field for somebody or for something that somebody made."""
    hints = get_type_hints(kind).values()
    return any(thing in (hint, *getattr(hint, "__args__", ())) for hint in hints for thing in THINGS)


def commands_of(kind: type[Any]) -> tuple[c.Command, ...]:
    """Return a command on one's own thing and one on another's; any, where it names no thing."""
    if kind not in TRIALS:
        return (ANYTHING[kind](Die(1), Debrief()),)
    return tuple(TRIALS[kind][1](owner) for owner in ("self", OTHER))


def test_every_command_that_names_a_thing_is_tried_on_ones_own_and_on_anothers() -> None:
    """Read off the fields of the union, so a new command cannot be forgotten here or in the table."""
    naming = {kind.__name__ for kind in c.KINDS if names_something(kind)}
    assert naming == {kind.__name__ for kind in TRIALS}
    assert naming == {name for name, right in RIGHTS.items() if right.whose}
    assert {kind.__name__ for kind in c.KINDS} == set(RIGHTS)
    assert all(right.roles == set(right.whose) for right in RIGHTS.values() if right.whose)


@pytest.mark.parametrize("kind", c.KINDS, ids=lambda kind: kind.__name__)
def test_a_decision_is_denied_unless_its_row_lists_role_and_phase(kind: type[Any]) -> None:
    """Every role, a stranger and a recused person, in every phase, on every owner's thing."""
    right = RIGHTS[kind.__name__]
    stage = TRIALS[kind][0] if kind in TRIALS else setup
    for phase, (role, actor) in product(Phase, HOLDERS.items()):
        for owner in (actor, OTHER):
            command = TRIALS[kind][1](owner) if kind in TRIALS else commands_of(kind)[0]
            told = answer(state_of(stage, phase), actor, command)
            if role.value not in right.roles:
                assert Code.NOT_ALLOWED is told, (role, phase, owner)
            elif phase.value not in right.phases:
                assert Code.NOT_IN_THIS_PHASE is told, (role, phase, owner)
            elif right.whose and right.whose[role.value][owner == OTHER] == Code.NOT_ALLOWED.value:
                assert Code.NOT_ALLOWED is told, (role, phase, owner)
            else:
                assert told not in GUARDED, (role, phase, owner)


@pytest.mark.parametrize("kind", c.KINDS, ids=lambda kind: kind.__name__)
def test_strangers_and_the_recused_are_denied_everything(kind: type[Any]) -> None:
    """In every phase, whosever the thing is."""
    stage = TRIALS[kind][0] if kind in TRIALS else setup
    for phase, command in product(Phase, commands_of(kind)):
        state = state_of(stage, phase)
        recused = state.with_person(cast.BEN, standing=Standing.RECUSED, roles=frozenset(Role))
        assert Code.NOT_ALLOWED is answer(state, cast.STRANGER, command)
        assert Code.RECUSED is answer(recused, cast.BEN, command)


@pytest.mark.parametrize("kind", TRIALS, ids=lambda kind: kind.__name__)
def test_ones_own_and_anothers_things_are_answered_as_the_row_says(kind: type[Any]) -> None:
    """Where everything else is as it must be, so the owner alone decides."""
    stage, making = TRIALS[kind]
    right = RIGHTS[kind.__name__]
    told = {}
    for role in (each for each in Role if each.value in right.roles):
        actor = HOLDERS[role]
        codes = [answer(state_of(stage), actor, making(owner)) for owner in (actor, OTHER)]
        told[role.value] = tuple("yes" if code is None else code.value for code in codes)
    assert right.whose == told


@pytest.mark.parametrize(
    "kind", [c.Observe, c.RemoveObservation, c.WritePoint], ids=lambda kind: kind.__name__
)
def test_whatever_is_guessed_the_things_of_others_stay_as_they_are(kind: type[Any]) -> None:
    """Another's id names at most a new thing of one's own."""
    stage, making = TRIALS[kind]
    story = stage()
    before = things_of(OTHER, story.state)
    told = answer(story.state, cast.BEN, making(OTHER))
    assert told in {None, Code.NO_SUCH_THING}
    if told is None:
        story.when(cast.BEN, making(OTHER))
    assert before == things_of(OTHER, story.state)


def test_evidence_of_somebody_else_is_no_such_thing() -> None:
    """A point can rest on observations of its author alone."""
    theirs = written("new", (observation(OTHER),))
    assert Code.NO_SUCH_THING is answer(state_of(discussion), cast.BEN, theirs)
    assert None is answer(state_of(discussion), cast.BEN, msgspec.structs.replace(theirs, evidence=()))
