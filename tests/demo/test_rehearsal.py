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

from evening.terminals import Terminal, need_tmux
from panelry.debrief import Phase
from panelry.ids import CriterionId
from panelry.panel import Standing
from panelry.rubric_import import read_rubric
from panelry_tui.cli import COMMANDS, group
from panelry_tui.commands import rehearse as command
from panelry_tui.demo import script
from panelry_tui.demo.server import DemoError
from panelry_tui.reading import Reading
from panelry_tui.rehearsal import room as rehearsal
from panelry_tui.rehearsal.gold import GOLD, gold_words, signs_of
from panelry_tui.rehearsal.room import MARK, TRAINEE, with_a_person
from panelry_tui.store import Store

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
    said = gold_words({script.DESIGN: 5}, {script.DESIGN: "System design"})
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
    assert "Nothing stands out this time." in gold_words(ALL_AT_GOLD, {})


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
    assert "System design: 3; you 4" in done.stdout
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

    def fails(folder: Path, *, shown: bool) -> None:
        del folder, shown
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
    terminal.wait_for("The gold debrief", "Page 1 of 2: any key goes on.")
    terminal.press("Enter")
    terminal.wait_for("One rehearsal says little about anybody.", "Nothing stands out this time.")
    assert not (tmp_path / "state").exists()
