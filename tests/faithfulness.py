"""Faithfulness: every picture is fresh, every terminal can resume, and the journal tells it all again.

Each check takes a history and raises AssertionError.
"""

import msgspec

from anything import Die
from blindness import turns
from panelry import events as e
from panelry.board import NOTHING, client_agenda, ratings_in_use
from panelry.debrief import Debrief, agreed_levels, in_use
from panelry.disagreement import Agenda, agenda
from panelry.evolve import evolve
from panelry.ids import PersonId
from panelry.panel import Mode, Role
from panelry.parts import Picture
from panelry.sync.client import ClientHalf
from panelry.sync.frames import Frame, Welcome
from panelry.sync.server import ServerHalf, Session
from panelry.visibility import Class, class_of, own_picture, shared_picture
from panelry_server.verify.histories import History
from world import SECRET, Batch, World

ROOM = {Role.FACILITATOR, Role.PANELIST, Role.OBSERVER}


class Memory(msgspec.Struct, frozen=True):
    """What a terminal kept of a picture before it went away."""

    viewer: PersonId
    cur: str
    picture: Picture


class Terminal:
    """One viewer's terminal over one connection that loses nothing."""

    def __init__(self, half: ServerHalf, viewer: PersonId, memory: Memory | None = None) -> None:
        self.client = ClientHalf()
        if memory is not None:
            self.client.restore(1, memory.cur, memory.picture)
        self.session = Session(half, viewer)
        mode, frames = self.session.greet(self.client.hello())
        cur = half.cursor(viewer)
        self.take((Welcome(1, cur, mode, 0, viewer, ()), *frames))

    def take(self, frames: tuple[Frame, ...]) -> None:
        """Receive frames; a gap is a fault here, because nothing is lost."""
        for frame in frames:
            _, answers = self.client.receive(frame)  # type: ignore[arg-type]  # all of them are the server's
            assert () == answers


def fresh(state: Debrief) -> dict[PersonId, Picture]:
    """Return everybody's picture, made anew."""
    shared: dict[Class, Picture] = {}
    for person in state.people:
        viewers = class_of(state, person)
        shared[viewers] = shared.get(viewers) or shared_picture(state, viewers)
    return {
        person: {**shared[class_of(state, person)], **own_picture(state, person)} for person in state.people
    }


def faithful(history: History) -> None:
    """Check after every turn that live terminals show fresh pictures; at the end, all that resume."""
    world = World()
    terminals: dict[PersonId, Terminal] = {}
    memories: list[Memory] = []
    shown: dict[PersonId, Picture] = {}
    for number, turn in enumerate(turns(history, world)):
        heard = len(world.journal)
        for move in turn:
            world.run(move)
        pictures = fresh(world.state)
        _stay_private(world.journal[heard:], shown, pictures)
        _show(world, terminals, pictures)
        _agree(world.state, pictures)
        viewer = Die(number).pick(sorted(terminals))
        memories.append(Memory(viewer, world.half.cursor(viewer), pictures[viewer]))
        shown = pictures
    _resume(world.half, memories, shown)
    _resume(_replayed(world), memories, shown)


def _stay_private(
    heard: list[Batch], before: dict[PersonId, Picture], after: dict[PersonId, Picture]
) -> None:
    """Compare what all but the authors see, where a turn was private."""
    if all(e.is_private(each) for made, _ in heard for each in made):
        authors = {stamp.actor for _, stamp in heard}
        for person, picture in before.items():
            assert person in authors or picture == after[person], (person, heard)


def _show(world: World, terminals: dict[PersonId, Terminal], pictures: dict[PersonId, Picture]) -> None:
    """Bring every terminal up to date, and compare what it shows with the fresh picture."""
    for person in world.resets:
        terminals.pop(person, None)
    world.resets.clear()
    for person, picture in pictures.items():
        if person not in terminals:
            terminals[person] = Terminal(world.half, person)
        terminals[person].take(terminals[person].session.flush())
        assert picture == terminals[person].client.picture, person
        assert world.half.cursor(person) == terminals[person].client.cur


def _agree(state: Debrief, pictures: dict[PersonId, Picture]) -> None:
    """Compare the agenda of each class of viewers with the server's."""
    told = {class_of(state, person): picture for person, picture in pictures.items()}
    for viewers, picture in told.items():
        if viewers:
            sees = bool(viewers & ROOM) and state.revealed
            assert (server_agenda(state) if sees else NOTHING) == client_agenda(picture)
            assert sees == bool(ratings_in_use(picture))


def server_agenda(state: Debrief) -> Agenda:
    """Return the agenda by the server's state, with the ratings in the order that a terminal knows."""
    levels = {
        each.id: [level for _, level in sorted(in_use(state, each.id).items())]
        for each in state.rubric.criteria
    }
    if state.mode is Mode.WITHOUT_NAMES:
        for found in levels.values():
            found.sort(key=lambda level: (level is None, level or 0))
    parked = [criterion for criterion, topic in state.topics.items() if topic.parked]
    return agenda(state.rubric, levels, agreed_levels(state), parked)


def _resume(half: ServerHalf, memories: list[Memory], shown: dict[PersonId, Picture]) -> None:
    """Let every terminal that went away come back with what it kept."""
    for memory in memories:
        if memory.viewer in half.feeds:
            assert shown[memory.viewer] == Terminal(half, memory.viewer, memory).client.picture, memory.viewer


def _replayed(world: World) -> ServerHalf:
    """Return the server's half after a restart: from the bytes of the journal alone."""
    state = Debrief()
    half = ServerHalf(SECRET, 1, state)
    for made, stamp in world.journal:
        bodies = [e.encode(event) for event in made]
        for body in bodies:
            event = e.decode(body)
            assert body == e.encode(event)
            state = evolve(state, event, stamp)
        half.advance(state, stamp.actor, private=all(e.is_private(event) for event in made))
    assert world.state == state
    for person in state.people:
        assert world.half.cursor(person) == half.cursor(person), person
    return half
