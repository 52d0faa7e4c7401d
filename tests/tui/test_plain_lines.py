"""Lines of plain mode: labels, no sign that is drawn, nothing said twice; what turns plain mode on."""

import os
import pty
import subprocess
import sys
import termios
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evening.plain_terminal import Said, faults
from panelry_tui.cli import Entry, group, run
from panelry_tui.commands.settings_here import plain_origin
from panelry_tui.plain.choice import first_line, origin
from panelry_tui.plain.lines import LABELS, Line, Option, answered, question_lines, rendered, sentence
from panelry_tui.plain.numbered import Numbered
from panelry_tui.plain.scrollback import Scrollback
from panelry_tui.plain.wrapped import cells, width_of, wrapped
from panelry_tui.settings import ConfigError
from panelry_tui.words import listed

OPTIONS = (
    Option("accept", "accept 3"),
    Option("dissent", "dissent", "Not proposed."),
    Option("point", "write a point"),
    Option("timer", "the timer", rare=True),
)


class Pen:
    """Somewhere to write to, with a clock that is set by hand."""

    def __init__(self) -> None:
        self.text = ""
        self.now = 0.0

    def write(self, text: str) -> None:
        """Take what is written."""
        self.text += text

    def scrollback(self, *, echoes: bool = False, width: int | None = None) -> Scrollback:
        """Return a scrollback that writes here."""
        return Scrollback(self.write, lambda: self.now, echoes=echoes, width=lambda: width)


@given(label=st.sampled_from(sorted(LABELS - {"Plain mode"})), text=st.text())
def test_whatever_a_text_holds_its_lines_pass_the_checks(label: str, text: str) -> None:
    """Escapes, boxes, Braille and line ends of others never reach the scrollback."""
    said = [Said(each, 10.0 * at) for at, each in enumerate(rendered(Line(label, text)))]
    assert [] == faults(said)


@pytest.mark.parametrize(
    "bad", ["event: \x1b[2J", "rating: ███", "rating: ⠿", "no label", "strange: label", "event:", ""]
)
def test_the_checks_notice_what_they_are_for(bad: str) -> None:
    """A check that cannot fail would prove nothing."""
    assert 1 == len(faults([Said(bad, 0.0)]))


def test_the_checks_notice_a_line_that_comes_twice_within_a_second() -> None:
    """A second later it may come again."""
    assert [1, 0] == [len(faults([Said("event: a", 0.0), Said("event: a", at)])) for at in (0.4, 1.0)]


def test_a_label_that_is_not_known_is_a_defect() -> None:
    """Every label stands in one table."""
    with pytest.raises(ValueError, match="strange"):
        rendered(Line("strange", "words"))


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("1", "accept"),
        ("2", "point"),
        ("Accept ", "accept"),
        ("dissent", "dissent"),
        ("timer", "timer"),
        ("3", None),
        ("0", None),
        ("²", None),
        ("9999999", None),
        ("", None),
    ],
)
def test_an_answer_is_a_word_or_the_number_of_what_can_act(typed: str, word: str | None) -> None:
    """What cannot act and what is rare have no number; their words are understood."""
    found = answered(OPTIONS, typed)
    assert word == (None if found is None else found.word)


def test_a_number_that_is_a_word_means_that_and_never_a_place() -> None:
    """On a scale, 2 is level 2 wherever it stands."""
    scale = (Option("3", "good"), Option("2", "fair"), Option("1", "poor"), Option("clear", "blank"))
    found = [answered(scale, each) for each in ("3", "2", "1", "4")]
    assert ["3", "2", "1", "clear"] == [each and each.word for each in found]


def test_few_options_stand_in_the_question_and_many_in_lines() -> None:
    """Short questions are one line to hear."""
    assert [Line("question", "Sure? 1 no, 2 yes")] == question_lines(
        "Sure?", (Option("no", "no"), Option("yes", "yes"))
    )
    long = question_lines("Which?", [Option(f"o{at}", f"option {at}") for at in range(8)])
    assert ["question: Which?", "choice: 1 option 0"] == [
        each for line in long[:2] for each in rendered(line)
    ]


def test_a_menu_names_the_rare_words_once() -> None:
    """They are there without being numbered each time."""
    assert [
        Line("question", "1 accept 3, 2 write a point"),
        Line("choice", 'By word: timer. "help" says what each does.'),
    ] == Numbered().following(OPTIONS).lines()


@given(
    first=st.lists(st.sampled_from("abcdef"), unique=True),
    then=st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=4),
)
def test_a_number_keeps_its_meaning_whatever_comes_and_goes(first: list[str], then: list[list[str]]) -> None:
    """From when a question is asked until it is answered; what comes later gets numbers of its own."""
    asked = Numbered().following(tuple(Option(each, each) for each in first))
    for news in then:
        later = asked.following(tuple(Option(each, each) for each in news))
        assert asked.given == later.given[: len(asked.given)]
        assert set(news) == {each.word for each in later.open}
        said = [text.split() for text in _choices(later)]
        assert sorted(said, key=lambda each: int(each[0])) == said
        assert sorted(news) == sorted(word for _, word in said)
        assert [word for _, word in said] == [
            found and found.word for found in (later.by_number(number) for number, _ in said)
        ]
        asked = later


def _choices(asked: Numbered) -> list[str]:
    """Return each choice of a question as it is said."""
    first, *rest = asked.lines()
    return [each.text for each in rest] or first.text.split(", ") if asked.open else []


@pytest.mark.parametrize("typed", ["0", "4", "²", "9999", "one", ""])
def test_what_was_no_number_of_a_question_means_nothing_in_it(typed: str) -> None:
    """It is asked again."""
    assert None is Numbered().following(OPTIONS).by_number(typed)


@pytest.mark.parametrize(
    ("names", "said"),
    [([], "nobody"), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_listed_as_they_are_said(names: list[str], said: str) -> None:
    """Tables become sentences."""
    assert said == listed(names)


@pytest.mark.parametrize(("words", "said"), [("", ""), ("ana is here", "Ana is here."), ("Why?", "Why?")])
def test_words_become_a_sentence(words: str, said: str) -> None:
    """A capital first, one full stop last."""
    assert said == sentence(words)


def test_a_line_is_not_repeated_within_a_second_and_what_happened_twice_says_so() -> None:
    """A reader that is told the same again believes that something changed."""
    pen = Pen()
    scrollback = pen.scrollback()
    for line in (Line("status", "Setup."), Line("event", "Ana came."), Line("event", "Ana came.")):
        scrollback.say([line])
    scrollback.say([Line("status", "Setup.")])
    assert 1.0 == scrollback.wait([Line("status", "Setup.")])
    pen.now = 1.0
    assert scrollback.say([Line("status", "Setup.")])
    expected = "status: Setup.\nevent: Ana came.\nevent: Ana came. Again.\nstatus: Setup.\n"
    assert expected == pen.text


@pytest.mark.parametrize(
    ("echoes", "written"), [(True, "your answer> event: a\n"), (False, "your answer> \nevent: a\n")]
)
def test_a_line_begins_below_the_prompt_unless_the_terminal_went_there(*, echoes: bool, written: str) -> None:
    """A terminal that echoes ends the prompt's line with what was typed; a pipe does not."""
    pen = Pen()
    scrollback = pen.scrollback(echoes=echoes)
    scrollback.prompt()
    scrollback.prompt()
    scrollback.heard()
    scrollback.say([Line("event", "a")])
    assert written == pen.text


WORDS = st.lists(st.text("abcdefgé界-", min_size=1, max_size=24), min_size=1, max_size=40)


@given(words=WORDS, width=st.integers(30, 90))
def test_on_a_terminal_lines_are_broken_at_words_to_its_width(words: list[str], width: int) -> None:
    """The first row begins with the label, each other one with two blanks; no word is lost or cut."""
    rows = wrapped(f"event: {' '.join(words)}", width).split("\n")
    assert ["event:", *words] == [word for row in rows for word in row.split()]
    assert all(row.startswith("  ") and row[2] != " " for row in rows[1:])
    assert all(cells(row) <= width or 1 == len(row.split()) for row in rows)


def test_a_link_that_is_longer_than_a_row_stays_whole() -> None:
    """It can be copied; a terminal too narrow for anything breaks lines itself."""
    link = f"panelry://room.example:7340/{'d' * 60}"
    assert f"code:\n  {link}" == wrapped(f"code: {link}", 40)
    assert f"code: {link}" == wrapped(f"code: {link}", 19)


def test_what_is_not_written_to_a_terminal_keeps_its_lines_whole() -> None:
    """A program that reads them, or a reader that takes a line for a sentence, gets one."""
    line = Line("event", "Chen revised from 3 to 4 on Handling ambiguity, with a reason that is long.")
    whole, rows = Pen(), Pen()
    whole.scrollback().say([line])
    rows.scrollback(width=60).say([line])
    assert f"event: {line.text}\n" == whole.text
    expected = "event: Chen revised from 3 to 4 on Handling ambiguity, with\n  a reason that is long.\n"
    assert expected == rows.text


def test_a_command_to_copy_stays_whole_in_any_terminal() -> None:
    """Rows of it would be two commands."""
    pen = Pen()
    command = 'panelry-server invite d7f3 "Ben Okafor"'
    pen.scrollback(width=30).say([Line("hint", command, whole=True)])
    assert f"hint: {command}\n" == pen.text


def test_a_line_that_was_broken_is_not_repeated_either() -> None:
    """What counts is the line, not its rows."""
    pen = Pen()
    scrollback = pen.scrollback(width=30)
    for _ in range(2):
        scrollback.say([Line("status", "Discussion, one of eight criteria agreed.")])
    assert 2 == pen.text.count("\n")


def test_the_width_is_that_of_the_terminal_as_it_is_now() -> None:
    """Whoever makes the window narrower hears the next line in its rows; a pipe has no width."""
    ours, theirs = pty.openpty()
    reads, writes = os.pipe()
    try:
        found = []
        for columns in (100, 50):
            termios.tcsetwinsize(theirs, (24, columns))
            found.append(width_of(theirs)())
        assert [100, 50] == found
        assert None is width_of(writes)()
    finally:
        for each in (ours, theirs, reads, writes):
            os.close(each)


def test_plain_mode_breaks_its_lines_to_the_terminal_that_it_runs_in(tmp_path: Path) -> None:
    """From its very first line."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 50))
    settings = {"PANELRY_STATE": str(tmp_path), "PANELRY_CONFIG": str(tmp_path / "none.toml")}
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "panelry_tui", "--plain"],
            stdin=theirs,
            stdout=theirs,
            env={**os.environ, "LC_ALL": "C.UTF-8", **settings},
        )
        heard = b""
        while b"your answer>" not in heard:
            heard += os.read(ours, 4096)
        os.write(ours, b"leave\n")
        assert 0 == process.wait(timeout=60)
    finally:
        os.close(ours)
        os.close(theirs)
    expected = [
        "Plain mode: on (from --plain). Type a number or a",
        '  word, then Enter. "help" lists commands.',
        "question: Which debrief? 1 join with the code or",
        "  link of an invitation",
    ]
    assert expected == heard.decode().split("\r\n")[:4]


def config(folder: Path, text: str) -> dict[str, str]:
    """Write a configuration and return the environment that leads to it."""
    (folder / "config.toml").write_text(text)
    return {"PANELRY_CONFIG": str(folder / "config.toml")}


def test_the_flag_comes_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    """What decided is named, and off in the environment holds against the file."""
    on = config(tmp_path, "plain = true\n")
    assert "--plain" == origin({**on, "PANELRY_PLAIN": "0"}, flag=True)
    assert "PANELRY_PLAIN" == origin({**on, "PANELRY_PLAIN": "1", "ACCESSIBLE": "1"})
    assert "ACCESSIBLE" == origin({**on, "ACCESSIBLE": "1"})
    assert str(tmp_path / "config.toml") == origin(on)
    assert "" == origin({**on, "ACCESSIBLE": "0"})
    assert "" == origin({"PANELRY_CONFIG": str(tmp_path / "none.toml")})
    assert "" == origin(config(tmp_path, "theme = 'panelry-day'\n"))


@pytest.mark.parametrize(
    ("text", "cure"), [("plain = \n", "Mend that line"), ("plain = 3\n", "plain = true")]
)
def test_a_configuration_that_cannot_be_read_names_place_and_cure(
    text: str, cure: str, tmp_path: Path
) -> None:
    """Nobody is left to guess why the screens came."""
    with pytest.raises(ConfigError, match=cure):
        origin(config(tmp_path, text))


@pytest.mark.parametrize(
    "arguments", [["--plain", "said"], ["said", "--plain"], ["--plain", "said", "--plain"]]
)
def test_the_flag_counts_before_a_command_and_behind_it(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody who asked for lines gets a screen."""
    for name in ("PANELRY_PLAIN", "ACCESSIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PANELRY_CONFIG", "/none.toml")
    table = {"said": Entry(f"{__name__}:said", "Say what turned plain mode on.")}
    assert 0 == run(group(table), arguments)
    assert "--plain\n" == capsys.readouterr().out
    assert 0 == run(group(table), ["said"])
    assert "\n" == capsys.readouterr().out


@click.command
@click.option("--plain", is_flag=True)
def said(*, plain: bool) -> None:
    """Say what turned plain mode on."""
    click.echo(plain_origin(flag=plain))


def test_a_folder_in_the_place_of_the_configuration_is_said(tmp_path: Path) -> None:
    """It is no file, so it is named."""
    with pytest.raises(ConfigError, match="IsADirectoryError"):
        origin({"PANELRY_CONFIG": str(tmp_path)})


def test_the_first_line_says_what_turned_it_on() -> None:
    """The wording of the design page."""
    expected = 'Plain mode: on (from ACCESSIBLE). Type a number or a word, then Enter. "help" lists commands.'
    assert expected == first_line("ACCESSIBLE")


def test_plain_mode_loads_no_textual() -> None:
    """Neither the conversation nor any view or act of it, nor the command that starts it."""
    code = """
import sys
import panelry_tui.commands.plain, panelry_tui.plain.menu, panelry_tui.plain.run
print(sorted({each.split(".")[0] for each in sys.modules} & {"textual", "rich"}))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert "[]\n" == done.stdout


def test_choices_are_said_in_the_order_of_their_numbers() -> None:
    """One that comes while the question stands has the next number, and stands there."""
    accept, point, note = (Option(each, each) for each in ("accept", "point", "note"))
    asked = Numbered().following((accept, note)).following((accept, point, note))
    assert [Line("question", "1 accept, 2 note, 3 point")] == asked.lines()
    assert [accept, note, point] == [asked.by_number(each) for each in "123"]
