"""Working days: when a term of whole days ends that leaves Saturdays and Sundays out."""

from datetime import datetime, timedelta

_SATURDAY = 5
PATIENCE = 2
"""Working days that a signature is waited for."""


def after_working_days(at: str, days: int = PATIENCE) -> str:
    """Return the same time of day so many working days later, UTC, ISO 8601 with milliseconds.

    What begins on a Saturday or Sunday counts from the Monday after it; holidays are not known here.
    """
    then = _to_a_working_day(datetime.fromisoformat(at))
    for _ in range(days):
        then = _to_a_working_day(then + timedelta(days=1))
    return then.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _to_a_working_day(then: datetime) -> datetime:
    while then.weekday() >= _SATURDAY:
        then += timedelta(days=1)
    return then
