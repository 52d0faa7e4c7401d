"""What cannot stand in an act of the desk is named by its field, with the reason and the cure."""

import pytest

from core.test_decide_office import C1, hiring
from core.test_desk_words import seen
from panelry.desk import ACTS, Act, Typed, Unclear, made
from panelry.office.commands import CorrectCandidate, OfficeCommand, OpenCase

TODAY = "2026-11-22"


def act(group: str, name: str) -> Act:
    """Return an act of the desk."""
    return next(each for each in ACTS if (each.group, each.name) == (group, name))


def asked(group: str, name: str, /, **given: str) -> OfficeCommand:
    """Return the command that words make of an act about Kit."""
    words = {"candidate": C1, "reason": "a claim", "owner": "Priya", "about": "late", "scope": "all", **given}
    return made(act(group, name), Typed(seen(hiring().state), {**words, "how": "by phone"}, lambda: "drawn"))


NO_DAY = "is no day of the calendar. Write a day like 2027-01-31."
TO_COME = f"is still to come. Give today, {TODAY}, or a day before it."


@pytest.mark.parametrize(
    ("of", "given", "why"),
    [
        ("case open", {"asked": "31.1.2026"}, f"Asked: “31.1.2026” {NO_DAY}"),
        ("case open", {"asked": "2026-02-30"}, f"Asked: “2026-02-30” {NO_DAY}"),
        ("case open", {"asked": "2031-01-01"}, f"Asked: 2031-01-01 {TO_COME}"),
        ("case complaint", {"received": "soon"}, f"Received: “soon” {NO_DAY}"),
        ("candidate interviewed", {"on": "2031-01-01"}, f"On: 2031-01-01 {TO_COME}"),
        ("bench record", {"until": TODAY}, f"Until: {TODAY} is not after today, {TODAY}. Give a later day."),
        ("hold place", {"review": "never"}, f"Review: “never” {NO_DAY}"),
        (
            "hold place",
            {"dates": "2026-01-01"},
            "Dates: “2026-01-01” is no range of days. Write a day like 2027-01-31/2027-03-31.",
        ),
        (
            "hold place",
            {"dates": "2026-02-01/2026-01-01"},
            "Dates: 2026-02-01 is after 2026-01-01. Write the first day first.",
        ),
        (
            "candidate correct",
            {"email": "kit at home"},
            "Email: “kit at home” is no e-mail address. Write one like kit@example.org.",
        ),
    ],
)
def test_a_field_that_cannot_stand_is_named(of: str, given: dict[str, str], why: str) -> None:
    """Before anything is sent, at every door."""
    with pytest.raises(Unclear) as unclear:
        asked(*of.split(), **given)
    assert why == str(unclear.value)


def test_what_can_stand_makes_its_command() -> None:
    """An empty day is today; none takes an address away."""
    assert OpenCase(C1, TODAY, "all") == asked("case", "open")
    assert OpenCase(C1, "2026-01-31", "all") == asked("case", "open", asked="2026-01-31")
    assert CorrectCandidate(C1, "by phone", email="") == asked("candidate", "correct", email="None")
    assert CorrectCandidate(C1, "by phone", email="a@b.org") == asked("candidate", "correct", email="a@b.org")
    ranged = asked("hold", "place", candidate="", dates="2026-01-01/2026-02-01", review="2027-01-01")
    assert "2026-01-01/2026-02-01" in repr(ranged)
