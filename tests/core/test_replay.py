"""Replay: one viewer's own sequence from its start is what the viewer's terminal was sent, and no more."""

from hypothesis import given

import cast
from blindness import turns
from panelry import commands as c
from panelry.ids import PersonId
from panelry.panel import Role
from panelry.parts import Opened, Picture, apply
from panelry.sync.frames import LARGEST_FRAME, StepFrame, encode
from panelry.sync.replay import Replayed
from panelry_server.verify.histories import History
from panelry_server.verify.moves import Ask
from strategies import effort, histories
from world import World


def played(history: History) -> World:
    """Return the world after a history."""
    world = World()
    for turn in turns(history, world):
        for move in history.shared(turn):
            world.run(move)
    return world


def folded(frames: list[StepFrame]) -> Picture:
    """Return what a terminal shows after all steps."""
    picture: Picture = {}
    for frame in frames:
        picture = apply(picture, frame.sights)
    return picture


def world_of(*moves: tuple[PersonId, c.Command]) -> World:
    """Return a world with the cast seated, scoring open, and these moves done; all must be accepted."""
    world = World()
    begun: list[tuple[PersonId, c.Command]] = [(cast.OPERATOR, cast.create())]
    begun += [(cast.OPERATOR, cast.seat(person)) for person in cast.ALL]
    for actor, command in (*begun, (cast.ANA, c.OpenScoring()), *moves):
        assert None is world.run(Ask(actor, command))[0]
    return world


@effort(60)
@given(histories)
def test_a_replay_ends_where_the_terminal_stands(history: History) -> None:
    """Every viewer's steps add up to the fresh picture, at the present cursor, in the order of time."""
    world = played(history)
    for viewer in world.state.people:
        replayed = world.replayed(viewer)
        assert world.half.picture(viewer) == folded(replayed.frames)
        assert world.half.cursor(viewer) == replayed.cur == replayed.frames[-1].cur
        times = [frame.at for frame in replayed.frames]
        assert sorted(times) == times
        assert all(len(encode(frame).encode()) <= LARGEST_FRAME for frame in replayed.frames)


def test_a_step_for_each_thing_that_one_may_see() -> None:
    """One's own rating is one; somebody else's is none, not even an empty one."""
    world = world_of((cast.BEN, c.Rate(cast.DESIGN, 2)), (cast.CHEN, c.Rate(cast.DESIGN, 5)))
    ana, ben = (len(world.replayed(person).frames) for person in (cast.ANA, cast.BEN))
    before = world_of()
    assert (0, 1) == (
        ana - len(before.replayed(cast.ANA).frames),
        ben - len(before.replayed(cast.BEN).frames),
    )


def test_a_change_of_rights_begins_anew() -> None:
    """What an earlier role saw is not seen again through a later one."""
    promoted = c.ChangeRoles(cast.BEN, (Role.PANELIST, Role.FACILITATOR))
    world = world_of((cast.BEN, c.Rate(cast.DESIGN, 2)), (cast.ANA, promoted))
    (first,) = world.replayed(cast.BEN).frames
    assert world.half.picture(cast.BEN) == folded([first])


def test_break_glass_begins_the_replay_of_its_reader_anew_and_of_nobody_else() -> None:
    """A reader replays from there, with what opened; another panelist from the start, without it."""
    rated = [(cast.BEN, c.Rate(criterion, 4)) for criterion in cast.CRITERIA]
    opened = c.BreakGlass(cast.BEN, cast.FAY, "nobody reaches Ben")
    world = world_of(*rated, (cast.BEN, c.Submit()), (cast.GRACE, opened))
    whole, fays = (world.replayed(person).frames for person in (cast.CHEN, cast.FAY))
    assert 1 == len(fays) < len(whole)
    assert f"UnsealedCard/{cast.BEN}" in folded(fays)
    assert [] == [key for key in folded(whole) if key.startswith("Unseal")]


def test_the_recused_replay_nothing_of_before() -> None:
    """The heading, and their own seat."""
    world = world_of((cast.BEN, c.Rate(cast.DESIGN, 2)), (cast.BEN, c.DeclareConflict(cast.BEN, "a friend")))
    assert {"Heading", "Seat/ben"} == {
        sight.key for frame in world.replayed(cast.BEN).frames for sight in frame.sights
    }


def test_who_lost_the_seat_has_no_sequence() -> None:
    """Neither has a stranger."""
    world = world_of()
    replayed = Replayed(world.half.from_the_start(), PersonId("stranger"))
    assert [] == replayed.frames
    world = World()
    setup: list[tuple[PersonId, c.Command]] = [(cast.OPERATOR, cast.create())]
    setup += [(cast.OPERATOR, cast.seat(cast.ANA))]
    setup += [(cast.OPERATOR, cast.seat(cast.BEN)), (cast.ANA, c.RemovePerson(cast.BEN))]
    for actor, command in setup:
        assert None is world.run(Ask(actor, command))[0]
    assert [] == world.replayed(cast.BEN).frames


def test_a_rating_is_in_the_replay_from_the_reveal_on() -> None:
    """No earlier step holds anybody's opened rating."""
    scored = [(person, c.Rate(each, 3)) for person in cast.PANEL for each in cast.CRITERIA]
    handed = [(person, c.Submit()) for person in cast.PANEL]
    acts = ((cast.ANA, c.OpenEvidence()), (cast.ANA, c.Reveal()))
    frames = world_of(*scored, *handed, *acts).replayed(cast.BEN).frames
    holding = [any(isinstance(each, Opened) for each in frame.sights) for frame in frames]
    assert [False] * (len(frames) - 1) + [True] == holding
