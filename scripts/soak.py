#!/usr/bin/env python3
"""The long fault tests: `python3 scripts/dev.py run python scripts/soak.py [ROW…]`.

The same rows as in `tests/faults`, with the figures for a night. Progress is written down after each
batch, so a run that was stopped goes on where it was.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP / "tests"), str(TOP / "scripts")]


def main(arguments: Sequence[str]) -> int:
    """Do what is left of the rows that are asked for; return 1 if anything failed."""
    from faults.rows import ROWS  # noqa: PLC0415 - found below the tests
    from soaking import progress, table, work  # noqa: PLC0415 - likewise beside this file

    parser = argparse.ArgumentParser(description="Run the rows of fault tests with their long figures.")
    parser.add_argument(
        "rows", metavar="ROW", nargs="*", help=f"of {', '.join(ROWS)}; all of them by default"
    )
    parser.add_argument("--minutes", type=float, metavar="M", help="the most for each row")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="another seed gives another run")
    parser.add_argument("--resume", type=Path, metavar="FILE", help="where progress is read from and kept")
    asked = parser.parse_args(arguments)
    unknown = [name for name in asked.rows if name not in ROWS]
    if unknown:
        parser.error(f"there is no row {unknown[0]}: choose of {', '.join(ROWS)}")
    kept = progress.read(asked.resume, asked.seed)
    rows = {name: ROWS[name] for name in asked.rows or ROWS}
    for name, row in rows.items():
        asyncio.run(work.soak(name, row, kept, asked.minutes))
    print(table.drawn(rows, kept))
    return int(any(kept.rows[name].faults for name in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
