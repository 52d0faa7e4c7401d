"""An id that is not one's own answers the same whether somebody else has such a thing or nobody has."""

from collections.abc import Callable, Mapping
from typing import Any, get_type_hints

import pytest
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry.ids import ObservationId, PersonId, PointId
from panelry.panel import Mode
from panelry.points import Kind
from panelry.refusals import Code, Refused
from story import Story, point

OTHERS, NOBODYS = "taken-by-dara", "taken-by-none"
PRIVATE = (ObservationId, PointId, tuple[ObservationId, ...])
"""The kinds of ids that name what only its author may know of."""
MAKERS: Mapping[type[Any], Callable[[str], c.Command]] = {
    c.Observe: lambda name: c.Observe(ObservationId(name), cast.CODE, Kind.SAW, "a test"),
    c.RemoveObservation: lambda name: c.RemoveObservation(ObservationId(name)),
    c.WritePoint: lambda name: replace(point(name), evidence=()),
    c.ApprovePoint: lambda name: c.ApprovePoint(PointId(name), 1),
    c.WithdrawPoint: lambda name: c.WithdrawPoint(PointId(name)),
    c.DisputePoint: lambda name: c.DisputePoint(PointId(name), "not so"),
    c.ClearDispute: lambda name: c.ClearDispute(PointId(name)),
}
CITING = "WritePoint citing an observation"
ASKED = {**{kind.__name__: make for kind, make in MAKERS.items()}}
ASKED[CITING] = lambda name: replace(point(), evidence=(ObservationId(name),))


def stories(mode: Mode) -> list[Story]:
    """Return a debrief while Dara writes in private, and after the reveal with an unshared point of hers."""
    thing = ObservationId(OTHERS)
    observed = c.Observe(thing, cast.CODE, Kind.HEARD, "kept to myself")
    before = Story(mode).scoring().when(cast.DARA, observed)
    after = Story(mode).scoring().when(cast.DARA, observed)
    for person in cast.PANEL:
        after.rates(person).when(person, c.Submit())
    after.revealed().when(cast.DARA, point(OTHERS))
    return [before, after]


def answer(story: Story, actor: PersonId, command: c.Command, name: str) -> str:
    """Return everything that a command does or is answered, with the id made neutral."""
    try:
        made: object = story.made(actor, command)
    except Refused as refused:
        made = refused.code
    return repr(made).replace(name, "ID")


def test_every_command_that_names_a_private_thing_is_asked() -> None:
    """A new command with such an id has to be listed here."""
    named = {kind for kind in c.KINDS if any(hint in PRIVATE for hint in get_type_hints(kind).values())}
    assert named == set(MAKERS)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("actor", [each for each in (*cast.ALL, cast.STRANGER) if each != cast.DARA])
@pytest.mark.parametrize("mode", Mode)
def test_what_others_keep_to_themselves_answers_like_what_is_not_there(
    asked: str, actor: PersonId, mode: Mode
) -> None:
    """Whoever asks, in whatever role, before and after the reveal."""
    for story in stories(mode):
        answers = [answer(story, actor, ASKED[asked](name), name) for name in (OTHERS, NOBODYS)]
        assert answers[0] == answers[1]


def test_two_authors_may_choose_one_id_and_each_keeps_their_own() -> None:
    """Neither learns of the other; both points are shared, withdrawn and disputed apart."""
    same = PointId("same")
    story = Story().revealed().when(cast.DARA, point("same"))
    story.when(cast.BEN, point("same", behaviour="you asked why twice"), c.ApprovePoint(same, 1))
    assert {"Point/ben/same"} == {key for key in story.sees(cast.ANA) if key.startswith("Point/")}
    assert Code.OWN_TEXT is story.refused(cast.BEN, c.DisputePoint(same, "no"))
    story.when(cast.CHEN, c.DisputePoint(same, "no")).when(cast.DARA, c.ApprovePoint(same, 1))
    assert {"Point/ben/same", "Point/dara/same"} <= set(story.sees(cast.ANA))
    story.when(
        cast.BEN, point("same", behaviour="you asked why"), c.ApprovePoint(same, 2), c.WithdrawPoint(same)
    )
    assert {"Point/dara/same"} == {key for key in story.sees(cast.ANA) if key.startswith("Point/")}
    assert {"OwnPoint/same"} == {key for key in story.sees(cast.BEN) if key.startswith("OwnPoint/")}
