"""The board's reading: a picture's criteria in the order to discuss them, with what may be seen of each.

It ranks nothing itself: the order is that of the core's agenda, parked criteria below the open ones
and settled ones last. Before the reveal nothing here depends on a rating.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

from panelry import parts as p
from panelry.board import client_agenda, ratings_by_person, ratings_in_use, rubric_of
from panelry.disagreement import Agenda, Measures, display, headline, measure, nearest_levels
from panelry.disagreement.topics import Ratings
from panelry.ids import CriterionId, PersonId
from panelry.panel import Mode, Role
from panelry.rubric import Criterion, Rubric
from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.reading import Reading
from panelry_tui.widgets.models import BoardRow, Marks, Status

_RANKS: dict[Status, int] = {"now": 0, "open": 0, "parked": 1, "agreed": 2, "not agreed": 2}
_APART = "   "


class BoardReading:
    """One reading of the discussion; every property is worked out once."""

    def __init__(self, reading: Reading, glyphs: Glyphs = UNICODE) -> None:
        self.reading = reading
        self.glyphs = glyphs
        self.names = reading.mode is not Mode.WITHOUT_NAMES
        self.letters = reading.marks()
        self.criteria: dict[CriterionId, Criterion] = {each.id: each for each in reading.criteria}

    @cached_property
    def agenda(self) -> Agenda:
        """The agenda of what the viewer was sent; empty before the reveal."""
        return client_agenda(self.reading.picture)

    @cached_property
    def rubric(self) -> Rubric:
        """The rubric of the picture."""
        return rubric_of(self.reading.picture)

    @cached_property
    def ratings(self) -> Ratings:
        """The ratings in use, by criterion."""
        return ratings_in_use(self.reading.picture)

    def by_person(self, criterion: CriterionId) -> dict[PersonId, int | None]:
        """Return who holds which rating in use; nobody without names."""
        return self._named.get(criterion, {})

    @cached_property
    def _named(self) -> dict[CriterionId, dict[PersonId, int | None]]:
        return ratings_by_person(self.reading.picture)

    @cached_property
    def revealed(self) -> bool:
        """Whether the numbers are open, and to this viewer."""
        return self.reading.openings.revealed and bool(self.ratings)

    @cached_property
    def computed(self) -> tuple[CriterionId, ...]:
        """Every criterion: most apart first, then parked, then settled; the rubric's before the reveal."""
        ranked = [topic.criterion for topic in self.agenda.topics]
        rest = [each for each in self.criteria if each not in ranked]
        return tuple(sorted((*ranked, *rest), key=lambda each: _RANKS[self.status(each)]))

    @cached_property
    def order(self) -> tuple[CriterionId, ...]:
        """Every criterion in the order to discuss them: as computed, or as the chair arranged them."""
        places = {each: place for place, each in enumerate(self.reading.floor.order)}
        return tuple(
            sorted(self.computed, key=lambda each: (_RANKS[self.status(each)], places.get(each, len(places))))
        )

    @property
    def by_hand(self) -> bool:
        """Whether the order is one that the chair chose."""
        return bool(self.reading.floor.order)

    @cached_property
    def unsettled(self) -> tuple[CriterionId, ...]:
        """The criteria still to be concluded, in order."""
        return tuple(each for each in self.order if _RANKS[self.status(each)] == 0)

    @cached_property
    def all_settled(self) -> bool:
        """Whether the overall judgement may open: no rated criterion is open; unrated ones never hinder."""
        return self.revealed and not any(self.measures(each).n for each in self.unsettled)

    @property
    def settled_count(self) -> int:
        """How many criteria have an agreed rating."""
        return sum(self.status(each) == "agreed" for each in self.criteria)

    def headline(self) -> str:
        """Return how far the panel is apart, in words."""
        if self.revealed:
            said = headline(self.agenda, over=not self.unsettled)
            return f"{said}; order by hand" if self.by_hand else said
        if self.reading.openings.revealed:
            return "Ratings are open to the panel only."
        if Role.FACILITATOR in self.reading.my_roles:
            return "Evidence first: talk about what was seen and heard, then show the numbers."
        return "Evidence first: the numbers open when the facilitator shows them."

    def brought(self, criterion: CriterionId) -> str:
        """Return how many shareable observations a criterion has, in words."""
        count = len(self.evidence(criterion))
        return f"{count or 'no'} observation{'' if count == 1 else 's'}"

    def title(self, criterion: CriterionId) -> str:
        """Return a criterion's title."""
        return self.criteria[criterion].title

    def measures(self, criterion: CriterionId) -> Measures:
        """Return the figures of the ratings in use."""
        return self._measured.get(criterion) or measure(())

    @cached_property
    def _measured(self) -> dict[CriterionId, Measures]:
        return {each: measure(found, self.rubric.bounds) for each, found in self.ratings.items()}

    def nearest(self, criterion: CriterionId) -> tuple[int, ...]:
        """Return the level nearest the mean of the ratings in use, two on a tie, none where nobody rated."""
        return nearest_levels(self.ratings.get(criterion, ()), self.reading.scale)

    def second(self, criterion: CriterionId | None) -> str:
        """Return how the second round stands: none, open or held."""
        talk = None if criterion is None else self.reading.talk(criterion)
        return "none" if talk is None else talk.second

    def status(self, criterion: CriterionId) -> Status:
        """Return where the talk about a criterion stands."""
        talk = self.reading.talk(criterion)
        if talk is not None and talk.agreed is not None:
            return "agreed"
        if talk is not None and talk.majority:
            return "not agreed"
        if talk is not None and talk.parked:
            return "parked"
        return "now" if self.reading.floor.now == criterion else "open"

    def opened(self, criterion: CriterionId) -> list[p.Opened]:
        """Return the opened ratings by name, in order of letter; none without names."""
        return self._opened.get(criterion, [])

    @cached_property
    def _opened(self) -> dict[CriterionId, list[p.Opened]]:
        found: dict[CriterionId, list[p.Opened]] = {}
        for each in sorted(self.reading.all(p.Opened), key=lambda each: self.letter(each.person)):
            found.setdefault(each.criterion, []).append(each)
        return found

    def letter(self, person: PersonId) -> str:
        """Return somebody's letter on the board."""
        return self.letters.get(person, "?")

    @cached_property
    def late(self) -> frozenset[PersonId]:
        """Whose scorecard came after the reveal: their ratings stand beside the sealed ones, marked."""
        return frozenset(each.person for each in self.reading.all(p.Opened) if each.late)

    def marked(self, person: PersonId, words: str) -> str:
        """Return words about somebody with the sign of a late scorecard behind them, where it was late."""
        return f"{words}{self.glyphs.late}" if person in self.late else words

    def offered(self, criterion: CriterionId | None) -> p.Offered | None:
        """Return the proposal that waits for answers, None where nothing is put to the panel."""
        if criterion not in self.unsettled or self.second(criterion) == "open":
            return None
        return self.reading.proposal(criterion)

    def asks_me(self, criterion: CriterionId | None) -> bool:
        """Return whether a proposal waits for this person's answer."""
        offered = self.offered(criterion)
        return offered is not None and self.reading.me not in {each.person for each in offered.replies}

    @property
    def mine_counts(self) -> bool:
        """Whether this person's scorecard is among the opened ones."""
        seat = self.reading.seats.get(self.reading.me)
        return self.revealed and seat is not None and seat.submitted is not None

    def rows(self, words: str = "") -> tuple[BoardRow, ...]:
        """Return the rows of the board; `words` keeps those whose title holds them."""
        wanted = words.casefold()
        return tuple(self._row(each) for each in self.order if wanted in self.title(each).casefold())

    def _row(self, criterion: CriterionId) -> BoardRow:
        talk = self.reading.talk(criterion)
        count = len(self.evidence(criterion))
        return BoardRow(
            criterion,
            self.title(criterion),
            self.marks(criterion) if self.revealed else (),
            gap=self.measures(criterion).gap,
            said=None if self.reading.openings.revealed else count,
            status=self.status(criterion),
            agreed_level=None if talk is None else talk.agreed,
            notes_line=self.brought(criterion) if count else "",
            remarks=_APART.join(self._remarks(criterion)),
            hidden=not self.revealed,
            anonymous=not self.names,
        )

    def marks(self, criterion: CriterionId, *, own: PersonId | None = None) -> Marks:
        """Return the letters on each level of the ratings in use; the letter of `own` in brackets."""
        found: dict[int, list[str]] = {}
        if not self.names:
            for level in self.ratings.get(criterion, ()):
                if level is not None:
                    found.setdefault(level, []).append(self.glyphs.live)
        by_person = self.by_person(criterion)
        for person in sorted(by_person, key=self.letter):
            level = by_person[person]
            if level is not None:
                letter = self.marked(person, self.letter(person))
                found.setdefault(level, []).append(f"[{letter}]" if person == own else letter)
        return tuple((level, tuple(letters)) for level, letters in sorted(found.items()))

    def _remarks(self, criterion: CriterionId) -> Iterator[str]:
        """Yield what the track cannot say: revisions, no evidence, a second round."""
        second = self.second(criterion)
        in_use = self.by_person(criterion)
        for each in self.opened(criterion):
            if each.revised and second != "held":
                yield f"{self.letter(each.person)} {self.moved(each)} revised"
        silent = [each for each in sorted(in_use, key=self.letter) if in_use[each] is None]
        if silent:
            without = " ".join(self.marked(each, self.letter(each)) for each in silent)
            yield f"{without}: {'no second rating' if second == 'held' else 'no evidence'}"
        if second != "none":
            yield f"second round {second}"

    def moved(self, opened: p.Opened) -> str:
        """Return a revision as `3→4`."""
        return f"{level_words(opened.initial)}{self.glyphs.to}{level_words(opened.current)}"

    def evidence(self, criterion: CriterionId) -> list[p.Evidence]:
        """Return the shareable observations on a criterion."""
        return [each for each in self.reading.all(p.Evidence) if each.criterion == criterion]

    def points(self, criterion: CriterionId) -> list[p.SharedPoint]:
        """Return the approved points on a criterion."""
        return [each for each in self.reading.all(p.SharedPoint) if each.criterion == criterion]

    def initial_mean(self, criterion: CriterionId) -> Fraction | None:
        """Return the mean of the sealed ratings, None where nobody rated: late ones were never sealed."""
        nameless = self.reading.get(p.Levels, f"Levels/{criterion}")
        if nameless is not None:
            return measure(nameless.initial).mean
        return measure(each.initial for each in self.opened(criterion) if not each.late).mean


def mean_words(mean: Fraction | None) -> str:
    """Return a mean for people to read."""
    return "none" if mean is None else display(mean)


def level_words(level: int | None) -> str:
    """Return a level in words."""
    return "no evidence" if level is None else str(level)
