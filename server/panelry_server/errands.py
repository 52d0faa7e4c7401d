"""Errands: all that an operator may ask of the server, and what comes back.

This union is the allow-list of the door: what is not in it cannot be asked. No errand reads a
rating, an observation or a note, and no result has a place for one; but for an access case, with a reviewer
whom two people appointed, which writes them into a file (`access_errands`).
"""

from typing import Any, TypeVar

import msgspec

from panelry.panel import Mode, Role
from panelry_server import access_errands as a
from panelry_server import debrief_errands as r
from panelry_server import desk_errands as d
from panelry_server import policy_errands as p
from panelry_server import upkeep_errands as u
from panelry_server.asked import Asked, Result

Line = TypeVar("Line")

ERASED = "erased"
"""Where an erased debrief stands, in the list."""
SHORTEST_START = 4
"""A debrief may be named by the beginning of its id, from this many characters on."""
LARGEST = 2 * 1024 * 1024
"""The longest line through the door, in bytes: a rubric of 1 MiB in base64 fits."""


class Seat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who is to have a seat, in one role or several."""

    name: str
    roles: tuple[Role, ...]


class ImportRubric(Asked, frozen=True, tag=True):
    """Keep the rubric of a file under a name; an empty name takes the rubric's title."""

    file: str
    """The file's own name, without its folder: the ending says the format."""
    source: bytes
    name: str = ""


class ListRubrics(Asked, frozen=True, tag=True):
    """Say which rubrics are kept."""


class NewDebrief(Asked, frozen=True, tag=True):
    """Begin a debrief and invite everybody to it."""

    candidate: str
    position: str
    rubric: str
    people: tuple[Seat, ...]
    mode: Mode = Mode.EVIDENCE_FIRST
    open_scoring: bool = False


class ListDebriefs(Asked, frozen=True, tag=True):
    """Say which debriefs there are and where they stand."""


class Invite(Asked, frozen=True, tag=True):
    """Make a fresh code for a seat; the person is a name or an id."""

    debrief: str
    person: str


class Export(Asked, frozen=True, tag=True):
    """Read the released text in a format, which goes on record."""

    debrief: str
    format: str


class Check(Asked, frozen=True, tag=True):
    """Verify the whole record."""


Errand = (
    ImportRubric
    | ListRubrics
    | NewDebrief
    | ListDebriefs
    | Invite
    | Export
    | Check
    | p.ShowPolicies
    | p.SetPolicy
    | r.NameApprover
    | r.DenyWords
    | r.RecordAdjustment
    | u.People
    | u.Devices
    | u.Revoke
    | u.BackUp
    | u.RotateKeys
    | u.Erase
    | u.Verify
    | d.AskOffice
    | d.LookAtOffice
    | d.InviteOfficer
    | a.TakeMaterial
    | a.MakeCopy
)


class KeptRubric(Result, frozen=True, tag=True):
    """A rubric under its name; `changed` is False where this very version was kept already."""

    name: str
    title: str
    version: str
    criteria: int
    changed: bool = False


class Rubrics(Result, frozen=True, tag=True):
    """The rubrics, by name."""

    rubrics: tuple[KeptRubric, ...]


class Invitation(Result, frozen=True, tag=True):
    """A code for one seat, which is shown this once; `until` is UTC, ISO 8601."""

    name: str
    roles: tuple[Role, ...]
    code: str
    link: str
    until: str


class MadeDebrief(Result, frozen=True, tag=True):
    """A debrief that has begun, with an invitation for each seat."""

    debrief: str
    candidate: str
    position: str
    phase: str
    invitations: tuple[Invitation, ...]


class ListedDebrief(Result, frozen=True, tag=True):
    """Where a debrief stands; the numbers are of people.

    `panelists` are those who count, `submitted` those of them who have handed in. `fault` says that
    the debrief cannot be read; then the rest is empty.
    """

    debrief: str
    candidate: str = ""
    position: str = ""
    phase: str = ""
    created: str = ""
    people: int = 0
    panelists: int = 0
    submitted: int = 0
    fault: bool = False


class Debriefs(Result, frozen=True, tag=True):
    """The debriefs, in the order in which they began."""

    debriefs: tuple[ListedDebrief, ...]


class ExportedText(Result, frozen=True, tag=True):
    """The released text in the format asked for."""

    text: str


class Checked(Result, frozen=True, tag=True):
    """The faults of the record, none if it is sound, and how many debriefs were looked at.

    There is no count of events: it would tell when somebody rates. `proven` is False where the key
    that proves the chains is gone.
    """

    faults: tuple[str, ...]
    debriefs: int
    proven: bool = True


class NotDone(Result, frozen=True, tag=True):
    """Nothing was done: why, and what to do about it."""

    why: str


Outcome = (
    KeptRubric
    | Rubrics
    | Invitation
    | MadeDebrief
    | Debriefs
    | ExportedText
    | Checked
    | NotDone
    | p.PoliciesInForce
    | p.PolicyInForce
    | r.ForRelease
    | u.SeatedPeople
    | u.KnownDevices
    | u.Revoked
    | u.BackedUp
    | u.Rotated
    | u.ErasedDebrief
    | u.Verified
    | d.ShownOffice
    | a.MaterialTaken
    | a.CopyMade
)

KINDS: tuple[type[Any], ...] = Errand.__args__
"""Every kind of errand."""

_ENCODER = msgspec.json.Encoder(order="deterministic")
_ERRANDS: msgspec.json.Decoder[Errand] = msgspec.json.Decoder(Errand)
_OUTCOMES: msgspec.json.Decoder[Outcome] = msgspec.json.Decoder(Outcome)


def encode(line: Errand | Outcome) -> bytes:
    """Return one line for the door, with its newline."""
    return _ENCODER.encode(line) + b"\n"


def decode_errand(line: bytes) -> Errand:
    """Return the errand of a line; ValueError for anything else, however deep it nests."""
    return _decoded(_ERRANDS, line)


def decode_outcome(line: bytes) -> Outcome:
    """Return the outcome of a line; ValueError for anything else."""
    return _decoded(_OUTCOMES, line)


def _decoded(decoder: "msgspec.json.Decoder[Line]", line: bytes) -> Line:
    try:
        return decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ValueError("this line is not for the door") from None
