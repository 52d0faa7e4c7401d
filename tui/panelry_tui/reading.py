"""Reading: a picture's parts, sorted for the screens; no rule and no drawing in it."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar

from panelry import parts as p
from panelry.debrief import Phase
from panelry.ids import CriterionId, PersonId
from panelry.panel import CANDIDATE, Mode, Role, Standing, initials
from panelry.rubric import Criterion
from panelry_tui.own_keys import USUAL, OwnKeys, face_of

_Part = TypeVar("_Part", bound=p.Sight)


class Reading:
    """One picture as one person sees it."""

    def __init__(self, picture: p.Picture, me: PersonId, own_keys: OwnKeys = USUAL) -> None:
        self.picture = picture
        self.me = me
        self._own_keys = own_keys
        self.seats: dict[PersonId, p.Seat] = {each.person: each for each in self.all(p.Seat)}
        self.criteria: tuple[Criterion, ...] = tuple(
            each.criterion for each in sorted(self.all(p.Rated), key=lambda each: each.place)
        )

    def face(self, act: str) -> str:
        """Return what the key of an act is called, by the act's id, as this person has it."""
        return face_of(act, self._own_keys)

    def all(self, kind: type[_Part]) -> Iterator[_Part]:
        """Yield the parts of a kind in canonical order."""
        return iter(self._by_kind.get(kind, ()))  # type: ignore[arg-type]  # sorted by their very kind

    @cached_property
    def _by_kind(self) -> dict[type[p.Sight], list[p.Sight]]:
        """The parts by kind, each kind in the canonical order of keys."""
        found: dict[type[p.Sight], list[p.Sight]] = {}
        for key in sorted(self.picture):
            found.setdefault(type(self.picture[key]), []).append(self.picture[key])
        return found

    def one(self, kind: type[_Part]) -> _Part | None:
        """Return the only part of a kind, None if there is none."""
        return next(self.all(kind), None)

    def get(self, kind: type[_Part], key: str) -> _Part | None:
        """Return the part of a key, None if it is not there or of another kind."""
        part = self.picture.get(key)
        return part if isinstance(part, kind) else None

    @property
    def heading(self) -> p.Heading | None:
        """What the debrief is about, None before the first picture."""
        return self.get(p.Heading, "Heading")

    @property
    def phase(self) -> Phase:
        """Where the debrief stands."""
        heading = self.heading
        return Phase.NEW if heading is None else heading.phase

    @property
    def mode(self) -> Mode:
        """How the debrief opens."""
        heading = self.heading
        return Mode.EVIDENCE_FIRST if heading is None else heading.mode

    @property
    def scale(self) -> int:
        """The number of levels."""
        heading = self.heading
        return 5 if heading is None else heading.scale

    @property
    def openings(self) -> p.Openings:
        """What is open."""
        return self.get(p.Openings, "Openings") or p.Openings(False, False, False, (), ())

    @property
    def floor(self) -> p.Floor:
        """The criterion on every screen, the timer, raised hands."""
        return self.get(p.Floor, "Floor") or p.Floor(None, None, ())

    @property
    def my_roles(self) -> frozenset[Role]:
        """My roles; none once I am recused."""
        seat = self.seats.get(self.me)
        if seat is None or seat.standing is Standing.RECUSED:
            return frozenset()
        return frozenset(seat.roles)

    @property
    def rates(self) -> bool:
        """Whether I keep a scorecard, as a panelist or an observer."""
        return bool(self.my_roles & {Role.PANELIST, Role.OBSERVER})

    @property
    def leads(self) -> bool:
        """Whether I facilitate and have the chair; a picture kept by an older program names nobody."""
        return Role.FACILITATOR in self.my_roles and self.floor.chair in {None, self.me}

    def name(self, person: PersonId | None) -> str:
        """Return somebody's name as the others know it."""
        if person is None:
            return "Somebody"
        seat = self.seats.get(person)
        if seat is None:
            return "The candidate" if person == CANDIDATE else "The operator"
        return seat.name

    def short(self, person: PersonId | None) -> str:
        """Return somebody's first name, the whole name where two share it."""
        name = self.name(person)
        first = name.split(" ", 1)[0]
        return first if self._first_names[first] <= 1 else name

    def spoken(self, person: PersonId | None) -> str:
        """Return how somebody is spoken of to me: `you`, else as `short` says."""
        return "you" if person == self.me else self.short(person)

    @cached_property
    def _first_names(self) -> Counter[str]:
        """How many people have each first name."""
        return Counter(each.name.split(" ", 1)[0] for each in self.seats.values())

    def marks(self) -> dict[PersonId, str]:
        """Return the letters of those who rate."""
        return initials({each.person: each.name for each in self.panel()})

    def panel(self) -> list[p.Seat]:
        """Return the panelists who are not recused, in order of name."""
        found = (
            each
            for each in self.seats.values()
            if Role.PANELIST in each.roles and each.standing is not Standing.RECUSED
        )
        return sorted(found, key=lambda each: (each.name.casefold(), each.person))

    def awaited(self) -> list[p.Seat]:
        """Return the panelists whose scorecards are missing."""
        return [
            each for each in self.panel() if each.submitted is None and each.standing is Standing.EXPECTED
        ]

    def criterion(self, criterion: CriterionId) -> Criterion:
        """Return a criterion; StopIteration never happens for one that is on a screen."""
        return next(each for each in self.criteria if each.id == criterion)

    def number(self, criterion: CriterionId) -> int:
        """Return a criterion's number: its place in the rubric from 1, the same throughout the debrief."""
        return next(at for at, each in enumerate(self.criteria, 1) if each.id == criterion)

    def my_rating(self, criterion: CriterionId) -> p.OwnRating | None:
        """Return my rating on a criterion, None for a blank."""
        return self.get(p.OwnRating, f"OwnRating/{criterion}")

    def my_card(self) -> p.OwnCard:
        """Return my scorecard."""
        return self.get(p.OwnCard, "OwnCard") or p.OwnCard(None, None, None)

    def my_note(self, criterion: CriterionId | None) -> p.OwnNote | None:
        """Return my note on a criterion, or None's: on the whole interview."""
        return self.get(p.OwnNote, f"OwnNote/{criterion or ''}")

    def my_observations(self, criterion: CriterionId) -> list[p.OwnObservation]:
        """Return my observations on a criterion, in the order of their ids."""
        return [each for each in self.all(p.OwnObservation) if each.criterion == criterion]

    def talk(self, criterion: CriterionId) -> p.Talk | None:
        """Return how far the panel is with a criterion."""
        return self.get(p.Talk, f"Talk/{criterion}")

    def proposal(self, criterion: CriterionId) -> p.Offered | None:
        """Return the open proposal on a criterion."""
        return self.get(p.Offered, f"Proposal/{criterion}")

    def rated(self) -> int:
        """Return how many criteria I have rated or marked as no evidence."""
        return sum(self.my_rating(each.id) is not None for each in self.criteria)
