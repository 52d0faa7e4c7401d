"""Things: what a command on one's own matter is about, so that saves of one thing wait for each other.

A save expects a version. Two saves of a thing on their way at once expect two versions in a row, and the
second of these may be one that another device of the person has made: then it would take the place of
words that its writer has never seen. So the second leaves once the first has its answer.
"""

from collections.abc import Iterable, Iterator

from panelry import commands as c
from panelry.office.commands import OfficeCommand


def thing_of(command: c.Command | OfficeCommand) -> str | None:
    """Return the key of the part that a save changes and that has versions; None for any other command."""
    match command:
        case c.Rate(criterion=criterion) | c.ClearRating(criterion=criterion):
            return f"OwnRating/{criterion}"
        case c.Observe(observation=observation) | c.RemoveObservation(observation=observation):
            return f"OwnObservation/{observation}"
        case c.WriteNote(criterion=about):
            return f"OwnNote/{about or ''}"
        case c.WritePoint(point=point):
            return f"OwnPoint/{point}"
        case _:
            return None


def leading(asked: Iterable[tuple[c.Command | OfficeCommand, int | None]]) -> Iterator[int]:
    """Yield the places, in order, of what may leave at once: up to a save upon one that is not answered."""
    met: set[str] = set()
    for place, (command, expect) in enumerate(asked):
        thing = thing_of(command)
        if thing in met and expect is not None:
            return
        if thing is not None:
            met.add(thing)
        yield place
