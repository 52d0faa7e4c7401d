"""Settings: flag, environment, file and default in that order, and `panelry config`."""

import json
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from textual.app import App

from panelry_tui.cli import COMMANDS, group, run
from panelry_tui.commands.settings_here import drawing_here
from panelry_tui.glyphs import ASCII, GlyphChoice, locale_of
from panelry_tui.joining import SERVER as USUAL
from panelry_tui.settings import (
    GLYPHS,
    PLAIN,
    SERVER,
    SETTINGS,
    THEME,
    ConfigError,
    Value,
    in_file,
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
    """Themes, sets of signs and the usual server are those of the program."""
    app = App[None]()
    register_themes(app)
    assert [] == [name for name in THEME.choices if name not in app.available_themes]
    assert get_args(GlyphChoice) == GLYPHS.choices
    assert USUAL == SERVER.default


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
    assert ("", False, True) == (talk, "\x1b" in shown, shown.endswith(f"  # {file}\n"))
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
