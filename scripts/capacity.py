#!/usr/bin/env python3
"""How many panels a core carries: `python3 scripts/dev.py run python scripts/capacity.py FIGURES.json`.

FIGURES.json is what `scripts/bench.py fanout connections --json` printed; - reads standard input. The tables
are those of docs/scale.md, worked out anew. Nothing is measured here.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP / "tests"), str(TOP / "scripts")]


def main(arguments: Sequence[str]) -> int:
    """Print the tables of a file of figures; 1 where it cannot be read or lacks a figure."""
    import msgspec  # noqa: PLC0415 - found in the environment

    from benching.capacity import MissingError, cost_of, tables  # noqa: PLC0415 - found beside this file
    from benching.figures import Figure  # noqa: PLC0415 - likewise

    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    (name,) = arguments
    try:
        text = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        print(tables(cost_of(msgspec.json.decode(text, type=list[Figure]))))
    except (OSError, msgspec.DecodeError) as problem:
        print(f"{name} is no file of figures: {problem}. Make one with bench.py --json.", file=sys.stderr)
        return 1
    except MissingError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
