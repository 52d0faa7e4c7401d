"""Parts: keys that name them, and differences that turn one picture into another."""

from hypothesis import given
from hypothesis import strategies as st

import cast
from panelry.debrief import Phase
from panelry.ids import ObservationId, PersonId
from panelry.parts import (
    Dropped,
    Evidence,
    Line,
    OwnNote,
    OwnObservation,
    OwnSecond,
    Picture,
    Sight,
    apply,
    difference,
)
from panelry.points import Kind
from story import Story

pictures: st.SearchStrategy[Picture] = st.dictionaries(
    st.sampled_from(cast.CRITERIA), st.integers(1, 3), max_size=3
).map(lambda levels: {(each := OwnSecond(key, level)).key: each for key, level in levels.items()})


@given(pictures, pictures)
def test_a_picture_and_its_difference_to_another_give_the_other(before: Picture, after: Picture) -> None:
    """Whatever was put, replaced or dropped."""
    assert after == apply(before, difference(before, after))


@given(pictures)
def test_a_picture_differs_from_itself_by_nothing(picture: Picture) -> None:
    """So nothing is sent for what nobody can see."""
    assert () == difference(picture, picture)


@given(pictures, pictures)
def test_a_difference_stands_in_the_order_of_keys(before: Picture, after: Picture) -> None:
    """Never in the order in which things happened."""
    keys = [sight.key for sight in difference(before, after)]
    assert sorted(set(keys)) == keys


def test_dropping_what_is_not_there_changes_nothing() -> None:
    """And applying leaves the former picture as it was."""
    before: dict[str, Sight] = {"OwnSecond/code": OwnSecond(cast.CODE, 3)}
    assert {} == apply({}, (Dropped("OwnSecond/code"),))
    assert {} == apply(before, (Dropped("OwnSecond/code"),))
    assert ["OwnSecond/code"] == list(before)


def test_every_part_stands_under_its_own_key() -> None:
    """For everybody, before and after the release."""
    stories = (Story(), Story().scored().opened(), Story().released())
    pictures = [story.sees(person) for story in stories for person in cast.ALL]
    assert [] == [key for picture in pictures for key, sight in picture.items() if key != sight.key]


def test_keys_keep_people_criteria_and_lines_apart_and_in_order() -> None:
    """A line's number sorts as a number; evidence without names has no person in its key."""
    lines = [Line(number, "", cast.ANA, "Submitted").key for number in (2, 10, 100)]
    assert sorted(lines) == lines
    nameless = Evidence(cast.CODE, None, 1, Kind.SAW, "x")
    named = Evidence(cast.CODE, PersonId("ana"), 1, Kind.SAW, "x")
    assert ("Evidence/code//001", "Evidence/code/ana/001") == (nameless.key, named.key)
    assert "OwnNote/" == OwnNote(None, "x", 1).key


def test_own_words_are_in_no_representation() -> None:
    """A traceback of a terminal that prints a part prints no note."""
    own = (
        OwnNote(None, "secret", 1),
        OwnObservation(ObservationId("o"), cast.CODE, Kind.SAW, "secret", shareable=False, version=1),
    )
    assert [] == [part for part in own if "secret" in repr(part)]


def test_the_heading_says_where_the_debrief_stands() -> None:
    """The phase is a part like any other, so it moves by a sight."""
    before = Story()
    moved = difference(before.sees(cast.HANA), Story().scoring().sees(cast.HANA))
    assert [Phase.SCORING] == [each.phase for each in moved if hasattr(each, "phase")]
