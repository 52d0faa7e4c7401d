"""The table of visibility: which roles a maker serves, and that it asks whether its matter is open."""

import pytest

import cast
from eyes import made
from panelry.panel import Mode, Role, Standing
from panelry.visibility import (
    TABLE,
    Maker,
    class_of,
    own_picture,
    picture,
    public,
    shared_picture,
    summary,
    writing,
)
from panelry.visibility import opened as opening
from story import Story

ALL = {Role.FACILITATOR, Role.PANELIST, Role.OBSERVER, Role.COORDINATOR, Role.AUDITOR}
ROOM = {Role.FACILITATOR, Role.PANELIST, Role.OBSERVER}
EDITORS = {Role.FACILITATOR, Role.PANELIST}
EXPECTED: dict[Maker, set[Role]] = {
    public.heading: ALL,
    public.criteria: ALL,
    public.seats: ALL,
    public.openings: ALL,
    public.floor: ALL,
    public.verdict: ROOM | {Role.COORDINATOR},
    public.permission: ALL,
    opening.receipted: ROOM,
    opening.salts: ROOM,
    opening.evidence: ROOM,
    opening.ratings: ROOM,
    opening.talk: ROOM,
    opening.proposals: ROOM,
    opening.judgements: ROOM,
    opening.bare_points: {Role.COORDINATOR},
    opening.points: ROOM,
    summary.bare_draft: {Role.COORDINATOR},
    summary.draft: EDITORS,
    summary.rewording: EDITORS,
    writing.leases: EDITORS | {Role.COORDINATOR},
    writing.suggestions: EDITORS | {Role.COORDINATOR},
    summary.found: EDITORS | {Role.COORDINATOR},
    summary.on_file: {Role.FACILITATOR, Role.COORDINATOR},
    summary.bare_signatures: {Role.COORDINATOR, Role.AUDITOR},
    summary.signatures: ROOM,
    summary.sealed: ALL,
    summary.policy: ALL,
    summary.released: EDITORS | {Role.COORDINATOR},
    summary.page: {Role.FACILITATOR, Role.COORDINATOR},
}
NUMBERS: tuple[Maker, ...] = (
    opening.ratings,
    opening.talk,
    opening.proposals,
    opening.judgements,
    summary.draft,
)


def test_the_table_grants_what_is_spelled_out_here() -> None:
    """A row that is added or widened is noticed."""
    assert EXPECTED == {maker: set(roles) for maker, roles in TABLE}


def test_nobody_is_served_as_the_operator() -> None:
    """The operator's door shows no rating and no note."""
    assert Role.OPERATOR not in {role for _, roles in TABLE for role in roles}


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(
    "maker",
    [
        *NUMBERS,
        opening.salts,
        opening.evidence,
        opening.points,
        summary.rewording,
        summary.found,
        summary.released,
        summary.page,
    ],
)
def test_a_maker_makes_nothing_before_the_openings(maker: Maker, mode: Mode) -> None:
    """Whoever the table would send it to."""
    assert [] == made(maker, Story(mode).scored())


@pytest.mark.parametrize("maker", NUMBERS)
def test_a_maker_of_numbers_makes_nothing_between_the_openings(maker: Maker) -> None:
    """Although the evidence is open and the phase is the discussion."""
    assert [] == made(maker, Story().scored().opened())


@pytest.mark.parametrize("mode", [Mode.NUMBERS_FIRST, Mode.WITHOUT_NAMES])
@pytest.mark.parametrize("maker", [opening.ratings, opening.evidence, summary.draft])
def test_the_other_modes_open_evidence_and_numbers_together(maker: Maker, mode: Mode) -> None:
    """With the reveal."""
    assert made(maker, Story(mode).revealed())


def test_a_stranger_has_no_picture() -> None:
    """Asking for one is a fault of the caller."""
    with pytest.raises(KeyError):
        picture(Story().state, cast.STRANGER)


def test_the_class_of_a_viewer_is_the_roles_and_empty_for_the_recused() -> None:
    """So the recused share no picture with anybody who takes part."""
    state = Story().state
    assert {Role.FACILITATOR, Role.PANELIST} == class_of(state, cast.ANA)
    recused = state.with_person(cast.ANA, standing=Standing.RECUSED)
    assert frozenset() == class_of(recused, cast.ANA)
    assert {"Heading"} == set(shared_picture(recused, frozenset()))
    assert {f"Seat/{cast.ANA}"} == set(own_picture(recused, cast.ANA))


def test_a_picture_is_what_the_class_shares_and_what_is_ones_own() -> None:
    """The two never hold the same part."""
    state = Story().released().state
    for person in state.people:
        shared, own = shared_picture(state, class_of(state, person)), own_picture(state, person)
        assert set() == shared.keys() & own.keys()
        assert {**shared, **own} == picture(state, person)


def test_a_bare_maker_makes_the_same_parts_with_less_in_them() -> None:
    """So that a role of several shows the full one in its place."""
    story = Story().summary()
    pairs = ((summary.bare_draft, summary.draft), (opening.bare_points, opening.points))
    for bare, full in pairs:
        assert _keys(bare, story) == _keys(full, story) != []


def _keys(maker: Maker, story: Story) -> list[str]:
    return [each.key for each in made(maker, story)]
