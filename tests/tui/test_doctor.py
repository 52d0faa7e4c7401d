"""`panelry doctor`: the terminal, the settings, what is kept here, and the servers that are known here."""

import asyncio
import json
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from hosted import QUICK, changed, server_of
from panelry_tui.checkup import (
    Finding,
    Shown,
    Verdict,
    folder_finding,
    key_finding,
    settings_findings,
    terminal_findings,
)
from panelry_tui.cli import COMMANDS, group, run
from panelry_tui.device_key import DeviceKey
from panelry_tui.pins import KnownServers
from panelry_tui.seats import Seats
from panelry_tui.server_checkup import server_findings
from panelry_tui.words import now_utc
from tui.seats_here import SERVER, seat_in

LARGE = Shown(terminal=True, size=(80, 24), encoding="utf-8")
PIN = "P" * 43
OK, NOTE, WRONG = Verdict.OK, Verdict.NOTE, Verdict.WRONG


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the state folder of a machine on which nothing is set and nothing is kept."""
    for name in ("PANELRY_PLAIN", "ACCESSIBLE", "PANELRY_THEME", "PANELRY_GLYPHS", "PANELRY_SERVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PANELRY_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("PANELRY_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("PANELRY_KEY", "a" * 64)
    return tmp_path / "state"


def doctor(*arguments: str) -> int:
    """Run the command in this process and return its exit code."""
    return run(group(COMMANDS), ["doctor", *arguments])


def of_terminal(about: str, environ: dict[str, str], shown: Shown = LARGE) -> Finding:
    """Return one finding of a terminal or its settings by what it is about."""
    found = (*terminal_findings(environ, shown), *settings_findings(environ, shown))
    return next(each for each in found if each.about == about)


@pytest.mark.parametrize(
    ("size", "verdict", "words"),
    [
        ((60, 16), OK, "60×16"),
        ((59, 16), WRONG, "59×16, and screens need 60×16"),
        ((60, 15), WRONG, "60×15, and screens need 60×16"),
        (None, NOTE, "not known here; screens need 60×16"),
    ],
)
def test_a_terminal_that_is_too_small_is_wrong(
    size: tuple[int, int] | None, verdict: Verdict, words: str
) -> None:
    """Both sides count, to the cell."""
    found = of_terminal("size", {}, Shown(terminal=True, size=size, encoding="utf-8"))
    assert (verdict, words) == (found.verdict, found.words)


def test_plain_mode_needs_no_size() -> None:
    """Where it is on, nothing is said of what only screens need."""
    shown = Shown(terminal=False, size=(10, 5), encoding="utf-8", plain="ACCESSIBLE")
    found = tuple(terminal_findings({}, shown))
    assert ["plain mode", "colours"] == [each.about for each in found]
    assert "on (from ACCESSIBLE)" in found[0].words


@pytest.mark.parametrize(
    ("environ", "verdict", "words"),
    [
        ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, OK, "NO_COLOR"),
        ({"NO_COLOR": "", "COLORTERM": "truecolor"}, OK, "all of them"),
        ({"TERM": "screen-256color"}, OK, "256"),
        ({"TERM": "xterm"}, NOTE, "16 only"),
    ],
)
def test_colours_are_told_from_the_environment(environ: dict[str, str], verdict: Verdict, words: str) -> None:
    """What decided is named."""
    found = of_terminal("colours", environ)
    assert (verdict, True) == (found.verdict, words in found.words)


def test_a_terminal_that_says_nothing_of_itself_is_noted() -> None:
    """Neither a missing kind nor a pipe is wrong: plain mode works there."""
    assert (NOTE, "TERM is dumb") == _begin(of_terminal("terminal", {"TERM": "dumb"}), 12)
    assert (NOTE, "TERM is not set") == _begin(of_terminal("terminal", {}), 15)
    pipe = Shown(terminal=False, size=None, encoding="utf-8")
    assert (NOTE, "input or output") == _begin(of_terminal("terminal", {"TERM": "xterm"}, pipe), 15)
    assert (OK, "xterm") == _begin(of_terminal("terminal", {"TERM": "xterm"}), 5)


def _begin(found: Finding, most: int) -> tuple[Verdict, str]:
    return found.verdict, found.words[:most]


def test_the_signs_are_those_that_screens_would_take(here: Path) -> None:
    """By encoding, locale and setting; a hint comes with ASCII that nobody asked for."""
    config = {"PANELRY_CONFIG": str(here)}
    assert (OK, "unicode;") == _begin(of_terminal("signs", config), 8)
    assert (OK, "narrow;") == _begin(of_terminal("signs", {**config, "LANG": "ja_JP.UTF-8"}), 7)
    assert (OK, "ascii;") == _begin(of_terminal("signs", {**config, "PANELRY_GLYPHS": "ascii"}), 6)
    latin = Shown(terminal=True, size=(80, 24), encoding="latin-1")
    found = of_terminal("signs", config, latin)
    assert (NOTE, "ascii", True) == (found.verdict, found.words, "UTF-8" in found.cure)


def test_wrong_settings_are_findings(here: Path, tmp_path: Path) -> None:
    """A wrong file by its line, a wrong variable by its name."""
    (tmp_path / "config.toml").write_text("plain = 3\n")
    config = {"PANELRY_CONFIG": str(tmp_path / "config.toml")}
    found = of_terminal("settings", config)
    assert (WRONG, True) == (found.verdict, "line 1: plain is true or false" in found.words)
    assert [found] == [each for each in settings_findings(config, LARGE) if each.verdict is WRONG]
    assert not here.exists()
    found = of_terminal("signs and theme", {**config, "PANELRY_GLYPHS": "pretty"})
    assert (WRONG, True) == (found.verdict, found.words.startswith("PANELRY_GLYPHS is one of auto"))


@pytest.mark.parametrize(
    ("mode", "verdict", "words"),
    [(0o700, OK, "for you alone"), (0o755, NOTE, "see"), (0o770, WRONG, "change")],
)
def test_a_folder_that_is_open_to_others_is_said(
    mode: int, verdict: Verdict, words: str, tmp_path: Path
) -> None:
    """Reading is noted, writing is wrong."""
    tmp_path.chmod(mode)
    found = folder_finding(tmp_path)
    assert (verdict, True) == (found.verdict, words in found.words)


def test_a_folder_that_cannot_be_is_wrong(tmp_path: Path) -> None:
    """A file in its place, or above it; one that is not there yet is fine."""
    (tmp_path / "file").write_text("")
    assert (WRONG, True) == ((found := folder_finding(tmp_path / "file")).verdict, "no folder" in found.words)
    assert WRONG == folder_finding(tmp_path / "file" / "state").verdict
    assert (OK, True) == ((found := folder_finding(tmp_path / "a" / "b")).verdict, "appears" in found.words)
    assert not (tmp_path / "a").exists()


class Ring:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        """Return a text."""
        return self.kept.get(name)

    def keep(self, name: str, text: str) -> None:
        """Keep a text."""
        self.kept[name] = text


def test_where_the_key_is_decides_how_safe_it_is(tmp_path: Path) -> None:
    """In a file beside what it encrypts it protects only backups, and that is said; none is drawn for it."""
    assert (OK, "none yet") == _begin(key_finding(DeviceKey(tmp_path / "none")), 8)
    assert not (tmp_path / "none").exists()
    makers = (DeviceKey(tmp_path / "f"), DeviceKey(tmp_path / "r", ring=Ring()))
    own = DeviceKey(tmp_path / "e", {"PANELRY_KEY": "a" * 64})
    for each in (*makers, own):
        each.key()
    found = key_finding(makers[0])
    assert (NOTE, True) == (found.verdict, "protects only backups" in found.words)
    assert (OK, "in this machine's keyring") == _begin(key_finding(makers[1]), 40)
    assert (OK, "given by PANELRY_KEY") == _begin(key_finding(own), 40)
    (tmp_path / "f" / "key").chmod(0o644)
    assert (WRONG, "others may read") == _begin(key_finding(makers[0]), 15)
    assert (WRONG, True) == (
        (lost := key_finding(DeviceKey(tmp_path / "e"))).verdict,
        "not set" in lost.words,
    )


async def looked(server: str, pin: str = "", *, plain: bool = False, ahead: float = 0.0) -> list[Finding]:
    """Look at a server from a machine whose clock is some seconds ahead."""
    found = await server_findings(
        server, pin=pin, plain=plain, now=lambda: now_utc() + timedelta(seconds=ahead)
    )
    return list(found)


@pytest.mark.parametrize(
    ("ahead", "verdict", "words"),
    [
        (0, OK, "the same as here"),
        (-30, NOTE, "(29|30|31) seconds behind"),
        (90, WRONG, "(89|90|91) seconds ahead"),
    ],
)
async def test_a_server_that_answers_tells_its_time(
    ahead: int, verdict: Verdict, words: str, tmp_path: Path
) -> None:
    """It answers without a token, and how far the clock here is off follows from what it says."""
    async with server_of(changed(QUICK, plain=False, folder=tmp_path)) as server:
        answers, clock = await looked(f"127.0.0.1:{server.port}", server.links.pin, ahead=ahead)
    assert (OK, "it answers; TLS, and its key is the one known here") == (answers.verdict, answers.words)
    assert (verdict, True) == (clock.verdict, re.search(words, clock.words) is not None)


async def test_a_server_that_is_not_the_one_meant_is_wrong(tmp_path: Path) -> None:
    """Another key, an unknown one, no TLS, and nobody there are told apart."""
    async with server_of(changed(QUICK, plain=False, folder=tmp_path)) as server:
        place = f"127.0.0.1:{server.port}"
        other, unknown = await looked(place, PIN), await looked(place)
    async with server_of(changed(folder=tmp_path / "plain")) as server:
        plain = f"127.0.0.1:{server.port}"
        clear, fine = await looked(plain), await looked(plain, plain=True)
    gone = await looked(plain, plain=True)
    assert [WRONG] * 4 == [each.verdict for found in (other, unknown, clear, gone) for each in found]
    assert "is not the one this terminal knows" in other[0].words
    assert "does not know the key" in unknown[0].words
    assert "it answers without TLS" in clear[0].words
    assert "it cannot be reached" == gone[0].words
    assert [OK, OK] == [each.verdict for each in fine]
    assert ["this is no address"] == [each.words for each in await looked("room:port", plain=True)]
    assert "another machine" in (await looked("room.example:1", plain=True))[0].words


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"", ["something answers there that is no panelry-server"]),
        (b"HTTP/1.1 404 Not Found\r\n\r\n", ["something answers there that is no panelry-server"]),
        (b"HTTP/1.1 200 OK\r\n\r\n", ["it answers; without TLS, on this machine alone", "it does not say"]),
        (b"HTTP/1.1 200 OK\r\nDate: today\r\n\r\n", ["it answers; without TLS", "it does not say"]),
        (b"x" * 200_000, ["something answers there that is no panelry-server"]),
    ],
)
async def test_an_odd_answer_is_a_finding(answer: bytes, words: list[str]) -> None:
    """Whatever listens there, nothing is raised."""

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    async with await asyncio.start_server(speak, "127.0.0.1", 0) as listening:
        found = await looked(f"127.0.0.1:{listening.sockets[0].getsockname()[1]}", plain=True)
    assert [True] * len(found) == [
        each.words.startswith(said) for each, said in zip(found, words, strict=True)
    ]


def test_known_servers_are_found_without_a_key(here: Path) -> None:
    """Those of seats and those that are known by key; one with a key is never plain; odd files hide none."""
    assert {} == Seats(here).servers()
    seat_in(here, None)
    (here / "seats" / "odd").mkdir()
    (here / "seats" / "odd" / "seat.json").write_text("{")
    (here / "key").unlink()
    assert {SERVER: True} == Seats(here).servers()
    KnownServers(here).add(SERVER, PIN)
    KnownServers(here).add("other.example:7340", PIN)
    assert {SERVER: False, "other.example:7340": False} == Seats(here).servers()


def test_the_command_says_one_line_for_each_thing(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 0 where nothing is wrong; programs read JSON; nothing appears on the disk."""
    monkeypatch.setenv("PANELRY_STATE", f"{here}\x07\u202e")
    assert 0 == doctor()
    shown, talk = capsys.readouterr()
    assert ("", False, False) == (talk, here.exists(), bool({"\x07", "\u202e"} & set(shown)))
    assert [] == [each for each in shown.splitlines() if not each.startswith(("ok: ", "note: "))]
    assert "ok: servers: none is known here yet" in shown
    assert 0 == doctor("--json")
    told = json.loads(capsys.readouterr().out)["findings"]
    assert len(shown.splitlines()) == len(told)
    assert {"verdict", "about", "words", "cure"} == set(told[0])


def test_what_is_wrong_ends_with_1(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A server of the settings that nobody runs, or whose address is none; known ones are looked at too."""
    monkeypatch.setenv("PANELRY_SERVER", "127.0.0.1:1")
    assert 1 == doctor()
    assert "wrong: server 127.0.0.1:1: it cannot be reached." in capsys.readouterr().out
    KnownServers(here).add("127.0.0.1:2", PIN)
    monkeypatch.setenv("PANELRY_SERVER", "a:b:c")
    assert 1 == doctor()
    shown = capsys.readouterr().out
    assert ("wrong: setting server: " in shown, "wrong: server 127.0.0.1:2: " in shown) == (True, True)
    monkeypatch.setenv("PANELRY_THEME", "purple")
    assert 1 == doctor()
    assert "wrong: signs and theme: PANELRY_THEME is one of" in capsys.readouterr().out


def test_the_doctor_loads_no_screen(here: Path) -> None:
    """It also runs where Textual does not."""
    code = """
import sys
from panelry_tui.cli import group, COMMANDS, run
run(group(COMMANDS), ["doctor"])
print(sorted({"textual", "rich"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert ("[]", "") == (done.stdout.splitlines()[-1], done.stderr)
    assert not here.exists()


@pytest.mark.parametrize("variable", ["PANELRY_STATE", "PANELRY_CONFIG"])
def test_a_home_of_nobody_is_said(
    variable: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A path that cannot be followed is wrong by its name; every command that needs it says so too."""
    monkeypatch.setenv(variable, "~nobody-of-that-name/panelry")
    expected = f"{variable} names the home of nobody here. Write the whole path."
    assert 1 == doctor()
    shown, talk = capsys.readouterr()
    assert ("", True) == (talk, expected in shown)
    command = ["form", "export"] if variable == "PANELRY_STATE" else ["config", "show"]
    assert 1 == run(group(COMMANDS), command)
    assert f"Error: {expected}\n" == capsys.readouterr().err
    assert not here.exists()


async def test_a_server_that_is_not_believed_has_a_cure() -> None:
    """A seat of before the keys leads to no plain connection, and the line says what does."""
    (found,) = await looked("room.example:1", plain=True)
    assert (WRONG, "Join again with a link that names its key.") == (found.verdict, found.cure)


def test_the_terminal_is_looked_at_first() -> None:
    """What people see stands above what only colours it."""
    assert ["terminal", "size", "colours"] == [each.about for each in terminal_findings({}, LARGE)]
