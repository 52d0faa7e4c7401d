"""The sealed journal: any journal, with every body encrypted by the key of its stream.

A body is sealed with AES-256-GCM under a fresh random nonce of 96 bits: nonce, ciphertext, tag.
Inside stand its length (4 bytes), the body and zeros up to a fixed size, so what is kept is 256
bytes, 1, 4, 16 or 64 KiB or a multiple of 64 KiB long. Everything else about the event is
associated data, so a body that is moved, renamed, dated anew or given to somebody else does not
open. Digest and chain are those of the sealed bytes: the record verifies without a key. Each event
also gets its mark (`marks`). Device, n, actor, kind and time stay readable; the room gives private
events one kind.
"""

import asyncio
import os
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Self

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from panelry_server.journal import Append, Conflict, Damaged, Entry, Erased, Head, News, Record, UnknownStream
from panelry_server.journal.chain import digest_of, header, unchained
from panelry_server.journal.group import Create, Erase, demand_sound
from panelry_server.keeping import KeyDestroyed, Keys, KeyStore, NoKey, Places
from panelry_server.keeping.heeding import Heeding
from panelry_server.keeping.marks import LOST, RESERVED, Markable, Marks, Proof, marks_of
from panelry_server.keeping.sqlite import SqliteKeys

NONCE = 12
_LENGTH = 4
OVERHEAD = NONCE + _LENGTH + 16
"""Bytes that sealing adds to a body at least: the nonce, its length and the tag."""
_SIZES = (256, 1024, 4 * 1024, 16 * 1024)
"""Bytes that a small sealed body has (chosen); a large one has a multiple of the step."""
_STEP = 64 * 1024
_CIPHERS = 1024
"""The most streams whose ciphers are held ready; the one made first goes first (chosen)."""
_ENCODING = b"\x02"


def about(record: Record) -> bytes:
    """Return what a sealed body is bound to: a byte 2 and the header of its event."""
    return _ENCODING + header(record)


def padded(body: bytes) -> bytes:
    """Return what is encrypted for a body: its length, the body, and zeros up to a fixed size."""
    least = len(body) + OVERHEAD
    size = next((each for each in _SIZES if least <= each), -(-least // _STEP) * _STEP)
    return len(body).to_bytes(_LENGTH, "big") + body + bytes(size - least)


class SealedJournal:
    """A journal around another one that is given only sealed bodies. Made by `open`.

    `faults` are those of the journal inside, and the streams that cannot be read for want of their key;
    `warnings` are the journal's and those of the store of keys; `marks` vouch for the events. Both the
    journal and the keys are closed with it.
    Its errors are the port's; a body that does not open is `Damaged`. A reading looks at no mark, as
    each body is bound to its place by its own key; `check` does.
    """

    def __init__(self, journal: Markable, keys: Keys, marks: Marks | None = None) -> None:
        self.marks = marks or Marks(None)
        self.faults = journal.faults
        self.warnings = journal.warnings
        self.keys: KeyStore | None = None
        """The durable store of keys, where it is one."""
        self._journal = journal
        self._keys = keys
        self._ciphers: dict[str, AESGCM] = {}
        self._last: dict[str, asyncio.Task[int]] = {}
        self._erasures: set[asyncio.Task[None]] = set()

    @classmethod
    async def open(cls, journal: Markable, keys: Keys, *, restored: bool = False) -> Self:
        """Return the sealed journal, with every erasure done whose key is destroyed.

        So an erasure that was cut short is finished, and one that a restored backup brought
        back is done again. For marks and `restored` see `marks_of`.
        """
        sealed = cls(journal, keys, await marks_of(journal, keys, restored=restored))
        known = await keys.known()
        heads = [head for head in await journal.heads() if head.erased_at is None]
        for head in heads:
            destroyed_at = known.get(head.stream)
            if destroyed_at is not None:
                await journal.erase(head.stream, destroyed_at)
        unread = (str(NoKey(head.stream)) for head in heads if head.stream not in known)
        sealed.faults = (*journal.faults, *unread)
        return sealed

    @property
    def news(self) -> News | None:
        """What tells of other nodes' appends; None where one server has the journal."""
        return None if self._journal.news is None else Heeding(self._journal.news, self._ciphers)

    @property
    def writable(self) -> bool:
        """Whether appends are taken; False while the disk is full or failing."""
        return self._journal.writable

    async def create(self, stream: str) -> None:
        """Make the stream's key, then begin the stream; `Erased` where the key was destroyed."""
        demand_sound(Create(stream))
        if stream in RESERVED:
            raise ValueError(f"{stream} is the name of a key and of no stream: take another")
        head = await self._journal.head(stream)
        if head is not None:
            raise Conflict(stream, head.position)
        try:
            await self._keys.make(stream)
        except KeyDestroyed as destroyed:
            raise Erased(stream) from destroyed
        await self._journal.create(stream)

    async def append(self, append: Append) -> int:
        """Seal and append durably; see the port for what may be raised."""
        demand_sound(append)
        before, cipher = self._last.get(append.stream), self._ciphers.get(append.stream)
        if before is None and cipher is not None:
            return await self._journal.append(_sealed(cipher, self.marks.proof, append))
        task = asyncio.create_task(self._append_after(before, append))
        self._last[append.stream] = task
        task.add_done_callback(partial(self._forget, append.stream))
        return await asyncio.shield(task)

    async def read(self, stream: str, after: int = 0) -> list[Record]:
        """Return the events after a position, opened; `Damaged` names the first that does not open."""
        records = await self._journal.read(stream, after)
        if all(record.body is None for record in records):
            return records
        cipher = self._ciphers.get(stream) or await self._cipher(stream)
        return [_opened(cipher, record) for record in records]

    async def answer(self, stream: str, device: str, n: int) -> int | None:
        """Return the position of the last event of that command, None if it left none."""
        return await self._journal.answer(stream, device, n)

    async def highest(self, stream: str) -> dict[str, int]:
        """Return the highest accepted n of each device in the stream."""
        return await self._journal.highest(stream)

    async def heads(self) -> list[Head]:
        """Return every stream's head, in order of stream."""
        return await self._journal.heads()

    async def head(self, stream: str) -> Head | None:
        """Return where a stream stands, None if there is no such stream."""
        return await self._journal.head(stream)

    async def erase(self, stream: str, at: str) -> None:
        """Destroy the stream's key, then empty the stream, also when the caller is cancelled."""
        demand_sound(Erase(stream, at))
        task = asyncio.create_task(self._erase(stream, at))
        self._erasures.add(task)
        task.add_done_callback(self._erasures.discard)
        await asyncio.shield(task)

    async def backup(self, path: Path) -> None:
        """Write a verified copy, sealed as it is; the keys are backed up apart."""
        await self._journal.backup(path)

    async def check(self) -> list[str]:
        """Return every fault of the journal, and the first body or mark of each stream that is not ours."""
        faults = await self._journal.check()
        for head in await self._journal.heads():
            named = (f"stream {head.stream},", f"stream {head.stream}:")
            if not any(fault.startswith(named) for fault in faults):
                faults += await self._faults_in(head.stream)
        return faults

    async def close(self) -> None:
        """Do what waits, close the journal, then the keys. May be repeated."""
        waiting = {*self._last.values(), *self._erasures}
        try:
            if waiting:
                await asyncio.wait(waiting)
            self._ciphers.clear()
            await self._journal.close()
        finally:
            await self._keys.close()

    async def _faults_in(self, stream: str) -> Iterable[str]:
        try:
            records = await self.read(stream)
        except Damaged as damaged:
            return damaged.faults
        except Erased:
            return (f"stream {stream}: its erasure was cut short: erase it again",)
        fault = None if self.marks.proof is None else self.marks.proof.fault_in(records)
        return () if fault is None else (fault,)

    async def _cipher(self, stream: str) -> AESGCM:
        try:
            key = await self._keys.key(stream)
        except KeyDestroyed as destroyed:
            raise Erased(stream) from destroyed
        except NoKey as none:
            raise Damaged(str(none)) from none
        if len(self._ciphers) >= _CIPHERS:
            del self._ciphers[next(iter(self._ciphers))]
        cipher = self._ciphers[stream] = AESGCM(key)
        return cipher

    async def _append_after(self, before: asyncio.Task[int] | None, append: Append) -> int:
        """Append once the stream's key is there, in the order asked."""
        if before is not None:
            await asyncio.wait([before])
        if await self._journal.head(append.stream) is None:
            raise UnknownStream(append.stream)
        cipher = self._ciphers.get(append.stream) or await self._cipher(append.stream)
        return await self._journal.append(_sealed(cipher, self.marks.proof, append))

    def _forget(self, stream: str, task: asyncio.Task[int]) -> None:
        if self._last.get(stream) is task:
            del self._last[stream]

    async def _erase(self, stream: str, at: str) -> None:
        if await self._journal.head(stream) is None:
            raise UnknownStream(stream)
        await self._keys.destroy(stream, at)
        self._ciphers.pop(stream, None)
        await self._journal.erase(stream, at)


async def seal(
    journal: Markable,
    folder: Path,
    places: Places | None = None,
    *,
    restored: bool = False,
    shared: KeyStore | None = None,
) -> SealedJournal:
    """Return the journal of a data folder, sealed by the keys that belong to it, or by the `shared` ones.

    The keys are made where there are none; for `restored` see `marks_of`. Raises `KeysError`,
    `Locked`, `JournalError`; the journal is then closed.
    """
    places = places or Places.beside(folder)
    try:
        places.demand_apart(folder)
        keys: KeyStore = await SqliteKeys.open(places) if shared is None else shared
        try:
            sealed = await SealedJournal.open(journal, keys, restored=restored)
        except BaseException:
            await keys.close()
            raise
    except BaseException:
        await journal.close()
        raise
    lost = (LOST,) if sealed.marks.proof is None else ()
    sealed.warnings, sealed.keys = (*journal.warnings, *keys.warnings, *lost), keys
    return sealed


def _sealed(cipher: AESGCM, proof: Proof | None, append: Append) -> Append:
    drawn = iter(os.urandom(NONCE * sum(len(each.entries) for each in append.run)))
    first, *behind = [_command(cipher, proof, each, drawn) for each in append.run]
    return msgspec.structs.replace(first, behind=tuple(behind))


def _command(cipher: AESGCM, proof: Proof | None, append: Append, drawn: Iterator[int]) -> Append:
    """Return one command sealed; each of its events takes its nonce from the bytes that were drawn."""
    entries: list[Entry] = []
    for entry, record in zip(append.entries, unchained(append), strict=True):
        nonce = bytes(islice(drawn, NONCE))
        body = nonce + cipher.encrypt(nonce, padded(entry.body), about(record))
        mark = None if proof is None else proof.over(header(record), digest_of(body))
        entries.append(Entry(entry.kind, body, mark))
    return msgspec.structs.replace(append, entries=tuple(entries))


def _opened(cipher: AESGCM, record: Record) -> Record:
    body = record.body or b""
    try:
        opened = cipher.decrypt(body[:NONCE], body[NONCE:], about(record))
    except (InvalidTag, ValueError) as wrong:
        place = f"stream {record.stream}, position {record.position}"
        raise Damaged(f"{place}: the body was not sealed for this place") from wrong
    end = _LENGTH + int.from_bytes(opened[:_LENGTH], "big")
    return msgspec.structs.replace(record, body=opened[_LENGTH:end])
