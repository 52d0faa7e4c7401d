"""The server's half of the conversation about a debrief, and about the office."""

from collections.abc import Collection, Sequence
from typing import Self

from panelry.debrief import Debrief
from panelry.ids import PersonId
from panelry.office import STREAM, Office
from panelry.panel import Role
from panelry.parts import Sight
from panelry.parts import difference as unlike
from panelry.sync.feed import KEPT_STEPS, Feed, Step
from panelry.sync.half import Half, Session, in_batches
from panelry.visibility import Made, Moment, class_of, own_changes, own_picture, rights_of, shared_picture
from panelry.visibility.office import office_picture


class ServerHalf(Half[Debrief]):
    """All viewers' sequences of one debrief."""

    _made: tuple[Debrief, Made] | None = None
    """The state after the last public command, and what the makers made of it."""

    def from_the_start(self) -> "ServerHalf":
        """Return the same half before anything happened: followed again, it gives the same cursors."""
        return ServerHalf(self._secret, self.epoch, Debrief())

    def _name(self, state: Debrief) -> str:
        return state.id

    def _people(self, state: Debrief) -> Collection[PersonId]:
        return state.people

    def _class_of(self, state: Debrief, person: PersonId) -> frozenset[Role]:
        return class_of(state, person)

    def _rights_of(self, state: Debrief, person: PersonId) -> object:
        return rights_of(state, person)

    def _leaves_rights(self, before: Debrief, after: Debrief) -> bool:
        return before.people is after.people and before.unsealed is after.unsealed

    def _picture_of(self, state: Debrief, viewers: frozenset[Role]) -> dict[str, Sight]:
        return shared_picture(state, viewers)

    def _own(self, state: Debrief, person: PersonId) -> dict[str, Sight]:
        return own_picture(state, person)

    def _own_changes(self, before: Debrief, after: Debrief, person: PersonId) -> tuple[Sight, ...]:
        return own_changes(before, after, person)

    def _moved(self, before: Debrief, after: Debrief, author: PersonId) -> bool:
        return before.points is not after.points or before.cards.get(author) != after.cards.get(author)

    def _moment(self, before: Debrief, after: Debrief) -> Moment:
        known = None if self._made is None or self._made[0] is not before else self._made[1]
        moment = Moment.between(before, after, known)
        self._made = (after, moment.after)
        return moment


class OfficeMoment:
    """What one command changed in the office, for each viewer by role."""

    adds_lines = True

    def __init__(self, before: Office, after: Office) -> None:
        self._before = before
        self.after = after

    def sights(self, person: PersonId) -> tuple[Sight, ...]:
        """Return what is new for a person whose class is the same before and after."""
        roles = self.after.people[person].roles
        return unlike(office_picture(self._before, roles), office_picture(self.after, roles))

    def joined(self, later: Sequence[Self]) -> "OfficeMoment":
        """Return what this and later ones changed together."""
        return OfficeMoment(self._before, later[-1].after)


class OfficeHalf(Half[Office]):
    """All viewers' sequences of the office: nothing there is one person's own."""

    kept = 32

    def from_the_start(self) -> "OfficeHalf":
        """Return the same half before anything happened."""
        return OfficeHalf(self._secret, self.epoch, Office())

    def _name(self, state: Office) -> str:
        del state
        return STREAM

    def _people(self, state: Office) -> Collection[PersonId]:
        return state.people

    def _class_of(self, state: Office, person: PersonId) -> frozenset[Role]:
        return state.people[person].roles

    def _rights_of(self, state: Office, person: PersonId) -> object:
        return self._class_of(state, person)

    def _picture_of(self, state: Office, viewers: frozenset[Role]) -> dict[str, Sight]:
        return dict(office_picture(state, viewers))

    def _own(self, state: Office, person: PersonId) -> dict[str, Sight]:
        del state, person
        return {}

    def _own_changes(self, before: Office, after: Office, person: PersonId) -> tuple[Sight, ...]:
        del before, after, person
        return ()

    def _moved(self, before: Office, after: Office, author: PersonId) -> bool:
        del before, after, author
        return False

    def _moment(self, before: Office, after: Office) -> OfficeMoment:
        return OfficeMoment(before, after)


__all__ = ["KEPT_STEPS", "Feed", "OfficeHalf", "ServerHalf", "Session", "Step", "in_batches"]
