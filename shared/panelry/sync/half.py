"""Half of a conversation about any stream, without a wire: sequences, cursors, what to send next.

Each viewer has one append-only sequence of steps; a step is what one command changed in the
viewer's picture. The cursor is a keyed hash of the viewer and the number of the viewer's own
steps, so it moves with nothing hidden.
"""

import hmac
from abc import ABC, abstractmethod
from base64 import urlsafe_b64encode
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

import msgspec

from panelry.ids import PersonId
from panelry.panel import Role
from panelry.parts import Picture, Sight
from panelry.sync.feed import KEPT_STEPS, Changes, Feed, Joined
from panelry.sync.frames import LARGEST_COMMAND, Frame, Hello, PictureFrame, Sights

_CURSORS = 4
"""How many cursors of a viewer are kept: a frame names the step before and the last, an answer the last."""


State = TypeVar("State")
Piece = TypeVar("Piece", bound=msgspec.Struct)


class Half(ABC, Generic[State]):
    """All viewers' sequences of one stream; what is in it, and who may see what of it, its kind says."""

    kept = KEPT_STEPS

    def __init__(self, secret: bytes, epoch: int, state: State) -> None:
        self._secret = secret
        self.epoch = epoch
        self.state = state
        self.feeds: dict[PersonId, Feed] = {person: Feed(person, self.kept) for person in self._people(state)}
        self._shared: dict[frozenset[Role], dict[str, Sight]] = {}
        self._left: dict[PersonId, Feed] = {}
        self.joined = Joined()
        """The last steps of all viewers, taken together."""

    @abstractmethod
    def _name(self, state: State) -> str:
        """Return the stream's name, which its cursors are bound to."""
        ...

    @abstractmethod
    def _people(self, state: State) -> Collection[PersonId]:
        """Return who has a seat."""
        ...

    @abstractmethod
    def _class_of(self, state: State, person: PersonId) -> frozenset[Role]:
        """Return the class of a viewer with a seat."""
        ...

    @abstractmethod
    def _rights_of(self, state: State, person: PersonId) -> object:
        """Return all that a viewer's rights depend on: a change of it begins a new sequence."""
        ...

    def _leaves_rights(self, before: State, after: State) -> bool:
        """Return whether nobody's rights can differ, told without a look at each."""
        del before, after
        return False

    @abstractmethod
    def _picture_of(self, state: State, viewers: frozenset[Role]) -> dict[str, Sight]:
        """Return what every viewer of a class sees."""
        ...

    @abstractmethod
    def _own(self, state: State, person: PersonId) -> dict[str, Sight]:
        """Return what only this person sees."""
        ...

    @abstractmethod
    def _own_changes(self, before: State, after: State, person: PersonId) -> tuple[Sight, ...]:
        """Return what a private command of a person changed in what only they see."""
        ...

    @abstractmethod
    def _moved(self, before: State, after: State, author: PersonId) -> bool:
        """Return whether a private command changed anything of its author's, without making the sights."""
        ...

    @abstractmethod
    def _moment(self, before: State, after: State) -> Changes:
        """Return what one public command changed."""
        ...

    def advance(self, after: State, author: PersonId, *, private: bool) -> tuple[PersonId, ...]:
        """Move to a new state; return whose rights changed, who must be reset.

        A private command changes nobody's picture but its author's, so nobody else's is looked at; where it
        leaves the author's own things equal there is no step.
        A public one adds a line to the record that all but the recused see: each of them gets a step, the
        sights of which are made when a session asks for them.
        """
        before, self.state = self.state, after
        if private:
            if author in self.feeds and self._moved(before, after, author):
                self.feeds[author].take(partial(self._own_changes, before, after, author))
            return ()
        self._shared = {}
        moment, stays = self._moment(before, after), self._leaves_rights(before, after)
        changed: list[PersonId] = []
        for person in self._people(after):
            if person not in self.feeds:
                self.feeds[person] = self._seated(person)
                continue
            viewers = self._class_of(after, person)
            if not stays and self._rights_of(before, person) != self._rights_of(after, person):
                self.feeds[person].restart()
                changed.append(person)
                continue
            if viewers and moment.adds_lines:
                self.feeds[person].follow(moment)
            else:
                self._step(person, moment.sights(person))
        gone = tuple(person for person in self.feeds if person not in self._people(after))
        for person in gone:
            self._left[person] = self.feeds.pop(person)
        return (*changed, *gone)

    def settle(self) -> None:
        """Hold no earlier state for the sake of what somebody did in private."""
        for feed in self.feeds.values():
            feed.settle()

    def _seated(self, person: PersonId) -> Feed:
        """Return a new sequence; for somebody who comes back it shares no cursor with the former one."""
        feed = self._left.pop(person, None)
        if feed is None:
            return Feed(person, self.kept)
        feed.restart()
        return feed

    def _step(self, person: PersonId, sights: tuple[Sight, ...]) -> None:
        if sights:
            self.feeds[person].take(sights)

    def _shared_now(self, viewers: frozenset[Role]) -> dict[str, Sight]:
        if viewers not in self._shared:
            self._shared[viewers] = self._picture_of(self.state, viewers)
        return self._shared[viewers]

    def picture(self, person: PersonId) -> Picture:
        """Return what a person sees now."""
        shared = self._shared_now(self._class_of(self.state, person))
        return {**shared, **self._own(self.state, person)}

    def cursor(self, person: PersonId, index: int | None = None) -> str:
        """Return the opaque cursor of a step of a viewer's sequence, of the last one if None is given."""
        feed = self.feeds[person]
        place = feed.index if index is None else index
        if place not in feed.cursors:
            if len(feed.cursors) >= _CURSORS:
                feed.cursors.clear()
            feed.cursors[place] = self._cursor(feed, place)
        return feed.cursors[place]

    def _cursor(self, feed: Feed, place: int) -> str:
        fields = (self._name(self.state), str(self.epoch), feed.person, str(feed.rights), str(place))
        digest = hmac.digest(self._secret, "\0".join(fields).encode(), "sha256")
        return urlsafe_b64encode(digest[:15]).decode()

    def find(self, person: PersonId, cur: str) -> int | None:
        """Return the step that a cursor names, or None if it is not among the kept ones."""
        feed = self.feeds[person]
        named = cur.encode(errors="replace")
        for index in range(feed.index, feed.index - len(feed.steps) - 1, -1):
            if hmac.compare_digest(self.cursor(person, index).encode(), named):
                return index
        return None


class Session:
    """One connection's place in its viewer's sequence."""

    def __init__(self, half: Half[Any], person: PersonId) -> None:
        self._half = half
        self.person = person
        self._sent = 0
        self._rights: int | None = None

    def greet(self, hello: Hello) -> tuple[str, tuple[Frame, ...]]:
        """Return the mode of the welcome, and the frames that follow it."""
        feed = self._half.feeds[self.person]
        known = None
        if hello.last is not None and hello.last[0] == self._half.epoch:
            known = self._half.find(self.person, hello.last[1])
        self._sent = feed.index if known is None else known
        self._rights = feed.rights
        if known is None:
            return "picture", self._whole()
        if known == feed.index:
            return "same", ()
        return "tail", self.flush()

    @property
    def behind(self) -> int:
        """How many steps the next frames bring."""
        feed = self._half.feeds.get(self.person)
        return 0 if feed is None else feed.index - self._sent

    def flush(self) -> tuple[Frame, ...]:
        """Return the frames that bring the terminal up to date; none if it is.

        None either before it has said hello, and after its rights changed until it says hello again.
        Connections of one viewer that stand at one step are given the very same frame.
        """
        feed = self._half.feeds.get(self.person)
        if feed is None or self._rights != feed.rights or self._sent == feed.index:
            return ()
        sent, self._sent = self._sent, feed.index
        if feed.latest is not None and feed.latest[0] == sent:
            return (feed.latest[1],)
        sights = feed.after(sent, self._half.joined)
        if sights is None or not fit_in_one(sights):
            return self._whole()
        frame = Sights(self._half.cursor(self.person, sent), self._half.cursor(self.person), sights)
        feed.latest = (sent, frame)
        return (frame,)

    def _whole(self) -> tuple[Frame, ...]:
        picture = self._half.picture(self.person)
        batches = list(in_batches([picture[key] for key in sorted(picture)]))
        cur = self._half.cursor(self.person)
        return tuple(
            PictureFrame(number, len(batches), cur, batch) for number, batch in enumerate(batches, 1)
        )


_SIZER = msgspec.json.Encoder(order="deterministic", decimal_format="string")


def fit_in_one(sights: Sequence[Piece]) -> bool:
    """Return whether `in_batches` makes one batch of them: it counts what a list of them is long."""
    return not sights[1:] or len(_SIZER.encode(sights)) <= LARGEST_COMMAND


def in_batches(sights: Sequence[Piece]) -> Iterable[tuple[Piece, ...]]:
    """Split sights or other pieces so that each frame is below the limit; at least one, perhaps empty."""
    batch: list[Piece] = []
    size = 1
    for sight in sights:
        length = len(_SIZER.encode(sight)) + 1
        if batch and size + length > LARGEST_COMMAND:
            yield tuple(batch)
            batch, size = [], 1
        batch.append(sight)
        size += length
    yield tuple(batch)
