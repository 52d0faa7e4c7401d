"""`panelry summary check`: files as they come, the verdicts as text and as JSON, exit codes and cures."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from panelry_tui.commands.summary import MOST_BYTES

LEAK = "You forgot to close the database connection two times."
FILES = {
    "letter.txt": f"{LEAK}\nYou wrote a failing test first.\n",
    "notes.txt": "Typed in silence.\n \nForgot to close the database connection twice.\n\n\n",
    "allowed.txt": "You wrote a failing test first.\n\nYou read error messages carefully.\n",
    "people.txt": "panelist Ana Duarte\r\n\r\nother-candidate  Bo Lindqvist\r\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a letter, notes, allowed texts and people."""
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def check(folder: Path, *arguments: str, stdin: bytes = b"", **settings: str) -> tuple[int, str, str]:
    """Run the command in a process of its own and return exit code, output and talk."""
    command = [sys.executable, "-m", "panelry_tui", "summary", "check", *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
        env=os.environ | settings,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def verdicts(output: str) -> list[tuple[str, list[str]]]:
    """Return level and rules of each line of JSON."""
    return [(each["level"], each["rules"]) for each in map(json.loads, output.splitlines())]


def test_the_example_of_the_readme_is_what_the_command_says(folder: Path) -> None:
    """The lines in the README are the command's own."""
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    example = re.search(r"\$ panelry summary check (.*)\n((?:.*\n)*?)```", readme)
    assert example is not None
    assert (1, example[2], "") == check(folder, *example[1].split())


def test_each_sentence_is_one_object(folder: Path) -> None:
    """Sentence, level, rules and spans; a span is where its rule fired, in code points."""
    text = "Grüße 🎈, dear Bo said. You seemed cold, as Ana Duarte said. You read error messages carefully."
    code, out, talk = check(
        folder, "-", "--json", "--people", "people.txt", "--allowed", "allowed.txt", stdin=text.encode()
    )
    read = [json.loads(line) for line in out.splitlines()]
    assert (1, "") == (code, talk)
    assert [["Bo"], ["Ana Duarte", "You seemed cold"], []] == [
        [each["sentence"][slice(*span)] for span in each["spans"]] for each in read
    ]
    assert [("block", ["NAME"]), ("block", ["NAME", "PERSONALITY"]), ("allow", [])] == verdicts(out)
    assert [["sentence", "level", "rules", "spans"]] * 3 == [list(each) for each in read]


def test_without_a_block_the_command_succeeds(folder: Path) -> None:
    """Warnings and new text are for people to weigh."""
    code, out, _ = check(folder, "-", "--json", stdin=b"You seemed cold. You wrote a test.")
    assert (0, [("warn", ["PERSONALITY"]), ("new-text", [])]) == (code, verdicts(out))
    assert (0, "") == check(folder, "-", "--json", stdin=b"")[:2]


def test_an_adjustment_on_file_blocks(folder: Path) -> None:
    """The same words warn where nothing is on file."""
    said = b"With the extra time you drew a plan."
    assert [("warn", ["ADJUST"])] == verdicts(check(folder, "-", "--json", stdin=said)[1])
    code, out, _ = check(folder, "-", "--json", "--adjustment-on-file", stdin=said)
    assert (1, [("block", ["ADJUST"])]) == (code, verdicts(out))


def test_several_files_of_a_kind_count_together(folder: Path) -> None:
    """Notes of two panelists, and allowed texts of two rubrics."""
    (folder / "more.txt").write_text("Stared at the whiteboard while the clock ran down.")
    said = f"{LEAK}\nYou stared at the whiteboard while the clock ran down.\n"
    code, out, _ = check(
        folder, "-", "--json", "--private", "notes.txt", "--private", "more.txt", stdin=said.encode()
    )
    assert (1, [("block", ["LEAK"])] * 2) == (code, verdicts(out))
    allowed = ("--allowed", "allowed.txt", "--allowed", "more.txt")
    code, out, _ = check(folder, "letter.txt", "--json", *allowed)
    assert (0, ["new-text", "allow"]) == (code, [level for level, _ in verdicts(out)])


@pytest.mark.parametrize(
    ("name", "content", "arguments", "said"),
    [
        ("bad.txt", b"fine\nf\xfcr", ("bad.txt",), "bad.txt, line 2: this is not UTF-8. Save"),
        ("bad.txt", b"\xff", ("letter.txt", "--private", "bad.txt"), "bad.txt, line 1: this is not UTF-8."),
        (
            "bad.txt",
            b"panelist Ana\n\npanelist\n",
            ("letter.txt", "--people", "bad.txt"),
            "bad.txt, line 3: this names nobody. Write",
        ),
        ("bad.txt", b"referee Bo", ("letter.txt", "--people", "bad.txt"), "bad.txt, line 1: this names"),
        ("large.txt", b"a" * (MOST_BYTES + 1), ("large.txt",), "large.txt: it is larger than 4 MiB. Split"),
        ("x", b"", ("none.txt",), "none.txt: No such file or directory. Check the name"),
        ("x", b"", (".",), ".: Is a directory. Check"),
        ("x", b"", ("-", "--private", "-"), "can be read once only"),
        ("x", b"", (), "Missing argument 'TEXT'"),
        ("x", b"", ("letter.txt", "--allow", "x"), "No such option"),
    ],
)
def test_a_wrong_use_is_told_with_its_place_and_cure(
    folder: Path, name: str, content: bytes, arguments: tuple[str, ...], said: str
) -> None:
    """Exit code 2, nothing on standard output, and words that say where and what to do."""
    (folder / name).write_bytes(content)
    code, out, talk = check(folder, *arguments)
    assert (2, "", True) == (code, out, said in talk)


def test_standard_input_that_is_not_utf_8_is_named(folder: Path) -> None:
    """Standard input has a name in errors, too."""
    code, _, talk = check(folder, "-", stdin=b"a\nb\n\xe9")
    assert (2, "Error: standard input, line 3: this is not UTF-8. Save the file as UTF-8.\n") == (code, talk)


def test_what_a_text_does_to_terminals_is_not_shown(folder: Path) -> None:
    """Control characters stay out of the lines for people; a plain locale does not break JSON."""
    said = "You\x1b[2J wrote “a test” ü.".encode()
    _, out, _ = check(folder, "-", stdin=said)
    assert "\x1b" not in out
    _, out, _ = check(folder, "-", "--json", stdin=said, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert "You\x1b[2J wrote “a test” ü." == json.loads(out)["sentence"]


def test_a_byte_order_mark_and_other_line_ends_do_not_matter(folder: Path) -> None:
    """Files come from other systems."""
    (folder / "other.txt").write_bytes(b"\xef\xbb\xbfYou drew a plan.\r\nYou wrote a test.\rYou ran it.")
    _, out, _ = check(folder, "other.txt", "--json")
    sentences = [json.loads(line)["sentence"] for line in out.splitlines()]
    assert ["You drew a plan.", "You wrote a test.", "You ran it."] == sentences


def test_no_private_word_is_shown(folder: Path) -> None:
    """Findings show the text that was checked, never the note."""
    _, out, talk = check(folder, "letter.txt", "--private", "notes.txt")
    assert [] == [word for word in ("silence", "Typed", "twice") if word in out + talk]


def test_help_says_what_the_exit_code_means(folder: Path) -> None:
    """The help is enough to use it."""
    code, out, _ = check(folder, "--help")
    assert (0, True) == (code, "exit code is 1" in " ".join(out.split()))
