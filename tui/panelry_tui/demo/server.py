"""A real `panelry-server` of the demo's own: another process, started, asked and stopped by command line."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator, Sequence
from importlib import resources
from pathlib import Path
from typing import TypeVar

import msgspec

from panelry_tui.demo import script

PATIENCE = 30.0
"""The longest wait for the server to listen or to answer, in seconds."""
_SERVING = "panelry://"


class DemoError(Exception):
    """The demo cannot go on; the words say what failed."""


class Invited(msgspec.Struct, frozen=True):
    """An invitation of `panelry-server debrief new --json`."""

    name: str
    code: str
    link: str


class Begun(msgspec.Struct, frozen=True):
    """What `panelry-server debrief new --json` writes."""

    debrief: str
    invitations: tuple[Invited, ...]


class _Name(msgspec.Struct, frozen=True):
    name: str


class _Kept(msgspec.Struct, frozen=True):
    """What `panelry-server rubric list --json` writes."""

    rubrics: tuple[_Name, ...]


_Told = TypeVar("_Told")


async def errand(folder: Path, *arguments: str) -> str:
    """Run one command of the server on a data folder and return what it wrote."""
    process = await asyncio.create_subprocess_exec(
        *_command(*arguments, "--folder", str(folder)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=_environment(),
        start_new_session=True,
    )
    out, said = await _ended(process)
    if process.returncode != 0:
        raise DemoError(f"panelry-server {arguments[0]} failed: {said.decode(errors='replace').strip()}")
    return out.decode()


async def _ended(process: asyncio.subprocess.Process) -> tuple[bytes, bytes]:
    try:
        return await asyncio.wait_for(process.communicate(), PATIENCE)
    except BaseException:
        await _stop(process)
        raise


@contextlib.asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[str]:
    """Set up a data folder, serve it on a free loopback port, give the address, and stop at the end.

    The server ends with this process, however that ends: it holds the other end of its input.
    """
    await errand(folder, "init", "--organisation", script.ORGANISATION)
    with resources.as_file(resources.files("panelry_tui.demo") / script.RUBRIC) as rubric:
        await errand(folder, "rubric", "import", str(rubric))
    with (folder.parent / "server.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *_command("serve", "--port", "0", "--folder", str(folder), "--tethered"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
            env=_environment(),
            start_new_session=True,
        )
    try:
        yield await _address(process, folder.parent / "server.log")
    finally:
        await _stop(process)


async def begin_debrief(folder: Path, *, spare: bool) -> Begun:
    """Begin the demo's debrief with its panel; `spare` adds a seat for a second terminal."""
    names = [*(part.name for part in script.PANEL), *([script.SPARE] if spare else [])]
    panel = [word for name in names for word in ("--panelist", name)]
    about = ["--candidate", script.CANDIDATE, "--position", script.POSITION]
    kept = _read(await errand(folder, "rubric", "list", "--json"), _Kept)
    name = kept.rubrics[0].name
    told = await errand(
        folder,
        "debrief",
        "new",
        *about,
        *("--rubric", name),
        *("--facilitator", script.FACILITATOR.name),
        *panel,
        "--open",
        "--json",
    )
    return _read(told, Begun)


def _read(told: str, kind: type[_Told]) -> _Told:
    try:
        return msgspec.json.decode(told, type=kind)
    except msgspec.MsgspecError as problem:
        raise DemoError(f"panelry-server answered what this program does not know: {problem}") from None


async def _address(process: asyncio.subprocess.Process, log: Path) -> str:
    assert process.stdout is not None  # noqa: S101 - it was asked for as a pipe
    try:
        line = (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode()
    except TimeoutError:
        line = ""
    if _SERVING not in line:
        said = log.read_text(encoding="utf-8", errors="replace").strip()  # noqa: ASYNC240 - one small file
        raise DemoError(f"panelry-server did not start: {said}")
    return line.split(_SERVING, 1)[1].split(";", 1)[0].strip()


async def _stop(process: asyncio.subprocess.Process) -> None:
    """End one process politely, then firmly."""
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), 10)
        except TimeoutError:
            process.kill()
            await process.wait()


def _command(*arguments: str) -> Sequence[str]:
    return (sys.executable, "-P", "-m", "panelry_server", *arguments)


def _environment() -> dict[str, str]:
    """Return the environment without a person's own settings of a server; counts move every two seconds."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PANELRY_SERVER_")}
    return {**kept, "PANELRY_SERVER_SAMPLE": "2", "PANELRY_SERVER_BEACON": "2"}
