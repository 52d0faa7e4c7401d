"""A figure of later levels stays as told until five have joined, whoever chooses and whoever reads."""

import itertools
from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import strategies as st

import cast
from company import CARE, DESIGN, Panel, Position, bytes_of, company, plain, with_event
from core.test_insight_foretold import NOW, UNTIL, asked, hired, pooled, told
from panelry.events import Stamp
from panelry.ids import CandidateId, LaterId, PersonId
from panelry.insight import Finished, as_counted, chose_later, count_later, records_of
from panelry.insight.foretelling import one_decimal
from panelry.office import (
    CandidateErased,
    LaterCounted,
    LaterForgotten,
    LaterLevel,
    LaterRecorded,
    Office,
    evolve,
)
from panelry.panel import OPERATOR
from strategies import effort

ROUNDS = (
    (1, 2, 3, 4, 5),
    (5, 1, 2, 3, 4),
    (1, 5, 2, 4, 3),
    (2, 1, 5, 3, 4),
    (3, 4, 1, 5, 2),
    (4, 3, 5, 1, 2),
)
"""Later levels made up to ask what the panels rated."""
MOST = 12
OVER = f"{UNTIL}T00:00:00.000Z"


def panels(order: Sequence[int]) -> tuple[Office, list[Finished]]:
    """Return people of one position whom three panelists rated so on the first criterion."""
    ratings = tuple(Panel(dict.fromkeys(("Ana", "Ben", "Cleo"), (level, 3))) for level in order)
    return company([Position("backend", "Backend", ratings)])


def attack(order: Sequence[int], rounds: int, reader: PersonId) -> list[tuple[str | None, ...]]:
    """Return what a reader is told while one coordinator makes up later levels, round by round."""
    state, found = panels(order)
    heard: list[tuple[str | None, ...]] = []
    for number, levels in enumerate(ROUNDS[:rounds]):
        for place, level in enumerate(levels):
            state = told(state, f"backend-c{place}", level, number * 5 + place, cast.GRACE)
        state, pieces = asked(state, found, person=reader)
        (design,) = [each for each in pieces if each.criterion == DESIGN]
        heard.append((design.correlation, design.low, design.high))
    return heard


def orders_that_fit(true: Sequence[int], rounds: int, reader: PersonId) -> int:
    """Return how many orders of five people would have been answered just as the true one is."""
    heard = attack(true, rounds, reader)
    return sum(heard == attack(each, rounds, reader) for each in itertools.permutations(true))


def test_two_who_work_together_learn_no_more_in_six_rounds_than_in_one() -> None:
    """One makes up later levels, another reads: they have one decimal of five people, once."""
    true = (3, 1, 5, 2, 4)
    assert [orders_that_fit(true, 1, cast.HANA)] == [orders_that_fit(true, len(ROUNDS), cast.HANA)]


def test_who_chose_the_later_levels_learns_no_order_of_people_from_the_figures() -> None:
    """Six rounds of made-up levels leave every order as likely as before; that there is a figure is told."""
    assert 120 == orders_that_fit((3, 1, 5, 2, 4), len(ROUNDS), cast.GRACE)
    state = told(panels((1, 2, 3, 4, 5))[0], "backend-c0", 4, by=cast.GRACE)
    forgot = evolve(state, LaterForgotten(CandidateId("backend-c0")), Stamp(cast.IVO, NOW))
    again = told(forgot, "backend-c0", 5, by=OPERATOR)
    people = (cast.GRACE, cast.IVO, OPERATOR, cast.HANA)
    assert [True, False, False, False] == [chose_later(state, each) for each in people]
    assert [True, True, True, False] == [chose_later(again, each) for each in people]


Act = tuple[str, int, int]
acts = st.lists(
    st.tuples(
        st.sampled_from(["record", "record", "record", "forget", "erase", "read", "read"]),
        st.integers(0, MOST - 1),
        st.integers(1, 5),
    ),
    min_size=25,
    max_size=90,
)
rated = st.lists(st.integers(1, 5), min_size=MOST, max_size=MOST)


class Fives:
    """Who knows every rating, and answers of five new people at a time, of each with one later level."""

    def __init__(self, ratings: Sequence[int]) -> None:
        self.ratings = ratings
        self.levels: dict[int, int] = {}

    def tell(self, group: dict[int, int]) -> float | None:
        """Return the one decimal of a group, by place and later level."""
        new = {place: level for place, level in group.items() if place not in self.levels}
        assert (0, True) == (len(new) % 5, bool(new))
        assert {**self.levels, **group} == {**group, **self.levels}
        self.levels.update(new)
        return one_decimal([(float(self.ratings[place]), level) for place, level in group.items()])


def foreseen(ratings: Sequence[int], strategy: Sequence[Act]) -> list[tuple[int, float | None] | None]:
    """Return what readers are told, by somebody who sees the acts and asks `Fives` alone of the ratings."""
    fives, heard = Fives(ratings), list[tuple[int, float | None] | None]()
    standing: dict[int, int] = {}
    changed: set[int] = set()
    gone: set[int] = set()
    order: dict[int, None] = {}
    figure: tuple[int, float | None] | None = None
    for what, place, level in strategy:
        if what == "record" and place not in gone:
            standing[place] = level
            order.setdefault(place)
            changed |= {place} & fives.levels.keys()
        elif what == "record":
            continue
        elif what in {"forget", "erase"}:
            standing.pop(place, None)
            gone |= {place} if what == "erase" else set()
        else:
            new = [each for each in order if each in standing and each not in fives.levels]
            if len(new) >= 5:
                joined = new[: len(new) // 5 * 5]
                kept = fives.levels.keys() - changed
                group = {
                    each: standing[each] for each in order if each in standing and each in {*kept, *joined}
                }
                figure = len(group), fives.tell(group)
            heard.append(figure)
    return heard


def played(ratings: Sequence[int], strategy: Sequence[Act]) -> list[tuple[int, float | None] | None]:
    """Return what a reader is told of the first criterion while others record, forget and erase."""
    state, found = panels(ratings)
    heard = list[tuple[int, float | None] | None]()
    for minute, (what, place, level) in enumerate(strategy):
        candidate = CandidateId(f"backend-c{place}")
        if what == "record" and not state.candidates[candidate].erased:
            state = told(state, candidate, level, minute, cast.GRACE)
        elif what == "forget" and candidate in state.later:
            state = with_event(state, LaterForgotten(candidate))
        elif what == "erase":
            state = with_event(state, CandidateErased(candidate, "asked for"))
        elif what == "read":
            state, _ = asked(state, found)
            design = [(each.n, each.rho) for each in as_counted(state, NOW) if each.criterion == DESIGN]
            heard.append(design[0] if design else None)
    return heard


@effort(40)
@given(rated, acts)
def test_whoever_chooses_and_whoever_reads_learn_what_groups_of_five_tell(
    ratings: list[int], strategy: list[Act]
) -> None:
    """Every answer is worked out without a rating, but for one decimal at each five people who are new."""
    assert foreseen(ratings, strategy) == played(ratings, strategy)


def test_a_figure_stays_as_told_whatever_happens_to_its_people() -> None:
    """A correction, an end and an erasure change no byte, nor do four more people."""
    state, told_first = asked(*hired(5))
    found = hired(5)[1]
    first, second, third = (CandidateId(f"backend-c{place}") for place in range(3))
    state = told(state, first, 5, minute=50)
    state = with_event(with_event(state, LaterForgotten(second)), CandidateErased(third, "asked for"))
    for place in range(5, 9):
        state = told(state, f"backend-c{place}", 1, minute=60 + place)
    again = pooled(state, found)
    assert (5, bytes_of(told_first)) == (again[0].people, bytes_of(again))


def test_five_more_people_make_a_new_figure_without_those_who_changed() -> None:
    """Whose record was replaced, ended or erased since is not asked of again."""
    state, _ = asked(*hired(5))
    found = hired(5)[1]
    state = told(state, "backend-c0", 5, minute=50)
    state = with_event(state, LaterForgotten(CandidateId("backend-c1")))
    for place in range(5, 10):
        state = told(state, f"backend-c{place}", 1 + place % 5, minute=60 + place)
    state, pieces = asked(state, found)
    assert {8} == {each.people for each in pieces}
    assert () == count_later(state, records_of(state, found), NOW)


def test_a_figure_is_told_until_the_last_of_its_levels_would_be_forgotten() -> None:
    """Then it is over, whether five more came or not."""
    state, found = hired(4)
    levels = (LaterLevel(DESIGN, 5),)
    long = LaterRecorded(CandidateId("backend-c4"), LaterId("long"), "2029-01-01", levels)
    state, pieces = asked(evolve(state, long, Stamp(OPERATOR, NOW)), found)
    assert [DESIGN] == [each.criterion for each in pieces]
    assert pieces == pooled(state, found, at=OVER)
    assert [] == pooled(state, found, at="2029-01-01T00:00:00.000Z")


def test_who_was_not_rated_or_has_no_level_on_a_criterion_joins_nothing() -> None:
    """Four of a small position and one without the criterion leave four."""
    state, found = company([plain("backend", 12), plain("lead", 4)])
    for place in range(4):
        state = told(told(state, f"backend-c{place}", 2 + place, minute=place), f"lead-c{place}", 2, place)
    bare = LaterRecorded(CandidateId("backend-c5"), LaterId("bare"), UNTIL, (LaterLevel("Courage", 3),))
    state = evolve(state, bare, Stamp(OPERATOR, NOW))
    assert () == count_later(state, records_of(state, found), NOW)
    (design, care) = count_later(told(state, "backend-c6", 5, 9), records_of(state, found), NOW)
    assert (5, DESIGN, CARE) == (design.n, design.criterion, care.criterion)
    assert (5, None) == (len({*care.people}), care.correlation)


def test_a_figure_on_record_is_told_after_a_restart() -> None:
    """The record alone brings it back, without a level."""
    state, found = hired(5)
    events = count_later(state, records_of(state, found), NOW)
    bare = Office()
    for event in events:
        bare = with_event(bare, msgspec.json.decode(msgspec.json.encode(event), type=LaterCounted))
    assert as_counted(asked(state, found)[0], NOW) == as_counted(bare, NOW)
