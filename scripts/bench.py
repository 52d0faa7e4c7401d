#!/usr/bin/env python3
"""What panelry costs, held against its budgets: `python3 scripts/dev.py run python scripts/bench.py [PART…]`.

    starts       what a command costs before it does anything
    terminal     the budgets of the screens, on real pseudo-terminals
    apart        from a key in one terminal to another terminal's screen
    fanout       the server's revisions to six people, beside a bare relay
    growth       the same as debriefs and their records grow
    connections  memory of who only listens, and a restart under many
    history      a long debrief and a large journal, read again
    words        the leak guard beside many private words
    lessons      insight on the ratings of a large organisation
    postgres     a journal on PostgreSQL: appends in groups, beside a commit for each
    nodes        two servers of one record, beside one of them alone

With --peers other servers are installed into a throw-away folder and driven by the same loop as `fanout`:
python-socketio and pycrdt-websocket by pip, y-websocket and Hocuspocus by npm where node is there. It needs
the network; what cannot be installed is said and left out.

Bytes are the same on every machine; times say little on a busy one, so each has its ratio to something
bare of the same run beside it: a redraw, or a relay. The exit code is 0 whatever was measured: nothing
is gated here.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benching.figures import Figure

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP / "tests"), str(TOP / "scripts")]


def measures() -> "dict[str, Callable[[bool], list[Figure]]]":
    """Return what measures each part, told whether to be quick."""
    from benching import (  # noqa: PLC0415 - found beside this file
        apart,
        connections,
        fanout,
        growth,
        history,
        lessons,
        nodes,
        postgres,
        starts,
        terminal,
        words,
    )

    return {
        starts.PART: lambda quick: starts.measured(1 if quick else 5),
        terminal.PART: lambda quick: terminal.measured(terminal.QUICK if quick else terminal.WHOLE),
        apart.PART: lambda quick: apart.measured(apart.QUICK if quick else apart.WHOLE),
        fanout.PART: lambda quick: fanout.measured(fanout.QUICK if quick else fanout.WHOLE),
        growth.PART: lambda quick: growth.measured(growth.QUICK if quick else growth.WHOLE),
        connections.PART: lambda quick: connections.measured(
            connections.QUICK if quick else connections.WHOLE
        ),
        history.PART: lambda quick: history.measured(history.QUICK if quick else history.WHOLE),
        words.PART: lambda quick: words.measured(words.QUICK if quick else words.WHOLE),
        lessons.PART: lambda quick: lessons.measured(lessons.QUICK if quick else lessons.WHOLE),
        postgres.PART: lambda quick: postgres.measured(postgres.QUICK if quick else postgres.WHOLE),
        nodes.PART: lambda quick: nodes.measured(nodes.QUICK if quick else nodes.WHOLE),
    }


def beside_peers(*, quick: bool) -> "list[Figure]":
    """Measure other servers; say on standard error which are left out, and why."""
    from benching import fanout, peers  # noqa: PLC0415 - found beside this file

    figures, away = peers.measured(fanout.QUICK if quick else fanout.WHOLE)
    for each in away:
        print(each, file=sys.stderr)
    return figures


def main(arguments: Sequence[str]) -> int:
    """Measure the parts that are asked for, and print them."""
    from benching.figures import as_json, table  # noqa: PLC0415 - found beside this file

    parts = measures()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", metavar="PART", nargs="*", help=f"of {', '.join(parts)}; by default all")
    parser.add_argument("--json", action="store_true", help="one object for each figure")
    parser.add_argument("--quick", action="store_true", help="one short round: enough for bytes alone")
    parser.add_argument("--peers", action="store_true", help="other servers, installed for this run alone")
    asked = parser.parse_args(arguments)
    unknown = [name for name in asked.parts if name not in parts]
    if unknown:
        parser.error(f"there is no part {unknown[0]}: choose of {', '.join(parts)}")
    chosen = asked.parts if asked.parts or asked.peers else parts
    figures = [figure for name in chosen for figure in parts[name](asked.quick)]
    if asked.peers:
        figures += beside_peers(quick=asked.quick)
    print(as_json(figures) if asked.json else table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
