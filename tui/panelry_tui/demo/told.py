"""What the demo prints: the agenda as `panelry agenda` words it, and the released summary."""

from panelry import parts as p
from panelry.board import rubric_of
from panelry_tui.agenda_csv import Cell, Sheet, Unrated
from panelry_tui.agenda_said import agenda_text
from panelry_tui.reading import Reading


def agenda_of(reading: Reading) -> str:
    """Return the agenda of the initial ratings once they are open, a line for each topic."""
    people = [seat for seat in reading.panel() if seat.submitted is not None]
    cells = {
        each.id: tuple(_cell(reading, f"Opened/{each.id}/{seat.person}") for seat in people)
        for each in reading.criteria
    }
    return agenda_text(
        Sheet(
            rubric=rubric_of(reading.picture),
            panelists=tuple(reading.short(seat.person) for seat in people),
            headers={each.id: each.title for each in reading.criteria},
            cells=cells,
        )
    )


def _cell(reading: Reading, key: str) -> Cell:
    opened = reading.get(p.Opened, key)
    level = None if opened is None else opened.initial
    return Unrated.NO_EVIDENCE if level is None else level


def summary_of(reading: Reading) -> str:
    """Return the released text, empty before the release."""
    handed = reading.one(p.HandedOver)
    return "" if handed is None else handed.text
