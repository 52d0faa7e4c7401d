"""The gold debrief: what experienced raters gave and why, and the common errors of rating, said kindly.

Everything here is made up, in words of our own. Nobody is graded: the words say where somebody's ratings
lie beside the gold ones, and what may lie behind that.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import msgspec

from panelry.ids import CriterionId
from panelry_tui.demo.script import (
    AMBIGUITY,
    CODE,
    CURIOSITY,
    DEBUGGING,
    DESIGN,
    OWNERSHIP,
    TOGETHER,
    TRADE_OFFS,
)

Levels = Mapping[CriterionId, int | None]
"""The rehearsing person's initial ratings; None is no evidence, a criterion without a rating is left out."""


class Gold(msgspec.Struct, frozen=True):
    """One criterion: what was to be seen, the level of experienced raters (None: no evidence), and why."""

    notes: str
    level: int | None
    why: str


GOLD: Mapping[CriterionId, Gold] = {
    DESIGN: Gold(
        "Asked for the load, sized the queue at 3k/s. One region only. On failover: “I would look it up.” "
        "Said what happens on replay without being asked.",
        3,
        "The main path and its size are sound. What happens when a part fails stayed open, so not higher.",
    ),
    AMBIGUITY: Gold(
        "Began at once on the first reading of the task. After ten minutes asked who reads the report, and "
        "changed the plan.",
        3,
        "Both count: the early start on a guess, and the question that mended it. One alone would be 2 or 4.",
    ),
    CODE: Gold(
        "Red, then green, each time. Two helpers have names that say nothing. All cases pass.",
        4,
        "A test before the change is what the anchor asks for; two names are a small thing beside it.",
    ),
    DEBUGGING: Gold(
        "Three suspects on paper, crossed out in turn. It ran again, and that was all: no word on the cause.",
        3,
        "The method is that of a 4; leaving before the cause is known takes it back by one.",
    ),
    TOGETHER: Gold(
        "Said each step aloud while we paired. Took a hint at once, thanked us, and built on it.",
        4,
        "Two different signs of working with somebody, both seen. How pleasant it felt is no evidence.",
    ),
    TRADE_OFFS: Gold(
        "Named the price of each option before we asked. Chose the cheaper one and said when it would break.",
        4,
        "Prices and a limit, unasked. For the top level the choice would have been measured.",
    ),
    OWNERSHIP: Gold(
        "We ran out of time: no question about it was asked, and nothing was said.",
        None,
        "Nothing was seen or heard, so there is no evidence. A middle level would be a guess.",
    ),
    CURIOSITY: Gold(
        "Read a claim in a post, measured it at home, found it wrong, and told us the numbers.",
        5,
        "A question of one's own, tested, with a result: that is what the top anchor describes.",
    ),
}
"""The notes of the interview as the rehearsing person took them, and the gold debrief."""

_HALO = (
    "One strong impression colours the rest. The curious talk was splendid; it says nothing about how she "
    "debugs. Rate one criterion at a time, from its own notes."
)
_LENIENCY = (
    "All ratings a step up, or down, often out of kindness or in fear of a mistake. Read the anchor above "
    "and the one below before you settle."
)
_MIDDLE = (
    "The middle feels safe. It also hides what was seen. If two levels fit, ask which one you could explain "
    "with a sentence from your notes."
)
_GUESS = "Where nothing was asked, 0 is the honest answer. It counts for nothing and against nobody."
ERRORS = (
    ("Halo", _HALO),
    ("Leniency, and severity", _LENIENCY),
    ("Central tendency", _MIDDLE),
    ("A guess in the place of no evidence", _GUESS),
)


def signs_of(levels: Levels) -> Iterator[str]:
    """Yield what stands out in ratings beside the gold ones; a sign to look at, never a verdict."""
    pairs = [
        (level, gold.level)
        for criterion, gold in GOLD.items()
        if (level := levels.get(criterion)) is not None and gold.level is not None
    ]
    if levels.get(OWNERSHIP) is not None:
        yield "Ownership has a level, though nothing was asked. 0 would say so."
    if len(pairs) < 4:
        return
    mean = Fraction(sum(mine - gold for mine, gold in pairs), len(pairs))
    if abs(mean) >= Fraction(3, 4):
        side, name = ("above", "leniency") if mean > 0 else ("below", "severity")
        yield f"On the whole your ratings lie {side} the gold ones (n {len(pairs)}): perhaps {name}."
    mine = {level for level, _ in pairs}
    if mine <= {2, 3, 4} and max(mine) - min(mine) <= 1 and 3 in mine:
        yield f"All your levels lie in the middle (n {len(pairs)}): perhaps central tendency."
    elif max(mine) - min(mine) <= 1:
        yield f"All your levels are nearly alike (n {len(pairs)}): perhaps a halo."


def level_words(level: int | None) -> str:
    """Return a level as it is said."""
    return "no evidence" if level is None else str(level)
