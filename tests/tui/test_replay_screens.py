"""A replay in the terminal: time moves on the same screens, nothing is sent; the record is the viewer's."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from textual.pilot import Pilot

import cast
from hosted import QUICK, address, changed, device_of, guest_of, server_of, token_of
from panelry import commands as c
from panelry.ids import DebriefId, PersonId
from panelry.office import STREAM
from panelry.panel import Mode, Outcome
from panelry.sync.frames import Seated
from panelry.sync.witness import Held
from panelry_server.serve import Server
from panelry_tui.cli import COMMANDS, group
from panelry_tui.decision_record import record_of
from panelry_tui.decision_said import as_json, as_markdown
from panelry_tui.link import Seat
from panelry_tui.outbox import Outbox
from panelry_tui.past import PastError, fetch_past
from panelry_tui.replay_app import DENIED, ReplayApp
from panelry_tui.replay_store import NOTHING_SENT, ReplayStore
from panelry_tui.seats import Seats
from panelry_tui.seen_sealed import seen_sealed
from tui.fake_room import FakeRoom
from tui.heard import Heard
from tui.screen_text import screen_text
from tui.seats_here import seat_in
from tui.six_people import AMBIGUITY, DESIGN, QUALITY, discussed, opened, revealed, scored

_RECORDS = Path(__file__).parent.parent / "golden" / "records"
_DRAWN = 0.15


class HeardReplay(Heard, ReplayApp):
    """The replay of a person who remembers every toast."""


class Replayed:
    """A person at a replay."""

    def __init__(self, app: HeardReplay, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they do is drawn."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause(_DRAWN)

    def text(self) -> str:
        """Return what stands on the screen."""
        return screen_text(self.app)

    def said(self) -> list[str]:
        """Return what the toasts said."""
        return self.app.heard

    @property
    def place(self) -> int:
        """The step that is shown."""
        return self.app.past_store.place


@asynccontextmanager
async def replaying(room: FakeRoom, who: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Replayed]:
    """Open a replay of somebody's past."""
    seat = Seat("room.example:7340", "d1", f"device-{who}", who, who, "token")
    app = HeardReplay(ReplayStore(seat, room.past(who)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause(_DRAWN)
        yield Replayed(app, pilot)


async def test_row_one_says_that_it_is_a_replay_and_where() -> None:
    """At 80 columns, on the screens of every phase."""
    async with replaying(discussed(), "ben") as terminal:
        first = terminal.text().splitlines()
        assert f"REPLAY 1/{len(terminal.app.past_store.past)}" in first[0]
        assert "left right Step  space Play  v Reveal  r Revised" in first[-1]
        await terminal.press(">")
        assert "REPLAY 4" in terminal.text().splitlines()[0]
        assert "NOW  System design" in terminal.text()


async def test_arrows_go_step_by_step_and_stop_at_the_ends() -> None:
    """Back and on are inverse; a phase that ended is shown again."""
    async with replaying(discussed(), "ben") as terminal:
        await terminal.press("left", "right", "right", "left")
        assert 1 == terminal.place
        await terminal.press(">", "right", "<")
        assert 0 == terminal.place
        assert "BEFORE" in terminal.text() or "Setup" in terminal.text()


async def test_keys_jump_to_the_reveal_each_revision_and_each_agreed_rating() -> None:
    """Where there is none any more, the key says so."""
    room = discussed()
    room.act("dara", c.Revise(AMBIGUITY, 3, "The first reading was hers"))
    async with replaying(room, "ana") as terminal:
        past = terminal.app.past_store.past
        places = {kind: [] for kind in ("Revealed", "Revised", "Agreed")}  # type: dict[str, list[int]]
        for key, kind, times in (("v", "Revealed", 1), ("r", "Revised", 2), ("c", "Agreed", 4)):
            await terminal.press("<")
            for _ in range(times):
                await terminal.press(key)
                places[kind].append(terminal.place)
        steps = list(enumerate(past.instants))
        expected = {kind: [at for at, each in steps if kind in each.kinds] for kind in places}
        assert expected == places
        await terminal.press("c", "C", "<", "R")
        assert ["There is no agreed rating after this that you may see."] == terminal.said()[:1]
        assert "There is no revision before this that you may see." == terminal.said()[-1]


async def test_space_plays_to_the_end_and_again_from_the_start() -> None:
    """Faster with +, slower with -."""
    async with replaying(scored(), "ben") as terminal:
        store = terminal.app.past_store
        await terminal.press("+", "+", "+", "+", "-", "+", "space")
        assert "8x" in terminal.text()
        assert store.playing
        await terminal.press("space")
        assert "paused" in terminal.text()
        await terminal.press(">", "left", "space")
        for _ in range(100):
            if not store.playing:
                break
            await terminal.pilot.pause(0.05)
        assert (False, len(store.past) - 1) == (store.playing, store.place)
        await terminal.press("-", "-", "-", "-", "space")
        assert (True, True) == (store.playing, store.place < 2)


async def test_nothing_can_be_sent_and_each_key_says_so() -> None:
    """On the board, and with a digit on the scorecard."""
    async with replaying(discussed(), "ben") as terminal:
        await terminal.press(">", "a")
        assert [NOTHING_SENT] == terminal.said()
        await terminal.press("<")
        for _ in range(40):
            await terminal.press("right")
            if "NOTES" in terminal.text():
                break
        before = terminal.place
        await terminal.press("4", "S")
        assert NOTHING_SENT in terminal.said()[-1]
        assert before == terminal.place
        assert {} == terminal.app.past_store.half.waiting
    assert {"submit", "accept", "conclude", "reveal", "release", "sign"} <= DENIED


async def test_a_replay_is_held_against_what_this_machine_saw_sealed() -> None:
    """At each step what had been handed in by then, so a late scorecard is not missed before it came."""
    room = discussed()
    seat = Seat("room.example:7340", "d1", "device-ben", "ben", "ben", "token")
    memory = dict(room.store_for("ben").half.memory)
    assert 6 == len(memory)
    store = ReplayStore(seat, room.past("ben"), memory)
    faults = set()
    for place in range(len(store.past)):
        store.go(place)
        checked = store.half.checked(DebriefId("d1"))
        faults |= set(checked.faults if checked else ())
    last = store.half.checked(DebriefId("d1"))
    assert last is not None
    assert (set(), 48, ()) == (faults, last.ratings, last.unseen)
    late = Held(datetime.max.replace(tzinfo=UTC).isoformat(), {})
    store = ReplayStore(seat, room.past("ben"), {**memory, PersonId("gil"): late})
    store.go(len(store.past) - 1)
    assert last == store.half.checked(DebriefId("d1"))


async def test_what_a_machine_saw_sealed_is_read_from_its_outbox(tmp_path: Path) -> None:
    """Also while the debrief is open in another terminal; where it was never open, no file is made."""
    seats, now = Seats(tmp_path), datetime(2026, 11, 22, tzinfo=UTC)
    seated = Seated(DebriefId("d1"), device_of(cast.BEN), cast.BEN, "Ben Okafor")
    kept = seats.take("room.example:7340", "code", seated, "token", now)
    assert {} == await seen_sealed(kept, seats.key())
    assert not (kept.folder / "outbox.db").exists()
    outbox = await Outbox.open(kept.folder / "outbox.db", seats.key())
    assert {} == await seen_sealed(kept, seats.key())
    memory = {PersonId("ana"): Held("2026-11-22T14:00:00+00:00", {"rating/system-design": "00"})}
    await outbox.keep(1, "1", {}, memory)
    assert memory == await seen_sealed(kept, seats.key())
    await outbox.close()


async def test_what_only_shows_something_works_in_a_replay() -> None:
    """The heat map, what the outcome hangs on, help; their own keys act in them."""
    async with replaying(discussed(), "ana") as terminal:
        await terminal.press(">", "o")
        assert "What could change the outcome" in terminal.text()
        place = terminal.place
        await terminal.press("left", "escape", "m")
        assert "Ratings in use" in terminal.text()
        assert place == terminal.place


async def test_before_the_reveal_a_replay_holds_ones_own_ratings_alone() -> None:
    """For the facilitator, too; the record as well."""
    for room in (scored(), opened()):
        for who in ("ana", "ben"):
            record = record_of(room.past(who))
            given = {each.panelist for course in record.criteria for each in course.ratings}
            assert {room.state.people[PersonId(who)].name} == given
            assert "" == record.revealed


async def test_without_names_the_record_has_no_panelist_to_a_rating() -> None:
    """Levels, each list sorted for itself."""
    room = revealed(Mode.WITHOUT_NAMES)
    room.act("chen", c.Revise(AMBIGUITY, 4, "The second question showed it"))
    record = record_of(room.past("ben"))
    assert () == tuple(given for course in record.criteria for given in course.ratings)
    said = as_markdown(record)
    assert "Initial, without names: 2, 2, 3, 4, 4, no evidence." in said
    assert "A rating was revised: The second question showed it" in said


def concluded() -> FakeRoom:
    """Return a debrief with an outcome, a second round and both views on one criterion."""
    room = discussed()
    room.act("ana", c.OpenSecondRound(AMBIGUITY), c.RateAgain(AMBIGUITY, 3))
    room.act("ben", c.RateAgain(AMBIGUITY, None))
    room.act("ana", c.CloseSecondRound(AMBIGUITY))
    room.act("ana", c.RecordNoAgreement(AMBIGUITY, "Asked for | the goal", "Began on the *first* reading"))
    room.act("ana", c.RecordAgreed(DESIGN, 3, "The sizing counted", unanswered=1))
    room.act("ana", c.Propose(QUALITY, 3), c.RecordAgreed(QUALITY, 3, unanswered=5))
    room.act("ana", c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE, (DESIGN, QUALITY)))
    return room


@pytest.mark.parametrize("name", ["md", "json"])
def test_the_record_is_as_agreed(name: str) -> None:
    """Initial, revised, second and agreed, dissent, both views; words of people stay words."""
    record = record_of(concluded().past("ben"))
    said = as_json(record) if name == "json" else as_markdown(record)
    path = _RECORDS / f"decision.{name}"
    if os.environ.get("PANELRY_GOLDEN") == "write":
        path.write_text(said, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == said


# From a server


def seat_of(server: Server, person: PersonId, token: str = "") -> Seat:
    """Return somebody's seat at a server."""
    where = address(server, "").removeprefix("ws://")
    return Seat(where, cast.DEBRIEF, device_of(person), person, "Ben", token or token_of(person))


async def test_the_past_comes_from_the_server() -> None:
    """It ends with the picture that the terminal has."""
    async with server_of() as server, guest_of(server, cast.BEN) as ben:
        assert await ben.do(c.Rate(cast.DESIGN, 4)) is None
        past = await fetch_past(seat_of(server, cast.BEN))
        assert ben.half.picture == past.picture(len(past) - 1)
        assert cast.BEN == past.person


async def test_a_past_that_cannot_be_had_says_why() -> None:
    """A token that is not known, and a server that is not there."""
    async with server_of() as server:
        seat = seat_of(server, cast.BEN, "x" * 43)
        with pytest.raises(PastError, match="does not know"):
            await fetch_past(seat)
    with pytest.raises(ConnectionError):
        await fetch_past(seat)


def run(monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str) -> Result:
    """Run the command on a state folder."""
    monkeypatch.setenv("PANELRY_STATE", str(folder))
    return CliRunner().invoke(group(COMMANDS), ["replay", *arguments])


def test_an_office_seat_alone_is_answered_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An office has no replay: it is offered neither by name nor as what was opened last."""
    seat_in(tmp_path, None, debrief=STREAM, about="Office")
    for words in ((), ("amara",), ("office",)):
        said = run(monkeypatch, tmp_path, *words, "--format", "md")
        assert 2 == said.exit_code
        assert "No debrief is kept here" in said.stderr
        assert "panelry join LINK" in said.stderr
        assert "Name one of these" not in said.stderr


async def test_the_command_prints_the_record(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Found by words of the candidate; the seat's files stay as they are."""
    async with server_of(changed(QUICK)) as server:
        seats, now = Seats(tmp_path), datetime(2026, 11, 22, tzinfo=UTC)
        seat = seat_of(server, cast.BEN)
        seated = Seated(DebriefId(seat.debrief), device_of(cast.BEN), cast.BEN, "Ben Okafor")
        kept = seats.take(seat.server, "code", seated, seat.token, now)
        seats.note(kept, "Amara Osei · Backend", now)
        said = await asyncio.to_thread(run, monkeypatch, tmp_path, "amara", "--format", "md")
        monkeypatch.setenv("PANELRY_PLAIN", "1")
        plain = await asyncio.to_thread(run, monkeypatch, tmp_path, "amara")
        assert (0, said.stdout) == (plain.exit_code, plain.stdout)
        monkeypatch.delenv("PANELRY_PLAIN")
        assert (0, "# Decision record: Amara Osei") == (said.exit_code, said.stdout.splitlines()[0])
        said = await asyncio.to_thread(run, monkeypatch, tmp_path, "--json")
        assert '"candidate": "Amara Osei"' in said.stdout
        said = await asyncio.to_thread(run, monkeypatch, tmp_path, "zoe", "--json")
        assert (2, True) == (said.exit_code, "No debrief fits “zoe”" in said.stderr)
        said = await asyncio.to_thread(run, monkeypatch, tmp_path)
        assert (2, True) == (said.exit_code, "--format md" in said.stderr)
        assert {"seat.json", "token"} == {each.name for each in kept.folder.iterdir()}


def test_without_a_seat_the_command_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Exit code 2."""
    said = run(monkeypatch, tmp_path, "--json")
    assert (2, True) == (said.exit_code, "Join a debrief first" in said.stderr)
