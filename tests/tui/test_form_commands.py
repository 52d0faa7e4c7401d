"""`panelry form export` and `import`: files, seats, exit codes, and what waits on this machine."""

import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from panelry import commands as c
from panelry.ids import CriterionId, ObservationId
from panelry.points import Kind
from panelry.rubric import Criterion, Level, Rubric
from panelry_tui.cli import COMMANDS, group, run
from panelry_tui.commands.form import MOST_BYTES, ids_from_now
from panelry_tui.seats import KeptSeat, Seats
from tui.fake_room import FakeRoom
from tui.seats_here import seat_in, waiting_in

DESIGN = CriterionId("system-design")
PRIVATE = "Back-pressure only after the third prompt."


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the state folder of this machine, an empty one; files are made beside it."""
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "state"


def room() -> FakeRoom:
    """Return a debrief where Ben has begun his scorecard."""
    made = FakeRoom()
    made.act("ben", c.Rate(DESIGN, 3), c.WriteNote(DESIGN, PRIVATE))
    made.act("ben", c.Observe(ObservationId("1"), DESIGN, Kind.SAW, "Single region only"))
    return made


def panelry(*arguments: str) -> int:
    """Run a command line in this process and return its exit code."""
    return run(group(COMMANDS), ["form", *arguments])


def exported(path: Path) -> str:
    """Export the only open debrief to a file and return its text."""
    assert 0 == panelry("export", "-o", str(path))
    return path.read_text(encoding="utf-8")


def edited(path: Path, before: str, after: str) -> Path:
    """Export a form with one edit in it."""
    text = exported(path)
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return path


def folder_of(kept: KeptSeat) -> dict[str, bytes]:
    """Return what stands in the files of a seat but for those of its database."""
    return {each.name: each.read_bytes() for each in kept.folder.iterdir() if "outbox" not in each.name}


def test_a_form_shows_all_that_one_rates_by(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Description, what to look for and anchors stand above each rating, on standard output alone."""
    seat_in(state, room())
    assert 0 == panelry("export")
    shown, talk = capsys.readouterr()
    assert "" == talk
    lines = shown.split("\n")
    assert ["panelry form 1", "scorecard: d1 ben"] == lines[:2]
    assert "== end" == lines[-2]
    for wanted in ("rating: 3", "1. saw, private: Single region only", PRIVATE, "# What to look for:"):
        assert wanted in lines
    assert 8 == sum(each.startswith("rating:") for each in lines)
    assert any(each.startswith("#   5  ") for each in lines)


def test_a_file_is_private_and_never_over_another(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says where it is and that it holds private words."""
    seat_in(state, room())
    path = Path("card.txt")
    text = exported(path)
    shown, talk = capsys.readouterr()
    assert ("", True, True) == (shown, "card.txt" in talk, "delete it when you are done" in talk)
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)
    assert 1 == panelry("export", "-o", "card.txt")
    assert "is there already" in capsys.readouterr().err
    assert text == path.read_text(encoding="utf-8")
    assert 1 == panelry("export", "-o", "no/such/folder.txt")
    assert "There is no folder" in capsys.readouterr().err


def test_an_untouched_form_changes_nothing(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is queued, and the words say so; also from standard input's other name."""
    kept = seat_in(state, room())
    exported(Path("card.txt"))
    assert 0 == panelry("import", "card.txt")
    shown, talk = capsys.readouterr()
    assert ("", True) == (shown, "nothing changes. Nothing waits." in talk)
    assert [] == waiting_in(kept)


def test_a_good_form_waits_on_this_machine(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output has the difference; the talk says where it is and what waits."""
    kept = seat_in(state, room())
    path = edited(Path("card.txt"), "rating: 3", "rating: 4")
    capsys.readouterr()
    assert 0 == panelry("import", str(path))
    shown, talk = capsys.readouterr()
    assert "System design\n- rating: 3\n+ rating: 4\n" == shown
    assert "1 change taken: on this machine. 1 waiting" in talk
    assert [c.Rate(DESIGN, 4)] == waiting_in(kept)
    assert 0 == panelry("import", str(path))
    assert "nothing changes. 1 waiting" in capsys.readouterr().err
    assert 1 == len(waiting_in(kept))


def test_a_dry_run_says_the_difference_and_takes_nothing(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Programs read it as JSON."""
    kept = seat_in(state, room())
    path = edited(Path("card.txt"), "Single region only", "Two regions")
    capsys.readouterr()
    assert 0 == panelry("import", str(path), "--dry-run", "--json")
    shown, talk = capsys.readouterr()
    wanted = ["System design", "- 1. saw, private: Single region only", "+ 1. saw, private: Two regions"]
    assert {"difference": wanted, "commands": 1, "waiting": 0} == json.loads(shown)
    assert "this was a dry run" in talk
    assert [] == waiting_in(kept)


def test_a_damaged_form_is_refused_by_file_and_line(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, and nothing of it is queued."""
    kept = seat_in(state, room())
    path = edited(Path("card.txt"), "rating: 3", "rating: 9")
    line = 1 + path.read_text(encoding="utf-8").split("\n").index("rating: 9")
    capsys.readouterr()
    assert 1 == panelry("import", str(path))
    shown, talk = capsys.readouterr()
    assert ("", True) == (shown, f"card.txt, line {line}: This is no rating on the scale." in talk)
    assert [] == waiting_in(kept)


def test_a_stale_form_shows_the_difference_and_overwrites_nothing(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What another form brought meanwhile stays."""
    kept = seat_in(state, room())
    first, second = Path("first.txt"), Path("second.txt")
    edited(first, "rating: 3", "rating: 5")
    edited(second, PRIVATE, "Another note.")
    assert 0 == panelry("import", str(first))
    capsys.readouterr()
    assert 1 == panelry("import", str(second))
    shown, talk = capsys.readouterr()
    assert ["System design", "- rating: 5", "+ rating: 3"] == shown.split("\n")[:3]
    assert "Export the form again" in talk
    assert [c.Rate(DESIGN, 5)] == waiting_in(kept)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"\xff\xfep\x00", "line 1: This is not UTF-8"),
        (b"panelry form 1\n\xff", "line 2: This is not UTF-8"),
        (b"x" * (MOST_BYTES + 1), "larger than 8 MiB"),
        (b"panelry form 1\nscorecard: d1 eve\n", "line 2: This machine has no seat"),
    ],
)
def test_a_file_that_is_no_form_of_this_machine_says_why(
    state: Path, body: bytes, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is guessed about it."""
    seat_in(state, room())
    Path("card.txt").write_bytes(body)
    assert 1 == panelry("import", "card.txt")
    assert words in capsys.readouterr().err


def test_a_byte_order_mark_and_line_ends_of_another_system_do_not_matter(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Editors add them."""
    seat_in(state, room())
    text = exported(Path("card.txt"))
    Path("card.txt").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert 0 == panelry("import", "card.txt")
    assert "nothing changes" in capsys.readouterr().err


def test_a_submitted_scorecard_takes_notes_alone(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same words as on the screen, and nothing is queued."""
    made = room()
    made.act("ben", *(c.Rate(each.id, 3) for each in made.state.rubric.criteria), c.Submit())
    kept = seat_in(state, made)
    path = edited(Path("rate.txt"), "rating: 3", "rating: 4")
    assert 1 == panelry("import", str(path))
    assert "Nothing was taken; notes alone may still change." in capsys.readouterr().err
    assert [] == waiting_in(kept)
    assert 0 == panelry("import", str(edited(Path("note.txt"), PRIVATE, "Later.")))
    assert [c.WriteNote(DESIGN, "Later.")] == waiting_in(kept)


def test_without_a_debrief_the_only_open_one_is_meant(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Several are listed, with exit code 2, where nobody could choose; an id or a name chooses."""
    other = FakeRoom(candidate="Jo Lindqvist")
    seat_in(state, other, debrief="d2")
    assert 0 == panelry("export")
    seat_in(state, room())
    capsys.readouterr()
    assert 2 == panelry("export")
    talk = capsys.readouterr().err
    assert "d1  Amara Osei · Senior Backend Engineer  (Ben Okafor)" in talk
    assert "d2  Jo Lindqvist" in talk
    for name in ("d2", "lindq"):
        assert 0 == panelry("export", name)
        assert "# Jo Lindqvist" in capsys.readouterr().out
    assert 2 == panelry("export", "nobody\x1b[2J")
    assert "\x1b" not in capsys.readouterr().err
    other.act("ana", c.Abandon("the role is gone"))
    seat_in(state, other, debrief="d2")
    assert 0 == panelry("export")
    assert "# Amara Osei" in capsys.readouterr().out


def test_a_person_in_a_terminal_chooses_by_number(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The list and the question are talk; the form is data."""

    class Typing(io.StringIO):
        def isatty(self) -> bool:
            return True

    seat_in(state, FakeRoom(candidate="Jo Lindqvist"), debrief="d2")
    seat_in(state, room())
    names = [each.about.split(" ·")[0] for each in Seats(state).kept()]
    monkeypatch.setattr(sys, "stdin", Typing("2\n"))
    assert 0 == panelry("export")
    shown, talk = capsys.readouterr()
    assert (True, True) == (f"# {names[1]}" in shown, "Which debrief?" in talk)


@pytest.mark.parametrize(
    ("rooms", "code", "words"),
    [([], 1, "No debrief was joined"), ([None], 1, "Nothing of this debrief is on this machine yet")],
)
def test_what_is_not_here_says_how_to_get_it(
    state: Path, rooms: list[None], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """No seat, or a seat that never saw its debrief."""
    for each in rooms:
        seat_in(state, each)
    assert code == panelry("export")
    assert words in capsys.readouterr().err


def test_every_debrief_that_ended_is_named_when_asked_for(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a name there is nothing to fill in; with one, words that were let go need the server."""
    made = room()
    made.act("ana", c.Abandon("the role is gone"))
    seat_in(state, made)
    assert 2 == panelry("export")
    assert "Every debrief here has ended" in capsys.readouterr().err
    assert 1 == panelry("export", "d1")
    assert "what the server has of your words did not come" in capsys.readouterr().err


def test_a_seat_that_is_open_elsewhere_is_left_alone(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two writers of one outbox would number the same."""
    kept = seat_in(state, room())
    path = edited(Path("card.txt"), "rating: 3", "rating: 4")
    with Seats(state).held(kept):
        assert 1 == panelry("import", str(path))
    assert "open in another terminal" in capsys.readouterr().err
    assert [] == waiting_in(kept)


def test_a_full_disk_takes_nothing_and_says_so(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All changes of a form are one act of the disk."""
    kept = seat_in(state, room())
    path = edited(Path("card.txt"), "rating: 3", "rating: 4")
    before = folder_of(kept)
    (kept.folder / "outbox.db").chmod(0o400)
    os.truncate(kept.folder / "outbox.db", 100)
    assert 1 == panelry("import", str(path))
    assert "cannot be used" in capsys.readouterr().err
    assert before == folder_of(kept)


def test_ids_of_new_observations_sort_by_the_order_in_the_form() -> None:
    """The list on the screen is in the order of the ids."""
    draw = ids_from_now()
    drawn = [draw() for _ in range(50)]
    assert sorted(drawn) == drawn


def test_hostile_titles_of_a_rubric_reach_no_terminal(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A rubric from elsewhere is drawn by this command, too."""
    levels = tuple(Level(each, "\x1b]0;evil\x07") for each in (1, 2))
    hostile = Criterion(
        DESIGN, "\x1b[2J\u202ea [b]", levels, description="\x9b31m\n== end", look_for=("\x07",)
    )
    seat_in(state, FakeRoom(rubric=Rubric("R", "1", 2, (hostile,)), candidate="\x1b[5mJo"))
    assert 0 == panelry("export")
    shown = capsys.readouterr().out
    assert [] == [each for each in "\x1b\x07\x9b\u202e" if each in shown]
    Path("card.txt").write_text(shown.replace("rating:", "rating: 2"), encoding="utf-8")
    assert 0 == panelry("import", "card.txt")


def test_the_commands_of_the_form_load_no_screen(state: Path) -> None:
    """Textual costs a third of a second, and a form needs none of it."""
    seat_in(state, room())
    code = (
        "import sys\n"
        "from panelry_tui.cli import COMMANDS, group, run\n"
        "assert run(group(COMMANDS), ['form', 'export', '-o', 'card.txt']) == 0\n"
        "assert run(group(COMMANDS), ['form', 'import', 'card.txt']) == 0\n"
        "print(sorted({'textual', 'rich'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "[]\n" == done.stdout
