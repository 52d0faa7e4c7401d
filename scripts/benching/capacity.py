"""Capacity: what figures of the bench come to for panels on one core, and for days of more and more debriefs.

What is assumed of a debrief and of a day stands here, beside what one command and one connection were
measured to cost. Nothing is measured here, so the same figures always give the same tables.
"""

import math
from collections.abc import Iterable, Sequence

import msgspec

from benching.figures import Figure

COMMANDS, PEOPLE, HOURS_OPEN, HOURS, DAYS, BUSIEST = 1_000, 6, 1.5, 8, 250, 5
"""Of a debrief: its commands, its people, its hours; hours of a day, days of a year, the busiest minute."""
RECORD, CHECK = 520, 22
"""Bytes of the record for each command, and µs to check them: from a debrief of 3,000 notes."""
_TALK = "assumed: six people, eight criteria, notes that are kept while they are typed, an hour's talk"
_DAYS_OF = (("one organisation", 20), ("a thousand a day", 1_000), ("a million a day", 1_000_000))
_DECIMAL, _BINARY = ("MB", "GB", "TB"), ("MiB", "GiB", "TiB")


class MissingError(Exception):
    """A figure that the tables need was not measured; the message names it, and the part to run."""


class Cost(msgspec.Struct, frozen=True):
    """ms of the processor for a command that five others see; KiB of a connection, and of an open debrief."""

    command: float
    connection: float
    debrief: float


def cost_of(figures: Iterable[Figure]) -> Cost:
    """Return what the parts `fanout` and `connections` say; `MissingError` where a figure is not there."""
    found = list(figures)
    above = _value(found, "connections", "an idle connection, above the relay's")
    return Cost(
        _value(found, "fanout", "one revision flat out") / 1000,
        above + _value(found, "connections", "an idle connection of the relay"),
        _value(found, "connections", "an open idle debrief"),
    )


def _value(figures: Sequence[Figure], part: str, name: str) -> float:
    for each in figures:
        if each.part == part and each.name.startswith(name):
            return each.value
    raise MissingError(f"There is no figure “{name}”: run the part {part} with --json.")


def tables(cost: Cost) -> str:
    """Return the three tables in Markdown: what one debrief costs, panels on one core, and the days."""
    return "\n\n".join([_costs(cost), _panels(cost), _days(cost)])


def _costs(cost: Cost) -> str:
    return _table(
        ("figure", "value", "from"),
        [
            ("commands of one debrief", f"{COMMANDS:,}", _TALK),
            ("people connected", str(PEOPLE), f"assumed, for {HOURS_OPEN} hours"),
            (
                "processor for a command that five others see",
                f"{two(cost.command)} ms",
                "`fanout`, with everybody revising at once",
            ),
            ("memory of a connection", f"{two(cost.connection)} KiB", "`connections`"),
            ("memory of an open debrief", f"{two(cost.debrief)} KiB", "`connections`"),
            (
                "record on the disk",
                f"{RECORD} bytes a command",
                "a debrief of 3,000 notes, with index and seals",
            ),
            ("checking the record", f"{CHECK} µs a command", "the same, chain and seals"),
        ],
    )


def _panels(cost: Cost) -> str:
    """Return how many live panels keep one core busy, at the mean rate and all in their busiest minute."""
    each = COMMANDS / (HOURS_OPEN * 3600)
    mean, busiest = (1000 / (cost.command * each * factor) for factor in (1, BUSIEST))
    rows = [
        (
            f"panels per core, {name}",
            two(math.floor(many)),
            two(math.floor(many) * PEOPLE),
            two(many * each * factor),
            size(many * _kept(cost) * 1024, _BINARY, 2**20, 1024),
        )
        for name, many, factor in (
            ("at the mean rate", mean, 1),
            ("all in their busiest minute", busiest, BUSIEST),
        )
    ]
    return _table(("live panels", "panels", "connections", "commands a second", "memory"), rows)


def _days(cost: Cost) -> str:
    columns = [_column(cost, many) for _, many in _DAYS_OF]
    rows = [(name, *(each[name] for each in columns)) for name in columns[0]]
    return _table(("what", *(name for name, _ in _DAYS_OF)), rows)


def _column(cost: Cost, debriefs: int) -> dict[str, str]:
    opened = debriefs * HOURS_OPEN / HOURS
    mean = debriefs * COMMANDS / (HOURS * 3600)
    record = debriefs * COMMANDS * RECORD
    return {
        "debriefs a day": f"{debriefs:,}",
        "open at once": _whole(opened),
        "connections": _whole(opened * PEOPLE),
        "commands a second, mean": two(mean),
        "cores in the busiest minute": two(mean * BUSIEST * cost.command / 1000),
        "memory": size(opened * _kept(cost) * 1024, _BINARY, 2**20, 1024),
        "record a day": size(record, _DECIMAL, 1e6, 1000),
        "record a year": size(record * DAYS, _DECIMAL, 1e6, 1000),
    }


def _kept(cost: Cost) -> float:
    """Return the KiB of one debrief that is open, with all its people."""
    return PEOPLE * cost.connection + cost.debrief


def _whole(value: float) -> str:
    return f"{math.floor(value + 0.5):,}"


def two(value: float) -> str:
    """Return a number with two digits that count, whole from a hundred on."""
    return _whole(value) if value >= 100 else f"{value:.2g}"


def size(amount: float, units: Sequence[str], first: float, step: float) -> str:
    """Return bytes in the largest of some units of which there is one at least, or in the first."""
    place = 0
    while place < len(units) - 1 and amount >= first * step ** (place + 1):
        place += 1
    return f"{two(amount / (first * step**place))} {units[place]}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(each)} |" for each in [head, *rows]]
    return "\n".join([lines[0], f"|{'---|' * len(head)}", *lines[1:]])
