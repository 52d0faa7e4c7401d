"""Things: saves of one thing leave one after the other, everything else in a row."""

import pytest

import cast
from panelry import commands as c
from panelry.ids import ObservationId
from panelry.points import Kind
from panelry.sync.things import leading, thing_of
from story import point

SEEN = ObservationId("seen")
NOTE, RATE = c.WriteNote(cast.CODE, "x"), c.Rate(cast.CODE, 3)


@pytest.mark.parametrize(
    ("command", "thing"),
    [
        (RATE, "OwnRating/code"),
        (c.ClearRating(cast.CODE), "OwnRating/code"),
        (c.Observe(SEEN, cast.CODE, Kind.SAW, "x"), "OwnObservation/seen"),
        (c.RemoveObservation(SEEN), "OwnObservation/seen"),
        (NOTE, "OwnNote/code"),
        (c.WriteNote(None, "x"), "OwnNote/"),
        (point(), "OwnPoint/p1"),
        (c.Submit(), None),
    ],
)
def test_a_save_is_about_the_part_that_has_its_version(command: c.Command, thing: str | None) -> None:
    """What a command does to one part is named by the part's key."""
    assert thing == thing_of(command)


def test_what_comes_after_a_save_upon_another_waits_with_it() -> None:
    """Numbers arrive in order; a save that expects nothing, or is about another thing, does not wait."""
    assert [0, 1] == list(leading([(NOTE, 0), (RATE, 0), (NOTE, 1), (c.Submit(), None)]))
    assert [0, 1, 2] == list(leading([(NOTE, 0), (NOTE, None), (c.Submit(), None)]))
    assert [0] == list(leading([(NOTE, None), (NOTE, 1)]))
    assert [] == list(leading([]))
