"""The server's half: a sequence for each viewer, cursors that move with nothing hidden, what to send next."""

import msgspec
import pytest

import cast
from panelry import commands as c
from panelry import events as e
from panelry.ids import ObservationId, PersonId
from panelry.panel import Role
from panelry.parts import Dropped, OwnNote, apply
from panelry.points import Kind
from panelry.sync import server
from panelry.sync.feed import Joined
from panelry.sync.frames import LARGEST_COMMAND, LARGEST_FRAME, Frame, Hello, PictureFrame, Sights, encode
from panelry.sync.half import fit_in_one
from panelry.sync.server import KEPT_STEPS, ServerHalf, Session, in_batches
from story import Story


class Room:
    """A story with the server's half beside it."""

    def __init__(self, story: Story | None = None, secret: bytes = b"secret", epoch: int = 1) -> None:
        self.story = Story() if story is None else story
        self.half = ServerHalf(secret, epoch, self.story.state)

    def do(self, actor: PersonId, *commands: c.Command) -> tuple[PersonId, ...]:
        """Do things; return whose rights the last of them changed."""
        changed: tuple[PersonId, ...] = ()
        for command in commands:
            self.story.when(actor, command)
            private = all(e.is_private(event) for event, _ in self.story.journal[-1])
            changed = self.half.advance(self.story.state, actor, private=private)
        return changed

    def joined(self, person: PersonId) -> Session:
        """Return a session that has said its first hello."""
        session = Session(self.half, person)
        assert "picture" == session.greet(Hello())[0]
        return session


def cursors(half: ServerHalf) -> dict[PersonId, str]:
    """Return everybody's cursor."""
    return {person: half.cursor(person) for person in half.feeds}


def test_the_first_hello_gets_the_picture() -> None:
    """In the order of keys, at the cursor."""
    room = Room()
    mode, frames = Session(room.half, cast.BEN).greet(Hello())
    (frame,) = frames
    assert isinstance(frame, PictureFrame)
    assert ("picture", 1, 1, room.half.cursor(cast.BEN)) == (mode, frame.part, frame.of, frame.cur)
    assert sorted(room.story.sees(cast.BEN)) == [sight.key for sight in frame.body]


def test_a_public_command_moves_everybody_who_sees_something_new() -> None:
    """One step each, with one frame that continues the last."""
    room = Room(Story().scoring())
    session, before = room.joined(cast.HANA), room.half.cursor(cast.HANA)
    room.do(cast.ANA, c.StartTimer(60))
    (frame,) = session.flush()
    assert isinstance(frame, Sights)
    assert (before, room.half.cursor(cast.HANA)) == (frame.prev, frame.cur)
    assert ["Floor", "Line/000011"] == [sight.key for sight in frame.sights]
    assert () == session.flush()


def test_a_private_command_moves_its_author_only() -> None:
    """No frame, no empty frame, no cursor step for anybody else."""
    room = Room(Story().scoring())
    sessions, before = [room.joined(person) for person in cast.ALL], cursors(room.half)
    room.do(cast.BEN, c.Rate(cast.CODE, 3), c.WriteNote(None, "x"))
    moved = {person for person, cur in cursors(room.half).items() if cur != before[person]}
    assert {cast.BEN} == moved
    assert {cast.BEN} == {session.person for session in sessions if session.flush()}


def test_a_command_that_a_viewer_cannot_see_moves_no_cursor() -> None:
    """A recused person's heading stays the same while others submit."""
    room = Room(Story().scoring())
    room.do(cast.BEN, c.DeclareConflict(cast.BEN, "a friend"))
    before = room.half.cursor(cast.BEN)
    for criterion in cast.CRITERIA:
        room.do(cast.CHEN, c.Rate(criterion, 3))
    room.do(cast.CHEN, c.Submit())
    assert before == room.half.cursor(cast.BEN)


def test_the_operator_has_no_sequence() -> None:
    """An export by the operator is private and changes nobody's picture."""
    room = Room(Story().released())
    before = cursors(room.half)
    assert () == room.do(cast.OPERATOR, c.RecordExport("md"))
    assert before == cursors(room.half)


def test_a_cursor_says_nothing_and_differs_by_all_that_it_should() -> None:
    """By secret, epoch, viewer and step; the same on another node of the same secret."""
    room = Room(Story().scoring())
    room.do(cast.ANA, c.StartTimer(60))
    half = room.half
    told = [half.cursor(cast.ANA, 0), half.cursor(cast.ANA), half.cursor(cast.BEN)]
    told += [
        Room(room.story, b"other").half.cursor(cast.ANA),
        Room(room.story, epoch=2).half.cursor(cast.ANA),
    ]
    assert 5 == len(set(told))
    assert half.cursor(cast.ANA, 0) == Room(room.story).half.cursor(cast.ANA)


def test_a_terminal_comes_back_from_any_kept_step() -> None:
    """With nothing, with the tail, or with the whole picture for an unknown cursor."""
    room = Room(Story().scoring())
    early, picture = room.half.cursor(cast.BEN), room.story.sees(cast.BEN)
    room.do(cast.ANA, c.StartTimer(60), c.StopTimer())
    assert ("same", ()) == Session(room.half, cast.BEN).greet(Hello((1, room.half.cursor(cast.BEN))))
    mode, (tail,) = Session(room.half, cast.BEN).greet(Hello((1, early)))
    assert isinstance(tail, Sights)
    assert ("tail", room.story.sees(cast.BEN)) == (mode, apply(picture, tail.sights))
    for last in ((2, early), (1, room.half.cursor(cast.ANA)), (1, "x" * 20), (1, "é\ud800")):
        assert "picture" == Session(room.half, cast.BEN).greet(Hello(last))[0]


def test_steps_that_are_no_longer_kept_give_the_picture() -> None:
    """To a session that fell behind, and to a terminal that comes back."""
    room = Room(Story().scoring())
    session, early = room.joined(cast.BEN), room.half.cursor(cast.BEN)
    for number in range(KEPT_STEPS + 1):
        room.half.feeds[cast.BEN].take((room.story.sees(cast.BEN)["Floor"],))
        assert number + 1 == room.half.feeds[cast.BEN].index
    assert [PictureFrame] == [type(frame) for frame in session.flush()]
    assert () == session.flush()
    assert None is room.half.find(cast.BEN, early)


def test_a_changed_class_begins_a_new_sequence() -> None:
    """The person is named to be reset; no frame of the old sequence follows, and no old cursor is known."""
    room = Room(Story().scoring())
    session, early = room.joined(cast.ELI), room.half.cursor(cast.ELI)
    assert (cast.ELI,) == room.do(cast.ANA, c.ChangeRoles(cast.ELI, (Role.AUDITOR,)))
    assert () == session.flush()
    assert "picture" == session.greet(Hello((1, early)))[0]
    room.do(cast.ANA, c.StartTimer(60))
    assert 1 == len(session.flush())


def test_a_recused_person_follows_the_phase_and_nothing_else() -> None:
    """Their one shared part is the heading: it is a step when it changes, and only then."""
    room = Room(Story().scoring().when(cast.BEN, c.DeclareConflict(cast.BEN, "a friend")))
    for person in cast.PANEL:
        if person != cast.BEN:
            room.story.rates(person).when(person, c.Submit())
    room = Room(room.story)
    session = room.joined(cast.BEN)
    room.do(cast.ANA, c.OpenEvidence())
    (frame,) = session.flush()
    assert isinstance(frame, Sights)
    assert ["Heading"] == [sight.key for sight in frame.sights]
    room.do(cast.ANA, c.Reveal())
    assert () == session.flush()


def test_a_recused_person_is_reset() -> None:
    """Others are not."""
    room = Room(Story().scoring())
    assert (cast.BEN,) == room.do(cast.BEN, c.DeclareConflict(cast.BEN, "a friend"))


def test_whom_break_glass_names_begins_a_new_sequence_and_nobody_else_does() -> None:
    """The reader is reset and greeted with a picture; for the others, the author too, it is one step."""
    room = Room(Story(policies=cast.ALLOWED).scored(cast.BEN))
    sessions = {person: room.joined(person) for person in (cast.FAY, cast.BEN, cast.CHEN, cast.HANA)}
    before = cursors(room.half)
    assert (cast.FAY,) == room.do(cast.GRACE, c.BreakGlass(cast.BEN, cast.FAY, "nobody reaches Ben"))
    assert () == sessions[cast.FAY].flush()
    assert ("picture", None) == (
        sessions[cast.FAY].greet(Hello((1, before[cast.FAY])))[0],
        room.half.find(cast.FAY, before[cast.FAY]),
    )
    for person in (cast.BEN, cast.CHEN, cast.HANA):
        (frame,) = sessions[person].flush()
        assert isinstance(frame, Sights)
        assert before[person] == frame.prev
        kinds = [type(sight).__name__ for sight in frame.sights]
        assert (["Line", "Unsealing"] if person == cast.BEN else ["Line"]) == kinds


def test_the_reveal_takes_the_opened_scorecard_away_by_a_sight() -> None:
    """The rights of the reader do not change then: there is no reset."""
    room = Room(Story(policies=cast.ALLOWED).scored(cast.BEN))
    room.do(cast.GRACE, c.BreakGlass(cast.BEN, cast.FAY, "nobody reaches Ben"))
    session = room.joined(cast.FAY)
    assert () == room.do(cast.ANA, c.OpenEvidence(3), c.Reveal())
    (frame,) = session.flush()
    assert isinstance(frame, Sights)
    gone = [each.gone for each in frame.sights if isinstance(each, Dropped)]
    assert f"UnsealedCard/{cast.BEN}" in gone


def test_a_removed_person_is_gone_and_may_come_back_to_a_new_sequence() -> None:
    """No cursor of the former seat continues in the later one."""
    room = Room()
    session, early = room.joined(cast.ELI), room.half.cursor(cast.ELI)
    assert (cast.ELI,) == room.do(cast.ANA, c.RemovePerson(cast.ELI))
    assert () == session.flush()
    assert cast.ELI not in room.half.feeds
    assert () == room.do(cast.ANA, cast.seat(cast.ELI))
    assert "picture" == Session(room.half, cast.ELI).greet(Hello((1, early)))[0]


def test_somebody_new_gets_a_sequence() -> None:
    """It begins with their seat."""
    room = Room(Story().scoring())
    room.do(cast.ANA, cast.seat(cast.IVO))
    assert 0 == room.half.feeds[cast.IVO].index
    assert room.story.sees(cast.IVO) == room.half.picture(cast.IVO)


def test_a_session_says_nothing_before_its_hello() -> None:
    """Whatever happens."""
    room = Room(Story().scoring())
    session = Session(room.half, cast.BEN)
    room.do(cast.ANA, c.StartTimer(60))
    assert () == session.flush()


def test_a_tail_too_large_for_one_frame_becomes_the_picture() -> None:
    """In several parts, none larger than a frame may be."""
    room = Room(Story().scoring())
    session = room.joined(cast.BEN)
    for number in range(9):
        room.do(cast.BEN, c.WriteNote((None, *cast.CRITERIA)[number % 4], f"{number}" * 12_000))
        room.do(cast.BEN, observation(number))
    frames = session.flush()
    assert {PictureFrame} == {type(frame) for frame in frames}
    assert [(at, len(frames)) for at in range(1, len(frames) + 1)] == [_place(frame) for frame in frames]
    assert LARGEST_FRAME > max(len(encode(frame).encode()) for frame in frames)


def observation(number: int) -> c.Observe:
    """Return a long observation."""
    return c.Observe(ObservationId(f"o{number}"), cast.CODE, Kind.SAW, f"{number}" * 2_000)


def _place(frame: Frame) -> tuple[int, int]:
    assert isinstance(frame, PictureFrame)
    return frame.part, frame.of


def test_batches_keep_the_order_and_the_limit() -> None:
    """An empty tail is one empty batch."""
    assert [()] == list(in_batches(()))
    sights = tuple(Story().released().sees(cast.ANA).values()) * 9
    batches = list(in_batches(sights))
    assert sights == tuple(sight for batch in batches for sight in batch)
    assert 1 < len(batches)
    assert LARGEST_COMMAND >= max(len(msgspec.json.encode(batch)) for batch in batches)


@pytest.mark.parametrize("others", [0, 1, 3])
@pytest.mark.parametrize("more", [-1, 0, 1, LARGEST_COMMAND])
def test_whether_sights_fit_in_one_frame_is_told_as_the_batches_are(others: int, more: int) -> None:
    """To the byte; one large sight alone is one batch, too."""
    small = tuple(OwnNote(cast.CODE, "é", number) for number in range(others))
    bare = len(msgspec.json.encode((*small, OwnNote(cast.DESIGN, "", 1))))
    sights = (*small, OwnNote(cast.DESIGN, "x" * (LARGEST_COMMAND - bare + more), 1))
    assert fit_in_one(sights) == (len(list(in_batches(sights))) == 1)
    assert fit_in_one(sights) == (others == 0 or more <= 0)


@pytest.mark.parametrize("person", cast.ALL)
def test_what_happened_between_two_looks_is_one_frame(person: PersonId) -> None:
    """A tick gathers; the order inside is that of the steps."""
    room = Room(Story().scored().opened())
    session, picture = room.joined(person), room.story.sees(person)
    room.do(cast.ANA, c.Reveal(), c.Propose(cast.CODE, 3), c.Park(cast.CODE), c.TakeUp(cast.CODE))
    (frame,) = session.flush()
    assert isinstance(frame, Sights)
    assert room.story.sees(person) == apply(picture, frame.sights)


def test_connections_at_one_step_are_given_the_very_same_frame() -> None:
    """Until the next step; one that stands elsewhere gets its own."""
    room = Room(Story().scoring())
    one, other, later = (room.joined(cast.BEN) for _ in range(3))
    room.do(cast.BEN, c.WriteNote(None, "first"))
    (first,) = later.flush()
    room.do(cast.BEN, c.WriteNote(None, "second"))
    assert one.flush()[0] is other.flush()[0]
    (second,) = later.flush()
    assert isinstance(first, Sights)
    assert isinstance(second, Sights)
    assert (first.cur, room.half.cursor(cast.BEN)) == (second.prev, second.cur)
    room.do(cast.ANA, c.ChangeRoles(cast.BEN, (Role.PANELIST, Role.FACILITATOR)))
    assert None is room.half.feeds[cast.BEN].latest


def test_the_module_keeps_no_more_than_it_says() -> None:
    """The feed forgets its oldest step."""
    feed = server.Feed(cast.BEN)
    for _ in range(KEPT_STEPS + 5):
        feed.take(())
    assert (KEPT_STEPS, KEPT_STEPS + 5) == (len(feed.steps), feed.index)
    assert (None, ()) == (feed.after(4, Joined()), feed.after(5, Joined()))
