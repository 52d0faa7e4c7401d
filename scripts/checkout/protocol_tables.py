"""The tables of `docs/protocol.md`, made from the code that serves and the code that connects.

Runs inside the environment: it reads frames, commands, parts, rights, endings and limits as they are.
"""

import inspect
import re
import types
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Annotated, Any, NewType, Union, get_args, get_origin, get_type_hints

import msgspec

from panelry import commands, panel, points
from panelry.debrief import Phase
from panelry.decide import ACTS, asked, discussion, release, scoring, summary
from panelry.parts import Reply, Sight
from panelry.parts.insight import Told
from panelry.phase import MAY
from panelry.points import Point, Source
from panelry.refusals import SENTENCES
from panelry.rubric import Bounds, Criterion, Level, Rubric, Threshold
from panelry.sync import endings, frames
from panelry.sync.server import KEPT_STEPS
from panelry_server.settings import Settings
from panelry_server.tries import DEVICE_CODE, DEVICE_CODES
from panelry_server.window import SHARE

_RECORDS = (Rubric, Criterion, Level, Threshold, Bounds, Point, Source, Reply)
_ENUMS = (
    *(panel.Role, Phase, panel.Standing, panel.Mode, panel.Recommendation, panel.Confidence),
    *(panel.Outcome, panel.Channel, points.Kind, points.Polarity, points.Section, points.Origin),
)
_WORDS: Mapping[Any, str] = {
    int: "whole number",
    str: "text",
    bool: "true or false",
    Decimal: "decimal in a text",
    type(None): "null",
    commands.Command: "a command",
    Sight: "a part",
    Told: "a piece",
}


_FIELD = re.compile(r"\{?self\.([^:}]+)(?::0(\d))?\}?")


def shown(kind: Any) -> str:
    """Return a field's type as the page says it."""
    if kind in _WORDS:
        return _WORDS[kind]
    if isinstance(kind, NewType):
        return f"{kind.__name__.removesuffix('Id').lower()} id"
    inside = get_args(kind)
    match get_origin(kind):
        case origin if origin is Annotated:
            return shown(inside[0])
        case origin if origin is tuple and inside[-1] is Ellipsis:
            return f"list of {shown(inside[0])}"
        case origin if origin is tuple:
            return f"[{', '.join(map(shown, inside))}]"
        case origin if origin is dict:
            return f"object of {shown(inside[0])} to {shown(inside[1])}"
        case origin if origin in {Union, types.UnionType}:
            return " or ".join(map(shown, inside))
        case _:
            return f"`{kind.__name__}`"


def fields_of(struct: type[Any]) -> str:
    """Return a record's fields in the order of the wire; a default in brackets may be left out."""
    hints = get_type_hints(struct, include_extras=True)
    return "<br>".join(
        f"`{each.encode_name}` {shown(hints[each.name])}{_default(each)}"
        for each in msgspec.structs.fields(struct)
    )


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return ""
    default = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
    return f" (`{msgspec.json.encode(default).decode()}`)"


def told(struct: Any) -> str:
    """Return what the docstring of a record or a key says, on one line, with the wire's word for None."""
    return re.sub(r"\bNone\b", "null", " ".join((struct.__doc__ or "").split()))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    cells = [tuple(head)]
    lines = [*cells, tuple("---" for _ in cells[0]), *map(tuple, rows)]
    return "\n".join(f"| {' | '.join(each.replace('|', chr(92) + '|') for each in line)} |" for line in lines)


def tag_of(struct: type[Any]) -> str:
    """Return the word by which the wire knows a record."""
    return str(struct.__struct_config__.tag)


def _frames(*kinds: type[Any]) -> str:
    return table(
        ("`t`", "fields", "what it is"),
        ((f"`{tag_of(each)}`", fields_of(each), told(each)) for each in kinds),
    )


def _commands() -> str:
    rows = []
    for kind in commands.KINDS:
        may = MAY[kind]
        roles = ", ".join(each.value for each in panel.Role if each in may.roles)
        phases = ", ".join(each.value for each in Phase if each in may.phases)
        rows.append((f"`{tag_of(kind)}`", fields_of(kind), roles, phases, told(kind)))
    return table(("`ask`", "fields", "who may", "in which phases", "what it asks"), rows)


def _parts() -> str:
    kinds: tuple[type[Any], ...] = get_args(Sight)
    ordered = sorted(kinds, key=tag_of)
    return table(
        ("`part`", "fields", "what it is"),
        ((f"`{tag_of(each)}`", fields_of(each), told(each)) for each in ordered),
    )


def _pieces() -> str:
    return table(
        ("`tells`", "fields", "what it is"),
        ((f"`{tag_of(each)}`", fields_of(each), told(each)) for each in get_args(Told)),
    )


def key_of(part: type[Any]) -> str:
    """Return the shape of a part's key, from the one line that makes it."""
    made = inspect.getsource(part.key.fget).strip().splitlines()[-1].strip().removeprefix("return ")
    if "__struct_config__" in made:
        return tag_of(part)
    return _FIELD.sub(_place, made if "self" in made[:5] else made.strip('f"'))


def _place(field: re.Match[str]) -> str:
    digits = f", {int(field[2])} digits" if field[2] else ""
    name = field[1].replace("''", "nothing").removesuffix(".value")
    return f"<{name}{digits}>"


def _keys() -> str:
    rows = [(f"`{tag_of(each)}`", f"`{key_of(each)}`") for each in sorted(get_args(Sight), key=tag_of)]
    return table(("`part`", "its key"), rows)


def _enums() -> str:
    rows = (
        (f"`{each.__name__}`", ", ".join(f"`{one.value}`" for one in each), told(each)) for each in _ENUMS
    )
    return table(("words", "one of", "what they say"), rows)


def _records() -> str:
    return table(
        ("record", "fields", "what it is"),
        ((f"`{each.__name__}`", fields_of(each), told(each)) for each in _RECORDS),
    )


def _closes() -> str:
    rows = [(str(code), end.when, end.act.value) for code, end in sorted(endings.CLOSES.items())]
    rows.append(("other", endings.ANY.when, endings.ANY.act.value))
    return table(("code", "when", "the terminal does"), rows)


def _statuses() -> str:
    rows = [(str(code), end.when, end.act.value) for code, end in sorted(endings.STATUSES.items())]
    rows.append(("other", "anything else", endings.of_status(0).act.value))
    return table(("status", "when", "the terminal does"), rows)


def _refusals() -> str:
    return table(("code", "in words"), ((f"`{code.value}`", words) for code, words in SENTENCES.items()))


def _limits() -> str:
    of = Settings()
    rows = (
        ("bytes of a frame, either way", f"{frames.LARGEST_FRAME:,}"),
        ("bytes of a `do` that a terminal should send", f"{frames.LARGEST_COMMAND:,}"),
        ("frames of a device, a second", f"{of.command_rate:g}, at once {of.command_burst}"),
        ("openings from an address, a second", f"{of.handshake_rate:g}, at once {of.handshake_burst}"),
        ("connections of an address", f"{of.connections}"),
        ("devices of a person in a debrief", f"{of.devices}"),
        ("wrong codes from an address", f"{of.wrong_codes}, one more a minute"),
        ("codes that a person may ask for", f"{DEVICE_CODES}, one more a minute"),
        ("minutes that such a code is good", f"{DEVICE_CODE.seconds // 60}"),
        ("bytes that may wait for a terminal", f"{of.buffered:,}, one picture not counted"),
        ("seconds that a frame may take to leave", f"{of.stalled:g}"),
        ("seconds of an opening, and of a polite closing", f"{of.handshake:g}"),
        ("seconds between pings, and for a pong", f"{of.ping:g}"),
        ("seconds between beacons, and until the first hello", f"{of.beacon:g}"),
        ("seconds between samples of progress", f"{of.sample:g}"),
        ("seconds between presence frames while nobody comes or goes", f"{of.presence:g}"),
        ("seconds in which later sights are gathered", f"{of.tick / SHARE:g} to {of.tick:g}"),
        ("steps of a sequence that a cursor may lie behind", f"{KEPT_STEPS}"),
        ("characters of a name or title", f"{asked.LINE}"),
        ("characters of an observation or reason", f"{asked.WORDS:,}"),
        ("characters of a note", f"{asked.NOTE:,}"),
        ("observations on a scorecard", f"{scoring.OBSERVATIONS}"),
        ("points of a person", f"{summary.POINTS}"),
        ("sentences, edits of a summary", f"{summary.SENTENCES}, {summary.EDITS}"),
        ("people in a debrief", f"{asked.SEATS}"),
        ("bytes of all answers, disputes or reasons in one part", f"{asked.SHARED:,}"),
        ("bytes of them that everybody has", f"{asked.SHARE}"),
        ("bytes of a summary that is signed", f"{summary.TEXT:,}"),
        ("attempts of a hand-over", f"{release.HANDOVERS}"),
        ("lines of the public record that a person makes", f"{ACTS:,}"),
        ("seconds of the shared timer", f"{discussion.TIMER:,}"),
        ("results of a hand-over", ", ".join(f"`{each}`" for each in release.RESULTS)),
        ("formats of an export", ", ".join(f"`{each}`" for each in release.FORMATS)),
    )
    return table(("what", "how much"), rows)


TABLES: Mapping[str, Callable[[], str]] = {
    "frames of a terminal": lambda: _frames(*get_args(frames.FromTerminal)),
    "frames of the door": lambda: _frames(frames.Claim, frames.Seated, frames.Unseated),
    "frames of a server": lambda: _frames(
        *(each for each in get_args(frames.FromServer) if each not in {frames.Seated, frames.Unseated})
    ),
    "closes": _closes,
    "statuses": _statuses,
    "limits": _limits,
    "commands": _commands,
    "refusals": _refusals,
    "parts": _parts,
    "pieces": _pieces,
    "keys": _keys,
    "records": _records,
    "enums": _enums,
}
"""Every table by the name that the page calls it."""
