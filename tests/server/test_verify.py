"""The proof of blindness: it passes on what is installed, and finds every leak that is planted."""

import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

import cast
import leaky
from panelry.commands import AddPerson, RaiseHand, Rate, RemovePerson
from panelry.panel import Mode, Role
from panelry.sync.frames import Do
from panelry_server.cli import COMMANDS, group
from panelry_server.clock import ManualClock
from panelry_server.journal.memory import MemoryJournal
from panelry_server.verify.blindness import Leak, Step, Tally, blind
from panelry_server.verify.desk import Desk, Sent, Viewer, Wire
from panelry_server.verify.engines import Engine, engine_of, in_a_file, in_memory
from panelry_server.verify.histories import History, numbered
from panelry_server.verify.moves import Ask, Scribble
from panelry_server.verify.stage import Heard, Stage
from panelry_server.verify.words import story, table
from panelry_server.verify.worlds import Horizon, Twist
from postgres_cluster import Cluster

TRIES = 200
"""How many histories a planted leak may survive."""
PLAIN = History(Mode.NUMBERS_FIRST, Horizon.NEVER, frozenset({cast.BEN}), tuple(range(12)), skip=1)


def said(*arguments: str) -> tuple[int, str, str]:
    """Return exit code, output and errors of `verify-blind`."""
    ran = CliRunner().invoke(group(COMMANDS), ["verify-blind", *arguments])
    return ran.exit_code, ran.stdout, ran.stderr


def found(tries: int = TRIES, engine: Engine = in_memory) -> Leak | None:
    """Return the first leak among so many histories."""
    for number in range(tries):
        try:
            blind(numbered(number), engine=engine)
        except Leak as leak:
            return leak
    return None


def test_the_installed_server_is_blind() -> None:
    """Histories in every mode, up to every opening, tell no other viewer anything."""
    tally = Tally()
    for number in range(15):
        blind(numbered(number), tally)
    assert {each.value for each in Mode} == set(tally.modes)
    assert {each.name for each in Horizon} == set(tally.horizons)
    assert set(cast.ALL) <= set(tally.people)
    assert tally.frames > 100 * len(tally.lengths)


@pytest.mark.parametrize("leak", leaky.LEAKS, ids=[each.__name__ for each in leaky.LEAKS])
def test_a_planted_leak_shows_to_somebody(leak: leaky.Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within 200 histories, and the one who can tell has nothing to hide."""
    leak(monkeypatch)
    shown = found()
    assert shown is not None
    assert shown.viewer.person not in shown.history.hidden
    assert shown.one != shown.other


@pytest.mark.parametrize("journal", ["file", "database"])
def test_the_server_is_blind_on_every_journal(journal: str, database: str) -> None:
    """What each viewer receives, and when, is the same on a file and in PostgreSQL as in memory."""
    same, real = Tally(), Tally()
    for number in range(3):
        blind(numbered(number), same)
        blind(numbered(number), real, engine_of(journal, database))
    assert vars(same) == vars(real)


def test_a_planted_leak_shows_on_a_file_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search on a real journal can fail."""
    leaky.LEAKS[0](monkeypatch)
    assert found(engine=in_a_file) is not None


def test_a_schema_of_a_search_is_gone_after_it(cluster: Cluster) -> None:
    """A database holds what it held before."""
    schemas = "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'panelry_%'"
    code, _, err = said("--runs", "1", "--journal", "database", "--database", cluster.schema())
    assert (0, "0") == (code, cluster.ask(schemas)), err


def test_two_equal_worlds_look_the_same_under_any_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the mutants show is the hidden difference, not noise of the stage: without one nothing shows."""
    for leak in leaky.LEAKS:
        with monkeypatch.context() as patch:
            leak(patch)
            blind(numbered(3)._replace(hidden=frozenset()))


def test_a_database_that_does_not_do_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """None named, none there, and no extra to ask it with: each has its sentence."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    code, _, err = said("--journal", "database")
    assert (2, True) == (code, "Which database?" in err), err
    nowhere = ("--journal", "database", "--database", f"postgresql://x@/x?host={tmp_path}")
    code, _, err = said(*nowhere)
    assert (1, True) == (code, "cannot be used" in err), err
    monkeypatch.setitem(sys.modules, "panelry_server.journal.postgres", None)
    code, _, err = said(*nowhere)
    assert (1, True) == (code, "panelry[postgres]" in err), err


def test_the_command_says_what_it_tried() -> None:
    """A short table on standard output, and 0."""
    code, out, err = said("--runs", "4", "--seed", "7")
    assert 0 == code
    assert ["runs", "moves", "modes", "compared", "viewers", "frames"] == [
        line.split()[0] for line in out.splitlines()
    ]
    assert "Seed: 7" in err
    assert "No other viewer could tell" in err


def test_the_command_draws_a_seed_and_says_it() -> None:
    """So that every run can be repeated."""
    _, _, err = said("--runs", "1")
    seed = err.split("Seed: ")[1].split(".")[0]
    assert seed.isdigit()


def test_the_same_seed_tries_the_same() -> None:
    """The numbers of two runs agree."""
    assert said("--runs", "3", "--seed", "11")[:2] == said("--runs", "3", "--seed", "11")[:2]


def test_the_command_tells_a_leak_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The history, shrunk to little more than its beginning, who can tell, what both worlds sent, and 1."""
    leaky.frame_per_rating(monkeypatch)
    code, out, err = said("--runs", "20", "--seed", "1")
    assert 1 == code
    assert "works in private, differently in each world" in out
    assert len(out.splitlines()) < 6 + 2 + 10 + 12 + 3
    assert "can tell the worlds apart:" in out
    assert "one world:" in out
    assert "There is a leak. Repeat it with --runs 20 --seed 1." in err


def test_without_hypothesis_one_line_says_what_to_add(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra, which a server in service need not have."""
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    code, out, err = said("--runs", "1", "--seed", "1")
    assert (1, "") == (code, out)
    assert "needs Hypothesis: install panelry with its extra, panelry[verify]." in err


def test_another_missing_module_is_not_taken_for_hypothesis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Advice that cures something else would mislead."""
    monkeypatch.setitem(sys.modules, "hypothesis.configuration", None)
    ran = CliRunner().invoke(group(COMMANDS), ["verify-blind", "--runs", "1"])
    assert isinstance(ran.exception, ModuleNotFoundError)


def test_the_story_of_a_leak_has_words_for_every_move() -> None:
    """Somebody asks, somebody works in private, and the end; a frame may be missing in one world."""
    begun = [Step(move, {}, frozenset()) for move in PLAIN.beginning()]
    moves = (Ask(cast.ANA, Rate(cast.CODE, 3)), Scribble(cast.BEN, 2, 5), Scribble(cast.CHEN, 0, 5), None)
    steps = [*begun, *(Step(move, {}, frozenset()) for move in moves)]
    sent = Sent(1.5, b"x" * 80 + b"1" + b"y" * 200)
    told = list(story(Leak(PLAIN, steps, Viewer(cast.ELI, 1), sent, None)))
    assert [
        "  1-10. the debrief begins, with everybody seated",
        "  11. Ana Duarte asks: rate code 3",
        "  12. Ben Okafor works in private, differently in each world; 2 of 3 criteria are done",
        "  13. Chen Wei works in private, the same in both worlds; 0 of 3 criteria are done",
        "  14. everybody comes back with an early cursor and with none, and some time passes",
        "Then Eli Ström can tell the worlds apart:",
    ] == told[2:-2]
    assert told[-2].startswith("  one world:   at 1.500 s xxx")
    assert "  the other:   nothing" == told[-1]


def test_the_story_shows_two_frames_around_their_difference() -> None:
    """What both have in common is cut."""
    one, other = (Sent(2.0, b"x" * 100 + mark + b"y" * 200) for mark in (b"1", b"2"))
    told = list(
        story(
            Leak(PLAIN, [Step(PLAIN.beginning()[0], {}, frozenset())], Viewer(cast.OPERATOR, 0), one, other)
        )
    )
    assert "  1. the operator asks: create debrief evidence first" not in told
    assert "Then the operator can tell the worlds apart:" == told[-3]
    assert ["…" + "x" * 60 + mark + "y" * 139 + "…" for mark in "12"] == [
        line.split(" s ")[1] for line in told[-2:]
    ]


def test_the_story_of_a_leak_at_the_beginning_tells_the_beginning() -> None:
    """Then the seating matters."""
    steps = [Step(move, {}, frozenset()) for move in PLAIN.beginning()[:2]]
    told = list(story(Leak(PLAIN, steps, Viewer(cast.ELI, 1), None, Sent(0.0, b"{}"))))
    assert [
        "  1. the operator asks: create debrief numbers first",
        "  2. the operator asks: add person ana",
    ] == (told[2:4])


def test_an_empty_tally_has_a_table() -> None:
    """A leak at the first history leaves nothing counted."""
    assert "runs                0" == next(iter(table(Tally())))


async def test_a_wire_that_is_cut_says_so() -> None:
    """An end of the connection is something that a viewer learns."""
    wire = Wire(ManualClock())
    await wire.send(b"one")
    wire.abort()
    assert [Sent(0.0, b"one"), Sent(0.0, b"cut")] == wire.sent
    assert 0 == wire.buffered()


def test_the_tally_counts_those_who_have_nothing_to_hide() -> None:
    """Frames of the authors themselves may differ, so they are not counted as compared."""
    tally, sent = Tally(), (Sent(0.0, b"{}"),)
    steps = [Step(None, {Viewer(cast.BEN, 1): sent, Viewer(cast.ELI, 1): sent * 2}, PLAIN.hidden)]
    tally.add(PLAIN, steps)
    assert (1, 2, Counter({cast.ELI: 1})) == (tally.viewers, tally.frames, tally.people)


def texts(heard: Heard, viewer: Viewer) -> list[bytes]:
    """Return what a viewer received in a step, without the instants."""
    return [each.text for each in heard.get(viewer, ())]


async def test_who_loses_the_seat_is_parted_and_who_comes_back_has_a_desk_again() -> None:
    """An ended connection is compared like a frame, and a stranger's answers are heard too."""
    stage = await Stage.begin(Twist(), MemoryJournal())
    for move in PLAIN._replace(skip=0).beginning():
        await stage.step(move)
    removed = await stage.step(Ask(cast.ANA, RemovePerson(cast.BEN)))
    answered = await stage.step(Ask(cast.BEN, RaiseHand()))
    back = await stage.step(Ask(cast.ANA, AddPerson(cast.BEN, "Ben Okafor", (Role.PANELIST,))))
    assert b"closed with 4403" in texts(removed, Viewer(cast.BEN, 1))
    assert 1 == len(texts(answered, Viewer(cast.BEN, 0)))
    assert [] == texts(answered, Viewer(cast.BEN, 1))
    assert b'"t":"welcome"' in texts(back, Viewer(cast.BEN, 1))[0]


async def test_at_the_end_who_has_a_seat_hears_it_all_again_and_who_lost_it_hears_nothing() -> None:
    """The last look replays each person's own sequence to a third device."""
    stage = await Stage.begin(Twist(), MemoryJournal())
    for move in PLAIN._replace(skip=0).beginning():
        await stage.step(move)
    await stage.step(Ask(cast.ANA, RemovePerson(cast.BEN)))
    heard = await stage.finish()
    assert [] == texts(heard, Viewer(cast.BEN, 3))
    assert [] != texts(heard, Viewer(cast.CHEN, 3))


async def test_an_empty_room_can_be_worked_in() -> None:
    """Nobody is there to be visited, and each command of a stranger is declined."""
    stage = await Stage.begin(Twist(), MemoryJournal())
    for seed in range(5):
        heard = await stage.step(Scribble(cast.BEN, 1, seed))
        assert {Viewer(cast.BEN, 0)} == set(heard)
        assert all(b'"t":"refused"' in each for each in texts(heard, Viewer(cast.BEN, 0)))


async def test_a_desk_of_somebody_without_a_seat_is_closed() -> None:
    """The room's own rule holds on the stage."""
    stage = await Stage.begin(Twist(), MemoryJournal())
    clock = ManualClock()
    wire = Wire(clock)
    desk = Desk(stage.room, Viewer(cast.BEN, 1), clock, wire)
    await desk.hear(Do(1, RaiseHand()))
    desk.close()
    assert desk.over
    assert [Sent(0.0, b"closed with 4403")] == wire.sent
