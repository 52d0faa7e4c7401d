"""The panel's words: roles, and the short marks that stand for people on a screen."""

from hypothesis import given
from hypothesis import strategies as st

import cast
from panelry.ids import PersonId
from panelry.panel import Recommendation, initials

names = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=4).map(PersonId), st.text("AaBb -1é", max_size=6), max_size=40
)


def test_everybody_gets_the_initial_of_their_name() -> None:
    """The panel of the screens is A to D."""
    people = {person: cast.NAMES[person] for person in cast.PANEL}
    assert {cast.ANA: "A", cast.BEN: "B", cast.CHEN: "C", cast.DARA: "D"} == initials(people)


def test_a_second_person_with_an_initial_gets_two_letters() -> None:
    """Names are taken in alphabetical order, so every screen gives the same marks."""
    people = {PersonId("1"): "Anton", PersonId("2"): "Ana"}
    assert {PersonId("2"): "A", PersonId("1"): "An"} == initials(people)


def test_letters_that_run_out_give_way_to_a_symbol() -> None:
    """Two people of one name without further letters are still told apart."""
    people = {PersonId("1"): "A", PersonId("2"): "A", PersonId("3"): "—"}
    assert {PersonId("1"): "A", PersonId("2"): "α", PersonId("3"): "?"} == initials(people)


def test_symbols_that_run_out_give_way_to_a_number() -> None:
    """Sixty people of one letter, the most a debrief seats, have sixty marks."""
    people = {PersonId(f"{number:02}"): "A" for number in range(60)}
    assert 60 == len(set(initials(people).values()))


@given(names)
def test_marks_are_unique_and_do_not_depend_on_the_order_of_seats(people: dict[PersonId, str]) -> None:
    """However many share a name, no two share a mark, and the order of arrival does not matter."""
    marks = initials(people)
    assert len(people) == len(set(marks.values()))
    assert marks == initials(dict(reversed(people.items())))


def test_there_is_no_neutral_recommendation() -> None:
    """A panelist leans one way or the other."""
    assert ["strong yes", "yes", "no", "strong no"] == [each.value for each in Recommendation]
