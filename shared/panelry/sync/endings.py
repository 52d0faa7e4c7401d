"""Endings: how a connection ends or is turned away, and what each ending makes a terminal do.

Server and terminal read the same table, and `docs/protocol.md` shows it, so they cannot disagree.
"""

from collections.abc import Mapping
from enum import Enum

import msgspec

BREACH, MALFORMED, TOO_LARGE, FAILED, RESTART = 1002, 1007, 1009, 1011, 1012
NOT_UNDERSTOOD, SIGN_IN, REMOVED, SUPERSEDED, ERASED, TOO_MANY = 4400, 4401, 4403, 4409, 4410, 4429
"""The codes with which a server closes a connection; those from 4400 on are this protocol's own."""


class Act(Enum):
    """What a terminal does after an ending."""

    AGAIN = "connect again, with jitter, from the cursor"
    LATER = "connect again after the seconds of `Retry-After`"
    SIGN_IN = "ask the person to join again; yet connect again every 60 s"
    STOP = "stop, say why, keep the outbox"
    WIPE = "stop, and wipe all that this machine keeps of the debrief"


class Ending(msgspec.Struct, frozen=True):
    """One way to end: when a server does it, what a terminal does, and its words for people."""

    when: str
    act: Act
    words: str


AWAY = "no connection to the server"
NO_SEAT = "you no longer have a seat in this debrief"
UNKNOWN = "the server does not know this seat; join again"
GONE = "this debrief was erased, and nothing of it is kept on this machine any more"

ANY = Ending("any other, or none at all: the network or a proxy cut the connection", Act.AGAIN, AWAY)
"""What a terminal takes every ending for that no table names."""

CLOSES: Mapping[int, Ending] = {
    1001: Ending("the other side goes away", Act.AGAIN, AWAY),
    BREACH: Ending("a breach of the websocket protocol", Act.AGAIN, AWAY),
    1006: Ending("no closing frame came: the peer was cut, perhaps as too slow", Act.AGAIN, AWAY),
    MALFORMED: Ending("a text that is not UTF-8", Act.AGAIN, AWAY),
    TOO_LARGE: Ending(
        "a frame of more than 65,536 bytes", Act.STOP, "a message was too large for the server"
    ),
    FAILED: Ending("a defect of the server, or no hello by the first beacon", Act.AGAIN, AWAY),
    RESTART: Ending("the server restarts; its last answers were sent first", Act.AGAIN, AWAY),
    NOT_UNDERSTOOD: Ending(
        "no frame of this protocol, a binary one, or a command before hello",
        Act.STOP,
        "the server did not understand this terminal; update panelry",
    ),
    SIGN_IN: Ending("the device was revoked", Act.SIGN_IN, UNKNOWN),
    REMOVED: Ending("the person lost the seat", Act.STOP, NO_SEAT),
    SUPERSEDED: Ending(
        "the same device said hello on another connection",
        Act.STOP,
        "this seat was opened in another terminal on this machine",
    ),
    ERASED: Ending("the debrief was erased", Act.WIPE, GONE),
    TOO_MANY: Ending(
        "more frames than the limit of a device",
        Act.AGAIN,
        "the server was sent too much at once; the rest goes with the next connection",
    ),
}
"""How a connection ends, by the code in the closing frame."""

BUSY = "the server is busy"

STATUSES: Mapping[int, Ending] = {
    400: Ending(
        "no version of this protocol in common (section 3)",
        Act.STOP,
        "the server speaks another version; update panelry on both sides",
    ),
    401: Ending("no token, a wrong or revoked one, or a debrief that it does not open", Act.SIGN_IN, UNKNOWN),
    403: Ending("the person has no seat any more; also any request with an `Origin`", Act.STOP, NO_SEAT),
    404: Ending("another path", Act.AGAIN, BUSY),
    405: Ending("another method than GET", Act.AGAIN, BUSY),
    410: Ending("the debrief was erased", Act.WIPE, GONE),
    429: Ending("too many openings or connections from one address", Act.LATER, BUSY),
    503: Ending("the debrief cannot be read now, or the server stops", Act.AGAIN, BUSY),
}
"""How an opening is turned away, by the status of the HTTP answer."""


def of_close(code: int | None) -> Ending:
    """Return what a closing code makes a terminal do; None where no closing frame came."""
    return CLOSES.get(1006 if code is None else code, ANY)


def of_status(status: int) -> Ending:
    """Return what the status of an answer to an opening makes a terminal do."""
    return STATUSES.get(status, Ending(ANY.when, Act.LATER, BUSY))
