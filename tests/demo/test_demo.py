"""The demo: its script makes what it promises, it plays through on a real server, and it cleans up."""

import asyncio
import itertools
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner

from evening.plain_terminal import PlainTerminal, faults
from panelry import commands as c
from panelry.debrief import Phase
from panelry.disagreement import agenda
from panelry.drafting import point_problems
from panelry.ids import PersonId, PointId, SentenceId
from panelry.panel import Role, Standing
from panelry.points import Point, Section
from panelry.refusals import Code
from panelry.rubric import Rubric
from panelry.rubric_import import read_rubric
from panelry_tui.commands import demo as command
from panelry_tui.demo import live as live_demo
from panelry_tui.demo import script
from panelry_tui.demo import server as demo_server
from panelry_tui.demo.chairing import chairs
from panelry_tui.demo.live import live, spare_of
from panelry_tui.demo.playing import acts_of
from panelry_tui.demo.seat import Player
from panelry_tui.demo.server import Begun, DemoError, Invited, errand, serving
from panelry_tui.reading import Reading
from panelry_tui.store import Store
from tui.fake_room import FakeRoom

PEOPLE = {part.name.split()[0].lower(): part for part in script.PANEL}


def sample() -> Rubric:
    """Return the rubric of the demo."""
    return read_rubric((resources.files("panelry_tui.demo") / script.RUBRIC).read_bytes(), script.RUBRIC)[0]


def room() -> FakeRoom:
    """Return a room with the demo's panel, in scoring."""
    roles = {"ana": (Role.FACILITATOR, Role.PANELIST)}
    seats = {key: (part.name, roles.get(key, (Role.PANELIST,))) for key, part in PEOPLE.items()}
    return FakeRoom(seats, sample(), candidate=script.CANDIDATE, position=script.POSITION)


def sees(found: FakeRoom, person: str) -> Reading:
    """Return what somebody sees in a room."""
    store = found.stores.get(PersonId(person)) or found.store_for(person)
    return Reading(store.view(), store.half.person)


def next_act(found: FakeRoom, person: str, *, leads: bool) -> c.Command | None:
    """Return what somebody of the script does next."""
    reading = sees(found, person)
    acts: Iterator[c.Command] = acts_of(PEOPLE[person], reading)
    if leads and person == "ana":
        acts = itertools.chain(acts, chairs(script.CHAIR, reading, found.now))
    return next(acts, None)


def play(found: FakeRoom, *, until: Phase, leads: bool = True) -> list[tuple[str, c.Command]]:
    """Let everybody act in turn until a phase is reached or nobody does anything; return what was done."""
    done: list[tuple[str, c.Command]] = []
    while found.state.phase is not until:
        turn = [(each, next_act(found, each, leads=leads)) for each in PEOPLE]
        acting = [(person, act) for person, act in turn if act is not None]
        if not acting:
            break
        person, act = acting[-1]
        found.act(person, act)
        done.append((person, act))
    return done


# The script


def test_the_script_makes_every_shape_of_disagreement() -> None:
    """A spread, a split, one low rating, neighbours, all alike, and nothing to compare."""
    ratings = {
        each.id: tuple(part.levels[place] for part in script.PANEL)
        for place, each in enumerate(sample().criteria)
    }
    found = agenda(sample(), ratings)
    shapes = {topic.criterion: topic.measures.shape.value for topic in found.topics}
    assert {
        script.DESIGN: "spread",
        script.AMBIGUITY: "split",
        script.CODE: "lone low",
        script.DEBUGGING: "spread",
        script.TOGETHER: "spread",
        script.TRADE_OFFS: "adjacent",
        script.CURIOSITY: "unanimous",
    } == shapes
    assert (script.OWNERSHIP,) == found.not_comparable


def test_every_criterion_has_a_conclusion_and_every_part_its_levels() -> None:
    """The script fits its rubric."""
    criteria = {each.id for each in sample().criteria}
    assert criteria == set(script.CHAIR.conclusions)
    assert {len(criteria)} == {len(part.levels) for part in script.PANEL}


@pytest.mark.parametrize("said", [each for part in script.PANEL for each in part.points])
def test_the_points_are_complete(said: script.Said) -> None:
    """Each could be approved as it stands."""
    found = Point(
        id=PointId("p"),
        version=1,
        author=PersonId("ana"),
        criterion=said.criterion,
        polarity=said.polarity,
        situation=said.situation,
        behaviour=said.behaviour,
        kind=script.ANA.seen[0].kind,
        effect=said.effect,
        suggestion=said.suggestion,
    )
    assert () == point_problems(found)


# Who does what


def test_everybody_scores_then_waits() -> None:
    """Without a facilitator who acts the debrief stays in scoring, with all submitted."""
    found = room()
    play(found, until=Phase.CLOSED, leads=False)
    assert Phase.SCORING is found.state.phase
    assert all(found.state.card(each).submitted for each in found.state.people)


def test_the_whole_debrief_plays_to_its_end() -> None:
    """Each act is one that the domain takes; the text is released with every signature."""
    found = room()
    done = [type(act) for _, act in play(found, until=Phase.CLOSED)]
    assert Phase.CLOSED is found.state.phase
    assert found.state.handed is not None
    assert {c.Revise, c.RecordNoAgreement, c.Park, c.RecordAgreed} <= set(done)
    assert len(script.PANEL) == done.count(c.SignOff)
    assert ["no failover"] == [
        act.words for _, act in play_again() if isinstance(act, c.Answer) and not act.stands
    ]


def play_again() -> list[tuple[str, c.Command]]:
    """Return everything that is done in a debrief played anew."""
    return play(room(), until=Phase.CLOSED)


def test_the_demo_names_no_panelist_in_what_it_releases() -> None:
    """Nothing was found in the draft, or nobody could have signed."""
    found = room()
    play(found, until=Phase.CLOSED)
    assert found.state.handed is not None
    names = {word for part in script.PANEL for word in part.name.split()}
    assert set() == names & set(found.state.handed.text.replace(",", " ").split())


def test_panelists_answer_what_the_script_did_not_foresee() -> None:
    """A level far from one's own meets words either way; a second round gets the present level."""
    found = room()
    play(found, until=Phase.DISCUSSION)
    found.act("ana", c.Reveal(), c.Propose(script.DESIGN, 5), c.Propose(script.CURIOSITY, 1))
    said = {act.words for act in acts_of(PEOPLE["fay"], sees(found, "fay")) if isinstance(act, c.Answer)}
    assert {"no failover", ""} == said
    said = {act.words for act in acts_of(PEOPLE["ben"], sees(found, "ben")) if isinstance(act, c.Answer)}
    assert {"I saw less than that.", "I saw more than that."} == said
    found.act("ana", c.OpenSecondRound(script.DESIGN))
    again = [act for act in acts_of(PEOPLE["ben"], sees(found, "ben")) if isinstance(act, c.RateAgain)]
    assert [c.RateAgain(script.DESIGN, 2)] == again


def test_one_panelist_accepts_new_text_and_signs_after_that() -> None:
    """A sentence that the person at the screen adds does not stop the debrief."""
    found = room()
    play(found, until=Phase.SUMMARY)
    found.act("ana", c.EditSentence(SentenceId("own"), Section.CLOSING, "We liked your questions.", ""))
    accepted = [
        act for act in acts_of(PEOPLE["ben"], sees(found, "ben")) if isinstance(act, c.AcceptSentence)
    ]
    assert ["We liked your questions."] == [each.text for each in accepted]
    assert [] == list(acts_of(PEOPLE["eli"], sees(found, "eli")))


def test_nobody_accepts_new_text_that_must_not_go_out() -> None:
    """It stays new until whoever wrote it says it otherwise."""
    found = room()
    play(found, until=Phase.SUMMARY)
    words = "Ben felt that you were less strong than the other person we saw."
    found.act("ana", c.EditSentence(SentenceId("own"), Section.CLOSING, words, ""))
    assert [] == list(acts_of(PEOPLE["ben"], sees(found, "ben")))


def test_nothing_is_done_before_the_reveal_or_after_the_end() -> None:
    """Between the openings and once the release is open the panel waits."""
    found = room()
    play(found, until=Phase.DISCUSSION)
    assert [] == list(acts_of(PEOPLE["ben"], sees(found, "ben")))
    play(found, until=Phase.RELEASE)
    assert [] == list(acts_of(PEOPLE["ben"], sees(found, "ben")))
    found.act("ana", c.Abandon("enough"))
    assert [] == list(chairs(script.CHAIR, sees(found, "ana"), found.now))


async def test_a_player_goes_on_after_a_refusal_only_where_that_may_be() -> None:
    """Played alone, a refusal is a fault of the demo; beside a person, it is not tried again."""
    found = room()
    store = found.store_for("ben")

    def too_early(reading: Reading) -> Iterator[c.Command]:
        del reading
        yield c.Submit()

    async def at_once(command: c.Command) -> None:
        del command

    with pytest.raises(DemoError, match="Submit of Ben Okafor was declined"):
        await Player(store, too_early, at_once, strict=True).play(lambda _: False)
    patient = Player(store, too_early, at_once, strict=False)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(patient.play(lambda _: False), 0.05)
    assert Code.SCORECARD_INCOMPLETE is found.refusal("ben", c.Submit())


# On a real server


def run_demo(*arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run the command as a person without a terminal would."""
    environment = {**os.environ, "TMPDIR": str(folder), "CI": "1"}
    return subprocess.run(
        [sys.executable, "-P", "-m", "panelry_tui", "demo", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
        env=environment,
        cwd="/",
    )


def test_without_a_terminal_the_demo_prints_agenda_summary_and_journal(tmp_path: Path) -> None:
    """What is printed is true: the journal lies there, and no seat with its token is left."""
    done = run_demo(folder=tmp_path)
    assert (0, "") == (done.returncode, "" if done.returncode == 0 else done.stderr)
    first, *lines = done.stdout.splitlines()
    assert "panel: within one point on 2 of 7; 5 to discuss; 1 not comparable" == first
    assert lines[0].startswith("agenda: 1. System design. Spread: Ben, Fay 2; Chen 3; Dara 4; Ana, Eli 5.")
    assert "The interview panel at Acme" in lines
    journal = Path(lines[-1].removeprefix("The journal lies in "))
    assert journal.exists()
    assert not (journal.parent.parent / "seats").exists()
    assert f"To remove it: rm -r {journal.parent.parent}" == done.stderr.splitlines()[-1]


def test_a_deep_temporary_folder_is_left_for_a_shallow_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The path of the server's door has room for some hundred bytes."""
    deep = tmp_path / ("d" * 90)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    made = command.temporary_folder("panelry-demo-")
    made.rmdir()
    assert Path("/tmp") == made.parent  # noqa: S108 - the shallow folder that mkdtemp uses
    assert [] == list(deep.iterdir())


def test_a_folder_that_is_kept_holds_everything_and_is_never_an_old_one(tmp_path: Path) -> None:
    """--keep makes the folder; one that is there already is not touched."""
    kept = tmp_path / "kept"
    done = run_demo("--keep", str(kept), folder=tmp_path)
    assert f"Everything of it lies in {kept}\nTo remove it: rm -r {kept}" in done.stderr
    assert {"seats", "server", "server.log"} <= {each.name for each in kept.iterdir()}
    again = run_demo("--keep", str(kept), folder=tmp_path)
    assert 1 == again.returncode
    assert "Name a new folder with --keep." in again.stderr


async def test_in_a_terminal_the_panel_acts_while_the_screen_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody submits by themselves, the spare seat waits for nobody, and leaving ends it all."""
    monkeypatch.setattr(live_demo, "_QUICK", (0.0, 0.0))
    monkeypatch.setattr(live_demo, "_SLOW", (0.0, 0.0))
    told: list[Begun] = []
    seen: list[Reading] = []

    async def show(store: Store) -> None:
        running = asyncio.create_task(store.run())
        for _ in range(400):
            await asyncio.sleep(0.05)
            reading = Reading(store.view(), store.half.person)
            if reading.phase is Phase.SCORING and not reading.awaited():
                break
        seen.append(Reading(store.view(), store.half.person))
        running.cancel()

    await live(tmp_path / "demo", told.append, show)
    assert script.SPARE == spare_of(told[0]).name
    standings = {seat.name: seat.standing for seat in seen[0].seats.values()}
    assert Standing.ABSENT is standings[script.SPARE]
    assert [] == seen[0].awaited()


async def test_a_server_that_does_not_start_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of the server are passed on."""
    await errand(tmp_path / "server", "init", "--organisation", "Other")
    with pytest.raises(DemoError, match=r"panelry-server init failed: .*belongs to Other already"):
        async with serving(tmp_path / "server"):
            pass
    monkeypatch.setattr(demo_server, "_command", lambda *_: (sys.executable, "-c", "print('no')"))
    with pytest.raises(DemoError, match="panelry-server did not start"):
        async with serving(tmp_path / "other"):
            pass


def test_an_answer_that_is_none_is_a_failure_of_the_demo() -> None:
    """A server of another version is named, not a traceback."""
    with pytest.raises(DemoError, match="answered what this program does not know"):
        demo_server._read("{}", Begun)


def test_a_failure_ends_with_one_line_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exit code is 1, and the folder is gone."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(
        demo_server, "_command", lambda *_: (sys.executable, "-c", "raise SystemExit('no room')")
    )
    done = CliRunner().invoke(command.demo, ["--plain-run"])
    assert 1 == done.exit_code
    assert "Error: The demo stopped: panelry-server init failed: no room" in done.output
    assert [] == list(tmp_path.iterdir())


def test_a_second_terminal_gets_a_line_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names the seat's link and keeps that seat inside the demo's folder."""
    monkeypatch.setattr("click.pause", lambda _: None)
    command._before(Path("/there"), Begun("d1", (Invited(script.SPARE, "CODE", "panelry://h/d1#CODE"),)))
    assert "PANELRY_STATE=/there/second " in capsys.readouterr().out


def test_the_demo_can_be_led_in_plain_mode(tmp_path: Path) -> None:
    """Over pipes, too: every line has its label, the others act, and leaving removes everything."""
    ana = PlainTerminal("Ana", tmp_path / "state")
    (tmp_path / "temporary").mkdir()
    ana.start("demo", "--plain", TMPDIR=str(tmp_path / "temporary"))
    try:
        ana.wait_for("Plain mode: on (from --plain)", "about: You are Ana Duarte", "status: Scoring")
        ana.wait_for("in a second terminal:", "code: PANELRY_STATE=", " --plain")
        ana.wait_for("event: ", "submitted the scorecard")
        ana.step("leave", "done: You left.", "done: The demo is over; nothing of it was sent to anybody.")
        assert 0 == ana.end()
    finally:
        ana.kill()
    assert [] == faults(ana.said)
    assert [] == list((tmp_path / "temporary").iterdir())


def test_what_is_said_before_the_screen_is_broken_between_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On 60 columns; the command to copy stays one whole line of its own."""
    monkeypatch.setenv("COLUMNS", "60")
    command._before(tmp_path, Begun("d1", (Invited(script.SPARE, "code", "panelry://link"),)))
    said = capsys.readouterr().out.splitlines()
    (long,) = [each for each in said if len(each) > 60]
    assert long.startswith("PANELRY_STATE=")
    assert long.endswith(" join 'panelry://link'")
    assert "type in a second terminal:" in said[said.index(long) - 1]
