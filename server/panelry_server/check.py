"""Is the whole record sound? Pages, chains, and whether every stream still adds up to something.

A fault names the stream and the position, never what stands there.
"""

from collections.abc import Iterable

from panelry import events, office
from panelry.debrief import Debrief
from panelry.events import Stamp
from panelry.evolve import evolve
from panelry.ids import DebriefId, PersonId
from panelry_server.errands import Checked
from panelry_server.journal import Damaged, Head, Journal, Record


async def check(journal: Journal, *, proven: bool = True) -> Checked:
    """Return every fault of the journal's pages and chains, and of each stream that cannot be read.

    `proven` is passed on: whether the key is there that proves the chains.
    """
    faults = await journal.check()
    every = await journal.heads()
    heads = [head for head in every if head.erased_at is None]
    for head in heads:
        fault = await _fault_in(journal, head, every)
        if fault is not None and not any(each.startswith(f"stream {head.stream}") for each in faults):
            faults.append(fault)
    debriefs = sum(head.stream != office.STREAM for head in heads)
    return Checked(tuple(faults), debriefs, proven)


def missing(state: office.Office, heads: Iterable[Head]) -> dict[DebriefId, str]:
    """Return the debriefs that the office lists and never erased, and the journal lost: their faults."""
    there = {head.stream for head in heads} | set(state.erased)
    gone = (each for each in state.debriefs if each not in there)
    return {each: f"stream {each}: the office lists it, and the journal does not have it" for each in gone}


async def _fault_in(journal: Journal, head: Head, every: Iterable[Head]) -> str | None:
    """Return where a stream stops making sense, None if it is sound; for the office, also what it misses."""
    try:
        records = await journal.read(head.stream)
    except Damaged as damaged:
        return "; ".join(damaged.faults)
    state: Debrief | office.Office = office.Office() if head.stream == office.STREAM else Debrief()
    for record in records:
        try:
            state = _after(state, record)
        except Exception as wrong:  # noqa: BLE001 - a stored event may break a rule in any way
            what = f"the event cannot be read ({type(wrong).__name__})"
            return f"stream {head.stream}, position {record.position}: {what}"
    return "; ".join(missing(state, every).values()) or None if isinstance(state, office.Office) else None


def _after(state: Debrief | office.Office, record: Record) -> Debrief | office.Office:
    body, stamp = record.body or b"", Stamp(PersonId(record.actor), record.at)
    if isinstance(state, office.Office):
        return office.evolve(state, office.decode(body), stamp)
    return evolve(state, events.decode(body), stamp)
