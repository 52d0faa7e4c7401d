"""Versions: which side has to be updated when a terminal and a server share no version of the protocol.

A version is a websocket subprotocol, `panelry.N`. A terminal offers those that it speaks; a server that
speaks none of them answers 400 with its own in the header `Panelry-Protocol`, and says who is behind.
"""

import re
from collections.abc import Iterable
from enum import Enum

HEADER = "Panelry-Protocol"
"""The header in which a server that turns a terminal away names the versions that it speaks."""
_VERSION = re.compile(r"panelry\.([1-9][0-9]{0,5})")


class Behind(Enum):
    """Which side speaks the older version."""

    TERMINAL = "terminal"
    SERVER = "server"
    UNKNOWN = "unknown"


def listed(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the names in the lines of a header, in order."""
    return tuple(filter(None, (each.strip() for line in lines for each in line.split(","))))


def behind(terminal: Iterable[str], server: Iterable[str]) -> Behind:
    """Return which side is behind, of what each speaks; unknown if either names no version of ours."""
    ours, theirs = _numbers(terminal), _numbers(server)
    if not ours or not theirs or ours & theirs:
        return Behind.UNKNOWN
    return Behind.TERMINAL if max(ours) < max(theirs) else Behind.SERVER


def _numbers(names: Iterable[str]) -> set[int]:
    found = (_VERSION.fullmatch(name) for name in names)
    return {int(each[1]) for each in found if each}


IN_THE_ANSWER = {
    Behind.TERMINAL: "This terminal speaks an older version than the server. Update the terminal.",
    Behind.SERVER: "This terminal speaks a newer version than the server. Update the server.",
    Behind.UNKNOWN: "A terminal must offer a version of the protocol that this server speaks.",
}
"""What a server says in its answer."""
ON_THE_SCREEN = {
    Behind.TERMINAL: "the server speaks a newer version; update panelry on this machine",
    Behind.SERVER: "the server speaks an older version; ask its operator to update panelry there",
    Behind.UNKNOWN: "the server speaks another version; update panelry on both sides",
}
"""What a terminal says to its person."""
