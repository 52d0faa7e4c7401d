"""Who is here in a discussion: the panel as the line under the board shows it."""

from panelry.panel import Standing
from panelry_tui.board_reading import BoardReading
from panelry_tui.chair_reading import facilitators
from panelry_tui.lobby_reading import Seen
from panelry_tui.widgets.models import Person, Presence


def people_here(board: BoardReading, seen: Seen) -> tuple[Person, ...]:
    """Return the panelists with their letters: here or not, absent, late; in the chair where two could be."""
    reading = board.reading
    several = len(facilitators(reading)) > 1
    found = []
    for seat in reading.panel():
        live = not seen.presence or seen.presence.get(seat.person, (0, ""))[0] > 0
        words = ["absent"] if seat.standing is Standing.ABSENT else []
        words += [f"{board.glyphs.late} after reveal"] if seat.person in board.late else []
        sign: Presence = "live" if live or words else "off"
        words += ["chair"] if several and seat.person == reading.floor.chair else []
        name, letter = reading.short(seat.person), board.letter(seat.person)
        found.append(Person(name, letter, sign, ", ".join(words)))
    return tuple(found)
