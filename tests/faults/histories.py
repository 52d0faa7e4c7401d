"""The rows of random histories: two worlds that may not be told apart, and pictures that are always fresh."""

from collections.abc import Callable
from pathlib import Path

import blindness
import faithfulness
from faults.verdict import Verdict, verdict
from panelry_server.verify.histories import History, numbered

SHORT = 24
"""Turns of most histories; every tenth has all of its own."""


async def blind(amount: int, seed: int, _: Path) -> Verdict:
    """Compare so many pairs of worlds that differ in hidden matter alone."""
    return _tried(blindness.blind, amount, seed)


async def fresh(amount: int, seed: int, _: Path) -> Verdict:
    """Compare what terminals show with the fresh picture, for every viewer after every turn."""
    return _tried(faithfulness.faithful, amount, seed)


def _tried(check: Callable[[History], None], amount: int, seed: int) -> Verdict:
    faults = []
    turns = 0
    for number in range(seed * 10**6, seed * 10**6 + amount):
        history = numbered(number)
        if number % 10:
            history = history._replace(codes=history.codes[:SHORT])
        turns += len(history.codes)
        try:
            check(history)
        except AssertionError as wrong:
            faults.append(f"history {number}: {str(wrong)[:300]}")
    return verdict(amount, faults, turns=turns)
