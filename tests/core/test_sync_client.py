"""The terminal's half: picture, gaps, outbox and previews; nothing typed is dropped."""

import pytest

import cast
from panelry import commands as c
from panelry.ids import DeviceId, ObservationId, PersonId
from panelry.panel import Confidence, Recommendation, Role
from panelry.parts import Dropped, Floor, OwnCard, OwnNote, OwnRating, Sight
from panelry.points import Kind
from panelry.refusals import Code
from panelry.sync.client import Changed, ClientHalf, Entry, Heard, Settled, frame_of
from panelry.sync.frames import (
    Ack,
    Beacon,
    Declined,
    Do,
    FromServer,
    Held,
    Hello,
    PictureFrame,
    Presence,
    Reset,
    Seated,
    Sights,
    Taught,
    Unseated,
    Untaught,
    Welcome,
)
from panelry.sync.preview import preview
from panelry.visibility import own_picture
from story import Story

QUIET, LOUD = Floor(None, None, ()), Floor(cast.CODE, None, ())
WELCOME = Welcome(1, "c1", "picture", 0, cast.BEN, (Role.PANELIST,), ((cast.CHEN, 2),))
RATE = c.Rate(cast.CODE, 3)


def beacon(cur: str = "c1", epoch: int = 1, *, writable: bool = True) -> Beacon:
    """Return a beacon."""
    return Beacon(epoch, cur, cast.moment(1), writable)


def live(*frames: FromServer) -> ClientHalf:
    """Return a terminal that was welcomed and has a picture at c1."""
    client = ClientHalf()
    client.hello()
    for frame in (WELCOME, PictureFrame(1, 1, "c1", (QUIET,)), *frames):
        client.receive(frame)
    return client


def test_the_first_hello_has_nothing_to_continue() -> None:
    """One with a kept picture names its cursor."""
    client = ClientHalf()
    assert Hello() == client.hello()
    client.restore(3, "c9", {"Floor": QUIET})
    assert (Hello((3, "c9")), {"Floor": QUIET}) == (client.hello(), client.picture)


def test_a_welcome_says_who_one_is_and_sends_what_waits() -> None:
    """In order, with what was not answered before the connection broke."""
    client = ClientHalf()
    first, second = client.queue(RATE), client.queue(c.Submit(), expect=1)
    client.hello()
    assert ((Heard(),), (frame_of(first), Do(2, c.Submit(), 1))) == client.receive(WELCOME)
    assert (cast.BEN, frozenset({Role.PANELIST}), {cast.CHEN: 2}) == (
        client.person,
        client.roles,
        client.progress,
    )
    assert (first, second) == tuple(client.waiting.values())


def test_numbers_go_on_above_everything_that_was_used() -> None:
    """Above the outbox, above what it was told, above what the server has accepted."""
    assert 6 == ClientHalf([Entry(5, RATE)]).queue(RATE).n
    assert 9 == ClientHalf([Entry(5, RATE)], next_n=9).queue(RATE).n
    client = ClientHalf()
    client.receive(Welcome(1, "c", "same", 41, cast.BEN, ()))
    assert 42 == client.queue(RATE).n


def test_the_picture_counts_as_stale_until_a_hello_is_answered() -> None:
    """A welcome to the same place makes it live, any other waits for what follows."""
    client = live()
    client.hello()
    assert False is client.live
    client.receive(WELCOME)
    assert False is client.live
    client.receive(Welcome(1, "c1", "same", 0, cast.BEN, ()))
    assert True is client.live


@pytest.mark.parametrize("frame", [PictureFrame(1, 1, "c2", ()), Sights("c1", "c2", ()), beacon("c2")])
def test_frames_of_the_old_sequence_are_left_aside_while_greeting(frame: FromServer) -> None:
    """They were on their way when the hello was sent."""
    client = live()
    client.hello()
    assert ((), ()) == client.receive(frame)
    assert ("c1", {"Floor": QUIET}) == (client.cur, client.picture)


def test_a_picture_in_parts_replaces_the_former_one_at_its_last_part() -> None:
    """A first part begins anew."""
    client = live()
    note = OwnNote(None, "x", 1)
    assert ((), ()) == client.receive(PictureFrame(1, 2, "c2", (LOUD,)))
    assert ((), ()) == client.receive(PictureFrame(1, 2, "c3", (note,)))
    assert {"Floor": QUIET} == client.picture
    happened, _ = client.receive(PictureFrame(2, 2, "c3", ()))
    assert (Changed((note,), whole=True),) == happened
    assert ({"OwnNote/": note}, "c3") == (client.picture, client.cur)


def test_sights_continue_the_picture() -> None:
    """Parts are put and dropped."""
    client = live()
    sights: tuple[Sight, ...] = (LOUD, OwnNote(None, "x", 1))
    assert ((Changed(sights),), ()) == client.receive(Sights("c1", "c2", sights))
    client.receive(Sights("c2", "c3", (Dropped("Floor"),)))
    assert ({"OwnNote/"}, "c3") == (set(client.picture), client.cur)


@pytest.mark.parametrize("frame", [Untaught("no-right"), Taught(1, 1, ())])
def test_what_insight_tells_is_no_part_of_a_picture(frame: FromServer) -> None:
    """It comes over a connection that wants nothing else."""
    half = ClientHalf()
    assert ((), ()) == half.receive(frame)
    assert {} == half.picture


def test_a_gap_is_never_guessed_over() -> None:
    """Sights that do not continue make it say hello from where it is."""
    client = live()
    assert ((), (Hello((1, "c1")),)) == client.receive(Sights("c5", "c6", (LOUD,)))
    assert {"Floor": QUIET} == client.picture


@pytest.mark.parametrize("frame", [beacon("c2"), beacon(epoch=2)])
def test_a_beacon_shows_a_gap_without_traffic(frame: Beacon) -> None:
    """Another cursor or another epoch."""
    assert ((Heard(),), (Hello((1, "c1")),)) == live().receive(frame)


def test_a_beacon_tells_progress_and_whether_the_server_can_write() -> None:
    """One at the same place asks for nothing."""
    client = live()
    frame = Beacon(1, "c1", cast.moment(1), writable=False, progress=((cast.ANA, 3),))
    assert ((Heard(),), ()) == client.receive(frame)
    assert ({cast.ANA: 3}, False) == (client.progress, client.writable)


def test_presence_is_who_is_there_with_how_many_devices() -> None:
    """Each frame replaces the last."""
    client = live(Presence(((cast.BEN, 2, cast.moment(1)), (cast.ANA, 1, cast.moment(1)))))
    client.receive(Presence(((cast.BEN, 1, cast.moment(2)),)))
    assert {cast.BEN: (1, cast.moment(2))} == client.presence


def test_a_reset_drops_the_cursor_and_keeps_the_outbox() -> None:
    """The next hello continues nothing."""
    client = live()
    client.queue(RATE)
    assert ((Heard(),), (Hello(),)) == client.receive(Reset(2, "rights"))
    assert (2, [1]) == (client.epoch, list(client.waiting))


def test_an_answer_settles_its_entry_and_a_declined_one_comes_back_whole() -> None:
    """An answer to nothing that waits is nothing."""
    client = live()
    done, declined = client.queue(RATE), client.queue(c.Submit())
    assert ((Settled(done),), ()) == client.receive(Ack(1, "c1"))
    assert ((), ()) == client.receive(Ack(1, "c1"))
    answer = client.receive(Declined(2, "scorecard-incomplete"))
    assert ((Settled(declined, Code.SCORECARD_INCOMPLETE),), ()) == answer
    assert {} == client.waiting


def test_a_held_command_keeps_waiting() -> None:
    """Not now is no answer; the server cannot write at present."""
    client = live()
    client.queue(RATE)
    assert ((Heard(),), ()) == client.receive(Held(1, "read-only"))
    assert ([1], False) == (list(client.waiting), client.writable)


@pytest.mark.parametrize("frame", [Seated(cast.DEBRIEF, DeviceId("d"), cast.BEN, "Ben"), Unseated("used")])
def test_answers_to_a_claim_are_not_for_a_terminal_that_has_a_seat(frame: FromServer) -> None:
    """They change nothing."""
    assert ((), ()) == live().receive(frame)


def test_the_view_shows_what_waits_as_done() -> None:
    """In the order in which it was typed; the picture itself waits for the server."""
    client = live()
    for level in (1, 5):
        client.queue(c.Rate(cast.CODE, level))
    client.queue(c.RaiseHand())
    assert OwnRating(cast.CODE, 5, 2) == client.view()[f"OwnRating/{cast.CODE}"]
    assert {"Floor"} == set(client.picture)


PRIVATE = (
    c.Rate(cast.CODE, 3),
    c.Rate(cast.CODE, None),
    c.ClearRating(cast.CODE),
    c.Observe(ObservationId("o"), cast.CODE, Kind.SAW, "Read the trace"),
    c.Observe(ObservationId("o"), cast.CODE, Kind.HEARD, "Read it twice", shareable=True),
    c.RemoveObservation(ObservationId("o")),
    c.WriteNote(None, "one"),
    c.WriteNote(None, "two"),
    c.WriteNote(cast.CODE, "three"),
    c.Recommend(Recommendation.YES),
    c.GiveConfidence(Confidence.LOW),
    c.Recommend(None),
)


def test_a_preview_is_what_the_server_will_show() -> None:
    """For every private command on a scorecard, one after the other, beside the card itself."""
    story = Story().scoring().when(cast.BEN, c.WriteNote(cast.DESIGN, "begun"))
    for command in PRIVATE:
        client = ClientHalf()
        client.restore(1, "c", own_picture(story.state, cast.BEN))
        client.queue(command)
        story.when(cast.BEN, command)
        assert own_picture(story.state, cast.BEN) == client.view(), command


def test_a_preview_of_a_second_rating_is_what_the_server_will_show() -> None:
    """Before and after an earlier one."""
    story = Story().revealed().when(cast.ANA, c.OpenSecondRound(cast.CODE))
    for level in (3, None):
        client = ClientHalf()
        client.restore(1, "c", own_picture(story.state, cast.BEN))
        client.queue(c.RateAgain(cast.CODE, level))
        story.when(cast.BEN, c.RateAgain(cast.CODE, level))
        assert own_picture(story.state, cast.BEN) == client.view()


def test_the_first_judgement_is_previewed_on_a_blank_card() -> None:
    """Somebody who has written nothing yet has no card in the picture."""
    expected = (OwnCard(Recommendation.NO, None, None),)
    assert expected == preview({}, c.Recommend(Recommendation.NO))


@pytest.mark.parametrize("command", [c.Submit(), c.Reveal(), c.Revise(cast.CODE, 3, "x"), c.RaiseHand()])
def test_a_public_command_is_not_previewed(command: c.Command) -> None:
    """It is shown when the server says that it happened."""
    assert () == preview({}, command)


def test_a_terminal_begins_as_nobody() -> None:
    """Until it is welcomed."""
    client = ClientHalf()
    assert (PersonId(""), frozenset(), False, {}) == (client.person, client.roles, client.live, client.view())


def restored(*numbers: int, waiting: tuple[Entry, ...] = ()) -> ClientHalf:
    """Return a terminal with these numbers accepted, at a server that has the first alone."""
    client = ClientHalf(waiting, accepted=[Entry(n, RATE) for n in numbers])
    client.hello()
    client.receive(Welcome(9, "c1", "picture", 1, cast.BEN, (Role.PANELIST,)))
    return client


def test_a_server_that_was_restored_is_found_to_miss_the_last_commands() -> None:
    """What lies above its highest number is lost; nothing newer is sent before the person decides."""
    client = restored(1, 2, 3, waiting=(Entry(4, c.Submit()),))
    assert ([2, 3], ()) == ([each.n for each in client.lost], client.unsent())
    assert ((Heard(),), ()) == client.receive(Held(4, "unavailable"))
    assert ((Heard(),), ()) == client.receive(Beacon(9, "c1", cast.moment(1), writable=True))
    assert not client.may_send


def test_what_was_lost_is_sent_again_under_its_own_numbers_before_anything_newer() -> None:
    """The person agreed; until the answers come it waits and shows like anything that waits."""
    client = restored(1, 2, 3, waiting=(Entry(4, c.Submit()),))
    assert [2, 3, 4] == [frame.n for frame in client.resend()]
    assert ([2, 3, 4], [1], True) == (sorted(client.waiting), sorted(client.accepted), client.may_send)
    assert (Settled(Entry(2, RATE)),) == client.receive(Ack(2, "c2"))[0]
    client.receive(Welcome(9, "c2", "same", 2, cast.BEN, ()))
    assert () == client.lost


def test_what_was_lost_may_be_left_out() -> None:
    """It is never asked about again, and the rest goes its way."""
    client = restored(1, 2, 3, waiting=(Entry(4, c.Submit()),))
    assert [4] == [frame.n for frame in client.leave_out()]
    client.hello()
    client.receive(Welcome(9, "c1", "same", 1, cast.BEN, ()))
    assert ((), [1]) == (client.lost, sorted(client.accepted))


def test_an_acknowledged_command_is_kept_and_a_declined_one_is_not() -> None:
    """Only the first can be lost by a restored server."""
    client = live()
    client.queue(RATE)
    client.queue(c.Submit())
    client.receive(Ack(1, "c2"))
    client.receive(Declined(2, Code.SCORECARD_INCOMPLETE.value))
    assert [1] == sorted(client.accepted)


def test_a_new_command_waits_for_the_welcome() -> None:
    """Sent before it, the server might take it for newer than what it has lost."""
    client = live()
    before = client.may_send
    client.hello()
    assert (True, False) == (before, client.may_send)
