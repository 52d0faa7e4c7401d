"""The moment: everything that a view of plain mode is made from, and what every place says first."""

from collections.abc import Mapping

import msgspec

from panelry import commands as c
from panelry.debrief import Phase
from panelry.panel import Role, Standing
from panelry.phase import MAY
from panelry.sync.witness import Checked
from panelry_tui.board_reading import BoardReading
from panelry_tui.ended import ended_as
from panelry_tui.lobby_reading import Seen
from panelry_tui.plain.lines import SPOKEN, Line, Option
from panelry_tui.reading import Reading
from panelry_tui.words import minutes_left

PHASES = {
    Phase.NEW: "Setup",
    Phase.SETUP: "Setup",
    Phase.SCORING: "Scoring",
    Phase.DISCUSSION: "Discussion",
    Phase.SUMMARY: "Summary",
    Phase.RELEASE: "Release",
    Phase.CLOSED: "Closed",
    Phase.WITHDRAWN: "Ended, the position is gone or on hold",
    Phase.ABANDONED: "Abandoned",
}


class Moment(msgspec.Struct, frozen=True):
    """What a person's terminal knows now: the picture, who is here, what waits, what was begun."""

    reading: Reading
    seen: Seen
    waiting: tuple[c.Command, ...] = ()
    begun: Mapping[str, str] = {}
    checked: Checked | None = None
    """What came of checking that what opened is what was sealed."""

    def board(self) -> BoardReading:
        """Return the discussion as it is now, with words in the place of signs."""
        return BoardReading(self.reading, SPOKEN)

    def may(self, command: type[c.Command]) -> bool:
        """Return whether this person's roles may ask for something in this phase."""
        found = MAY[command]
        return bool(found.roles & self.reading.my_roles) and self.reading.phase in found.phases


def status(moment: Moment, *more: str) -> Line:
    """Return where the debrief stands: the phase, `more`, the time left, who is connected."""
    reading = moment.reading
    ended = ended_as(reading.picture)
    stands = PHASES[reading.phase] if ended is None else f"{ended.words[:1].upper()}{ended.words[1:]}"
    said = [stands, *(each for each in more if each)]
    left = minutes_left(reading.floor.timer, moment.seen.now)
    if left:
        said.append(left)
    seats = [each for each in reading.seats.values() if Role.AUDITOR not in each.roles]
    here = sum(moment.seen.presence.get(each.person, (0, ""))[0] > 0 for each in seats)
    if here:
        said.append(f"{here} of {len(seats)} connected")
    return Line("status", ". ".join(said) + ".")


def about(moment: Moment) -> Line:
    """Return whom the debrief is about, and as what this person takes part."""
    heading, reading = moment.reading.heading, moment.reading
    if heading is None:
        return Line("about", "Nothing of this debrief has arrived yet. It comes with the connection.")
    seat = reading.seats.get(reading.me)
    roles = [each.value for each in Role if each in reading.my_roles]
    mine = f"You are {' and '.join(roles)}." if roles else "You take no part in it."
    if seat is not None and seat.standing is Standing.RECUSED:
        mine = "You are recused, and see nothing more of it."
    return Line("about", f"{heading.candidate}, {heading.position}, {heading.organisation}. {mine}")


COMMON = (
    Option("activity", "hear what happened last", rare=True),
    Option("texts", "hear texts that the server did not take", rare=True),
)
"""What can be asked for in every place."""
