"""Settings: flag, environment, file and default in that order, and `panelry config`."""

import io
import json
import re
import shlex
import sys
import tomllib
from pathlib import Path
from typing import get_args

import click
import pytest
from textual.app import App

from panelry_tui.cli import COMMANDS, group, run
from panelry_tui.commands.settings_here import acting_here, drawing_here, plain_bell_here
from panelry_tui.glyphs import ASCII, GlyphChoice, locale_of
from panelry_tui.own_keys import acts
from panelry_tui.settings import (
    GLYPHS,
    PLAIN,
    SETTINGS,
    THEME,
    ConfigError,
    Value,
    in_file,
    own_keys_here,
    read,
    text,
)
from panelry_tui.themes import register_themes

VARIABLES = tuple(name for setting in SETTINGS for name in setting.variables)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of this terminal's settings, a file that is not there; no variable sets any."""
    for name in (*VARIABLES, "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PANELRY_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path / "config.toml"


def panelry(*arguments: str) -> int:
    """Run a command line in this process and return its exit code."""
    return run(group(COMMANDS), arguments)


def test_the_environment_comes_before_the_file_and_that_before_the_default(tmp_path: Path) -> None:
    """Each value says what set it; an empty variable sets nothing."""
    file = tmp_path / "config.toml"
    environ = {"PANELRY_CONFIG": str(file)}
    assert Value("auto", "default") == read(GLYPHS, environ)
    file.write_text('glyphs = "narrow"\n')
    assert Value("narrow", str(file)) == read(GLYPHS, environ)
    assert Value("narrow", str(file)) == read(GLYPHS, {**environ, "PANELRY_GLYPHS": ""})
    assert Value("ascii", "PANELRY_GLYPHS") == read(GLYPHS, {**environ, "PANELRY_GLYPHS": "ascii"})
    assert Value(value=False, origin="ACCESSIBLE") == read(PLAIN, {**environ, "ACCESSIBLE": ""})


def test_what_the_environment_decides_needs_no_file(tmp_path: Path) -> None:
    """A broken file hinders nobody who says another way what they want."""
    (tmp_path / "config.toml").write_text("glyphs = \n")
    environ = {"PANELRY_CONFIG": str(tmp_path / "config.toml"), "PANELRY_GLYPHS": "ascii"}
    assert "ascii" == text(GLYPHS, environ)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('# mine\n\ntheme = "night"\n', 'line 3: theme is one of .* Write theme = "panelry-night"'),
        ("plain = true\nserver = 7340\n", 'line 2: server is a text. Write server = "127'),
        ('server = ""\n', "line 1: server is a text"),
        ("plain = 'yes'\n", "line 1: plain is true or false. Write plain = true"),
        ("\nthem = 3\n", "line 2: there is no setting them. The settings are plain, theme"),
        ("[colours]\nnight = 1\n", "line 1: there is no setting colours"),
        ("theme = \n", "at line 1, column 9.*Mend that line"),
        ("a" + ".a" * 30 + " = 1\n", "line 1: this key has too many dots"),
        ("theme = " + "[" * 5000, "Mend that line"),
        ("#" * 70_000, "is larger than 64 KiB. Shorten it"),
    ],
)
def test_a_wrong_file_is_refused_with_line_key_and_cure(source: str, said: str, tmp_path: Path) -> None:
    """Nobody is left to guess which line it is."""
    (tmp_path / "config.toml").write_text(source)
    with pytest.raises(ConfigError, match=said):
        in_file(tmp_path / "config.toml")


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    """Its path is named."""
    (tmp_path / "config.toml").write_bytes(b'theme = "\xff"')
    with pytest.raises(ConfigError, match=r"config\.toml cannot be read \(UnicodeDecodeError\)"):
        in_file(tmp_path / "config.toml")


def test_a_wrong_variable_is_refused_by_its_name() -> None:
    """The choices and the cure stand beside it."""
    with pytest.raises(ConfigError, match=r"PANELRY_THEME is one of .* Set it to panelry-night, or take it"):
        text(THEME, {"PANELRY_THEME": "purple"})


def test_every_choice_is_one_that_the_screens_know() -> None:
    """Themes and sets of signs are those of the program."""
    app = App[None]()
    register_themes(app)
    assert [] == [name for name in THEME.choices if name not in app.available_themes]
    assert get_args(GlyphChoice) == GLYPHS.choices


def test_screens_are_drawn_as_the_file_says(file: Path) -> None:
    """Theme and signs; a flag comes before the file."""
    file.write_text('theme = "panelry-day"\nglyphs = "ascii"\n')
    assert {"glyphs": ASCII, "theme": "panelry-day", "ansi": False} == drawing_here()
    assert "ansi-light" == drawing_here("ansi-light")["theme"]


def test_the_locale_is_the_first_that_is_set() -> None:
    """LC_ALL before LC_CTYPE before LANG; an empty one sets nothing."""
    assert "ja_JP.UTF-8" == locale_of({"LC_ALL": "", "LC_CTYPE": "ja_JP.UTF-8", "LANG": "C"})
    assert "" == locale_of({})


def test_joining_with_a_wrong_file_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 and the line, before any server is asked."""
    file.write_text("server = 3\n")
    assert 1 == panelry("join", "KLRP-7342-MXST")
    assert "line 1: server is a text" in capsys.readouterr().err


def test_the_path_is_said_whether_the_file_is_there_or_not(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bare for shells, with its being there for programs."""
    assert 0 == panelry("config", "path")
    assert f"{file}\n" == capsys.readouterr().out
    assert 0 == panelry("config", "path", "--json")
    assert {"file": str(file), "there": False} == json.loads(capsys.readouterr().out)


def test_the_settings_are_shown_with_their_origins(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each line has a value and what set it, and the file takes the lines as they are."""
    file.write_text('server = "room.example \\"a\\" \\u001b[2J"\n')
    monkeypatch.setenv("PANELRY_THEME", "panelry-day")
    assert 0 == panelry("config", "show")
    shown, talk = capsys.readouterr()
    expected = [
        "plain = false  # default",
        'theme = "panelry-day"  # PANELRY_THEME',
        'glyphs = "auto"  # default',
    ]
    assert expected == shown.splitlines()[:3]
    assert ("", False, True) == (talk, "\x1b" in shown, f"  # {file}\n" in shown)
    assert "panelry-day" == tomllib.loads(shown)["theme"]
    assert 0 == panelry("config", "show", "--json")
    told = json.loads(capsys.readouterr().out)
    assert {"value": "panelry-day", "origin": "PANELRY_THEME"} == told["settings"]["theme"]
    assert [each.name for each in SETTINGS] == list(told["settings"])


def test_a_wrong_file_is_not_shown_but_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where the environment decides everything."""
    for setting in SETTINGS:
        monkeypatch.setenv(setting.variables[0], str(setting.default))
    file.write_text("plain = 3\n")
    assert 1 == panelry("config", "show")
    shown, talk = capsys.readouterr()
    assert ("", True) == (shown, f"{file}, line 1: plain is true or false" in talk)


class Keyboard(io.StringIO):
    """Lines that a person types at a terminal."""

    def isatty(self) -> bool:
        """Return that somebody is there."""
        return True


def an_editor(folder: Path, monkeypatch: pytest.MonkeyPatch, *texts: str, code: int = 0) -> None:
    """Set an editor that saves one text after the other, each time it is opened, and ends with a code."""
    for at, saved in enumerate(texts):
        (folder / f"text-{at}").write_text(saved)
    program = folder / "editor.py"
    program.write_text(
        "import pathlib, sys\n"
        "here = pathlib.Path(__file__).parent\n"
        "first = min(here.glob('text-*'))\n"
        "pathlib.Path(sys.argv[1]).write_text(first.read_text())\n"
        "first.unlink()\n"
        f"sys.exit({code})\n"
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{shlex.quote(sys.executable)} {shlex.quote(str(program))}")


def test_a_new_file_says_everything_and_changes_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each line that is a comment may be used as it stands: it is what is usual."""
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setenv("PANELRY_CONFIG", str(file.parent / "new" / "config.toml"))
    assert 0 == panelry("config", "edit")
    assert "is in order.\n" in capsys.readouterr().err
    made = file.parent / "new" / "config.toml"
    assert {} == in_file(made)
    made.write_text(re.sub(r"^# (?=\S+ = )", "", made.read_text(), flags=re.MULTILINE))
    assert {each.name: each.default for each in SETTINGS} == in_file(made)
    assert {} == own_keys_here({"PANELRY_CONFIG": str(made)})
    assert set(acts()) == {name for name in acts() if f"\n{name} = " in made.read_text()}


def test_a_file_that_is_there_is_opened_as_it_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is added to it."""
    file.write_text("bell = true\n")
    monkeypatch.setenv("VISUAL", "true")
    assert 0 == panelry("config", "edit")
    assert "bell = true\n" == file.read_text()


def test_what_cannot_be_used_may_be_edited_again(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line is named, and a yes opens the editor on what was typed."""
    an_editor(file.parent, monkeypatch, 'theme = "purple"\n', 'theme = "panelry-day"\n')
    monkeypatch.setattr("sys.stdin", Keyboard("y\n"))
    assert 0 == panelry("config", "edit")
    assert f"{file}, line 1: theme is one of " in capsys.readouterr().err
    assert 'theme = "panelry-day"\n' == file.read_text()


@pytest.mark.parametrize("keyboard", ["n\n", None])
def test_what_cannot_be_used_stays_in_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], keyboard: str | None
) -> None:
    """A no, or nobody to ask, loses nothing: the words say how to go on."""
    an_editor(file.parent, monkeypatch, 'theme = "purple"\n')
    monkeypatch.setattr("sys.stdin", io.StringIO() if keyboard is None else Keyboard(keyboard))
    assert 1 == panelry("config", "edit")
    assert "What you saved is kept" in capsys.readouterr().err
    assert 'theme = "purple"\n' == file.read_text()


def test_an_editor_that_fails_is_named(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it had saved is kept."""
    an_editor(file.parent, monkeypatch, "bell = true\n", code=3)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert 1 == panelry("config", "edit")
    assert "ended with code 3." in capsys.readouterr().err
    assert "bell = true\n" == file.read_text()


@pytest.mark.parametrize(
    ("editor", "said"),
    [("", "such as: EDITOR=nano panelry config edit. Or "), ("none-such", "none-such could not be started")],
)
def test_without_an_editor_the_words_say_so(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], editor: str, said: str
) -> None:
    """The file is made all the same, to be edited by hand."""
    monkeypatch.setenv("VISUAL", editor)
    monkeypatch.setenv("EDITOR", editor)
    monkeypatch.setenv("PATH", str(file.parent))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert 1 == panelry("config", "edit")
    told = capsys.readouterr().err
    assert said in told
    assert "saved" not in told, "no editor was open that could save anything"
    assert "EDITOR=nano panelry config edit" in told
    assert {} == in_file(file)
    assert "# theme = " in file.read_text()


def test_an_editor_that_does_not_exist_is_not_asked_for_again(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same words would come again and again: what to set is said instead."""
    monkeypatch.setenv("VISUAL", "none-such")
    monkeypatch.setattr("sys.stdin", Keyboard("y\ny\nn\n"))
    assert 1 == panelry("config", "edit")
    assert "Edit again?" not in capsys.readouterr().err
    assert file.exists()


@pytest.mark.parametrize("name", ["vi", "nano"])
def test_without_an_editor_set_the_one_that_is_here_is_opened(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """At a terminal, on a file that was made for it; where nobody is there, it is named."""
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", "")
    there = file.parent / "there"
    there.mkdir()
    (there / name).write_text('#!/bin/sh\necho "bell = true" > "$1"\n')
    (there / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(there))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert 1 == panelry("config", "edit")
    assert f"such as: EDITOR={name} panelry config edit. Or edit" in capsys.readouterr().err
    assert {} == in_file(file)
    monkeypatch.setattr("sys.stdin", Keyboard(""))
    assert 0 == panelry("config", "edit")
    assert f"No editor is set: this is {name}. VISUAL or EDITOR names another." in capsys.readouterr().err
    assert {"bell": True} == in_file(file)


def test_a_file_that_cannot_be_made_is_said(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its place."""
    file.write_text("")
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setenv("PANELRY_CONFIG", str(file / "config.toml"))
    assert 1 == panelry("config", "edit")
    assert f"{file / 'config.toml'}: " in capsys.readouterr().err


def test_every_act_is_listed_with_its_key(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Own keys as lines of the file, the usual ones as comments."""
    file.write_text('[keys]\nlobby.reveal = "R"\n')
    assert 0 == panelry("config", "keys")
    shown = capsys.readouterr().out.splitlines()
    assert ["[keys]", 'lobby.reveal = "R"  # Reveal', '# lobby.nudge = "u"  # Nudge'] == shown[:3]
    assert 0 == panelry("config", "keys", "--json")
    told = json.loads(capsys.readouterr().out)
    assert {"key": "R", "usual": "v", "does": "Reveal"} == told["keys"]["lobby.reveal"]
    assert 0 == panelry("config", "show")
    assert f'[keys]\nlobby.reveal = "R"  # {file}\n' in capsys.readouterr().out


@pytest.mark.parametrize("command", ["keys", "show"])
def test_a_key_that_cannot_be_is_refused_wherever_keys_are_read(
    file: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """The checkup and the screens say the same line."""
    file.write_text('[keys]\nlobby.reveal = "q"\n')
    assert 1 == panelry("config", command)
    assert "line 2: q always leaves" in capsys.readouterr().err
    assert 1 == panelry("doctor")
    assert f"wrong: settings: {file}, line 2: q always leaves." in capsys.readouterr().out
    with pytest.raises(click.ClickException, match="line 2: q always leaves"):
        acting_here()


def test_the_screens_are_given_keys_and_bell(file: Path) -> None:
    """Plain mode has a bell of its own."""
    file.write_text('bell = true\n[keys]\nlobby.reveal = "R"\n')
    assert {"own_keys": {"lobby.reveal": "R"}, "bell": True} == acting_here()
    assert not plain_bell_here()
    file.write_text("plain-bell = true\n")
    assert plain_bell_here()
    file.write_text("plain-bell = 3\n")
    with pytest.raises(click.ClickException, match="plain-bell is true or false"):
        plain_bell_here()
