"""What questions and answers about the bench do to the office."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.events import Stamp
from panelry.hiring import AnsweredBy
from panelry.office.bench import BenchAnswered, BenchAsked, BenchMistyped
from panelry.office.state import BenchLink, Office, OnBench


def _asked(state: Office, event: BenchAsked, _stamp: Stamp) -> Office:
    link = BenchLink(event.candidate, event.code, event.until)
    return replace(state, bench_links={**state.bench_links, event.token: link})


def _mistyped(state: Office, event: BenchMistyped, _stamp: Stamp) -> Office:
    before = state.bench_links[event.token]
    link = replace(before, wrong=before.wrong + 1)
    return replace(state, bench_links={**state.bench_links, event.token: link})


def _answered(state: Office, event: BenchAnswered, stamp: Stamp) -> Office:
    before = state.bench.get(event.candidate)
    changes = 1 if before is None else before.changes + 1
    own_no = before is not None and before.own_no
    if event.how is AnsweredBy.PAGE:
        own_no = not event.granted
    answer = OnBench(event.granted, event.until, event.how, stamp.at, stamp.actor, changes, own_no)
    return replace(state, bench={**state.bench, event.candidate: answer})


EVOLVE: Mapping[type[Any], Callable[[Office, Any, Stamp], Office]] = {
    BenchAsked: _asked,
    BenchMistyped: _mistyped,
    BenchAnswered: _answered,
}
