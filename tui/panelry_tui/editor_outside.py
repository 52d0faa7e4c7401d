"""A note in the person's own editor: a private file that is gone afterwards, whatever happens."""

import asyncio
import contextlib
import os
import shlex
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, unquote

from panelry.text import clean_text

FOLDER = "editing"
"""The folder of such files, under that of the seat."""


class EditorFault(Exception):  # noqa: N818 - a sentence for the person
    """The editor could not be used; the old text stays. The message says why and what to do.

    `text` is what the editor had saved before it failed, empty where that is nothing new.
    """

    def __init__(self, why: str, text: str = "") -> None:
        super().__init__(why)
        self.text = text


class NoEditorError(EditorFault):
    """No editor is set."""


def editor_of(environ: Mapping[str, str]) -> list[str]:
    """Return the person's editor with its arguments; `NoEditorError` if none is set."""
    try:
        command = shlex.split(environ.get("VISUAL") or environ.get("EDITOR") or "")
    except ValueError:
        command = []
    if not command:
        raise NoEditorError("No editor is set. Set VISUAL or EDITOR to one.")
    return command


async def edit_outside(text: str, command: Sequence[str], folder: Path | None = None, name: str = "") -> str:
    """Return the text as an editor left it.

    The file is 0600 in a 0700 folder, `editing` under `folder` or one of its own, and is removed when the
    editor ends. Raises `EditorFault` if it cannot be started or written, or ends with another code than 0;
    what the editor had saved by then comes with it.
    """
    own = None if folder is None else folder / FOLDER
    place = own or Path(tempfile.mkdtemp(prefix="panelry-"))
    path = place / f"note-{quote(name, safe='')}.txt"
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(
            os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(text)
        failed = await _run(command, path)
        edited = _read(path)
    except OSError as problem:
        raise EditorFault(f"The file of the note: {problem.strerror}. The note is as it was.") from None
    finally:
        path.unlink(missing_ok=True)
        if own is None:
            shutil.rmtree(place, ignore_errors=True)
    if failed:
        raise EditorFault(f"{failed} The note is as it was.", "" if edited == text else edited)
    return edited


async def _run(command: Sequence[str], path: Path) -> str:
    """Return how the editor failed, empty if it did not."""
    try:
        process = await asyncio.create_subprocess_exec(*command, str(path))
    except OSError:
        raise EditorFault(f"{command[0]} could not be started. The note is as it was.") from None
    code = await process.wait()
    if code < 0:
        return f"{command[0]} was ended by signal {-code}."
    return f"{command[0]} ended with code {code}." if code else ""


def _read(path: Path) -> str:
    return clean_text(path.read_text(encoding="utf-8", errors="replace")).rstrip("\n")


def left_behind(folder: Path) -> dict[str, str]:
    """Return the texts, by name, of editors that were open when a terminal was killed; they stay there."""
    found: dict[str, str] = {}
    for path in sorted((folder / FOLDER).glob("note-*.txt")):
        with contextlib.suppress(OSError):
            found[unquote(path.stem.removeprefix("note-"))] = _read(path)
    return found


def remove_left_behind(folder: Path) -> None:
    """Remove every file that an editor was given, with what editors put beside it."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
