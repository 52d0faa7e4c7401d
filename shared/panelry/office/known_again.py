"""Known again: whether somebody to be added was erased before, told by keyed hashes and never by a name.

Two people are one here as `decide.office.candidates.same_person` says: by their address where both have
one, else by name and agency. So each way to be the same has a hash of its own.
"""

import hashlib
import hmac
from collections.abc import Iterable

from panelry.hiring import Particulars


def marks_of(who: Particulars, key: bytes) -> tuple[str, ...]:
    """Return what is kept of somebody who is erased: HMAC-SHA256 under a key of the server, in hex."""
    bare = () if who.email else (_bare(who),)
    return _hashed((*_addressed(who), _named(who), *bare), key)


def erased_before(who: Particulars, kept: frozenset[str], key: bytes) -> bool:
    """Return whether somebody is one of those whose marks were kept."""
    sought = (*_addressed(who), _bare(who)) if who.email else (_named(who),)
    return not kept.isdisjoint(_hashed(sought, key))


def _addressed(who: Particulars) -> tuple[str, ...]:
    """Return the address, with the name where an agency may share it; nothing without an address."""
    if not who.email:
        return ()
    own = () if who.agency else (f"own\0{who.email.casefold()}",)
    return (*own, f"shared\0{who.email.casefold()}\0{who.name.casefold()}")


def _named(who: Particulars) -> str:
    return f"named\0{who.name.casefold()}\0{who.agency.casefold()}"


def _bare(who: Particulars) -> str:
    return f"bare\0{who.name.casefold()}\0{who.agency.casefold()}"


def _hashed(words: Iterable[str], key: bytes) -> tuple[str, ...]:
    return tuple(hmac.new(key, f"erased\0{each}".encode(), hashlib.sha256).hexdigest() for each in words)
