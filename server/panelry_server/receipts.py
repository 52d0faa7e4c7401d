"""The receipts of a debrief, checked against its record: what was handed in is what still stands there.

A fault names the stream and the position, never whose scorecard it is or what stands in it.
"""

from collections.abc import Iterable, Iterator

from panelry import receipts
from panelry.debrief import Debrief
from panelry.evolve import fold
from panelry.ids import PersonId
from panelry_server.journal import Record
from panelry_server.stream import Step, steps


def broken_receipt(records: Iterable[Record]) -> str:
    """Return the first fault of a debrief's receipts, or nothing.

    Each scorecard is compared after every act of its owner while a receipt of it holds. There is nothing
    to compare in a debrief that was erased, nor in one whose events cannot be read: `check` says that.
    """
    kept = list(records)
    if any(record.body is None for record in kept):
        return ""
    position = 0
    for state, step in _states(kept):
        position += len(step)
        if not _holds(state, step[0][1].actor):
            return f"stream {kept[0].stream}, position {position}: a scorecard is not what its receipt says"
    return ""


def _states(records: list[Record]) -> Iterator[tuple[Debrief, Step]]:
    """Yield each command's events with the state after them, as far as they can be read."""
    state = Debrief()
    try:
        for step in steps(records):
            state = fold(step, state)
            yield state, step
    except Exception:  # noqa: BLE001 - a stored event may break a rule in any way
        return


def _holds(state: Debrief, person: PersonId) -> bool:
    card = state.card(person)
    if card.receipt is None:
        return True
    values = receipts.values_of(card, (each.id for each in state.rubric.criteria))
    try:
        seed = bytes.fromhex(card.receipt.seed)
        return receipts.commitments(state.id, person, values, seed) == card.receipt.commitments
    except ValueError:
        return False
