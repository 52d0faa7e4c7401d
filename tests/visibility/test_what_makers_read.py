"""What makers read: the declared fields and nothing else, so what did not change need not be made anew."""

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from msgspec.structs import replace

import cast
from blindness import turns
from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief
from panelry.evolve import evolve
from panelry.ids import PersonId
from panelry.parts import Line, Sight, apply, difference
from panelry.sync.feed import Joined
from panelry.sync.frames import Hello, Sights
from panelry.sync.server import ServerHalf, Session, Step
from panelry.visibility import (
    OWN,
    READS,
    TABLE,
    Maker,
    Moment,
    changed,
    class_of,
    own_changes,
    own_picture,
    picture,
    public,
    rights_of,
    shared_picture,
)
from panelry.visibility import summary as texts
from panelry_server.verify.anything import Die
from panelry_server.verify.histories import History
from story import Story
from strategies import effort, histories
from world import World

BARE: dict[Maker, Maker] = {texts.bare_draft: texts.draft, texts.bare_signatures: texts.signatures}


def nothing_but(state: Debrief, reads: tuple[str, ...]) -> Debrief:
    """Return a debrief that holds these fields of a state and nothing else."""
    split = [read.partition(".")[::2] for read in reads]
    kept: dict[str, object] = {field: getattr(state, field) for field, part in split if not part}
    for field in {field for field, part in split if part} - kept.keys():
        parts = {part for whole, part in split if whole == field}
        kept[field] = {key: _blank_but(each, parts) for key, each in getattr(state, field).items()}
    return replace(Debrief(), **kept)


def _blank_but(thing: msgspec.Struct, parts: set[str]) -> msgspec.Struct:
    """Return a thing with the default in every field but these; None where there is no default."""
    blanks: dict[str, object] = {}
    for field in msgspec.structs.fields(thing):
        if field.name not in parts:
            made = field.default_factory
            empty = None if field.default is msgspec.NODEFAULT else field.default
            blanks[field.name] = empty if made is msgspec.NODEFAULT else made()
    return replace(thing, **blanks)


def states(history: History) -> Iterator[tuple[Debrief, Debrief, e.Stamp, bool, bool]]:
    """Yield the state before and after each command of a history, whether it was private, made a line."""
    world = World()
    for turn in turns(history, world):
        for move in turn:
            world.run(move)
    state = Debrief()
    for made, stamp in world.journal:
        before = state
        for event in made:
            state = evolve(state, event, stamp)
        private = all(e.is_private(event) for event in made)
        yield before, state, stamp, private, any(e.makes_a_line(event) for event in made)


def test_every_maker_of_the_table_names_what_it_reads() -> None:
    """A new maker without a row is slow, not wrong; here it is noticed."""
    assert {make for make, _ in TABLE} == set(READS)
    fields = set(Debrief.__struct_fields__) - {"acts"}
    assert fields >= {read.partition(".")[0] for reads in READS.values() for read in reads}


@pytest.mark.parametrize("bare", BARE)
def test_a_bare_maker_reads_the_same_as_its_full_one(bare: Maker) -> None:
    """So one is never made anew without the other, whose parts stand in its place."""
    assert READS[BARE[bare]] == READS[bare]


@effort(40)
@given(histories)
def test_a_maker_depends_on_nothing_but_what_it_names(history: History) -> None:
    """From a debrief that holds nothing else it makes the same."""
    seen = [after for _, after, _, _, _ in states(history)]
    for state in (*seen[9::11], seen[-1]):
        for maker, reads in READS.items():
            assert list(maker(state)) == list(maker(nothing_but(state, reads))), maker


def test_a_maker_that_names_too_little_is_found() -> None:
    """The reads of the seats without the cards tell another story once somebody has submitted."""
    state = Story().scored().state
    assert list(public.seats(state)) == list(public.seats(nothing_but(state, READS[public.seats])))
    assert list(public.seats(state)) != list(public.seats(nothing_but(state, ("people",))))


@effort(40)
@given(histories)
def test_a_step_is_the_difference_of_two_fresh_pictures(history: History) -> None:
    """In the same order; what makes a line is never without a sight, save for the recused."""
    for number, (before, after, stamp, private, lined) in enumerate(states(history)):
        if private:
            _compare_own(before, after, stamp.actor)
            continue
        moment = Moment.between(before, after)
        assert lined == moment.adds_lines
        for person in Die(number).sample(sorted(after.people), min(3, len(after.people))):
            if person in before.people and rights_of(before, person) == rights_of(after, person):
                sights = _difference(before, after, person)
                assert sights == moment.sights(person)
                assert sights or not lined or not class_of(after, person)


@effort(40)
@given(histories)
def test_steps_together_are_the_difference_of_two_fresh_pictures(history: History) -> None:
    """However many commands lie between, private ones among them, and for everybody whose rights stayed."""
    first: Debrief | None = None
    moments: list[Moment] = []
    for number, (before, after, _, private, lined) in enumerate(states(history)):
        if private:
            continue
        if first is None or not lined or number % 7 == 0:
            first, moments = before, []
        moments.append(Moment.between(before, after))
        whole = Joined().of(moments)
        for person in Die(number).sample(sorted(after.people), min(2, len(after.people))):
            if person in first.people and rights_of(first, person) == rights_of(after, person):
                assert _difference(first, after, person) == whole.sights(person)


def _compare_own(before: Debrief, after: Debrief, person: PersonId) -> None:
    if person in after.people:
        fresh = difference(own_picture(before, person), own_picture(after, person))
        assert fresh == own_changes(before, after, person)


def _difference(before: Debrief, after: Debrief, person: PersonId) -> tuple[object, ...]:
    viewers = class_of(after, person)
    shared = difference(shared_picture(before, viewers), shared_picture(after, viewers))
    return (*shared, *difference(own_picture(before, person), own_picture(after, person)))


@effort(25)
@given(histories)
def test_a_line_of_the_record_never_changes(history: History) -> None:
    """What was shown of the first acts is shown of them for ever."""
    full: list[Sight] = []
    bare: list[Sight] = []
    for _, after, _, _, _ in states(history):
        now_full, now_bare = list(public.full_lines(after)), list(public.bare_lines(after))
        assert (full, bare) == (now_full[: len(full)], now_bare[: len(bare)])
        full, bare = now_full, now_bare


def test_the_same_thing_is_told_from_an_equal_one_and_from_a_missing_one() -> None:
    """By the whole field, by a part of each entry, and by who has an entry."""
    story = Story().scored()
    before = story.state
    noted = before.with_card(cast.BEN, late=True)
    assert frozenset() == changed(before, before)
    assert {"cards", "cards.late"} == changed(before, noted)
    assert {"cards.late", "cards.receipt"} < changed(before, before.with_card(cast.HANA, late=False))


def test_a_maker_without_a_row_is_always_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may read anything."""
    monkeypatch.delitem(READS, public.heading)
    before, after = Story().state, Story().scoring().state
    assert "Heading" in {sight.key for sight in Moment.between(before, after).sights(cast.BEN)}
    assert _difference(before, after, cast.BEN) == Moment.between(before, after).sights(cast.BEN)


def test_the_sights_of_a_step_are_made_once_and_only_when_asked_for() -> None:
    """A viewer whom nobody follows costs nothing."""
    calls: list[int] = []

    def make() -> tuple[Sight, ...]:
        calls.append(1)
        return ()

    step = Step(cast.BEN, make)
    assert [] == calls
    assert ((), (), [1]) == (step.sights, step.sights, calls)


def test_a_late_look_brings_the_same_picture_as_an_early_one() -> None:
    """What was changed and changed back meanwhile is not told; every line of the record is."""
    story = Story().revealed()
    half = ServerHalf(b"secret", 1, story.state)
    before, others = half.picture(cast.BEN), half.picture(cast.CHEN)
    early, late = Session(half, cast.BEN), Session(half, cast.CHEN)
    for session in (early, late):
        session.greet(Hello())
    told: list[Sight] = []
    for command in (c.Propose(cast.CODE, 3), c.Park(cast.CODE), c.TakeUp(cast.CODE)):
        half.advance(story.when(cast.ANA, command).state, cast.ANA, private=False)
        told.extend(sight for frame in early.flush() for sight in frame.sights)  # type: ignore[attr-defined]  # all are sights
    (frame,) = late.flush()
    assert isinstance(frame, Sights)
    lines = [each for each in told if isinstance(each, Line)]
    assert lines == [each for each in frame.sights if isinstance(each, Line)]
    assert len(frame.sights) < len(told)
    assert picture(story.state, cast.BEN) == half.picture(cast.BEN) == apply(before, told)
    assert picture(story.state, cast.CHEN) == half.picture(cast.CHEN) == apply(others, frame.sights)


def test_viewers_who_stand_at_one_step_share_what_is_made() -> None:
    """Six commands to five others are looked at once for each class of them, not once for each."""
    story = Story().revealed()
    half = ServerHalf(b"secret", 1, story.state)
    sessions = [Session(half, person) for person in (cast.BEN, cast.CHEN, cast.DARA)]
    for session in sessions:
        session.greet(Hello())
    for level in (1, 2, 3, 4):
        half.advance(story.when(cast.ANA, c.Revise(cast.CODE, level, "again")).state, cast.ANA, private=False)
    (one,), (other,), (third,) = (session.flush() for session in sessions)
    assert isinstance(one, Sights)
    assert isinstance(other, Sights)
    assert isinstance(third, Sights)
    assert one.sights[0] is other.sights[0] is third.sights[0]


def test_own_makers_are_the_ones_that_own_changes_compares() -> None:
    """A further kind of own part needs a comparison of its own."""
    assert ["card", "salts", "points", "personal", "told", "cards"] == [make.__name__ for make in OWN]
