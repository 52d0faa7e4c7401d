"""What was handed over: the candidate's permission, and the text that was released by it."""

import msgspec

from panelry.ids import PersonId
from panelry.panel import Channel
from panelry.points import Sentence


class Permission(msgspec.Struct, frozen=True):
    """The candidate's answer."""

    granted: bool
    channel: Channel
    how: str
    until: str
    agency: str
    at: str
    by: PersonId
    language: str = ""


class Handed(msgspec.Struct, frozen=True):
    """The released text and what became of it; an old journal has no `sentences`."""

    channel: Channel
    hash: str
    text: str
    at: str
    by: PersonId
    sentences: tuple[Sentence, ...] = ()
    results: tuple[tuple[str, str, str], ...] = ()
    """One (time, result, words) for each attempt."""
