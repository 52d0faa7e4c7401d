"""Which criteria foretold how people do: a correlation, its interval, and the plain word for too little."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import cast
from company import CARE, DESIGN, bytes_of, company, plain, with_event
from panelry.events import Stamp
from panelry.ids import CandidateId, LaterId, PersonId
from panelry.insight import (
    Finished,
    Foretold,
    Record,
    Round,
    Says,
    as_counted,
    chose_later,
    count_later,
    foretold,
    foretold_of,
    pooled_pieces,
    rating_pieces,
    records_of,
)
from panelry.insight.foretelling import as_told, one_decimal
from panelry.office import CandidateErased, LaterForgotten, LaterLevel, LaterRecorded, Office, evolve
from panelry.panel import OPERATOR
from panelry.parts import insight as p

NOW, UNTIL = cast.moment(0), "2028-11-21"


def files(
    ratings: Sequence[int], later: Sequence[int | None], group: str = ""
) -> tuple[list[Record], list[Record]]:
    """Return ratings of two panelists on one criterion, and later levels where there are any."""
    records = [
        Record(f"C{place}", name, DESIGN, level, group=group)
        for place, level in enumerate(ratings)
        for name in ("Ana", "Ben")
    ]
    levels = [
        Record(f"C{place}", "", DESIGN, level, Round.LATER, group=group)
        for place, level in enumerate(later)
        if level is not None
    ]
    return records, levels


def one(ratings: Sequence[int], later: Sequence[int | None]) -> Foretold:
    """Return what is foretold by the one criterion."""
    (found,) = foretold(*files(ratings, later))
    return found


def test_the_correlation_is_that_of_the_ranks_with_its_interval() -> None:
    """Worked out by hand: ten people, one swap of neighbours; Bonett and Wright's interval."""
    found = one(list(range(1, 11)), [2, 1, 3, 4, 5, 6, 7, 8, 9, 10])
    rho = 1 - 6 * 2 / (10 * 99)
    reach = 1.959964 * math.sqrt((1 + rho**2 / 2) / 7)
    assert (10, Says.YES) == (found.n, found.says)
    assert pytest.approx([rho, math.tanh(math.atanh(rho) - reach), math.tanh(math.atanh(rho) + reach)]) == [
        found.rho,
        found.low,
        found.high,
    ]


def test_ties_share_their_rank() -> None:
    """Worked out by hand, as distances from the middle rank."""
    found = one([2, 2, 4, 5, 5, 1], [3, 4, 3, 4, 5, 2])
    own, other = (-1, -1, 0.5, 2, 2, -2.5), (-1, 1, -1, 1, 2.5, -2.5)
    both = sum(a * b for a, b in zip(own, other, strict=True))
    assert pytest.approx(both / math.sqrt(sum(a * a for a in own) * sum(b * b for b in other))) == found.rho


@pytest.mark.parametrize(
    ("ratings", "later", "says"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4], Says.TOO_FEW),
        ([1, 2, 3, 4, 5], [1, 2, 3, 4, None], Says.TOO_FEW),
        ([3, 3, 3, 3, 3], [1, 2, 3, 4, 5], Says.ALL_ALIKE),
        ([1, 2, 3, 4, 5], [4, 4, 4, 4, 4], Says.ALL_ALIKE),
        ([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], Says.TOO_LITTLE),
        ([1, 2, 3, 4, 5] * 3, [1, 2, 3, 4, 5] * 3, Says.YES),
        ([1, 2, 3, 4, 5] * 3, [5, 4, 3, 2, 1] * 3, Says.REVERSED),
    ],
)
def test_what_can_be_said_is_one_plain_word(ratings: list[int], later: list[int | None], says: Says) -> None:
    """Below five nothing; what is all alike has no order; an interval that holds nought says too little."""
    found = one(ratings, later)
    assert says is found.says
    assert (found.rho is None) is (says in {Says.TOO_FEW, Says.ALL_ALIKE})


def test_a_perfect_order_of_five_gives_no_certainty() -> None:
    """One order in 120: the figure stays six parts short, and its interval nearly reaches nought."""
    found = one([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])
    assert pytest.approx(1 - 6 / 120) == found.rho
    assert found.low is not None
    assert 0 < found.low < 0.2


@pytest.mark.parametrize(("people", "says"), [(5, Says.TOO_LITTLE), (12, Says.TOO_LITTLE), (40, Says.YES)])
def test_one_person_apart_from_many_alike_says_little(people: int, says: Says) -> None:
    """That the one highest rated is the one at a higher level is luck in one of so many."""
    found = one([4] * (people - 1) + [5], [3] * (people - 1) + [4])
    assert (people, says) == (found.n, found.says)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=5, max_size=30))
def test_an_interval_holds_its_figure_and_the_reverse_scale_turns_it(pairs: list[tuple[int, int]]) -> None:
    """And nobody's place in the list matters."""
    ratings, levels = [own for own, _ in pairs], [other for _, other in pairs]
    found, turned = one(ratings, levels), one(ratings, [6 - each for each in levels])
    back = one(ratings[::-1], levels[::-1])
    if found.rho is None or found.low is None or found.high is None:
        assert Says.ALL_ALIKE is found.says
        return
    assert -1 <= found.low <= found.rho <= found.high <= 1
    assert pytest.approx([found.rho, found.low, found.high]) == [back.rho, back.low, back.high]
    assert turned.low is not None
    assert turned.high is not None
    assert pytest.approx([-found.rho, -found.high, -found.low]) == [turned.rho, turned.low, turned.high]


def test_a_group_of_fewer_than_five_candidates_takes_no_part() -> None:
    """Whatever is recorded there: with it and without it everything is the same."""
    records, later = files([1, 2, 3, 4, 5, 5], [1, 2, 3, 4, 5, 4], "Backend")
    more, extra = files([5, 4, 3, 2], [1, 1, 1, 1], "Tech lead")
    assert foretold(records, later) == foretold([*records, *more], [*later, *extra])
    assert () == foretold(more, extra)
    assert () == foretold(records, ())
    assert () == foretold(records, [replace(each, criterion=CARE) for each in later])


def test_no_evidence_is_no_later_level() -> None:
    """And a criterion that nobody of them was rated on is not told."""
    records, later = files([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])
    (found,) = foretold(records, [replace(later[0], rating=None), *later[1:]])
    assert 4 == found.n


def hired(people: int, levels: int = 1) -> tuple[Office, list[Finished]]:
    """Return a company of one position of twelve, of whom so many were hired, with later levels by turns."""
    state, found = company([plain("backend", 12), plain("lead", 4)])
    for place in range(people):
        state = told(state, f"backend-c{place}", 2 + place % 3 * levels, minute=place)
    return state, found


def told(state: Office, candidate: str, level: int, minute: int = 0, by: PersonId = OPERATOR) -> Office:
    """Return the office once somebody's later levels are on record."""
    levels = (LaterLevel(DESIGN, level), LaterLevel(CARE, 3))
    event = LaterRecorded(CandidateId(candidate), LaterId(f"l-{candidate}-{minute}"), UNTIL, levels)
    return evolve(state, event, Stamp(by, cast.moment(minute)))


def pooled(
    state: Office, found: list[Finished], at: str = NOW, person: PersonId = cast.HANA
) -> list[p.LaterTold]:
    """Return what a holder of pooled insight is told of later levels."""
    return asked(state, found, at, person)[1]


def asked(
    state: Office, found: list[Finished], at: str = NOW, person: PersonId = cast.HANA
) -> tuple[Office, list[p.LaterTold]]:
    """Return likewise, and the office once somebody asked."""
    records, chose = records_of(state, found), chose_later(state, person)
    for event in count_later(state, records, at):
        state = with_event(state, event)
    pieces = pooled_pieces(records, {}, as_counted(state, at), chose=chose)
    return state, [each for each in pieces if isinstance(each, p.LaterTold)]


def test_the_server_tells_later_levels_in_fives_and_all_together_alone() -> None:
    """Four more people change no byte; the fifth does; what is told is read again."""
    assert [] == pooled(*hired(4))
    five = pooled(*hired(5))
    assert [(DESIGN, 5), (CARE, 5)] == [(each.criterion, each.people) for each in five]
    assert None is five[1].correlation
    assert bytes_of(five) == bytes_of(pooled(*hired(9)))
    ten = pooled(*hired(10))
    assert {10} == {each.people for each in ten}
    design, care = foretold_of(ten)
    assert (10, Says.YES, Says.ALL_ALIKE) == (design.n, design.says, care.says)


def test_a_small_position_enters_no_figure_of_later_levels() -> None:
    """Neither by being there nor by what is recorded of its people."""
    state, found = hired(5)
    for place in range(4):
        state = told(state, f"lead-c{place}", 1, minute=20 + place)
    assert bytes_of(pooled(*hired(5))) == bytes_of(pooled(state, found))


def test_what_is_forgotten_erased_or_over_enters_no_figure() -> None:
    """The day ends it by itself."""
    state, found = hired(5)
    assert 2 == len(pooled(state, found))
    assert [] == pooled(state, found, at=f"{UNTIL}T00:00:00.000Z")
    first = CandidateId("backend-c0")
    assert [] == pooled(with_event(state, LaterForgotten(first)), found)
    assert [] == pooled(with_event(state, CandidateErased(first, "asked for")), found)


def test_later_levels_change_nothing_else_that_anybody_is_told() -> None:
    """Neither the pooled figures of criteria, nor a row of an export."""
    bare, (state, found) = hired(0), hired(10)
    state, _ = asked(state, found)
    told = pooled_pieces(records_of(state, found), {}, as_counted(state, NOW))
    pieces = [each for each in told if not isinstance(each, p.LaterTold)]
    assert list(pooled_pieces(records_of(*bare), {})) == pieces
    rows = [
        bytes_of(rating_pieces(records_of(*each), {}, lambda kind, what: f"{kind} {what}"))
        for each in (bare, (state, found))
    ]
    assert rows[0] == rows[1]


def test_nobody_is_named_beside_a_later_level() -> None:
    """Neither a candidate nor who recorded it."""
    said = bytes_of(pooled(*hired(10))).lower()
    assert [] == [name for name in (b"kit", b"backend-c", b"operator", b"ana") if name in said]


def test_a_withheld_figure_says_that_it_exists_and_why_it_is_not_told() -> None:
    """The number of people, and nothing else."""
    state, found = hired(4)
    pieces = pooled(told(state, "backend-c9", 5, minute=9, by=cast.GRACE), found, person=cast.GRACE)
    assert [p.LaterTold(each, 5, None, None, None, withheld=True) for each in (DESIGN, CARE)] == pieces
    assert {Says.WITHHELD} == {each.says for each in foretold_of(pieces)}


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=5, max_size=14))
def test_a_server_tells_one_decimal_and_an_interval_made_from_it_alone(pairs: list[tuple[int, int]]) -> None:
    """Whatever the levels are, the interval says no more than the decimal and the number of people."""
    found = as_told(DESIGN, len(pairs), one_decimal(pairs))
    if found.rho is None:
        assert Says.ALL_ALIKE is found.says
        return
    reach = 1.959964 * math.sqrt((1 + found.rho**2 / 2) / (found.n - 3))
    assert (round(found.rho, 1), True) == (found.rho, abs(found.rho) < 1)
    assert pytest.approx([math.tanh(math.atanh(found.rho) + side * reach) for side in (-1, 1)]) == [
        found.low,
        found.high,
    ]
