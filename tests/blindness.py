"""Blindness: two worlds that differ in hidden matter only are the same for everybody who may not know it.

Each check takes a history and raises AssertionError; the machine runs it over random ones, and the
controls plant mutants that it must find.
"""

from collections.abc import Iterator

import msgspec

import cast
from anything import ANYTHING, Die
from panelry import commands as c
from panelry.ids import PersonId
from panelry.panel import Mode
from panelry.parts import Picture
from panelry.sync.frames import Hello
from panelry.sync.server import Session
from panelry.visibility import picture
from panelry_server.verify.histories import OWN_THINGS, History
from panelry_server.verify.masks import masked
from panelry_server.verify.moves import Ask, Move, Scribble, Turn
from panelry_server.verify.worlds import Horizon, Twist, unblinded
from world import World

PAIR = {cast.BEN: cast.CHEN, cast.CHEN: cast.BEN}
"""Who exchange their scorecards in a debrief without names."""
_EXCHANGED = (*OWN_THINGS, c.Revise, c.RateAgain)
_ENCODER = msgspec.json.Encoder(order="deterministic", decimal_format="string")


def turns(history: History, world: World) -> Iterator[Turn]:
    """Yield the turns of a history, each for the state that the one before left."""
    yield history.beginning()
    for number in range(len(history.codes)):
        yield history.turn(number, world.state)


def encoded(sights: Picture) -> bytes:
    """Return the bytes of a picture, in the canonical order of keys."""
    return _ENCODER.encode([sights[key] for key in sorted(sights)])


# blind


class Eyes:
    """What the viewers of one world receive, each over one connection."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sessions: dict[PersonId, Session] = {}

    def receive(self, viewer: PersonId) -> tuple[str, bytes]:
        """Return a viewer's cursor and the bytes of the frames since the last look."""
        half = self.world.half
        if viewer not in self.sessions:
            self.sessions[viewer] = Session(half, viewer)
            mode, frames = self.sessions[viewer].greet(Hello())
            return half.cursor(viewer), _ENCODER.encode((mode, frames))
        return half.cursor(viewer), _ENCODER.encode(self.sessions[viewer].flush())

    def reset(self) -> None:
        """Begin again for those whose rights changed."""
        for viewer in self.world.resets:
            self.sessions.pop(viewer, None)
        self.world.resets.clear()


def blind(history: History) -> None:
    """Check that two worlds which differ in hidden matter only are the same for everybody else.

    The bytes of sights, cursors, pictures and refusals are compared until the matter opens, all but the
    digits of commitments to what differs: their number, order, place and size are compared.
    """
    worlds = World(), World(Twist(1, history.hidden, history.horizon))
    eyes = tuple(Eyes(world) for world in worlds)
    played = enumerate(turns(history, worlds[0]))
    for number, move in ((at, move) for at, turn in played for move in history.shared(turn)):
        (code, made), (other_code, _) = (world.run(move) for world in worlds)
        if any(isinstance(each, history.horizon.ends) for each in made):
            return
        assert code == other_code, move
        _compare(eyes, history)
        _probe(worlds, history, number)
    _compare_at_the_end(worlds, history)


def _compare(eyes: tuple[Eyes, ...], history: History) -> None:
    one, other = eyes
    one.reset()
    other.reset()
    knowing = unblinded(one.world.state, history.hidden)
    for viewer in one.world.state.people:
        if viewer not in knowing:
            (cur, sent), (other_cur, other_sent) = one.receive(viewer), other.receive(viewer)
            assert cur == other_cur, viewer
            assert _shown(sent, history) == _shown(other_sent, history), viewer


def _shown(sent: bytes, history: History) -> bytes:
    """Return what was sent without the digits of commitments to what differs."""
    return masked(sent, history.hidden, history.horizon)


def _probe(worlds: tuple[World, ...], history: History, number: int) -> None:
    """Compare what a viewer would be told about a few commands, without doing them."""
    one, other = worlds
    die = Die(number * 7919 + history.codes[number - 1])
    actor = die.pick([person for person in one.state.people if person not in history.hidden] or [cast.FAY])
    for _ in range(2):
        ask = Ask(actor, ANYTHING[die.pick(tuple(ANYTHING))](die, one.state))
        assert one.would(ask) == other.would(ask), ask


def _compare_at_the_end(worlds: tuple[World, ...], history: History) -> None:
    """Compare whole pictures, and what a terminal gets that comes back with an early cursor."""
    one, _ = worlds
    for viewer in one.state.people:
        if viewer in unblinded(one.state, history.hidden):
            continue
        whole = [_shown(encoded(picture(world.state, viewer)), history) for world in worlds]
        assert whole[0] == whole[1], viewer
        hello = Hello((1, one.half.cursor(viewer, one.half.feeds[viewer].index // 2)))
        told = [
            _shown(_ENCODER.encode(Session(world.half, viewer).greet(hello)), history) for world in worlds
        ]
        assert told[0] == told[1], viewer
        past = [_shown(_ENCODER.encode(world.replayed(viewer).frames), history) for world in worlds]
        assert past[0] == past[1], viewer


# without names


def nameless(history: History) -> None:
    """Check that without names a third person cannot tell which of two people gave which ratings.

    In the second world Ben and Chen have exchanged scorecards, revisions and second ratings.
    """
    one, other = World(), World()
    for move in _revealed_without_names(history):
        assert one.run(move)[0] == other.run(_exchanged(move))[0], move
    for number in range(len(history.codes)):
        for move in history.turn(number, one.state):
            assert one.run(move)[0] == other.run(_exchanged(move))[0], move
        _look((one, other), history, number)


def _look(worlds: tuple[World, World], history: History, number: int) -> None:
    """Compare cursors after each turn, and bytes of pictures after every fifth and the last one."""
    one, other = worlds
    for viewer in (each for each in one.state.people if each not in PAIR):
        assert one.half.cursor(viewer) == other.half.cursor(viewer), viewer
        if number % 5 == 4 or number + 1 == len(history.codes):
            whole = [masked(encoded(world.half.picture(viewer)), PAIR, Horizon.EVIDENCE) for world in worlds]
            assert whole[0] == whole[1], viewer


def _revealed_without_names(history: History) -> Turn:
    """Return how a debrief without names comes to its reveal; each scorecard is another one."""
    die = Die(history.codes[0])
    return (
        *history._replace(mode=Mode.WITHOUT_NAMES, skip=1).beginning(),
        *(Scribble(person, len(cast.CRITERIA), die.getrandbits(16)) for person in cast.PANEL),
        *(Ask(person, c.Submit()) for person in cast.PANEL),
        Ask(cast.ANA, c.Reveal()),
    )


def _exchanged(move: Move) -> Move:
    """Return the move as it is in the second world."""
    other = PAIR.get(move.actor)
    if other is None or (isinstance(move, Ask) and not isinstance(move.command, _EXCHANGED)):
        return move
    return move._replace(actor=other)
