"""The window in which sights are gathered, by the seconds and the steps of one viewer."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from panelry_server.window import SHARE, Window

TICK = 0.8


def lengths(steps: list[int]) -> list[float]:
    """Return how long the window is after each frame, if frames with so many steps leave."""
    window, found = Window(TICK), []
    for each in steps:
        window.begin(0, each)
        found.append(window.left(0))
    return found


def test_what_comes_first_leaves_at_once() -> None:
    """There is nothing that it could wait for."""
    assert Window(TICK).left(0) < 0


def test_the_window_doubles_while_steps_meet_and_is_halved_when_they_come_one_by_one() -> None:
    """From an eighth of a tick to all of it, and back."""
    assert [0.1, 0.2, 0.4, 0.8, 0.8, 0.4, 0.2, 0.1, 0.1] == lengths([1, 2, 3, 9, 2, 1, 1, 1, 1])


@given(st.lists(st.integers(0, 5)))
def test_the_window_stays_between_an_eighth_of_a_tick_and_a_tick(steps: list[int]) -> None:
    """And never becomes more than twice as long with one frame."""
    found = lengths(steps)
    assert all(TICK / SHARE <= each <= TICK for each in found)
    assert all(later <= 2 * each for each, later in pairwise(found))


def test_after_a_quiet_moment_the_window_is_the_shortest() -> None:
    """However long it was, and however much came at once."""
    window = Window(TICK)
    for _ in range(4):
        window.begin(0, 9)
    long = window.left(0)
    window.begin(3 * TICK, 9)
    assert (TICK, TICK / SHARE) == (long, round(window.left(3 * TICK), 9))


@given(st.lists(st.integers(0, 5)))
def test_without_a_tick_nothing_waits(steps: list[int]) -> None:
    """Whatever meets."""
    window = Window(0)
    for now, each in enumerate(steps):
        window.begin(now, each)
        assert window.left(now) <= 0
