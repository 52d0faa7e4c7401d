"""Joining: a server becomes a node of its record, and does on duty what others that died have left undone."""

import secrets

from panelry_server import moves
from panelry_server.connection import Connections
from panelry_server.core import Core, catch_up, finish_erasures
from panelry_server.journal import JournalError
from panelry_server.journal.postgres.pulse import Pulse
from panelry_server.journal.postgres.visiting import Visiting
from panelry_server.keeping.postgres import PostgresKeys
from panelry_server.nodes.node import Node, named
from panelry_server.nodes.numbering import Numbering
from panelry_server.nodes.tries import SharedTries

_AGAIN = 5.0
"""Seconds before the next try where the database was away (chosen)."""


async def join(core: Core, connections: Connections) -> Node:
    """Return the node that a server with shared keys is from now on. `JournalError`."""
    if not isinstance(core.keys, PostgresKeys):
        raise TypeError("only a record whose keys are in the database has nodes")
    visiting = Visiting(core.settings.database)
    pulse = Pulse(visiting, secrets.token_hex(8), named())
    greetings = connections.greetings
    node = Node(pulse, core.keys, core.rooms, core.clock, log=core.log, greeted=lambda: greetings.latest)
    await greetings.share(Numbering(pulse).next, node.soon)
    await node.beat()
    core.office.tries = SharedTries(visiting, core.settings, core.secret)
    return node


async def keep_caught_up(node: Node, core: Core) -> None:
    """Do what a stop cut short between office and debriefs: now, and whenever a node died."""
    while True:
        node.died.clear()
        try:
            await core.office.finish()
            await finish_erasures(core.journal, core.office)
            await catch_up(core.office, core.rooms)
            await moves.catch_up(core.office, core.rooms)
        except JournalError:
            await core.clock.sleep(_AGAIN)
        else:
            await node.died.wait()
