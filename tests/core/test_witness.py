"""The witness: a terminal finds out when what opens is not what was sealed, and says what it cannot know."""

from collections.abc import Callable, Mapping

import pytest
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry import parts as p
from panelry.ids import ObservationId, PersonId
from panelry.panel import Confidence, Mode, Recommendation, Role
from panelry.points import Kind
from panelry.sync.witness import Checked, Fault, Memory, Wrong, basis, check, remember
from story import Story

DESIGN = f"rating/{cast.DESIGN}"
Swap = Callable[[dict[str, p.Sight]], None]


class Watcher:
    """A terminal that looks at a story now and then."""

    def __init__(self, story: Story, viewer: PersonId = cast.CHEN) -> None:
        self.story = story
        self.viewer = viewer
        self.memory: Memory = {}

    def looks(self, *swaps: Swap) -> Checked | None:
        """Take the present picture in, as a server with some swaps sends it, and check it."""
        picture = dict(self.story.sees(self.viewer))
        for swap in swaps:
            swap(picture)
        self.memory = remember(self.memory, picture)
        return check(self.memory, picture, cast.DEBRIEF, self.viewer)


def scored(mode: Mode = Mode.EVIDENCE_FIRST) -> Story:
    """Return a debrief in which everybody has handed in; Ben wrote, and recommends something."""
    story = Story(mode).scoring().writes(cast.BEN)
    story.when(cast.BEN, c.Recommend(Recommendation.NO), c.GiveConfidence(Confidence.HIGH))
    for person in cast.PANEL:
        story.rates(person).when(person, c.Submit())
    return story


def watched(mode: Mode = Mode.EVIDENCE_FIRST, viewer: PersonId = cast.CHEN) -> Watcher:
    """Return a terminal that saw all receipts of a debrief, which is then revealed."""
    watcher = Watcher(scored(mode), viewer)
    assert watcher.looks() is None
    watcher.story.revealed()
    return watcher


def overall(story: Story) -> Story:
    """Park everything and open the recommendations."""
    for criterion in cast.CRITERIA:
        story.when(cast.ANA, c.Park(criterion))
    return story.when(cast.ANA, c.OpenOverall())


def put(key: str, **changes: object) -> Swap:
    """Return the swap that changes fields of a part."""

    def swap(picture: dict[str, p.Sight]) -> None:
        picture[key] = replace(picture[key], **changes)

    return swap


def drop(key: str) -> Swap:
    """Return the swap that leaves a part out."""

    def swap(picture: dict[str, p.Sight]) -> None:
        del picture[key]

    return swap


def salted(person: PersonId, field: str, salt: str | None) -> Swap:
    """Return the swap that opens a field with another salt, or with none."""

    def swap(picture: dict[str, p.Sight]) -> None:
        part = picture[f"Salts/{person}"]
        assert isinstance(part, p.Salts)
        given = {key: each for key, each in part.salts.items() if key != field}
        picture[part.key] = replace(part, salts=given if salt is None else {**given, field: salt})

    return swap


# all is well


@pytest.mark.parametrize("viewer", [cast.ANA, cast.BEN, cast.ELI, cast.FAY])
def test_all_that_opens_is_what_was_sealed(viewer: PersonId) -> None:
    """Twelve ratings, no evidence among them, and as many lists of observations."""
    watcher = watched(viewer=viewer)
    assert Checked(ratings=12, others=12) == watcher.looks()
    overall(watcher.story)
    assert Checked(ratings=12, others=16) == watcher.looks()


def test_observations_are_checked_when_the_evidence_opens() -> None:
    """Before any rating is."""
    watcher = Watcher(scored())
    watcher.looks()
    watcher.story.opened()
    assert Checked(ratings=0, others=12) == watcher.looks()


def test_revisions_second_rounds_and_absence_change_nothing() -> None:
    """The initial ratings are the ones that were sealed."""
    watcher = watched()
    story = watcher.story.when(cast.BEN, c.Revise(cast.CODE, 1, "heard more"))
    story.when(cast.ANA, c.OpenSecondRound(cast.CODE)).when(cast.BEN, c.RateAgain(cast.CODE, 2))
    story.when(cast.ANA, c.CloseSecondRound(cast.CODE), c.MarkAbsent(cast.DARA))
    assert Checked(ratings=12, others=12) == watcher.looks()


def test_a_terminal_that_comes_back_after_the_reveal_still_knows_what_it_saw() -> None:
    """The picture is new, the memory is not."""
    watcher = watched()
    again = Watcher(watcher.story)
    again.memory = watcher.memory
    assert Checked(ratings=12, others=12) == again.looks()


def test_a_reopened_scorecard_is_checked_by_its_last_receipt() -> None:
    """With the rating that was changed meanwhile."""
    watcher = Watcher(scored())
    watcher.looks()
    watcher.story.when(cast.BEN, c.Reopen())
    watcher.looks()
    watcher.story.when(cast.BEN, c.Rate(cast.CODE, 1), c.Submit())
    watcher.looks()
    watcher.story.revealed()
    assert Checked(ratings=12, others=12) == watcher.looks()


def test_one_who_reopened_and_is_missing_at_the_reveal_is_no_fault() -> None:
    """The record says that the scorecard was taken back."""
    watcher = Watcher(scored())
    watcher.looks()
    watcher.story.when(cast.BEN, c.Reopen()).revealed(missing=1)
    assert Checked(ratings=9, others=9) == watcher.looks()


def test_a_recused_panelist_counts_nowhere() -> None:
    """Neither as matching nor as missing."""
    watcher = Watcher(scored())
    watcher.looks()
    watcher.story.when(cast.BEN, c.DeclareConflict(cast.BEN, "a friend")).revealed()
    assert Checked(ratings=9, others=9) == watcher.looks()


# what cannot be known


def test_a_terminal_that_was_never_there_before_the_reveal_says_so() -> None:
    """It has the commitments, and they prove nothing any more."""
    watcher = Watcher(scored().revealed())
    assert Checked(unseen=cast.PANEL) == watcher.looks()


def test_a_hand_in_while_the_terminal_was_away_is_not_checked() -> None:
    """That of one who was late in scoring, or who took the scorecard back."""
    watcher = Watcher(scored())
    watcher.looks()
    watcher.story.when(cast.BEN, c.Reopen(), c.Rate(cast.CODE, 1), c.Submit()).revealed()
    assert Checked(ratings=9, others=9, unseen=(cast.BEN,)) == watcher.looks()


def test_what_is_still_sealed_when_a_terminal_comes_can_be_checked_later() -> None:
    """After the evidence ratings, after the ratings recommendations."""
    watcher = Watcher(scored().opened())
    watcher.looks()
    watcher.story.when(cast.ANA, c.Reveal())
    assert Checked(ratings=12, unseen=cast.PANEL) == watcher.looks()


def test_a_scorecard_after_the_reveal_was_never_sealed_but_for_its_judgement() -> None:
    """It counts as late, not as something this terminal missed."""
    watcher = watched()
    watcher.story.when(cast.ANA, cast.seat(cast.IVO)).rates(cast.IVO).when(cast.IVO, c.Submit())
    assert Checked(ratings=12, others=12, late=(cast.IVO,)) == watcher.looks()
    overall(watcher.story)
    assert Checked(ratings=12, others=17, late=(cast.IVO,)) == watcher.looks()


@pytest.mark.parametrize("viewer", [cast.GRACE, cast.HANA])
def test_the_office_has_nothing_to_check(viewer: PersonId) -> None:
    """It is shown no rating."""
    assert watched(viewer=viewer).looks() is None


def test_a_recused_viewer_and_an_empty_picture_have_nothing_to_check() -> None:
    """Nor somebody without a seat."""
    watcher = Watcher(scored().when(cast.CHEN, c.DeclareConflict(cast.CHEN, "a friend")).revealed())
    assert watcher.looks() is None
    assert check({}, {}, cast.DEBRIEF, cast.CHEN) is None
    assert check({}, {"Heading": Story().sees(cast.ANA)["Heading"]}, cast.DEBRIEF, cast.STRANGER) is None
    assert check({}, {"Seat/ana": Story().sees(cast.ANA)["Seat/ana"]}, cast.DEBRIEF, cast.ANA) is None
    no_openings = {key: each for key, each in Story().revealed().sees(cast.ANA).items() if key != "Openings"}
    assert check({}, no_openings, cast.DEBRIEF, cast.ANA) is None


# a server that cheats


PLANTED: Mapping[str, tuple[Swap, Fault]] = {
    "an opened rating is another": (
        put("Opened/design/ben", initial=5, current=5),
        Fault(cast.BEN, DESIGN, Wrong.CHANGED),
    ),
    "no evidence becomes a level": (
        put("Opened/code/chen", initial=1),
        Fault(cast.CHEN, "rating/code", Wrong.CHANGED),
    ),
    "an opened rating is dropped": (drop("Opened/design/ben"), Fault(cast.BEN, DESIGN, Wrong.MISSING)),
    "an opening has another salt": (
        salted(cast.BEN, DESIGN, "00" * 32),
        Fault(cast.BEN, DESIGN, Wrong.CHANGED),
    ),
    "an opening has a salt that is none": (
        salted(cast.BEN, DESIGN, "salt"),
        Fault(cast.BEN, DESIGN, Wrong.CHANGED),
    ),
    "an opening has no salt": (salted(cast.BEN, DESIGN, None), Fault(cast.BEN, DESIGN, Wrong.MISSING)),
    "an observation says something else": (
        put("Evidence/design/ben/001", text="Never mentioned replay"),
        Fault(cast.BEN, "evidence/design", Wrong.CHANGED),
    ),
    "an observation is dropped": (
        drop("Evidence/design/ben/001"),
        Fault(cast.BEN, "evidence/design", Wrong.CHANGED),
    ),
    "a scorecard is said not to be handed in": (
        put("Seat/ben", submitted=None),
        Fault(cast.BEN, "", Wrong.MISSING),
    ),
    "a panelist is said to observe": (
        put("Seat/ben", roles=(Role.OBSERVER,)),
        Fault(cast.BEN, "", Wrong.MISSING),
    ),
    "a panelist has no seat": (drop("Seat/ben"), Fault(cast.BEN, "", Wrong.MISSING)),
    "a receipt was exchanged": (
        put("Receipt/ben", commitments={DESIGN: "0" * 64}),
        Fault(cast.BEN, "", Wrong.SWAPPED),
    ),
    "a receipt of another hand-in": (
        put("Receipt/ben", submitted="2026-11-22T11:00:00.000Z", commitments={}),
        Fault(cast.BEN, "", Wrong.SWAPPED),
    ),
    "a recommendation is another": (
        put("Judgement/ben", recommendation=Recommendation.YES),
        Fault(cast.BEN, "judgement", Wrong.CHANGED),
    ),
    "a recommendation is dropped": (drop("Judgement/ben"), Fault(cast.BEN, "judgement", Wrong.MISSING)),
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_terminal_finds_what_a_server_swapped(what: str) -> None:
    """It names whose and what, and the rest still matches."""
    swap, fault = PLANTED[what]
    watcher = watched()
    overall(watcher.story)
    found = watcher.looks(swap)
    assert found is not None
    assert (fault,) == found.faults
    assert found.ratings + found.others == (27 if fault.field else 21)


def test_all_salts_dropped_is_every_field_missing() -> None:
    """Seven fields of Ben, but for the judgement, which is sealed."""
    found = watched().looks(drop("Salts/ben"))
    assert found is not None
    assert [Wrong.MISSING] * 6 == [each.wrong for each in found.faults]


def test_a_receipt_that_was_exchanged_while_sealed_is_never_forgotten() -> None:
    """Also if the first one comes back, or the terminal is shown yet another hand-in that nobody made."""
    watcher = Watcher(scored())
    watcher.looks()
    watcher.looks(put("Receipt/ben", submitted="2026-11-22T10:30:00.000Z"))
    watcher.looks()
    watcher.story.revealed()
    found = watcher.looks()
    assert found is not None
    assert (Fault(cast.BEN, "", Wrong.SWAPPED),) == found.faults


# without names


def nameless() -> Watcher:
    """Return Ben's terminal in a debrief that opened without names."""
    watcher = watched(Mode.WITHOUT_NAMES, cast.BEN)
    overall(watcher.story)
    return watcher


def test_without_names_only_ones_own_scorecard_is_checked() -> None:
    """Its three ratings, and of one who gave none nothing."""
    assert Checked(ratings=3, others=4, own=True) == nameless().looks()
    assert Checked(own=True) == watched(Mode.WITHOUT_NAMES, cast.FAY).looks()


@pytest.mark.parametrize(
    ("swap", "field", "wrong"),
    [
        (put("OwnRating/design", level=5), DESIGN, Wrong.CHANGED),
        (drop("OwnRating/design"), DESIGN, Wrong.MISSING),
        (put("Levels/design", initial=(3, 4, 5, 5)), DESIGN, Wrong.MISSING),
        (drop("Levels/design"), DESIGN, Wrong.MISSING),
        (drop("OwnObservation/shared"), "evidence/design", Wrong.CHANGED),
        (drop("Evidence/design//001"), "evidence/design", Wrong.MISSING),
        (put("OwnCard", recommendation=None), "judgement", Wrong.CHANGED),
        (drop("OwnCard"), "judgement", Wrong.MISSING),
        (put("Judgements", recommendations=()), "judgement", Wrong.MISSING),
        (put("Judgements", confidences=(Confidence.LOW,)), "judgement", Wrong.MISSING),
        (drop("Judgements"), "judgement", Wrong.MISSING),
    ],
)
def test_without_names_ones_own_must_be_among_all(swap: Swap, field: str, wrong: Wrong) -> None:
    """A server that keeps the author's own card and changes what all are shown is found by the author."""
    found = nameless().looks(swap)
    assert found is not None
    assert (Fault(cast.BEN, field, wrong),) == found.faults


def test_an_observation_more_in_ones_name_is_found() -> None:
    """On a criterion about which Ben wrote nothing."""
    words = p.Evidence(cast.CODE, cast.BEN, 1, Kind.SAW, "x")
    found = watched().looks(lambda picture: picture.update({words.key: words}))
    assert found is not None
    assert (Fault(cast.BEN, "evidence/code", Wrong.CHANGED),) == found.faults


def test_observations_of_others_do_not_hide_ones_own_without_names() -> None:
    """Two who wrote about the same criterion are both found in the one list."""
    story = Story(Mode.WITHOUT_NAMES).scoring()
    for person in (cast.BEN, cast.CHEN):
        words = c.Observe(ObservationId(person), cast.CODE, Kind.SAW, f"{person} wrote", shareable=True)
        story.when(person, words).rates(person).when(person, c.Submit())
    watcher = Watcher(story)
    watcher.looks()
    story.revealed(missing=2)
    assert Checked(ratings=3, others=3, own=True) == watcher.looks()


def test_a_check_depends_on_its_basis_alone_and_a_revision_is_no_part_of_it() -> None:
    """So that a terminal need not check all that is open for each revision; a swap it does check."""
    watcher = watched()
    before = dict(watcher.story.sees(cast.CHEN))
    checked = watcher.looks()
    watcher.story.when(cast.BEN, c.Revise(cast.DESIGN, 5, "A second look"))
    after = dict(watcher.story.sees(cast.CHEN))
    assert before != after
    assert (basis(before), checked) == (basis(after), watcher.looks())
    put(f"Opened/{cast.DESIGN}/{cast.BEN}", initial=1)(after)
    assert basis(before) != basis(after)


def test_a_scorecard_taken_back_is_part_of_the_basis() -> None:
    """It may be what explains another receipt."""
    story = scored()
    before = story.sees(cast.CHEN)
    story.when(cast.BEN, c.Reopen())
    assert any(isinstance(each, p.Line) and each.kind == "Reopened" for each in basis(story.sees(cast.CHEN)))
    assert basis(before) != basis(story.sees(cast.CHEN))
