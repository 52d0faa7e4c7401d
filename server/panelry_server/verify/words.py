"""Words: what was tried as a short table, and a history that leaks as a list of what happened."""

import re
from collections.abc import Iterator, Mapping
from statistics import median
from typing import assert_never

from panelry.ids import PersonId
from panelry.panel import Mode
from panelry_server.verify import cast
from panelry_server.verify.blindness import Leak, Tally
from panelry_server.verify.desk import Sent
from panelry_server.verify.histories import History
from panelry_server.verify.moves import EVERYTHING, Ask, Move, Scribble
from panelry_server.verify.worlds import Horizon

BEFORE, AFTER = 60, 140
"""Characters of a frame that are shown before and after its first difference."""
_HORIZONS = {
    Horizon.EVIDENCE: "the evidence or the ratings open",
    Horizon.REVEAL: "the ratings open",
    Horizon.ROUNDS: "the judgements or a second round open",
    Horizon.NEVER: "the end",
}
_TOLD = ("person", "criterion", "level", "mode")
"""Fields of a command that are worth a word."""


def table(tally: Tally) -> Iterator[str]:
    """Yield the lines that say what was tried."""
    lengths = tally.lengths or [0]
    modes = {mode.value: tally.modes[mode.value] for mode in Mode}
    rows = (
        ("runs", f"{len(tally.lengths):,}"),
        ("moves in a history", f"{min(lengths)} to {max(lengths)}, median {median(lengths):g}"),
        ("modes", _counts(modes)),
        ("compared until", _counts({each.name.lower(): tally.horizons[each.name] for each in Horizon})),
        ("viewers compared", f"{tally.viewers:,}, of {len(tally.people)} people"),
        ("frames compared", f"{tally.frames:,}"),
    )
    for name, words in rows:
        yield f"{name:<20}{words}"


def story(leak: Leak) -> Iterator[str]:
    """Yield the lines that tell a history up to its leak, and how the leak shows."""
    history, steps = leak.history, leak.steps
    hidden = ", ".join(name_of(person) for person in sorted(history.hidden))
    yield f"A debrief, {history.mode.value}. Private matter of {hidden} differs between two worlds"
    yield f"and must stay unseen until {_HORIZONS[history.horizon]}."
    begun = len(history.beginning())
    if len(steps) > begun:
        yield f"  1-{begun}. the debrief begins, with everybody seated"
    for number, step in enumerate(steps, 1):
        if number > begun or len(steps) <= begun:
            yield f"  {number}. {_said(step.move, history)}"
    yield f"Then {name_of(leak.viewer.person)} can tell the worlds apart:"
    place = _first_difference(leak.one, leak.other)
    yield f"  one world:   {_shown(leak.one, place)}"
    yield f"  the other:   {_shown(leak.other, place)}"


def name_of(person: PersonId) -> str:
    """Return somebody's name, else the id."""
    return cast.NAMES.get(person, f"the {person}" if person == cast.OPERATOR else person)


def _counts(found: Mapping[str, int]) -> str:
    return ", ".join(f"{words} {count:,}" for words, count in found.items())


def _said(move: Move | None, history: History) -> str:
    match move:
        case Ask(actor, command):
            given = (getattr(command, field, None) for field in _TOLD)
            details = " ".join(str(getattr(each, "value", each)) for each in given if each is not None)
            kind = re.sub(r"(?<!^)(?=[A-Z])", " ", type(command).__name__).lower()
            return f"{name_of(actor)} asks: {kind} {details}".rstrip()
        case Scribble(actor, done):
            how = "differently in each world" if actor in history.hidden else "the same in both worlds"
            return f"{name_of(actor)} works in private, {how}; {done} of {EVERYTHING} criteria are done"
        case None:
            return "everybody comes back with an early cursor and with none, and some time passes"
        case _:
            assert_never(move)


def _first_difference(one: Sent | None, other: Sent | None) -> int:
    if one is None or other is None:
        return 0
    pairs = zip(one.text, other.text, strict=False)
    return next((at for at, (here, there) in enumerate(pairs) if here != there), 0)


def _shown(sent: Sent | None, place: int) -> str:
    if sent is None:
        return "nothing"
    start, end = max(0, place - BEFORE), place + AFTER
    text = sent.text[start:end].decode(errors="replace")
    return f"at {sent.at:.3f} s {'…' * (start > 0)}{text}{'…' * (end < len(sent.text))}"
