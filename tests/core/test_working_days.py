"""Working days: a term leaves Saturdays and Sundays out."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelry.working_days import after_working_days


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-16T09:00:00.000Z", "2026-11-18T09:00:00.000Z"),
        ("2026-11-19T09:00:00.000Z", "2026-11-23T09:00:00.000Z"),
        ("2026-11-20T17:30:00.500Z", "2026-11-24T17:30:00.500Z"),
        ("2026-11-21T09:00:00.000Z", "2026-11-25T09:00:00.000Z"),
        ("2026-11-22T09:00:00.000Z", "2026-11-25T09:00:00.000Z"),
    ],
)
def test_two_working_days_end_on_a_working_day(at: str, expected: str) -> None:
    """From a Monday, a Thursday, a Friday, a Saturday and a Sunday."""
    assert expected == after_working_days(at)


INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)
DAYS = st.integers(0, 30)


def after(begun: datetime, days: int) -> datetime:
    """Return when a term ends, as a time."""
    return datetime.fromisoformat(after_working_days(begun.isoformat(), days))


@given(INSTANTS, DAYS)
def test_a_term_ends_within_the_week_and_never_before_its_days(begun: datetime, days: int) -> None:
    """Five working days are a week; at most one weekend more stands at either end."""
    end = after(begun, days)
    assert end.weekday() < 5
    assert timedelta(days) <= end - begun <= timedelta(days + 2 * (days // 5) + 4)


@given(INSTANTS, DAYS)
def test_a_term_holds_as_many_working_days_as_it_says(begun: datetime, days: int) -> None:
    """Counted one by one behind the first working day; the time of day stays."""
    first, end = after(begun, 0), after(begun, days)
    passed = [first + timedelta(each) for each in range(1, (end - first).days + 1)]
    assert days == sum(each.weekday() < 5 for each in passed)
    assert begun.timetz() == end.timetz()


@given(INSTANTS, DAYS, DAYS)
def test_two_terms_one_after_the_other_are_their_sum(begun: datetime, first: int, second: int) -> None:
    """No weekend counts twice, and none is lost between them."""
    assert after(begun, first + second) == after(after(begun, first), second)


@given(INSTANTS, INSTANTS, DAYS)
def test_what_begins_later_never_ends_earlier(one: datetime, other: datetime, days: int) -> None:
    """Also where one of them begins on a weekend."""
    assert after(min(one, other), days) <= after(max(one, other), days)


@given(INSTANTS, DAYS)
def test_a_day_alone_ends_on_the_day_on_which_its_times_do(begun: datetime, days: int) -> None:
    """The desk knows days, the signatures know times."""
    assert after(begun, days).date().isoformat() == after_working_days(begun.date().isoformat(), days)[:10]
