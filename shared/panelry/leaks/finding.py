"""What a check finds, how much it weighs, and what a rule of the pack is made of."""

from enum import Enum

import msgspec

from panelry.ids import PersonId


class Gate(Enum):
    """What a finding does: a block cannot be signed, a warning is shown."""

    BLOCK = "block"
    WARN = "warn"


class Finding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a check found in a sentence of a draft.

    `span` is where in that sentence, from and to in code points. `owner` wrote the private text
    that a LEAK is near. A finding never holds private text: it is shown to others than its owner.
    """

    rule: str
    level: Gate
    span: tuple[int, int]
    owner: PersonId | None = None


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule of the pack.

    It fires where one of `terms` matches and no match of `exceptions` holds the end of that place. Each of
    `beside` is a frame and further terms, which fire only in a sentence that the frame matches. If it has a
    `frame`, that must match somewhere in the sentence, and what it has as `unless` must not. Rules without
    terms are decided elsewhere in `leaks`.
    """

    id: str
    level: Gate
    message: str
    suggestion: str
    terms: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    beside: tuple[tuple[str, tuple[str, ...]], ...] = ()
    frame: str = ""
    unless: str = ""
    overridable: bool = False
    version: int = 1
