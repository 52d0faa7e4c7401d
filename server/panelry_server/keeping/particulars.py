"""Envelopes: what the office knows of one candidate, sealed by keys of that candidate inside its events.

What names a candidate is sealed by the candidate's key. How somebody who was hired does is sealed by a key
of that record and then by the candidate's, so that it is gone with either: it has a shorter time of its own.
AES-256-GCM under a fresh nonce, padded as bodies are, with the candidate's id as associated data: what is
moved to another candidate does not open. Once a key is destroyed the words are gone in every copy, and
the event that held them stays in its chain.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec.structs import replace

from panelry.hiring import Particulars
from panelry.ids import CandidateId, LaterId
from panelry.office import CandidateAdded, CandidateCorrected, LaterLevel, LaterRecorded, Office, OfficeEvent
from panelry_server.keeping import KeyDestroyed, Keys, NoKey
from panelry_server.keeping.sealing import NONCE, padded

SEALED = (CandidateAdded, CandidateCorrected, LaterRecorded)
"""The kinds of event that hold something sealed by a key of one candidate."""
_LENGTH = 4
_PREFIX = "/candidate/"
_LATER = "/later/"
_SHUT = (KeyDestroyed, NoKey, InvalidTag, ValueError)


def key_name(candidate: CandidateId) -> str:
    """Return the name of a candidate's key, which no stream has."""
    return f"{_PREFIX}{candidate}"


def later_key_name(later: LaterId) -> str:
    """Return the name of the key of one record of later levels."""
    return f"{_LATER}{later}"


class Envelopes:
    """Seals and opens what is known of candidates, with the keys of a store."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    async def sealed(self, events: Sequence[OfficeEvent]) -> tuple[OfficeEvent, ...]:
        """Return events as the journal may have them; their keys are durable then."""
        new = [each for event in events for each in _new_keys(event)]
        if new:
            await self._keys.make_all(new)
        return tuple([await self._sealed(each) for each in events])

    async def opened(self, events: Iterable[OfficeEvent]) -> tuple[OfficeEvent, ...]:
        """Return the journal's events with what can be opened; the rest stays sealed. `KeysError`."""
        return tuple([await self._opened(each) for each in events])

    async def finish(self, state: Office) -> None:
        """Destroy every key that the office ordered to go; what was cut short is done again."""
        known = await self._keys.known()
        for name, at in _gone(state):
            if name in known and known[name] is None:
                await self._keys.destroy(name, at)

    async def destroyed(self) -> dict[CandidateId, str]:
        """Return each candidate whose key was destroyed, with the instant."""
        known = await self._keys.known()
        return {
            CandidateId(name.removeprefix(_PREFIX)): at
            for name, at in known.items()
            if at is not None and name.startswith(_PREFIX)
        }

    async def _sealed(self, event: OfficeEvent) -> OfficeEvent:
        match event:
            case CandidateAdded() | CandidateCorrected():
                body = padded(msgspec.json.encode(event.particulars))
                sealed = await self._shut(event.candidate, body, key_name(event.candidate))
                return replace(event, particulars=None, sealed=sealed)
            case LaterRecorded():
                body = padded(msgspec.json.encode(event.levels))
                sealed = await self._shut(event.candidate, body, *_keys_of(event))
                return replace(event, levels=None, sealed=sealed)
            case _:
                return event

    async def _opened(self, event: OfficeEvent) -> OfficeEvent:
        try:
            match event:
                case CandidateAdded() | CandidateCorrected():
                    body = await self._open(event.candidate, event.sealed, key_name(event.candidate))
                    return replace(event, particulars=_read(body, Particulars), sealed=b"")
                case LaterRecorded():
                    body = await self._open(event.candidate, event.sealed, *_keys_of(event))
                    return replace(event, levels=_read(body, tuple[LaterLevel, ...]), sealed=b"")
                case _:
                    return event
        except _SHUT:
            return event

    async def _shut(self, candidate: CandidateId, body: bytes, *names: str) -> bytes:
        for name in names:
            nonce = os.urandom(NONCE)
            cipher = AESGCM(await self._keys.key(name))
            body = nonce + cipher.encrypt(nonce, body, candidate.encode())
        return body

    async def _open(self, candidate: CandidateId, body: bytes, *names: str) -> bytes:
        for name in reversed(names):
            cipher = AESGCM(await self._keys.key(name))
            body = cipher.decrypt(body[:NONCE], body[NONCE:], candidate.encode())
        return body


def _keys_of(event: LaterRecorded) -> tuple[str, str]:
    return later_key_name(event.later), key_name(event.candidate)


def _new_keys(event: OfficeEvent) -> Iterator[str]:
    if isinstance(event, CandidateAdded):
        yield key_name(event.candidate)
    if isinstance(event, LaterRecorded):
        yield later_key_name(event.later)


def _gone(state: Office) -> Iterator[tuple[str, str]]:
    """Yield the name of each key that is to be gone, with the instant of the order."""
    for candidate in state.candidates.values():
        if candidate.erased:
            yield key_name(candidate.id), candidate.erased
    for later in state.later.values():
        for each in later.former if later.levels else (*later.former, later.id):
            yield later_key_name(each), later.at


def _read(body: bytes, kind: Any) -> Any:
    end = _LENGTH + int.from_bytes(body[:_LENGTH], "big")
    return msgspec.json.decode(body[_LENGTH:end], type=kind)
