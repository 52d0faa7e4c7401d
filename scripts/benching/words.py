"""The part `words`: the leak guard and the language rules on a long summary, beside many private words."""

import random
import time
from collections.abc import Callable
from statistics import median
from typing import NamedTuple

from benching.figures import Figure
from benching.stopwatch import timed
from panelry.ids import PersonId
from panelry.leaks import Guard, Names, Private, check_sentence

PART = "words"
_STEMS = [
    "queue",
    "cache",
    "test",
    "review",
    "plan",
    "shift",
    "ledger",
    "patient",
    "lesson",
    "drawing",
    "customer",
    "deploy",
    "outage",
    "budget",
]
_ACTS = [
    "asked",
    "named",
    "traced",
    "wrote",
    "counted",
    "drew",
    "moved",
    "closed",
    "opened",
    "compared",
    "explained",
    "measured",
    "sorted",
]
_JOINTS = ["before", "after", "while", "because", "although", "until", "where", "when"]
_ENDS = [
    "early",
    "late",
    "twice",
    "aloud",
    "alone",
    "slowly",
    "first",
    "last",
    "again",
    "with",
    "care",
    "in",
    "silence",
    "by",
    "hand",
    "at",
    "once",
]
NAMES = Names(("Ana Duarte", "Grace Hill", "Chen Wu", "Bo Lindqvist"), candidate="Amara")


class Load(NamedTuple):
    """Private words, words of the summary, rounds."""

    private: int
    summary: int
    rounds: int


WHOLE = Load(private=10_000, summary=300, rounds=5)
QUICK = Load(private=500, summary=60, rounds=1)


class Turn(NamedTuple):
    """Seconds of the processor: to read all notes, to read one more, to check the summary, and half of it."""

    built: float
    grown: float
    checked: float
    half: float


def measured(load: Load = WHOLE) -> list[Figure]:
    """Return every figure of the part."""
    turns = [_turn(load, seed) for seed in range(load.rounds)]

    def figure(name: str, found: Callable[[Turn], float], limit: float | None = None) -> Figure:
        return Figure(PART, name, median(found(each) for each in turns) * 1000, "ms CPU", limit)

    checked = figure(
        f"{load.summary} words beside {load.private:,} private ones", lambda turn: turn.checked, 250
    )
    return [
        checked,
        figure("half of them", lambda turn: turn.half),
        figure(f"reading {load.private:,} private words", lambda turn: turn.built),
        figure("reading one more note", lambda turn: turn.grown),
    ]


def _turn(load: Load, seed: int) -> Turn:
    dice = random.Random(seed)  # noqa: S311 - a run must be repeatable
    private = [
        Private(PersonId(f"p{at % 6}"), text) for at, text in enumerate(_sentences(dice, load.private))
    ]
    summary = _sentences(dice, load.summary)
    with timed(time.process_time) as built:
        guard = Guard.build(private, ())
    more = [*private, Private(PersonId("p0"), "One more thing that nobody had noted before the break")]
    with timed(time.process_time) as grown:
        guard.over(more, ())
    with timed(time.process_time) as checked:
        _checked(guard, summary)
    dice = random.Random(seed + 1000)  # noqa: S311 - others, because answers are remembered
    fewer = _sentences(dice, load.summary // 2)
    with timed(time.process_time) as half:
        _checked(guard, fewer)
    return Turn(built.seconds, grown.seconds, checked.seconds, half.seconds)


def _checked(guard: Guard, sentences: list[str]) -> None:
    for each in sentences:
        check_sentence(each, guard, NAMES)


def _sentences(dice: random.Random, words: int) -> list[str]:
    """Return sentences of about ten words, so many words in all."""
    made, left = list[str](), words
    while left > 0:
        first, second = dice.sample(_STEMS, 2)
        act, other = dice.sample(_ACTS, 2)
        joint, end = dice.choice(_JOINTS), dice.choice(_ENDS)
        made.append(
            f"You {act} the {first} {joint} you {other} the {second} {end} in part {dice.randint(1, 999)}"
        )
        left -= len(made[-1].split())
    return made
