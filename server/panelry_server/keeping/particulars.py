"""Particulars: what names a candidate, sealed by a key of the candidate's own inside the office's events.

AES-256-GCM under a fresh nonce, padded as bodies are, with the candidate's id as associated data: what is
moved to another candidate does not open. Once the key is destroyed the words are gone in every copy, and
the event that held them stays in its chain.
"""

import os
from collections.abc import Iterable, Sequence

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec.structs import replace

from panelry.hiring import Particulars
from panelry.ids import CandidateId
from panelry.office import CandidateAdded, OfficeEvent
from panelry_server.keeping import KeyDestroyed, Keys, NoKey
from panelry_server.keeping.sealing import NONCE, padded

_LENGTH = 4
_PREFIX = "/candidate/"


def key_name(candidate: CandidateId) -> str:
    """Return the name of a candidate's key, which no stream has."""
    return f"{_PREFIX}{candidate}"


class Envelopes:
    """Seals and opens what names candidates, with the keys of a store."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    async def sealed(self, events: Sequence[OfficeEvent]) -> tuple[OfficeEvent, ...]:
        """Return events as the journal may have them; their candidates' keys are durable then."""
        new = [each for each in events if isinstance(each, CandidateAdded)]
        if new:
            await self._keys.make_all([key_name(each.candidate) for each in new])
        return tuple([await self._sealed(each) for each in events])

    async def opened(self, events: Iterable[OfficeEvent]) -> tuple[OfficeEvent, ...]:
        """Return the journal's events with what can be opened; the rest has no particulars. `KeysError`."""
        return tuple([await self._opened(each) for each in events])

    async def destroy(self, candidate: CandidateId, at: str) -> None:
        """Destroy a candidate's key, for ever; may be repeated."""
        await self._keys.destroy(key_name(candidate), at)

    async def destroyed(self) -> dict[CandidateId, str]:
        """Return each candidate whose key was destroyed, with the instant."""
        known = await self._keys.known()
        return {
            CandidateId(name.removeprefix(_PREFIX)): at
            for name, at in known.items()
            if at is not None and name.startswith(_PREFIX)
        }

    async def _sealed(self, event: OfficeEvent) -> OfficeEvent:
        if not isinstance(event, CandidateAdded):
            return event
        cipher = AESGCM(await self._keys.key(key_name(event.candidate)))
        nonce = os.urandom(NONCE)
        body = padded(msgspec.json.encode(event.particulars))
        sealed = nonce + cipher.encrypt(nonce, body, event.candidate.encode())
        return replace(event, particulars=None, sealed=sealed)

    async def _opened(self, event: OfficeEvent) -> OfficeEvent:
        if not isinstance(event, CandidateAdded):
            return event
        try:
            return replace(event, particulars=await self._particulars(event), sealed=b"")
        except (KeyDestroyed, NoKey, InvalidTag, ValueError):
            return event

    async def _particulars(self, event: CandidateAdded) -> Particulars:
        cipher = AESGCM(await self._keys.key(key_name(event.candidate)))
        body = cipher.decrypt(event.sealed[:NONCE], event.sealed[NONCE:], event.candidate.encode())
        end = _LENGTH + int.from_bytes(body[:_LENGTH], "big")
        return msgspec.json.decode(body[_LENGTH:end], type=Particulars)
