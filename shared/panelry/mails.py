"""Mail to the candidate: what was asked to be sent and how far it came; never silently twice."""

import re
from collections.abc import Mapping
from enum import Enum

import msgspec

MAILS = 20
"""The most mails of one debrief, tries of the same one aside."""
TRIES = 7
"""How often one mail is tried while the other side only defers it."""
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+", re.ASCII)
_LONGEST_ADDRESS = 254


class Sent(Enum):
    """Where a mail stands: accepted is by the next server, unknown is cut off while it was handed over."""

    ASKED = "asked"
    SENDING = "sending"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    REFUSED = "refused"
    UNKNOWN = "unknown"


IN_WORDS: Mapping[Sent, str] = {
    Sent.ASKED: "is about to leave",
    Sent.SENDING: "is being handed over",
    Sent.ACCEPTED: "was accepted by the mail server",
    Sent.DEFERRED: "is deferred; the server tries again",
    Sent.REFUSED: "was refused",
    Sent.UNKNOWN: "was cut off; it may have arrived. Only you can send it again",
}
"""Where a mail stands, said of it to who may send it."""
UNDER_WAY = frozenset({Sent.ASKED, Sent.SENDING, Sent.DEFERRED})
"""What the server still works on."""
RESULTS = frozenset({Sent.ACCEPTED, Sent.DEFERRED, Sent.REFUSED, Sent.UNKNOWN})
"""How one try may end."""


class Mail(msgspec.Struct, frozen=True):
    """One mail: to whom, whether it is the question or the summary, and where it stands since when."""

    address: str
    asks: bool
    state: Sent
    since: str
    tries: int = 0
    why: str = ""
    """Why it was not accepted, in a few words of ours or a number of the protocol."""


def is_address(text: str) -> bool:
    """Return whether a line is one plain address of e-mail: no names, no list, no line break."""
    return len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None
