"""Writing together, in words: who writes in a part of the summary, for how long, and who asked for it."""

from datetime import datetime, timedelta

from panelry import parts as p
from panelry.leases import LEASE
from panelry.points import Section
from panelry_tui.reading import Reading


def writer(reading: Reading, section: Section, now: datetime) -> p.Writing | None:
    """Return the lease that holds on a part by this terminal's clock, if any."""
    found = reading.get(p.Writing, f"Writing/{section.value}")
    if found is None or now - datetime.fromisoformat(found.at) >= timedelta(seconds=LEASE):
        return None
    return found


def other_writer(reading: Reading, section: Section, now: datetime) -> p.Writing | None:
    """Return somebody else's lease on a part, if one holds."""
    found = writer(reading, section, now)
    return None if found is None or found.person == reading.me else found


def who_writes(reading: Reading, section: Section, now: datetime) -> str:
    """Return who writes in a part, for how many minutes and seconds, and who asked for it; else nothing."""
    found = writer(reading, section, now)
    if found is None:
        return ""
    past = max(0, int((now - datetime.fromisoformat(found.since)).total_seconds()))
    verb = "You are writing" if found.person == reading.me else f"{reading.short(found.person)} is writing"
    return f"{verb} · {past // 60}:{past % 60:02}{_asked(reading, found)}"


def who_writes_spoken(reading: Reading, section: Section, now: datetime, title: str) -> str:
    """Return the same without a clock, for lines that are said whenever they change."""
    found = writer(reading, section, now)
    if found is None:
        return ""
    who = "You write" if found.person == reading.me else f"{reading.short(found.person)} writes"
    return f"{who} in “{title}” now{_asked(reading, found)}."


def _asked(reading: Reading, found: p.Writing) -> str:
    if not found.asked:
        return ""
    names = [reading.spoken(each) for each in found.asked]
    return f", asked for by {' and '.join(names)}"
