"""The planted fault that the row of the standby must find: a standby that is not waited for."""

import asyncio
import tempfile
import time
from pathlib import Path

from faults import standby
from postgres_cluster import need_postgres
from postgres_pair import Pair


class Parted(Pair):
    """A pair whose standby hears no more of its primary for a while before the primary dies."""

    def fence(self) -> None:
        """Part them, let some more be acknowledged, and end the primary."""
        self.standby.ask("ALTER SYSTEM SET primary_conninfo = ''")
        self.standby.ask("SELECT pg_reload_conf()")
        time.sleep(1)
        super().fence()


async def test_a_standby_that_is_not_waited_for_is_found_to_lose() -> None:
    """What was acknowledged after the two were parted is missing, and the row says so."""
    pair = await asyncio.to_thread(lambda: Parted.started(need_postgres(), synchronous=False))
    try:
        with tempfile.TemporaryDirectory(prefix="row") as folder:
            verdict = await standby.failed_over(pair, 1, 1, Path(folder))
    finally:
        await asyncio.to_thread(pair.stop)
    assert "which are lost" in verdict.faults[0]
    assert 0 == verdict.done
