"""Visiting: one connection for what servers share besides the journal, made again where it broke."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from panelry_server.journal import JournalError
from panelry_server.journal.postgres.door import ANSWER, TROUBLE, Door, as_journal_error
from panelry_server.journal.postgres.queries import Database

Answer = TypeVar("Answer")
Question = Callable[[Database], Awaitable[Answer]]
_NO_LONGER = "SET idle_in_transaction_session_timeout = '3s'"
"""A server that stands still in the middle of a question keeps the others waiting no longer."""
_KEEP = "SELECT nodes FROM journal FOR SHARE"


class Visiting:
    """A way into the database by one connection; one question at a time, each in one transaction."""

    def __init__(self, url: str) -> None:
        self._door = Door(url)
        self._one = asyncio.Lock()
        self._db: Database | None = None
        self._closed = False

    async def ask(self, question: Question[Answer]) -> Answer:
        """Return what a question finds or does, durably. `JournalError`: perhaps it was done.

        `NotShared` where the record has one server alone (again).
        """
        async with self._one:
            try:
                return await self._asked(question)
            except TROUBLE as error:
                raise as_journal_error(error, self._door.url) from error

    async def sweep(self, table: str) -> None:
        """Write a small table anew, so that no row stays in it that was changed."""
        async with self._one:
            try:
                db = await self._connected()
                async with asyncio.timeout(ANSWER):
                    await db.execute(f"VACUUM (FULL) {table}")
            except TROUBLE as error:
                self._drop()
                raise as_journal_error(error, self._door.url) from error

    async def close(self) -> None:
        """Let go; later questions are a `JournalError`. May be repeated."""
        async with self._one:
            self._closed = True
            self._drop()

    async def _asked(self, question: Question[Answer]) -> Answer:
        db = await self._connected()
        try:
            async with asyncio.timeout(ANSWER):
                return await _in_one(db, question)
        except JournalError:
            raise
        except BaseException:
            self._drop()
            raise

    async def _connected(self) -> Database:
        if self._closed:
            raise JournalError("the way into the database is closed: open it again")
        if self._db is None:
            db = await self._door.open()
            await db.execute(_NO_LONGER)
            db.add_termination_listener(lambda _: self._broke(db))
            self._db = db
        return self._db

    def _broke(self, db: Database) -> None:
        if self._db is db:
            self._db = None

    def _drop(self) -> None:
        if self._db is not None:
            self._db.terminate()
            self._db = None


async def _in_one(db: Database, question: Question[Answer]) -> Answer:
    """Ask in one transaction; a `JournalError` of the question takes back what it did."""
    await db.execute("BEGIN")
    try:
        await _demand_shared(db)
        answer = await question(db)
    except JournalError:
        await db.execute("ROLLBACK")
        raise
    await db.execute("COMMIT")
    return answer


async def _demand_shared(db: Database) -> None:
    if not await db.fetchval(_KEEP):
        raise NotShared


class NotShared(JournalError):  # noqa: N818 - named after what is so
    """The record has one server alone: its keys are in files."""

    def __init__(self) -> None:
        super().__init__(
            "this record has one server alone, and its keys are in files: stop this one, or let several"
            " have it with panelry-server nodes begin"
        )
