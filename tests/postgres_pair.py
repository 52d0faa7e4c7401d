"""A PostgreSQL of the tests' own with a standby, which takes its place when it dies.

An address of the pair names both places; whoever wants to write finds the one that takes writes.
"""

import time
from pathlib import Path
from typing import Self

from postgres_cluster import PATIENCE, USER, Cluster


class Pair:
    """A primary and its standby; nothing is acknowledged before both have it, if `synchronous`."""

    def __init__(self, primary: Cluster, standby: Cluster, *, synchronous: bool) -> None:
        self.primary = primary
        self.standby = standby
        self._synchronous = synchronous
        self._hosts = f"{primary.folder},{standby.folder}"

    @classmethod
    def started(cls, bin_folder: Path, *, synchronous: bool = True) -> Self:
        """Make both and start them."""
        pair = cls(Cluster.started(bin_folder), Cluster(bin_folder), synchronous=synchronous)
        pair.renew()
        return pair

    def renew(self) -> None:
        """Make the standby a fresh copy of the primary, and let the primary wait for it."""
        self.standby.follow(self.primary)
        self._wait("state", "streaming")
        if self._synchronous:
            self.primary.ask("ALTER SYSTEM SET synchronous_standby_names = '*'")
            self.primary.ask("SELECT pg_reload_conf()")
            self._wait("sync_state", "sync")

    def fence(self) -> None:
        """End the primary at once; what it kept is never served again."""
        self.primary.crash()

    def promote(self) -> None:
        """Let the standby take the place of the fenced primary."""
        self.primary, self.standby = self.standby, self.primary
        self.primary.ask("SELECT pg_promote()")

    def schema(self) -> str:
        """Return the address, with both hosts, of an empty schema that nobody else uses."""
        name = self.primary.schema().rpartition("search_path=")[2]
        return f"postgresql://{USER}@/postgres?host={self._hosts}&search_path={name}"

    def stop(self) -> None:
        """End both and take their folders away."""
        self.standby.stop()
        self.primary.stop()

    def _wait(self, column: str, wanted: str) -> None:
        until = time.monotonic() + PATIENCE
        while (found := self.primary.ask(f"SELECT {column} FROM pg_stat_replication")) != wanted:  # noqa: S608
            assert time.monotonic() < until, found
            time.sleep(0.05)
