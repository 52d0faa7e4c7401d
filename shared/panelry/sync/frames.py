"""Frames: everything that crosses the wire, as deterministic JSON text.

A frame forbids unknown fields, so a changed frame is a new protocol name. Nothing a terminal sends
has a field for person, role, device or time: the server stamps them. Every string is made safe
when a frame is decoded, in both directions.
"""

import re
from typing import Annotated, Any

import msgspec

from panelry.commands import Command
from panelry.ids import DebriefId, DeviceId, PersonId, PositionId
from panelry.office.commands import OfficeCommand
from panelry.panel import Role
from panelry.parts import Sight
from panelry.parts.insight import Subject, Told
from panelry.text import FLOOD, clean_text

PROTOCOL = "panelry.1"
"""The websocket subprotocol: the version of everything in this module."""
LARGEST_COMMAND = 48 * 1024
"""The most bytes of one `do` frame; a terminal says so at typing and never sends more."""
LARGEST_FRAME = 64 * 1024
"""The most bytes of any frame that the server accepts or sends."""
MOST_SEATS = 400
"""The most seats of one person that a `learn` may name: they fit into a frame."""


Number = Annotated[int, msgspec.Meta(ge=1, le=2**53)]
"""The number that a device gives a command; a journal can hold it."""


AnyCommand = Command | OfficeCommand
"""What may be asked of a debrief, or of the office."""


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="t", omit_defaults=True):
    """What all frames share."""


class Hello(Frame, frozen=True, tag="hello"):
    """The terminal's first word, and again after any gap: the (epoch, cursor) it has, or None."""

    last: tuple[int, str] | None = None


class Do(Frame, frozen=True, tag="do"):
    """A command, numbered by the device; `expect` is the version of the thing acted on."""

    n: Number
    command: AnyCommand
    expect: int | None = None


class InviteDevice(Frame, frozen=True, tag="invite"):
    """Ask for a code with which the same person takes a seat on one more device."""


class Replay(Frame, frozen=True, tag="replay"):
    """The only word of a connection that wants the viewer's own sequence from its start, and nothing else."""


class Learn(Frame, frozen=True, tag="learn"):
    """The only word of a connection that wants insight; `seats` are tokens of the person's other seats."""

    what: Subject
    seats: Annotated[tuple[str, ...], msgspec.Meta(max_length=MOST_SEATS)] = ()
    position: PositionId = PositionId("")
    """The position that the bench is matched with; empty for every other subject."""


class Claim(Frame, frozen=True, tag="claim"):
    """Exchange an invitation code for a seat; `token` is drawn by the terminal and kept there."""

    code: str
    token: str


class Seated(Frame, frozen=True, tag="seated"):
    """The answer to a claim: who the terminal now is, and where."""

    debrief: DebriefId
    device: DeviceId
    person: PersonId
    name: str


class Unseated(Frame, frozen=True, tag="unseated"):
    """The claim was declined; `why` is one fixed word."""

    why: str


class Welcome(Frame, frozen=True, tag="welcome"):
    """The server's first word, with its mode; `n` is the device's highest accepted number."""

    epoch: int
    cur: str
    mode: str
    n: int
    person: PersonId
    roles: tuple[Role, ...]
    progress: tuple[tuple[PersonId, int], ...] | None = None
    page: str = ""
    """Where the candidate's page is served, as the beginning of its links; empty where it is not."""
    mail: bool = False
    """Whether the server has a mail server."""


class PictureFrame(Frame, frozen=True, tag="picture"):
    """Part `part` of `of` of the viewer's whole picture at the cursor."""

    part: int
    of: int
    cur: str
    body: tuple[Sight, ...]


class Sights(Frame, frozen=True, tag="sights"):
    """One tick of the viewer's sequence, which continues `prev`."""

    prev: str
    cur: str
    sights: tuple[Sight, ...]


class StepFrame(Frame, frozen=True, tag="step"):
    """One step of a replay and when it was; a large step is several frames of the same cursor."""

    at: str
    cur: str
    sights: tuple[Sight, ...]


class Ack(Frame, frozen=True, tag="ack"):
    """The command of that number is durable; its sights were sent before this frame."""

    n: int
    cur: str


class Declined(Frame, frozen=True, tag="refused"):
    """The domain declined the command of that number."""

    n: int
    code: str


class Held(Frame, frozen=True, tag="held"):
    """Not now: keep the command of that number and send it again later."""

    n: int
    why: str


class Beacon(Frame, frozen=True, tag="beacon"):
    """Where the viewer's sequence stands; progress is the last sample of a sealed round."""

    epoch: int
    cur: str
    at: str
    writable: bool
    progress: tuple[tuple[PersonId, int], ...] | None = None


class Presence(Frame, frozen=True, tag="presence"):
    """Who is connected, with how many devices, and when last seen."""

    people: tuple[tuple[PersonId, int, str], ...]


class InvitedDevice(Frame, frozen=True, tag="invited"):
    """The code for one more device of the person, good once, `until` a time; shown this once."""

    code: str
    until: str


class UninvitedDevice(Frame, frozen=True, tag="uninvited"):
    """There is no code for another device; `why` is one fixed word."""

    why: str


class Devices(Frame, frozen=True, tag="devices"):
    """The person's own devices that may connect, as (device, when it joined, by which invited or None)."""

    devices: tuple[tuple[DeviceId, str, DeviceId | None], ...]


class Taught(Frame, frozen=True, tag="taught"):
    """Part `part` of `of` of what insight tells."""

    part: int
    of: int
    body: tuple[Told, ...]


class Untaught(Frame, frozen=True, tag="untaught"):
    """Insight tells nothing; `why` is one fixed word."""

    why: str


class Reset(Frame, frozen=True, tag="reset"):
    """Drop the cache, keep the outbox, say hello."""

    epoch: int
    why: str


FromTerminal = Hello | Do | InviteDevice | Replay | Learn
FromJoiner = Claim
FromServer = (
    Welcome
    | PictureFrame
    | Sights
    | StepFrame
    | Ack
    | Declined
    | Held
    | Beacon
    | Presence
    | Devices
    | InvitedDevice
    | UninvitedDevice
    | Taught
    | Untaught
    | Reset
    | Seated
    | Unseated
)

_ENCODER = msgspec.json.Encoder(order="deterministic", decimal_format="string")
_HOSTILE = re.compile(rf"\\[ubfr]|[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|{FLOOD}")


def encode(frame: Frame) -> str:
    """Return a frame's canonical text."""
    return _ENCODER.encode(frame).decode()


class BadFrame(ValueError):  # noqa: N818 - it names the thing, not an error of ours
    """What arrived is no frame of this protocol; the text says only in which way."""


class Decoder:
    """Decodes text into one union of frames, every string made safe."""

    def __init__(self, kind: Any) -> None:
        self._kind = kind
        self._decoder = msgspec.json.Decoder(kind)

    def __call__(self, text: str | bytes) -> Any:
        """Return the frame of a text; `BadFrame` if it is none."""
        try:
            frame = self._decoder.decode(text)
            readable = text if isinstance(text, str) else text.decode()
            if _HOSTILE.search(readable):
                return msgspec.convert(_cleaned(msgspec.to_builtins(frame)), self._kind)
        except (msgspec.MsgspecError, RecursionError, UnicodeError) as bad:
            raise BadFrame(type(bad).__name__) from None
        return frame


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return clean_text(value)
        case dict():
            return {_cleaned(key): _cleaned(each) for key, each in value.items()}
        case list() | tuple():
            return [_cleaned(each) for each in value]
        case _:
            return value


from_terminal = Decoder(FromTerminal)
"""Decodes what a joined terminal sends."""
from_joiner = Decoder(FromJoiner)
"""Decodes what a terminal sends before it has a seat."""
from_server = Decoder(FromServer)
"""Decodes what a server sends."""
