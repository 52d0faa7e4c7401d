"""The bench: its figures are read by people and programs, and its bytes on a real terminal are gated."""

import json
from collections.abc import Callable

import pytest

from benching import (
    apart,
    connections,
    fanout,
    growth,
    history,
    lessons,
    nodes,
    postgres,
    starts,
    terminal,
    words,
)
from benching.figures import Figure, as_json, table
from postgres_cluster import need_postgres

_FIGURES = [
    Figure("terminal", "one update", 12.5, "ms CPU", 8, 3.2),
    Figure("terminal", "a move of the cursor", 6.25, "kB", 15),
    Figure("terminal", "memory", 1234, "MiB"),
]


def test_the_table_says_what_is_over_its_limit_and_by_how_much() -> None:
    """A goal that is missed is not hidden."""
    assert [
        "part      what                  measured     limit     met             beside bare",
        "terminal  one update            12.5 ms CPU  8 ms CPU  no, 1.56 times  3.20",
        "terminal  a move of the cursor  6.25 kB      15 kB     yes",
        "terminal  memory                1,234 MiB    –",
    ] == table(_FIGURES).splitlines()


def test_a_program_reads_one_object_for_each_figure() -> None:
    """With its verdict; a figure without a limit has none."""
    read = json.loads(as_json(_FIGURES))
    assert [False, True, None] == [each["met"] for each in read]
    assert {
        "part": "terminal",
        "name": "one update",
        "value": 12.5,
        "unit": "ms CPU",
        "limit": 8,
        "ratio": 3.2,
        "met": False,
    } == read[0]


def test_bytes_stay_within_their_budgets_on_a_real_terminal() -> None:
    """One short round of the bench: it measures everything, and what is counted in bytes is gated."""
    found = terminal.measured(terminal.QUICK)
    assert len(found) == len({(each.name, each.unit) for each in found})
    assert [] == [each for each in found if each.name == "a move of the cursor" and not each.met]
    assert all(each.value > 0 for each in found if each.name != "idle")


def test_revisions_reach_everybody_on_a_real_server_and_on_the_bare_relay() -> None:
    """One short round: it ends, because all have heard all, and everything is set beside the relay."""
    found = fanout.measured(fanout.QUICK)
    assert [
        "revisions flat out, 2 × 6",
        "one revision flat out, 2 × 6",
        "revision → all others, median",
        "revision → all others, 99 of 100",
    ] == [each.name for each in found]
    assert all(each.value > 0 and (each.ratio or 0) > 0 for each in found)


_PARTS: dict[str, tuple[int, Callable[[], list[Figure]]]] = {
    apart.PART: (3, lambda: apart.measured(apart.QUICK)),
    connections.PART: (5, lambda: connections.measured(connections.QUICK)),
    growth.PART: (2, lambda: growth.measured(growth.QUICK)),
    history.PART: (4, lambda: history.measured(history.QUICK)),
    lessons.PART: (2, lambda: lessons.measured(lessons.QUICK)),
    starts.PART: (4, lambda: starts.measured(1)),
    words.PART: (4, lambda: words.measured(words.QUICK)),
}


@pytest.mark.parametrize("part", sorted(_PARTS))
def test_each_part_measures_all_that_it_names(part: str) -> None:
    """One short round on the real programs: every figure has a name of its own and a number."""
    many, measured = _PARTS[part]
    found = measured()
    assert (many, many) == (len(found), len({(each.name, each.unit) for each in found}))
    assert {part} == {each.part for each in found}
    assert "" not in {table([each]).splitlines()[1] for each in found}


def test_group_commit_on_postgresql_is_set_beside_a_commit_each() -> None:
    """One short round on a database of its own: each way appends, and what is grouped has its ratios."""
    need_postgres()
    found = postgres.measured(postgres.QUICK)
    assert (6, 6) == (len(found), len({each.name for each in found}))
    assert all(each.value > 0 for each in found)
    assert [True, True] == [(each.ratio or 0) > 0 for each in found[:2]]


def test_two_servers_of_one_record_are_set_beside_one() -> None:
    """One short round of each way: it ends, because all have heard all, at whichever server they are."""
    need_postgres()
    found = nodes.measured(nodes.QUICK)
    assert [
        f"{what}, 2 × 6 {way}"
        for way in ("all at one", "half at each", "spread over both")
        for what in ("revisions", "one revision")
    ] == [each.name for each in found]
    assert [1.0, 1.0] == [each.ratio for each in found[:2]]
