"""Hostile words in what both programs write about themselves: crash files, log lines, what libraries say."""

import io
import json
import logging
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

import panelry_server.cli
import panelry_tui.cli
from hosted import address, server_of
from hostile.words import ALL, LONG, MARKUP, harm
from panelry.sync.frames import PROTOCOL
from panelry_server import crash, telemetry
from panelry_tui import crash_file
from server.browsing import page_of
from tui.test_crash import Failing, ended

_SIGNS = "\x1b]52;c;aGk=\x07\x9b2J\x7f\u202e\u2066[@click=app.quit][red]王"
"""What the name of a folder can hold."""
_NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
_ENTRIES = {"panelry": panelry_tui.cli, "panelry-server": panelry_server.cli}


def fail(words: str) -> None:
    """Raise with words in a message, in a note, in a local, in a cause and in a group."""
    held: dict[str, str] = {}
    try:
        held[words]
    except KeyError as cause:
        cause.add_note(words)
        raise ExceptionGroup(words, [ValueError(words), KeyError(words)]) from cause


def failure(words: str) -> Exception:
    """Return such an exception."""
    try:
        fail(words)
    except ExceptionGroup as failed:
        return failed
    raise AssertionError


@click.command
def failing() -> None:
    """Fail."""
    fail(ALL)


@pytest.mark.parametrize("words", [ALL, LONG], ids=["hostile", "64 kB"])
@pytest.mark.parametrize("program", _ENTRIES)
def test_a_crash_file_holds_no_word_of_what_was_handled(program: str, words: str, tmp_path: Path) -> None:
    """Whatever stands in the messages, the notes, the cause and the group of an exception."""
    if program == "panelry":
        crash_file.report(failure(words), tmp_path, _NOW)
    else:
        crash.keep_crash(failure(words), tmp_path)
    [written] = [each.read_text(encoding="utf-8") for each in tmp_path.rglob("*.txt")]
    assert "test_hostile_programs.py" in written
    assert ([], False) == (harm(written), MARKUP[:6] in written)


@pytest.mark.parametrize("program", _ENTRIES)
def test_a_crash_is_said_in_plain_signs_wherever_its_file_lies(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of this person may have any name; the program ends with its code."""
    folder = tmp_path / _SIGNS
    for name in ("PANELRY_STATE", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder))
    line = _ENTRIES[program]
    entry = line.Entry(f"{__name__}:failing", "Fail.")
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = line.run(line.group({"fail": entry}), ["fail"])
    assert (1, "", []) == (code, out.getvalue(), harm(err.getvalue()))
    assert [] != list(folder.rglob("*.txt"))


async def test_a_screen_that_crashes_says_so_in_plain_signs(tmp_path: Path) -> None:
    """Its last words go to the terminal as they are."""
    app = Failing()
    app.crash_folder = tmp_path / _SIGNS
    said = await ended(app)
    assert ("Where it happened" in said, []) == (True, harm(said))


# Log lines of the server


def lines(log: io.StringIO) -> list[dict[str, object]]:
    """Return the lines of a log; demand that each is one object in plain signs."""
    said = log.getvalue()
    assert ([], True) == (harm(said), said.isascii())
    return [json.loads(line) for line in said.splitlines()]


@pytest.mark.parametrize("words", [ALL, LONG], ids=["hostile", "64 kB"])
def test_a_log_line_is_one_line_of_plain_signs(words: str) -> None:
    """Every key that may leave is one line with it, cut; a library's values stay behind."""
    stream = io.StringIO()
    log = telemetry.to(stream)
    log.warning(words, **dict.fromkeys(telemetry.KEYS - {"event", "level", "at"}, words))
    telemetry.relay("a.hostile.library", log)
    logging.getLogger("a.hostile.library").error("failed for %s", words, exc_info=failure(words))
    first, second = lines(stream)
    assert {telemetry.KEYS, frozenset({"event", "level", "at", "warning", "error", "where"})} == {
        frozenset(first),
        frozenset(second),
    }
    assert max(len(str(each)) for each in first.values()) <= 300
    assert MARKUP[:6] not in str(second)


async def test_a_server_logs_nothing_that_strangers_send() -> None:
    """Tokens, paths, frames that are none, and the forms of the page; it goes on for everybody else."""
    log = io.StringIO()
    async with server_of(log=log) as server:
        for path, token in (("/d/d1", ALL), (f"/{MARKUP}", "x"), ("/join", "")):
            await _say(address(server, path), token, f"{{{ALL}", LONG)
        assert server.core is not None
    assert [] == [line for line in lines(log) if MARKUP[:6] in str(line)]
    async with page_of() as served:
        for name, words in (("code", ALL), ("words", LONG[:2_000]), (ALL, ALL)):
            await served.post(**{name: words})
        heard = await served.ask("GET", f"/{MARKUP.split(' ', maxsplit=1)[0]}", User_Agent=MARKUP)
    assert heard.status == 404
    assert [] == [line for line in lines(served.log) if MARKUP[:6] in str(line)]


async def _say(where: str, token: str, *frames: str) -> None:
    safe = "".join(each for each in token if each.isascii() and each.isprintable())
    headers = {"Authorization": f"Bearer {safe}"}
    try:
        async with connect(where, subprotocols=[Subprotocol(PROTOCOL)], additional_headers=headers) as line:
            for each in frames:
                await line.send(each)
            await line.recv()
    except (WebSocketException, OSError):
        return


# What libraries say in a terminal

_TALK = """
import asyncio, logging, sys
from hostile.words import ALL
from panelry_tui.link import _connect

async def linked():
    if sys.argv[1] == "linked":
        _connect("127.0.0.1:9", "/", None)
        _connect("127.0.0.1:9", "/", None)
    asyncio.get_running_loop().call_exception_handler({"message": ALL, "exception": ValueError(ALL)})
    logging.getLogger("websockets.client").error("%s", ALL)

asyncio.run(linked())
"""


@pytest.mark.parametrize("how", ["linked", "not linked"])
def test_no_library_speaks_in_a_terminal_with_a_link(how: str) -> None:
    """Python itself would write the words of an exception over the screen, or between labelled lines."""
    tests = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", _TALK, how], capture_output=True, check=True, cwd=tests, timeout=120
    )
    assert (b"", how == "not linked") == (done.stdout, MARKUP[:6].encode() in done.stderr)
