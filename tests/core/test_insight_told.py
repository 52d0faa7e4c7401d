"""What insight reads of debriefs that are over, and what it tells whom: pooled, one's own, without names."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import cast
from company import CARE, DESIGN, Panel, Position, bytes_of, company, held, over, own_seats, plain, with_event
from panelry import commands as c
from panelry.ids import CandidateId, DebriefId, PersonId, PositionId
from panelry.insight import (
    OWN,
    Finished,
    Round,
    Shown,
    finished,
    own_pieces,
    pooled_pieces,
    rater_of,
    rating_pieces,
    records_of,
    taught_of,
)
from panelry.office import CandidateErased, DebriefErased, DebriefListed, Office
from panelry.panel import Outcome
from panelry.parts import insight as p
from story import LEVELS, Story


def alias(kind: str, what: str) -> str:
    """Return a pseudonym as a test reads it."""
    return f"{kind}:{what}"


def pooled(state: Office, found: list[Finished]) -> tuple[p.Told, ...]:
    """Return what a holder of pooled insight is told."""
    titles = {str(key): each.title for key, each in state.positions.items()}
    return tuple(pooled_pieces(records_of(state, found), titles))


def exported(state: Office, found: list[Finished]) -> tuple[p.Told, ...]:
    """Return what an analyst is told."""
    titles = {str(key): each.title for key, each in state.positions.items()}
    return tuple(rating_pieces(records_of(state, found), titles, alias))


def own(state: Office, found: list[Finished], name: str) -> p.CalibrationTold:
    """Return what somebody is told of themselves."""
    (piece,) = own_pieces(records_of(state, found, own_seats(found, name)))
    assert isinstance(piece, p.CalibrationTold)
    return piece


def test_a_debrief_is_read_once_it_is_revealed_and_has_its_outcome() -> None:
    """Neither while it is blind, nor with its evidence open, nor before the outcome."""
    for early in (Story().scored(), Story().scored().opened(), Story().revealed(), Story().settled()):
        assert finished(early.state) is None
    late = Story().decided().state
    found = finished(late)
    assert found is not None
    assert set(cast.PANEL) == set(found.names)
    assert found.at == next(each.at for each in late.acts if each.kind == "Revealed")


def second_round() -> Story:
    """Return a story in which Ben revised a rating and a second round on the code is open."""
    story = Story().revealed().when(cast.BEN, c.Revise(cast.DESIGN, 3, "Ana's example"))
    story.when(cast.ANA, c.OpenSecondRound(cast.CODE))
    for person in cast.PANEL:
        story.when(person, c.RateAgain(cast.CODE, 4))
    return story


def test_every_round_is_read_as_what_it_is() -> None:
    """Initial ratings as they were sealed, a revised one beside it, a second round, the agreed level."""
    story = second_round().when(cast.ANA, c.CloseSecondRound(cast.CODE))
    for criterion in cast.CRITERIA:
        story.agreed(criterion, 3)
    story.when(cast.ANA, c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE, (cast.DESIGN,)))
    found = finished(story.state)
    assert found is not None
    title = {each.id: each.title for each in cast.RUBRIC.criteria}
    sealed = {
        (title[criterion], Round.INITIAL, level)
        for criterion, level in zip(cast.CRITERIA, LEVELS[cast.BEN], strict=True)
    }
    ben = {(each.criterion, each.round, each.level) for each in found.given if each.person == cast.BEN}
    later = {(title[cast.DESIGN], Round.REVISED, 3), (title[cast.CODE], Round.SECOND, 4)}
    assert sealed | later == ben
    agreed = [(each.person, each.level) for each in found.given if each.round is Round.AGREED]
    assert [(PersonId(""), 3)] * len(cast.CRITERIA) == agreed


def test_a_second_round_that_is_sealed_is_not_read_and_neither_is_a_late_scorecard() -> None:
    """Whatever a record says of the outcome: what is sealed stays sealed."""
    state = replace(second_round().state, outcome=Outcome.HOLD)
    found = finished(state)
    assert found is not None
    assert Round.SECOND not in {each.round for each in found.given}
    found = finished(state.with_card(cast.BEN, late=True))
    assert found is not None
    assert cast.BEN not in {*found.names, *(each.person for each in found.given)}
    found = finished(state.with_card(cast.BEN, ratings={}, revisions={}))
    assert found is not None
    assert (True, False) == (cast.BEN in found.names, cast.BEN in {each.person for each in found.given})


def test_criteria_of_another_scale_are_apart() -> None:
    """A 4 of 4 is no 4 of 5."""
    state = Story().decided().state
    found = finished(replace(state, rubric=replace(state.rubric, scale=4)))
    assert found is not None
    assert {f"{each.title} (1–4)" for each in cast.RUBRIC.criteria} == {
        each.criterion for each in found.given
    }


def test_pooled_figures_are_those_of_positions_of_five() -> None:
    """All together first, then each; nobody is named, and what is told can be read again."""
    staff = plain("staff", 5, ("dara", "eli", "fay"))
    state, found = company([plain("backend", 6), staff, plain("lead", 4)])
    told = pooled(state, found)
    panel, together, *_ = told
    assert p.PanelTold(66, 11, 6, 2, (), ("2026-11", "2026-11")) == panel
    assert p.GroupTold("", 11, 6, 66) == together
    taught = taught_of(told)
    assert ["Backend", "Staff"] == [each.name for each in taught.groups]
    assert [(DESIGN, 6), (CARE, 6)] == [(each.criterion, each.assessed) for each in taught.groups[0].lessons]
    assert taught.groups[0].lessons[0].gap == 1
    for name in (b"ana", b"dara", b"kit"):
        assert name not in bytes_of(told).lower()


def test_a_second_round_is_told_with_its_gaps() -> None:
    """Pairs of whole numbers, and read again as fractions."""
    state, found = company([plain("backend", 5)])

    def again(each: Finished) -> Finished:
        second = [replace(one, round=Round.SECOND, level=3) for one in each.given if one.person]
        return replace(each, given=(*each.given, *second))

    moved = taught_of(pooled(state, list(map(again, found)))).together.lessons[0].moved
    assert moved is not None
    assert (5, Fraction(1), Fraction(0)) == (moved.n, moved.sealed, moved.second)


def test_nothing_to_tell_is_told_as_nothing() -> None:
    """An office without a debrief that is over, and pieces that tell no group."""
    state, found = company([])
    panel, together = pooled(state, found)
    assert (p.PanelTold(0, 0, 0, 0, (), None), p.GroupTold("", 0, 0, 0)) == (panel, together)
    assert not taught_of([panel]).together.shown
    assert p.CalibrationTold(0, 0, None, None, "no", ()) == own(state, found, "ana")


def test_positions_of_one_title_are_told_apart() -> None:
    """A position that was opened again under its old title; one without a title says so."""
    again = replace(plain("backend-2", 5), title="Backend")
    state, found = company([plain("backend", 5), again])
    assert ["Backend", "Backend (2)"] == [each.name for each in taught_of(pooled(state, found)).groups]
    loose = replace(state, belongs={each: (PositionId(""), CandidateId("")) for each in state.belongs})
    (row, *_) = exported(loose, found)
    assert isinstance(row, p.RatingTold)
    assert "no position" == row.position


def test_panels_of_other_sizes_are_told_where_panelists_can_be_compared() -> None:
    """From ten shared candidates on; two groups that nothing links have no such figure."""
    state, found = company([plain("backend", 12)])
    panel = pooled(state, found)[0]
    assert isinstance(panel, p.PanelTold)
    assert 1 <= len(panel.shares)
    panel = pooled(*company([plain("backend", 12), plain("staff", 12, ("dara", "eli", "fay"))]))[0]
    assert isinstance(panel, p.PanelTold)
    assert () == panel.shares


def test_somebody_is_told_their_own_calibration_and_of_nobody_else() -> None:
    """Chen rates a point above Ana and Ben; those whom no candidate links with Chen do not count."""
    state, found = company([plain("backend", 12), plain("staff", 12, ("dara", "eli"))])
    told = own(state, found, "chen")
    rater, drift = rater_of(told, "you")
    assert ("you", 24, 12, Shown.YES) == (rater.panelist, rater.n, rater.shared_candidates, rater.shown)
    assert rater.effect is not None
    assert 0 < rater.effect < 1
    assert () == drift.windows
    assert not any(name in bytes_of([told]) for name in (b"ana", b"ben", b"chen", b"dara"))
    windows = own(*company([plain("backend", 20)]), "chen").windows
    assert [20, 20] == [n for n, _, _ in windows]


def test_seats_that_were_not_shown_to_be_theirs_are_somebody_else() -> None:
    """A name alone opens nothing: of Chen's seats the shown ones count, the others are a colleague's."""
    state, found = company([plain("backend", 8)])
    shown = frozenset(each for each in own_seats(found, "chen") if each[0] != DebriefId("backend-d0"))
    (told,) = own_pieces(records_of(state, found, shown))
    assert isinstance(told, p.CalibrationTold)
    assert (14, 7) == (told.ratings, told.shared)


def test_too_few_shared_candidates_tell_nothing_but_their_number() -> None:
    """A panelist who rated in four debriefs of a large position; somebody who rated alone; nobody."""
    backend = plain("backend", 8)
    panels = tuple(
        replace(each, ratings={**each.ratings, **({"fay": (1, 1)} if place < 4 else {})})
        for place, each in enumerate(backend.panels)
    )
    state, found = company([replace(backend, panels=panels)])
    assert p.CalibrationTold(8, 4, None, None, "no", ()) == own(state, found, "fay")
    assert p.CalibrationTold(0, 0, None, None, "no", ()) == own(state, found, "gus")


def test_panelists_whom_criteria_part_are_not_compared() -> None:
    """The reason would name others, so it is not told."""
    one = Panel({"ana": (3, None), "ben": (4, None), "chen": (None, 2), "dara": (None, 4)})
    state, found = company([Position("backend", "Backend", (one,) * 6)])
    assert p.CalibrationTold(0, 0, None, None, "no", ()) == own(state, found, "ana")


def test_ratings_leave_without_names() -> None:
    """A row for each, people by pseudonyms that stay the same, no evidence as nothing, and the month."""
    state, found = company([plain("backend", 5, ("ana", "ben"))])
    rows = exported(state, found)
    assert 30 == len(rows)
    first = p.RatingTold(
        "Backend", "candidate:backend backend-c0", "panelist:name ana", CARE, 3, "initial", "2026-11"
    )
    assert first == rows[1]
    agreed = [each for each in rows if isinstance(each, p.RatingTold) and each.round == "agreed"]
    assert [""] * 10 == [each.panelist for each in agreed]
    bare = [replace(each, at=None) for each in records_of(state, found)]
    assert {""} == {each.month for each in rating_pieces(bare, {}, alias) if isinstance(each, p.RatingTold)}


def test_rows_tell_no_day_and_their_order_no_sequence() -> None:
    """Whichever debrief opened first, the rows are the same; pseudonyms order them."""
    state, found = company([plain("backend", 6), plain("staff", 6)])
    moved = [replace(each, at=cast.moment(60 * place)) for place, each in enumerate(reversed(found))]
    assert exported(state, found) == exported(state, moved)


def test_a_month_of_fewer_than_five_is_not_told() -> None:
    """Nor does the month of another position make it large."""
    state, found = company([plain("backend", 9), plain("staff", 5)])
    early = {DebriefId(f"backend-d{place}") for place in range(4)}
    at = "2026-10-30T09:00:00.000Z"
    rows = exported(state, [replace(each, at=at) if each.debrief in early else each for each in found])
    months = {(each.position, each.month) for each in rows if isinstance(each, p.RatingTold)}
    assert {("Backend", ""), ("Backend", "2026-11"), ("Staff", "2026-11")} == months


@pytest.mark.parametrize(("names", "told"), [(("ana",), 0), (("ana", "ben"), 0), (("ana", "ben", "chen"), 5)])
def test_pooled_figures_need_three_panelists(names: tuple[str, ...], told: int) -> None:
    """Else they would be one person's ratings, or the other's to whoever is one of two."""
    assert told == taught_of(pooled(*company([plain("backend", 5, names)]))).together.candidates


def test_somebody_without_evidence_is_no_third_panelist() -> None:
    """Only who gave a level is counted."""
    panel = Panel({"ana": (3, 2), "ben": (4, 2), "chen": (None, 3)})
    told = taught_of(pooled(*company([Position("backend", "Backend", (panel,) * 5)])))
    assert [CARE] == [each.criterion for each in told.together.lessons]


def test_whatever_two_panelists_rated_changes_no_pooled_byte() -> None:
    """Neither a position of theirs nor a second round that only two took part in."""
    backend, pair = plain("backend", 6), plain("staff", 6, ("dara", "eli"))
    alone = bytes_of(pooled(*company([backend])))
    assert alone == bytes_of(pooled(*company([backend, pair])))
    state, found = company([backend])

    def again(each: Finished) -> Finished:
        two = [one for one in each.given if str(one.person).endswith(("ana", "ben"))]
        return replace(each, given=(*each.given, *(replace(one, round=Round.SECOND) for one in two)))

    assert alone == bytes_of(pooled(state, list(map(again, found))))


def test_nothing_is_told_of_whoever_was_erased() -> None:
    """Neither of an erased candidate nor of an erased debrief; five who remain are told as five."""
    state, found = company([plain("backend", 7)])
    state = with_event(state, CandidateErased(CandidateId("backend-c0"), "asked for"))
    state = with_event(state, DebriefErased(DebriefId("backend-d1"), "asked for"))
    assert 5 == taught_of(pooled(state, found)).together.candidates


def test_a_legal_hold_moves_nobody_in_or_out() -> None:
    """It can be placed and lifted at will: two answers would tell one candidate's ratings."""
    state, found = company([plain("backend", 6)])
    after = held(state, "backend-c2")
    assert pooled(state, found) == pooled(after, found)
    assert exported(state, found) == exported(after, found)
    assert own(state, found, "ana") == own(after, found, "ana")


def test_somebody_with_two_debriefs_for_a_position_is_one_candidate() -> None:
    """The last that is over counts: four people and one of them twice are too few to be shown."""
    state, found = company([plain("backend", 4)])
    debrief = DebriefId("again")
    state = with_event(state, DebriefListed(debrief, PositionId("backend"), CandidateId("backend-c0")))
    found.append(over(debrief, plain("backend", 1).panels[0]))
    assert 0 == taught_of(pooled(state, found)).together.candidates
    assert "again" in {each.debrief for each in found}


def test_a_round_that_few_candidates_had_changes_no_figure() -> None:
    """Else all together less the other positions would tell it: four agreed ratings are nobody's to see."""
    with_agreed = plain("backend", 6)
    few = replace(
        with_agreed,
        panels=tuple(
            each if place < 4 else replace(each, agreed=None) for place, each in enumerate(with_agreed.panels)
        ),
    )
    none = replace(with_agreed, panels=tuple(replace(each, agreed=None) for each in with_agreed.panels))
    staff = plain("staff", 6)
    assert bytes_of(pooled(*company([none, staff]))) == bytes_of(pooled(*company([few, staff])))


LEVEL = st.none() | st.integers(1, 5)
PANELS = st.builds(
    Panel,
    st.dictionaries(st.sampled_from(("ana", "ben", "chen", "fay")), st.tuples(LEVEL, LEVEL), min_size=1),
    st.none() | st.tuples(st.integers(1, 5), st.integers(1, 5)),
)
SMALL = st.lists(
    st.builds(
        Position,
        st.uuids().map(lambda each: f"p{each.hex}"),
        st.sampled_from(("Backend", "Staff", "Lead", "Tech lead")),
        st.lists(PANELS, max_size=4).map(tuple),
    ),
    max_size=3,
)


@given(small=SMALL, other=SMALL, first=st.booleans())
def test_a_position_below_five_changes_no_byte_outside_it(
    small: list[Position], other: list[Position], *, first: bool
) -> None:
    """Added, removed, renamed or rated otherwise: pooled figures, own calibration and rows are the same."""
    large = [plain("backend", 6), plain("staff", 12, ("chen", "dara"))]

    def told(beside: list[Position]) -> tuple[bytes, bytes, bytes]:
        state, found = company([*beside, *large] if first else [*large, *beside])
        return (
            bytes_of(pooled(state, found)),
            bytes_of([own(state, found, "chen")]),
            bytes_of(exported(state, found)),
        )

    assert told([]) == told(small) == told(other)


@pytest.mark.parametrize("candidates", [4, 5])
def test_five_candidates_are_what_it_takes(candidates: int) -> None:
    """The property above could hold because nothing is ever told: here is where it begins."""
    told = pooled(*company([plain("backend", candidates)]))
    assert (candidates == 5) is taught_of(told).together.shown
    assert OWN == "own"
