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


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), st.integers(0, 30))  # noqa: DTZ001
def test_a_term_ends_within_the_week_and_never_before_its_days(begun: datetime, days: int) -> None:
    """Five working days are a week; at most one weekend more stands at either end."""
    start = begun.replace(microsecond=0, tzinfo=UTC)
    end = datetime.fromisoformat(after_working_days(start.isoformat(), days))
    assert end.weekday() < 5
    assert timedelta(days) <= end - start <= timedelta(days + 2 * (days // 5) + 4)
