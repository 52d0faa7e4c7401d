"""Retention and outcome timers: which day something is due, by jurisdiction. Pure figures.

The starting values are those of the design's list of laws, each to be checked with counsel; an organisation
chooses its own for each position. Source: 29 CFR 1602 (United States), draft ICO guidance (United Kingdom),
the usual practice elsewhere.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from panelry.hiring import Jurisdiction, Retention, RetentionStart

_YEAR = 365
STARTING: Mapping[Jurisdiction, Retention] = {
    Jurisdiction.NONE: Retention(),
    Jurisdiction.CALIFORNIA: Retention(4 * _YEAR),
    Jurisdiction.FRANCE: Retention(0, 2 * _YEAR, RetentionStart.LAST_CONTACT),
    Jurisdiction.GERMANY: Retention(0, 183),
    Jurisdiction.ONTARIO: Retention(3 * _YEAR),
    Jurisdiction.UK: Retention(0, 183),
    Jurisdiction.US_PRIVATE: Retention(_YEAR),
    Jurisdiction.US_PUBLIC: Retention(2 * _YEAR),
}
"""What a position begins with; a test holds that no jurisdiction is missing."""
LONGEST = 50 * _YEAR
"""The most days of a profile."""
LATER_DAYS: Mapping[str, int] = {"1-year": _YEAR, "2-years": 2 * _YEAR, "3-years": 3 * _YEAR}
"""Days after which later levels are forgotten, by the value of the policy."""
LATER_FROM, LATER_WAITS = 183, 92
"""Days after the yes on which it is time to record how somebody does, and for how many days that is said."""
OUTCOME_DAYS: Mapping[Jurisdiction, int] = {Jurisdiction.ONTARIO: 45}
"""Days from the last interview within which the outcome is told."""
ALERT_BEFORE = 5
"""Days before the end on which the alert begins (chosen): day 40 of 45."""
ACCESS_MONTHS, EXTENDED_MONTHS = 1, 3
"""Months from the request within which an access case is answered, and a complex one; check with counsel."""

SETTLED_DAYS = 7
"""Days for which somebody has their seat in the office before an access case is theirs to answer (chosen).

It is long enough for everybody in the office to read who was seated, and leaves three weeks of the month.
"""
ACKNOWLEDGED_DAYS = 30
"""Days within which a complaint is acknowledged; check with counsel."""


def days_between(first: str, last: str) -> int:
    """Return the whole days from one instant or day to another, both ISO 8601."""
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def day_after(start: str, days: int) -> str:
    """Return the day so many days after an instant or day, ISO 8601."""
    return (date.fromisoformat(start[:10]) + timedelta(days)).isoformat()


def access_by(asked: str, *, extended: bool, waited: int) -> str:
    """Return the day by which a request for data is answered; it moves by the days for which the clock stood.

    A month ends on the same day of the next one, or on its last. Source: GDPR, article 12(3).
    """
    on = date.fromisoformat(asked[:10])
    years, month = divmod(on.month - 1 + (EXTENDED_MONTHS if extended else ACCESS_MONTHS), 12)
    last = monthrange(on.year + years, month + 1)[1]
    return day_after(on.replace(on.year + years, month + 1, min(on.day, last)).isoformat(), waited)


def kept_until(profile: Retention, start: str) -> str:
    """Return the day before which nothing may go: empty while the start has not happened."""
    return day_after(start, profile.minimum) if start else ""


def due_on(profile: Retention, start: str) -> str:
    """Return the day on which a record is to go: empty where there is no maximum or no start yet."""
    if not profile.maximum or not start:
        return ""
    return day_after(start, max(profile.minimum, profile.maximum))
