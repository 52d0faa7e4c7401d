"""The world of the core alone: a debrief that moves run in, with the server's half beside it and no wire."""

import cast
from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief
from panelry.decide import decide
from panelry.evolve import evolve
from panelry.ids import PersonId
from panelry.refusals import Code, Refused
from panelry.sync.replay import Replayed
from panelry.sync.server import ServerHalf
from panelry_server.verify.moves import Ask, Move
from panelry_server.verify.worlds import Twist, scribbled

SECRET = b"a secret of the tests"

Batch = tuple[tuple[e.Event, ...], e.Stamp]
"""What one accepted command made."""


class World:
    """One debrief as moves run in it."""

    def __init__(self, twist: Twist | None = None) -> None:
        self.twist = Twist() if twist is None else twist
        self.state = Debrief()
        self.journal: list[Batch] = []
        self.half = ServerHalf(SECRET, 1, self.state)
        self.ticks = 0
        self.resets: list[PersonId] = []
        """Whose rights changed since somebody looked."""

    def run(self, move: Move) -> tuple[Code | None, tuple[e.Event, ...]]:
        """Run one move; return why it was refused, and what an accepted command made."""
        self.ticks += 1
        if isinstance(move, Ask):
            return self._ask(move.actor, move.command)
        for command in scribbled(self.state, move, self.twist):
            self._ask(move.actor, command)
        return None, ()

    def would(self, ask: Ask) -> Code | None:
        """Return why something would be refused now, None if it would not."""
        try:
            decide(
                self.state,
                ask.actor,
                ask.command,
                cast.moment(self.ticks),
                seed=cast.seed(self.ticks),
                policies=cast.ALLOWED,
            )
        except Refused as refused:
            return refused.code
        return None

    def _ask(self, actor: PersonId, command: c.Command) -> tuple[Code | None, tuple[e.Event, ...]]:
        stamp = e.Stamp(actor, cast.moment(self.ticks))
        try:
            made = decide(
                self.state, actor, command, stamp.at, seed=cast.seed(self.ticks), policies=cast.ALLOWED
            )
        except Refused as refused:
            return refused.code, ()
        for event in made:
            self.state = evolve(self.state, event, stamp)
        self.journal.append((made, stamp))
        self.advance(made, actor)
        return None, made

    def advance(self, made: tuple[e.Event, ...], actor: PersonId) -> None:
        """Tell the server's half of a command, as a room does."""
        private = all(e.is_private(each) for each in made)
        self.resets.extend(self.half.advance(self.state, actor, private=private))

    def replayed(self, viewer: PersonId) -> Replayed[Debrief]:
        """Return somebody's sequence as a replay makes it: out of the journal, from the start."""
        replayed, state = Replayed(self.half.from_the_start(), viewer), Debrief()
        for made, stamp in self.journal:
            for event in made:
                state = evolve(state, event, stamp)
            private = all(e.is_private(each) for each in made)
            replayed.follow(state, stamp.actor, stamp.at, private=private)
        return replayed
