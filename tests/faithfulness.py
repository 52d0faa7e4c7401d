"""Faithfulness: every picture is fresh, every terminal can resume, and the journal tells it all again.

Each check takes a history and raises AssertionError.
"""

from collections.abc import Iterable

import msgspec

from anything import Die
from blindness import turns
from panelry import events as e
from panelry.board import NOTHING, client_agenda
from panelry.debrief import Debrief, agreed_levels, in_use
from panelry.disagreement import Agenda, agenda
from panelry.evolve import evolve
from panelry.ids import PersonId
from panelry.panel import Mode, Role
from panelry.parts import Picture, Sight
from panelry.sync.client import ClientHalf
from panelry.sync.frames import Frame, Welcome
from panelry.sync.server import ServerHalf, Session
from panelry.visibility import Class, Maker, class_of, granted, own_picture, picture, public
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
    """Return everybody's picture, made anew: what a maker makes is the same for all who are granted it."""
    made: dict[Maker, Picture] = {}
    shared: dict[Class, dict[str, Sight]] = {}
    for viewers in {class_of(state, person) for person in state.people}:
        shared[viewers] = {}
        for make in (*granted(viewers), *_lines(viewers)):
            if make not in made:
                made[make] = {sight.key: sight for sight in make(state)}
            shared[viewers].update(made[make])
    return {
        person: {**shared[class_of(state, person)], **own_picture(state, person)} for person in state.people
    }


def _lines(viewers: Class) -> tuple[Maker, ...]:
    if not viewers:
        return ()
    return (public.full_lines,) if viewers & ROOM else (public.bare_lines,)


def faithful(history: History) -> None:
    """Check after every turn that live terminals show fresh pictures; at the end, all that resume."""
    world = World()
    terminals: dict[PersonId, Terminal] = {}
    memories: dict[tuple[PersonId, str], Memory] = {}
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
        memory = Memory(viewer, world.half.cursor(viewer), pictures[viewer])
        known = memories.setdefault((viewer, memory.cur), memory)
        assert known.picture == memory.picture, viewer
        shown = pictures
    for person, whole in shown.items():
        assert picture(world.state, person) == whole, person
    _resume(world.half, memories.values(), shown)
    _resume(_replayed(world), memories.values(), shown)


def _stay_private(
    heard: list[Batch], before: dict[PersonId, Picture], after: dict[PersonId, Picture]
) -> None:
    """Compare what all but the authors see, where a turn was private."""
    if all(e.is_private(each) for made, _ in heard for each in made):
        authors = {stamp.actor for _, stamp in heard}
        for person, shown in before.items():
            assert person in authors or shown == after[person], (person, heard)


def _show(world: World, terminals: dict[PersonId, Terminal], pictures: dict[PersonId, Picture]) -> None:
    """Bring every terminal up to date, and compare what it shows with the fresh picture."""
    for person in world.resets:
        terminals.pop(person, None)
    world.resets.clear()
    for person, whole in pictures.items():
        if person not in terminals:
            terminals[person] = Terminal(world.half, person)
        terminals[person].take(terminals[person].session.flush())
        assert whole == terminals[person].client.picture, person
        assert world.half.cursor(person) == terminals[person].client.cur


def _agree(state: Debrief, pictures: dict[PersonId, Picture]) -> None:
    """Compare the agenda of each class of viewers with the server's."""
    told = {class_of(state, person): shown for person, shown in pictures.items()}
    ranked = server_agenda(state) if state.revealed else NOTHING
    assert bool(state.revealed) == (ranked != NOTHING)
    for viewers, shown in told.items():
        if viewers:
            assert (ranked if viewers & ROOM else NOTHING) == client_agenda(shown)


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


def _resume(half: ServerHalf, memories: Iterable[Memory], shown: dict[PersonId, Picture]) -> None:
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
