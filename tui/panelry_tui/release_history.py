"""What became of a release and of its debrief, in rows that say when and by whom."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from panelry import parts as p
from panelry_tui.doers import by_whom
from panelry_tui.reading import Reading
from panelry_tui.widgets.models import StepRow

_ENDINGS = {"Closed": "closed", "Withdrawn": "withdrawn", "Abandoned": "abandoned"}


def contact(reading: Reading, first_name: str, since: str) -> Iterator[StepRow]:
    """Yield the row about a candidate who wants no further contact; `since` is empty for any other."""
    if since:
        by = made_by(reading, "ContactEnded").get(since, "")
        recorded = f"; recorded by {by}" if by else ""
        words = f"{first_name} wants no further contact, since {moment(since)}{recorded}"
        yield StepRow("Contact", "no", words)


def revoked(reading: Reading) -> StepRow:
    """Return the row about a release that was revoked."""
    *_, (at, by) = made_by(reading, "Revoked").items()
    return StepRow("Revoked", "no", f"on {moment(at)} by {by}; nothing more is handed over")


def ending(reading: Reading, *, released: bool) -> StepRow:
    """Return the row about how the debrief ended."""
    lines = [each for each in reading.all(p.Line) if each.kind in _ENDINGS]
    if not lines:
        return StepRow("Ended", "plain", "")
    last = lines[-1]
    words = f"{_ENDINGS[last.kind]} on {moment(last.at)} by {by_whom(reading, last)}"
    return StepRow("Ended", "plain", words if released else f"{words}; the reason is on record")


def made_by(reading: Reading, kind: str) -> Mapping[str, str]:
    """Return who did things of a kind, by when they were done."""
    return {each.at: by_whom(reading, each) for each in reading.all(p.Line) if each.kind == kind}


def moment(at: str) -> str:
    """Return a server time as local day and minute: `19 Nov 10:12`."""
    local = datetime.fromisoformat(at).astimezone()
    return f"{local.day} {local:%b %H:%M}"
