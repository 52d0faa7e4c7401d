"""Which debrief, which seat: what an operator names, found or declined in words."""

from panelry.debrief import Debrief
from panelry.ids import DebriefId
from panelry.panel import Person
from panelry.text import clean_line
from panelry_server.core import Core
from panelry_server.errands import SHORTEST_START


class Declined(Exception):  # noqa: N818 - the answer is no; nothing went wrong
    """An errand cannot be done; the words say why and what to do."""


def found(core: Core, wanted: str) -> DebriefId:
    """Return the one debrief whose id that is, or begins so."""
    known = core.office.state.debriefs
    if wanted in known:
        return DebriefId(wanted)
    near = [each for each in known if len(wanted) >= SHORTEST_START and each.startswith(wanted)]
    if len(near) > 1:
        raise Declined(f"{len(near)} debriefs begin with that. Give more of the id.")
    if not near:
        raise Declined("There is no such debrief. See panelry-server debrief list.")
    return near[0]


async def state_of(core: Core, debrief: DebriefId) -> Debrief:
    """Return a debrief as it stands; `JournalError` if it cannot be read."""
    return (await core.rooms.open(debrief)).state


def named(state: Debrief, wanted: str) -> Person | None:
    """Return the person of that name or id, None if nobody has a seat under it; capitals do not count."""
    plain = clean_line(wanted).casefold()
    return next((each for each in state.people.values() if plain in {each.id, each.name.casefold()}), None)


def seat_of(state: Debrief, wanted: str) -> Person:
    """Return the person of that name or id."""
    person = named(state, wanted)
    if person is None:
        names = ", ".join(each.name for each in state.people.values())
        raise Declined(f"Nobody of that name has a seat in this debrief. Its people: {names}.")
    return person
