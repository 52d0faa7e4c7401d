"""Looking after the record: copies of it, its keys, its chains, and the end of one debrief."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

from panelry.ids import DebriefId
from panelry.office import STREAM, DebriefErased, case_on_debrief, holds_on_debrief
from panelry.refusals import SENTENCES, Code
from panelry.text import clean_line
from panelry_server import tls
from panelry_server import upkeep_errands as u
from panelry_server.check import missing
from panelry_server.core import Core
from panelry_server.finding import Declined, found, state_of
from panelry_server.journal import Damaged, Erased, Head, JournalError, Record
from panelry_server.journal.sqlite.folder import replace_file
from panelry_server.keeping import KeysError, KeyStore, Places
from panelry_server.progress import sealed
from panelry_server.receipts import broken_receipt
from panelry_server.secrets_file import FILE as SECRET

KEPT = (SECRET, f"{tls.FOLDER}/{tls.KEY}", f"{tls.FOLDER}/{tls.CERTIFICATE}")
"""What the data folder holds beside the journal and no server can draw anew without anybody noticing."""
_HELD = (
    "A legal hold keeps this: {hold.reason} ({hold.owner}, review {hold.review}). Lift hold {hold.id} first."
)
LONGEST_REASON = 500
"""In characters."""


async def look_after_record(
    core: Core, errand: u.BackUp | u.RotateKeys | u.Erase | u.Verify
) -> u.BackedUp | u.Rotated | u.ErasedDebrief | u.Verified:
    """Do an errand about the record; `Declined` says why not."""
    match errand:
        case u.BackUp():
            return await back_up(core, errand)
        case u.RotateKeys():
            return await _rotate(core)
        case u.Erase():
            return await erase(core, errand)
        case u.Verify():
            return await verify(core, errand)
        case _:
            assert_never(errand)


# copies


async def back_up(core: Core, errand: u.BackUp) -> u.BackedUp:
    """Write the copies and return where they are; nothing appears under a name before it is verified.

    The keys are copied after the journal, so that they hold a key for each of its streams.
    """
    keys, places = _keys(core), _places(core)
    into, apart = Path(errand.folder), Path(errand.keys) if errand.keys else None
    _demand_apart(core, into, apart)
    at = core.clock.now().translate(str.maketrans("", "", "-:."))
    journal = into / f"journal-{at}.db"
    kept: tuple[str, ...] = ()
    copy = None
    try:
        await _make(into)
        await core.journal.backup(journal)
        if apart is not None:
            copy = apart / f"keys-{at}.db"
            await _make(apart)
            await keys.backup(copy)
            kept = await asyncio.to_thread(_keep, core.settings.folder, apart)
    except (JournalError, OSError) as failed:
        raise Declined(f"There is no whole backup: {str(failed).rstrip('.')}.") from None
    return u.BackedUp(str(journal), str(copy or ""), kept, str(places.keys), str(places.wrapping))


async def _make(folder: Path) -> None:
    await asyncio.to_thread(folder.mkdir, mode=0o700, parents=True, exist_ok=True)


def _keep(folder: Path, apart: Path) -> tuple[str, ...]:
    """Copy the small files that belong to the keys; return where they are."""
    copies: list[str] = []
    for name in KEPT:
        if (folder / name).exists():
            target = apart / Path(name).name
            replace_file(target, (folder / name).read_bytes())
            copies.append(str(target))
    return tuple(copies)


def _demand_apart(core: Core, into: Path, apart: Path | None) -> None:
    """Decline a place in which one copy would hold what belongs to another."""
    if not all(each is None or each.is_absolute() for each in (into, apart)):
        raise Declined("A folder needs its whole path. Begin it with a slash.")
    places = _places(core)
    own = (core.settings.folder, places.keys, places.wrapping.parent)
    pairs = [(into, each) for each in own]
    if apart is not None:
        pairs += [(apart, each) for each in (*own, into)]
    for one, other in pairs:
        if _shared(one, other):
            raise Declined(f"{one} and {other} share their copies. Choose places that are apart.")


def _shared(one: Path, other: Path) -> bool:
    real, theirs = (Path(os.path.realpath(each)) for each in (one, other))
    return real.is_relative_to(theirs) or theirs.is_relative_to(real)


# keys


def _places(core: Core) -> Places:
    return Places.beside(core.settings.folder)


def _keys(core: Core) -> KeyStore:
    if core.keys is None:
        raise Declined("This journal keeps no keys. Use a data folder.")
    return core.keys


async def _rotate(core: Core) -> u.Rotated:
    try:
        return u.Rotated(await _keys(core).rotate(), str(_places(core).wrapping))
    except KeysError as failed:
        raise Declined(f"{str(failed).rstrip('.')}.") from None


# erasure


async def erase(core: Core, errand: u.Erase) -> u.ErasedDebrief:
    """Put the order on record, destroy the key, empty the stream, send everybody away. May be repeated.

    The order comes first: a crash after it is finished at the next start.
    """
    debrief = DebriefId(errand.debrief)
    reason = clean_line(errand.reason)
    if debrief not in core.office.state.debriefs:
        raise Declined("An erasure needs the whole id of a debrief. See panelry-server debrief list.")
    if not 0 < len(reason) <= LONGEST_REASON:
        raise Declined(f"A reason of 1 to {LONGEST_REASON} characters is needed. Give it with --reason.")
    held = holds_on_debrief(core.office.state, debrief)
    if held and debrief not in core.office.state.erased:
        raise Declined(_HELD.format(hold=held[0]))
    if case_on_debrief(core.office.state, debrief) and debrief not in core.office.state.erased:
        raise Declined(SENTENCES[Code.CASE_OPEN])
    if debrief not in core.office.state.erased:
        await core.office.record(DebriefErased(debrief, reason))
    await core.rooms.erase(debrief, core.office.state.erased[debrief])
    core.log.info("erased", stream=debrief)
    return u.ErasedDebrief(debrief)


# chains


async def verify(core: Core, errand: u.Verify) -> u.Verified:
    """Follow the chains of hashes from the first event to the head, and name streams that are not there."""
    wanted = found(core, errand.debrief) if errand.debrief else None
    every = await core.journal.heads()
    heads = [each for each in every if wanted in {None, each.stream}]
    gone = missing(core.office.state, every).items()
    streams = [u.VerifiedStream(name, fault, "", "") for name, fault in gone if wanted in {None, name}]
    holds: list[str] = []
    for head in heads:
        fault, hashes = await _followed(core, head.stream)
        shown = "" if fault or await _is_sealed(core, head) else head.hash.hex()
        streams.append(u.VerifiedStream(head.stream, fault, head.erased_at or "", shown))
        if errand.hash and errand.hash.lower() in hashes:
            holds.append(head.stream)
    return u.Verified(tuple(streams), tuple(holds), core.proven)


async def _followed(core: Core, stream: str) -> tuple[str, frozenset[str]]:
    """Return the fault of a stream and the hashes of its chain; none of them where there is a fault."""
    try:
        records = await core.journal.read(stream)
    except Damaged as damaged:
        return "; ".join(damaged.faults), frozenset()
    except Erased:
        return f"stream {stream}: its erasure was cut short: erase it again", frozenset()
    fault = _unmarked(core, records) or ("" if stream == STREAM else broken_receipt(records))
    return fault, frozenset() if fault else frozenset(each.hash.hex() for each in records)


def _unmarked(core: Core, records: Sequence[Record]) -> str:
    """Return the first event without its mark, nothing where each has one or no key is there to tell."""
    proof = None if core.marks is None else core.marks.proof
    return "" if proof is None else proof.fault_in(records) or ""


async def _is_sealed(core: Core, head: Head) -> bool:
    """Return whether ratings are sealed there; a debrief that cannot be read counts as sealed."""
    if head.stream == STREAM or head.erased_at is not None:
        return False
    try:
        return bool(sealed(await state_of(core, DebriefId(head.stream))))
    except Exception:  # noqa: BLE001 - its events may break any rule, and its chain is sound
        return True
