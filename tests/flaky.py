"""A database that fails when a test says so: real connections, broken at one chosen statement."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, ClassVar, TypeVar

from panelry_server.journal.postgres.door import Door
from panelry_server.journal.postgres.queries import Database

Answer = TypeVar("Answer")
Plan = list[tuple[str, str]]
"""Pairs of how a statement begins, and what happens to the next one that does, in order.

`pass`: nothing; `cut`: the connection breaks instead; `late`: it takes effect, then the connection
breaks; `defect`: the program itself fails.
"""


class Flaky:
    """A connection around a real one."""

    def __init__(self, db: Database, plan: Plan, seen: Counter[str]) -> None:
        self._db = db
        self._plan = plan
        self._seen = seen

    async def execute(self, query: str, *args: object) -> str:
        """Run statements, unless the plan says otherwise."""
        return await self._run(query, lambda: self._db.execute(query, *args))

    async def executemany(self, command: str, args: Sequence[Sequence[object]]) -> None:
        """Run one statement often."""
        await self._db.executemany(command, args)

    async def fetch(self, query: str, *args: object) -> list[Any]:
        """Return rows, unless the plan says otherwise."""
        return await self._run(query, lambda: self._db.fetch(query, *args))

    async def fetchval(self, query: str, *args: object) -> Any:
        """Return a value, unless the plan says otherwise."""
        return await self._run(query, lambda: self._db.fetchval(query, *args))

    def is_in_transaction(self) -> bool:
        """Tell whether a transaction is open."""
        return self._db.is_in_transaction()

    async def copy_records_to_table(self, table_name: str, *, records: Sequence[object]) -> str:
        """Put many rows into a table."""
        return await self._db.copy_records_to_table(table_name, records=records)

    async def add_listener(self, channel: str, callback: Callable[..., None]) -> None:
        """Have somebody called with whatever is told on a channel."""
        await self._db.add_listener(channel, callback)

    def add_termination_listener(self, callback: Callable[..., None]) -> None:
        """Have somebody called once the connection is over."""
        self._db.add_termination_listener(callback)

    async def close(self) -> None:
        """Let go."""
        await self._db.close()

    def terminate(self) -> None:
        """Let go at once."""
        self._db.terminate()

    async def _run(self, query: str, work: Callable[[], Awaitable[Answer]]) -> Answer:
        self._seen[query.split(maxsplit=1)[0]] += 1
        if not self._plan or not query.lstrip().startswith(self._plan[0][0]):
            return await work()
        what = self._plan.pop(0)[1]
        if what == "pass":
            return await work()
        if what == "defect":
            raise ZeroDivisionError
        if what == "late":
            await work()
        self._db.terminate()
        await asyncio.sleep(0)
        raise ConnectionResetError("the connection was cut")


class FlakyDoor(Door, frozen=True):
    """Opens connections that follow one plan; `seen` counts statements by their first word."""

    plan: ClassVar[Plan] = []
    seen: ClassVar[Counter[str]] = Counter()

    async def open(self) -> Database:
        """Return a connection that breaks as planned; a plan that begins with `open` breaks this."""
        if self.plan and self.plan[0][0] == "open":
            self.plan.pop(0)
            raise ConnectionRefusedError("nobody listens")
        return Flaky(await super().open(), self.plan, self.seen)


def planned(*plan: tuple[str, str]) -> type[FlakyDoor]:
    """Return a way in that follows a plan of its own."""
    own: dict[str, object] = {"plan": list(plan), "seen": Counter()}
    return type("Planned", (FlakyDoor,), own, frozen=True)
