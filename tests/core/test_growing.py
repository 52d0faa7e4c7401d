"""Rows that only grow: as a tuple would be, at a cost that does not grow with them."""

from hypothesis import given
from hypothesis import strategies as st

from panelry.growing import Growing
from work_done import calls_of


@given(st.lists(st.integers(0, 200), max_size=8), st.data())
def test_a_row_is_what_a_tuple_would_be(many: list[int], data: st.DataObject) -> None:
    """Its length, its things from either end, and what came since any place; earlier rows stay."""
    row, whole = Growing[int](), tuple[int, ...]()
    for each in many:
        before, known = row, len(whole)
        row, whole = row.plus(*range(known, known + each)), (*whole, *range(known, known + each))
        assert (known, tuple(whole[:known])) == (len(before), tuple(before))
    place = data.draw(st.integers(0, len(whole)))
    assert (len(whole), whole, whole[::-1], whole[place:]) == (
        len(row),
        tuple(row),
        tuple(reversed(row)),
        row.since(place),
    )


@given(st.lists(st.integers(0, 9), max_size=200), st.integers(0, 200))
def test_rows_of_the_same_things_are_equal_however_they_came(things: list[int], place: int) -> None:
    """So a debrief that was read again equals the one that was lived through."""
    together = Growing.of(things)
    assert together == Growing.of(things[:place]).plus(*things[place:])
    one_by_one = Growing[int]()
    for each in things:
        one_by_one = one_by_one.plus(each)
    assert together == one_by_one


def test_a_long_row_takes_what_is_added_without_being_copied() -> None:
    """The same chunks stand in the row before and after."""
    long = Growing.of(range(10_000))
    longer = long.plus(1)
    assert all(one is other for one, other in zip(long.full, longer.full, strict=True))
    assert calls_of(lambda: long.plus(1)) <= calls_of(lambda: Growing.of(range(16)).plus(1)) + 2
