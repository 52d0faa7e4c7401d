"""The rehearsal: it plays itself without a terminal, stands alone, and its gold debrief is complete."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from evening.plain_terminal import PlainTerminal, faults
from evening.terminals import Terminal, need_tmux
from panelry import commands as c
from panelry.debrief import Phase
from panelry.ids import CriterionId, PointId
from panelry.panel import Standing
from panelry.points import Kind, Polarity
from panelry.rubric_import import read_rubric
from panelry_tui.cli import COMMANDS, group
from panelry_tui.commands import rehearse as command
from panelry_tui.demo import script
from panelry_tui.demo.server import DemoError
from panelry_tui.reading import Reading
from panelry_tui.rehearsal import room as rehearsal
from panelry_tui.rehearsal.beside import Own, asked, gold_words, own_of
from panelry_tui.rehearsal.gold import GOLD, Gold, signs_of
from panelry_tui.rehearsal.pages import pages_of
from panelry_tui.rehearsal.room import MARK, TRAINEE, unfinished, with_a_person
from panelry_tui.store import Store
from tui.fake_room import FakeRoom
from tui.screen_text import as_stored
from tui.six_people import COLLABORATION, DEBUGGING, DESIGN, QUALITY, discussed
from tui.test_plain_views import moment_of

ALL_AT_GOLD = {criterion: gold.level for criterion, gold in GOLD.items()}


def levels(*given: int | None) -> dict[CriterionId, int | None]:
    """Return ratings in the order of the gold debrief."""
    return dict(zip(GOLD, given, strict=True))


def test_the_gold_debrief_fits_the_shipped_rubric() -> None:
    """Notes, a level or no evidence, and a reason for each criterion."""
    rubric = read_rubric((resources.files("panelry_tui.demo") / script.RUBRIC).read_bytes(), script.RUBRIC)[0]
    assert [each.id for each in rubric.criteria] == list(GOLD)
    assert all(gold.notes and gold.why for gold in GOLD.values())
    assert {None, 3, 4, 5} == {gold.level for gold in GOLD.values()}


def test_the_words_stand_beside_ones_own_ratings() -> None:
    """What was not rated has no rating beside it; each error is explained."""
    said = gold_words({script.DESIGN: Own(5)}, {script.DESIGN: "System design"})
    assert "System design: 3; you 5" in said
    assert "curiosity: 5\n" in said
    for name in ("Halo", "Leniency, and severity", "Central tendency", "A guess in the place of no evidence"):
        assert f"{name}: " in said


@pytest.mark.parametrize(
    ("given", "sign"),
    [
        (levels(5, 3, 5, 4, 5, 5, None, 5), "lie above the gold ones (n 7): perhaps leniency."),
        (levels(1, 2, 3, 3, 3, 3, None, 4), "lie below the gold ones (n 7): perhaps severity."),
        (levels(3, 3, 4, 3, 4, 3, None, 4), "in the middle (n 7): perhaps central tendency."),
        (levels(4, 4, 4, 4, 4, 4, None, 5), "nearly alike (n 7): perhaps a halo."),
        (levels(3, 3, 4, 3, 4, 4, 3, 5), "Ownership has a level, though nothing was asked."),
    ],
)
def test_what_stands_out_is_named_as_a_perhaps(given: dict[CriterionId, int | None], sign: str) -> None:
    """One sign each, with n."""
    (said,) = signs_of(given)
    assert sign in said


def test_ratings_at_the_gold_level_or_too_few_have_no_sign() -> None:
    """Then nothing stands out, and the words say so."""
    assert [] == list(signs_of(ALL_AT_GOLD))
    assert [] == list(signs_of({script.DESIGN: 5, script.CODE: 5}))
    assert "Nothing stands out this time." in gold_words(
        {each: Own(level) for each, level in ALL_AT_GOLD.items()}, {}
    )


ANCHORS = ("poor", "weak", "sound", "clear", "splendid")
PRAISE = ("well done", "good", "great", "congratul", "correct", "as it should", "perfect")


@pytest.mark.parametrize(
    ("own", "level", "expected"),
    [
        (Own(3, anchors=ANCHORS, agreed=3), 3, []),
        (Own(4, anchors=ANCHORS), 3, ["4 is: clear. Which words of your notes say so?"]),
        (Own(4, anchors=ANCHORS), None, []),
        (Own(None, anchors=ANCHORS), 3, ["0 is for what nobody could see or hear"]),
        (
            Own(3, anchors=ANCHORS, agreed=4),
            3,
            ["You kept 3 where the panel agreed at 4. Your notes are what would show it to the others."],
        ),
        (
            Own(4, revised=True, current=3, reason="No failover.", anchors=ANCHORS, agreed=3),
            3,
            ["“No failover.” Does the reason name something that was seen or heard?"],
        ),
        (
            Own(3, revised=True, current=5, reason="As Eli says.", anchors=ANCHORS, agreed=5),
            3,
            ["“As Eli says.” Which observation moved you?", "5 is: splendid. Which words of your notes"],
        ),
        (
            Own(3, revised=True, current=None, reason="Not asked.", anchors=ANCHORS),
            None,
            ["“Not asked.” Does the reason name something"],
        ),
    ],
)
def test_each_rating_and_revision_is_asked_what_it_rests_on(
    own: Own, level: int | None, expected: list[str]
) -> None:
    """A gap is met with the anchor, a revision with its reason; nobody is praised for agreeing."""
    said = list(asked(own, Gold("notes", level, "why")))
    assert [True] * len(expected) == [each in line for each, line in zip(expected, said, strict=True)]
    assert [] == [each for each in PRAISE if each in " ".join(said).casefold()]


def test_a_revision_and_how_the_talk_ended_stand_beside_the_rating() -> None:
    """What was rated blind first, then what it became."""
    own = Own(4, revised=True, current=3, reason="No failover.", agreed=3, ended="the panel agreed at 3")
    said = gold_words({script.DESIGN: own}, {script.DESIGN: "System design"})
    assert "System design: 3; you 4, then 3; the panel agreed at 3\n" in said
    assert "To agree is no aim" in said
    assert [] == [each for each in PRAISE if each in said.casefold()]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
def test_the_end_of_a_rehearsal_is_as_stored(size: tuple[int, int]) -> None:
    """Page by page, as it stands on the terminal above the line that asks for enter."""
    rubric = read_rubric((resources.files("panelry_tui.demo") / script.RUBRIC).read_bytes(), script.RUBRIC)[0]
    revised = Own(4, revised=True, current=3, reason="No failover.", anchors=ANCHORS)
    made = {script.DESIGN: replace(revised, agreed=3, ended="the panel agreed at 3")}
    own = {each.id: made.get(each.id, Own(3, anchors=ANCHORS)) for each in rubric.criteria}
    width, height = size
    pages = pages_of(gold_words(own, {each.id: each.title for each in rubric.criteria}), width, height - 1)
    lines = [page.splitlines() for page in pages]
    assert [] == [each for page in lines for each in page if len(each) > width]
    assert [] == [page for page in lines if len(page) >= height]
    drawn = "".join(f"{page}\n{'-' * width}\n" for page in pages)
    assert as_stored(f"rehearsal-end-{width}x{height}", drawn) == drawn


def test_revisions_that_all_went_to_the_panel_are_a_sign_and_one_alone_is_none() -> None:
    """Joining is worth a look, with n; a revision away from the others is no joining."""
    joined = Own(4, revised=True, current=3, reason="Yes.", agreed=3)
    apart = Own(3, revised=True, current=5, reason="Seen.", agreed=3)
    sign = "went toward the level that the panel then agreed (n 2)"
    assert sign in gold_words({script.DESIGN: joined, script.CODE: joined}, {})
    assert sign not in gold_words({script.DESIGN: joined}, {})
    assert sign not in gold_words({script.DESIGN: joined, script.CODE: apart}, {})


def test_what_a_person_made_of_each_criterion_is_told_from_their_picture() -> None:
    """Ben revised one, the panel agreed, parked or did not agree; what was not rated is left out."""
    room = discussed()
    room.act("ben", c.Revise(DESIGN, 3, "Eli convinced me."))
    room.act("ana", c.RecordNoAgreement(DESIGN, "Sound", "No failover"))
    own = own_of(moment_of(room, "ben").reading)
    assert (2, True, 3, "Eli convinced me.", "the panel did not agree") == (
        own[DESIGN].initial,
        own[DESIGN].revised,
        own[DESIGN].last,
        own[DESIGN].reason,
        own[DESIGN].ended,
    )
    assert (4, 4, "the panel agreed at 4") == (
        own[COLLABORATION].initial,
        own[COLLABORATION].agreed,
        own[COLLABORATION].ended,
    )
    assert "the panel parked it" == own[DEBUGGING].ended
    assert "" == own[QUALITY].ended
    assert {} == own_of(moment_of(FakeRoom(), "ben").reading)


def test_the_panel_waits_for_a_point_that_was_saved_and_not_approved() -> None:
    """On the criterion now; once it is approved, or the talk has gone on, nothing is unfinished."""
    room = discussed()
    store = room.store_for("ben")
    point = PointId("p9")
    written = c.WritePoint(
        point, DESIGN, Polarity.STRENGTH, "In the design exercise", "you sized the queue", Kind.SAW
    )
    assert {} == unfinished(store)
    room.act("ben", written)
    assert {"point/p9": "1"} == unfinished(store)
    room.act("ana", c.PutTopic(QUALITY))
    assert {} == unfinished(store)
    room.act("ana", c.PutTopic(DESIGN))
    room.act("ben", c.ApprovePoint(point, 1))
    assert {} == unfinished(store)


def test_it_is_rehearsed_in_lines_too(tmp_path: Path) -> None:
    """What to do first, the whole of plain mode, and the gold debrief as lines with a label."""
    person = PlainTerminal("Gil", tmp_path / "state")
    person.start("rehearse", "--plain", TMPDIR=str(tmp_path))
    try:
        person.wait_for(
            "about: You sit on the panel as Gil Moreau", "note: System design. Asked for the load"
        )
        person.step(["rate", "1", "4", "back"], "saved: System design, 4: on the server.")
        person.step("leave", "gold: System design: 3; you 4", "gold: 4 is: Clear parts")
        assert 0 == person.end()
    finally:
        person.kill()
    assert [] == faults(person.said)
    assert [] == list(tmp_path.iterdir())


def test_without_a_terminal_it_plays_itself_and_leaves_nothing(tmp_path: Path) -> None:
    """Exit code 0, the gold debrief on standard output, no folder, and no seat of the person's touched."""
    state = tmp_path / "state"
    done = subprocess.run(
        [sys.executable, "-P", "-m", "panelry_tui", "rehearse"],
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
        stdin=subprocess.DEVNULL,
        env={
            **os.environ,
            "TMPDIR": str(tmp_path),
            "PANELRY_STATE": str(state),
            "PANELRY_SERVER": "never.example:1",
        },
        cwd="/",
    )
    assert (0, "") == (done.returncode, "" if done.returncode == 0 else done.stderr)
    assert "System design: 3; you 4, then 3; the panel agreed at 3\n" in done.stdout
    assert "“What I rated was the sizing; failover stayed open.” Does the reason name" in done.stdout
    assert "Ownership has a level, though nothing was asked." in done.stdout
    assert done.stderr.startswith(f"{MARK}: made-up people")
    assert "never.example" not in done.stdout + done.stderr
    assert [] == list(tmp_path.iterdir())


async def test_the_person_has_notes_and_the_mark_and_nobody_rates_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The panel hands in and waits; all notes are there to rate from."""

    async def quick(_: object) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr(rehearsal, "_thinks", quick)
    seen: list[Reading] = []

    async def show(store: Store) -> None:
        assert MARK == store.mark
        running = asyncio.create_task(store.run())
        for _ in range(600):
            await asyncio.sleep(0.05)
            reading = Reading(store.view(), store.half.person)
            noted = all(reading.my_note(each.id) for each in reading.criteria)
            if reading.criteria and noted and [script.SPARE] == [each.name for each in reading.awaited()]:
                seen.append(reading)
                break
        running.cancel()

    said = await with_a_person(tmp_path / "rehearsal", show)
    (reading,) = seen
    assert Phase.SCORING is reading.phase
    assert Standing.EXPECTED is reading.seats[reading.me].standing
    assert 0 == reading.rated()
    assert "; you" not in said
    assert TRAINEE.name == reading.name(reading.me)


def test_a_failure_ends_with_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The exit code is 1, and the folder is gone."""

    def fails(folder: Path, *, shown: bool, said_by: str) -> None:
        del folder, shown, said_by
        raise DemoError("no room")

    monkeypatch.setattr(command, "_run", fails)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    said = CliRunner().invoke(group(COMMANDS), ["rehearse"])
    assert (1, "Error: The rehearsal stopped: no room\n") == (said.exit_code, said.stderr)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """Open a rehearsal in a terminal."""
    need_tmux()
    made = Terminal(tmp_path / "tmux.sock", "gil", tmp_path / "state")
    made.start("rehearse")
    try:
        yield made
    finally:
        made.end()


def test_in_a_terminal_row_one_says_rehearsal_and_the_gold_debrief_follows(
    terminal: Terminal, tmp_path: Path
) -> None:
    """The notes stand beside the criteria; a rating given there stands beside the gold one."""
    terminal.wait_for("Press any key to begin")
    terminal.press("Enter")
    first = terminal.wait_for(MARK, "System design", "sized the queue").splitlines()[0]
    assert MARK in first
    terminal.press("2")
    terminal.wait_for("1 of 8", "on the server")
    terminal.press("q")
    terminal.wait_for("The gold debrief", "Page 1 of 3: any key goes on.")
    terminal.press("Enter")
    terminal.wait_for("Page 2 of 3: any key goes on.")
    terminal.press("Enter")
    terminal.wait_for("One rehearsal says little about anybody.", "Nothing stands out this time.")
    assert not (tmp_path / "state").exists()
