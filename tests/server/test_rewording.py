"""A program asked for other words: a real process, ended in time, with nothing of the server's around it."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from io import StringIO
from pathlib import Path

import pytest

import cast
from panelry import commands as c
from panelry.ids import DebriefId
from panelry.policies import Policies, PolicySet
from panelry.rewording import Ended
from panelry.ruling import Rewordings
from panelry_server.clock import ManualClock
from panelry_server.core import Core, open_core
from panelry_server.journal.memory import MemoryJournal
from panelry_server.rewording import Rewriting, ask, program_of
from panelry_server.room import Room
from panelry_server.serve import Server
from panelry_server.settings import Settings, SettingsError
from server.planted import settle_in, story_of

AMARA = DebriefId("amara")
PATIENCE = 30.0
FAITHFUL = """
import json, sys
said = []
for item in json.load(sys.stdin)["sentences"]:
    first = item["sources"][0]
    said.append({"id": item["id"], "text": first["text"].rstrip(".") + ".", "sources": [first["id"]]})
print(json.dumps({"sentences": said}))
"""
INVENTING = FAITHFUL.replace('+ "."', '+ " with the calm of an expert in 12 languages."')
SLEEPING = (
    "import pathlib, os, sys, time\npathlib.Path(sys.argv[1]).write_text(str(os.getpid()))\ntime.sleep(600)"
)


def program(folder: Path, body: str, *arguments: str) -> tuple[str, ...]:
    """Return the command line of a program that stands in for a model."""
    path = folder / "program.py"
    path.write_text(body, encoding="utf-8")
    return (sys.executable, str(path), *arguments)


def line(words: tuple[str, ...]) -> str:
    """Return a command line as it is set."""
    return " ".join(f"'{word}'" for word in words)


async def core_of(rewording: str) -> Core:
    """Return a core whose debrief is at its summary, where the policy allows a program to help."""
    settings = Settings(
        folder=Path("nowhere"), plain=True, port=0, rewording=rewording, rewording_model="ours"
    )
    core = await open_core(settings, clock=ManualClock(), journal=MemoryJournal(), stream=StringIO())
    story = story_of("amara")
    story.policies = Policies(rewording=Rewordings.ON)
    await settle_in(core, story.summary())
    await core.office.record(PolicySet("rewording", "on"))
    return core


async def asked(core: Core) -> Room:
    """Let Ana ask, and return the room."""
    room = await core.rooms.open(AMARA)
    from panelry.summary import text_hash  # noqa: PLC0415

    await room.operate(c.AskRewording(text_hash(room.state)), cast.ANA)
    return room


async def until(done: Callable[[], bool]) -> None:
    """Wait for something with patience."""
    async with asyncio.timeout(PATIENCE):
        while not done():  # noqa: ASYNC110 - a process has no event of ours
            await asyncio.sleep(0.01)


def pending(room: Room) -> bool:
    """Return whether the program is still at work."""
    return room.state.rewording is not None and room.state.rewording.pending


def runs(process: int) -> bool:
    """Return whether a process is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


async def test_what_a_program_answers_is_offered(tmp_path: Path) -> None:
    """It is begun for one asking, and the record calls it as the organisation does."""
    core = await core_of(line(program(tmp_path, FAITHFUL)))
    room = await asked(core)
    rewriting = Rewriting(core, PATIENCE)
    rewriting.look()
    rewriting.look()
    await until(lambda: not pending(room))
    assert room.state.rewording is not None
    assert (None, "ours") == (room.state.rewording.ended, room.state.rewording.model)
    assert "You asked what the goal was before you chose a way." in [
        each.text for each in room.state.rewording.offered
    ]
    await core.close()


@pytest.mark.parametrize(
    ("body", "ended"),
    [
        (INVENTING, Ended.UNFIT),
        ("print('{\"sentences\": []}')", Ended.NOTHING_NEW),
        ("raise SystemExit(3)", Ended.FAILED),
        ("print('x' * 100_000)", Ended.UNFIT),
        ("import sys; sys.stdout.buffer.write(b'\\xff')", Ended.UNFIT),
    ],
    ids=["inventing", "silent", "failing", "endless", "no text"],
)
async def test_whatever_else_a_program_does_the_drafted_text_stands(
    tmp_path: Path, body: str, ended: Ended
) -> None:
    """The record says why."""
    core = await core_of(line(program(tmp_path, body)))
    room = await asked(core)
    Rewriting(core, PATIENCE).look()
    await until(lambda: not pending(room))
    assert room.state.rewording is not None
    assert (ended, ()) == (room.state.rewording.ended, room.state.rewording.offered)
    assert () == room.state.edits
    await core.close()


async def test_without_a_program_it_says_so() -> None:
    """Nothing is begun."""
    core = await core_of("")
    room = await asked(core)
    Rewriting(core).look()
    await until(lambda: not pending(room))
    assert room.state.rewording is not None
    assert Ended.NOT_SET_UP is room.state.rewording.ended
    await core.close()


async def test_a_program_that_is_not_there_fails() -> None:
    """As one that ends badly."""
    assert Ended.FAILED is await ask(("/no/such/program",), b"{}", lambda: True)


async def test_a_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    """With it goes whatever it began."""
    note = tmp_path / "pid"
    body = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {SLEEPING!r}, sys.argv[1]])"
    asking = asyncio.ensure_future(
        ask(program(tmp_path, body, str(note)), b"{}", note_is_absent(note), PATIENCE)
    )
    assert Ended.STOPPED is await asking
    await until(lambda: not runs(int(note.read_text(encoding="utf-8"))))
    assert Ended.LATE is await ask(
        program(tmp_path, "import time\ntime.sleep(600)"), b"{}", lambda: True, 0.3
    )


def note_is_absent(note: Path) -> Callable[[], bool]:
    """Return whether the answer is wanted: until the program's child is there."""
    return lambda: not (note.exists() and note.read_text(encoding="utf-8"))


async def test_stopping_it_ends_the_program(tmp_path: Path) -> None:
    """The record says who stopped it, and nothing of an answer."""
    note = tmp_path / "pid"
    core = await core_of(line(program(tmp_path, SLEEPING, str(note))))
    room = await asked(core)
    Rewriting(core, PATIENCE).look()
    await until(lambda: note.exists() and bool(note.read_text(encoding="utf-8")))
    await room.operate(c.StopRewording(), cast.BEN)
    await until(lambda: not runs(int(note.read_text(encoding="utf-8"))))
    assert room.state.rewording is not None
    assert Ended.STOPPED is room.state.rewording.ended
    await core.close()


async def test_a_server_asks_by_itself_and_leaves_no_program_behind(tmp_path: Path) -> None:
    """Its stop ends what is at work; the asking is open still, and its next start asks again."""
    note = tmp_path / "pid"
    core = await core_of(line(program(tmp_path, SLEEPING, str(note))))
    room = await asked(core)
    async with Server(core):
        await until(lambda: note.exists() and bool(note.read_text(encoding="utf-8")))
    assert not runs(int(note.read_text(encoding="utf-8")))
    assert pending(room)


async def test_a_program_has_nothing_of_the_server_around_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither its secrets, nor its folder, nor its files; what is meant for it is there."""
    monkeypatch.setenv("PANELRY_MAIL_PASSWORD", "SECRET")
    monkeypatch.setenv("PANELRY_REWORDING_KEY", "key")
    body = (
        "import json, os\nprint(json.dumps([os.getcwd(), os.environ.get('PANELRY_REWORDING_KEY'),"
        " 'PANELRY_MAIL_PASSWORD' in os.environ, len(os.listdir('/proc/self/fd'))]))"
    )
    with (tmp_path / "open").open("w", encoding="utf-8"):
        said = await ask(program(tmp_path, body), b"{}", lambda: True, PATIENCE)
    assert isinstance(said, str)
    assert ["/", "key", False, 4] == json.loads(said)


async def test_a_program_that_reads_nothing_may_answer(tmp_path: Path) -> None:
    """A request larger than a pipe is left lying."""
    said = await ask(program(tmp_path, "print('{}')"), b" " * 2_000_000, lambda: True, PATIENCE)
    assert "{}\n" == said


def test_a_command_line_with_an_open_quotation_mark_is_refused() -> None:
    """With its place and the cure."""
    with pytest.raises(SettingsError, match="rewording"):
        program_of(Settings(rewording="'program"))
    assert ("a program", "b") == program_of(Settings(rewording="'a program' b"))


async def test_an_answer_ends_with_its_program_and_not_with_what_that_began(tmp_path: Path) -> None:
    """A child in a session of its own keeps both pipes open: the answer stands, and is there at once."""
    note = tmp_path / "pid"
    child = f"[sys.executable, '-c', {SLEEPING!r}, sys.argv[1]], start_new_session=True"
    body = f"import subprocess, sys\nsubprocess.Popen({child})\nprint('x' * 30_000)"
    try:
        said = await ask(program(tmp_path, body, str(note)), b" " * 2_000_000, lambda: True, PATIENCE)
        assert "x" * 30_000 + "\n" == said
        await until(lambda: note.exists() and bool(note.read_text(encoding="utf-8")))
    finally:
        os.kill(int(note.read_text(encoding="utf-8")), signal.SIGKILL)


async def test_what_another_server_asks_is_not_asked_here(tmp_path: Path) -> None:
    """Nor is what it has answered meanwhile; once it is gone, this one asks."""
    core = await core_of(line(program(tmp_path, FAITHFUL)))
    room = await asked(core)
    claims: list[bool] = []

    @asynccontextmanager
    async def claim(stream: str) -> AsyncIterator[bool]:
        claims.append(stream == AMARA and len(claims) > 0)
        yield claims[-1]

    rewriting = Rewriting(core, PATIENCE, claim)
    rewriting.look()
    await until(lambda: [False] == claims)
    await asyncio.sleep(0)
    assert pending(room)
    await until(lambda: not rewriting._at_work or all(each.done() for each in rewriting._at_work.values()))
    rewriting.look()
    await until(lambda: not pending(room))
    asking, again = room.state.rewording, len(claims)
    await rewriting._ask_once(room)
    assert (asking, again + 1) == (room.state.rewording, len(claims))
    await core.close()
