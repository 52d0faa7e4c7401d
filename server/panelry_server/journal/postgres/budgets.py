"""Budgets that several servers draw on: each refills by the database's own clock."""

from collections.abc import Sequence

import msgspec

from panelry_server.journal.postgres.queries import Database
from panelry_server.journal.postgres.visiting import Visiting

_LEFT = """
SELECT $3 - greatest(0, spent - $2 * extract(epoch FROM clock_timestamp() - at)::float8)
FROM budget WHERE name = $1
"""
_DRAW = """
INSERT INTO budget (name, spent, at) VALUES ($1, 1, clock_timestamp())
ON CONFLICT (name) DO UPDATE SET at = excluded.at, spent = least($3,
  greatest(0, budget.spent - $2 * extract(epoch FROM clock_timestamp() - budget.at)::float8) + 1)
"""
_IF_LEFT = """
WHERE greatest(0, budget.spent - $2 * extract(epoch FROM clock_timestamp() - budget.at)::float8) <= $3 - 1
RETURNING true
"""


class Budget(msgspec.Struct, frozen=True):
    """A budget by name: `burst` at most, refilled at `rate` a second."""

    name: str
    rate: float
    burst: float


async def is_left(visiting: Visiting, budgets: Sequence[Budget]) -> bool:
    """Return whether each budget holds at least one. `JournalError`."""

    async def left(db: Database) -> bool:
        found = [await db.fetchval(_LEFT, each.name, each.rate, each.burst) for each in budgets]
        return all(each is None or each >= 1 for each in found)

    return await visiting.ask(left)


async def draw(visiting: Visiting, budgets: Sequence[Budget]) -> None:
    """Take one from each, in order of name; an empty one stays empty. `JournalError`."""

    async def drawn(db: Database) -> None:
        for each in sorted(budgets, key=lambda budget: budget.name):
            await db.execute(_DRAW, each.name, each.rate, each.burst)

    await visiting.ask(drawn)


async def draw_if_left(visiting: Visiting, budget: Budget) -> bool:
    """Take one and return True, or False, and nothing taken, if there is not a whole one. `JournalError`."""
    sql = _DRAW + _IF_LEFT
    return bool(await visiting.ask(lambda db: db.fetchval(sql, budget.name, budget.rate, budget.burst)))
