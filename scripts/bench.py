#!/usr/bin/env python3
"""What panelry costs, held against its budgets: `python3 scripts/dev.py run python scripts/bench.py [PART…]`.

    terminal    the budgets of the screens, on real pseudo-terminals
    fanout      the server's revisions to six people, beside a bare relay

Bytes are the same on every machine; times say little on a busy one, so each has its ratio to something
bare of the same run beside it: a redraw, or a relay. The exit code is 0 whatever was measured: nothing
is gated here.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP / "tests"), str(TOP / "scripts")]


def main(arguments: Sequence[str]) -> int:
    """Measure the parts that are asked for, and print them."""
    from benching import fanout, terminal  # noqa: PLC0415 - found beside this file
    from benching.figures import Figure, as_json, table  # noqa: PLC0415 - likewise

    parts: dict[str, Callable[[bool], list[Figure]]] = {
        terminal.PART: lambda quick: terminal.measured(terminal.QUICK if quick else terminal.WHOLE),
        fanout.PART: lambda quick: fanout.measured(fanout.QUICK if quick else fanout.WHOLE),
    }
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", metavar="PART", nargs="*", help=f"of {', '.join(parts)}; by default all")
    parser.add_argument("--json", action="store_true", help="one object for each figure")
    parser.add_argument("--quick", action="store_true", help="one short round: enough for bytes alone")
    asked = parser.parse_args(arguments)
    unknown = [name for name in asked.parts if name not in parts]
    if unknown:
        parser.error(f"there is no part {unknown[0]}: choose of {', '.join(parts)}")
    figures = [figure for name in asked.parts or parts for figure in parts[name](asked.quick)]
    print(as_json(figures) if asked.json else table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
