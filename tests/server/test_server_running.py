"""The operator beside a running server: every command goes through its door and shows nobody's words."""

import asyncio
import io
import json
import os
import re
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from msgspec.structs import replace
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

import cast
from panelry import commands as c
from panelry.events import Event, Noted, Rated, Submitted
from panelry.points import Kind
from panelry.sync.frames import PROTOCOL, Ack, Claim, Do, Frame, Hello, Seated, encode, from_server
from panelry_server.cli import COMMANDS, group, run
from server.planted import plant, story_of
from story import Story

CANARY = "the heron stands on one leg"
CODE = re.compile(r"[A-Z]{4}-\d{4}-[A-Z]{4}")
RECORD = re.compile(r'"record": \{[^}]*\}')
"""The last hash in an export: it covers sealed bytes, which are never twice the same."""
UNTIL = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d\.\d+Z)?")
TOKEN = "t" * 43


class Office:
    """A data folder, the commands on it, and perhaps a server that holds it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server: subprocess.Popen[str] | None = None
        self.address = ""
        self.log = folder.parent / f"{folder.name}.log"
        self.state = folder.parent / f"{folder.name}-state"

    def start(self) -> None:
        """Run the server on a free port until it says where it is."""
        with self.log.open("a") as log:
            self.server = subprocess.Popen(
                self._command("serve", "--port", "0"),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=self._env(),
            )
        assert self.server.stdout is not None
        assert select.select([self.server.stdout], [], [], 20)[0], self.log.read_text()
        line = self.server.stdout.readline()
        assert line, self.log.read_text()
        self.address = line.split("panelry://")[1].split(";")[0]

    def stop(self) -> int:
        """Tell the server to stop, and return how it ended."""
        assert self.server is not None
        self.server.send_signal(signal.SIGTERM)
        self.server.communicate(timeout=20)
        return self.server.returncode

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Return exit code, output and talk of a command."""
        done = subprocess.run(
            self._command(*arguments),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env=self._env(),
        )
        return done.returncode, done.stdout, done.stderr

    def say(self, *arguments: str) -> tuple[int, str, str]:
        """Return the same as `run`, from within this process: for many commands."""
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.setenv("XDG_STATE_HOME", str(self.state))
            patch.setenv("PANELRY_SERVER_PLAIN", "true")
            code = run(group(COMMANDS), self._command(*arguments)[3:])
        return code, out.getvalue(), err.getvalue()

    def out(self, *arguments: str) -> str:
        """Return the output of a command that must succeed."""
        code, out, talk = self.run(*arguments)
        assert 0 == code, talk
        return out

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "panelry_server", *arguments, "--folder", str(self.folder)]

    def _env(self) -> dict[str, str]:
        return {**os.environ, "XDG_STATE_HOME": str(self.state), "PANELRY_SERVER_PLAIN": "true"}


@pytest.fixture(scope="module")
def parent() -> Iterator[Path]:
    """A place with a path that is short enough for sockets."""
    with tempfile.TemporaryDirectory(prefix="office") as path:
        yield Path(path)


@pytest.fixture(scope="module")
def office(parent: Path) -> Iterator[Office]:
    """A running server over a debrief in scoring, one in release and one released."""
    office = Office(parent / "served")
    plant(
        office.folder, story_of("amara").scoring(), story_of("brook").release(), story_of("cairn").released()
    )
    office.start()
    yield office
    office.stop()


def every_command(debrief: str, rubric: Path) -> list[tuple[str, ...]]:
    """Return every command on a debrief, right and wrong ones."""
    new = (
        "debrief",
        "new",
        "--candidate",
        "Noor",
        "--position",
        "Engineer",
        "--facilitator",
        "Ana",
        "--rubric",
    )
    return [
        ("rubric", "list"),
        ("rubric", "import", str(rubric)),
        ("rubric", "import", str(rubric), "--json"),
        ("debrief", "list"),
        ("debrief", "list", "--json"),
        (*new, "Nope"),
        ("invite", debrief, "Ben Okafor"),
        ("invite", debrief, "Ana Duarte", "--json"),
        ("invite", debrief, "Nobody"),
        ("export", debrief, "--format", "txt"),
        ("export", debrief, "--format", "json"),
        ("export", debrief, "--format", "call"),
        ("export", debrief, "--format", "md"),
        ("check",),
        ("check", "--json"),
        ("init", "--organisation", "Other"),
        ("serve", "--port", "0"),
    ]


def test_the_door_is_private_and_commands_work_through_it(office: Office) -> None:
    """The same commands give the same data whether a server runs or not."""
    mode = (office.folder / "door.sock").stat().st_mode
    listed = json.loads(office.out("debrief", "list", "--json"))["debriefs"]
    assert "0o600" == oct(mode & 0o777)
    assert ["amara", "brook", "cairn"] == [each["debrief"] for each in listed][:3]
    assert "The interview panel at Acme" in office.out("export", "cairn", "--format", "txt")
    assert (0, "", True) == (
        *office.run("check")[:2],
        office.run("check")[2].startswith("The record is sound."),
    )


def test_links_name_the_port_that_is_listened_on(office: Office) -> None:
    """Also where a free one was asked for."""
    told = json.loads(office.out("invite", "amara", "ben", "--json"))
    assert f"panelry://{office.address}/amara#{told['code']}" == told["link"]


def test_a_second_server_is_told_who_holds_the_folder(office: Office) -> None:
    """One process writes; the words name it."""
    assert office.server is not None
    code, out, talk = office.run("serve", "--port", "0")
    assert (1, "") == (code, out)
    assert f"is in use by process {office.server.pid}: stop it first." in talk


def test_a_refusal_through_the_door_has_its_exit_code_and_words(office: Office) -> None:
    """As without a server."""
    refused = (1, "", "The summary is not released yet, so nothing can be exported. Release it first.\n")
    assert refused == office.run("export", "brook", "--format", "txt")


def test_a_code_from_the_command_line_takes_a_seat(office: Office) -> None:
    """What is written then by that person reaches no command, no log and no error."""
    made = json.loads(
        office.out(
            *(
                "debrief",
                "new",
                "--candidate",
                "Noor Haddad",
                "--position",
                "Engineer",
                "--rubric",
                "Backend",
            ),
            *("--facilitator", "Ana Duarte", "--panelist", "Ben Okafor", "--open", "--json"),
        )
    )
    before = office.out("debrief", "list", "--json"), office.out("check", "--json")
    asyncio.run(write_canaries(office, made["debrief"], made["invitations"][1]["code"]))
    assert before == (office.out("debrief", "list", "--json"), office.out("check", "--json"))
    said = [str(office.say(*each)) for each in every_command(made["debrief"], office.folder / "none.toml")]
    kept = [each.read_text() for each in office.state.rglob("*") if each.is_file()]
    assert [] == [each for each in (*said, *kept, office.log.read_text()) if CANARY in each]


async def write_canaries(office: Office, debrief: str, code: str) -> None:
    """Take a seat with a code, then rate, observe and write a note with the canary."""
    async with open_at(office, "/join") as joining:
        await joining.send(encode(Claim(code, TOKEN)))
        assert isinstance(from_server(await joining.recv()), Seated)
    async with open_at(office, f"/d/{debrief}") as socket:
        await socket.send(encode(Hello()))
        commands: tuple[c.Command, ...] = (
            c.Rate(cast.DESIGN, 4),
            c.WriteNote(cast.DESIGN, CANARY),
            c.Observe("o1", cast.DESIGN, Kind.SAW, CANARY, shareable=True),  # type: ignore[arg-type]  # an id
        )
        for n, command in enumerate(commands, 1):
            await socket.send(encode(Do(n, command)))
            assert n == (await until_ack(socket)).n


def open_at(office: Office, path: str) -> connect:
    """Return the opening of a connection."""
    headers = {"Authorization": f"Bearer {TOKEN}"} if path != "/join" else {}
    return connect(
        f"ws://{office.address}{path}",
        additional_headers=headers,
        subprotocols=[Subprotocol(PROTOCOL)],
        compression=None,
        proxy=None,
    )


async def until_ack(socket: ClientConnection) -> Ack:
    """Return the next acknowledgement."""
    while True:
        async with asyncio.timeout(10):
            frame: Frame = from_server(await socket.recv())
        if isinstance(frame, Ack):
            return frame


def histories(private: bool) -> tuple[Story, ...]:
    """Return debriefs in scoring, in discussion and released, that differ in private matters alone."""
    scoring = story_of("amara").scoring()
    levels = (1, 1, 1) if private else (5, 5, 5)
    scoring.rates(cast.BEN, levels).when(cast.BEN, c.WriteNote(cast.CODE, CANARY * (1 + 3 * private)))
    discussion = story_of("brook").scoring()
    for person in cast.PANEL:
        discussion.rates(person, levels).when(person, c.Submit())
    return scoring, discussion.revealed(), story_of("cairn").released()


@pytest.mark.parametrize("served", [False, True])
def test_ratings_and_notes_change_no_byte_of_any_command(parent: Path, served: bool) -> None:
    """Two journals that differ in them alone give the same output, talk and exit codes."""
    said: list[list[tuple[int, str, str]]] = []
    rubric = parent / "support.toml"
    rubric.write_text('title = "Support"\n[[criteria]]\ntitle = "Listening"\n')
    for private in (False, True):
        office = Office(parent / f"{served}{private}")
        plant(office.folder, *histories(private))
        said.append(all_said(office, rubric, served=served))
    assert said[0] == said[1]


def all_said(office: Office, rubric: Path, *, served: bool) -> list[tuple[int, str, str]]:
    """Return what every command on every debrief says, without what is drawn at random."""
    if served:
        office.start()
    said = []
    commands = dict.fromkeys(
        each for debrief in ("amara", "brook", "cairn") for each in every_command(debrief, rubric)
    )
    for each in commands:
        if each[0] == "serve" and not served:
            continue
        code, out, talk = office.say(*each)
        said.append((code, plain(office, out), plain(office, talk)))
    if served:
        assert 0 == office.stop()
    return said


def plain(office: Office, text: str) -> str:
    """Return a text without codes, times and what differs between two folders."""
    text = RECORD.sub("RECORD", UNTIL.sub("UNTIL", CODE.sub("CODE", text))).replace(
        str(office.folder), "FOLDER"
    )
    pid = "" if office.server is None else str(office.server.pid)
    return text.replace(office.address or "ADDRESS", "ADDRESS").replace(f"process {pid}", "process")


def test_the_histories_differ_in_private_events_alone() -> None:
    """The test above would hold of equal ones; a receipt differs, too, and tells nothing."""
    one, other = histories(private=False), histories(private=True)
    differing = {
        type(left)
        for before, after in zip(one, other, strict=True)
        for steps in zip(before.journal, after.journal, strict=True)
        for (left, _), (right, _) in zip(*steps, strict=True)
        if without_receipt(left) != without_receipt(right)
    }
    assert {Rated, Noted} == differing


def without_receipt(event: Event) -> Event:
    """Return an event without the commitments of a hand-in."""
    return replace(event, commitments={}) if isinstance(event, Submitted) else event


def test_a_killed_server_leaves_the_folder_to_the_next_command(parent: Path) -> None:
    """The socket that it left behind is nobody's door."""
    office = Office(parent / "killed")
    plant(office.folder)
    office.start()
    assert office.server is not None
    office.server.kill()
    office.server.communicate()
    assert (office.folder / "door.sock").exists()
    assert "Backend   3 criteria, version 3\n" == office.out("rubric", "list")
    office.start()
    assert "Backend   3 criteria, version 3\n" == office.out("rubric", "list")
    assert 0 == office.stop()
    assert not (office.folder / "door.sock").exists()


def test_a_folder_too_deep_for_a_door_is_served_with_a_warning(parent: Path) -> None:
    """While the server runs no command gets through, and both sides say why."""
    office = Office(parent / ("d" * 100))
    plant(office.folder)
    office.start()
    code, _, talk = office.run("rubric", "list")
    assert (3, 1) == (code, talk.count("\n"))
    assert "too long for a door" in talk
    assert "stop it first, or use a shorter --folder" in office.log.read_text()
    assert 0 == office.stop()


def test_an_address_that_is_taken_or_unfit_is_said_in_a_line(office: Office, parent: Path) -> None:
    """One names the port, the other says that only this machine is served."""
    other = Office(parent / "other")
    plant(other.folder)
    code, _, talk = other.say("serve", "--port", office.address.rpartition(":")[2])
    assert 1 == code
    assert talk.endswith(f"{office.address}: Address already in use. Choose another --port or --folder.\n")
    code, _, talk = other.say("serve", "--host", "0.0.0.0")  # noqa: S104 - which must not work
    assert (1, 1) == (code, talk.count("\n"))
    assert "0.0.0.0 is not a loopback address" in talk
