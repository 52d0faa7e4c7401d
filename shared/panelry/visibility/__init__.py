"""Visibility: the only answer to "who may see this, now?".

An allow-list: a viewer's picture is assembled from the parts that the table grants to the viewer's
roles, and from the viewer's own. What the table does not name is not sent. Each maker reads the
state and asks itself whether its matter is open. Sights are differences of pictures, so an event
that changes nothing a viewer may see sends that viewer nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Self

from msgspec.structs import replace

from panelry.debrief import Debrief
from panelry.doing import Act
from panelry.growing import Growing
from panelry.ids import PersonId
from panelry.panel import Role, Standing
from panelry.parts import Picture, Sight, difference
from panelry.visibility import opened, own, public, summary, unsealed, writing

_FACILITATOR, _PANELIST = Role.FACILITATOR, Role.PANELIST
_COORDINATOR, _OBSERVER, _AUDITOR = Role.COORDINATOR, Role.OBSERVER, Role.AUDITOR
_ROOM = frozenset({_FACILITATOR, _PANELIST, _OBSERVER})
_ALL = _ROOM | {_COORDINATOR, _AUDITOR}

Maker = Callable[[Debrief], Iterator[Sight]]

TABLE: tuple[tuple[Maker, frozenset[Role]], ...] = (
    (public.heading, _ALL),
    (public.criteria, _ALL),
    (public.seats, _ALL),
    (public.openings, _ALL),
    (public.floor, _ALL),
    (public.verdict, _ROOM | {_COORDINATOR}),
    (public.permission, _ALL),
    (opened.receipted, _ROOM),
    (opened.salts, _ROOM),
    (opened.evidence, _ROOM),
    (opened.ratings, _ROOM),
    (opened.talk, _ROOM),
    (opened.proposals, _ROOM),
    (opened.judgements, _ROOM),
    (opened.bare_points, frozenset({_COORDINATOR})),
    (opened.points, _ROOM),
    (summary.bare_draft, frozenset({_COORDINATOR})),
    (summary.draft, frozenset({_FACILITATOR, _PANELIST})),
    (summary.rewording, frozenset({_FACILITATOR, _PANELIST})),
    (writing.leases, frozenset({_FACILITATOR, _PANELIST, _COORDINATOR})),
    (writing.suggestions, frozenset({_FACILITATOR, _PANELIST, _COORDINATOR})),
    (summary.found, frozenset({_FACILITATOR, _PANELIST, _COORDINATOR})),
    (summary.on_file, frozenset({_FACILITATOR, _COORDINATOR})),
    (summary.bare_signatures, frozenset({_COORDINATOR, _AUDITOR})),
    (summary.signatures, _ROOM),
    (summary.sealed, _ALL),
    (summary.policy, _ALL),
    (summary.released, frozenset({_FACILITATOR, _PANELIST, _COORDINATOR})),
    (summary.page, frozenset({_FACILITATOR, _COORDINATOR})),
)
"""Which roles may see which parts; one role of several is enough. A bare row stands before its full one."""

_TEXT = (
    *("id", "candidate", "position", "organisation", "rubric", "drivers", "outcome"),
    *("outcome_at", "edits", "accepted", "ruling"),
    *("topics.agreed", "points.shared", "points.disputes"),
)
"""What the present text is made from."""
_DRAFT = (
    *_TEXT,
    *("revealed", "asked", "asked_at", "approver", "placed", "people"),
    *("cards.submitted", "cards.late", "missing"),
)
_JUDGED = ("cards.submitted", "cards.recommendation", "cards.confidence")
_RATED = ("cards.submitted", "cards.late", "cards.ratings", "cards.revisions", "cards.second")
_SEALED = ("cards.submitted", "cards.receipt")
_GUARDED = (
    "guarded.notes",
    "guarded.observations",
    "guarded.revisions",
    "guarded.former",
    "guarded.submitted",
)

READS: Mapping[Maker, tuple[str, ...]] = {
    public.heading: (
        "candidate",
        "position",
        "organisation",
        "phase",
        "mode",
        "created",
        "rubric",
        "break_glass",
    ),
    public.criteria: ("rubric",),
    public.seats: ("people", "cards.submitted", "cards.late"),
    public.openings: ("evidence", "revealed", "overall", "missing", "order", "figures"),
    public.floor: ("now", "timer", "hands", "chair", "arranged", "people"),
    public.verdict: ("outcome", "drivers"),
    public.permission: ("permission",),
    opened.receipted: ("people", *_SEALED),
    opened.salts: ("evidence", "revealed", "overall", "mode", "people", *_SEALED),
    opened.evidence: ("evidence", "rubric", "mode", "people", "cards.submitted", "cards.observations"),
    opened.ratings: ("revealed", "rubric", "mode", "people", *_RATED, "topics.second"),
    opened.talk: ("revealed", "topics"),
    opened.proposals: ("revealed", "topics.proposal"),
    opened.judgements: ("overall", "mode", "people", *_JUDGED),
    opened.bare_points: ("points.shared", "points.disputes"),
    opened.points: ("points.shared", "points.disputes"),
    summary.bare_draft: _DRAFT,
    summary.draft: _DRAFT,
    summary.rewording: (*_TEXT, "rewording", "phase"),
    writing.leases: ("leases", "phase"),
    writing.suggestions: (*_TEXT, "suggestions", "phase"),
    summary.found: (*_TEXT, "phase", "mode", "people", "adjusted", "denied", "waived", *_GUARDED),
    summary.on_file: ("adjusted", "denied"),
    summary.bare_signatures: (*_TEXT, "signatures"),
    summary.signatures: (*_TEXT, "signatures"),
    summary.sealed: ("signed", "handed", "without"),
    summary.policy: ("ruling", "approver", "people", "placed"),
    summary.released: ("handed",),
    summary.page: ("links", "said", "mails"),
}
"""The fields of a debrief that a maker reads, and no others; "cards.notes" is the notes of each card.

While each is the very same thing, so is what the maker makes. A maker that is not named here may read
everything. A bare maker and its full one read the same, so they are made anew together.
"""

OWN: tuple[Callable[[Debrief, PersonId], Iterator[Sight]], ...] = (
    own.card,
    own.salts,
    own.points,
    own.personal,
    unsealed.told,
    unsealed.cards,
)
"""What only this one person sees: of their own, and of what opened to them alone."""

RECUSED: tuple[Maker, ...] = (public.heading,)
"""All that a recused person still sees, beside their own seat."""

Class = frozenset[Role]
"""Viewers of one class see the same shared parts; the empty class is the recused."""


def class_of(state: Debrief, person: PersonId) -> Class:
    """Return the class of a viewer; KeyError for a stranger."""
    seat = state.people[person]
    return frozenset() if seat.standing is Standing.RECUSED else seat.roles


def rights_of(state: Debrief, person: PersonId) -> tuple[Class, int]:
    """Return what a viewer's sequence hangs on: the class, and how much break-glass opened to them."""
    return class_of(state, person), sum(each.reader == person for each in state.unsealed)


def shared_picture(state: Debrief, viewers: Class) -> dict[str, Sight]:
    """Return what every viewer of a class sees."""
    parts = _by_key(sight for make in granted(viewers) for sight in make(state))
    return {**parts, **_lines(state, viewers)}


def granted(viewers: Class) -> tuple[Maker, ...]:
    """Return the makers of all that a class sees, but for the lines of the public record."""
    if not viewers:
        return RECUSED
    return tuple(make for make, roles in TABLE if roles & viewers)


_PARTS: Mapping[str, tuple[str, ...]] = {
    field: tuple(sorted({read for reads in READS.values() for read in reads if read.startswith(f"{field}.")}))
    for field in Debrief.__struct_fields__
}
"""What is read of the entries of each field that is a table, by the names in `READS`."""


def changed(before: Debrief, after: Debrief) -> frozenset[str]:
    """Return what is no longer the very same thing, by the names in `READS`."""
    fields = Debrief.__struct_fields__
    other = [name for name in fields if getattr(before, name) is not getattr(after, name)]
    return frozenset(chain(other, *(_changed_parts(before, after, name) for name in other if _PARTS[name])))


def _changed_parts(before: Debrief, after: Debrief, field: str) -> Iterable[str]:
    old, new = getattr(before, field), getattr(after, field)
    if list(old) != list(new):
        return _PARTS[field]
    pairs = [(old[key], entry) for key, entry in new.items() if old[key] is not entry]
    return [read for read in _PARTS[field] if any(_differs(one, other, read) for one, other in pairs)]


def _differs(one: object, other: object, read: str) -> bool:
    part = read.rpartition(".")[2]
    return getattr(one, part) is not getattr(other, part)


def _lines(state: Debrief, viewers: Class, known: int = 0) -> dict[str, Sight]:
    if not viewers:
        return {}
    make = public.full_lines if viewers & _ROOM else public.bare_lines
    return _by_key(make(state, known))


def own_picture(state: Debrief, person: PersonId) -> dict[str, Sight]:
    """Return what only this person sees; the recused see their own seat and nothing more."""
    if not class_of(state, person):
        return _by_key(seat for seat in public.seats(state) if seat.key == f"Seat/{person}")
    return _by_key(sight for make in OWN for sight in make(state, person))


def own_changes(before: Debrief, after: Debrief, person: PersonId) -> tuple[Sight, ...]:
    """Return the difference of two own pictures of a person whose class is the same in both."""
    if not class_of(after, person):
        return difference(own_picture(before, person), own_picture(after, person))
    old, new = own.unlike(before, after, person)
    return difference(_by_key(old), _by_key(new)) if old or new else ()


class Made:
    """What the makers make of one state, each asked once; the state is kept without its record.

    The after of one moment is the before of the next, so both look at the same one.
    """

    def __init__(self, state: Debrief) -> None:
        self.state = replace(state, acts=Growing())
        self._made: dict[Maker, dict[str, Sight]] = {}

    def of(self, make: Maker) -> dict[str, Sight]:
        """Return what a maker makes, by key."""
        if make not in self._made:
            self._made[make] = _by_key(make(self.state))
        return self._made[make]


class Moment:
    """What one public command changed; the sights of it are made when somebody asks for them.

    The public record only grows and no line of it ever changes, so only its new acts are kept here.
    """

    def __init__(self, known: int, acts: tuple[Act, ...], before: Made, after: Made) -> None:
        """Look at what was made of two states; between them `acts` came behind the first `known` lines."""
        self._known = known
        self.acts = acts
        self._before = before
        self.after = after
        """What the makers make of the later state."""
        self._shared: dict[Class, tuple[Sight, ...]] = {}

    @classmethod
    def between(cls, before: Debrief, after: Debrief, made: Made | None = None) -> Self:
        """Look at two states; `made` is of the former one, where the moment before left it."""
        known = len(before.acts)
        return cls(known, after.acts.since(known), made or Made(before), Made(after))

    def joined(self, later: Sequence[Self]) -> Self:
        """Return what this and later moments changed together."""
        acts = chain(self.acts, *(each.acts for each in later))
        return type(self)(self._known, tuple(acts), self._before, later[-1].after)

    @property
    def adds_lines(self) -> bool:
        """Whether the public record has grown: then there is a sight for all but the recused."""
        return bool(self.acts)

    def sights(self, person: PersonId) -> tuple[Sight, ...]:
        """Return what is new for a person whose class is the same before and after."""
        before, after = self._before.state, self.after.state
        viewers = class_of(after, person)
        if viewers not in self._shared:
            self._shared[viewers] = self._changes(viewers)
        return (*self._shared[viewers], *own_changes(before, after, person))

    @cached_property
    def _changed(self) -> frozenset[str]:
        return changed(self._before.state, self.after.state)

    def _changes(self, viewers: Class) -> tuple[Sight, ...]:
        old, new = dict[str, Sight](), dict[str, Sight]()
        for make in granted(viewers):
            if make not in READS or not self._changed.isdisjoint(READS[make]):
                old.update(self._before.of(make))
                new.update(self.after.of(make))
        record = replace(self.after.state, acts=Growing.of(self.acts))
        return difference(old, {**new, **_lines(record, viewers, self._known)})


def picture(state: Debrief, person: PersonId) -> Picture:
    """Return all that a person sees."""
    return {**shared_picture(state, class_of(state, person)), **own_picture(state, person)}


def _by_key(sights: Iterable[Sight]) -> dict[str, Sight]:
    return {sight.key: sight for sight in sights}
